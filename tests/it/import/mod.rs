//! The import of the national portal's records.

mod merge;
mod phrases;
