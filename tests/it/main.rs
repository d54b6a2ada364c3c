//! The one integration-test binary.

// Helpers outside the test functions may fail a test as the tests themselves do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod calendar;
mod oracle;
#[cfg(feature = "cli")]
mod records;
mod runtime;
