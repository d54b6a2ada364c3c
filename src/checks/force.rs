//! What a rule rests on is in force for as long as the rule is: an instrument younger than a version cannot carry it, and
//! one that ends takes its rules with it, so that a version says its own end or cites what comes after.
//!
//! An instrument whose dates are unknown gives one warning, at the instrument, however many rules cite it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::as_written;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Citation, Force, Provenance, Version};
use crate::source::Span;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    unknown(catalog, findings);
    let mut uses = Vec::new();
    for (_, version) in catalog.versions() {
        version_uses(version, &mut uses);
    }
    for program in catalog.programs.values() {
        uses.extend(program.provenances().flat_map(|rule| cited(rule, program.from, program.to)));
    }
    for office in catalog.offices.values() {
        uses.extend(cited(&office.provenance, office.from, office.to));
    }
    for signs in catalog.roles.values().flat_map(|role| &role.signs_for) {
        uses.extend(signs.basis.iter().map(|citation| Use::new(citation, signs.from, signs.to)));
    }
    for resting in &uses {
        findings.extend(resting.finding(catalog));
    }
}

/// A rule that rests on an instrument, and when it applies.
struct Use<'a> {
    instrument: &'a str,
    span: Span,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl<'a> Use<'a> {
    fn new(citation: &'a Citation, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        Self { instrument: &citation.instrument, span: citation.span, from, to }
    }

    fn finding(&self, catalog: &Catalog) -> Option<Finding> {
        let instrument = catalog.instruments.get(self.instrument)?;
        let Force::Dated { from, to } = instrument.force else { return None };
        let name = || self.instrument.to_owned();
        let problem = match (from, self.from, to, self.to) {
            (Some(from), Some(since), ..) if since < from => {
                VersionProblem::TooYoung { instrument: name(), from, since }
            }
            (_, _, Some(to), Some(until)) if to < until => VersionProblem::NoLongerInForce { instrument: name(), to },
            (_, _, Some(to), None) if to < catalog.manifest.horizon.to => {
                VersionProblem::OutlivesLaw { instrument: name(), to }
            }
            _ => return None,
        };
        Some(Finding::new(problem, self.span).related(instrument.name, Note::Declared))
    }
}

fn cited(rule: &Provenance, from: Option<NaiveDate>, to: Option<NaiveDate>) -> impl Iterator<Item = Use<'_>> {
    rule.basis.iter().map(move |citation| Use::new(citation, from, to))
}

/// Every citation of a version, the decision that simplified it among them.
fn version_uses<'a>(version: &'a Version, uses: &mut Vec<Use<'a>>) {
    let written = as_written(version);
    let own: BTreeSet<Span> = written.provenances().iter().flat_map(|rule| &rule.basis).map(|c| c.span).collect();
    for citation in version.provenances().into_iter().flat_map(|rule| &rule.basis) {
        // What a simplification leaves as it is began with the version as written.
        let from = if own.contains(&citation.span) { written.from } else { version.from };
        uses.push(Use::new(citation, Some(from), version.to));
    }
}

fn unknown(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let used: BTreeSet<&str> = catalog.citations().iter().map(|citation| citation.instrument.as_str()).collect();
    for (name, instrument) in &catalog.instruments {
        match instrument.force {
            Force::Dated { .. } => {}
            Force::Unsaid => {
                findings.push(Finding::new(VersionProblem::ForceUnsaid { instrument: name.clone() }, instrument.name));
            }
            Force::Unknown(span) if used.contains(name.as_str()) => {
                let problem = VersionProblem::ForceUnknown { instrument: name.clone() };
                findings.push(Finding::new(problem, span).related(instrument.name, Note::Declared));
            }
            Force::Unknown(_) => {}
        }
    }
}
