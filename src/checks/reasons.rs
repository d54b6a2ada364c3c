//! Why a dossier is not returned on the day, or is refused, is what an applicant is told: where a procedure or a program has
//! its title in both languages, its reasons have both too, or a slip in the other language speaks half of it.

use crate::bundle::Texts;
use crate::diagnostics::messages::ProgramProblem;
use crate::diagnostics::{Finding, terms};
use crate::model::{Catalog, Program, Version};
use crate::source::Span;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (_, version) in catalog.versions().filter(|(_, version)| is_whole(&version.name)) {
        for (reason, span) in of_version(version) {
            findings.extend(half(reason, span));
        }
    }
    for program in catalog.programs.values().filter(|program| is_whole(&program.title)) {
        for (reason, span) in of_program(program) {
            findings.extend(half(reason, span));
        }
    }
}

fn of_version(version: &Version) -> impl Iterator<Item = (&Texts, Span)> {
    let clauses = version.same_day.iter().flat_map(|rule| &rule.clauses);
    let clauses = clauses.map(|clause| (&clause.reason, clause.provenance.span));
    clauses.chain(version.requirements.iter().map(|row| (&row.reason, row.provenance.span)))
}

fn of_program(program: &Program) -> impl Iterator<Item = (&Texts, Span)> {
    let clauses = program.clauses.iter().map(|clause| (&clause.reason, clause.provenance.span));
    clauses.chain(program.covers.exceptions.iter().map(|exception| (&exception.reason, exception.span)))
}

const fn is_whole(texts: &Texts) -> bool {
    texts.vi.is_some() && texts.en.is_some()
}

fn half(reason: &Texts, span: Span) -> Option<Finding> {
    let (language, tag) = match (&reason.vi, &reason.en) {
        (Some(_), None) => (terms::ENGLISH, "en"),
        (None, Some(_)) => (terms::VIETNAMESE, "vi"),
        _ => return None,
    };
    Some(Finding::new(ProgramProblem::ReasonInOneLanguage { language, tag }, span))
}
