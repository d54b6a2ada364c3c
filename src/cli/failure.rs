//! Why a command could not run (exit status 2).

use std::io;
use std::path::PathBuf;

use super::words;
use crate::bundle::Language;

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// Standard output was closed by whoever reads it.
    Closed,
    /// No manifest in a directory or above it.
    NoCatalogAbove(PathBuf),
    /// No manifest in a directory that was named.
    NoCatalogHere(PathBuf),
    /// A file or folder that cannot be read; the error names it.
    Read(io::Error),
    /// A file or stream that cannot be written; the error names it.
    Write(io::Error),
    /// A mistake of this program.
    Internal(String),
}

impl Failure {
    /// One line for a person.
    pub(super) fn say(&self, language: Language) -> String {
        let text = match self {
            Self::Closed => String::new(),
            Self::NoCatalogAbove(dir) => words::no_catalog_above(language, &dir.display()),
            Self::NoCatalogHere(dir) => words::no_catalog_here(language, &dir.display()),
            Self::Read(error) => words::cannot_read(language, error),
            Self::Write(error) => words::cannot_write(language, error),
            Self::Internal(what) => words::internal(language, what),
        };
        words::error(language, &text)
    }
}
