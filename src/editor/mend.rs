//! Fixes of findings as edits: the one place that knows the form of a fix.

use crate::diagnostics::Finding;
use crate::source::Span;

/// A text in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// The edits that mend a finding; none where there is no fix.
pub(super) fn edits(finding: &Finding) -> Vec<Edit> {
    let fix = finding.fix.iter();
    fix.map(|fix| Edit { span: fix.span, text: fix.replacement.clone() }).collect()
}

/// Moves a fix; one whose text changed is gone.
pub(super) fn shift(finding: &mut Finding, moved: impl Fn(Span) -> Option<Span>) {
    if let Some(fix) = finding.fix.as_mut() {
        match moved(fix.span) {
            Some(span) => fix.span = span,
            None => finding.fix = None,
        }
    }
}
