//! What a program asks an engine of dossiers that it has read itself: a row a dossier, moments as minutes, each fee by itself.

use chrono::{NaiveDateTime, TimeDelta};

use super::chain::{Kept, PAUSES, paid, views};
use super::clock::SHIFT_MINUTES;
use super::dialect::Dialect;
use super::expr::p;
use super::view::View;
use super::{SqlError, model, scripts, tables};
use crate::bundle::Bundle;

/// The columns before those of pauses and fees, as the views call them.
const COLUMNS: [&str; 13] = [
    "dossier",
    "procedure",
    "office",
    "t_error",
    "verdict",
    "first_day",
    "t_start",
    "t_law_at",
    "t_own_at",
    "t_promised",
    "t_status",
    "t_ended",
    "t_is_stopped",
];

/// The scripts and tables of such a question.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// File names with their texts: `tables.sql`, `dossiers.sql`, `answers.sql`, and the tables that the first one reads. The view
    /// `thutuc_answers` has, in this order, the columns of [`COLUMNS`], begin and end of each pause, and the fees in the order of
    /// their names.
    pub(crate) files: Vec<(String, String)>,
    /// The facts that stand behind the other columns of `dossiers`, in their order.
    pub(crate) facts: Vec<String>,
    /// How many columns of the view are pauses.
    pub(crate) pauses: usize,
}

/// What is asked of DuckDB.
///
/// # Errors
/// As [`sql`](super::sql).
pub(crate) fn asked(bundle: &Bundle) -> Result<Asked, SqlError> {
    let dialect = Dialect::DuckDb;
    let model = model(bundle, dialect)?;
    let (tables, making) = tables(&model, Kept::Answers).ok_or(SqlError::Refused)?;
    let mut views = views(&making, "thutuc_answer_");
    let source = views.last().map(|view| view.name.clone()).ok_or(SqlError::Refused)?;
    let pauses: Vec<String> =
        (0..PAUSES).flat_map(|place| [format!("t_began{place}"), format!("t_back{place}")]).collect();
    let names = COLUMNS.map(str::to_owned).into_iter().chain(pauses.iter().cloned());
    let names = names.chain((0..model.most_fees()).map(paid));
    views.push(View {
        name: "thutuc_answers".to_owned(),
        columns: names.map(|name| (name.clone(), p(name))).collect(),
        source,
        joins: Vec::new(),
        filter: None,
        groups: Vec::new(),
    });
    let mut files: Vec<(String, String)> = scripts(&model, &tables, dialect).into();
    files.push(("answers.sql".to_owned(), dialect.views(&views)));
    files.extend(tables.iter().map(|table| (format!("{}.csv", table.name), table.csv())));
    let facts = model.facts.given().map(|known| known.fact.id.clone()).collect();
    Ok(Asked { files, facts, pauses: pauses.len() })
}

/// The moment of such minutes.
pub(crate) fn moment(minutes: i64) -> Option<NaiveDateTime> {
    let since = TimeDelta::try_minutes(minutes.checked_sub(SHIFT_MINUTES)?)?;
    chrono::DateTime::UNIX_EPOCH.naive_utc().checked_add_signed(since)
}
