//! Desks: lunch, nights, Tết, Saturdays and swaps, apart from the calendar that counts days.

use chrono::NaiveDate;
use thutuc::calendar::{Desk, Hours};

use super::{d, office_week, t, table};

fn desk() -> Desk {
    Desk::new(office_week(), Vec::new())
}

/// The same desk, open on Saturday mornings too.
fn saturday_desk() -> Desk {
    let mut week = office_week();
    week[5] = Hours::new(vec![[450, 690]]).unwrap();
    Desk::new(week, Vec::new())
}

#[test]
fn a_receipt_counts_at_once_while_the_desk_is_open_else_from_its_next_opening() {
    let (desk, table) = (desk(), table());
    let cases = [
        ("2025-10-03T14:00", "2025-10-03T14:00"),
        ("2025-10-03T12:00", "2025-10-03T13:30"),
        ("2025-10-03T11:30", "2025-10-03T13:30"),
        ("2025-10-02T20:00", "2025-10-03T07:30"),
        ("2025-10-03T17:00", "2025-10-06T07:30"),
        ("2025-10-03T00:00", "2025-10-03T07:30"),
        ("2024-02-07T17:30", "2024-02-15T07:30"),
        // 2 May 2025 is swapped off, 26 April worked for it.
        ("2025-05-02T09:00", "2025-05-05T07:30"),
        ("2025-04-25T18:00", "2025-04-26T07:30"),
        ("2025-04-26T15:00", "2025-04-26T15:00"),
    ];
    for (received, counted) in cases {
        assert_eq!(desk.counting_start(&table, t(received)).unwrap().at, t(counted), "{received}");
        let opening = table.next_opening(t(received)).unwrap();
        assert_eq!(opening, t(counted), "the calendar has the same hours: {received}");
    }
}

#[test]
fn a_desk_may_be_open_while_the_calendar_rests() {
    let (desk, table) = (saturday_desk(), table());
    let start = |received| desk.counting_start(&table, t(received)).unwrap().at;
    assert_eq!(start("2025-10-04T08:00"), t("2025-10-04T08:00"));
    assert_eq!(start("2025-10-03T18:00"), t("2025-10-04T07:30"));
    assert_eq!(start("2025-10-04T11:30"), t("2025-10-06T07:30"));
    // On a Saturday worked for a Friday it keeps Friday's hours.
    assert_eq!(start("2025-04-26T15:00"), t("2025-04-26T15:00"));
    // Saturday 10 February 2024 is within Tết.
    assert_eq!(start("2024-02-10T08:00"), t("2024-02-15T07:30"));
}

#[test]
fn a_closure_shuts_the_desk_and_not_the_calendar() {
    let table = table();
    let desk = Desk::new(office_week(), vec![d("2025-10-02"), d("2025-10-01")]);
    assert_eq!(desk.counting_start(&table, t("2025-10-01T09:00")).unwrap().at, t("2025-10-03T07:30"));
    assert_eq!(table.is_working_day(d("2025-10-01")), Ok(true));
}

#[test]
fn the_intake_of_a_program_opens_the_desk() {
    let (desk, table) = (desk(), table());
    let session = Hours::new(vec![[480, 641]]).unwrap();
    let intake = |date: NaiveDate, minute| (date == d("2025-10-04")).then(|| session.next_open(minute)).flatten();
    let start = |received| desk.counting_start_with(&table, t(received), intake).unwrap().at;
    assert_eq!(start("2025-10-04T10:40"), t("2025-10-04T10:40"));
    assert_eq!(start("2025-10-04T10:41"), t("2025-10-06T07:30"));
    assert_eq!(start("2025-10-03T17:30"), t("2025-10-04T08:00"));
    assert_eq!(start("2025-10-03T12:00"), t("2025-10-03T13:30"));
}

#[test]
fn a_desk_that_never_opens_is_an_error() {
    let desk = Desk::new(Default::default(), Vec::new());
    assert!(desk.counting_start(&table(), t("2025-10-03T09:00")).is_err());
    assert!(desk.counting_start(&table(), t("1999-10-03T09:00")).is_err());
}
