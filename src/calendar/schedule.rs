//! Lays the steps of a procedure into open hours, one behind the other, exactly: a place in a day is
//! a fraction of open minutes and is rounded only when shown.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveDateTime};
use thiserror::Error;

use super::moment::{minute_of, moment};
use super::ratio::Ratio;
use super::{BeyondTable, CountError, Duration, Hours, Table, Unit, due};

/// A place in a calendar's open time: a day and the exact share of its open minutes that has passed.
/// Later places are greater, so what waits for several steps starts at their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    day: NaiveDate,
    passed: Ratio,
}

impl Position {
    /// The day it lies on.
    pub fn day(&self) -> NaiveDate {
        self.day
    }
}

impl Ord for Position {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.day, self.passed).cmp(&(other.day, other.passed))
    }
}

impl PartialOrd for Position {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A step laid into open time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// When it starts, shown rounded down to the minute: an opening rather than the closing before.
    pub start: NaiveDateTime,
    /// When it is due, shown rounded down: a closing rather than the opening after.
    pub due: NaiveDateTime,
    /// Exactly where it ends: where what comes after it starts.
    pub end: Position,
}

/// Why a step cannot be laid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ScheduleError {
    /// The calendar, or the session, ends first.
    #[error(transparent)]
    Beyond(#[from] BeyondTable),
    /// Only working days have a fraction, and one under a whole day.
    #[error("{} and {} hundredths of {:?} is no duration of a step", .0.count, .0.hundredths, .0.unit)]
    Fraction(Duration),
    /// So many days of different lengths in a row that the exact share no longer fits.
    #[error("the exact share of a day no longer fits")]
    TooFine,
}

impl From<CountError> for ScheduleError {
    fn from(error: CountError) -> Self {
        match error {
            CountError::Beyond(beyond) => Self::Beyond(beyond),
            CountError::Fraction(duration) => Self::Fraction(duration),
        }
    }
}

impl Table {
    /// The place in open time that `at` has reached; in closed time, the end of the window before.
    ///
    /// # Errors
    /// [`BeyondTable`] if the table does not hold the day.
    pub fn position(&self, at: NaiveDateTime) -> Result<Position, BeyondTable> {
        let passed = self.hours(at.date())?.minutes_before(minute_of(at));
        Ok(Position { day: at.date(), passed: Ratio::whole(u128::from(passed)) })
    }

    /// Lays a step of length `span` behind `from`, in the calendar's open hours or, on the table of a
    /// [session](Table::session), in the session's windows.
    ///
    /// Minutes and hours, working or not, are open minutes; working days are shares of each day's
    /// open minutes. Days, weeks, months and years end as a limit does, at the last closing.
    ///
    /// # Errors
    /// [`ScheduleError`]; a step that does not fit into a session is [`ScheduleError::Beyond`].
    pub fn run(&self, from: Position, span: Duration) -> Result<Run, ScheduleError> {
        if !span.is_well_formed() {
            return Err(ScheduleError::Fraction(span));
        }
        if span.is_zero() {
            let at = self.shown_end(from)?;
            return Ok(Run { start: at, due: at, end: from });
        }
        let start = self.shown_start(from)?;
        let end = match span.unit {
            Unit::Minutes | Unit::WorkingMinutes => self.after_minutes(from, u64::from(span.count))?,
            Unit::Hours | Unit::WorkingHours => {
                let minutes = u64::from(span.count).checked_mul(60);
                self.after_minutes(from, minutes.ok_or(self.beyond())?)?
            }
            Unit::WorkingDays => self.after_share(from, span)?,
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => {
                let day = due(self, start, &span.into())?.day;
                Position { day, passed: Ratio::whole(u128::from(self.hours(day)?.minutes())) }
            }
        };
        Ok(Run { start, due: self.shown_end(end)?, end })
    }

    /// `position` as the start of something: the minute it goes on, at the next opening if the day
    /// is used up.
    ///
    /// # Errors
    /// [`BeyondTable`] if nothing opens any more.
    pub fn shown_start(&self, position: Position) -> Result<NaiveDateTime, BeyondTable> {
        let hours = self.hours(position.day)?;
        match minutes(position.passed).and_then(|passed| hours.start_of(passed)) {
            Some(minute) => moment(position.day, minute).ok_or(self.beyond()),
            None => {
                let next = self.nth_working_day_after(position.day, 1)?;
                self.opening(next)?.ok_or(self.beyond())
            }
        }
    }

    /// `position` as the end of something: a closing rather than the opening that follows.
    ///
    /// # Errors
    /// [`BeyondTable`] if nothing opens any more.
    pub fn shown_end(&self, position: Position) -> Result<NaiveDateTime, BeyondTable> {
        // Inside a minute, or before anything has passed, it is a start.
        if !position.passed.is_whole() || position.passed == Ratio::ZERO {
            return self.shown_start(position);
        }
        let hours = self.hours(position.day)?;
        minutes(position.passed)
            .and_then(|passed| hours.end_of(passed))
            .and_then(|minute| moment(position.day, minute))
            .ok_or(self.beyond())
    }

    /// Goes on by whole open minutes.
    fn after_minutes(&self, from: Position, count: u64) -> Result<Position, ScheduleError> {
        let beyond = self.beyond();
        let index = self.index(from.day)?;
        let rest = from.passed.fraction();
        let target = u64::try_from(from.passed.floor())
            .ok()
            .and_then(|passed| passed.checked_add(*self.minutes_before.get(index)?))
            .and_then(|passed| passed.checked_add(count))
            .ok_or(beyond)?;
        // With a fraction left the target is a little later and a full day does not hold it.
        let inside = |before: &u64| *before < target || (rest != Ratio::ZERO && *before == target);
        let index = self.minutes_before.partition_point(inside).checked_sub(1).ok_or(beyond)?;
        let day = self.day_at(index)?;
        let whole = (self.minutes_before.get(index)).and_then(|&before| target.checked_sub(before)).ok_or(beyond)?;
        let passed = Ratio::whole(u128::from(whole)).add(rest);
        Ok(Position { day, passed: passed.ok_or(ScheduleError::TooFine)? })
    }

    /// Goes on by a share of days: what is left of one day's share is taken from the next.
    fn after_share(&self, from: Position, span: Duration) -> Result<Position, ScheduleError> {
        let beyond = self.beyond();
        let from = if self.is_working_day(from.day)? {
            from
        } else {
            Position { day: self.nth_working_day_after(from.day, 1)?, passed: Ratio::ZERO }
        };
        let span = Ratio::new(u128::from(span.hundredths), 100)
            .and_then(|part| part.add(Ratio::whole(u128::from(span.count))));
        let total = from.passed.divide(self.length(from.day)?);
        let total = total.zip(span).and_then(|(passed, span)| passed.add(span));
        let total = total.ok_or(ScheduleError::TooFine)?;
        // An end exactly between two days is the end of the first.
        let (days, share) = if total.is_whole() {
            (total.floor().checked_sub(1), Ratio::whole(1))
        } else {
            (Some(total.floor()), total.fraction())
        };
        let days = days.and_then(|days| u32::try_from(days).ok()).ok_or(beyond)?;
        let day = self.nth_working_day_after(from.day, days)?;
        let passed = share.multiply(self.length(day)?);
        Ok(Position { day, passed: passed.ok_or(ScheduleError::TooFine)? })
    }

    fn length(&self, day: NaiveDate) -> Result<u128, BeyondTable> {
        self.hours(day).map(Hours::minutes).map(u128::from)
    }

    fn day_at(&self, index: usize) -> Result<NaiveDate, BeyondTable> {
        u32::try_from(index).ok().and_then(|place| self.date_of(place)).ok_or(self.beyond())
    }
}

/// The whole minutes of a place in a day.
fn minutes(passed: Ratio) -> Option<u16> {
    u16::try_from(passed.floor()).ok()
}
