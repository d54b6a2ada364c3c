//! What is written for a row: what is told of it, or its error.

use crate::bundle::Language;
use crate::runtime::{RowError, Told};

/// The columns of an answer, behind those that identify the row.
pub(super) const COLUMNS: [&str; 6] = ["verdict", "statutory", "committed", "promised", "missing", "error"];

/// The members of an answer's columns.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) told: Option<Told>,
    /// Code and message.
    pub(super) error: Option<String>,
}

impl Answer {
    pub(super) fn new(told: Result<Told, RowError>, language: Language) -> Self {
        match told {
            Ok(told) => Self { told: Some(told), error: None },
            Err(error) => Self { told: None, error: Some(error.told(language)) },
        }
    }
}
