//! A bundle as SQL that an engine runs: tables of plain rows, and views over a table of dossiers that decide as
//! [`RuleSet::decide`](crate::runtime::RuleSet::decide) does. Nothing of ours runs in the engine.

mod answers;
mod calendars;
mod chain;
mod clock;
mod dialect;
mod expr;
mod facts;
mod fees;
mod limits;
mod logic;
mod measures;
mod model;
mod receptions;
mod table;
mod tables;
mod unsaid;
mod view;

pub(crate) use answers::{Asked, asked, moment};
pub(crate) use chain::EVENTS;
pub use dialect::Dialect;
pub(crate) use fees::names as fee_names;
pub use unsaid::{Unsaid, Why};

use crate::bundle::Bundle;
use chain::{Kept, Making};
use expr::Type;
use model::Model;
use table::Table;
use view::View;

/// A bundle in SQL.
#[derive(Clone, Debug)]
pub struct Sql {
    /// File names with their texts.
    pub files: Vec<(String, String)>,
    /// What cannot be said: dossiers of these versions have an error in place of an answer.
    pub unsaid: Vec<Unsaid>,
}

/// The tables and views of a bundle that the loader accepts.
///
/// # Errors
/// [`SqlError`].
pub fn sql(bundle: &Bundle, dialect: Dialect) -> Result<Sql, SqlError> {
    build(&model(bundle, dialect)?, dialect).ok_or(SqlError::Refused)
}

/// A bundle as the views see it.
fn model(bundle: &Bundle, dialect: Dialect) -> Result<Model<'_>, SqlError> {
    let model = Model::new(bundle, dialect).ok_or(SqlError::Refused)?;
    let is_taken = |fact: &str| facts::COLUMNS.iter().any(|(name, _)| *name == fact);
    if let Some(known) = model.facts.given().find(|known| is_taken(&known.fact.id)) {
        return Err(SqlError::Column(known.fact.id.clone()));
    }
    Ok(model)
}

/// A condition or an amount in an engine's words, over the columns of `dossiers` under the alias `p`; none where it cannot be said.
pub fn expression(bundle: &Bundle, logic: &crate::bundle::Logic, dialect: Dialect) -> Option<String> {
    let facts = facts::Facts::new(bundle, dialect);
    let condition = logic::condition(&facts, logic).or_else(|_| logic::amount(&facts, logic));
    condition.ok().map(|expr| dialect.expr(&expr))
}

/// Why there is no SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SqlError {
    /// A fact has the name of a column of `dossiers`.
    Column(String),
    /// The bundle is none that the loader accepts.
    Refused,
}

/// The tables of a bundle, and what the views over them are made of.
fn tables<'m, 'b>(model: &'m Model<'b>, kept: Kept) -> Option<(Vec<Table>, Making<'m, 'b>)> {
    let (receptions, sessions) = model.receptions.tables(&model.calendars)?;
    let days = calendars::days(&model.calendars)?;
    let mut tables =
        vec![tables::offices(model)?, tables::codes(model)?, tables::procedures(model)?, tables::versions(model)?];
    tables.extend(receptions);
    tables.push(days);
    let mut buckets = 1;
    if model.works() {
        let (table, most) = calendars::open_minutes(&model.calendars)?;
        buckets = most;
        tables.push(table);
    }
    let windows = calendars::most_windows(&model.calendars);
    Some((tables, Making { model, sessions, buckets, windows, kept }))
}

fn build(model: &Model<'_>, dialect: Dialect) -> Option<Sql> {
    let (tables, making) = tables(model, Kept::Decisions)?;
    let mut views = chain::views(&making, "thutuc_decision_");
    let last = views.last()?;
    let decisions = View {
        name: "thutuc_decisions".to_owned(),
        columns: last.columns.iter().map(|(name, _)| (name.clone(), expr::p(name))).collect(),
        source: last.name.clone(),
        joins: Vec::new(),
        filter: None,
        groups: Vec::new(),
    };
    views.push(decisions);
    let mut files = Vec::new();
    files.extend(scripts(model, &tables, dialect));
    files.push(("views.sql".to_owned(), dialect.views(&views)));
    let rated = Making { kept: Kept::Measures, ..making };
    let period = Table::new("period", &[("begin", Type::Moment), ("end", Type::Moment)]);
    files.push(("period.sql".to_owned(), dialect.create(&period)));
    files.push(("measures.sql".to_owned(), dialect.views(&measures::measures(&rated))));
    files.extend(tables.iter().map(|table| (format!("{}.csv", table.name), table.csv())));
    Some(Sql { files, unsaid: model.unsaid.clone() })
}

/// What makes the tables.
fn scripts(model: &Model<'_>, tables: &[Table], dialect: Dialect) -> [(String, String); 2] {
    let loads = tables.iter().map(|table| dialect.load(table)).collect();
    [("tables.sql".to_owned(), loads), ("dossiers.sql".to_owned(), dialect.create(&dossiers(model)))]
}

/// The table of dossiers.
fn dossiers(model: &Model<'_>) -> Table {
    let mut table = Table::new("dossiers", &facts::COLUMNS);
    table.columns.extend(model.facts.given().map(|fact| (fact.column.clone(), fact.kind())));
    table
}
