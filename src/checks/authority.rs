//! Who signs at a program's desk may sign for the procedures that it covers: it is their signer or signs for it (`ký thay`)
//! on every day that both have. Signing for another is not passed on. No role signs for itself, through others either.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::graph::Graph;
use super::period::Period;
use crate::diagnostics::messages::VersionProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Covered, Program, Role};
use crate::source::{Span, Spanned};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    rings(catalog, findings);
    let covered = Covered::new(catalog);
    for program in catalog.programs.values() {
        if let Some(signer) = &program.signer {
            program_signer(catalog, &covered, program, signer, findings);
        }
    }
}

/// One finding for each role that the program's signer does not sign for: the first procedure and day.
fn program_signer(
    catalog: &Catalog,
    covered: &Covered<'_>,
    program: &Program,
    signer: &Spanned<String>,
    findings: &mut Vec<Finding>,
) {
    let Some(role) = catalog.roles.get(&signer.node) else { return };
    let horizon = Period { from: catalog.manifest.horizon.from, to: catalog.manifest.horizon.to };
    let mut lacking: BTreeMap<&str, (NaiveDate, &str, Span)> = BTreeMap::new();
    for (code, version) in covered.by(program) {
        let Some(wanted) = &version.signer else { continue };
        if wanted.node == signer.node {
            continue;
        }
        let shared = Period::new(program.from, program.to).meet(Period::new(Some(version.from), version.to));
        let Some(shared) = shared.and_then(|shared| shared.meet(horizon)) else { continue };
        if let Some(day) = shared.first_outside(&authority(role, &wanted.node)) {
            let found = (day, code, wanted.span);
            let first = lacking.entry(&wanted.node).or_insert(found);
            *first = found.min(*first);
        }
    }
    for (wanted, (on, code, span)) in lacking {
        let (role, wanted, code) = (signer.node.clone(), wanted.to_owned(), code.to_owned());
        let problem = VersionProblem::NoAuthority { role, signer: wanted, code, on };
        findings.push(Finding::new(problem, signer.span).related(span, Note::Against));
    }
}

/// When `role` signs for `wanted`.
fn authority(role: &Role, wanted: &str) -> Vec<Period> {
    let signs = role.signs_for.iter().filter(|signs| signs.role.node == wanted);
    signs.map(|signs| Period::new(signs.from, signs.to)).collect()
}

/// Authorities with dates may go one way first and the other way later: rings are of undated ones.
fn rings(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let names: Vec<&str> = catalog.roles.keys().map(String::as_str).collect();
    let roles: Vec<&Role> = catalog.roles.values().collect();
    let edges = names.iter().zip(&roles).map(|(name, role)| {
        let signs = role.signs_for.iter();
        let signs = signs.filter(|signs| signs.role.node == *name || (signs.from.is_none() && signs.to.is_none()));
        signs.filter_map(|signs| names.binary_search(&signs.role.node.as_str()).ok()).collect()
    });
    for ring in Graph::new(edges.collect()).rings() {
        let Some((first, others)) = ring.split_first() else { continue };
        let (Some(name), Some(role)) = (names.get(*first), roles.get(*first)) else { continue };
        let finding = Finding::new(VersionProblem::RingOfSigners { role: (*name).to_owned() }, role.name);
        let others = others.iter().filter_map(|other| roles.get(*other));
        findings.push(others.fold(finding, |finding, other| finding.related(other.name, Note::Other)));
    }
}
