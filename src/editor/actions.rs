//! What an editor offers to do at a place.

use super::mend::{self, Edit};
use super::workspace::Workspace;
use crate::bundle::Language;
use crate::diagnostics::Finding;
use crate::source::Span;

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it is called.
    pub title: String,
    /// The finding that it mends.
    pub finding: Option<Finding>,
    /// What it changes.
    pub edits: Vec<Edit>,
}

/// What can be done within a span.
pub fn actions(workspace: &Workspace, within: Span, language: Language) -> Vec<Action> {
    let touches = |finding: &&Finding| finding.span.start <= within.end && within.start <= finding.span.end;
    let findings = workspace.findings(within.file).iter().filter(touches);
    findings.filter_map(|finding| mending(workspace, finding, language)).collect()
}

fn mending(workspace: &Workspace, finding: &Finding, language: Language) -> Option<Action> {
    let edits = mend::edits(finding);
    let first = edits.first()?;
    let found = workspace.source(first.span.file)?.slice(first.span);
    let written = first.text.trim();
    let title = match (found.is_empty(), written.is_empty(), language) {
        (_, true, Language::Vi) => format!("Bỏ `{}`", found.trim()),
        (_, true, Language::En) => format!("Remove `{}`", found.trim()),
        (true, false, Language::Vi) => format!("Thêm `{written}`"),
        (true, false, Language::En) => format!("Insert `{written}`"),
        (false, false, Language::Vi) => format!("Sửa thành `{written}`"),
        (false, false, Language::En) => format!("Change to `{written}`"),
    };
    Some(Action { title, finding: Some(finding.clone()), edits })
}
