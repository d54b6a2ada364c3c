//! The columns of a batch by what they say of a row, and its rows answered.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema};

use super::answers::Answers;
use super::cells::{Cell, Cells};
use super::error::BatchError;
use crate::bundle::Language;
use crate::runtime::answer::FactSlot;
use crate::runtime::bulk::clerk::{Clerk, Receipt, channel as channel_of};
use crate::runtime::bulk::column::FactColumn;
use crate::runtime::bulk::row::{COLUMNS, EVENTS, Told, decide};
use crate::runtime::bulk::text::name;
use crate::runtime::rules::RuleSet;

/// The columns of a batch.
pub(crate) struct Columns<'r, 'a> {
    rules: &'r RuleSet,
    rows: &'a RecordBatch,
    names: Vec<String>,
    cells: Vec<Cells<'a>>,
    /// Where the columns stand that identify a row.
    ids: [usize; 4],
    /// Whether every other column is of events or of a fact that no other column is of.
    is_plain: bool,
}

impl<'r, 'a> Columns<'r, 'a> {
    /// The columns by their names and types.
    ///
    /// # Errors
    /// [`BatchError`] but for answers that do not fit.
    pub(crate) fn new(rules: &'r RuleSet, rows: &'a RecordBatch) -> Result<Self, BatchError> {
        let schema = rows.schema_ref();
        let names: Vec<String> = schema.fields().iter().map(|field| name(field.name()).into_owned()).collect();
        let mut seen = HashSet::new();
        if let Some(column) = names.iter().find(|name| !seen.insert(name.as_str())) {
            return Err(BatchError::Twice { column: column.clone() });
        }
        let mut ids = [0; 4];
        for (place, wanted) in ids.iter_mut().zip(COLUMNS) {
            let found = names.iter().position(|name| name == wanted);
            *place = found.ok_or(BatchError::Lacks { column: wanted })?;
        }
        let (mut cells, mut slots, mut is_plain) = (Vec::new(), HashSet::<FactSlot>::new(), true);
        for (column, array) in names.iter().zip(rows.columns()) {
            let read = match column.as_str() {
                "received" => Cells::moments(array.as_ref()),
                "procedure" | "office" | "channel" | EVENTS => Cells::texts(array.as_ref()),
                _ => {
                    is_plain &= rules.fact_slot(column).is_ok_and(|slot| slots.insert(slot));
                    Cells::facts(array.as_ref())
                }
            };
            let other = || BatchError::OtherType { column: column.clone(), found: array.data_type().clone() };
            cells.push(read.ok_or_else(other)?);
        }
        Ok(Self { rules, rows, names, cells, ids, is_plain })
    }

    /// Answers a range of the rows. The clerk's dossier has no facts but those of the same columns.
    pub(crate) fn answer(&self, rows: Range<usize>, clerk: &mut Clerk<'r>, language: Language) -> Answers {
        let mut answers = Answers::with_capacity(rows.len());
        let is_fact = |name: &&String| !COLUMNS.contains(&name.as_str()) && *name != EVENTS;
        let mut facts: Vec<Option<FactColumn<'r>>> = self
            .names
            .iter()
            .map(|name| Some(name).filter(is_fact).and_then(|name| FactColumn::new(self.rules, name)))
            .collect();
        for row in rows {
            match self.quick(row, &mut facts, clerk) {
                Some(told) => answers.push(Ok(told)),
                None => answers.push(self.whole(row, language)),
            }
        }
        answers
    }

    /// The answer by the short way, where that is sure to tell everything.
    fn quick(&self, row: usize, facts: &mut [Option<FactColumn<'r>>], clerk: &mut Clerk<'r>) -> Option<Told> {
        if !self.is_plain {
            return None;
        }
        let [procedure, office, received, channel] = self.ids;
        let text = |place: usize| match self.cells.get(place)? {
            Cells::Texts(texts) => texts.get(row).map(str::as_bytes),
            _ => None,
        };
        let received = match self.cells.get(received)? {
            Cells::Moments(moments) => moments.minute(row)?,
            _ => clerk.moment(text(received)?)?,
        };
        let (procedure, office, channel) = (text(procedure)?, text(office)?, channel_of(text(channel)?)?);
        for ((cells, column), place) in self.cells.iter().zip(facts).zip(0..) {
            let is_put = match column {
                Some(column) => match cells {
                    // What nearly all columns are, without a value being made.
                    Cells::Bools(array) => {
                        column.put_yes(&mut clerk.dossier, array.is_valid(row).then(|| array.value(row)))
                    }
                    Cells::Texts(texts) => {
                        column.put_text(&mut clerk.dossier, texts.get(row).unwrap_or_default().as_bytes())
                    }
                    cells => cells.get(row).put(column, &mut clerk.dossier),
                },
                None if self.ids.contains(&place) => true,
                None => match cells.get(row) {
                    Cell::Nothing => true,
                    Cell::Text(text) => text.trim().is_empty(),
                    _ => false,
                },
            };
            if !is_put {
                return None;
            }
        }
        clerk.answer(&Receipt { procedure, office, received, channel })
    }

    /// What the whole decision says, or the row's error.
    fn whole(&self, row: usize, language: Language) -> Result<Told, String> {
        let members: Vec<_> =
            self.names.iter().zip(&self.cells).map(|(name, cells)| (name.clone(), cells.get(row).json())).collect();
        decide(self.rules, &members, language).map_err(|error| error.told(language))
    }

    /// The batch of answers, behind the columns that identify rows.
    ///
    /// # Errors
    /// [`BatchError::Arrow`].
    pub(crate) fn answered(&self, parts: &[Answers]) -> Result<RecordBatch, BatchError> {
        let (mut fields, mut arrays) = (Vec::new(), Vec::<ArrayRef>::new());
        for (place, wanted) in self.ids.iter().zip(COLUMNS) {
            let Some(array) = self.rows.columns().get(*place) else { continue };
            fields.push(Field::new(wanted, array.data_type().clone(), true));
            arrays.push(Arc::clone(array));
        }
        for (field, array) in Answers::columns(parts) {
            fields.push(field);
            arrays.push(array);
        }
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
            .map_err(|error| BatchError::Arrow(error.to_string()))
    }
}
