//! What a clause that could not be read leaves open: names that it would have declared, parts that it would have given.
//!
//! A finding that says that something is *not there* is dropped where the unread clause may be that something; it comes back
//! once the clause is mended, if it is still true. What says that something is wrong is never dropped.

use std::collections::{BTreeMap, BTreeSet};

use super::as_written;
use super::margins::{Margins, from_start, lines, words};
use crate::bundle::Language;
use crate::diagnostics::messages::{
    DeadlineProblem, NameProblem, ProgramProblem, SimplifyProblem, StepProblem, SyntaxProblem, VersionProblem,
};
use crate::diagnostics::{Finding, Problem, Say, Severity, terms};
use crate::model::Catalog;
use crate::source::{Sources, Span};

pub(super) fn drop(catalog: &Catalog, sources: &Sources, findings: &mut Vec<Finding>) {
    let mut margins = Margins::default();
    let Some(open) = Open::of(catalog, sources, &mut margins, findings) else { return };
    findings.retain(|finding| !open.explains(finding, sources, &mut margins));
}

/// What is open as long as some clauses are not read and some names are not known.
#[derive(Default)]
struct Open {
    /// Words of the clauses that are not read: names that they might declare.
    lost: BTreeSet<String>,
    /// Kinds of items whose name was forgotten.
    nameless: BTreeSet<String>,
    /// Items that hold such a clause, use a name that it might declare, or wait for steps that nothing declares.
    items: BTreeSet<Span>,
    /// Words of the lines that begin them.
    heads: BTreeSet<String>,
    /// Common processes among them and what follows those; apart from it, without items that only wait for a step.
    shared: Shared,
    unread: Shared,
    /// Codes of procedures among them, and of those that follow such a common process.
    codes: BTreeSet<String>,
}

/// Common processes that are open, and items that may lack what those bring.
#[derive(Default)]
struct Shared {
    processes: BTreeSet<String>,
    /// Words of the items that are open or follow such a process: names of the other processes that they follow.
    words: BTreeSet<String>,
}

impl Shared {
    /// Adds an open item.
    fn add(&mut self, text: &str) {
        self.words.extend(words(text));
        self.processes.extend(process(head(text)).map(str::to_owned));
    }

    /// Whether an item takes parts from a process that is open.
    fn takes(&self, item: &str) -> bool {
        !self.processes.is_empty() && words(item).any(|word| self.processes.contains(&word))
    }

    /// Whether an item may lack parts: it takes some from an open process, or gives some to what is open.
    fn reaches(&self, item: &str) -> bool {
        self.takes(item) || process(head(item)).is_some_and(|name| self.words.contains(name))
    }
}

impl Open {
    /// Nothing where every clause is read and every step is known.
    fn of(catalog: &Catalog, sources: &Sources, margins: &mut Margins, findings: &[Finding]) -> Option<Self> {
        let mut open = Self::default();
        // Many clauses may share a line, which is read once.
        let unread: BTreeMap<Span, &str> = findings.iter().filter_map(|f| unread(f, margins, sources)).collect();
        open.nameless = findings.iter().filter_map(nameless).collect();
        open.lost = unread.values().flat_map(|text| words(text)).collect();
        // A name with a look-alike letter was meant to be the one that is missed elsewhere.
        let mut plain: Vec<(&str, &str)> = findings.iter().filter_map(look_alike).collect();
        plain.sort_unstable();
        plain.dedup();
        let plainly =
            |word: &String| plain.iter().fold(word.clone(), |word, (found, wanted)| word.replace(found, wanted));
        let meant: Vec<String> = open.lost.iter().map(plainly).collect();
        open.lost.extend(meant);
        let incomplete = |finding: &&Finding| {
            is_unread(finding) || open.declares(finding) || waits_for_nothing(finding) || is_of_no_day(finding)
        };
        // Many findings may share an item, which is read once for each of both kinds.
        let mut places: BTreeSet<(Span, bool)> = BTreeSet::new();
        for finding in findings.iter().filter(incomplete) {
            let item = margins.item(sources, finding.span);
            places.extend(item.map(|(item, _)| (item, waits_for_step(finding))));
        }
        if places.is_empty() {
            return None;
        }
        for (place, waits) in places {
            let Some((item, text)) = margins.item(sources, place) else { continue };
            open.shared.add(text);
            if !waits {
                open.unread.add(text);
            }
            if open.items.insert(item) {
                let head = head(text);
                open.heads.extend(words(head));
                if !simplifies(head) {
                    open.codes.extend(code(head).map(str::to_owned));
                }
            }
        }
        for finding in findings {
            if let Problem::Names(NameProblem::Unknown { what: terms::COMMON_PROCESS, name }) = &finding.problem {
                open.shared.processes.insert(name.clone());
                open.unread.processes.insert(name.clone());
            }
        }
        for (code, procedure) in catalog.procedures.iter().filter(|_| !open.shared.processes.is_empty()) {
            let items = procedure.versions.iter().filter_map(|v| margins.item(sources, as_written(v).head));
            for (_, text) in items {
                if open.shared.takes(text) {
                    open.codes.insert(code.clone());
                    open.shared.words.extend(words(text));
                }
                if open.unread.takes(text) {
                    open.unread.words.extend(words(text));
                }
            }
        }
        Some(open)
    }

    /// Whether a finding misses a name that an unread clause might declare.
    fn declares(&self, finding: &Finding) -> bool {
        let nameless = matches!(&finding.problem, Problem::Names(NameProblem::Unknown { what, .. }) if self.nameless.contains(&what.say(Language::Vi)));
        nameless || name_not_there(&finding.problem).is_some_and(|name| self.lost.contains(name))
    }

    /// Whether a finding may be there only because of what is open.
    fn explains(&self, finding: &Finding, sources: &Sources, margins: &mut Margins) -> bool {
        if self.declares(finding) {
            return true;
        }
        let item = margins.item(sources, finding.span);
        let simplified = item.map(|(_, text)| head(text)).filter(|head| simplifies(head)).and_then(code);
        let simplifies_open = || simplified.is_some_and(|code| self.codes.contains(code));
        match &finding.problem {
            problem if says_part_missing(problem) => {
                simplifies_open()
                    || item.is_some_and(|(item, text)| self.items.contains(&item) || self.shared.reaches(text))
            }
            // Come back once everything else is mended.
            Problem::Names(NameProblem::AcceptsNothing { .. } | NameProblem::LoneField { .. })
            | Problem::Programs(ProgramProblem::CoversNothing { .. }) => true,
            Problem::Names(NameProblem::Unknown { what: terms::STEP, .. }) => {
                simplifies_open() || item.is_some_and(|(_, text)| self.unread.reaches(text))
            }
            Problem::Versions(
                VersionProblem::ForceUnsaid { instrument } | VersionProblem::ForceUnknown { instrument },
            ) => self.heads.contains(instrument),
            Problem::Versions(VersionProblem::NoAuthority { role, .. }) => self.heads.contains(role),
            Problem::Simplify(SimplifyProblem::NotThere { .. } | SimplifyProblem::NoVersion { .. }) => {
                simplifies_open()
            }
            _ => false,
        }
    }
}

/// The text that an unread clause takes away: its lines; of a fact, which is one clause, or where the item itself is not
/// read, the whole item.
fn unread<'s>(finding: &Finding, margins: &mut Margins, sources: &'s Sources) -> Option<(Span, &'s str)> {
    if !is_unread(finding) {
        return None;
    }
    let item = margins.item(sources, finding.span);
    match (&finding.problem, item) {
        (Problem::Syntax(SyntaxProblem::UnknownItem { .. }), Some(item)) => Some(item),
        // The word that says what the item is.
        (_, Some((item, text))) if text.get(..from_start(item, finding.span)).is_some_and(is_first_word) => {
            Some((item, text))
        }
        (_, Some((item, text))) if after(text, ["dữ kiện ", "fact "]).is_some() => Some((item, text)),
        _ => lines(sources, finding.span),
    }
}

/// Whether no more than one word stands before a place.
fn is_first_word(before: &str) -> bool {
    !before.contains('\n') && before.split_whitespace().count() < 2
}

/// Whether a step, a common process or an office is named that nothing declares: what it would bring is missing as well.
fn waits_for_nothing(finding: &Finding) -> bool {
    matches!(
        finding.problem,
        Problem::Names(NameProblem::Unknown { what: terms::STEP | terms::COMMON_PROCESS | terms::OFFICE, .. })
    )
}

/// Whether a version has no day, since its period is written the wrong way round.
fn is_of_no_day(finding: &Finding) -> bool {
    matches!(finding.problem, Problem::Versions(VersionProblem::PeriodReversed { .. }))
}

fn waits_for_step(finding: &Finding) -> bool {
    matches!(finding.problem, Problem::Names(NameProblem::Unknown { what: terms::STEP, .. }))
}

fn is_unread(finding: &Finding) -> bool {
    finding.severity == Severity::Error && matches!(finding.problem, Problem::Syntax(_))
}

/// The kind of an item without its name, in Vietnamese.
fn nameless(finding: &Finding) -> Option<String> {
    match &finding.problem {
        Problem::Syntax(SyntaxProblem::ItemNameless { item }) => {
            Some(item.say(Language::Vi).trim_matches('`').to_owned())
        }
        _ => None,
    }
}

/// A letter that only looks like another one, and that one.
fn look_alike(finding: &Finding) -> Option<(&str, &str)> {
    match &finding.problem {
        Problem::Syntax(SyntaxProblem::LookAlike { found, wanted, .. }) => Some((found, wanted)),
        _ => None,
    }
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
        Problem::Names(NameProblem::ClauseMissing { .. } | NameProblem::WeightsTogether { .. })
            | Problem::Versions(
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
            )
            | Problem::Steps(
                StepProblem::RunsOn { .. } | StepProblem::Unreachable { .. } | StepProblem::NobodySigns { .. }
            )
            | Problem::Simplify(SimplifyProblem::PartMissing { .. } | SimplifyProblem::MergedWithout { .. })
            | Problem::Programs(ProgramProblem::NoSameDayRule { .. } | ProgramProblem::SameDayWithoutRule {})
            | Problem::Deadlines(
                DeadlineProblem::SwapOff { .. }
                    | DeadlineProblem::SwapWork { .. }
                    | DeadlineProblem::LimitUnfounded {}
                    | DeadlineProblem::CutoffUnfounded { .. }
                    | DeadlineProblem::LimitByChannel {}
                    | DeadlineProblem::ExemptionUnfounded { .. }
            )
    )
}

/// The beginning of an item's first line, where its name and code stand.
fn head(text: &str) -> &str {
    const LONGEST: usize = 400;
    let line = text.lines().next().unwrap_or("");
    line.char_indices().nth(LONGEST).and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

/// The procedure code of a head.
fn code(head: &str) -> Option<&str> {
    let is_code = |word: &&str| {
        let number = word.split_once('.').filter(|(group, _)| group.len() == 1).map(|(_, number)| number);
        number.is_some_and(|number| number.len() >= 6 && number.starts_with(|c: char| c.is_ascii_digit()))
    };
    head.split_whitespace().find(is_code)
}

/// The name of the common process that a head declares.
fn process(head: &str) -> Option<&str> {
    after(head, ["quy trình chung ", "common process "])
}

fn simplifies(head: &str) -> bool {
    after(head, ["đơn giản hóa ", "simplify "]).is_some()
}

/// The first word after one of two keywords that a line begins with.
fn after<'l>(line: &'l str, keywords: [&str; 2]) -> Option<&'l str> {
    keywords.iter().find_map(|keyword| line.strip_prefix(keyword))?.split_whitespace().next()
}
