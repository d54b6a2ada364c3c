//! Scenario files (`*.scenarios.yaml`): dossiers that an officer writes beside the rules, with what must be decided of them.
//!
//! A file is read into scenarios with the place of every value ([`read()`]), each is run against the rules that the catalog
//! was compiled to ([`run`]), and what came out otherwise is told with the clause that decided and with what would make it
//! pass. Nothing here reads files or knows the time.

mod clause;
mod cures;
mod fields;
mod lookup;
mod members;
mod read;
mod receipt;
mod run;
mod scenario;
mod table;

pub use clause::Clause;
pub use cures::Cure;
pub use members::members;
pub use read::{MAX_SCENARIOS, read};
pub use receipt::{Point, Relative, Which};
pub use run::{Failure, Ran, Rules, look_for_cures, run};
pub use scenario::{Expectation, Expected, Moment, Receipt, Scenario};
