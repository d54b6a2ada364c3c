//! What a change of the rules would have done to dossiers of the past: each under both rule sets as they stood at its receipt, and what
//! the differences add up to by procedure, office, field and month. Under one rule set, what a log says of it.

mod change;
mod examples;
mod group;
mod standing;
mod suppress;
mod tally;

pub(crate) use change::Change;
pub(crate) use examples::{Examples, Kind};
pub(crate) use group::{Groups, Keys, Month};
pub(crate) use standing::Standing;
pub(crate) use suppress::suppressed;
pub(crate) use tally::{Moved, Paid, Seen, Tally};
