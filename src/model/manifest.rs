//! The manifest: the catalog's name, language, horizon and levels of warnings.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::bundle::{Language, Texts};

/// `thutuc.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The catalog's name in the bundle.
    pub name: String,
    /// The catalog's title.
    pub title: Texts,
    /// The language of bare texts, of formatting and of findings.
    pub language: Language,
    /// The receipts that decisions and proofs cover.
    pub horizon: Horizon,
    /// Levels by code of warning.
    pub lints: BTreeMap<String, LintLevel>,
}

/// The days of receipt that decisions and proofs cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// First day.
    pub from: NaiveDate,
    /// First day after the last one.
    pub to: NaiveDate,
}

impl Horizon {
    /// The last day.
    pub fn last(&self) -> NaiveDate {
        self.to.pred_opt().unwrap_or(self.to)
    }
}

/// What becomes of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LintLevel {
    /// It is not reported.
    Off,
    /// It stays a warning.
    Warning,
    /// It keeps the bundle from being built.
    Error,
}

/// A manifest that could not be read still lets the rest be checked: no name, Vietnamese, an empty horizon.
impl Default for Manifest {
    fn default() -> Self {
        Self {
            name: String::new(),
            title: Texts::default(),
            language: Language::Vi,
            horizon: Horizon { from: NaiveDate::default(), to: NaiveDate::default() },
            lints: BTreeMap::new(),
        }
    }
}
