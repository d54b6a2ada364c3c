//! Tables as a bundle carries them: what a hostile one is refused for.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use thutuc::calendar::{Hours, MAX_DAYS, Parts, Table, TableError, build};

use super::{civil_service, d, office_hours};

/// Wednesday 1 to Saturday 4 January 2025; the Wednesday is a holiday.
fn parts() -> Parts {
    Parts {
        first_day: d("2025-01-01"),
        days: "0110".to_owned(),
        patterns: BTreeMap::from([('1', office_hours())]),
        desks: "0456".to_owned(),
        announced_to: Some(d("2025-12-31")),
        uncertain: vec![d("2025-01-02"), d("2025-01-04")],
    }
}

fn refusal(change: impl FnOnce(&mut Parts)) -> TableError {
    let mut parts = parts();
    change(&mut parts);
    Table::new(parts).unwrap_err()
}

#[test]
fn a_table_answers_what_its_characters_say() {
    let table = Table::new(parts()).unwrap();
    assert_eq!((table.first_day(), table.last_day()), (d("2025-01-01"), d("2025-01-04")));
    assert_eq!(table.is_working_day(d("2025-01-01")), Ok(false));
    assert_eq!(table.hours(d("2025-01-02")), Ok(&office_hours()));
    assert_eq!(table.desk_weekday(d("2025-01-01")), Ok(None));
    assert_eq!(table.desk_weekday(d("2025-01-04")), Ok(Some(Weekday::Sat)));
    assert!(table.is_provisional(d("2025-01-03"), d("2025-01-04")));
    assert!(!table.is_provisional(d("2025-01-03"), d("2025-01-03")));
    assert!(table.hours(d("2025-01-05")).is_err());
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let date = d("2025-01-02");
    assert_eq!(refusal(|parts| parts.days.clear()), TableError::NoDays);
    assert_eq!(refusal(|parts| parts.desks.push('1')), TableError::Lengths { days: 4, desks: 5 });
    assert_eq!(refusal(|parts| parts.days = "0910".to_owned()), TableError::Day { date, character: '9' });
    assert_eq!(refusal(|parts| parts.desks = "0856".to_owned()), TableError::Desk { date, character: '8' });
    // Two bytes, one character: as long as `desks` in bytes only.
    assert_eq!(refusal(|parts| parts.days = "0é1".to_owned()), TableError::Day { date, character: 'é' });
    assert_eq!(refusal(|parts| parts.desks = "0é1".to_owned()), TableError::Desk { date, character: 'é' });
    let closed = refusal(|parts| _ = parts.patterns.insert('2', Hours::CLOSED));
    assert_eq!(closed, TableError::ClosedPattern('2'));
    assert_eq!(refusal(|parts| _ = parts.patterns.insert('0', office_hours())), TableError::OpenZero);
    let name = refusal(|parts| _ = parts.patterns.insert('-', office_hours()));
    assert_eq!(name, TableError::PatternName('-'));
    assert_eq!(refusal(|parts| parts.uncertain.reverse()), TableError::UncertainOrder(date));
    assert_eq!(refusal(|parts| parts.uncertain = vec![date, date]), TableError::UncertainOrder(date));
    let outside = d("2025-01-05");
    assert_eq!(refusal(|parts| parts.uncertain = vec![outside]), TableError::UncertainOutside(outside));
    assert_eq!(refusal(|parts| parts.first_day = NaiveDate::MAX), TableError::PastTime);
    let days = MAX_DAYS + 1;
    assert_eq!(refusal(|parts| parts.days = "1".repeat(days)), TableError::TooManyDays(days));
}

#[test]
fn a_table_survives_the_wire() {
    let built = build(&civil_service(), d("2024-01-01"), d("2026-12-31"), None).unwrap().table;
    let json = serde_json::to_string(built.parts()).unwrap();
    let read: Parts = serde_json::from_str(&json).unwrap();
    assert_eq!(&read, built.parts());
    assert!(Table::new(read).is_ok());
}
