//! Faults planted in small catalogs, each found with its code and a dossier that shows it, and beside each a near miss, the
//! least inside the bound, in which nothing is found.
//!
//! What each dossier must be is worked out by hand, from the calendar in `tests/cases/proofs/prelude.tt` and the rules of legal
//! time, in the comment above it. Whatever is written down, each dossier is decided by the runtime, which must come to the
//! same two outcomes as the proof.

mod alike;
mod conditions;
mod desks;
mod documents;
mod fees;
mod limits;
mod linked;
mod minimal;
mod planted;
mod replay;
mod rows;
mod sessions;
mod simpler;
mod steps;
mod unproved;
