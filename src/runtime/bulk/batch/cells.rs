//! A column of any type that a row's values may have, and its cells one by one.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType, Time64NanosecondType,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, BooleanArray};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, TimeUnit};
use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::ints::{Ints, value};
use super::texts::Texts;
use crate::bundle::numbered_day;
use crate::calendar::ClockMinute;
use crate::runtime::Moment;
use crate::runtime::answer::Dossier;
use crate::runtime::bulk::column::FactColumn;
use crate::runtime::decide::FactValue;

/// A column of cells.
pub(super) enum Cells<'a> {
    Nothing,
    Bools(&'a BooleanArray),
    Ints(Ints<'a>),
    Texts(Texts<'a>),
    /// Whole numbers that count a unit of which a second, or of days a day, has so many.
    Dates(&'a dyn Array),
    Times(&'a dyn Array),
    Moments(Moments<'a>),
}

/// Moments of the local clock, counted from the midnight with which 1970 begins.
pub(super) struct Moments<'a> {
    numbers: &'a [i64],
    nulls: Option<&'a NullBuffer>,
    /// How many of them make a second.
    a_second: i64,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    Nothing,
    Bool(bool),
    Int(i64),
    Text(&'a str),
    Date(NaiveDate),
    Time(NaiveTime),
    Moment(ClockMinute),
    /// Beyond what a value of its type can be.
    Beyond(String),
}

impl<'a> Cells<'a> {
    /// The cells of a column; none for a type that no fact has.
    pub(super) fn facts(array: &'a dyn Array) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Null => Self::Nothing,
            DataType::Boolean => Self::Bools(array.as_boolean_opt()?),
            DataType::Date32 | DataType::Date64 => Self::Dates(array),
            DataType::Time32(_) | DataType::Time64(_) => Self::Times(array),
            _ => match Ints::new(array) {
                Some(ints) => Self::Ints(ints),
                None => Self::Texts(Texts::new(array)?),
            },
        })
    }

    /// The cells of a column of moments: timestamps without a zone, or texts.
    pub(super) fn moments(array: &'a dyn Array) -> Option<Self> {
        match array.data_type() {
            DataType::Timestamp(unit, None) => Moments::new(array, *unit).map(Self::Moments),
            _ => Self::texts(array),
        }
    }

    /// The cells of a column of texts.
    pub(super) fn texts(array: &'a dyn Array) -> Option<Self> {
        match array.data_type() {
            DataType::Null => Some(Self::Nothing),
            _ => Texts::new(array).map(Self::Texts),
        }
    }

    /// The cell of a row.
    pub(super) fn get(&self, row: usize) -> Cell<'a> {
        match self {
            Self::Nothing => Cell::Nothing,
            Self::Bools(array) => {
                if array.is_valid(row) {
                    Cell::Bool(array.value(row))
                } else {
                    Cell::Nothing
                }
            }
            Self::Ints(ints) => ints.get(row).map_or(Cell::Nothing, |number| match i64::try_from(number) {
                Ok(number) => Cell::Int(number),
                Err(_) => Cell::Beyond(number.to_string()),
            }),
            Self::Texts(texts) => texts.get(row).map_or(Cell::Nothing, Cell::Text),
            Self::Dates(array) => cell(date(*array, row), |days| numbered_day(days).map(Cell::Date)),
            Self::Times(array) => cell(time(*array, row), |seconds| {
                NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(seconds).ok()?, 0).map(Cell::Time)
            }),
            Self::Moments(moments) => cell(moments.second(row), |second| {
                // Seconds are dropped, as everywhere.
                ClockMinute::of_second(second).map(Cell::Moment)
            }),
        }
    }
}

fn cell<'a>(number: Option<i64>, read: impl Fn(i64) -> Option<Cell<'a>>) -> Cell<'a> {
    let Some(number) = number else { return Cell::Nothing };
    read(number).unwrap_or_else(|| Cell::Beyond(number.to_string()))
}

/// Days since 1 January 1970.
fn date(array: &dyn Array, row: usize) -> Option<i64> {
    match array.data_type() {
        DataType::Date32 => value(array.as_primitive_opt::<Date32Type>()?, row).map(i64::from),
        _ => value(array.as_primitive_opt::<Date64Type>()?, row)?.checked_div_euclid(86_400_000),
    }
}

/// Seconds since midnight.
fn time(array: &dyn Array, row: usize) -> Option<i64> {
    match array.data_type() {
        DataType::Time32(TimeUnit::Second) => value(array.as_primitive_opt::<Time32SecondType>()?, row).map(i64::from),
        DataType::Time32(_) => {
            i64::from(value(array.as_primitive_opt::<Time32MillisecondType>()?, row)?).checked_div_euclid(1000)
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            value(array.as_primitive_opt::<Time64MicrosecondType>()?, row)?.checked_div_euclid(1_000_000)
        }
        _ => value(array.as_primitive_opt::<Time64NanosecondType>()?, row)?.checked_div_euclid(1_000_000_000),
    }
}

impl<'a> Moments<'a> {
    fn new(array: &'a dyn Array, unit: TimeUnit) -> Option<Self> {
        let (numbers, a_second) = match unit {
            TimeUnit::Second => (array.as_primitive_opt::<TimestampSecondType>()?.values(), 1),
            TimeUnit::Millisecond => (array.as_primitive_opt::<TimestampMillisecondType>()?.values(), 1000),
            TimeUnit::Microsecond => (array.as_primitive_opt::<TimestampMicrosecondType>()?.values(), 1_000_000),
            TimeUnit::Nanosecond => (array.as_primitive_opt::<TimestampNanosecondType>()?.values(), 1_000_000_000),
        };
        Some(Self { numbers, nulls: array.nulls(), a_second })
    }

    /// The second of a row; none where it is null.
    fn second(&self, row: usize) -> Option<i64> {
        if self.nulls.is_some_and(|nulls| nulls.is_null(row)) {
            return None;
        }
        let number = *self.numbers.get(row)?;
        if self.a_second == 1 { Some(number) } else { number.checked_div_euclid(self.a_second) }
    }

    /// The minute of a row; none where it is null, and past the dates that can be written.
    pub(super) fn minute(&self, row: usize) -> Option<ClockMinute> {
        ClockMinute::of_second(self.second(row)?)
    }
}

impl Cell<'_> {
    /// Puts the value into a dossier; false where it is no value of the column's fact.
    pub(super) fn put<'r>(&self, column: &mut FactColumn<'r>, dossier: &mut Dossier<'r>) -> bool {
        match self {
            Self::Nothing => column.put_json(dossier, &Value::Null),
            Self::Bool(yes) => column.put(dossier, &FactValue::Bool(*yes)),
            Self::Int(number) => column.put(dossier, &FactValue::Integer(*number)),
            Self::Text(text) => column.put_text(dossier, text.as_bytes()),
            Self::Date(date) => column.put(dossier, &FactValue::Date(*date)),
            Self::Time(time) => column.put(dossier, &FactValue::Time(*time)),
            Self::Moment(_) | Self::Beyond(_) => false,
        }
    }

    /// The value as a row of JSON has it.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Bool(yes) => Value::Bool(*yes),
            Self::Int(number) => Value::from(*number),
            Self::Text(text) => Value::String((*text).to_owned()),
            Self::Date(date) => Value::String(date.to_string()),
            Self::Time(time) => Value::String(time.format("%H:%M").to_string()),
            Self::Moment(at) => Value::String(written(*at)),
            Self::Beyond(text) => Value::String(text.clone()),
        }
    }
}

/// A moment as rows write it; cells hold only those that can be written.
pub(super) fn written(at: ClockMinute) -> String {
    at.moment().map(|at| Moment(at).to_string()).unwrap_or_default()
}
