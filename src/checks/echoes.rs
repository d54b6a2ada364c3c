//! Drops what only follows from another finding: a name that stands in a clause with an error is used there, or would be
//! once the error is mended, so it is not reported as unused.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Problem, Severity};
use crate::source::{Sources, Span};

pub(super) fn drop(sources: &Sources, findings: &mut Vec<Finding>) {
    let unused = |finding: &Finding| matches!(finding.problem, Problem::Names(NameProblem::Unused { .. }));
    if !findings.iter().any(unused) {
        return;
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    // Many errors may stand on one long line, whose names are read once.
    let lines: BTreeSet<Span> = errors.filter_map(|finding| lines(sources, finding.span)).collect();
    let wrong: Vec<(Span, BTreeSet<String>)> = lines.into_iter().map(|span| (span, names(sources, span))).collect();
    findings.retain(|finding| match &finding.problem {
        Problem::Names(NameProblem::Unused { name, .. }) => {
            // A declaration with an error of its own does not use what it declares.
            !wrong.iter().any(|(span, names)| names.contains(name) && !span.contains(finding.span))
        }
        _ => true,
    });
}

/// The whole lines of a place.
fn lines(sources: &Sources, span: Span) -> Option<Span> {
    let text = sources.get(span.file)?.text();
    let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
    let start = text.get(..start)?.rfind('\n').unwrap_or(0);
    let end = text.get(end..)?.find('\n').and_then(|more| end.checked_add(more)).unwrap_or(text.len());
    Some(Span { file: span.file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

/// The names that stand there.
fn names(sources: &Sources, span: Span) -> BTreeSet<String> {
    let words = sources.text(span).split(|c: char| !c.is_alphanumeric() && c != '-' && !is_mark(c));
    words.filter(|word| !word.is_empty()).map(|word| word.nfc().collect()).collect()
}

/// True for a mark that belongs to the letter before it, as texts in NFD have them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
