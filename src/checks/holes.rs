//! What a clause that could not be read leaves open: names that it would have declared, parts that it would have given.
//!
//! A finding that says that something is *not there* is dropped where the unread clause may be that something; it comes back
//! once the clause is mended, if it is still true. What says that something is wrong is never dropped. Items are told
//! apart by their text, as the author wrote it: from a line that begins at the margin to the next one.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::messages::{NameProblem, ProgramProblem, SimplifyProblem, StepProblem, VersionProblem};
use crate::diagnostics::{Finding, Problem, Severity};
use crate::source::{FileId, Sources, Span};

pub(super) fn drop(sources: &Sources, findings: &mut Vec<Finding>) {
    let unread: Vec<Span> = findings.iter().filter(|finding| is_unread(finding)).map(|finding| finding.span).collect();
    if unread.is_empty() {
        return;
    }
    let mut margins = Margins::default();
    // Many clauses may share a line, which is read once.
    let clauses: BTreeMap<Span, &str> = unread.iter().filter_map(|span| margins.clause(sources, *span)).collect();
    let lost: BTreeSet<String> = clauses.into_iter().flat_map(|clause| words(Some(clause))).collect();
    let declared_there = |finding: &Finding| name_not_there(&finding.problem).is_some_and(|name| lost.contains(name));
    // What uses a lost name lacks what the name stands for.
    let users = findings.iter().filter(|finding| declared_there(finding)).map(|finding| finding.span);
    let mut items: BTreeSet<Span> = BTreeSet::new();
    let mut heads: BTreeSet<String> = BTreeSet::new();
    let mut shared: BTreeSet<String> = BTreeSet::new();
    for span in unread.iter().copied().chain(users) {
        let Some((item, text)) = margins.item(sources, span) else { continue };
        if items.insert(item) {
            let head = head(text);
            heads.extend(words(Some((item, head))));
            shared.extend(after(head, ["quy trình chung ", "common process "]).map(str::to_owned));
        }
    }
    findings.retain(|finding| match &finding.problem {
        _ if declared_there(finding) => false,
        problem if says_part_missing(problem) => {
            let item = margins.item(sources, finding.span);
            // A common process gives its parts to those that follow it.
            let takes = || !shared.is_empty() && words(item).iter().any(|word| shared.contains(word));
            item.is_none_or(|(item, _)| !items.contains(&item)) && !takes()
        }
        Problem::Versions(VersionProblem::ForceUnsaid { instrument } | VersionProblem::ForceUnknown { instrument }) => {
            !heads.contains(instrument)
        }
        Problem::Simplify(SimplifyProblem::NotThere { .. }) => {
            let head = margins.item(sources, finding.span).map(|(item, text)| (item, head(text)));
            let code = |word: &String| word.len() == 6 && word.chars().all(|c| c.is_ascii_digit());
            !words(head).iter().any(|word| code(word) && heads.contains(word))
        }
        _ => true,
    });
}

fn is_unread(finding: &Finding) -> bool {
    finding.severity == Severity::Error && matches!(finding.problem, Problem::Syntax(_))
}

/// The name that a finding looks for in vain.
fn name_not_there(problem: &Problem) -> Option<&str> {
    match problem {
        Problem::Names(
            NameProblem::Unknown { name, .. }
            | NameProblem::NoSuchDocument { name }
            | NameProblem::NotAValue { name, .. },
        ) => Some(name),
        _ => None,
    }
}

/// Whether a finding says that an item lacks something.
const fn says_part_missing(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Names(
            NameProblem::ClauseMissing { .. } | NameProblem::AcceptsNothing { .. } | NameProblem::LoneField { .. }
        ) | Problem::Versions(
            VersionProblem::NoStart { .. }
                | VersionProblem::PartMissing { .. }
                | VersionProblem::NameMissing { .. }
                | VersionProblem::SequenceMissing { .. }
                | VersionProblem::MannerMissing { .. }
                | VersionProblem::DocumentsMissing { .. }
                | VersionProblem::SetsMissing { .. }
                | VersionProblem::LimitMissing { .. }
                | VersionProblem::ApplicantsMissing { .. }
                | VersionProblem::AgencyMissing { .. }
        ) | Problem::Steps(StepProblem::RunsOn { .. } | StepProblem::Unreachable { .. })
            | Problem::Simplify(SimplifyProblem::PartMissing { .. } | SimplifyProblem::MergedWithout { .. })
            | Problem::Programs(ProgramProblem::CoversNothing { .. } | ProgramProblem::NoSameDayRule { .. })
    )
}

/// The whole lines of a place.
fn lines(sources: &Sources, span: Span) -> Option<(Span, &str)> {
    let text = sources.get(span.file)?.text();
    let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
    let start = text.get(..start)?.rfind('\n').and_then(|at| at.checked_add(1)).unwrap_or(0);
    let end = text.get(end..)?.find('\n').and_then(|more| end.checked_add(more)).unwrap_or(text.len());
    piece(text, span, start, end)
}

/// Where the items of files begin: lines at the margin that are no comment and no closing brace.
#[derive(Default)]
struct Margins(BTreeMap<FileId, Vec<usize>>);

impl Margins {
    /// The item around a place: from the last line at the margin to the next one.
    fn item<'s>(&mut self, sources: &'s Sources, span: Span) -> Option<(Span, &'s str)> {
        let text = sources.get(span.file)?.text();
        let starts = self.0.entry(span.file).or_insert_with(|| margins(text));
        let at = usize::try_from(span.start).ok()?;
        let next = starts.partition_point(|start| *start <= at);
        let start = next.checked_sub(1).and_then(|last| starts.get(last)).copied().unwrap_or(0);
        piece(text, span, start, starts.get(next).copied().unwrap_or(text.len()))
    }

    /// The lines of a place; of a fact, which is one clause, all its lines.
    fn clause<'s>(&mut self, sources: &'s Sources, span: Span) -> Option<(Span, &'s str)> {
        match self.item(sources, span) {
            Some((item, text)) if after(text, ["dữ kiện ", "fact "]).is_some() => Some((item, text)),
            _ => lines(sources, span),
        }
    }
}

/// The beginning of an item's first line, where its name and code stand.
fn head(text: &str) -> &str {
    const LONGEST: usize = 400;
    let line = text.lines().next().unwrap_or("");
    line.char_indices().nth(LONGEST).and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

/// The first word after one of two keywords that a line begins with.
fn after<'l>(line: &'l str, keywords: [&str; 2]) -> Option<&'l str> {
    keywords.iter().find_map(|keyword| line.strip_prefix(keyword))?.split_whitespace().next()
}

fn margins(text: &str) -> Vec<usize> {
    let begins = |line: &str| !line.starts_with(|c: char| c.is_whitespace() || matches!(c, '}' | '#'));
    let mut place: usize = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        if begins(line) {
            starts.push(place);
        }
        place = place.checked_add(line.len()).unwrap_or(text.len());
    }
    starts
}

fn piece(text: &str, span: Span, start: usize, end: usize) -> Option<(Span, &str)> {
    let whole = Span { file: span.file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
    Some((whole, text.get(start..end)?))
}

/// The words of a place, in NFC.
fn words(place: Option<(Span, &str)>) -> Vec<String> {
    let text = place.map_or("", |(_, text)| text);
    let mark = unicode_normalization::char::is_combining_mark;
    text.split(|c: char| !c.is_alphanumeric() && c != '-' && !mark(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.nfc().collect())
        .collect()
}
