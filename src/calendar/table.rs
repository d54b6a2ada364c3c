//! Turns the tables of a bundle into a calendar that answers at once: one character a day becomes
//! prefix sums of working days and of open minutes. It refuses any table that contradicts itself.

use std::collections::BTreeMap;
use std::iter::successors;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Hours;
use super::days::{Mark, OpenDay, doubts, marks, open_days};
use super::places::by_minutes;

/// The most days one table may hold: two hundred years.
pub const MAX_DAYS: usize = 73_050;

/// The character of a closed day.
pub const CLOSED_DAY: char = '0';

/// A calendar's table as it stands in a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
pub struct Parts {
    /// The date of the first character of `days` and `desks`.
    #[cfg_attr(feature = "compiler", schemars(with = "String"))]
    pub first_day: NaiveDate,
    /// One ASCII letter or digit a day: the key of its pattern; `0` is a closed day.
    pub days: String,
    /// The opening windows of a day by the character that names them, each with at least one; `0`
    /// may stand here only as closed.
    pub patterns: BTreeMap<char, Hours>,
    /// One character a day: `0`, every desk is shut (a holiday, a compensatory or swapped-off day);
    /// `1` Monday to `7` Sunday, the weekday whose hours desks keep: the day's own, or on a day
    /// worked by a swap the one of the day it replaces.
    pub desks: String,
    /// The last day that is certain; null: none is.
    #[cfg_attr(feature = "compiler", schemars(with = "Option<String>"))]
    pub announced_to: Option<NaiveDate>,
    /// Days, sorted, whose status no text settles though they may lie before `announced_to`.
    #[cfg_attr(feature = "compiler", schemars(with = "Vec<String>"))]
    pub uncertain: Vec<NaiveDate>,
}

/// Why a table is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TableError {
    /// There is no day in it.
    #[error("the table has no days")]
    NoDays,
    /// There are more than [`MAX_DAYS`].
    #[error("the table has {0} days, more than the {MAX_DAYS} that two hundred years have")]
    TooManyDays(usize),
    /// Its last day is past the last date that can be written.
    #[error("the table runs past the last date that can be written")]
    PastTime,
    /// `days` and `desks` differ in length.
    #[error("`days` has {days} characters and `desks` has {desks}")]
    Lengths {
        /// Characters in `days`.
        days: usize,
        /// Characters in `desks`.
        desks: usize,
    },
    /// `0` has windows.
    #[error("pattern `0` has windows, but names a closed day")]
    OpenZero,
    /// Another pattern than `0` has no window.
    #[error("pattern `{0}` has no window, though only `0` may be closed")]
    ClosedPattern(char),
    /// A pattern is not named by an ASCII letter or digit.
    #[error("`{0}` is no name of a pattern: ASCII letters and digits are")]
    PatternName(char),
    /// A character of `days` names no pattern.
    #[error("`days` has `{character}` for {date}, which names no pattern")]
    Day {
        /// The day.
        date: NaiveDate,
        /// What stands there.
        character: char,
    },
    /// A character of `desks` is not `0` to `7`.
    #[error("`desks` has `{character}` for {date}, which is none of 0 to 7")]
    Desk {
        /// The day.
        date: NaiveDate,
        /// What stands there.
        character: char,
    },
    /// `uncertain` is not sorted or names a day twice.
    #[error("`uncertain` names {0} out of order or twice")]
    UncertainOrder(NaiveDate),
    /// `uncertain` names a day that the table does not hold.
    #[error("`uncertain` names {0}, which is outside the table")]
    UncertainOutside(NaiveDate),
}

/// A question that a calendar cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the calendar has no answer past its days {first} to {last}")]
pub struct BeyondTable {
    /// The table's first day.
    pub first: NaiveDate,
    /// The table's last day.
    pub last: NaiveDate,
}

/// A calendar ready to answer: immutable, every question O(1) or O(log days).
#[derive(Clone, Debug)]
pub struct Table {
    parts: Parts,
    last_day: NaiveDate,
    /// The first day, counted from 1 January 1970.
    pub(super) first_number: i32,
    /// Its days.
    pub(super) dates: Vec<NaiveDate>,
    /// The distinct opening hours; the first are closed.
    pub(super) hours: Vec<Hours>,
    /// The place in `hours` of each day's.
    pub(super) pattern: Vec<u8>,
    /// The weekday, 1 to 7, whose hours desks keep, or 0.
    pub(super) desk: Vec<u8>,
    /// The working days, in order.
    pub(super) open_days: Vec<OpenDay>,
    /// By day, what counting from there on needs; one entry more than there are days.
    pub(super) marks: Vec<Mark>,
    /// How many open minutes lie before each day; one entry more than there are days.
    pub(super) minutes_before: Vec<u64>,
    /// For each half a working day's open minutes, the first day with at least so many before it.
    pub(super) by_minutes: Vec<u32>,
}

impl Table {
    /// Checks a bundle's table and makes it ready to answer.
    ///
    /// # Errors
    /// [`TableError`] names the first contradiction.
    pub fn new(parts: Parts) -> Result<Self, TableError> {
        let count = parts.days.len();
        if count == 0 {
            return Err(TableError::NoDays);
        }
        if count > MAX_DAYS {
            return Err(TableError::TooManyDays(count));
        }
        if parts.desks.len() != count {
            return Err(TableError::Lengths { days: count, desks: parts.desks.len() });
        }
        let named = name_patterns(&parts.patterns)?;
        let last_day = u64::try_from(count)
            .ok()
            .and_then(|days| days.checked_sub(1))
            .and_then(|days| parts.first_day.checked_add_days(Days::new(days)))
            .ok_or(TableError::PastTime)?;
        let pattern = read_patterns(&parts, &named)?;
        let desk = read_desks(&parts)?;
        check_uncertain(&parts, last_day)?;

        let hours: Vec<Hours> = named.into_iter().map(|(_, hours)| hours).collect();
        let lengths: Vec<u64> = hours.iter().map(|hours| u64::from(hours.minutes())).collect();
        let mut minutes_before = Vec::with_capacity(count);
        let mut minutes = 0_u64;
        minutes_before.push(minutes);
        for &name in &pattern {
            let length = lengths.get(usize::from(name)).copied();
            minutes = length.and_then(|length| minutes.checked_add(length)).ok_or(TableError::PastTime)?;
            minutes_before.push(minutes);
        }
        let open_days = open_days(&pattern, &hours).ok_or(TableError::PastTime)?;
        let marks = marks(&pattern, &doubts(&parts)).ok_or(TableError::PastTime)?;
        let by_minutes = by_minutes(&minutes_before);
        let first_number = parts.first_day.to_epoch_days();
        let dates = successors(Some(parts.first_day), NaiveDate::succ_opt).take(count).collect();
        Ok(Self {
            parts,
            last_day,
            first_number,
            dates,
            hours,
            pattern,
            desk,
            open_days,
            marks,
            minutes_before,
            by_minutes,
        })
    }

    /// A table of one day: the windows of a program's session, for its steps to run in. Desks keep
    /// the day's own weekday; the day is certain.
    ///
    /// # Errors
    /// [`TableError::PastTime`] on the last date that can be written.
    pub fn session(date: NaiveDate, windows: &Hours) -> Result<Self, TableError> {
        let name = if windows.is_closed() { CLOSED_DAY } else { '1' };
        Self::new(Parts {
            first_day: date,
            days: name.to_string(),
            patterns: BTreeMap::from([(name, windows.clone())]),
            desks: date.weekday().number_from_monday().to_string(),
            announced_to: Some(date),
            uncertain: Vec::new(),
        })
    }

    /// The table as it stands in a bundle.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The first day it knows.
    pub fn first_day(&self) -> NaiveDate {
        self.parts.first_day
    }

    /// The last day it knows.
    pub fn last_day(&self) -> NaiveDate {
        self.last_day
    }

    /// The error for a question outside the table.
    pub fn beyond(&self) -> BeyondTable {
        BeyondTable { first: self.parts.first_day, last: self.last_day }
    }
}

/// Checks the patterns; in the result the closed day comes first.
fn name_patterns(patterns: &BTreeMap<char, Hours>) -> Result<Vec<(char, Hours)>, TableError> {
    let mut named = vec![(CLOSED_DAY, Hours::CLOSED)];
    for (&name, hours) in patterns {
        if !name.is_ascii_alphanumeric() {
            return Err(TableError::PatternName(name));
        }
        match (name == CLOSED_DAY, hours.is_closed()) {
            (true, false) => return Err(TableError::OpenZero),
            (true, true) => {}
            (false, true) => return Err(TableError::ClosedPattern(name)),
            (false, false) => named.push((name, hours.clone())),
        }
    }
    Ok(named)
}

fn read_patterns(parts: &Parts, named: &[(char, Hours)]) -> Result<Vec<u8>, TableError> {
    dated(parts.first_day, &parts.days)
        .map(|(date, character)| {
            let place = named.iter().position(|&(name, _)| name == character);
            place.and_then(|index| u8::try_from(index).ok()).ok_or(TableError::Day { date, character })
        })
        .collect()
}

fn read_desks(parts: &Parts) -> Result<Vec<u8>, TableError> {
    dated(parts.first_day, &parts.desks)
        .map(|(date, character)| {
            character.to_digit(8).and_then(|digit| u8::try_from(digit).ok()).ok_or(TableError::Desk { date, character })
        })
        .collect()
}

fn dated(first: NaiveDate, text: &str) -> impl Iterator<Item = (NaiveDate, char)> {
    first.iter_days().zip(text.chars())
}

fn check_uncertain(parts: &Parts, last: NaiveDate) -> Result<(), TableError> {
    let mut before = None;
    for &date in &parts.uncertain {
        if before >= Some(date) {
            return Err(TableError::UncertainOrder(date));
        }
        if date < parts.first_day || date > last {
            return Err(TableError::UncertainOutside(date));
        }
        before = Some(date);
    }
    Ok(())
}
