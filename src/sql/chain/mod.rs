//! The views one on another, from a dossier's row to its decision: read, find the rules, judge the conditions, follow the events, open
//! the desk, count the limits, decide. Each view names what the one before gives, so that nothing is worked out twice.

mod conditions;
mod count;
mod events;
mod limits;
mod read;
mod rules;
mod start;
mod verdict;

use super::expr::{Expr, Type};
use super::facts::COLUMNS;
use super::model::Model;
pub(super) use start::open_before;

use super::view::{Chain, Join, View};

/// The most events of a dossier, its return not among them.
pub(crate) const EVENTS: usize = 12;
/// The most pauses that so many events and a return make.
pub(super) const PAUSES: usize = 6;

/// New columns of a view.
type Columns = Vec<(String, Expr)>;

/// What the views are made of.
pub(super) struct Making<'m, 'b> {
    pub(super) model: &'m Model<'b>,
    pub(super) sessions: usize,
    pub(super) buckets: usize,
    pub(super) windows: usize,
    pub(super) kept: Kept,
}

/// What is kept of a dossier to its last view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// What is decided.
    Decisions,
    /// What measures need; events count only before the end of a period.
    Measures,
    /// What whoever asks for one dossier needs, each fee by itself.
    Answers,
}

/// The column of the fee whose name stands at a place.
pub(super) fn paid(place: usize) -> String {
    format!("t_paid{place}")
}

fn put(columns: &mut Columns, name: impl Into<String>, value: Expr) {
    columns.push((name.into(), value));
}

fn join(table: &'static str, alias: &'static str, column: &'static str, value: Expr) -> Join {
    Join { table, alias, on: Some((column, value)) }
}

/// No answer yet.
const OPEN: Expr = Expr::Unknown(Type::YesNo);

/// The views of decisions, whose names begin with a prefix; the last one has every column that is decided.
pub(super) fn views(making: &Making<'_, '_>, prefix: &'static str) -> Vec<View> {
    let mut columns: Vec<String> = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
    columns.extend(making.model.facts.given().map(|known| known.column.clone()));
    let mut chain = Chain::new(prefix, "dossiers", columns);
    read::read(making, &mut chain);
    rules::rules(making, &mut chain);
    conditions::conditions(making, &mut chain);
    events::events(making, &mut chain);
    start::start(making, &mut chain);
    limits::limits(making, &mut chain);
    verdict::verdict(making, &mut chain);
    chain.views
}

/// The row of the day of a moment, under the alias of a place.
pub(super) fn day_join(place: usize, at: Expr) -> Join {
    let day = super::clock::key(super::expr::p("t_days"), super::clock::day_of(at));
    join("thutuc_days", alias(place), "key", day)
}

pub(super) fn join_alias(place: usize) -> &'static str {
    alias(place)
}

/// Distinct aliases for joins that are as many as a bundle asks for.
fn alias(place: usize) -> &'static str {
    const ALIASES: [&str; 64] = [
        "j0", "j1", "j2", "j3", "j4", "j5", "j6", "j7", "j8", "j9", "j10", "j11", "j12", "j13", "j14", "j15", "j16",
        "j17", "j18", "j19", "j20", "j21", "j22", "j23", "j24", "j25", "j26", "j27", "j28", "j29", "j30", "j31", "j32",
        "j33", "j34", "j35", "j36", "j37", "j38", "j39", "j40", "j41", "j42", "j43", "j44", "j45", "j46", "j47", "j48",
        "j49", "j50", "j51", "j52", "j53", "j54", "j55", "j56", "j57", "j58", "j59", "j60", "j61", "j62", "j63",
    ];
    ALIASES.get(place).copied().unwrap_or("j63")
}
