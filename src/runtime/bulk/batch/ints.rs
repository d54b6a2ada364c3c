//! Columns of whole numbers, in any of Arrow's forms.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, PrimitiveArray};
use arrow_schema::DataType;

/// A column of whole numbers.
pub(super) enum Ints<'a> {
    Int8(&'a PrimitiveArray<Int8Type>),
    Int16(&'a PrimitiveArray<Int16Type>),
    Int32(&'a PrimitiveArray<Int32Type>),
    Int64(&'a PrimitiveArray<Int64Type>),
    UInt8(&'a PrimitiveArray<UInt8Type>),
    UInt16(&'a PrimitiveArray<UInt16Type>),
    UInt32(&'a PrimitiveArray<UInt32Type>),
    UInt64(&'a PrimitiveArray<UInt64Type>),
}

impl<'a> Ints<'a> {
    /// The numbers of a column; none where it holds others.
    pub(super) fn new(array: &'a dyn Array) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Int8 => Self::Int8(array.as_primitive_opt()?),
            DataType::Int16 => Self::Int16(array.as_primitive_opt()?),
            DataType::Int32 => Self::Int32(array.as_primitive_opt()?),
            DataType::Int64 => Self::Int64(array.as_primitive_opt()?),
            DataType::UInt8 => Self::UInt8(array.as_primitive_opt()?),
            DataType::UInt16 => Self::UInt16(array.as_primitive_opt()?),
            DataType::UInt32 => Self::UInt32(array.as_primitive_opt()?),
            DataType::UInt64 => Self::UInt64(array.as_primitive_opt()?),
            _ => return None,
        })
    }

    /// The number of a row; none where it is null.
    pub(super) fn get(&self, row: usize) -> Option<i128> {
        match self {
            Self::Int8(array) => value(array, row).map(i128::from),
            Self::Int16(array) => value(array, row).map(i128::from),
            Self::Int32(array) => value(array, row).map(i128::from),
            Self::Int64(array) => value(array, row).map(i128::from),
            Self::UInt8(array) => value(array, row).map(i128::from),
            Self::UInt16(array) => value(array, row).map(i128::from),
            Self::UInt32(array) => value(array, row).map(i128::from),
            Self::UInt64(array) => value(array, row).map(i128::from),
        }
    }
}

/// The value of a row; none where it is null.
pub(super) fn value<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>, row: usize) -> Option<T::Native> {
    array.is_valid(row).then(|| array.value(row))
}
