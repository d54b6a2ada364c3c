//! Many dossiers, a row each: what a row gives is read as the command line reads it, and an answer or the row's own error comes out.
//!
//! [`row::decide`] is the truth: the whole decision of one row. [`clerk::Clerk`] gives the same by the short way of
//! [`answer`](super::answer) where that is sure to tell everything, and asks the truth for the rest: where facts of a laid-out version are
//! missing, for rows with events, and for every error, whose words only the long way has.

#[cfg(feature = "arrow")]
mod batch;
mod clerk;
mod column;
mod error;
mod events;
mod given;
mod moments;
#[cfg(feature = "cli")]
mod outcome;
mod row;
mod services;
mod text;

#[cfg(feature = "arrow")]
pub use batch::BatchError;
#[cfg(feature = "parquet")]
pub(crate) use batch::written;

#[cfg(feature = "cli")]
pub(crate) use clerk::{Clerk, Receipt};
#[cfg(feature = "cli")]
pub(crate) use column::FactColumn;
#[cfg(feature = "cli")]
pub(crate) use error::RowError;
#[cfg(feature = "cli")]
pub(crate) use events::event;
#[cfg(feature = "cli")]
pub(crate) use given::Given;
#[cfg(feature = "cli")]
pub(crate) use outcome::Outcome;
#[cfg(feature = "cli")]
pub(crate) use row::{COLUMNS, EVENTS, Told, decide};
#[cfg(feature = "cli")]
pub(crate) use text::name;
