//! The versions of one procedure follow each other without a day between them and without a day in common, and lie in the
//! horizon. The last one may end, with the law that carries it: what comes after is open, not a gap.
//!
//! A draft is no version yet: it may overlap what is in force and fills no gap.

use super::period::Period;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Version};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (code, procedure) in &catalog.procedures {
        let (drafts, mut versions): (Vec<&Version>, Vec<&Version>) =
            procedure.versions.iter().partition(|version| version.draft);
        versions.sort_by_key(|version| version.from);
        follow(code, &versions, findings);
        outside(catalog, code, drafts.into_iter().chain(versions), findings);
    }
}

fn follow(code: &str, versions: &[&Version], findings: &mut Vec<Finding>) {
    let mut pairs = versions.iter();
    let Some(mut latest) = pairs.next() else { return };
    for next in pairs {
        match latest.to {
            Some(to) if to < next.from => {
                let last = next.from.pred_opt().unwrap_or(next.from);
                let problem = VersionProblem::Gap { code: code.to_owned(), from: to, to: last };
                findings.push(Finding::new(problem, next.head).related(latest.head, Note::First));
            }
            Some(to) if to == next.from => {}
            _ => {
                let problem = VersionProblem::Overlap { code: code.to_owned(), on: next.from };
                findings.push(Finding::new(problem, next.head).related(latest.head, Note::First));
            }
        }
        // A version inside another one leaves the outer one to compare the next with.
        if latest.to.is_some_and(|to| next.to.is_none_or(|end| to <= end)) {
            latest = next;
        }
    }
}

fn outside<'a>(
    catalog: &Catalog,
    code: &str,
    versions: impl Iterator<Item = &'a Version>,
    findings: &mut Vec<Finding>,
) {
    let horizon = Period { from: catalog.manifest.horizon.from, to: catalog.manifest.horizon.to };
    // A horizon that could not be read is reported as such.
    if horizon.from >= horizon.to {
        return;
    }
    for version in versions {
        if Period::new(Some(version.from), version.to).meet(horizon).is_none() {
            findings.push(Finding::new(VersionProblem::OutsideHorizon { code: code.to_owned() }, version.head));
        }
    }
}
