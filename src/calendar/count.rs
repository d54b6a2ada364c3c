//! Turns a counting start and a limit into the moment the limit ends, by the Civil Code
//! 91/2015/QH13 arts 144-148 and the sector rules on working days, cut-offs and same-day limits.
//! It moves no start: only a receipt waits for an opening, and that is [`Desk`](super::Desk)'s.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::measure::{Measure, add_up};
use super::moment::{minute_of, whole_minute};
use super::{BeyondTable, Duration, Table};

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
pub fn due(table: &Table, start: NaiveDateTime, limit: &Limit<'_>) -> Result<Due, CountError> {
    let start = whole_minute(start);
    let mut reached = Due { at: start, day: start.date(), provisional: false };
    if limit.cutoff.is_some_and(|cutoff| minute_of(start) > cutoff) {
        reached = next_opening_day(table, start)?;
    }
    let (sums, paused_days) = add_up(table, limit)?;
    for (place, (measure, count)) in sums.into_iter().flatten().enumerate() {
        let is_base = place == 0;
        if count == 0 && !is_base {
            continue;
        }
        let days = if is_base { paused_days } else { 0 };
        let next = reach(table, reached.at, measure, count, days)?;
        reached = Due { provisional: reached.provisional || next.provisional, ..next };
    }
    Ok(reached)
}

/// Counts one measure from a moment. `extra_days` go on top of months before the end is moved.
fn reach(
    table: &Table,
    from: NaiveDateTime,
    measure: Measure,
    count: u64,
    extra_days: u64,
) -> Result<Due, BeyondTable> {
    let beyond = || table.beyond();
    match measure {
        Measure::Clock => {
            let minutes = i64::try_from(count).ok().and_then(TimeDelta::try_minutes);
            let end = minutes.and_then(|minutes| from.checked_add_signed(minutes));
            clock_end(table, end.ok_or(beyond())?)
        }
        Measure::Working => {
            let at = table.after_open_minutes(from, count)?;
            // A window that closes at 24:00 still ends on its own day.
            let day = if minute_of(at) == 0 { at.date().pred_opt() } else { Some(at.date()) };
            let day = day.filter(|&day| day >= from.date()).unwrap_or(from.date());
            Ok(Due { at, day, provisional: table.is_provisional(from.date(), day) })
        }
        Measure::WorkingDays | Measure::Days if count == 0 => same_day(table, from),
        Measure::WorkingDays => {
            let count = u32::try_from(count).map_err(|_| beyond())?;
            let day = table.nth_working_day_after(from.date(), count)?;
            let after = from.date().succ_opt().ok_or(beyond())?;
            closing(table, day, after)
        }
        Measure::Days => day_end(table, from.date().checked_add_days(Days::new(count))),
        Measure::Months if count == 0 && extra_days == 0 => same_day(table, from),
        Measure::Months => {
            let months = u32::try_from(count).map_err(|_| beyond())?;
            let end = from.date().checked_add_months(Months::new(months));
            day_end(table, end.and_then(|end| end.checked_add_days(Days::new(extra_days))))
        }
    }
}

/// The opening of the next working day after `start`: from where a receipt past the cut-off counts.
fn next_opening_day(table: &Table, start: NaiveDateTime) -> Result<Due, BeyondTable> {
    let day = table.nth_working_day_after(start.date(), 1)?;
    let after = start.date().succ_opt().ok_or(table.beyond())?;
    Ok(Due { at: table.opening(day)?.ok_or(table.beyond())?, day, provisional: table.is_provisional(after, day) })
}

/// An end in clock time: where it is, or moved to the close of the next working day.
fn clock_end(table: &Table, end: NaiveDateTime) -> Result<Due, BeyondTable> {
    if table.is_working_day(end.date())? {
        return Ok(Due { at: end, day: end.date(), provisional: table.is_provisional(end.date(), end.date()) });
    }
    day_end(table, Some(end.date()))
}

/// An end in days: the last closing of that day or of the next working day (art. 148(5)).
fn day_end(table: &Table, end: Option<NaiveDate>) -> Result<Due, BeyondTable> {
    let end = end.ok_or(table.beyond())?;
    closing(table, table.working_day_from(end)?, end)
}

/// The last closing of `day`, which rests on the days from `since` on.
fn closing(table: &Table, day: NaiveDate, since: NaiveDate) -> Result<Due, BeyondTable> {
    Ok(Due { at: table.closing(day)?.ok_or(table.beyond())?, day, provisional: table.is_provisional(since, day) })
}

/// The end of a same-day limit.
fn same_day(table: &Table, from: NaiveDateTime) -> Result<Due, BeyondTable> {
    let date = from.date();
    let open_today = table.closing(date)?.is_some_and(|closing| from < closing);
    let day = if open_today { date } else { table.nth_working_day_after(date, 1)? };
    closing(table, day, date)
}
