//! Dossiers decided by SQL in the user's own `duckdb` program. This program reads the rows of a log, asks what becomes of them, and
//! adds up the answers as it does its own; every question is a process of its own, so that questions run side by side.

mod answer;
mod duckdb;
mod question;

use std::sync::Arc;

use tempfile::TempDir;

use super::args::Decider;
use super::failure::Failure;
use crate::runtime::{Outcome, RuleSet};
use crate::sql::{Asked, asked};
use duckdb::Duckdb;
pub(super) use question::Question;

/// How many bytes of a log are a question: some ten thousand dossiers, over which a process starts and reads its tables once. Four
/// blocks of that size are held for each core.
pub(super) const TOGETHER: usize = 4 * 1024 * 1024;

/// What becomes of a dossier; in the engine's words where it has no answer.
pub(super) type Answered<'r> = Result<Outcome<'r>, String>;

/// A rule set as the scripts and tables that the engine reads.
#[derive(Clone)]
pub(super) struct Engine<'r> {
    rules: &'r RuleSet,
    asked: Arc<Home>,
}

/// Where scripts and tables lie; they are gone with it.
struct Home {
    folder: TempDir,
    program: Duckdb,
    facts: Vec<String>,
    pauses: usize,
}

impl<'r> Engine<'r> {
    /// The engine that is asked for, none where this program decides.
    ///
    /// # Errors
    /// [`Failure`] where the program cannot be run, the bundle has no SQL or there is no room.
    pub(super) fn of(decider: Decider, rules: &'r RuleSet) -> Result<Option<Self>, Failure> {
        match decider {
            Decider::Embedded => Ok(None),
            Decider::Duckdb => Self::duckdb(rules).map(Some),
        }
    }

    /// Writes what the program reads of a rule set.
    fn duckdb(rules: &'r RuleSet) -> Result<Self, Failure> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("thutuc-");
        // What is asked tells of people.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir().map_err(Failure::Scratch)?;
        let program = Duckdb::find(folder.path())?;
        let Asked { files, facts, pauses } = asked(rules.bundle())?;
        for (name, text) in &files {
            std::fs::write(folder.path().join(name), text).map_err(Failure::Scratch)?;
        }
        Ok(Self { rules, asked: Arc::new(Home { folder, program, facts, pauses }) })
    }

    /// A question that has no dossier yet.
    ///
    /// # Errors
    /// [`Failure::Scratch`].
    pub(super) fn question(&self) -> Result<Question<'r>, Failure> {
        Question::new(self.clone())
    }
}
