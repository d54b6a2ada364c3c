//! Turns the tables of a bundle into a calendar that answers at once: one character a day becomes
//! prefix sums of working days and of open minutes. It refuses any table that contradicts itself.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Hours;

/// The most days one table may hold: two hundred years.
pub const MAX_DAYS: usize = 73_050;

/// What the characters of `days` stand for, in order: the index into `patterns`.
pub const PATTERN_CHARS: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A calendar's table as it stands in a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
pub struct Parts {
    /// The date of the first character of `days` and `desks`.
    #[cfg_attr(feature = "compiler", schemars(with = "String"))]
    pub first_day: NaiveDate,
    /// One character a day: the day's place in `patterns` as a digit of [`PATTERN_CHARS`]; `0` is a
    /// closed day.
    pub days: String,
    /// The opening windows that the days use. The first, which `0` names, has none; every other
    /// has at least one.
    pub patterns: Vec<Hours>,
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
    /// The first pattern is missing or has windows.
    #[error("the first pattern, which `0` names, must exist and be closed")]
    FirstPattern,
    /// A pattern after the first has no window.
    #[error("pattern {0} has no window, though only the first may be closed")]
    ClosedPattern(usize),
    /// There are more patterns than characters to name them.
    #[error("the table has {0} patterns, more than the 62 that can be named")]
    TooManyPatterns(usize),
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
    /// The pattern of each day.
    pub(super) pattern: Vec<u8>,
    /// The weekday, 1 to 7, whose hours desks keep, or 0.
    pub(super) desk: Vec<u8>,
    /// The indices of the working days.
    pub(super) open_days: Vec<u32>,
    /// How many working days lie before each day; one entry more than there are days.
    pub(super) open_before: Vec<u32>,
    /// How many open minutes lie before each day; one entry more than there are days.
    pub(super) minutes_before: Vec<u64>,
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
            return Err(TableError::Lengths {
                days: count,
                desks: parts.desks.len(),
            });
        }
        check_patterns(&parts.patterns)?;
        let last_day = u64::try_from(count)
            .ok()
            .and_then(|days| days.checked_sub(1))
            .and_then(|days| parts.first_day.checked_add_days(Days::new(days)))
            .ok_or(TableError::PastTime)?;
        let pattern = read_patterns(&parts)?;
        let desk = read_desks(&parts)?;
        check_uncertain(&parts, last_day)?;

        let lengths: Vec<u64> = (parts.patterns.iter())
            .map(|hours| u64::from(hours.minutes()))
            .collect();
        let mut open_days = Vec::new();
        let mut open_before = Vec::with_capacity(count);
        let mut minutes_before = Vec::with_capacity(count);
        let (mut open, mut minutes) = (0_u32, 0_u64);
        open_before.push(open);
        minutes_before.push(minutes);
        for (index, &name) in (0_u32..).zip(&pattern) {
            if name != 0 {
                open_days.push(index);
                open = open.checked_add(1).ok_or(TableError::PastTime)?;
            }
            let length = lengths.get(usize::from(name)).copied();
            minutes = length
                .and_then(|length| minutes.checked_add(length))
                .ok_or(TableError::PastTime)?;
            open_before.push(open);
            minutes_before.push(minutes);
        }
        Ok(Self {
            parts,
            last_day,
            pattern,
            desk,
            open_days,
            open_before,
            minutes_before,
        })
    }

    /// A table of one day: the windows of a program's session, for its steps to run in. Desks keep
    /// the day's own weekday; the day is certain.
    ///
    /// # Errors
    /// [`TableError::FirstPattern`] never; the same checks as [`Table::new`].
    pub fn session(date: NaiveDate, windows: &Hours) -> Result<Self, TableError> {
        let (days, patterns) = if windows.is_closed() {
            ("0", vec![Hours::CLOSED])
        } else {
            ("1", vec![Hours::CLOSED, windows.clone()])
        };
        Self::new(Parts {
            first_day: date,
            days: days.to_owned(),
            patterns,
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
        BeyondTable {
            first: self.parts.first_day,
            last: self.last_day,
        }
    }
}

fn check_patterns(patterns: &[Hours]) -> Result<(), TableError> {
    if patterns.len() > PATTERN_CHARS.len() {
        return Err(TableError::TooManyPatterns(patterns.len()));
    }
    if !patterns.first().is_some_and(Hours::is_closed) {
        return Err(TableError::FirstPattern);
    }
    match patterns.iter().skip(1).position(Hours::is_closed) {
        Some(before) => Err(TableError::ClosedPattern(
            before.checked_add(1).unwrap_or(before),
        )),
        None => Ok(()),
    }
}

fn read_patterns(parts: &Parts) -> Result<Vec<u8>, TableError> {
    dated(parts.first_day, &parts.days)
        .map(|(date, character)| {
            PATTERN_CHARS
                .find(character)
                .filter(|&index| index < parts.patterns.len())
                .and_then(|index| u8::try_from(index).ok())
                .ok_or(TableError::Day { date, character })
        })
        .collect()
}

fn read_desks(parts: &Parts) -> Result<Vec<u8>, TableError> {
    dated(parts.first_day, &parts.desks)
        .map(|(date, character)| {
            character
                .to_digit(8)
                .and_then(|digit| u8::try_from(digit).ok())
                .ok_or(TableError::Desk { date, character })
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
