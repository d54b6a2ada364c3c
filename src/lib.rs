//! thutuc compiles administrative procedures, written close to the words of the law, into one
//! validated JSON bundle, and decides single dossiers from that bundle.

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
#[cfg(feature = "compiler")]
pub mod lower;
#[cfg(feature = "compiler")]
pub mod mends;
#[cfg(feature = "compiler")]
pub mod model;
#[cfg(feature = "compiler")]
pub mod prove;
pub mod runtime;
#[cfg(feature = "compiler")]
pub mod scenarios;
#[cfg(feature = "compiler")]
pub mod source;
#[cfg(feature = "compiler")]
pub mod syntax;

/// The README's example, compiled with the documentation's own.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
