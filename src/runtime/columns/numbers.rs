//! Tests of whole-number columns as they come, without widening them.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType};
use arrow_buffer::ScalarBuffer;
use arrow_schema::DataType;

use super::block::{Test, WORDS, tested};
use crate::runtime::num::Interval;

/// Which numbers a test is about.
#[derive(Clone, Debug)]
pub(super) enum Numbers {
    Within(Interval),
    Among(Vec<i64>),
}

/// A whole-number type of columns.
pub(super) trait Whole: Copy + PartialOrd + TryFrom<i64> + TryInto<i64> {
    const MIN: Self;
    const MAX: Self;
}

macro_rules! whole {
    ($($type:ty),*) => {
        $(impl Whole for $type {
            const MIN: Self = Self::MIN;
            const MAX: Self = Self::MAX;
        })*
    };
}

whole!(i8, i16, i32, i64, u8, u16, u32, u64);

/// Does one thing with the values of a whole-number column; none for a column of another type.
macro_rules! with_values {
    ($array:expr, $values:ident => $body:expr) => {
        match $array.data_type() {
            DataType::Int8 => values::<Int8Type>($array).map(|$values| $body),
            DataType::Int16 => values::<Int16Type>($array).map(|$values| $body),
            DataType::Int32 => values::<Int32Type>($array).map(|$values| $body),
            DataType::Int64 => values::<Int64Type>($array).map(|$values| $body),
            DataType::UInt8 => values::<UInt8Type>($array).map(|$values| $body),
            DataType::UInt16 => values::<UInt16Type>($array).map(|$values| $body),
            DataType::UInt32 => values::<UInt32Type>($array).map(|$values| $body),
            DataType::UInt64 => values::<UInt64Type>($array).map(|$values| $body),
            DataType::Date32 => values::<Date32Type>($array).map(|$values| $body),
            _ => None,
        }
    };
}

fn values<T: ArrowPrimitiveType>(array: &dyn Array) -> Option<&ScalarBuffer<T::Native>> {
    array.as_primitive_opt::<T>().map(|array| array.values())
}

/// The rows whose numbers are those of a test.
pub(super) fn test<'a>(array: &'a dyn Array, numbers: &Numbers) -> Option<Test<'a>> {
    with_values!(array, values => asked(values, numbers))
}

/// The rows whose numbers lie outside of bounds, nulls perhaps among them; none for a column whose type leaves no such numbers.
pub(super) fn outside<'a>(array: &'a dyn Array, bounds: Interval) -> Option<Test<'a>> {
    with_values!(array, values => beyond(values, bounds)).flatten()
}

/// Whether a column holds whole numbers.
pub(super) fn is_whole(array: &dyn Array) -> bool {
    with_values!(array, _values => ()).is_some()
}

/// The number of a row.
pub(super) fn number(array: &dyn Array, row: usize) -> Option<i64> {
    with_values!(array, values => wide(values, row)).flatten()
}

fn wide<N: Whole>(values: &[N], row: usize) -> Option<i64> {
    values.get(row).and_then(|value| (*value).try_into().ok())
}

fn asked<'a, N: Whole + 'a>(values: &'a [N], numbers: &Numbers) -> Test<'a> {
    let list = match numbers {
        Numbers::Within(range) => return within(values, *range),
        Numbers::Among(list) => list,
    };
    let all: Vec<N> = list.iter().filter_map(|value| N::try_from(*value).ok()).collect();
    match all.as_slice() {
        [] => Box::new(|_| [0; WORDS]),
        [only] => {
            let only = *only;
            Box::new(move |span| tested(span.of(values), |value| value == only))
        }
        // Few comparisons without a branch; they run over many values at once.
        _ => Box::new(move |span| {
            let values = span.of(values);
            let mut bits = [0; WORDS];
            for one in &all {
                let more = tested(values, |value| value == *one);
                bits.iter_mut().zip(more).for_each(|(word, more)| *word |= more);
            }
            bits
        }),
    }
}

fn within<'a, N: Whole + 'a>(values: &'a [N], range: Interval) -> Test<'a> {
    let (min, max) = match (clamped::<N>(range.min), clamped::<N>(range.max)) {
        (Clamped::Above, _) | (_, Clamped::Below) => return Box::new(|_| [0; WORDS]),
        (min, max) => (min.at().filter(|min| *min > N::MIN), max.at().filter(|max| *max < N::MAX)),
    };
    match (min, max) {
        (None, None) => Box::new(|_| [u64::MAX; WORDS]),
        (None, Some(max)) => Box::new(move |span| tested(span.of(values), |value| value <= max)),
        (Some(min), None) => Box::new(move |span| tested(span.of(values), |value| value >= min)),
        (Some(min), Some(max)) => {
            Box::new(move |span| tested(span.of(values), |value| (value >= min) & (value <= max)))
        }
    }
}

fn beyond<'a, N: Whole + 'a>(values: &'a [N], bounds: Interval) -> Option<Test<'a>> {
    let min = clamped(bounds.min).at().unwrap_or(N::MIN);
    let max = clamped(bounds.max).at().unwrap_or(N::MAX);
    if min <= N::MIN && max >= N::MAX {
        return None;
    }
    Some(Box::new(move |span| {
        let values = span.of(values);
        // Nearly always none is, which takes no bits to tell.
        let is_inside = values.iter().fold(true, |inside, value| inside & (*value >= min) & (*value <= max));
        if is_inside { [0; WORDS] } else { tested(values, |value| (value < min) | (value > max)) }
    }))
}

/// A number as one of a type, or where it lies of all of those.
enum Clamped<N> {
    Below,
    At(N),
    Above,
}

impl<N> Clamped<N> {
    fn at(self) -> Option<N> {
        match self {
            Self::At(value) => Some(value),
            Self::Below | Self::Above => None,
        }
    }
}

fn clamped<N: Whole>(value: i64) -> Clamped<N> {
    match N::try_from(value) {
        Ok(value) => Clamped::At(value),
        Err(_) if value < 0 => Clamped::Below,
        Err(_) => Clamped::Above,
    }
}
