//! A simplification changes something: one without any effect is a decision that nobody would notice.

use crate::diagnostics::Finding;
use crate::diagnostics::messages::SimplifyProblem;
use crate::model::{Catalog, Version};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (code, version) in catalog.versions() {
        let mut version = version;
        while let Some(before) = &version.before {
            if same_rules(version, &before.version) {
                findings.push(Finding::new(SimplifyProblem::NoEffect { code: code.to_owned() }, before.span));
            }
            version = &before.version;
        }
    }
}

/// True where two versions ask for and promise the same.
fn same_rules(a: &Version, b: &Version) -> bool {
    a.levels == b.levels
        && a.agency == b.agency
        && a.signer == b.signer
        && a.applicants == b.applicants
        && a.channels == b.channels
        && a.sets == b.sets
        && a.results == b.results
        && a.documents == b.documents
        && a.fees == b.fees
        && a.deadlines == b.deadlines
        && a.reappointment == b.reappointment
        && a.supplement == b.supplement
        && a.steps == b.steps
        && a.requirements == b.requirements
        && a.same_day == b.same_day
        && a.file_at == b.file_at
}
