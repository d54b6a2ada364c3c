//! thutuc compiles administrative procedures, written close to the words of the law, into one
//! validated JSON bundle, and decides single dossiers from that bundle.
//!
//! A service needs [`bundle`], [`calendar`] and [`runtime`] alone, which `default-features = false` gives:
//! [`RuleSet::load`](runtime::RuleSet::load) takes the bytes of a bundle, [`Bundle::load_signed`](bundle::Bundle::load_signed) those of a
//! signed one; [`RuleSet::decide`](runtime::RuleSet::decide) says everything of one dossier,
//! [`RuleSet::service`](runtime::RuleSet::service) verdict and moments of many. Features add to them: `arrow` columns
//! (`RuleSet::decide_batch`, `Condition::over`), `reload` a file that is replaced while decisions run (`runtime::reload`).
//!
//! # What stays
//! The public items of these three modules are held by a snapshot; between versions of one minor number none is taken away or changed. What
//! services read may grow: enums of errors are matched with a `_` arm, structs of the bundle and of decisions with `..`. The other modules are the
//! compiler's and the command line's own, public for their tests, and stay as they are for no version.
//!
//! # Units
//! Moments are on Vietnam's local clock in whole minutes and have no zone; times of day are minutes since midnight; dates are
//! `[from, to)`, and in expressions days since 1970-01-01; money is whole đồng. Dates are [chrono](https://docs.rs/chrono/0.4)'s, JSON is
//! [serde_json](https://docs.rs/serde_json/1)'s, and a service uses them in the versions that `Cargo.toml` names.

// Its macro must stand before those who use it.
#[cfg(feature = "cli")]
#[macro_use]
mod wording;

pub mod bundle;
pub mod calendar;
#[cfg(feature = "compiler")]
pub mod checks;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "compiler")]
pub mod coverage;
#[cfg(feature = "compiler")]
pub mod diagnostics;
#[cfg(feature = "compiler")]
pub mod driver;
#[cfg(feature = "compiler")]
pub mod editor;
#[cfg(feature = "compiler")]
pub mod emit;
#[cfg(feature = "compiler")]
pub mod fixes;
#[cfg(feature = "compiler")]
pub mod format;
#[cfg(feature = "cli")]
pub mod guards;
#[cfg(feature = "compiler")]
pub mod import;
#[cfg(feature = "cli")]
pub mod incremental;
#[cfg(feature = "cli")]
mod logs;
#[cfg(feature = "compiler")]
pub mod lower;
#[cfg(feature = "compiler")]
pub mod mends;
#[cfg(feature = "compiler")]
pub mod model;
#[cfg(feature = "compiler")]
pub mod prove;
#[cfg(feature = "cli")]
mod rating;
#[cfg(feature = "cli")]
mod replay;
#[cfg(feature = "cli")]
mod rows;
pub mod runtime;
#[cfg(feature = "compiler")]
pub mod scenarios;
#[cfg(feature = "compiler")]
pub mod source;
#[cfg(feature = "cli")]
pub mod sql;
#[cfg(feature = "compiler")]
pub mod syntax;

/// The README's example, compiled with the documentation's own.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
