//! What rows are told, as columns.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, TimestampSecondArray};
use arrow_buffer::NullBufferBuilder;
use arrow_schema::Field;

use crate::calendar::ClockMinute;
use crate::runtime::bulk::row::Told;
use crate::runtime::decide::Verdict;

/// What rows are told, one after the other.
#[derive(Default)]
pub(crate) struct Answers {
    /// None for a row that cannot be decided.
    verdicts: Vec<Option<Verdict>>,
    statutory: Vec<Option<ClockMinute>>,
    committed: Vec<Option<ClockMinute>>,
    promised: Vec<Option<ClockMinute>>,
    /// Of the few rows with something missing and with errors, their places.
    missing: Vec<(usize, Vec<String>)>,
    errors: Vec<(usize, String)>,
}

impl Answers {
    /// Room for so many.
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self {
            verdicts: Vec::with_capacity(rows),
            statutory: Vec::with_capacity(rows),
            committed: Vec::with_capacity(rows),
            promised: Vec::with_capacity(rows),
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, told: Result<Told, String>) {
        let row = self.verdicts.len();
        let told = match told {
            Ok(told) => Some(told),
            Err(why) => {
                self.errors.push((row, why));
                None
            }
        };
        self.verdicts.push(told.as_ref().map(|told| told.verdict));
        self.statutory.push(told.as_ref().and_then(|told| told.statutory));
        self.committed.push(told.as_ref().and_then(|told| told.committed));
        self.promised.push(told.as_ref().and_then(|told| told.promised));
        if let Some(told) = told.filter(|told| !told.missing.is_empty()) {
            self.missing.push((row, told.missing));
        }
    }

    /// The columns of parts that follow one another.
    pub(super) fn columns(parts: &[Self]) -> Vec<(Field, ArrayRef)> {
        let rows = parts.iter().map(|part| part.verdicts.len()).sum();
        let moments = |of: fn(&Self) -> &Vec<Option<ClockMinute>>| -> ArrayRef {
            Arc::new(moments(parts.iter().flat_map(of), rows))
        };
        // `not_eligible`, the most usual one.
        let mut verdict = StringBuilder::with_capacity(rows, rows.checked_mul(12).unwrap_or_default());
        let mut missing = ListBuilder::with_capacity(StringBuilder::new(), rows);
        let mut error = StringBuilder::with_capacity(rows, 0);
        for part in parts {
            part.verdicts.iter().for_each(|one| verdict.append_option(one.map(Verdict::as_str)));
            let (mut lacking, mut failed) = (part.missing.iter().peekable(), part.errors.iter().peekable());
            for row in 0..part.verdicts.len() {
                if let Some((_, names)) = lacking.next_if(|(place, _)| *place == row) {
                    names.iter().for_each(|name| missing.values().append_value(name));
                }
                missing.append(true);
                error.append_option(failed.next_if(|(place, _)| *place == row).map(|(_, why)| why));
            }
        }
        let columns: [(&str, ArrayRef); 6] = [
            ("verdict", Arc::new(verdict.finish())),
            ("statutory", moments(|part| &part.statutory)),
            ("committed", moments(|part| &part.committed)),
            ("promised", moments(|part| &part.promised)),
            ("missing", Arc::new(missing.finish())),
            ("error", Arc::new(error.finish())),
        ];
        columns.map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array)).into()
    }
}

/// A column of so many moments.
fn moments<'a>(all: impl Iterator<Item = &'a Option<ClockMinute>>, rows: usize) -> TimestampSecondArray {
    let (mut seconds, mut nulls) = (Vec::with_capacity(rows), NullBufferBuilder::new(rows));
    for second in all.map(|at| at.and_then(ClockMinute::second)) {
        seconds.push(second.unwrap_or_default());
        nulls.append(second.is_some());
    }
    TimestampSecondArray::new(seconds.into(), nulls.finish())
}
