//! Properties of any calendar: the prefix tables equal plain loops, ends lie on working days, and who
//! comes later is never due earlier.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use thutuc::calendar::{Duration, Hours, Limit, Parts, Table, Term, Unit, due};

use super::{d, office_hours};

const DAYS: u64 = 120;

/// A calendar of 120 days, each closed, short, long or split.
fn tables() -> impl Strategy<Value = Table> {
    let day = prop::sample::select(vec!['0', '0', '1', '1', '1', '2', '3']);
    prop::collection::vec(day, DAYS as usize).prop_map(|days| {
        let patterns = BTreeMap::from([
            ('1', office_hours()),
            ('2', Hours::new(vec![[450, 690]]).unwrap()),
            ('3', Hours::new(vec![[0, 60], [60, 75], [1380, 1439]]).unwrap()),
        ]);
        Table::new(Parts {
            first_day: d("2025-01-01"),
            desks: "1".repeat(days.len()),
            days: days.into_iter().collect(),
            patterns,
            announced_to: None,
            uncertain: Vec::new(),
        })
        .unwrap()
    })
}

fn starts() -> impl Strategy<Value = NaiveDateTime> {
    (0_i64..40 * 1440).prop_map(|minute| d("2025-01-01").and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(minute))
}

/// Limits that never start at once in clock time: those can overtake (Friday evening and a day ends on
/// Saturday, so at Monday's close; Sunday morning and a day ends on Monday morning).
fn steady_limits() -> impl Strategy<Value = (Term, Option<u16>, Vec<Duration>)> {
    let unit = prop::sample::select(vec![
        Unit::WorkingMinutes,
        Unit::WorkingHours,
        Unit::WorkingDays,
        Unit::Days,
        Unit::Weeks,
        Unit::Months,
    ]);
    let span = (0_u32..4, unit).prop_map(|(count, unit)| Duration::new(count, unit));
    let term = prop_oneof![Just(Term::SameDay), span.clone().prop_map(Term::Within)];
    (term, prop::option::of(0_u16..1440), prop::collection::vec(span, 0..3))
}

fn is_open_minute(table: &Table, at: NaiveDateTime) -> bool {
    let minute = (at - at.date().and_hms_opt(0, 0, 0).unwrap()).num_minutes();
    table.hours(at.date()).unwrap().contains(u16::try_from(minute).unwrap())
}

fn within(table: &Table, date: NaiveDate) -> bool {
    date <= table.last_day()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_nth_working_day_is_found_by_walking(table in tables(), start in 0_u64..DAYS, n in 1_u32..80) {
        let start = d("2025-01-01") + Days::new(start);
        let walked = start.iter_days().skip(1)
            .take_while(|day| within(&table, *day))
            .filter(|day| table.is_working_day(*day).unwrap())
            .nth(n as usize - 1);
        prop_assert_eq!(table.nth_working_day_after(start, n).ok(), walked);
    }

    #[test]
    fn open_minutes_are_found_by_waiting(table in tables(), start in starts(), count in 1_u32..3000) {
        let mut at = start;
        let mut left = count;
        while left > 0 && within(&table, at.date()) {
            left -= u32::from(is_open_minute(&table, at));
            at += TimeDelta::minutes(1);
        }
        let limit = Limit::from(Duration::new(count, Unit::WorkingMinutes));
        let found = due(&table, start, &limit).ok();
        prop_assert_eq!(found.map(|due| due.at), (left == 0).then_some(at));
        if let Some(found) = found {
            prop_assert_eq!(table.open_minutes_between(start, found.at), Ok(u64::from(count)));
        }
    }

    #[test]
    fn the_next_opening_is_found_by_waiting(table in tables(), start in starts()) {
        let mut at = start;
        while within(&table, at.date()) && !is_open_minute(&table, at) {
            at += TimeDelta::minutes(1);
        }
        prop_assert_eq!(table.next_opening(start).ok(), within(&table, at.date()).then_some(at));
    }

    #[test]
    fn limits_in_days_end_at_the_close_of_a_working_day(
        table in tables(),
        start in starts(),
        count in 0_u32..40,
        unit in prop::sample::select(vec![Unit::WorkingDays, Unit::Days, Unit::Weeks, Unit::Months]),
    ) {
        if let Ok(end) = due(&table, start, &Limit::from(Duration::new(count, unit))) {
            prop_assert_eq!(table.closing(end.day), Ok(Some(end.at)));
            prop_assert!(end.at > start);
        }
    }

    #[test]
    fn limits_in_hours_end_where_they_are_or_at_the_next_close(table in tables(), start in starts(), count in 0_u32..400) {
        let raw = start + TimeDelta::hours(i64::from(count));
        if let Ok(end) = due(&table, start, &Limit::from(Duration::new(count, Unit::Hours))) {
            prop_assert_eq!(table.is_working_day(end.day), Ok(true));
            if end.at != raw {
                prop_assert_eq!(table.is_working_day(raw.date()), Ok(false));
                prop_assert_eq!(table.working_day_from(raw.date()), Ok(end.day));
                prop_assert_eq!(table.closing(end.day), Ok(Some(end.at)));
            }
        }
    }

    #[test]
    fn who_starts_later_is_never_due_earlier(
        table in tables(),
        one in starts(),
        other in starts(),
        (term, cutoff, extensions) in steady_limits(),
    ) {
        let limit = Limit { term, cutoff, extensions: &extensions, paused: &[] };
        // A cut-off is the desk's: what it receives waits for an opening. From a closed day, one moment past the cut-off would
        // wait for the next opening, and a later one before it would not.
        let opening = |start| if cutoff.is_some() { table.next_opening(start) } else { Ok(start) };
        let (Ok(first), Ok(second)) = (opening(one.min(other)), opening(one.max(other))) else { return Ok(()) };
        if let (Ok(first), Ok(second)) = (due(&table, first, &limit), due(&table, second, &limit)) {
            prop_assert!(first.at <= second.at);
        }
    }

    #[test]
    fn steps_take_the_same_time_in_one_piece_and_in_many(table in tables(), start in starts(), parts in prop::collection::vec(1_u8..100, 1..6)) {
        let Ok(from) = table.position(start) else { return Ok(()) };
        let total: u32 = parts.iter().map(|&part| u32::from(part)).sum();
        let whole = Duration {
            count: total / 100,
            hundredths: u8::try_from(total % 100).unwrap(),
            unit: Unit::WorkingDays,
        };
        let mut place = Ok(from);
        for &part in &parts {
            let step = Duration { hundredths: part, ..Duration::new(0, Unit::WorkingDays) };
            place = place.and_then(|place| table.run(place, step)).map(|run| run.end);
        }
        prop_assert_eq!(place.ok(), table.run(from, whole).map(|run| run.end).ok());
    }
}
