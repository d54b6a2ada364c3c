//! Ends of limits on hard moments: nights, weekends, Tết, cut-offs, extensions, pauses.

use chrono::NaiveDateTime;
use thutuc::calendar::{CountError, Duration, Limit, Term, Unit, due, paused};

use super::{ends, t, table};

const fn span(count: u32, unit: Unit) -> Duration {
    Duration::new(count, unit)
}

fn same_day(start: &str) -> NaiveDateTime {
    due(&table(), t(start), &Term::SameDay.into()).unwrap().at
}

#[test]
fn hours_run_through_the_night_and_end_on_no_closed_day() {
    let table = table();
    assert_eq!(ends(&table, "2025-10-02T14:00", 24, Unit::Hours), t("2025-10-03T14:00"));
    assert_eq!(ends(&table, "2025-10-01T16:45", 1, Unit::Hours), t("2025-10-01T17:45"));
    assert_eq!(ends(&table, "2025-10-03T14:00", 24, Unit::Hours), t("2025-10-06T17:00"));
    assert_eq!(ends(&table, "2025-01-24T09:00", 24, Unit::Hours), t("2025-02-03T17:00"));
    assert_eq!(ends(&table, "2025-10-03T14:00", 90, Unit::Minutes), t("2025-10-03T15:30"));
}

#[test]
fn working_hours_run_only_while_the_calendar_is_open() {
    let table = table();
    assert_eq!(ends(&table, "2025-10-03T16:00", 2, Unit::WorkingHours), t("2025-10-06T08:30"));
    assert_eq!(ends(&table, "2025-10-06T07:30", 4, Unit::WorkingHours), t("2025-10-06T11:30"));
    assert_eq!(ends(&table, "2025-10-06T11:00", 45, Unit::WorkingMinutes), t("2025-10-06T13:45"));
    assert_eq!(ends(&table, "2025-10-04T10:00", 1, Unit::WorkingHours), t("2025-10-06T08:30"));
    assert_eq!(ends(&table, "2025-10-06T07:30", 8, Unit::WorkingHours), t("2025-10-07T08:00"));
    assert_eq!(ends(&table, "2025-01-24T16:30", 1, Unit::WorkingHours), t("2025-02-03T08:00"));
}

#[test]
fn weeks_months_and_years_end_on_the_corresponding_day_or_the_months_last() {
    let table = table();
    assert_eq!(ends(&table, "2025-08-20T09:00", 2, Unit::Weeks), t("2025-09-03T17:00"));
    assert_eq!(ends(&table, "2025-01-31T09:00", 1, Unit::Months), t("2025-02-28T17:00"));
    assert_eq!(ends(&table, "2024-02-29T09:00", 1, Unit::Years), t("2025-02-28T17:00"));
    // 30 November has no fellow in February; the 28th is a Saturday.
    assert_eq!(ends(&table, "2025-11-30T09:00", 3, Unit::Months), t("2026-03-02T17:00"));
}

#[test]
fn same_day_is_that_days_closing_or_the_next_working_days() {
    assert_eq!(same_day("2025-10-03T14:00"), t("2025-10-03T17:00"));
    assert_eq!(same_day("2025-10-03T16:59"), t("2025-10-03T17:00"));
    assert_eq!(same_day("2025-10-03T17:00"), t("2025-10-06T17:00"));
    assert_eq!(same_day("2025-10-04T10:00"), t("2025-10-06T17:00"));
    assert_eq!(same_day("2025-04-25T17:30"), t("2025-04-26T17:00"));
    assert_eq!(same_day("2025-10-03T12:00"), t("2025-10-03T17:00"));
}

#[test]
fn the_cut_off_is_strict_and_moves_counting_to_the_next_working_day() {
    let table = table();
    let at = |start: &str, term: Term| {
        let limit = Limit { cutoff: Some(900), ..term.into() };
        due(&table, t(start), &limit).unwrap().at
    };
    assert_eq!(at("2025-10-03T14:59", Term::SameDay), t("2025-10-03T17:00"));
    assert_eq!(at("2025-10-03T15:00", Term::SameDay), t("2025-10-03T17:00"));
    assert_eq!(at("2025-10-03T15:01", Term::SameDay), t("2025-10-06T17:00"));
    assert_eq!(at("2025-04-25T15:01", Term::SameDay), t("2025-04-26T17:00"));
    let three = Term::Within(span(3, Unit::WorkingDays));
    assert_eq!(at("2025-10-03T15:00", three), t("2025-10-08T17:00"));
    assert_eq!(at("2025-10-03T15:01", three), t("2025-10-09T17:00"));
    let hours = Term::Within(span(4, Unit::Hours));
    assert_eq!(at("2025-10-03T15:01", hours), t("2025-10-06T11:30"));
}

#[test]
fn extensions_of_the_same_unit_add_up_and_others_count_from_the_moment_reached() {
    let table = table();
    let at = |start: &str, term: Term, extensions: &[Duration]| {
        due(&table, t(start), &Limit { extensions, ..term.into() }).unwrap().at
    };
    let three = Term::Within(span(3, Unit::WorkingDays));
    let five = span(5, Unit::WorkingDays);
    let day = span(24, Unit::Hours);
    // Law on civil status art. 25(2): 3 working days and 5 more to verify are 8.
    assert_eq!(at("2025-10-06T09:00", three, &[five]), t("2025-10-16T17:00"));
    assert_eq!(at("2025-10-06T09:00", three, &[day]), t("2025-10-10T17:00"));
    assert_eq!(at("2025-10-06T09:00", three, &[day, five]), t("2025-10-17T17:00"));
    // Decree 23/2015 art. 21: the same day, and 2 working days more.
    assert_eq!(at("2025-10-03T14:00", Term::SameDay, &[span(2, Unit::WorkingDays)]), t("2025-10-07T17:00"));
    assert_eq!(at("2025-10-03T14:00", Term::SameDay, &[]), t("2025-10-03T17:00"));
    assert_eq!(at("2025-10-06T09:00", three, &[span(0, Unit::Days)]), t("2025-10-09T17:00"));
}

#[test]
fn a_pause_adds_the_days_after_it_began_up_to_the_day_it_ended() {
    let table = table();
    let after = |start: &str, term: Term, began: &str, ended: &str| {
        let pause = paused(&table, term, t(began), t(ended)).unwrap();
        due(&table, t(start), &Limit { paused: &[pause], ..term.into() }).unwrap().at
    };
    let five = Term::Within(span(5, Unit::WorkingDays));
    assert_eq!(after("2025-10-06T10:00", five, "2025-10-07T15:00", "2025-10-09T09:00"), t("2025-10-15T17:00"));
    let day = Term::Within(span(24, Unit::Hours));
    assert_eq!(after("2025-10-03T10:00", day, "2025-10-03T12:00", "2025-10-06T12:00"), t("2025-10-07T10:00"));
    let month = Term::Within(span(1, Unit::Months));
    assert_eq!(after("2025-10-06T10:00", month, "2025-10-10T10:00", "2025-10-20T10:00"), t("2025-11-17T17:00"));
    assert_eq!(after("2025-10-06T10:00", Term::SameDay, "2025-10-06T11:00", "2025-10-08T08:00"), t("2025-10-08T17:00"));
    let working = Term::Within(span(2, Unit::WorkingHours));
    assert_eq!(after("2025-10-06T10:00", working, "2025-10-06T11:00", "2025-10-06T14:00"), t("2025-10-06T15:00"));
    // One that ends before it began adds nothing.
    assert_eq!(after("2025-10-06T10:00", five, "2025-10-09T15:00", "2025-10-07T09:00"), t("2025-10-13T17:00"));
}

#[test]
fn seconds_are_dropped() {
    let start = t("2025-10-03T15:00") + chrono::TimeDelta::seconds(59);
    let limit = Limit { cutoff: Some(900), ..Term::SameDay.into() };
    assert_eq!(due(&table(), start, &limit).unwrap().at, t("2025-10-03T17:00"));
}

#[test]
fn what_cannot_be_counted_is_an_error() {
    let table = table();
    let half = Duration { hundredths: 50, ..span(0, Unit::WorkingDays) };
    assert_eq!(due(&table, t("2025-10-03T15:00"), &half.into()), Err(CountError::Fraction(half)));
    for unit in
        [Unit::Minutes, Unit::WorkingHours, Unit::WorkingDays, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years]
    {
        let limit = Limit::from(span(u32::MAX, unit));
        let error = due(&table, t("2025-10-03T15:00"), &limit).unwrap_err();
        assert!(matches!(error, CountError::Beyond(_)), "{unit:?}");
    }
    let many = [span(u32::MAX, Unit::Hours); 3];
    let limit = Limit { extensions: &many, ..Term::SameDay.into() };
    assert!(matches!(due(&table, t("2025-10-03T15:00"), &limit), Err(CountError::Beyond(_))));
}
