//! Columns of many dossiers into answers, a block of rows at a time.
//!
//! A column is named by its fact (the canonical name or the alias); columns of other names are left alone. Yes/no facts are columns
//! `Boolean`; numbers, money and minutes of the day any whole-number column; dates `Date32` or days since 1 January 1970; choices texts
//! (`Utf8`, `LargeUtf8`) or dictionaries of texts. Null, and a fact without a column, is unknown.

mod block;
mod coded;
mod condition;
mod error;
mod node;
mod numbers;
mod rows;
mod texts;

pub use error::ColumnError;
