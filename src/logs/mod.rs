//! Logs of dossiers of the past, as an office's own system exports them: a row a dossier, its columns and words under the names that a
//! small file of YAML gives them. A row is read into an [`Entry`], or told why it is none; a [`Judge`] says what became of it under a
//! rule set.

mod codes;
mod count;
mod entry;
mod error;
mod history;
mod judge;
mod layout;
mod mapping;
mod moment;
mod satisfaction;
mod state;
mod words;

pub(crate) use count::{Overflow, add, add_wide};
pub(crate) use entry::Entry;
pub(crate) use error::{LogError, Unanswered};
pub(crate) use history::{Histories, HistoryError, MAX_EVENTS, Places};
pub(crate) use judge::{Judge, Known};
pub(crate) use layout::{ASIDE, Layout, LayoutError};
pub(crate) use mapping::Mapping;
pub(crate) use state::State;
