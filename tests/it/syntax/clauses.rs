//! Every clause of the grammar, in Vietnamese and in English: one tree, but for places.

use super::outline::outline;
use super::support::{plain, read, shown};
use thutuc::diagnostics::Finding;

/// The block that a clause stands in, in both languages.
#[derive(Clone, Copy, Debug)]
enum Block {
    Top,
    Instrument,
    Calendar,
    Role,
    Office,
    Procedure,
    Documents,
    Supplement,
    Step,
    SameDay,
    Simplify,
    Program,
    Rating,
}

impl Block {
    fn heads(self) -> (&'static str, &'static str) {
        match self {
            Self::Top => ("", ""),
            Self::Instrument => ("văn bản luật {", "instrument luật {"),
            Self::Calendar => ("lịch năm {", "calendar năm {"),
            Self::Role => ("chức danh phó {", "role phó {"),
            Self::Office => ("cơ quan xã {", "office xã {"),
            Self::Procedure => ("thủ tục 1.000001 {", "procedure 1.000001 {"),
            Self::Documents => ("thủ tục 1.000001 { hồ sơ {", "procedure 1.000001 { documents {"),
            Self::Supplement => ("thủ tục 1.000001 { bổ sung {", "procedure 1.000001 { supplement {"),
            Self::Step => ("thủ tục 1.000001 { bước a {", "procedure 1.000001 { step a {"),
            Self::SameDay => ("thủ tục 1.000001 { trong ngày {", "procedure 1.000001 { same-day {"),
            Self::Simplify => ("đơn giản hóa 1.000001 {", "simplify 1.000001 {"),
            Self::Program => ("mô hình m {", "program m {"),
            Self::Rating => ("xếp hạng r {", "rating r {"),
        }
    }

    fn around(self, head: &str, clause: &str) -> String {
        let closing = "}".repeat(head.matches('{').count());
        if head.is_empty() { format!("{clause}\n") } else { format!("{head}\n    {clause}\n{closing}\n") }
    }
}

/// Reads both forms, holds their trees equal and shows them.
fn same(name: &str, block: Block, vietnamese: &str, english: &str) {
    let (vi, en) = block.heads();
    let (vi, en) = (block.around(vi, vietnamese), block.around(en, english));
    let (_, in_vietnamese) = read(&vi);
    let (_, in_english) = read(&en);
    // `và` beside `hoặc` is read, with a warning.
    let clean = |findings: &[Finding]| findings.iter().all(|finding| finding.code() == "W0104");
    assert!(clean(&in_vietnamese.findings), "{}", shown(&vi));
    assert!(clean(&in_english.findings), "{}", shown(&en));
    assert_eq!(plain(&in_vietnamese.file), plain(&in_english.file));
    let tree = outline(&in_english.file.items);
    insta::with_settings!({
        snapshot_path => "../../cases/syntax/clauses",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, format!("{vi}\n{en}\n{tree}")) });
}

macro_rules! clauses {
    ($($name:ident in $block:ident: $vi:literal = $en:literal;)*) => {
        $(#[test]
        fn $name() {
            same(stringify!($name), Block::$block, $vi, $en);
        })*
    };
}

clauses! {
    item_instrument in Top: "văn bản luật \"Luật\" en \"Law\" { số hiệu \"1/2014\" }" = "instrument luật \"Luật\" en \"Law\" { number \"1/2014\" }";
    item_calendar in Top: "lịch hành-chính \"Lịch\" { }" = "calendar hành-chính \"Lịch\" { }";
    item_role in Top: "chức danh chủ-tịch \"Chủ tịch\"" = "role chủ-tịch \"Chủ tịch\"";
    item_office in Top: "cơ quan xã \"Trung tâm\" { mã \"07642\" }" = "office xã \"Trung tâm\" { code \"07642\" }";
    item_fact_yes_no in Top: "dữ kiện a: có/không \"A\"" = "fact a: yes/no \"A\"";
    item_fact_number in Top: "dữ kiện a: số 0..50" = "fact a: number 0..50";
    item_fact_money in Top: "dữ kiện a: tiền 0 .. 1.000.000 đồng" = "fact a: money 0..1_000_000 VND";
    item_fact_date in Top: "dữ kiện a: ngày" = "fact a: date";
    item_fact_time in Top: "dữ kiện a: giờ" = "fact a: time";
    item_fact_choice in Top: "dữ kiện a: một trong { b, c-1 } \"A\"" = "fact a: one of { b, c-1 } \"A\"";
    item_common_process in Top: "quy trình chung q { dự thảo }" = "common process q { draft }";
    item_procedure in Top: "thủ tục 1.014848.000.00.00.H05 \"Tên\" { dự thảo }" = "procedure 1.014848.000.00.00.h05 \"Tên\" { draft }";
    item_linked in Top: "liên thông 3.000722 \"Tên\" { dự thảo }" = "linked 3.000722 \"Tên\" { draft }";
    item_simplification in Top: "đơn giản hóa 1.014848 theo điều 2 quyết-định \"Tên\" minh họa { từ 01/10/2025 }" = "simplify 1.014848 under quyết-định art 2 \"Tên\" illustrative { from 2025-10-01 }";
    item_program in Top: "mô hình m \"Tên\" tại yên-định, biển-động { từ 01/07/2025 }" = "program m \"Tên\" at yên-định, biển-động { from 2025-07-01 }";
    item_program_everywhere in Top: "mô hình m tại mọi cơ quan cấp xã { từ 01/07/2025 đến 31/12/2025 }" = "program m at every office of level commune { from 2025-07-01 to 2025-12-31 }";
    item_rating in Top: "xếp hạng r \"Tên\" { kỳ quý }" = "rating r \"Tên\" { period quarter }";

    part_basis in Procedure: "lĩnh vực a căn cứ điểm a khoản 3 điều 5 luật, điều 28a luật-b" = "field a basis luật art 5 cl 3 pt a, art 28a luật-b";
    part_accept in Procedure: "lĩnh vực a chấp nhận W0301 lý do \"x\" en \"y\"" = "field a accept w0301 reason \"x\" en \"y\"";
    part_accept_with_basis in Procedure: "lĩnh vực a chấp nhận E0503 căn cứ điều 7 luật" = "field a accept E0503 basis luật art 7";
    part_illustrative in Procedure: "bước a \"A\" { trong 5 phút minh họa }" = "step a \"A\" { within 5 minutes illustrative }";
    part_other_language in Procedure: "cơ quan giải quyết \"Commune\" vi \"Xã\"" = "agency \"Commune\" vi \"Xã\"";

    instrument_number in Instrument: "số hiệu \"60/2014/QH13\"" = "number \"60/2014/QH13\"";
    instrument_in_force in Instrument: "hiệu lực từ 01/01/2016 đến 28/02/2027" = "in force from 2016-01-01 to 2027-02-28";
    instrument_force_unknown in Instrument: "hiệu lực chưa rõ" = "force unknown";
    instrument_amended in Instrument: "sửa đổi bởi a, b" = "amended by a, b";
    instrument_replaced in Instrument: "thay thế bởi a" = "replaced by a";
    instrument_repealed in Instrument: "bãi bỏ bởi a" = "repealed by a";

    calendar_week in Calendar: "tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00" = "working week monday to friday 7:30-11:30, 13:30 – 17:00";
    calendar_week_of_single_days in Calendar: "tuần làm việc thứ-bảy, chủ-nhật 7 giờ 30 - 11 giờ" = "working week saturday, sunday 07:30-11:00";
    calendar_yearly_holiday in Calendar: "nghỉ lễ 30/04, 01/05 \"Lễ\"" = "holiday 30/04, 1/5 \"Lễ\"";
    calendar_lunar_holiday in Calendar: "nghỉ lễ 10/03 âm lịch \"Giỗ Tổ\"" = "holiday 10/03 lunar \"Giỗ Tổ\"";
    calendar_dated_holiday in Calendar: "nghỉ lễ 27/01/2025 đến 31/01/2025 \"Tết\" thông báo 03/12/2024" = "holiday 2025-01-27 to 2025-01-31 \"Tết\" announced 2024-12-03";
    calendar_holiday_from_a_year in Calendar: "nghỉ lễ 24/11 từ 01/07/2026 \"Văn hóa\" chưa rõ nghỉ bù" = "holiday 24/11 from 2026-07-01 \"Văn hóa\" compensation unknown";
    calendar_holiday_without_compensation in Calendar: "nghỉ lễ 24/11 không nghỉ bù" = "holiday 24/11 not compensated";
    calendar_swap in Calendar: "hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025 thông báo 03/12/2024" = "swap off 2025-05-02 worked 2025-04-26 announced 2024-12-03";
    calendar_compensation in Calendar: "nghỉ bù khi trùng ngày nghỉ hằng tuần căn cứ luật" = "compensated when on a weekly rest day basis luật";
    calendar_announced in Calendar: "đã thông báo đến 31/12/2025 thông báo 03/12/2024" = "announced to 2025-12-31 announced 2024-12-03";

    role_signs_for in Role: "ký thay chủ-tịch từ 01/07/2025 đến 31/12/2026 căn cứ luật" = "signs for chủ-tịch from 2025-07-01 to 2026-12-31 basis luật";

    office_code in Office: "mã \"07642\"" = "code \"07642\"";
    office_level in Office: "cấp tỉnh" = "level province";
    office_calendar in Office: "lịch hành-chính" = "calendar hành-chính";
    office_reception in Office: "tiếp nhận thứ-bảy 07:30-11:30" = "reception saturday 07:30-11:30";
    office_in_force in Office: "hiệu lực từ 01/07/2025" = "in force from 2025-07-01";
    office_closed in Office: "đóng cửa 01/10/2025, 02/10/2025 lý do \"bão\"" = "closed 2025-10-01, 2025-10-02 reason \"bão\"";

    procedure_field in Procedure: "lĩnh vực hộ-tịch" = "field hộ-tịch";
    procedure_level in Procedure: "cấp xã, bộ" = "level commune, ministry";
    procedure_in_force in Procedure: "hiệu lực từ 01/07/2025 đến 28/02/2027" = "in force from 2025-07-01 to 2027-02-28";
    procedure_published in Procedure: "quyết định công bố \"163/QĐ-BTP\"" = "published by \"163/QĐ-BTP\"";
    procedure_basis in Procedure: "căn cứ khoản 3 điều 5 luật, điều 16 luật" = "basis luật art 5 cl 3, luật art 16";
    procedure_applicants in Procedure: "đối tượng công-dân, việt-kiều, người-nước-ngoài, doanh-nghiệp, hợp-tác-xã, tổ-chức, cán-bộ" = "applicants citizen, overseas, foreigner, enterprise, cooperative, organization, official";
    procedure_agency in Procedure: "cơ quan giải quyết \"Ủy ban nhân dân cấp xã\"" = "agency \"Ủy ban nhân dân cấp xã\"";
    procedure_coordination in Procedure: "phối hợp \"Công an xã\", \"Bảo hiểm xã hội\"" = "coordinates \"Công an xã\", \"Bảo hiểm xã hội\"";
    procedure_signer in Procedure: "người ký chủ-tịch" = "signer chủ-tịch";
    procedure_channels in Procedure: "cách thức trực-tiếp, trực-tuyến toàn trình, bưu-chính, lưu-động" = "channels counter, online full, post, mobile";
    procedure_partly_online in Procedure: "cách thức trực-tuyến một phần" = "channels online partial";
    procedure_sets in Procedure: "số lượng 01 bộ" = "sets 1";
    procedure_result in Procedure: "kết quả giấy \"Giấy\" mã \"KQ.G15.000031\" 1 bản chính, 2 bản sao" = "result giấy \"Giấy\" code \"KQ.G15.000031\" 1 original, 2 copies";
    procedure_follows in Procedure: "theo quy trình a, b" = "follows a, b";
    procedure_charge in Procedure: "lệ phí 0 đồng khi miễn" = "charge 0 VND when miễn";
    procedure_charge_set_elsewhere in Procedure: "lệ phí theo \"Nghị quyết\" căn cứ thông-tư" = "charge set by \"Nghị quyết\" basis thông-tư";
    procedure_fee in Procedure: "phí bản-sao 8.000 đồng * số-bản" = "fee bản-sao 8_000 VND * số-bản";
    procedure_fee_without_a_name in Procedure: "phí max(5.000 đồng, 1.000 đồng * số-trang)" = "fee max(5_000 VND, 1_000 VND * số-trang)";
    procedure_fee_set_elsewhere in Procedure: "phí thẩm-định theo \"Nghị quyết\"" = "fee thẩm-định set by \"Nghị quyết\"";
    procedure_same_day_limit in Procedure: "thời hạn trong ngày, nhận sau 15 giờ 30 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo" = "deadline same day, received after 15:30 and not resolved at once then counted from next working day";
    procedure_limit in Procedure: "thời hạn 03 ngày làm việc khi cần-xác-minh" = "deadline 3 working days when cần-xác-minh";
    procedure_limit_with_a_cut_off in Procedure: "thời hạn 3 ngày làm việc, nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo" = "deadline 3 working days, received after 15:00 then counted from next working day";
    procedure_no_limit in Procedure: "thời hạn không quy định" = "deadline not regulated";
    procedure_limit_in_words in Procedure: "thời hạn \"theo kỳ họp\"" = "deadline \"theo kỳ họp\"";
    procedure_limit_from_a_step in Procedure: "thời hạn 30 ngày, kể từ khi niêm-yết" = "deadline 30 days, counted from niêm-yết";
    procedure_extension in Procedure: "kéo dài thêm 5 ngày làm việc khi cần-xác-minh" = "extended by 5 working days when cần-xác-minh";
    procedure_reappointment in Procedure: "hẹn lại tối đa 3 ngày làm việc khi cần-xác-minh" = "reappoint up to 3 working days when cần-xác-minh";
    procedure_requirement in Procedure: "yêu cầu số-năm-từ(ngày-sinh) >= 18 lý do \"chưa đủ tuổi\"" = "requirement years-from(ngày-sinh) >= 18 reason \"chưa đủ tuổi\"";
    procedure_file_at in Procedure: "nơi nộp mọi cơ quan cấp xã" = "file at every office of level commune";
    procedure_stage in Procedure: "giai đoạn bhyt 1.014137 sau khai-sinh trong 2 ngày làm việc khi a" = "stage bhyt 1.014137 after khai-sinh within 2 working days when a";
    procedure_draft in Procedure: "dự thảo" = "draft";
    procedure_illustrative in Procedure: "minh họa" = "illustrative";

    documents_plain in Documents: "tờ-khai \"Tờ khai\" en \"Form\" 1 bản chính" = "tờ-khai \"Tờ khai\" en \"Form\" 1 original";
    documents_kinds in Documents: "a 1 bản chính, 2 bản sao, 1 bản sao chứng thực, 1 bản điện tử, 1 biểu mẫu điện tử" = "a 1 original, 2 copies, 1 certified copy, 1 electronic copy, 1 electronic form";
    documents_parts in Documents: "a \"A\" 1 bản chính, mẫu \"CT01\", xuất trình, số hóa, nếu có, khai thác từ \"CSDL\" khi b" = "a \"A\" 1 original, form \"CT01\", present, digitise, if any, drawn from \"CSDL\" when b";
    documents_submitted in Documents: "a 1 bản chính, nộp" = "a 1 original, submit";
    documents_parts_after_a_condition in Documents: "a 1 bản chính khi b, số hóa" = "a 1 original when b, digitise";
    documents_one_of in Documents: "một trong khi b { a; c }" = "one of when b { a; c }";
    documents_one_of_in_order in Documents: "một trong theo thứ tự { a; c }" = "one of in order { a; c }";
    documents_case in Documents: "trường hợp \"Nộp theo ủy quyền\" khi b { a }" = "case \"Nộp theo ủy quyền\" when b { a }";

    supplement_notice in Supplement: "thông báo trong 3 ngày làm việc" = "notice within 3 working days";
    supplement_resubmission in Supplement: "nộp lại trong 30 ngày" = "resubmit within 30 days";
    supplement_restarts in Supplement: "tính lại từ đầu" = "restarts";
    supplement_pauses in Supplement: "tạm dừng" = "pauses";

    step_after in Step: "sau b, c" = "after b, c";
    step_role in Step: "do một-cửa" = "by một-cửa";
    step_within in Step: "trong 0,5 ngày làm việc" = "within 0.5 working days";
    step_condition in Step: "khi cần-xác-minh" = "when cần-xác-minh";
    step_mandatory in Step: "bắt buộc" = "mandatory";
    step_digitises in Step: "số hóa" = "digitise";
    step_returns_the_result in Step: "trả kết quả" = "returns result";
    step_consults in Step: "lấy ý kiến \"Công an xã\"" = "consult \"Công an xã\"";
    step_agency in Step: "cơ quan \"Chi nhánh\"" = "agency \"Chi nhánh\"";
    step_floor in Step: "chờ ít nhất 7 ngày" = "wait at least 7 days";
    step_waits_for_the_applicant in Step: "chờ người-nộp" = "wait for applicant";
    step_waits_and_stops in Step: "chờ người-nộp tối đa 30 ngày, quá thì dừng" = "wait for applicant up to 30 days, then stops";
    step_waits_and_agrees in Step: "chờ người-nộp tối đa 30 ngày, quá thì coi như đồng ý" = "wait for applicant up to 30 days, then deemed agreed";

    same_day_when in SameDay: "khi hồ-sơ.đầy-đủ lý do \"hồ sơ chưa đủ\"" = "when hồ-sơ.đầy-đủ reason \"hồ sơ chưa đủ\"";
    same_day_unless in SameDay: "trừ trường hợp cần-xác-minh lý do \"phải xác minh\" căn cứ điều 5 luật" = "unless cần-xác-minh reason \"phải xác minh\" basis luật art 5";

    simplify_from in Simplify: "từ 01/10/2025" = "from 2025-10-01";
    simplify_basis in Simplify: "căn cứ điều 2 quyết-định" = "basis quyết-định art 2";
    simplify_deadline in Simplify: "thời hạn 20 ngày làm việc khi a thành 14 ngày làm việc" = "deadline 20 working days when a into 14 working days";
    simplify_deadline_by_an_arrow in Simplify: "thời hạn 20 ngày làm việc -> 14 ngày làm việc" = "deadline 20 working days -> 14 working days";
    simplify_deadline_with_a_cut_off in Simplify: "thời hạn 2 ngày làm việc thành trong ngày, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo" = "deadline 2 working days into same day, received after 15:00 then counted from next working day";
    simplify_extension in Simplify: "kéo dài thêm 5 ngày làm việc khi a thành 3 ngày làm việc" = "extended by 5 working days when a into 3 working days";
    simplify_reappointment in Simplify: "hẹn lại tối đa 5 ngày làm việc thành 3 ngày làm việc" = "reappoint up to 5 working days into 3 working days";
    simplify_charge in Simplify: "lệ phí 50.000 đồng thành 0 đồng" = "charge 50_000 VND into 0 VND";
    simplify_fee in Simplify: "phí bản-sao 8.000 đồng * n khi a thành 5.000 đồng * n" = "fee bản-sao 8_000 VND * n when a into 5_000 VND * n";
    simplify_step_time in Simplify: "bước thẩm-định trong 12 ngày làm việc thành 7,5 ngày làm việc" = "step thẩm-định within 12 working days into 7.5 working days";
    simplify_step_role in Simplify: "bước ký do chủ-tịch thành phó-chủ-tịch" = "step ký by chủ-tịch into phó-chủ-tịch";
    simplify_signer in Simplify: "người ký chủ-tịch thành phó-chủ-tịch" = "signer chủ-tịch into phó-chủ-tịch";
    simplify_drops_steps in Simplify: "bỏ bước a, b lý do \"trùng\"" = "drop step a, b reason \"trùng\"";
    simplify_drops_documents in Simplify: "bỏ hồ sơ a lý do \"khai thác từ cơ sở dữ liệu\"" = "drop documents a reason \"khai thác từ cơ sở dữ liệu\"";
    simplify_drops_a_requirement in Simplify: "bỏ yêu cầu tuổi >= 18" = "drop requirement tuổi >= 18";
    simplify_merges_steps in Simplify: "gộp bước trình, duyệt thành ký \"Ký\" { do phó; trong 1 ngày làm việc }" = "merge step trình, duyệt into ký \"Ký\" { by phó; within 1 working day }";
    simplify_adds_channels in Simplify: "cách thức thêm trực-tuyến toàn trình" = "channels add online full";
    simplify_adds_applicants in Simplify: "đối tượng thêm tổ-chức" = "applicants add organization";

    program_period in Program: "từ 01/07/2025 đến 31/12/2025" = "from 2025-07-01 to 2025-12-31";
    program_end in Program: "đến 31/12/2025" = "to 2025-12-31";
    program_weekly in Program: "mỗi thứ-sáu 07:30-11:30, 13:30-17:00 địa điểm \"Trung tâm\"" = "every friday 07:30-11:30, 13:30-17:00 place \"Trung tâm\"";
    program_dated in Program: "ngày 12/09/2025, 19/09/2025 08:00-11:30 địa điểm \"Nhà văn hóa\"" = "on 2025-09-12, 2025-09-19 08:00-11:30 place \"Nhà văn hóa\"";
    program_intake in Program: "nhận đến 16 giờ" = "intake until 16:00";
    program_signer in Program: "người ký phó-chủ-tịch" = "signer phó-chủ-tịch";
    program_covers_fields in Program: "áp dụng lĩnh vực hộ-tịch, chứng-thực" = "covers field hộ-tịch, chứng-thực";
    program_covers_procedures in Program: "áp dụng thủ tục 1.001193, 2.000635" = "covers procedure 1.001193, 2.000635";
    program_covers_all in Program: "áp dụng mọi thủ tục trả trong ngày" = "covers every same-day procedure";
    program_exceptions in Program: "trừ thủ tục 2.001035, 2.001016 lý do \"cần hai công chức\"" = "except procedure 2.001035, 2.001016 reason \"cần hai công chức\"";
    program_condition in Program: "khi a lý do \"x\"" = "when a reason \"x\"";
    program_unless in Program: "trừ trường hợp a hoặc b lý do \"x\"" = "unless a or b reason \"x\"";
    program_basis in Program: "căn cứ kế-hoạch" = "basis kế-hoạch";
    program_illustrative in Program: "minh họa" = "illustrative";

    rating_month in Rating: "kỳ tháng" = "period month";
    rating_year in Rating: "kì năm" = "period year";
    rating_criterion in Rating: "tiêu chí nhanh = thời-gian-xử-lý trọng số 20 từ 100% đến 97,06 % trụ cột \"Chuyên nghiệp\"" = "criterion nhanh = processing-time weight 20 from 100% to 97.06% pillar \"Chuyên nghiệp\"";
    rating_measures in Rating: "tiêu chí a = tỷ-lệ-số-hóa trọng số 1 từ 0% đến 100%; tiêu chí b = điểm-hài-lòng trọng số 1 từ 0% đến 100%" = "criterion a = digitised-rate weight 1 from 0% to 100%; criterion b = satisfaction weight 1 from 0% to 100%";
    rating_stars in Rating: "sao 5 khi điểm >= 90 và q = 0%" = "stars 5 when điểm >= 90 and q = 0%";
    rating_otherwise in Rating: "còn lại sao 1" = "otherwise star 1";
    rating_sample in Rating: "mẫu tối thiểu 30" = "minimum sample 30";
    rating_basis in Rating: "căn cứ quyết-định" = "basis quyết-định";
    rating_illustrative in Rating: "minh họa" = "illustrative";

    duration_minutes in Procedure: "thời hạn 20 phút" = "deadline 20 minutes";
    duration_hours in Procedure: "thời hạn 24 giờ" = "deadline 24 hours";
    duration_working_hours in Procedure: "thời hạn 4 giờ làm việc" = "deadline 4 working hours";
    duration_working_minutes in Procedure: "thời hạn 30 phút làm việc" = "deadline 30 working minutes";
    duration_weeks in Procedure: "thời hạn 2 tuần" = "deadline 2 weeks";
    duration_months in Procedure: "thời hạn 3 tháng" = "deadline 3 months";
    duration_years in Procedure: "thời hạn 1 năm" = "deadline 1 year";

    expression_precedence in Procedure: "yêu cầu không a và b hoặc c và không không d" = "requirement not a and b or c and not not d";
    expression_comparisons in Procedure: "yêu cầu (a < 1 hoặc a <= 2 hoặc a > 3 hoặc a >= 4) và b = 5 và c != 6" = "requirement (a < 1 or a ≤ 2 or a > 3 or a ≥ 4) and b = 5 and c ≠ 6";
    expression_membership in Procedure: "yêu cầu nhận.thứ thuộc { thứ-hai, thứ-ba }" = "requirement nhận.thứ in { thứ-hai, thứ-ba }";
    expression_arithmetic in Procedure: "lệ phí min(a + b * 2 - 1, 100) * 500 đồng" = "charge min(a + b * 2 - 1, 100) * 500 VND";
    expression_days in Procedure: "yêu cầu số-ngày-từ(ngày-sinh) <= 60 và d >= 01/07/2025 và t < 15 giờ 30" = "requirement days-from(ngày-sinh) <= 60 and d >= 2025-07-01 and t < 15:30";
}
