//! The one integration-test binary.

// Helpers outside the test functions may fail a test as the tests themselves do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::arithmetic_side_effects)]

#[cfg(feature = "cli")]
mod build;
mod calendar;
#[cfg(feature = "cli")]
mod catalog;
#[cfg(feature = "cli")]
mod checks;
mod cli_build;
mod cli_check;
mod cli_decide;
mod cli_show;
mod command;
#[cfg(feature = "cli")]
mod decisions;
#[cfg(feature = "cli")]
mod events;
#[cfg(feature = "cli")]
mod findings;
mod oracle;
#[cfg(feature = "cli")]
mod order;
#[cfg(feature = "cli")]
mod procedures;
#[cfg(feature = "cli")]
mod records;
mod runtime;
mod stages;
mod syntax;
