//! What a Vietnamese phrase of a record says, as a value: limits of time, fees, instruments, documents, names.
//!
//! Every reader is a pure function of one text. It reads what is said plainly and leaves the rest: a reading is never a
//! guess, and it carries the bytes of the text that it rests on, so that a person can be shown what was read.

mod dates;
pub mod documents;
pub mod fees;
pub mod instruments;
pub mod limits;
pub mod names;
mod numbers;
mod sentences;
pub mod sets;
mod words;
