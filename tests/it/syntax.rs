//! The syntax stage: trees, findings, hostile input and slips of the hand.

// Helpers slice texts at places that the tests themselves checked.
#![allow(clippy::string_slice)]

mod clauses;
mod findings;
mod first_hour;
mod hostile;
pub(crate) mod mutations;
mod outline;
pub(crate) mod reference;
pub(crate) mod support;
mod text;
pub(crate) mod whole_check;
