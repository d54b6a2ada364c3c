//! Cells of text in columns of random types, and answers read back.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::*;
use chrono::{NaiveDate, NaiveTime, Timelike};
use thutuc::bundle::{Fact, FactType, day_number};
use thutuc::runtime::{FactValue, RuleSet, parse_moment, parse_value};

use crate::rows::{COLUMNS, Rows, Told};
use crate::runtime::random::Random;

/// A batch of the rows, each column of a type that is drawn. Cells that a drawn type has no value for are emptied in `rows` too.
pub(crate) fn batch(rules: &RuleSet, rows: &mut Rows, random: &mut Random) -> RecordBatch {
    let columns = (0..rows.header.len()).map(|at| {
        let name = rows.header[at].clone();
        let declared = rules.facts().find(|fact| fact.id == name || fact.alias.as_ref() == Some(&name));
        let array = match declared.filter(|_| !COLUMNS.contains(&name.as_str())) {
            _ if name == "received" && random.below(3) > 0 => moments(rows, at, random),
            Some(fact) if random.below(3) > 0 => typed(fact, rows, at, random),
            _ => texts(rows, at, random),
        };
        (name, array, true)
    });
    RecordBatch::try_from_iter_with_nullable(columns.collect::<Vec<_>>()).unwrap()
}

fn texts(rows: &Rows, at: usize, random: &mut Random) -> ArrayRef {
    // An empty text and null are the same.
    let nulls = random.below(2) == 0;
    let cells = || rows.cells.iter().map(|cells| Some(cells[at].as_str()).filter(|cell| !nulls || !cell.is_empty()));
    match random.below(8) {
        0 => Arc::new(cells().collect::<StringArray>()),
        1 => Arc::new(cells().collect::<LargeStringArray>()),
        2 => Arc::new(cells().collect::<StringViewArray>()),
        3 => Arc::new(cells().collect::<DictionaryArray<UInt16Type>>()),
        4 => Arc::new(cells().collect::<DictionaryArray<Int64Type>>()),
        5 => Arc::new(cells().collect::<DictionaryArray<UInt64Type>>()),
        6 => {
            let coded = cells().collect::<DictionaryArray<Int16Type>>();
            let values: LargeStringArray = coded.downcast_dict::<StringArray>().unwrap().values().iter().collect();
            Arc::new(coded.with_values(Arc::new(values)))
        }
        _ => Arc::new(cells().collect::<DictionaryArray<Int32Type>>()),
    }
}

fn emptied<T>(rows: &mut Rows, at: usize, read: impl Fn(&str) -> Option<T>) -> Vec<Option<T>> {
    let cells = rows.cells.iter_mut().map(|cells| {
        let value = read(&cells[at]);
        if value.is_none() {
            cells[at].clear();
        }
        value
    });
    cells.collect()
}

fn moments(rows: &mut Rows, at: usize, random: &mut Random) -> ArrayRef {
    let extra = i64::try_from(random.below(60)).unwrap();
    let unit = random.below(4);
    // Nanoseconds reach from 1677 to 2262.
    let read = |cell: &str| parse_moment(cell.trim()).map(|at| at.and_utc().timestamp() + extra);
    let seconds = emptied(rows, at, read).into_iter();
    match unit {
        0 => Arc::new(seconds.collect::<TimestampSecondArray>()),
        1 => Arc::new(seconds.map(|at| at.map(|at| at * 1000 + 7)).collect::<TimestampMillisecondArray>()),
        2 => Arc::new(seconds.map(|at| at.map(|at| at * 1_000_000)).collect::<TimestampMicrosecondArray>()),
        _ => Arc::new(seconds.map(|at| at.map(|at| at * 1_000_000_000)).collect::<TimestampNanosecondArray>()),
    }
}

fn typed(fact: &Fact, rows: &mut Rows, at: usize, random: &mut Random) -> ArrayRef {
    let drawn = random.below(8);
    match &fact.kind {
        FactType::Choice { .. } => texts(rows, at, random),
        FactType::Bool => {
            let read = |cell: &str| match parse_value(fact, cell)? {
                FactValue::Bool(yes) => Some(yes),
                _ => None,
            };
            Arc::new(emptied(rows, at, read).into_iter().collect::<BooleanArray>())
        }
        FactType::Number { .. } | FactType::Money { .. } => ints(fact, rows, at, drawn),
        FactType::Date => {
            let days = emptied(rows, at, |cell| cell.parse::<NaiveDate>().ok().map(day_number)).into_iter();
            match drawn % 2 {
                0 => Arc::new(days.map(|day| day.map(|day| i32::try_from(day).unwrap())).collect::<Date32Array>()),
                _ => Arc::new(days.map(|day| day.map(|day| day * 86_400_000)).collect::<Date64Array>()),
            }
        }
        FactType::Time => {
            let read = |cell: &str| NaiveTime::parse_from_str(cell, "%H:%M").ok();
            let seconds = emptied(rows, at, |cell| read(cell).map(|time| i64::from(time.num_seconds_from_midnight())));
            let seconds = seconds.into_iter();
            match drawn % 4 {
                0 => Arc::new(seconds.map(|at| at.map(|at| at as i32)).collect::<Time32SecondArray>()),
                1 => Arc::new(seconds.map(|at| at.map(|at| at as i32 * 1000)).collect::<Time32MillisecondArray>()),
                2 => Arc::new(seconds.map(|at| at.map(|at| at * 1_000_000)).collect::<Time64MicrosecondArray>()),
                _ => Arc::new(seconds.map(|at| at.map(|at| at * 1_000_000_000)).collect::<Time64NanosecondArray>()),
            }
        }
    }
}

fn ints(fact: &Fact, rows: &mut Rows, at: usize, drawn: u64) -> ArrayRef {
    fn array<T: ArrowPrimitiveType>(fact: &Fact, rows: &mut Rows, at: usize) -> ArrayRef
    where
        T::Native: TryFrom<i64>,
    {
        let read = |cell: &str| match parse_value(fact, cell)? {
            FactValue::Integer(number) => T::Native::try_from(number).ok(),
            _ => None,
        };
        Arc::new(emptied(rows, at, read).into_iter().collect::<PrimitiveArray<T>>())
    }
    match drawn {
        0 => array::<Int8Type>(fact, rows, at),
        1 => array::<Int16Type>(fact, rows, at),
        2 => array::<Int32Type>(fact, rows, at),
        3 => array::<UInt8Type>(fact, rows, at),
        4 => array::<UInt16Type>(fact, rows, at),
        5 => array::<UInt32Type>(fact, rows, at),
        6 => array::<UInt64Type>(fact, rows, at),
        _ => array::<Int64Type>(fact, rows, at),
    }
}

/// What a batch of answers tells.
pub(crate) fn told(answers: &RecordBatch) -> Vec<Told> {
    let column = |name: &str| answers.column_by_name(name).unwrap();
    let (verdict, error) = (column("verdict").as_string::<i32>(), column("error").as_string::<i32>());
    let moments = ["statutory", "committed", "promised"].map(|name| column(name).as_primitive::<TimestampSecondType>());
    let missing = column("missing").as_list::<i32>();
    let text =
        |array: &StringArray, row: usize| if array.is_null(row) { String::new() } else { array.value(row).to_owned() };
    let rows = (0..answers.num_rows()).map(|row| Told {
        verdict: text(verdict, row),
        moments: moments.map(|array| {
            let at = array.is_valid(row).then(|| array.value_as_datetime(row).unwrap());
            at.map(|at| at.format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
        }),
        missing: missing.value(row).as_string::<i32>().iter().map(|name| name.unwrap().to_owned()).collect(),
        error: text(error, row),
    });
    rows.collect()
}
