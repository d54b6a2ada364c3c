//! The import of the national portal's records.

mod groups;
mod merge;
mod phrases;
