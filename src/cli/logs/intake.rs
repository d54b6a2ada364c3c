//! What was read of a log, and what was not.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// What was read of a log.
#[derive(Debug, Default, Serialize)]
pub(in crate::cli) struct Intake {
    /// All rows, the table of events' among them.
    pub(in crate::cli) rows: u64,
    /// Rows that are no dossiers or events.
    pub(in crate::cli) rejected: u64,
    /// Of those, how many by the code of the reason.
    pub(in crate::cli) reasons: BTreeMap<&'static str, u64>,
    /// The first of them.
    pub(in crate::cli) samples: Vec<Sample>,
    /// Columns that say nothing that is asked for.
    pub(in crate::cli) unread: BTreeSet<String>,
    /// Rows of dossiers that an earlier row has already told of; each row is counted.
    pub(in crate::cli) repeated: u64,
    /// Dossiers of the table of events that the log does not have.
    pub(in crate::cli) untold: u64,
    /// Whether rows that are no dossiers were written aside.
    #[serde(skip)]
    pub(in crate::cli) is_aside: bool,
}

/// A row that is no dossier.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Sample {
    /// The file.
    pub(in crate::cli) file: String,
    /// The row, the header being 1.
    pub(in crate::cli) row: u64,
    /// The stable code of the reason.
    pub(in crate::cli) code: &'static str,
    /// The reason.
    pub(in crate::cli) reason: String,
}

impl Intake {
    /// Counts a row that is no dossier; none where it can be counted no more.
    pub(super) fn reject(&mut self, code: &'static str) -> Option<()> {
        self.rejected = self.rejected.checked_add(1)?;
        let count = self.reasons.entry(code).or_default();
        *count = count.checked_add(1)?;
        Some(())
    }

    /// Counts rows of dossiers that were there already.
    pub(super) fn repeat(&mut self, more: u64) -> Option<()> {
        self.repeated = self.repeated.checked_add(more)?;
        Some(())
    }

    /// What may leave the office: no row by itself.
    pub(in crate::cli) fn public(self) -> Self {
        Self { samples: Vec::new(), is_aside: true, ..self }
    }

    /// Whether every row is a dossier, and each dossier one row.
    pub(in crate::cli) const fn is_clean(&self) -> bool {
        self.rejected == 0 && self.repeated == 0
    }

    /// Notes columns that are not read.
    pub(super) fn unread(&mut self, names: &[String]) {
        self.unread.extend(names.iter().cloned());
    }
}
