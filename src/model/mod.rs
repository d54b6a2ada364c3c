//! The catalog as meaning: names resolved, expressions typed, periods half open, simplifications applied, no sugar.
//!
//! Everything keeps the place that it comes from, so that checks and proofs can report it. All maps are ordered by
//! name: the same sources give the same model whatever the order of files and items.

mod covered;
mod documents;
mod expr;
mod graph;
mod law;
mod manifest;
mod place;
mod procedure;
mod program;
mod rating;
mod stages;
mod steps;
mod terms;
mod visit;

use std::collections::BTreeMap;

pub use covered::Covered;
pub use documents::{Document, DocumentGroup, DocumentNode, DocumentRow, Documents};
pub use expr::{Comparison, Expr, ExprKind, Type, Value, Var};
pub use graph::{GraphError, ancestors, order, order_stages};
pub use law::{Accepted, Change, Citation, Force, Instrument, Provenance};
pub use manifest::{Horizon, LintLevel, Manifest};
pub use place::{Calendar, Closure, Fact, Office, Role, Signs};
pub use procedure::{Before, OfferedChannel, Outcome, Procedure, Requirement, SameDay, SameDayClause, Version};
pub use program::{Coverage, Exception, Program, Session, SessionDay};
pub use rating::{Criterion, Rating, RatingCondition, RatingValue, Stars};
pub use stages::Stage;
pub use steps::{ApplicantWait, Step};
pub use terms::{Deadline, Fee, Reappointment, Supplement, Terms};

use crate::source::Span;

/// A whole catalog.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// `thutuc.yaml`.
    pub manifest: Manifest,
    /// Legal instruments by name.
    pub instruments: BTreeMap<String, Instrument>,
    /// Calendars by name.
    pub calendars: BTreeMap<String, Calendar>,
    /// Roles by name.
    pub roles: BTreeMap<String, Role>,
    /// Service centres by name.
    pub offices: BTreeMap<String, Office>,
    /// Declared facts by name.
    pub facts: BTreeMap<String, Fact>,
    /// Procedures by code.
    pub procedures: BTreeMap<String, Procedure>,
    /// Same-day programs by name.
    pub programs: BTreeMap<String, Program>,
    /// Ratings by name.
    pub ratings: BTreeMap<String, Rating>,
    /// Common processes that no procedure follows: name and place.
    pub unused_processes: Vec<(String, Span)>,
    /// The whole place of every item that was read.
    pub items: Vec<Span>,
    /// Every acknowledgement of a finding, wherever it stands.
    pub acceptances: Vec<Accepted>,
    /// The most days from a receipt to the end of anything that counts from it, in any version: so far calendars go past the horizon. None
    /// where nobody could tell.
    pub reach: Option<u64>,
    /// How many parts more its versions may have; none where they have too many, or nobody counted.
    pub room: Option<usize>,
}

/// The first day after a last day as sources write it (`đến 28/02/2027` is `to` 2027-03-01); `None` at the end of time.
pub fn day_after(day: chrono::NaiveDate) -> Option<chrono::NaiveDate> {
    day.succ_opt()
}
