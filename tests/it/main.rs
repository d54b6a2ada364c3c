//! The one integration-test binary.

// Helpers outside the test functions may fail a test as the tests themselves do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::arithmetic_side_effects)]

mod api;
#[cfg(all(unix, feature = "cli"))]
mod atomic;
#[cfg(feature = "cli")]
mod batch;
#[cfg(feature = "cli")]
mod brute;
#[cfg(feature = "cli")]
mod build;
mod calendar;
#[cfg(feature = "cli")]
mod catalog;
#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod checks;
#[cfg(feature = "cli")]
mod cli_build;
#[cfg(feature = "cli")]
mod cli_cache;
#[cfg(feature = "cli")]
mod cli_check;
#[cfg(feature = "cli")]
mod cli_decide;
#[cfg(feature = "cli")]
mod cli_init;
#[cfg(feature = "cli")]
mod cli_show;
#[cfg(feature = "cli")]
mod cli_sign;
#[cfg(feature = "cli")]
mod command;
#[cfg(feature = "cli")]
mod completions;
#[cfg(feature = "cli")]
mod coverage;
#[cfg(feature = "cli")]
mod coverage_catalog;
#[cfg(feature = "cli")]
mod decisions;
#[cfg(feature = "cli")]
mod dependencies;
mod diff;
#[cfg(feature = "cli")]
mod editor;
#[cfg(feature = "cli")]
mod editors;
#[cfg(feature = "cli")]
mod events;
#[cfg(feature = "cli")]
mod exceptions;
#[cfg(feature = "cli")]
mod explain;
#[cfg(feature = "cli")]
mod findings;
#[cfg(feature = "cli")]
mod fixes;
#[cfg(feature = "cli")]
mod format;
mod fuzz;
#[cfg(feature = "cli")]
mod guards;
#[cfg(feature = "cli")]
mod import;
#[cfg(feature = "cli")]
mod incremental;
#[cfg(feature = "cli")]
mod limits;
mod linked;
#[cfg(feature = "cli")]
mod lints;
#[cfg(feature = "cli")]
mod logs;
#[cfg(feature = "cli")]
mod lsp;
#[cfg(feature = "cli")]
mod mistakes;
#[cfg(feature = "cli")]
mod more;
mod oracle;
mod order;
#[cfg(feature = "cli")]
mod procedures;
#[cfg(feature = "cli")]
mod promises;
#[cfg(feature = "cli")]
mod proofs;
#[cfg(feature = "cli")]
mod readme;
#[cfg(feature = "cli")]
mod records;
mod runtime;
#[cfg(feature = "cli")]
mod scenarios;
#[cfg(feature = "cli")]
mod shipped;
mod slices;
#[cfg(feature = "cli")]
mod sql;
mod stages;
#[cfg(feature = "cli")]
mod syntax;
#[cfg(feature = "cli")]
mod workflow;
