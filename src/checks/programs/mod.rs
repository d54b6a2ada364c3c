//! Same-day programs: their sessions can be held, they cover something, and their clauses read what that has.

mod closed;
mod coverage;
mod documents;
mod intake;
mod sessions;

use std::collections::BTreeMap;

use super::period::Period;
use crate::diagnostics::Finding;
use crate::model::{Catalog, Covered, Office, Program};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    closed::check(catalog, findings);
    let covered = Covered::new(catalog);
    coverage::check(catalog, &covered, findings);
    documents::check(catalog, &covered, findings);
    intake::check(catalog, findings);
    sessions::check(catalog, findings);
}

/// The offices that run a program, by name.
fn offices<'a>(catalog: &'a Catalog, program: &Program) -> BTreeMap<&'a str, &'a Office> {
    let named = program.offices.iter().filter_map(|name| catalog.offices.get_key_value(&name.node));
    let all = Some(&catalog.offices).filter(|_| !program.levels.is_empty()).into_iter().flatten();
    let of_level = all.filter(|(_, office)| program.levels.iter().any(|l| l.node == office.level));
    named.chain(of_level).map(|(name, office)| (name.as_str(), office)).collect()
}

/// The days of the horizon on which a program may be held; `None` where there is none.
fn period(catalog: &Catalog, program: &Program) -> Option<Period> {
    let horizon = Period { from: catalog.manifest.horizon.from, to: catalog.manifest.horizon.to };
    Period::new(program.from, program.to).meet(horizon)
}
