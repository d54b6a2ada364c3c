//! One condition over columns.

use arrow_array::{BooleanArray, RecordBatch};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};

use super::block::{ROWS, Span};
use super::error::ColumnError;
use super::node::Columns;
use crate::runtime::Condition;

impl Condition<'_> {
    /// Whether it holds for each row, as [`Condition::holds`] says of a dossier; null where that depends on facts that are null or
    /// have no column.
    ///
    /// # Errors
    /// [`ColumnError`], also for a value that the fact cannot have, in the columns that the condition reads.
    ///
    /// # Example
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{ArrayRef, BooleanArray, RecordBatch};
    /// use serde_json::json;
    /// use thutuc::bundle::Logic;
    /// use thutuc::runtime::RuleSet;
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// let condition = rules.condition(&Logic(json!({"!": [{"var": "cần-xác-minh"}]})))?;
    /// let column = Arc::new(BooleanArray::from(vec![Some(true), Some(false), None])) as ArrayRef;
    /// let rows = RecordBatch::try_from_iter([("cần-xác-minh", column)])?;
    /// assert_eq!(condition.over(&rows)?, BooleanArray::from(vec![Some(false), Some(true), None]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn over(&self, batch: &RecordBatch) -> Result<BooleanArray, ColumnError> {
        let table = &self.rules.facts;
        let mut columns = Columns { table, by_slot: vec![None; table.slots().all] };
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            let Some(slot) = table.named(field.name()) else { continue };
            let Some(place) = columns.by_slot.get_mut(slot) else { continue };
            if place.replace(column.as_ref()).is_some() {
                return Err(ColumnError::GivenTwice { fact: field.name().clone() });
            }
        }
        let bound = columns.bind(self.condition.tree())?;
        let (mut yes, mut known) = (Vec::new(), Vec::new());
        let rows = batch.num_rows();
        for start in (0..rows).step_by(ROWS) {
            let count = rows.checked_sub(start).map_or(0, |rest| rest.min(ROWS));
            let answers = bound.answers(Span { start, count })?;
            yes.extend_from_slice(&answers.yes);
            known.extend(answers.yes.iter().zip(&answers.no).map(|(yes, no)| yes | no));
        }
        let bits = |words: Vec<u64>| BooleanBuffer::new(Buffer::from_vec(words), 0, rows);
        let nulls = NullBuffer::new(bits(known));
        Ok(BooleanArray::new(bits(yes), Some(nulls).filter(|nulls| nulls.null_count() > 0)))
    }
}
