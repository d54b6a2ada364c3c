//! The runtime: a bundle in, decisions out.
//!
//! # Invariants
//! - **A bundle that loads can be asked anything.** [`RuleSet::load`] takes any bytes and checks everything that a decision
//!   relies on; a decision ends in a [`Decision`] or a [`DecideError`], never in a panic.
//! - **No clock, no environment, no file**, but for `reload/`, which watches the bundle's. The moment of receipt comes with the
//!   [`Request`]; the same bundle and request give the same decision on any machine.
//! - **Nothing is guessed.** A fact that is not given is unknown (Kleene). What does not depend on it is decided; what does
//!   is null and names it in `missing`.
//! - **Names are resolved once**, when loading: expressions read fact slots, lists hold places.
//! - It imports [`crate::bundle`] and [`crate::calendar`] only.

mod answer;
#[cfg(feature = "bulk")]
mod bulk;
mod code;
#[cfg(feature = "arrow")]
mod columns;
mod decide;
mod derived;
mod expr;
mod facts;
mod flat;
mod known;
mod load;
mod logic;
mod num;
#[cfg(feature = "reload")]
pub mod reload;
mod rules;

#[cfg(feature = "cli")]
pub(crate) use bulk::{
    COLUMNS, Clerk, EVENTS, FactColumn, Given, Outcome, Receipt, RowError, Told, decide as decide_row, event, name,
};

#[cfg(feature = "arrow")]
pub use bulk::BatchError;
#[cfg(feature = "parquet")]
pub(crate) use bulk::written;

pub use answer::{Answer, Choice, Condition, Dossier, FactSlot, Service};
#[cfg(feature = "arrow")]
pub use columns::ColumnError;
pub use decide::{
    Blocking, Candidate, DecideError, Decision, Document, Due, Evaluated, Event, EventError, EventKind, Expected,
    FactValue, Fee, FeeRow, Moment, Pause, Phase, Request, Requirements, SameDay, Slip, Stage, Standing, StandingError,
    State, Status, Step, Verdict, Waiting, parse_date, parse_moment, parse_value,
};
pub use load::{LoadError, Signed};
pub use rules::RuleSet;
