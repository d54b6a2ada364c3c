//! Drops the findings that only follow from a brace: one too many or too few puts whole clauses into the wrong block, and
//! only the brace is to be mended.

use super::layout::Layout;
use super::read;
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Problem};
use crate::source::{SourceFile, Span};

pub(super) fn drop(file: &SourceFile, layout: &Layout, findings: &mut Vec<Finding>) {
    rest_of_sentence(file.text(), findings);
    let braces: Vec<Span> = findings.iter().filter(|finding| is_brace(finding)).map(|finding| finding.span).collect();
    if braces.is_empty() {
        return;
    }
    // Items stand in the order of the text, so that the one around a brace is found by halving.
    let around = |brace: &Span| {
        let after =
            layout.clauses.partition_point(|raw| file.span(raw.head.start, raw.head.start).start <= brace.start);
        let raw = layout.clauses.get(after.checked_sub(1)?)?;
        Some(file.span(raw.whole().start, raw.whole().end)).filter(|item| item.contains(*brace))
    };
    let unbalanced: Vec<Span> = braces.iter().filter_map(around).collect();
    findings.retain(|finding| match &finding.problem {
        // Documentation that a brace has cut off.
        Problem::Syntax(SyntaxProblem::LooseDocumentation {}) => false,
        problem => !read::is_out_of_place(problem) || !unbalanced.iter().any(|item| item.contains(finding.span)),
    });
    findings.sort_by_key(|finding| (finding.span, finding.code()));
    cut_off(file.text(), findings);
}

/// Drops what is found further on in a line that is prose: a `;` of the sentence ends no clause.
fn rest_of_sentence(text: &str, findings: &mut Vec<Finding>) {
    let is_prose = |finding: &Finding| matches!(finding.problem, Problem::Syntax(SyntaxProblem::Prose {}));
    if !findings.iter().any(is_prose) {
        return;
    }
    findings.sort_by_key(|finding| (finding.span, finding.code()));
    let mut prose: Option<Span> = None;
    findings.retain(|finding| {
        let follows = prose.is_some_and(|before| line_ends(text, before.start, finding.span.start) == 0);
        if is_prose(finding) && !follows {
            prose = Some(finding.span);
        }
        !follows
    });
}

/// Drops what follows a brace at once: on its line the words that it cut off, and on the next lines the clauses that lost
/// their block with the brace that would have closed it.
fn cut_off(text: &str, findings: &mut Vec<Finding>) {
    // The last finding that is a brace or follows one, and whether a block is lost there.
    let mut last: Option<(Span, bool)> = None;
    findings.retain(|finding| {
        let between = last.map_or(2, |(before, _)| line_ends(text, before.start, finding.span.start));
        let lost_block = last.is_some_and(|(_, lost)| lost);
        let follows = match &finding.problem {
            Problem::Syntax(SyntaxProblem::UnknownClause { .. } | SyntaxProblem::UnknownItem { .. }) => between == 0,
            Problem::Syntax(SyntaxProblem::StrayBrace {} | SyntaxProblem::WrongBlock { .. }) => {
                lost_block && between < 2
            }
            _ => false,
        };
        if is_brace(finding) || follows {
            let needs_block = matches!(finding.problem, Problem::Syntax(SyntaxProblem::MissingBlock { .. }));
            last = Some((finding.span, needs_block || (follows && lost_block)));
        }
        !follows
    });
}

/// Line ends between two places, two of them at the most.
fn line_ends(text: &str, from: u32, to: u32) -> usize {
    let place = |at: u32| usize::try_from(at).unwrap_or(text.len());
    let between = text.get(place(from)..place(to)).unwrap_or("");
    between.bytes().filter(|byte| *byte == b'\n').take(2).count()
}

const fn is_brace(finding: &Finding) -> bool {
    matches!(
        finding.problem,
        Problem::Syntax(
            SyntaxProblem::StrayBrace {} | SyntaxProblem::UnclosedBrace {} | SyntaxProblem::MissingBlock { .. }
        )
    )
}
