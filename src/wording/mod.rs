//! How parts of rules are written for a person in either language: moments, money, durations, copies, conditions. Slips,
//! outlines and guards share it, so that one thing has one wording.

#[macro_use]
mod words;
pub(crate) mod logic;
pub(crate) mod say;

pub(crate) use words::{hours, minutes, presented, working_days};
