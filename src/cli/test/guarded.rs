//! The guards of a catalog and what came of each.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::guards::{self as files, Failed, Writing};
use crate::diagnostics::Finding;
use crate::driver::Compiled;
use crate::guards::{self, Outcome, State};
use crate::source::Span;

/// A guard, and what is to be reported of it.
pub(super) struct Guarded {
    pub(super) outcome: Outcome,
    /// What is wrong with it.
    pub(super) finding: Option<Finding>,
    /// Whether it was accepted as it is now.
    pub(super) accepted: bool,
}

impl Guarded {
    /// The form in JSON.
    pub(super) const fn status(&self) -> &'static str {
        match &self.outcome.state {
            _ if self.accepted => "accepted",
            State::Same => "same",
            State::Changed(_) => "changed",
            State::Missing => "missing",
            State::Orphan => "orphan",
            State::Unreadable(_) => "unreadable",
        }
    }
}

/// Accepts these guards as the rules give them now.
///
/// # Errors
/// [`Failure::Write`] where a file cannot be written.
pub(super) fn accept(root: &Path, guards: &mut [Guarded]) -> Result<(), Failure> {
    let open: Vec<&Outcome> = guards.iter().map(|guarded| &guarded.outcome).collect();
    files::accept(root, &open).map_err(Failure::Write)?;
    for guarded in guards.iter_mut().filter(|guarded| guarded.outcome.state != State::Same) {
        guarded.accepted = true;
        guarded.finding = None;
    }
    Ok(())
}

/// Compares the guards that a catalog is to have with its files, and writes as is asked. A guard's file without a
/// simplification is added to the sources, so that a finding can name it.
///
/// # Errors
/// [`Failure::Read`] or [`Failure::Write`] where a file cannot be read or written, [`Failure::Internal`] where what stood before a simplification
/// cannot be written as a bundle though the catalog can.
pub(super) fn guards(root: &Path, compiled: &mut Compiled, writing: Writing) -> Result<Vec<Guarded>, Failure> {
    let expected = guards::expected(&compiled.catalog, &compiled.sources)
        .map_err(|findings| Failure::Internal(findings.iter().map(Finding::code).collect::<Vec<_>>().join(", ")))?;
    let outcomes = files::run(root, &expected, writing).map_err(|failed| match failed {
        Failed::Read(error) => Failure::Read(error),
        Failed::Write(error) => Failure::Write(error),
    })?;
    let mut guarded = Vec::new();
    for outcome in outcomes {
        let accepted = writing == Writing::Accept && outcome.state != State::Same;
        let finding = match (accepted, &outcome.guard) {
            (true, _) => None,
            (false, Some(guard)) => outcome.finding(guard.span),
            (false, None) => compiled
                .sources
                .add_unreadable(outcome.path())
                .and_then(|file| outcome.finding(Span { file, start: 0, end: 0 })),
        };
        guarded.push(Guarded { outcome, finding, accepted });
    }
    Ok(guarded)
}
