//! A simplification never weakens the law: compared with the version before it, no limit ends later for any receipt, no fee is
//! higher for any facts, nothing new is asked for, and nobody loses the same day. Applicants and channels cannot be lost, since
//! no line takes one away; a mandatory step that is dropped is refused where the line is read.

mod deadlines;
mod documents;
mod eligibility;
mod fees;
mod promises;
mod side;

use super::limits::TooMuch;
use super::offices::offers;
use super::space::Region;
use super::subject::{self, Subject};
use super::ways::{self, Way};
use crate::bundle::Channel;
use crate::diagnostics::Finding;
use crate::model::{Expr, ExprKind, Value, Var, Version};
use crate::source::Span;

/// A version and the one before its simplification, over one space.
pub(super) struct Pair<'a, 's> {
    /// The version after, whose space tells the conditions of both apart.
    pub(super) subject: &'a Subject<'s>,
    pub(super) before: &'a Version,
    /// Whether the dossier is complete by the version before.
    pub(super) complete: Expr,
    /// The dossiers that could come before too: a channel that was added has nothing to be compared with.
    pub(super) common: Region,
    /// The simplification's head.
    pub(super) span: Span,
}

impl Pair<'_, '_> {
    /// Whether a limit of either version counts from a step.
    fn counts_from_steps(&self) -> bool {
        let mut rows = self.before.deadlines.iter().chain(&self.subject.version.deadlines);
        rows.any(|row| row.terms.from_step.is_some())
    }

    /// The ways of a region through the version before, as far as they decide when a limit ends.
    fn ways_before(&self, within: &Region) -> Result<Vec<Way>, TooMuch> {
        self.ways(self.before, &self.complete, within)
    }

    /// The same through the version after.
    fn ways_after(&self, within: &Region) -> Result<Vec<Way>, TooMuch> {
        self.ways(self.subject.version, &self.subject.complete, within)
    }

    fn ways(&self, version: &Version, complete: &Expr, within: &Region) -> Result<Vec<Way>, TooMuch> {
        let all = if self.counts_from_steps() { ways::ways } else { ways::limits };
        all(&self.subject.space, version, complete, within)
    }
}

/// Whether a dossier comes on a channel that the version before a simplification takes as well; none where the channels are
/// the same.
pub(super) fn came_before(before: &Version, after: &Version) -> Option<Expr> {
    if before.channels == after.channels {
        return None;
    }
    // Mobile dossiers come where a program takes them, unless the simplification itself adds the channel.
    let was =
        |channel: &Channel| offers(before, *channel) || *channel == Channel::Mobile && !offers(after, Channel::Mobile);
    let channels = Channel::ALL.iter().copied().filter(was).map(Value::Channel).collect();
    let channel = Expr::new(before.head, ExprKind::Var(Var::Channel));
    Some(Expr::new(before.head, ExprKind::In(Box::new(channel), channels)))
}

/// Adds what got worse.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let Some(before) = &subject.version.before else { return Ok(()) };
    let everything = subject.space.everything();
    let common = match came_before(&before.version, subject.version) {
        Some(condition) => subject.narrowed(everything, &condition)?,
        None => everything.clone(),
    };
    let pair = Pair {
        common,
        subject,
        before: &before.version,
        complete: subject::complete(subject.catalog, &before.version),
        span: before.span,
    };
    deadlines::check(&pair, findings)?;
    fees::check(&pair, findings)?;
    documents::check(&pair, findings)?;
    eligibility::check(&pair, findings)
}
