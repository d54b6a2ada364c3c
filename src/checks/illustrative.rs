//! What rests on an illustrative instrument is itself illustrative and says so: a figure that no source publishes must not
//! pass for law in a bundle or on a slip.

use super::as_written;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Program, Provenance, Version};
use crate::source::Span;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut rules: Vec<&Provenance> = catalog.programs.values().flat_map(Program::provenances).collect();
    rules.extend(catalog.offices.values().map(|office| &office.provenance));
    rules.extend(catalog.versions().flat_map(|(_, version)| of_version(version)));
    for rule in rules {
        let cited = rule.basis.iter().filter(|_| !rule.illustrative).map(|basis| (&basis.instrument, basis.span));
        let changed = rule.changes.iter().filter(|change| !change.illustrative).map(|change| (&change.by, change.span));
        for (name, span) in cited.chain(changed) {
            findings.extend(unmarked(catalog, name, span));
        }
    }
}

/// The version's head as its item writes it, and every row: a simplification's mark stands with each row that it changes.
fn of_version(version: &Version) -> impl Iterator<Item = &Provenance> {
    std::iter::once(&as_written(version).provenance).chain(version.provenances().into_iter().skip(1))
}

fn unmarked(catalog: &Catalog, name: &str, span: Span) -> Option<Finding> {
    let instrument = catalog.instruments.get(name).filter(|instrument| instrument.provenance.illustrative)?;
    let problem = VersionProblem::RestsOnIllustrative { instrument: name.to_owned() };
    Some(Finding::new(problem, span).related(instrument.name, Note::Declared))
}
