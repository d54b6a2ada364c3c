//! Fixes of findings as edits: the one place that knows the form of a fix.

use crate::bundle::Language;
pub use crate::diagnostics::Edit;
use crate::diagnostics::Finding;
use crate::source::Span;

/// The edits that mend a finding; none where there is no fix.
pub(super) fn edits(finding: &Finding) -> Vec<Edit> {
    finding.fix.iter().flat_map(|fix| fix.edits.clone()).collect()
}

/// What a fix is called where that is more than its words.
pub(super) fn title(finding: &Finding, language: Language) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    fix.title.map(|_| capital(&fix.title(language)))
}

/// As the first word of a menu's line.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Moves a fix; one whose text changed is gone.
pub(super) fn shift(finding: &mut Finding, moved: impl Fn(Span) -> Option<Span>) {
    let Some(fix) = finding.fix.as_mut() else { return };
    let stays = fix.edits.iter_mut().all(|edit| moved(edit.span).map(|span| edit.span = span).is_some());
    if !stays {
        finding.fix = None;
    }
}
