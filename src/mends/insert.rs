//! What is missing gets its place, and what is not known is marked as such. Never a value: that is for the law to say.

use std::collections::BTreeMap;

use super::Place;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Applies, Edit, Finding, Fix, Problem, Title};
use crate::source::{Span, nfc};
use crate::syntax::{Shape, fold};

const FORCE: Title = ("ghi `hiệu lực chưa rõ`", "write `force unknown`");
const ILLUSTRATIVE: Title = ("ghi `minh họa`", "mark it `illustrative`");
const DRAFT: Title =
    ("ghi là `dự thảo` và chừa chỗ cho phần còn thiếu", "mark it as a `draft` and leave a place for what is missing");

/// What a line that is put in a block is indented by.
const INDENT: &str = "    ";

/// An instrument that does not say when it is in force says that this is not known.
pub(super) fn force_unknown(place: &Place<'_>) -> Option<Fix> {
    let item = place.item()?;
    let clause = if in_english(place.text(item.head)) { "force unknown" } else { "hiệu lực chưa rõ" };
    Some(Fix::of(vec![first_clause(place, item, &[clause.to_owned()])?]).titled(FORCE))
}

/// A rule that rests on an illustrative instrument is marked so: the clause, or the item whose own basis it is.
pub(super) fn illustrative(place: &Place<'_>) -> Option<Fix> {
    let clause = place.clause()?;
    let words = fold(&nfc(place.text(clause.head)));
    let is_basis = ["căn cứ", "basis"].iter().any(|word| words.starts_with(word));
    let marked = if is_basis { place.item()? } else { clause };
    let word = if in_english(&words) { "illustrative" } else { "minh họa" };
    Some(Fix::of(vec![Edit { span: end_of(marked.head), replacement: format!(" {word}") }]).titled(ILLUSTRATIVE))
}

/// What each procedure with missing parts lacks, by the place of its head.
pub(super) struct Drafts(BTreeMap<Span, Vec<&'static Skeleton>>);

/// A part that the law requires: its clause without what it says, in Vietnamese and English.
type Skeleton = [&'static str; 2];

/// The clause of a part that a procedure lacks.
pub(super) fn part(problem: &VersionProblem) -> Option<&'static Skeleton> {
    Some(match problem {
        VersionProblem::SequenceMissing { .. } => &["bước … { … }", "step … { … }"],
        VersionProblem::MannerMissing { .. } => &["cách thức …", "channels …"],
        VersionProblem::DocumentsMissing { .. } => &["hồ sơ { … }", "documents { … }"],
        VersionProblem::SetsMissing { .. } => &["số lượng … bộ", "sets …"],
        VersionProblem::LimitMissing { .. } => &["thời hạn …", "deadline …"],
        VersionProblem::ApplicantsMissing { .. } => &["đối tượng …", "applicants …"],
        VersionProblem::AgencyMissing { .. } => &["cơ quan giải quyết \"…\"", "agency \"…\""],
        _ => return None,
    })
}

impl Drafts {
    pub(super) fn of(findings: &[Finding]) -> Self {
        let mut lacking: BTreeMap<Span, Vec<&'static Skeleton>> = BTreeMap::new();
        for finding in findings {
            if let Problem::Versions(problem) = &finding.problem
                && let Some(part) = part(problem)
            {
                lacking.entry(finding.span).or_default().push(part);
            }
        }
        Self(lacking)
    }

    /// Marks the procedure as a draft, which may lack parts, with a comment for each that it lacks. That takes it out of the bundle, so
    /// that it is done only where somebody asks for it.
    pub(super) fn fix(&self, place: &Place<'_>) -> Option<Fix> {
        let item = place.item()?;
        let english = in_english(place.text(item.head));
        let (draft, form) = if english { ("draft", 1) } else { ("dự thảo", 0) };
        let parts = self.0.get(&place.span)?.iter().filter_map(|part| part.get(form));
        let lines: Vec<String> =
            std::iter::once(draft.to_owned()).chain(parts.map(|part| format!("# {part}"))).collect();
        Some(Fix::of(vec![first_clause(place, item, &lines)?]).when(Applies::OnRequest).titled(DRAFT))
    }
}

/// Puts lines at the head of an item's block, which it gets where it has none. A block on one line takes them before its clauses.
fn first_clause(place: &Place<'_>, item: &Shape, lines: &[String]) -> Option<Edit> {
    let outer = indent_of(place, item);
    let inner = format!("{outer}{INDENT}");
    let written: String = lines.iter().map(|line| format!("\n{inner}{line}")).collect();
    let Some(block) = item.block else {
        return Some(Edit { span: end_of(item.head), replacement: format!(" {{{written}\n{outer}}}") });
    };
    let after = block.start.checked_add(1)?;
    let span = Span { start: after, end: after, ..block };
    let rest = place.text(Span { start: after, ..block });
    let opens_line = rest.trim_start_matches([' ', '\t', '\r']).starts_with(['\n', '#']);
    let replacement = match lines {
        // In `{ a; b }` a clause more takes no line of its own; a comment does.
        [clause] if !opens_line && rest.trim() != "}" => format!(" {clause};"),
        _ if opens_line => written,
        _ if rest.trim() == "}" => {
            let span = Span { end: block.end.checked_sub(1)?, ..span };
            return Some(Edit { span, replacement: format!("{written}\n{outer}") });
        }
        _ => format!("{written}\n{inner}"),
    };
    // What stands after the brace on its line stays there: lines are put below it.
    if opens_line {
        let line = rest.find('\n').and_then(|at| u32::try_from(at).ok()).and_then(|at| after.checked_add(at))?;
        return Some(Edit { span: Span { start: line, end: line, ..block }, replacement });
    }
    Some(Edit { span, replacement })
}

/// Whether a clause or an item begins with an English keyword.
fn in_english(words: &str) -> bool {
    words.chars().take_while(|c| !matches!(c, '"' | '{')).collect::<String>().split_whitespace().next().is_some_and(
        |word| {
            let word = fold(word);
            [
                "instrument",
                "procedure",
                "linked",
                "calendar",
                "office",
                "fee",
                "charge",
                "deadline",
                "step",
                "basis",
                "program",
            ]
            .contains(&word.as_str())
        },
    )
}

/// The blanks before a clause on its line.
fn indent_of(place: &Place<'_>, shape: &Shape) -> String {
    let before = place.file.text().get(..shape.whole.start as usize).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

const fn end_of(span: Span) -> Span {
    Span { start: span.end, ..span }
}
