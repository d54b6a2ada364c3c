//! Findings that stay where they are when the text around them changes.

use crate::diagnostics::Finding;
use crate::source::{FileId, Span};

/// What changed between two texts of a file: the bytes between what they begin with and what they end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    file: FileId,
    /// First byte that changed.
    start: u32,
    /// First byte after, before and now.
    before: u32,
    now: u32,
}

impl Change {
    /// What lies between what both texts begin with and what both end with.
    pub(crate) fn between(file: FileId, before: &str, now: &str) -> Self {
        let (old, new) = (before.as_bytes(), now.as_bytes());
        let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let rest = |text: &[u8]| text.len().checked_sub(head).unwrap_or(0);
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        let tail = tail.min(rest(old)).min(rest(new));
        let end = |text: &[u8]| offset(text.len().checked_sub(tail).unwrap_or(0));
        Self { file, start: offset(head), before: end(old), now: end(new) }
    }

    /// Where a span is now; nothing for one that changed itself.
    pub(crate) fn moved(self, span: Span) -> Option<Span> {
        if span.file != self.file || span.end <= self.start {
            return Some(span);
        }
        // What is inserted right before a span leaves it whole.
        let place = |at: u32| at.checked_sub(self.before)?.checked_add(self.now);
        Some(Span { file: span.file, start: place(span.start)?, end: place(span.end)? })
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Moves findings; what stood where the text changed is left out.
pub(super) fn apply(findings: &mut Vec<Finding>, change: Change) {
    findings.retain_mut(|finding| {
        let Some(span) = change.moved(finding.span) else { return false };
        finding.span = span;
        finding.related.retain_mut(|related| change.moved(related.span).map(|span| related.span = span).is_some());
        finding.accepted = finding.accepted.map(|accepted| change.moved(accepted).unwrap_or(accepted));
        super::mend::shift(finding, |span| change.moved(span));
        true
    });
}

/// Gives findings the ids that files have now; what stands in a file that is gone is left out.
pub(super) fn refile(findings: &mut Vec<Finding>, now: impl Fn(FileId) -> Option<FileId>) {
    let moved = |span: Span| now(span.file).map(|file| Span { file, ..span });
    findings.retain_mut(|finding| {
        let Some(span) = moved(finding.span) else { return false };
        finding.span = span;
        finding.related.retain_mut(|related| moved(related.span).map(|span| related.span = span).is_some());
        finding.accepted = finding.accepted.and_then(moved);
        super::mend::shift(finding, moved);
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = FileId(0);

    fn moved(before: &str, now: &str, span: (u32, u32)) -> Option<(u32, u32)> {
        let change = Change::between(FILE, before, now);
        change.moved(Span { file: FILE, start: span.0, end: span.1 }).map(|span| (span.start, span.end))
    }

    #[test]
    fn what_stands_before_or_after_a_change_moves_with_the_text() {
        assert_eq!(moved("abc def", "abc x def", (0, 3)), Some((0, 3)));
        assert_eq!(moved("abc def", "abc x def", (4, 7)), Some((6, 9)));
        assert_eq!(moved("abc def", "ac def", (4, 7)), Some((3, 6)));
        assert_eq!(moved("abc def", "abc dxf", (4, 7)), None);
        assert_eq!(moved("abc def", "abc def", (4, 7)), Some((4, 7)));
    }
}
