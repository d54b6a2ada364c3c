//! The tree of a file as it was written: every clause with its parts and its place, nothing resolved.
//!
//! Names are in NFC as the author wrote them; closed values and keywords are recognised; numbers, dates and durations are
//! read. A clause that could not be read is absent here and present among the errors.

mod clause;
mod expr;
mod item;
mod value;

pub use clause::*;
pub use expr::*;
pub use item::*;
pub use value::*;
