//! Checks against a baseline, or writes one.

use std::path::Path;

use super::baseline::Baseline;
use crate::bundle::Language;
use crate::cli::failure::Failure;
use crate::cli::words;
use crate::diagnostics::Finding;
use crate::source::Sources;

/// What is said of a baseline after the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// So many warnings were passed over.
    Hidden(u64),
    /// So many of its entries hide nothing.
    Gone(u64),
    /// It was written, with so many.
    Written(u64),
    /// It was not written, since the catalog has errors.
    NotWritten,
}

impl Note {
    /// The note as a line.
    pub(super) fn say(self, file: &Path, language: Language) -> String {
        let file = file.display();
        match self {
            Self::Hidden(count) => words::baseline_hides(language, &count, &file),
            Self::Gone(count) => words::baseline_gone(language, &count, &file),
            Self::Written(count) => words::baseline_written(language, &file, &count),
            Self::NotWritten => words::baseline_not_written(language, &file),
        }
    }
}

/// The findings that a baseline leaves, and what there is to say of it. With `update` it is written first; a catalog with errors,
/// which may keep warnings from being found, leaves the file as it is.
///
/// # Errors
/// As reading and writing the file; a file that is no baseline is never overwritten.
pub(super) fn apply(
    file: &Path,
    update: bool,
    findings: Vec<Finding>,
    sources: &Sources,
) -> Result<(Vec<Finding>, Vec<Note>), Failure> {
    let unsure = findings.iter().any(Finding::blocks);
    let known = match Baseline::read(file) {
        Err(Failure::NoBaseline(_)) if update => Baseline::default(),
        other => other?,
    };
    let mut notes = Vec::new();
    let known = if update && !unsure {
        let new = Baseline::of(&findings, sources).ok_or_else(|| Failure::Internal("baseline".to_owned()))?;
        new.write(file)?;
        notes.push(Note::Written(new.len()));
        new
    } else {
        known
    };
    if update && unsure {
        notes.push(Note::NotWritten);
    }
    let left = known.hide(findings, sources);
    if left.hidden > 0 && !update {
        notes.push(Note::Hidden(left.hidden));
    }
    // Where there are errors, warnings may be missing that come back once those are mended.
    if left.gone > 0 && !unsure {
        notes.push(Note::Gone(left.gone));
    }
    Ok((left.findings, notes))
}
