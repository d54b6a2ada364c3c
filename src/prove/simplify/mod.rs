//! A simplification never weakens the law: compared with the version before it, no limit ends later for any receipt, no fee is
//! higher for any facts, nothing new is asked for, and nobody loses the same day. Applicants and channels cannot be lost, since
//! no line takes one away; a mandatory step that is dropped is refused where the line is read.

mod deadlines;
mod documents;
mod eligibility;
mod fees;

use super::limits::TooMuch;
use super::subject::{self, Subject};
use crate::diagnostics::Finding;
use crate::model::{Expr, Version};
use crate::source::Span;

/// A version and the one before its simplification, over one space.
pub(super) struct Pair<'a, 's> {
    /// The version after, whose space tells the conditions of both apart.
    pub(super) subject: &'a Subject<'s>,
    pub(super) before: &'a Version,
    /// Whether the dossier is complete by the version before.
    pub(super) complete: Expr,
    /// The simplification's head.
    pub(super) span: Span,
}

/// Adds what got worse.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let Some(before) = &subject.version.before else { return Ok(()) };
    let complete = subject::complete(subject.catalog, &before.version);
    let pair = Pair { subject, before: &before.version, complete, span: before.span };
    deadlines::check(&pair, findings)?;
    fees::check(&pair, findings)?;
    documents::check(&pair, findings)?;
    eligibility::check(&pair, findings)
}
