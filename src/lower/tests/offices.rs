//! Calendars, instruments and offices: hours, periods and swaps.

use crate::calendar::Hours;
use crate::lower::testing::{found, one};

fn hours(windows: &[[u16; 2]]) -> Hours {
    Hours::new(windows.to_vec()).unwrap()
}

#[test]
fn a_desk_without_rows_keeps_its_calendars_hours_and_rows_add_up() {
    let lowered =
        one("cơ quan a { mã \"1\"; cấp xã; lịch hành-chính\n tiếp nhận thứ-hai 08:00-11:00\n tiếp nhận thứ-hai, \
         thứ-bảy 13:00-16:00 }\n");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let own = &lowered.catalog.offices["a"].desk;
    assert_eq!(own[0], hours(&[[480, 660], [780, 960]]));
    assert_eq!(own[1], Hours::CLOSED);
    assert_eq!(own[5], hours(&[[780, 960]]));
    let default = &lowered.catalog.offices["trung-tâm"].desk;
    assert_eq!(default[4], hours(&[[450, 690], [810, 1020]]));
    assert_eq!(default[5], Hours::CLOSED);
}

#[test]
fn an_office_needs_code_level_and_calendar() {
    assert_eq!(found("cơ quan a { hiệu lực từ 01/01/2025 }\n").len(), 3);
    assert_eq!(found("cơ quan a { mã \"1\"; mã \"2\"; cấp xã; lịch hành-chính }\n"), ["E0213 mã \"2\""]);
}

#[test]
fn hours_that_cross_and_periods_that_end_early_are_refused() {
    assert_eq!(
        found("lịch a { tuần làm việc thứ-hai 08:00-12:00, 11:00-15:00 }\n"),
        ["E0228 08:00-12:00, 11:00-15:00"]
    );
    assert_eq!(
        found("chức danh x { ký thay chủ-tịch từ 01/02/2025 đến 31/01/2025 }\n"),
        ["E0306 01/02/2025 đến 31/01/2025"]
    );
}

#[test]
fn swaps_that_contradict_the_week_are_found_at_their_row() {
    // 2025-04-26 is a Saturday, 2025-05-02 a Friday, 2025-05-05 a Monday.
    let week = "tuần làm việc thứ-hai đến thứ-sáu 08:00-12:00";
    let calendar = |rows: &str| found(&format!("lịch a {{\n {week}\n {rows}\n}}\n"));
    assert!(calendar("hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025").is_empty());
    assert_eq!(
        calendar("nghỉ lễ 01/05\n hoán đổi nghỉ 26/04/2025 làm bù 02/05/2025"),
        ["E0508 26/04/2025 làm bù 02/05/2025"]
    );
    assert_eq!(calendar("hoán đổi nghỉ 02/05/2025 làm bù 05/05/2025"), ["E0509 02/05/2025 làm bù 05/05/2025"]);
}

#[test]
fn dates_of_instruments_are_half_open() {
    let lowered = one("văn bản cũ { hiệu lực từ 01/01/2016 đến 28/02/2027; thay thế bởi luật }\n");
    let crate::model::Force::Dated { from, to } = lowered.catalog.instruments["cũ"].force else { panic!("not dated") };
    assert_eq!(from.unwrap().to_string(), "2016-01-01");
    assert_eq!(to.unwrap().to_string(), "2027-03-01");
}
