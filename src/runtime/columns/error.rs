//! Why columns are refused.

use arrow_array::Array;
use arrow_schema::DataType;
use thiserror::Error;

use crate::bundle::Fact;

/// A column that cannot be read as its fact.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// It has a type that holds no such values.
    #[error("column `{fact}` is {is}, which holds no values of that fact")]
    OtherType {
        /// The fact.
        fact: String,
        /// The column's type.
        is: DataType,
    },
    /// Two columns are named by one fact.
    #[error("two columns give `{fact}`")]
    GivenTwice {
        /// The fact.
        fact: String,
    },
    /// A row holds what the fact cannot be.
    #[error("row {row} of column `{fact}` holds a value that the fact cannot have")]
    BadValue {
        /// The fact.
        fact: String,
        /// The row, from 0.
        row: usize,
    },
}

impl ColumnError {
    pub(super) fn other_type(fact: &Fact, array: &dyn Array) -> Self {
        Self::OtherType { fact: fact.id.clone(), is: array.data_type().clone() }
    }
}
