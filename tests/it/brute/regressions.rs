//! Catalogs on which proofs and enumeration once disagreed.

use super::{Small, Verdict, compare};

const SHARED: &str = r#"
văn bản luật-thử "Luật" { số hiệu "1/2020/QH14"; hiệu lực từ 01/01/2020 }
văn bản quyết-định "Quyết định" minh họa { số hiệu "4/QĐ"; hiệu lực từ 01/01/2020 }
chức danh cán-bộ "Cán bộ"
dữ kiện gấp: có/không "Gấp"
dữ kiện n: số 0..3 "Số"
dữ kiện m: số 0..2 "Số khác"
dữ kiện ngày-cấp: ngày "Ngày cấp"
lịch chính "Lịch" {
    tuần làm việc thứ-hai đến thứ-sáu 08:00-08:04, 13:00-13:03
    nghỉ lễ 30/04, 01/05
    hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025
    đã thông báo đến 31/12/2027
}
cơ quan a "Trung tâm a" {
    mã "00001"
    cấp xã
    lịch chính
}
"#;

const HEAD: &str = r#"
thủ tục 1.000001 "Thủ tục" {
    lĩnh vực thử
    cấp xã
    hiệu lực từ 01/01/2025
    đối tượng công-dân
    cơ quan giải quyết "Ủy ban"
    cách thức trực-tiếp
    số lượng 1 bộ
"#;

/// Clauses of the procedure, further items, and lines of a simplification; the codes that are wanted.
fn agrees(clauses: &str, items: &str, lines: &str, wanted: &[&str]) {
    let simplification = if lines.is_empty() {
        String::new()
    } else {
        format!("đơn giản hóa 1.000001 theo quyết-định \"Cắt giảm\" minh họa {{\n    từ 24/04/2025\n{lines}\n}}\n")
    };
    let small = Small {
        manifest: "catalog: thu\ntitle: { vi: \"Thử\" }\nlanguage: vi\nhorizon: { from: 2025-04-21, to: 2025-05-04 }\n"
            .to_owned(),
        text: format!("{SHARED}{HEAD}{clauses}\n}}\n{items}"),
        simplification,
    };
    match compare(&small, usize::MAX) {
        Verdict::Compared { codes, wrong, .. } => {
            assert!(wrong.is_empty(), "{}\n{}", small.whole(), wrong.join("\n"));
            assert_eq!(codes.iter().map(String::as_str).collect::<Vec<_>>(), wanted);
        }
        Verdict::NotProven | Verdict::Large => panic!("not proven"),
        Verdict::Discarded(codes) => panic!("{codes:?}"),
    }
}

const STEP: &str = "    bước trả \"Trả\" { do cán-bộ; trong 1 phút; trả kết quả }";
const DOCUMENT: &str = "    hồ sơ { đơn \"Đơn\" 1 bản chính }\n";

#[test]
fn a_single_date_has_one_weekday() {
    let clauses = format!(
        "{DOCUMENT}    thời hạn 3 ngày làm việc khi nhận.ngày != 28/04/2025 hoặc nhận.thứ != thứ-tư\n    thời hạn 4 ngày làm việc\n{STEP}"
    );
    agrees(&clauses, "", "", &["E0514", "E0802"]);
}

#[test]
fn a_dossier_from_outside_the_windows_is_in_the_session_it_counts_from() {
    let steps = "    bước b1 \"Bước\" { do cán-bộ; trong 1 ngày làm việc }\n    bước trả \"Trả\" { do cán-bộ; sau b1; trong 1 phút; trả kết quả }";
    let clauses = format!(
        "{DOCUMENT}    thời hạn 6 ngày làm việc\n{steps}\n    trong ngày {{ khi nhận.giờ > 13:03 lý do \"muộn\" }}"
    );
    let program =
        "mô hình mẫu \"Mẫu\" tại a minh họa {\n    mỗi thứ-sáu 08:00-08:05\n    áp dụng thủ tục 1.000001\n}\n";
    agrees(&clauses, program, "", &["E0608"]);
}

#[test]
fn fewer_documents_can_choose_a_longer_limit() {
    let clauses =
        format!("{DOCUMENT}    thời hạn 3 ngày làm việc khi hồ-sơ.đầy-đủ\n    thời hạn 1 ngày làm việc\n{STEP}");
    agrees(&clauses, "", "    bỏ hồ sơ đơn lý do \"thừa\"", &["E0712"]);
}

#[test]
fn fewer_documents_can_choose_a_higher_fee() {
    let clauses = format!(
        "{DOCUMENT}    lệ phí 3 đồng khi hồ-sơ.đầy-đủ\n    lệ phí 1 đồng\n    thời hạn 3 ngày làm việc\n{STEP}"
    );
    agrees(&clauses, "", "    bỏ hồ sơ đơn lý do \"thừa\"", &["E0714"]);
}

#[test]
fn a_longer_limit_is_not_made_up_by_a_shorter_reappointment() {
    let clauses = format!("{DOCUMENT}    thời hạn 3 ngày làm việc\n    hẹn lại tối đa 4 ngày làm việc khi gấp\n{STEP}");
    let lines = "    thời hạn 3 ngày làm việc thành 4 ngày làm việc\n    hẹn lại tối đa 4 ngày làm việc khi gấp thành 1 ngày làm việc";
    agrees(&clauses, "", lines, &["E0712"]);
}

#[test]
fn a_longer_step_makes_a_limit_that_counts_from_it_longer() {
    let steps = "    bước b1 \"Bước\" { do cán-bộ; trong 1 ngày làm việc }\n    bước trả \"Trả\" { do cán-bộ; sau b1; trong 1 phút; trả kết quả }";
    let clauses = format!("{DOCUMENT}    thời hạn 3 ngày làm việc, kể từ khi b1\n{steps}");
    agrees(&clauses, "", "    bước b1 trong 1 ngày làm việc thành 3 ngày làm việc", &["E0712"]);
    agrees(&clauses, "", "    bước b1 trong 1 ngày làm việc thành 0,5 ngày làm việc", &[]);
}

#[test]
fn fees_are_compared_where_conditions_compare_two_numbers() {
    let clauses =
        format!("{DOCUMENT}    lệ phí 2 đồng * m khi n < m\n    lệ phí 1 đồng\n    thời hạn 3 ngày làm việc\n{STEP}");
    agrees(&clauses, "", "    lệ phí 2 đồng * m khi n < m thành 2 đồng * (n + 1)", &[]);
    agrees(&clauses, "", "    lệ phí 2 đồng * m khi n < m thành 2 đồng * (n + 2)", &["E0714"]);
}

#[test]
fn a_date_and_the_days_from_it_are_one_fact() {
    let clauses = format!(
        "{DOCUMENT}    thời hạn 3 ngày làm việc khi ngày-cấp >= 02/05/2025 và số-ngày-từ(ngày-cấp) >= 3\n    thời hạn 4 ngày làm việc\n{STEP}"
    );
    agrees(&clauses, "", "", &["E0801"]);
    let clauses = clauses.replace("02/05/2025", "01/05/2025");
    agrees(&clauses, "", "", &[]);
}

#[test]
fn an_added_channel_has_limits_of_the_law_and_no_fees_of_before() {
    let online = "khi gấp và hình-thức = trực-tuyến";
    let clauses = format!(
        "{DOCUMENT}    lệ phí 1 đồng {online}\n    lệ phí 1 đồng khi gấp\n    lệ phí 3 đồng\n    \
         thời hạn 3 ngày làm việc {online}\n    thời hạn 2 ngày làm việc\n{STEP}"
    );
    let channel = "    cách thức thêm trực-tuyến toàn trình\n";
    // The decision's committed moment would be past its statutory one. Both rows of 1 đồng say the same.
    let limit = format!("{channel}    thời hạn 3 ngày làm việc {online} thành 4 ngày làm việc");
    agrees(&clauses, "", &limit, &["E0712", "W0802"]);
    let fee = format!("{channel}    lệ phí 1 đồng {online} thành 2 đồng");
    agrees(&clauses, "", &fee, &[]);
}

#[test]
fn a_reappointment_is_not_compared_on_an_added_channel() {
    let clauses = format!(
        "{DOCUMENT}    thời hạn 3 ngày làm việc\n    hẹn lại tối đa 3 ngày làm việc khi gấp và hình-thức = trực-tuyến\n{STEP}"
    );
    let lines = "    cách thức thêm trực-tuyến toàn trình\n    \
                 hẹn lại tối đa 3 ngày làm việc khi gấp và hình-thức = trực-tuyến thành 4 ngày làm việc";
    agrees(&clauses, "", lines, &[]);
}

/// Two stages of two minutes' work, one after the other, in a session of five minutes: the limit of the first is of no matter.
#[test]
fn stages_follow_each_other_in_a_session_by_their_steps() {
    let own = format!("{DOCUMENT}    thời hạn 5 ngày\n    bước trả \"Trả\" {{ do cán-bộ; trong 2 phút; trả kết quả }}");
    let items = |intake: &str| {
        let head = HEAD.replace("thủ tục 1.000001", "liên thông 3.000001");
        format!(
            "{head}    giai đoạn g1 1.000001 trong 2 ngày\n    giai đoạn g2 1.000001 sau g1\n    thời hạn 14 ngày làm việc\n    \
             trong ngày {{ khi gấp lý do \"không gấp\" }}\n}}\nmô hình mẫu \"Mẫu\" tại a minh họa {{\n    ngày 28/04/2025 \
             08:00-08:05\n    nhận đến {intake}\n    áp dụng thủ tục 3.000001\n}}\n"
        )
    };
    agrees(&own, &items("08:01"), "", &[]);
    agrees(&own, &items("08:02"), "", &["E0608"]);
}

/// In the session the steps are done in time; by the calendar they would begin the day after, when the limit is past.
#[test]
fn steps_of_a_session_are_held_against_the_limit_there() {
    let clauses = |limit: &str| {
        format!(
            "{DOCUMENT}    thời hạn {limit} khi gấp và nhận.giờ >= 13:03\n    thời hạn 5 ngày làm việc\n    \
             bước trả \"Trả\" {{ do cán-bộ; trong 4 phút; trả kết quả }}\n    trong ngày {{ khi gấp lý do \"không gấp\" }}"
        )
    };
    let program = "mô hình mẫu \"Mẫu\" tại a minh họa {\n    ngày 28/04/2025 17:00-17:10\n    nhận đến 17:05\n    áp dụng thủ tục 1.000001\n}\n";
    // Who comes after the desk has closed counts from the session, or from the next morning.
    agrees(&clauses("10 giờ"), program, "", &[]);
    // A limit of the day before the session's end is the promise, and its steps run by the calendar.
    agrees(&clauses("5 phút"), program, "", &["E0510"]);
}

/// A program that leaves complete dossiers out leaves more out once fewer documents make them complete.
#[test]
fn fewer_documents_can_close_a_session() {
    let documents = "    hồ sơ {\n        đơn \"Đơn\" 1 bản chính\n        bản-vẽ \"Bản vẽ\" 1 bản sao\n    }\n";
    let clauses = |limit: &str| {
        format!("{documents}    thời hạn {limit}\n{STEP}\n    trong ngày {{ khi gấp lý do \"không gấp\" }}")
    };
    let program = "mô hình mẫu \"Mẫu\" tại a minh họa {\n    mỗi thứ-sáu 08:00-08:05\n    nhận đến 08:03\n    áp dụng thủ tục 1.000001\n    trừ trường hợp hồ-sơ.đầy-đủ lý do \"đủ\"\n}\n";
    let line = "    bỏ hồ sơ bản-vẽ lý do \"thừa\"";
    agrees(&clauses("3 ngày làm việc"), program, line, &["E0717"]);
    // The limit of the day promises too.
    agrees(&clauses("trong ngày, nhận sau 13:01 thì tính từ ngày làm việc tiếp theo"), program, line, &[]);
}
