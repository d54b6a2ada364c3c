//! Each kind of difference on the small catalog: its class, and the days worked out by hand.
//!
//! The procedure governs 2025-07-01 to the horizon's end 2026-03-31: 274 days, 195 of them working days (132 to the year's end, 63
//! after it without New Year's Day), and 39 Fridays, all worked.

use super::{Compared, compile, manifest, small};

#[test]
fn an_earlier_cut_off_is_heavier_on_working_days() {
    let compared = Compared::edited(&[("nhận sau 15:00", "nhận sau 14:00")]);
    assert_eq!(compared.told(), [("same_day", "heavier", 195), ("committed", "heavier", 195)]);
    let change = &compared.diff.changes[1];
    assert_eq!(change.witness.as_ref().unwrap().received, "2025-07-01T14:01");
    assert_eq!((change.from.to_string(), change.to.to_string()), ("2025-07-01".to_owned(), "2026-04-01".to_owned()));
}

#[test]
fn a_later_cut_off_is_lighter() {
    let compared = Compared::edited(&[("nhận sau 15:00", "nhận sau 16:00")]);
    assert_eq!(compared.told(), [("same_day", "lighter", 195), ("committed", "lighter", 195)]);
}

#[test]
fn an_earlier_last_intake_minute_loses_fridays() {
    let compared = Compared::edited(&[("nhận đến 16:00", "nhận đến 15:30")]);
    assert_eq!(compared.told(), [("same_day", "heavier", 39)]);
}

#[test]
fn a_session_that_ends_earlier_promises_earlier() {
    let compared =
        Compared::edited(&[("mỗi thứ-sáu 07:30-11:30, 13:30-17:00", "mỗi thứ-sáu 07:30-11:30, 13:30-16:45")]);
    // Received after hours on a Thursday, or before them on a Friday, a dossier starts to count on the Friday too.
    let told = compared.told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].0, told[0].1), ("promised", "lighter"));
    // 39 Fridays, the 39 Thursdays before them, one of them New Year's Day, and the evening before that.
    assert_eq!(told[0].2, 79);
}

#[test]
fn a_clause_that_is_dropped_is_lighter() {
    let clause = "        trừ trường hợp cần-xác-minh lý do \"phải xác minh\" en \"verification is needed\"\n";
    let compared = Compared::edited(&[(clause, "")]);
    // Every receipt before the cut-off, and those after hours that start to count the next morning.
    assert_eq!(compared.told(), [("same_day", "lighter", 274)]);
}

#[test]
fn a_longer_limit_is_heavier_and_loses_the_same_day() {
    let limit = "thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo";
    let compared = Compared::edited(&[(limit, "thời hạn 5 ngày làm việc")]);
    let told = compared.told();
    assert_eq!(
        told.iter().map(|(kind, class, _)| (*kind, *class)).collect::<Vec<_>>(),
        [("same_day", "heavier"), ("committed", "heavier"),]
    );
    assert_eq!(told[1].2, 274);
}

#[test]
fn a_limit_that_is_shorter_for_some_and_longer_for_others_is_mixed() {
    let text = small().replace(
        "    thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo\n",
        "    thời hạn 5 ngày làm việc khi cần-xác-minh\n    thời hạn 3 ngày làm việc\n",
    );
    let compared = Compared::between(&text, &[("thời hạn 5", "thời hạn 4"), ("thời hạn 3", "thời hạn 4")]);
    assert_eq!(compared.told(), [("committed", "mixed", 274)]);
    // The heavier side is shown.
    let witness = compared.diff.changes[0].witness.as_ref().unwrap();
    assert_eq!(witness.facts["cần-xác-minh"], false);
}

#[test]
fn only_the_law_s_limit_may_change() {
    let limit =
        "    thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo\n";
    let simplification = |days: u32| {
        format!(
            "đơn giản hóa 1.001193 theo luật-hộ-tịch \"Cắt giảm\" minh họa {{\n    từ 01/01/2026\n    thời hạn {days} ngày \
             làm việc thành 3 ngày làm việc\n}}\n"
        )
    };
    let text = |days: u32| {
        let rules = small().replace(limit, &format!("    thời hạn {days} ngày làm việc\n"));
        rules + &simplification(days)
    };
    let compared = Compared::of(compile(&manifest(), &text(5)), compile(&manifest(), &text(4)));
    // Before 2026 the committed limit is the law's.
    assert_eq!(compared.told(), [("committed", "lighter", 184), ("statutory", "lighter", 90)]);
}

#[test]
fn fees_are_compared_over_all_facts() {
    let compared = Compared::edited(&[("8.000 đồng", "9.000 đồng")]);
    assert_eq!(compared.told(), [("fee", "heavier", 274)]);
    assert_eq!(compared.diff.changes[0].witness.as_ref().unwrap().facts["bản-sao-yêu-cầu"], 1);
    // 2.000 more for everybody, 1.000 less a copy: two copies are paid alike.
    let compared = Compared::edited(&[("lệ phí 0 đồng", "lệ phí 2.000 đồng"), ("8.000 đồng", "7.000 đồng")]);
    assert_eq!(compared.told(), [("fee", "mixed", 274)]);
    let compared = Compared::edited(&[("8.000 đồng * bản-sao-yêu-cầu", "bản-sao-yêu-cầu * 8.000 đồng")]);
    assert_eq!(compared.told(), []);
}

#[test]
fn a_document_is_named() {
    let row = "        chứng-sinh \"Giấy chứng sinh\" en \"Certificate of live birth\" 1 bản chính\n";
    let more = format!("{row}        cam-đoan \"Giấy cam đoan\" 1 bản chính khi cần-xác-minh\n");
    let compared = Compared::edited(&[(row, &more)]);
    // Who needs verification never had the same day.
    assert_eq!(compared.told(), [("complete", "heavier", 274), ("document", "heavier", 274)]);
    assert_eq!(compared.diff.changes[1].what.as_deref(), Some("cam-đoan"));
    let compared = Compared::edited(&[(row, "")]);
    assert_eq!(
        compared.told(),
        [("same_day", "lighter", 274), ("complete", "lighter", 274), ("document", "lighter", 274),]
    );
}

#[test]
fn another_alternative_is_no_burden() {
    let row = "        chứng-sinh \"Giấy chứng sinh\" en \"Certificate of live birth\" 1 bản chính\n";
    let group = "        một trong {\n            chứng-sinh \"Giấy chứng sinh\" 1 bản chính\n            cam-đoan \"Giấy cam \
                 đoan\" 1 bản chính\n        }\n";
    let compared = Compared::edited(&[(row, group)]);
    assert_eq!(compared.told(), [("same_day", "lighter", 274), ("complete", "lighter", 274)]);
}

#[test]
fn copies_are_counted() {
    let compared = Compared::edited(&[("live birth\" 1 bản chính", "live birth\" 2 bản chính")]);
    assert_eq!(compared.told(), [("document", "heavier", 274)]);
    let compared = Compared::edited(&[("số lượng 1 bộ", "số lượng 2 bộ")]);
    assert_eq!(compared.told(), [("sets", "heavier", 274)]);
}

#[test]
fn a_ground_of_refusal_is_heavier() {
    let block = "    trong ngày {\n";
    let more = "    yêu cầu không cần-xác-minh lý do \"chưa xác minh\"\n    trong ngày {\n";
    let compared = Compared::edited(&[(block, more)]);
    assert_eq!(compared.told(), [("refusal", "heavier", 274)]);
}

#[test]
fn a_re_appointment_is_measured() {
    let compared = Compared::edited(&[("hẹn lại tối đa 3", "hẹn lại tối đa 5")]);
    assert_eq!(compared.told(), [("reappointment", "heavier", 274)]);
    let compared = Compared::edited(&[("    hẹn lại tối đa 3 ngày làm việc khi cần-xác-minh\n", "")]);
    assert_eq!(compared.told(), [("reappointment", "lighter", 274)]);
}

#[test]
fn who_signs_and_who_applies() {
    let compared = Compared::edited(&[("người ký chủ-tịch", "người ký phó-chủ-tịch")]);
    assert_eq!(compared.told(), [("signer", "mixed", 274)]);
    let compared = Compared::edited(&[("đối tượng công-dân", "đối tượng công-dân, người-nước-ngoài")]);
    assert_eq!(compared.told(), [("applicants", "lighter", 274)]);
}

#[test]
fn supplements_are_compared() {
    let limit = "    thời hạn trong ngày";
    let text =
        small().replace(limit, &format!("    bổ sung {{ thông báo trong 3 ngày làm việc; tính lại từ đầu }}\n{limit}"));
    let compared = Compared::between(&text, &[("thông báo trong 3", "thông báo trong 2")]);
    assert_eq!(compared.told(), [("supplement", "lighter", 274)]);
}

#[test]
fn channels_procedures_and_days_are_lost() {
    let compared = Compared::edited(&[("trực-tiếp, trực-tuyến toàn trình", "trực-tiếp")]);
    assert_eq!(compared.told(), [("channel", "heavier", 274)]);
    assert_eq!(compared.diff.changes[0].what.as_deref(), Some("online"));
    // January, February and March 2026.
    let compared =
        Compared::edited(&[("hiệu lực từ 01/07/2025 đến 28/02/2027", "hiệu lực từ 01/07/2025 đến 31/12/2025")]);
    assert_eq!(compared.told(), [("procedure", "heavier", 90)]);
    let compared = Compared::of(
        compile(&manifest(), &small()),
        compile(&manifest().replace("2026-03-31", "2026-04-30"), &small()),
    );
    let told = compared.told();
    assert_eq!(told[0], ("horizon", "lighter", 30));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn an_office_is_gained() {
    let office = "cơ quan từ-sơn \"Từ Sơn\" {\n    mã \"07643\"\n    cấp xã\n    lịch hành-chính\n}\n";
    let compared = Compared::of(compile(&manifest(), &small()), compile(&manifest(), &(small() + office)));
    assert_eq!(compared.told(), [("office", "lighter", 274)]);
    assert_eq!(compared.diff.changes[0].offices, ["từ-sơn"]);
}

#[test]
fn a_desk_that_is_shut_moves_what_comes_to_it() {
    let lines = "    cấp xã\n    lịch hành-chính\n}";
    let shut = "    cấp xã\n    lịch hành-chính\n    đóng cửa 06/08/2025 lý do \"bão\"\n}";
    let compared = Compared::edited(&[(lines, shut)]);
    // Wednesday itself, and the evening of Tuesday, whose receipts start to count on it. Who came after the cut-off on Wednesday
    // now starts to count on Thursday morning, and has the answer on that day.
    assert_eq!(compared.told(), [("same_day", "lighter", 1), ("committed", "heavier", 2)]);
}

#[test]
fn a_holiday_moves_limits() {
    let limit =
        "    thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo\n";
    let text = small().replace(limit, "    thời hạn 2 ngày làm việc\n");
    let holiday = "    nghỉ lễ 02/09 \"Quốc khánh\"\n    nghỉ bù";
    let compared = Compared::between(&text, &[("    nghỉ bù", holiday)]);
    let committed = compared.told().into_iter().find(|(kind, ..)| *kind == "committed").unwrap();
    // Tuesday 2 September: whoever comes on Thursday after hours to the Tuesday itself ends a day later.
    assert_eq!(committed, ("committed", "heavier", 6));
}

#[test]
fn values_of_a_fact_are_compared() {
    let compared = Compared::edited(&[("số 0..50", "số 0..40")]);
    assert_eq!(compared.told(), [("fact", "heavier", 455)]);
}

#[test]
fn what_does_not_compare_is_told() {
    let old = small();
    let new = old
        .replace("dữ kiện cần-xác-minh: có/không", "dữ kiện cần-xác-minh: số 0..1")
        .replace("khi cần-xác-minh\n", "khi cần-xác-minh = 1\n")
        .replace("trừ trường hợp cần-xác-minh", "trừ trường hợp cần-xác-minh = 1");
    let compared = Compared::of(compile(&manifest(), &old), compile(&manifest(), &new));
    assert_eq!(compared.told(), [("fact", "mixed", 455), ("not_proven", "mixed", 274)]);
}
