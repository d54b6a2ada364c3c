//! What an editor shows between the words: when a limit ends for a dossier received now, and which steps are the critical path.

use chrono::NaiveDateTime;

use super::critical;
use super::worked::{self, Occasion, Worked};
use super::workspace::Workspace;
use crate::source::Span;

/// Something shown behind a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The clause.
    pub span: Span,
    /// What is shown.
    pub kind: HintKind,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HintKind {
    /// When the limit ends.
    Due(Worked),
    /// The step is on the critical path; minutes up to its end, see [`critical::WORKING_DAY`].
    Critical(u64),
}

/// What is shown within a span, in the order of the text.
pub fn hints(workspace: &Workspace, within: Span, now: Option<NaiveDateTime>) -> Vec<Hint> {
    let touches = |span: Span| span.start <= within.end && within.start <= span.end;
    let mut hints = Vec::new();
    if let Some(now) = now {
        for (item, clause) in worked::limits(workspace, within.file) {
            if touches(clause.span)
                && let Some(worked) = worked::work_out(workspace, (item, clause), now, &[Occasion::Now])
            {
                hints.push(Hint { span: clause.span, kind: HintKind::Due(worked) });
            }
        }
    }
    let items = workspace.document(within.file).into_iter().flat_map(|document| &document.parsed.file.items);
    for item in items.filter(|item| touches(item.span)) {
        let path = critical::path(workspace, item).into_iter().filter(|step| touches(step.span));
        hints.extend(path.map(|step| Hint { span: step.span, kind: HintKind::Critical(step.minutes) }));
    }
    hints.sort_by_key(|hint| hint.span);
    hints
}
