//! Where a procedure names who signs, a step is that role's, or one's who signs for it: a sequence without the signing has
//! no time for it. A step whose author left open who does it may be the one.

use std::collections::{BTreeMap, BTreeSet};

use super::as_written;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::StepProblem;
use crate::model::{Catalog, Step, Version};
use crate::source::Span;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut deputies: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, role) in &catalog.roles {
        for signs in &role.signs_for {
            deputies.entry(&signs.role.node).or_default().insert(name);
        }
    }
    for version in catalog.versions().map(|(_, version)| as_written(version)) {
        let Some(signer) = &version.signer else { continue };
        let signs = |role: &str| {
            role == signer.node || deputies.get(signer.node.as_str()).is_some_and(|names| names.contains(role))
        };
        if !version.steps.is_empty() && version.steps.iter().all(|step| is_anothers(step, &signs)) {
            let problem = StepProblem::NobodySigns { signer: signer.node.clone() };
            findings.push(Finding::new(problem, place(version)));
        }
    }
}

fn is_anothers(step: &Step, signs: &impl Fn(&str) -> bool) -> bool {
    match &step.role {
        Some(role) => !signs(&role.node),
        None => step.agency.is_some() || step.consult.is_some() || step.applicant.is_some(),
    }
}

/// The signer's clause; of a common process it is as other procedures want it, and wrong are the steps of this one.
fn place(version: &Version) -> Span {
    let own = version.signer.as_ref().map(|signer| signer.span).filter(|span| version.whole.contains(*span));
    own.unwrap_or(version.head)
}
