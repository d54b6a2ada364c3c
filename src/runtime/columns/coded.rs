//! Tests of dictionaries of texts: every distinct text is looked at once, then rows are told by their keys.

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type};
use arrow_array::types::{UInt8Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_buffer::{ArrowNativeType, NullBuffer};
use arrow_schema::DataType;

use super::block::{Test, WORDS, looked_up, tested};

/// What is told of a text of a dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    No,
    Yes,
    /// The dictionary has null there.
    Null,
    /// The fact cannot be that text.
    Bad,
}

/// A dictionary with what is told of its texts.
pub(super) struct Coded<'a> {
    pub(super) nulls: Option<&'a NullBuffer>,
    keys: Keys<'a>,
    told: Vec<Told>,
}

type Keys<'a> = Box<dyn Fn(Vec<bool>) -> Test<'a> + 'a>;

impl<'a> Coded<'a> {
    /// A dictionary of texts; none for another column.
    pub(super) fn new(array: &'a dyn Array, tell: impl Fn(&str) -> Told) -> Option<Self> {
        let DataType::Dictionary(key, _) = array.data_type() else { return None };
        match key.as_ref() {
            DataType::Int8 => Self::of::<Int8Type>(array, tell),
            DataType::Int16 => Self::of::<Int16Type>(array, tell),
            DataType::Int32 => Self::of::<Int32Type>(array, tell),
            DataType::Int64 => Self::of::<Int64Type>(array, tell),
            DataType::UInt8 => Self::of::<UInt8Type>(array, tell),
            DataType::UInt16 => Self::of::<UInt16Type>(array, tell),
            DataType::UInt32 => Self::of::<UInt32Type>(array, tell),
            DataType::UInt64 => Self::of::<UInt64Type>(array, tell),
            _ => None,
        }
    }

    fn of<K: ArrowDictionaryKeyType>(array: &'a dyn Array, tell: impl Fn(&str) -> Told) -> Option<Self> {
        let array = array.as_dictionary_opt::<K>()?;
        let tell = |text: Option<&str>| text.map_or(Told::Null, &tell);
        let values = array.values();
        let told: Vec<Told> = if let Some(texts) = values.as_string_opt::<i32>() {
            texts.iter().map(tell).collect()
        } else {
            values.as_string_opt::<i64>()?.iter().map(tell).collect()
        };
        let keys: &'a [K::Native] = array.keys().values();
        Some(Self { nulls: array.keys().nulls(), keys: Box::new(move |codes| codes_test::<K>(keys, codes)), told })
    }

    /// The rows of which this is told; none where that is told of no text.
    pub(super) fn rows(&self, told: Told) -> Option<Test<'a>> {
        let codes: Vec<bool> = self.told.iter().map(|other| *other == told).collect();
        codes.contains(&true).then(|| (self.keys)(codes))
    }
}

/// The rows whose keys are among some.
fn codes_test<'a, K: ArrowPrimitiveType>(keys: &'a [K::Native], codes: Vec<bool>) -> Test<'a>
where
    K::Native: ArrowNativeType + PartialOrd,
{
    let places = || codes.iter().enumerate().filter(|(_, is_among)| **is_among).map(|(place, _)| place);
    let (Some(first), Some(last)) = (places().next(), places().next_back()) else { return Box::new(|_| [0; WORDS]) };
    let (Some(low), Some(high)) = (K::Native::from_usize(first), K::Native::from_usize(last)) else {
        return Box::new(|_| [0; WORDS]);
    };
    if first == last {
        return Box::new(move |span| tested(span.of(keys), |key| key == low));
    }
    if codes.get(first..=last).is_some_and(|run| !run.contains(&false)) {
        return Box::new(move |span| tested(span.of(keys), |key| (key >= low) & (key <= high)));
    }
    // Keys beyond the codes stand in rows that are null alone.
    if let (true, Ok(table)) = (codes.len() <= 256, <[bool; 256]>::try_from(padded(&codes))) {
        return Box::new(move |span| {
            looked_up(span.of(keys), |key| table.get(key.as_usize() & 0xFF).copied().unwrap_or_default())
        });
    }
    Box::new(move |span| looked_up(span.of(keys), |key| codes.get(key.as_usize()).copied().unwrap_or_default()))
}

/// A table for every last byte of a key, so that a look-up needs no bounds.
fn padded(codes: &[bool]) -> Vec<bool> {
    codes.iter().copied().chain(std::iter::repeat(false)).take(256).collect()
}
