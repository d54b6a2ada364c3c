//! What rows are told, as columns.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, TimestampSecondBuilder};
use arrow_array::{Array, ArrayRef};
use arrow_schema::Field;
use chrono::NaiveDateTime;

use crate::runtime::bulk::row::Told;

/// What rows are told, one after the other.
#[derive(Default)]
pub(crate) struct Answers(Vec<Result<Told, String>>);

impl Answers {
    /// Room for so many.
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self(Vec::with_capacity(rows))
    }

    pub(super) fn push(&mut self, told: Result<Told, String>) {
        self.0.push(told);
    }

    /// The columns of parts that follow one another.
    pub(super) fn columns(parts: Vec<Self>) -> Vec<(Field, ArrayRef)> {
        let rows = parts.iter().map(|part| part.0.len()).sum();
        // `not_eligible`, the most usual one.
        let mut verdict = StringBuilder::with_capacity(rows, rows.checked_mul(12).unwrap_or_default());
        let mut moments = [(); 3].map(|()| TimestampSecondBuilder::with_capacity(rows));
        let mut missing = ListBuilder::with_capacity(StringBuilder::new(), rows);
        let mut error = StringBuilder::with_capacity(rows, 0);
        for answer in parts.into_iter().flat_map(|part| part.0) {
            let (told, why) = match answer {
                Ok(told) => (Some(told), None),
                Err(why) => (None, Some(why)),
            };
            verdict.append_option(told.as_ref().map(|told| told.verdict.as_str()));
            let at = told.as_ref().map_or([None; 3], |told| [told.statutory, told.committed, told.promised]);
            moments.iter_mut().zip(at).for_each(|(moment, at)| moment.append_option(at.map(seconds)));
            told.iter().flat_map(|told| &told.missing).for_each(|name| missing.values().append_value(name));
            missing.append(true);
            error.append_option(why);
        }
        let [statutory, committed, promised] = moments.map(|mut moment| Arc::new(moment.finish()) as ArrayRef);
        let columns: [(&str, ArrayRef); 6] = [
            ("verdict", Arc::new(verdict.finish())),
            ("statutory", statutory),
            ("committed", committed),
            ("promised", promised),
            ("missing", Arc::new(missing.finish())),
            ("error", Arc::new(error.finish())),
        ];
        columns.map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array)).into()
    }
}

fn seconds(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp()
}
