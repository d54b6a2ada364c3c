//! Expands a calendar's rules, day by day, into the table a bundle carries and into what each day
//! is. It refuses rows that name no day and swaps that contradict the working week.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use thiserror::Error;

use super::lunar::LunarError;
use super::marks::{Marks, dates, week_hours};
use super::{MAX_DAYS, Parts, Rules, Swap, Table, TableError, When};

/// A table and what stands behind each of its days.
#[derive(Clone, Debug)]
pub struct Built {
    /// The calendar, ready to answer.
    pub table: Table,
    /// Every day of the table in order.
    pub days: Vec<DayInfo>,
}

/// What one day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayInfo {
    /// The day.
    pub date: NaiveDate,
    /// The first kind that fits.
    pub kind: DayKind,
    /// The holiday's name; on a compensatory day, of the holiday it makes up for.
    pub name: Option<String>,
    /// The other day of a swap, or the holiday that a compensatory day makes up for.
    pub counterpart: Option<NaiveDate>,
    /// Whether the calendar is open.
    pub open: bool,
    /// Whether the day's status may still change.
    pub provisional: bool,
}

/// What a day can be, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// A rest day worked for another day.
    SwappedWork,
    /// A day off, worked for on a rest day.
    SwappedOff,
    /// A public holiday, also on a weekly rest day.
    Holiday,
    /// A day off for a holiday that met a weekly rest day.
    Compensation,
    /// A weekly rest day.
    Rest,
    /// Any other day.
    Working,
}

impl DayKind {
    /// The kind's name in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SwappedWork => "swapped_work",
            Self::SwappedOff => "swapped_off",
            Self::Holiday => "holiday",
            Self::Compensation => "compensation",
            Self::Rest => "rest",
            Self::Working => "working",
        }
    }
}

/// Why rules give no table. Rows are counted from 0, in their order in [`Rules`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The span has no day.
    #[error("the calendar's last day {last} is before its first {first}")]
    EmptySpan {
        /// First day asked for.
        first: NaiveDate,
        /// Last day asked for.
        last: NaiveDate,
    },
    /// A holiday row ends before it begins.
    #[error("holiday row {row} ends before it begins")]
    EmptyRange {
        /// Which row.
        row: usize,
    },
    /// A holiday row names a day that no year has.
    #[error("holiday row {row} names {day}/{month}, which no year has")]
    NoSuchDay {
        /// Which row.
        row: usize,
        /// Day of the month.
        day: u8,
        /// Month.
        month: u8,
    },
    /// A swap takes off a day that the working week does not open.
    #[error("swap row {row} takes off {off}, a weekly rest day")]
    SwapOff {
        /// Which row.
        row: usize,
        /// The day.
        off: NaiveDate,
    },
    /// A swap works a day that the working week opens anyway.
    #[error("swap row {row} works {work}, which is no weekly rest day")]
    SwapWork {
        /// Which row.
        row: usize,
        /// The day.
        work: NaiveDate,
    },
    /// A day is worked by two swaps.
    #[error("swap row {row} works {work}, which another row works already")]
    SwapTwice {
        /// Which row.
        row: usize,
        /// The day.
        work: NaiveDate,
    },
    /// A lunar row asks for a year that cannot be computed.
    #[error(transparent)]
    Lunar(#[from] LunarError),
    /// The span is no table.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// Builds the days from `first` to `last` as they were known on `as_known` (none: all that was ever
/// announced counts). Rows, swaps and bounds announced later are ignored; undated ones always count.
///
/// A yearly holiday on a weekly rest day is made up for on the next day that the working week opens
/// and that nothing else takes, in date order (Labour Code 45/2019/QH14 art. 111(3)). Where a row
/// says that this is not settled, the day stays a working day and is listed as uncertain.
///
/// # Errors
/// [`BuildError`] names the row that makes no sense, or the span that is no table.
pub fn build(
    rules: &Rules,
    first: NaiveDate,
    last: NaiveDate,
    as_known: Option<NaiveDate>,
) -> Result<Built, BuildError> {
    let days = last.signed_duration_since(first).num_days();
    let days = usize::try_from(days).map_err(|_| BuildError::EmptySpan { first, last })?;
    if days >= MAX_DAYS {
        return Err(TableError::TooManyDays(days).into());
    }
    check(rules)?;
    let marks = Marks::new(rules, first, last, as_known)?;
    let table = Table::new(Parts { announced_to: rules.announced_to(as_known), ..marks.parts(rules, first, last) })?;
    let days = dates(first, last).map(|date| marks.info(rules, &table, date)).collect();
    Ok(Built { table, days })
}

/// Checks what rows say by themselves, whatever the span.
fn check(rules: &Rules) -> Result<(), BuildError> {
    for (row, holiday) in rules.holidays.iter().enumerate() {
        match holiday.when {
            When::Dated { first, last } if last < first => {
                return Err(BuildError::EmptyRange { row });
            }
            When::Solar { day, month } if !solar_exists(day, month) => {
                return Err(BuildError::NoSuchDay { row, day, month });
            }
            When::Lunar { day, month } if !(1..=30).contains(&day) || !(1..=12).contains(&month) => {
                return Err(BuildError::NoSuchDay { row, day, month });
            }
            _ => {}
        }
    }
    let mut worked = BTreeSet::new();
    for (row, &Swap { off, work, .. }) in rules.swaps.iter().enumerate() {
        if week_hours(rules, off).is_closed() {
            return Err(BuildError::SwapOff { row, off });
        }
        if !week_hours(rules, work).is_closed() {
            return Err(BuildError::SwapWork { row, work });
        }
        if !worked.insert(work) {
            return Err(BuildError::SwapTwice { row, work });
        }
    }
    Ok(())
}

fn solar_exists(day: u8, month: u8) -> bool {
    // 2000 was a leap year, so it had every day that a year can have.
    NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day)).is_some()
}
