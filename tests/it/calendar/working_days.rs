//! Working days: the notices' own tables, worked examples, and an oracle for every start day.

use chrono::{Datelike, NaiveDate};
use thutuc::calendar::Unit;

use super::{built, d, ends, t, table};
use crate::oracle;

#[test]
fn totals_of_the_years_are_those_of_the_notices() {
    let days = built().days;
    for (year, total) in [(2024, 251), (2025, 250), (2026, 249)] {
        let open = days.iter().filter(|day| day.date.year() == year && day.open).count();
        assert_eq!(open, total, "{year}");
    }
}

#[test]
fn every_day_of_2022_to_2026_is_what_the_notices_say() {
    for day in built().days.iter().filter(|day| day.date <= oracle::last_day()) {
        assert_eq!(day.open, oracle::is_working_day(day.date), "{}", day.date);
    }
}

#[test]
fn every_start_of_2024_to_2026_agrees_with_a_loop_over_the_list() {
    let table = table();
    let starts = d("2024-01-01").iter_days().take_while(|day| *day <= oracle::last_day());
    let mut compared = 0;
    for start in starts {
        for n in 1..=60 {
            let Some(expected) = oracle::nth_working_day(start, n) else { break };
            assert_eq!(table.nth_working_day_after(start, n), Ok(expected), "{start} + {n}");
            compared += 1;
        }
    }
    // 1096 days of 60, less those that reach past the list.
    assert!(compared > 60_000, "{compared}");
}

#[test]
fn worked_examples_of_working_days() {
    let table = table();
    let cases = [
        ("2026-02-13", 1, "2026-02-23"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2025-04-25", 1, "2025-04-26"),
        ("2025-04-25", 3, "2025-04-29"),
        ("2025-04-29", 1, "2025-05-05"),
        ("2026-08-21", 1, "2026-08-22"),
        ("2026-08-21", 5, "2026-08-27"),
        ("2026-08-28", 3, "2026-09-07"),
        ("2025-12-31", 1, "2026-01-05"),
        ("2025-12-31", 5, "2026-01-09"),
        ("2026-11-23", 1, "2026-11-25"),
        ("2026-11-23", 3, "2026-11-27"),
        ("2024-04-26", 1, "2024-05-02"),
        ("2024-04-26", 3, "2024-05-04"),
        ("2026-04-24", 3, "2026-05-04"),
        ("2025-12-26", 7, "2026-01-08"),
        ("2026-02-12", 7, "2026-03-02"),
    ];
    for (start, n, expected) in cases {
        let end = ends(&table, &format!("{start}T09:00"), n, Unit::WorkingDays);
        assert_eq!(end, t(&format!("{expected}T17:00")), "{start} + {n}");
    }
}

#[test]
fn worked_examples_of_calendar_days() {
    let table = table();
    let cases = [
        ("2026-01-28", 20, "2026-02-23"),
        ("2025-04-01", 30, "2025-05-05"),
        ("2026-08-01", 30, "2026-09-03"),
        // A Saturday worked by a swap is no rest day.
        ("2026-07-23", 30, "2026-08-22"),
    ];
    for (start, n, expected) in cases {
        let end = ends(&table, &format!("{start}T09:00"), n, Unit::Days);
        assert_eq!(end, t(&format!("{expected}T17:00")), "{start} + {n}");
    }
}

#[test]
fn the_nth_working_day_before_undoes_the_nth_after() {
    let table = table();
    let working = |day: &NaiveDate| oracle::is_working_day(*day);
    for start in d("2025-01-02").iter_days().take(300).filter(working) {
        let end = table.nth_working_day_after(start, 7).unwrap();
        assert_eq!(table.nth_working_day_before(end, 7), Ok(start));
        assert_eq!(table.working_days_between(start, end), Ok(7));
    }
}

#[test]
fn past_the_table_there_is_no_answer() {
    let table = table();
    let beyond = table.nth_working_day_after(d("2027-12-20"), 60).unwrap_err();
    assert_eq!((beyond.first, beyond.last), (d("2022-01-01"), d("2027-12-31")));
    assert!(table.is_working_day(d("2021-12-31")).is_err());
    assert!(table.is_working_day(d("2028-01-01")).is_err());
    assert!(table.nth_working_day_after(d("2025-01-01"), u32::MAX).is_err());
    assert!(table.nth_working_day_before(d("2022-01-05"), 3).is_err());
}
