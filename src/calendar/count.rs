//! Turns a counting start and a limit into the moment the limit ends, by the Civil Code
//! 91/2015/QH13 arts 144-148 and the sector rules on working days, cut-offs and same-day limits.
//! It moves no start: only a receipt waits for an opening, and that is [`Desk`](super::Desk)'s.

use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::measure::{Measure, add_up, base, measured};
use super::{BeyondTable, Duration, Minute, Table, Unit};

/// What a limit gives: the very day, or a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// `trong ngày`.
    SameDay,
    /// `5 ngày làm việc`, `24 giờ`.
    Within(Duration),
}

/// A limit with all that bears on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit<'a> {
    /// What it gives.
    pub term: Term,
    /// `nhận sau T thì tính từ ngày làm việc tiếp theo`: the minute since midnight after which,
    /// strictly, counting goes on as if from the opening of the next working day.
    pub cutoff: Option<u16>,
    /// `kéo dài thêm`, those that hold.
    pub extensions: &'a [Duration],
    /// What [`paused`](super::paused) measured for each pause.
    pub paused: &'a [Duration],
}

impl From<Term> for Limit<'_> {
    fn from(term: Term) -> Self {
        Self { term, cutoff: None, extensions: &[], paused: &[] }
    }
}

impl From<Duration> for Limit<'_> {
    fn from(duration: Duration) -> Self {
        Term::Within(duration).into()
    }
}

/// Where a limit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The moment. A calendar that closes at 24:00 puts it on the following midnight.
    pub at: NaiveDateTime,
    /// The day it ends.
    pub day: NaiveDate,
    /// Whether a day whose status decides the moment may still change.
    pub provisional: bool,
}

/// Why a limit has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CountError {
    /// The calendar ends first.
    #[error(transparent)]
    Beyond(#[from] BeyondTable),
    /// A limit cannot have a fraction of a unit.
    #[error("a limit counts whole units, and {}.{:02} is none", .0.count, .0.hundredths)]
    Fraction(Duration),
}

/// The moment `limit` ends when counting starts at `start` (also the end of a wait, `chờ ít nhất`).
///
/// - Minutes and hours start at once (art. 147(1)) and run through nights; an end on a closed day
///   moves to the close of the next working day (art. 148(5)).
/// - Working minutes and hours run only while the calendar is open and never move.
/// - For days and longer the first day is not counted (art. 147(2)); weeks, months and years end
///   on the corresponding day, else on the month's last (art. 148(2)-(4)); an end on a closed day
///   moves to the next working day. All end at the calendar's last closing of the day.
/// - Same-day (and zero days) ends at that day's last closing; if the day is closed or counting
///   starts at or after that closing, at the close of the next working day.
/// - Extensions of the same unit are added first (a week is seven days, an hour sixty minutes, a
///   year twelve months); one of another unit counts from the moment reached so far. Pauses add to
///   the limit itself, before any end is moved.
///
/// Who starts later is never due earlier, except in minutes and hours (an end on Saturday moves to Monday's close, which a
/// later end on Monday morning comes before), and except with a cut-off on a closed day, where no desk receives.
///
/// # Errors
/// [`CountError`]; a count too large for any calendar is [`CountError::Beyond`].
///
/// # Example
/// Saturday 26/04/2025 was worked for Friday 02/05/2025.
/// ```
/// use thutuc::calendar::{Duration, Unit, due};
/// use thutuc::runtime::{RuleSet, parse_moment};
///
/// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
/// let table = rules.calendar("hành-chính").ok_or("its calendar")?;
/// let start = parse_moment("2025-04-25T09:00").ok_or("a moment")?;
/// for (days, end) in [(1, "2025-04-26T17:00"), (3, "2025-04-29T17:00"), (4, "2025-05-05T17:00")] {
///     let due = due(table, start, &Duration::new(days, Unit::WorkingDays).into())?;
///     assert_eq!(Some(due.at), parse_moment(end));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn due(table: &Table, start: NaiveDateTime, limit: &Limit<'_>) -> Result<Due, CountError> {
    let reached = due_minute(table, table.minute(start)?, limit)?;
    let day = table.date_of(reached.day).ok_or(table.beyond())?;
    Ok(Due { at: table.moment(reached.at)?, day, provisional: reached.provisional })
}

/// Where a limit ends, counted in a table's own days and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueMinute {
    /// The moment.
    pub at: Minute,
    /// The place of the day it ends among the table's days.
    pub day: u32,
    /// Whether a day whose status decides the moment may still change.
    pub provisional: bool,
}

/// As [`due`], without dates and in constant time.
///
/// # Errors
/// As [`due`].
#[inline]
pub fn due_minute(table: &Table, start: Minute, limit: &Limit<'_>) -> Result<DueMinute, CountError> {
    match in_working_days(table, start, limit) {
        Some(due) => Ok(due),
        None => in_parts(table, start, limit),
    }
}

/// The end of a limit of one or more working days to which nothing is added: two look-ups. None for any other limit and beyond the table.
#[inline]
fn in_working_days(table: &Table, start: Minute, limit: &Limit<'_>) -> Option<DueMinute> {
    let Term::Within(Duration { count, hundredths: 0, unit: Unit::WorkingDays }) = limit.term else { return None };
    if count == 0 || !limit.extensions.is_empty() || !limit.paused.is_empty() {
        return None;
    }
    // Past the cut-off counting goes on from the next working day, which is one working day more.
    let late = limit.cutoff.is_some_and(|cutoff| start.of_day() > cutoff);
    let (end, provisional) = table.nth_end_after(start.day(), count.checked_add(u32::from(late))?)?;
    Some(DueMinute { at: end.closing, day: end.place, provisional })
}

/// As [`due_minute`], one part of the limit after the other.
fn in_parts(table: &Table, start: Minute, limit: &Limit<'_>) -> Result<DueMinute, CountError> {
    let mut reached = DueMinute { at: start, day: start.day(), provisional: false };
    if limit.cutoff.is_some_and(|cutoff| start.of_day() > cutoff) {
        reached = next_opening_day(table, start)?;
    }
    if limit.extensions.is_empty() && limit.paused.is_empty() {
        let (measure, count) = measured(base(limit.term))?;
        let next = reach(table, reached.at, measure, count, 0)?;
        return Ok(DueMinute { provisional: reached.provisional || next.provisional, ..next });
    }
    let (sums, paused_days) = add_up(table, limit)?;
    for (place, (measure, count)) in sums.into_iter().flatten().enumerate() {
        let is_base = place == 0;
        if count == 0 && !is_base {
            continue;
        }
        let days = if is_base { paused_days } else { 0 };
        let next = reach(table, reached.at, measure, count, days)?;
        reached = DueMinute { provisional: reached.provisional || next.provisional, ..next };
    }
    Ok(reached)
}

/// Counts one measure from a moment. `extra_days` go on top of months before the end is moved.
fn reach(table: &Table, from: Minute, measure: Measure, count: u64, extra_days: u64) -> Result<DueMinute, BeyondTable> {
    let beyond = || table.beyond();
    match measure {
        Measure::Clock => clock_end(table, from.later(count).ok_or(beyond())?),
        Measure::Working => {
            let at = table.open_minutes_after(from, count)?;
            // A window that closes at 24:00 still ends on its own day.
            let day = if at.of_day() == 0 { at.day().checked_sub(1) } else { Some(at.day()) };
            let day = day.unwrap_or_default().max(from.day());
            Ok(DueMinute { at, day, provisional: table.may_change(from.day(), day) })
        }
        Measure::WorkingDays | Measure::Days if count == 0 => same_day(table, from),
        Measure::WorkingDays => {
            let count = u32::try_from(count).map_err(|_| beyond())?;
            let day = table.nth_open_day_after(from.day(), count).ok_or(beyond())?;
            closing(table, day, next_day(from))
        }
        Measure::Days => {
            let count = u32::try_from(count).map_err(|_| beyond())?;
            day_end(table, from.day().checked_add(count))
        }
        Measure::Months if count == 0 && extra_days == 0 => same_day(table, from),
        Measure::Months => {
            let months = u32::try_from(count).map_err(|_| beyond())?;
            let end = table.date_of(from.day()).and_then(|date| date.checked_add_months(Months::new(months)));
            let end = end.and_then(|end| end.checked_add_days(Days::new(extra_days))).ok_or(beyond())?;
            day_end(table, Some(table.place(end)?))
        }
    }
}

/// The place of the day after a moment's.
fn next_day(at: Minute) -> u32 {
    // A minute's day is a 1440th of what a place can be.
    at.day().checked_add(1).unwrap_or(u32::MAX)
}

/// The opening of the next working day after `start`: from where a receipt past the cut-off counts.
fn next_opening_day(table: &Table, start: Minute) -> Result<DueMinute, BeyondTable> {
    let day = table.nth_open_day_after(start.day(), 1).ok_or(table.beyond())?;
    let at = table.opening_of(day).ok_or(table.beyond())?;
    Ok(DueMinute { at, day, provisional: table.may_change(next_day(start), day) })
}

/// An end in clock time: where it is, or moved to the close of the next working day.
fn clock_end(table: &Table, end: Minute) -> Result<DueMinute, BeyondTable> {
    let day = end.day();
    if table.is_open_day(day).ok_or(table.beyond())? {
        return Ok(DueMinute { at: end, day, provisional: table.may_change(day, day) });
    }
    day_end(table, Some(day))
}

/// An end in days: the last closing of that day or of the next working day (art. 148(5)).
fn day_end(table: &Table, end: Option<u32>) -> Result<DueMinute, BeyondTable> {
    let end = end.ok_or(table.beyond())?;
    closing(table, table.open_day_from(end).ok_or(table.beyond())?, end)
}

/// The last closing of `day`, which rests on the days from `since` on.
fn closing(table: &Table, day: u32, since: u32) -> Result<DueMinute, BeyondTable> {
    let at = table.closing_of(day).ok_or(table.beyond())?;
    Ok(DueMinute { at, day, provisional: table.may_change(since, day) })
}

/// The end of a same-day limit.
fn same_day(table: &Table, from: Minute) -> Result<DueMinute, BeyondTable> {
    let today = from.day();
    table.is_open_day(today).ok_or(table.beyond())?;
    let is_open = table.closing_of(today).is_some_and(|closing| from < closing);
    let day = if is_open { Some(today) } else { table.nth_open_day_after(today, 1) };
    closing(table, day.ok_or(table.beyond())?, today)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::calendar::{Hours, Parts};

    proptest! {
        /// What is looked up ends where counting part by part ends.
        #[test]
        fn short_ways_end_where_the_long_one_does(days in "[0ab]{1,12}", at in 0_u32..12 * 1440, cutoff in prop::option::of(0_u16..1440), count in 0_u32..6, is_same_day: bool, announced in prop::option::of(0_usize..12)) {
            let first_day = NaiveDate::from_ymd_opt(2025, 4, 28).unwrap();
            let hours = |windows: &[[u16; 2]]| Hours::new(windows.to_vec()).unwrap();
            let table = Table::new(Parts {
                first_day,
                desks: "1".repeat(days.len()),
                patterns: BTreeMap::from([('a', hours(&[[450, 690], [780, 1020]])), ('b', hours(&[[600, 1440]]))]),
                announced_to: announced.and_then(|more| first_day.iter_days().take(days.len()).nth(more)),
                days,
                uncertain: Vec::new(),
            });
            let table = table.unwrap();
            let start = Minute::new(at / 1440, u16::try_from(at % 1440).unwrap()).unwrap();
            let working_days = Duration { count, hundredths: 0, unit: Unit::WorkingDays };
            let term = if is_same_day { Term::SameDay } else { Term::Within(working_days) };
            let limit = Limit { cutoff, ..term.into() };
            prop_assert_eq!(due_minute(&table, start, &limit), in_parts(&table, start, &limit));
        }
    }
}
