//! Drops the findings that only follow from a brace: one too many or too few puts whole clauses into the wrong block, and
//! only the brace is to be mended.

use super::layout::Layout;
use super::read;
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Problem};
use crate::source::{SourceFile, Span};

pub(super) fn drop(file: &SourceFile, layout: &Layout, findings: &mut Vec<Finding>) {
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
}

const fn is_brace(finding: &Finding) -> bool {
    matches!(
        finding.problem,
        Problem::Syntax(
            SyntaxProblem::StrayBrace {} | SyntaxProblem::UnclosedBrace {} | SyntaxProblem::MissingBlock { .. }
        )
    )
}
