//! What an editor offers to do at a place.

use super::mend::{self, Edit};
use super::style;
use super::workspace::Workspace;
use crate::bundle::Language;
use crate::diagnostics::Finding;
use crate::format;
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
    let mut actions: Vec<Action> = findings.filter_map(|finding| mending(workspace, finding, language)).collect();
    actions.extend(turning(workspace, within, language));
    actions
}

/// Writes the file in the other keyword language.
fn turning(workspace: &Workspace, within: Span, language: Language) -> Option<Action> {
    let own = workspace.source(within.file).and_then(format::language_of)?;
    let other = if own == Language::Vi { Language::En } else { Language::Vi };
    let title = match (other, language) {
        (Language::En, Language::Vi) => "Viết từ khóa bằng tiếng Anh",
        (Language::En, Language::En) => "Write the keywords in English",
        (Language::Vi, Language::Vi) => "Viết từ khóa bằng tiếng Việt",
        (Language::Vi, Language::En) => "Write the keywords in Vietnamese",
    };
    let edit = style::in_language(workspace, within.file, other)?;
    Some(Action { title: title.to_owned(), finding: None, edits: vec![edit] })
}

fn mending(workspace: &Workspace, finding: &Finding, language: Language) -> Option<Action> {
    let edits = mend::edits(finding);
    let first = edits.first()?;
    let found = workspace.source(first.span.file)?.slice(first.span);
    let written = first.replacement.trim();
    let title =
        mend::title(finding, language).unwrap_or_else(|| match (found.is_empty(), written.is_empty(), language) {
            (_, true, Language::Vi) => format!("Bỏ `{}`", found.trim()),
            (_, true, Language::En) => format!("Remove `{}`", found.trim()),
            (true, false, Language::Vi) => format!("Thêm `{written}`"),
            (true, false, Language::En) => format!("Insert `{written}`"),
            (false, false, Language::Vi) => format!("Sửa thành `{written}`"),
            (false, false, Language::En) => format!("Change to `{written}`"),
        });
    Some(Action { title, finding: Some(finding.clone()), edits })
}
