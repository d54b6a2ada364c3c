//! What is declared is used: facts by a condition or an amount, roles by a procedure, a step, a program or another role,
//! instruments by a rule or in relation to another instrument, calendars by an office, common processes by a procedure. A
//! field that stands in one place only is likely a slip of the pen; the nearest other field is offered.

use std::collections::{BTreeMap, BTreeSet};

use super::as_written;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Similar, Term, similar, terms};
use crate::model::{Catalog, Var, Version};
use crate::source::{Span, Spanned};

/// For how many fields the nearest other one is looked for: each is compared with every other.
const OFFERED: usize = 100;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut report = |what: Term, name: &str, span: Span| {
        findings.push(Finding::new(NameProblem::Unused { what, name: name.to_owned() }, span));
    };
    let (facts, roles, instruments) = (facts(catalog), roles(catalog), instruments(catalog));
    for (name, item) in catalog.facts.iter().filter(|(name, _)| !facts.contains(name.as_str())) {
        report(terms::FACT, name, item.name);
    }
    for (name, item) in catalog.roles.iter().filter(|(name, _)| !roles.contains(name.as_str())) {
        report(terms::ROLE, name, item.name);
    }
    for (name, item) in catalog.instruments.iter().filter(|(name, _)| !instruments.contains(name.as_str())) {
        report(terms::INSTRUMENT, name, item.name);
    }
    let calendars: BTreeSet<&str> = catalog.offices.values().map(|office| office.calendar.node.as_str()).collect();
    for (name, item) in catalog.calendars.iter().filter(|(name, _)| !calendars.contains(name.as_str())) {
        report(terms::CALENDAR, name, item.name);
    }
    for (name, span) in &catalog.unused_processes {
        report(terms::COMMON_PROCESS, name, *span);
    }
    fields(catalog, findings);
}

/// Every version, and what each was before a simplification.
fn versions(catalog: &Catalog) -> impl Iterator<Item = &Version> {
    catalog.versions().flat_map(|(_, version)| [version, as_written(version)])
}

fn facts(catalog: &Catalog) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    let mut read = |var: &Var| {
        match var {
            Var::Fact(name) | Var::DaysFrom(name) | Var::YearsFrom(name) => catalog.facts.get_key_value(name),
            _ => None,
        }
        .map(|(name, _)| used.insert(name.as_str()))
    };
    for version in versions(catalog) {
        version.each_expr(&mut |expr| {
            expr.each_var(&mut |var, _| {
                read(var);
            });
        });
    }
    for clause in catalog.programs.values().flat_map(|program| &program.clauses) {
        clause.condition.each_var(&mut |var, _| {
            read(var);
        });
    }
    used
}

fn roles(catalog: &Catalog) -> BTreeSet<&str> {
    let signed_for = catalog.roles.values().flat_map(|role| &role.signs_for).map(|signs| &signs.role);
    let at_programs = catalog.programs.values().filter_map(|program| program.signer.as_ref());
    versions(catalog)
        .flat_map(Version::roles)
        .chain(signed_for)
        .chain(at_programs)
        .map(|role| role.node.as_str())
        .collect()
}

fn instruments(catalog: &Catalog) -> BTreeSet<&str> {
    let mut used: BTreeSet<&str> = catalog.citations().iter().map(|citation| citation.instrument.as_str()).collect();
    for (name, instrument) in &catalog.instruments {
        let lists = [&instrument.amended_by, &instrument.replaced_by, &instrument.repealed_by];
        for by in lists.into_iter().flatten() {
            used.extend([name.as_str(), by.node.as_str()]);
        }
    }
    for (_, version) in catalog.versions() {
        let mut version = version;
        used.extend(version.provenances().iter().flat_map(|rule| &rule.changes).map(|change| change.by.as_str()));
        while let Some(before) = &version.before {
            used.insert(&before.by);
            version = &before.version;
            used.extend(version.provenances().iter().flat_map(|r| &r.basis).map(|c| c.instrument.as_str()));
        }
    }
    used
}

fn fields(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let of_procedures = catalog.versions().filter_map(|(code, version)| Some((code, version.field.as_ref()?)));
    let programs = catalog.programs.iter();
    let of_programs =
        programs.flat_map(|(name, program)| program.covers.fields.iter().map(move |field| (name.as_str(), field)));
    // A common process gives one place to all that follow it.
    let mut places: BTreeMap<&str, BTreeSet<(Span, &str)>> = BTreeMap::new();
    for (user, Spanned { node, span }) in of_procedures.chain(of_programs) {
        places.entry(node).or_default().insert((*span, user));
    }
    let mut offered: usize = 0;
    for (name, users) in &places {
        if let (Some((span, _)), 1) = (users.first(), users.len()) {
            let near = if offered < OFFERED { similar(name, places.keys().copied()) } else { None };
            // Of two that stand once each, either may be the right one.
            let settled = |near: &Similar| places.get(near.name.as_str()).is_some_and(|users| users.len() > 1);
            let similar = near.map(|near| Similar { sure: near.sure && settled(&near), ..near });
            offered = offered.checked_add(1).unwrap_or(OFFERED);
            let problem = NameProblem::LoneField { name: (*name).to_owned() };
            findings.push(Finding::new(problem, *span).did_you_mean(similar));
        }
    }
}
