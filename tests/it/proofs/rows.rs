//! Rows of which one is chosen: a case that they leave open, one that is never chosen, one that changes nothing.

use thutuc::diagnostics::Note;

use super::planted::{check, compile, planted};

#[test]
fn rows_leave_no_case_open() {
    check(&[
        // 10 is neither more nor less than 10.
        planted(
            "a number between two limits",
            "E0513",
            "MỘT-BƯỚC thời hạn 5 ngày làm việc khi số-bản > 10
            thời hạn 3 ngày làm việc khi số-bản § 10 }",
            "<",
            "<=",
        )
        .shows("2025-01-02T07:30", "statutory != null", "statutory = null")
        .with("số-bản = 10"),
        // The desk is shut on Saturdays, but a dossier can come then: first on 04/01, from midnight on.
        planted(
            "a weekday without a limit",
            "E0513",
            "ONE-STEP deadline 5 working days when received.weekday in { monday, tuesday, wednesday, thursday, friday }
            deadline 6 working days when received.weekday in { § } }",
            "sunday",
            "saturday, sunday",
        )
        .shows("2025-01-04T00:00", "statutory != null", "statutory = null")
        .with(""),
        // Neither more nor fewer: none of both is the least.
        planted(
            "two numbers that are equal",
            "E0513",
            "MỘT-BƯỚC thời hạn 5 ngày làm việc khi số-bản > số-tờ
            thời hạn 3 ngày làm việc khi số-bản § số-tờ }",
            "<",
            "<=",
        )
        .shows("2025-01-02T07:30", "statutory != null", "statutory = null")
        .with("số-bản = 0, số-tờ = 0"),
        // Thirty days before Thu 02/01/2025 is 03/12/2024.
        planted(
            "a number of days from a date",
            "E0513",
            "ONE-STEP deadline 5 working days when days-from(ngày-cấp) > 30
            deadline 3 working days when days-from(ngày-cấp) < § }",
            "30",
            "31",
        )
        .shows("2025-01-02T07:30", "statutory != null", "statutory = null")
        .with("ngày-cấp = \"2024-12-03\""),
        // Fourteen whole years, at the latest on the very day of the anniversary: 02/01/2011.
        planted(
            "a number of years from a date",
            "E0513",
            "MỘT-BƯỚC thời hạn 5 ngày làm việc khi số-năm-từ(ngày-cấp) >= 15
            thời hạn 3 ngày làm việc khi số-năm-từ(ngày-cấp) < § }",
            "14",
            "15",
        )
        .shows("2025-01-02T07:30", "statutory != null", "statutory = null")
        .with("ngày-cấp = \"2011-01-02\""),
        planted(
            "a choice without a fee",
            "E0515",
            "MỘT-BƯỚC thời hạn 3 ngày làm việc
            phí cấp 20.000 đồng khi loại = nhỏ
            phí cấp 30.000 đồng khi loại thuộc { § } }",
            "lớn",
            "lớn, vừa",
        )
        .shows("2025-01-02T07:30", "fee.cấp != null", "fee.cấp = null")
        .with("loại = \"vừa\""),
    ]);
}

#[test]
fn every_row_is_chosen_for_someone() {
    check(&[
        planted(
            "a limit below a wider one",
            "E0514",
            "ONE-STEP deadline 5 working days when số-bản > 10
            deadline 7 working days when số-bản > §
            deadline 3 working days }",
            "10",
            "9",
        )
        .of_every_dossier(),
        planted(
            "a fee below a wider one",
            "E0516",
            "MỘT-BƯỚC thời hạn 3 ngày làm việc
            phí cấp 20.000 đồng khi loại = nhỏ
            phí cấp 30.000 đồng khi loại = §
            phí cấp 40.000 đồng }",
            "nhỏ",
            "vừa",
        )
        .of_every_dossier(),
        planted(
            "a row that says what the one below says",
            "W0802",
            "MỘT-BƯỚC thời hạn § ngày làm việc khi gấp
            thời hạn 3 ngày làm việc }",
            "3",
            "2",
        )
        .of_every_dossier(),
    ]);
}

/// No office is declared at the level, so that there is nobody to file with; the finding says so.
#[test]
fn a_case_left_open_where_no_office_handles_the_level() {
    const OPEN: &str = "TẠI-BỘ thời hạn 5 ngày làm việc khi §
        bước làm \"Làm\" { do một-cửa; trả kết quả } }";
    check(&[planted("a limit for some", "E0513", OPEN, "gấp", "gấp\nthời hạn 3 ngày làm việc").of_every_dossier()]);
    let head = "thủ tục 1.000001 \"Thử\" {\nhiệu lực từ 01/01/2025\ntheo quy trình đầu, tại-bộ, giấy\n";
    let (_, found) = compile(&OPEN.replace('§', "gấp").replace("TẠI-BỘ", head));
    assert!(found[0].related.iter().any(|related| related.note == Note::NoOffice));
}
