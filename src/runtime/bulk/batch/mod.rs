//! A batch of Arrow columns, a row a dossier, into a batch of answers.
//!
//! Columns are named `procedure`, `office`, `received`, `channel`, `events`, and by a fact's canonical name or alias. Texts say what
//! they say on the command line; null and an empty text are unknown. What each row is told is what deciding it by itself tells.

mod answers;
mod cells;
mod columns;
mod error;
mod ints;
mod texts;
#[cfg(feature = "parquet")]
mod written;

pub use error::BatchError;
#[cfg(feature = "parquet")]
pub(crate) use written::written;

use arrow_array::RecordBatch;
use rayon::prelude::*;

use self::answers::Answers;
use self::columns::Columns;
use super::clerk::Clerk;
use crate::bundle::Language;
use crate::runtime::rules::RuleSet;

/// How many rows one thread answers at a time.
const CHUNK: usize = 4096;

impl RuleSet {
    /// Decides every row of a batch on all cores, with errors in a language.
    ///
    /// In: `procedure`, `office` and `channel` (texts or dictionaries of them), `received` (a timestamp without a zone, or a text
    /// `YYYY-MM-DDTHH:MM`), optionally `events` (a text, `;` between events), and a column a fact (texts, Boolean, whole numbers,
    /// dates, times of day).
    ///
    /// Out, in the same order: those four as they were given, `verdict` (`Utf8`), `statutory`, `committed` and `promised`
    /// (`Timestamp(Second)` without a zone), `missing` (`List` of `Utf8`) and `error` (`Utf8`, `code: message`). A row that cannot be
    /// decided has its `error` and nothing else.
    ///
    /// # Errors
    /// [`BatchError`] for columns that no row can be read from; never for a row.
    ///
    /// # Example
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{ArrayRef, BooleanArray, RecordBatch, StringArray, cast::AsArray};
    /// use thutuc::bundle::Language;
    /// use thutuc::runtime::RuleSet;
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// let texts = |texts: [&str; 2]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    /// let rows = RecordBatch::try_from_iter([
    ///     ("procedure", texts(["1.001193", "1.001193"])),
    ///     ("office", texts(["yên-định", "yên-định"])),
    ///     ("received", texts(["2025-10-02T14:00", "2025-10-02T14:00"])),
    ///     ("channel", texts(["online", "online"])),
    ///     ("hồ-sơ.đầy-đủ", Arc::new(BooleanArray::from(vec![true, true])) as ArrayRef),
    ///     ("cần-xác-minh", Arc::new(BooleanArray::from(vec![Some(false), None])) as ArrayRef),
    /// ])?;
    /// let answers = rules.decide_batch(&rows, Language::En)?;
    /// let verdicts = answers.column_by_name("verdict").ok_or("a column")?.as_string::<i32>();
    /// assert_eq!(verdicts, &StringArray::from(vec!["eligible", "undetermined"]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide_batch(&self, rows: &RecordBatch, language: Language) -> Result<RecordBatch, BatchError> {
        let columns = Columns::new(self, rows)?;
        let starts: Vec<usize> = (0..rows.num_rows()).step_by(CHUNK).collect();
        let parts: Vec<Answers> = starts
            .into_par_iter()
            .map_init(
                || Clerk::new(self),
                |clerk, start| {
                    let end = start.checked_add(CHUNK).map_or(rows.num_rows(), |end| end.min(rows.num_rows()));
                    columns.answer(start..end, clerk, language)
                },
            )
            .collect();
        columns.answered(&parts)
    }

    /// As [`RuleSet::decide_batch`], on this thread alone, with a clerk who keeps what was looked up for the next batch of the same
    /// columns.
    #[cfg(feature = "parquet")]
    pub(crate) fn decide_batch_by<'r>(
        &'r self,
        rows: &RecordBatch,
        clerk: &mut Clerk<'r>,
        language: Language,
    ) -> Result<RecordBatch, BatchError> {
        let columns = Columns::new(self, rows)?;
        columns.answered(&[columns.answer(0..rows.num_rows(), clerk, language)])
    }
}
