//! What came of proving a catalog: findings, where dossiers are received, what was seen of clauses that several versions share.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Across;
use super::offices::Place;
use crate::diagnostics::Finding;
use crate::source::Span;

/// What came of proving a catalog.
pub struct Outcome {
    /// Every refutation, and what could not be proved.
    pub findings: Vec<Finding>,
    /// Whether something was found of a version by itself, at its offices and programs, and not of a clause that several share.
    pub of_versions: bool,
    /// Where dossiers of each version are received.
    pub received: Received,
    pub(super) seen: Across,
}

impl Outcome {
    /// What was seen of each condition, row and clause, as text, by place: equal texts say the same.
    pub fn seen(&self) -> Vec<(Span, String)> {
        let Across { conditions, chosen, redundant } = &self.seen;
        let conditions = conditions.0.iter().map(|(span, seen)| (span, format!("{seen:?}")));
        let rows = chosen.0.iter().map(|(span, seen)| (span, format!("{seen:?}")));
        conditions.chain(rows).chain(redundant.0.iter().map(|(span, seen)| (span, format!("{seen:?}")))).collect()
    }
}

/// The offices and programs at which dossiers are received: of those that are alike, the ones that were looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reception {
    /// Names of offices.
    pub offices: Vec<String>,
    /// Names of programs.
    pub programs: Vec<String>,
    /// Whether an office stands for others whose programs have other names.
    pub stands_for_others: bool,
}

/// Where dossiers of each version are received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Each kind of reception once.
    pub kinds: Vec<Reception>,
    /// Those of the versions of a procedure, by its code.
    pub of: BTreeMap<String, Vec<usize>>,
}

impl Received {
    pub(super) fn of<'p, 'a: 'p>(versions: impl Iterator<Item = (&'a str, &'p Arc<[Place<'a>]>)>) -> Self {
        let mut all = Self::default();
        // Many versions have the very same places.
        let mut known: HashMap<*const [Place<'a>], usize> = HashMap::new();
        for (code, places) in versions {
            let fresh = all.kinds.len();
            let kind = *known.entry(Arc::as_ptr(places)).or_insert(fresh);
            if kind == fresh {
                all.kinds.push(Reception::of(places));
            }
            let of = all.of.entry(code.to_owned()).or_default();
            if !of.contains(&kind) {
                of.push(kind);
            }
        }
        all
    }
}

impl Reception {
    fn of(places: &[Place<'_>]) -> Self {
        let mut reception = Self::default();
        for place in places {
            reception.offices.push(place.name.to_owned());
            reception.programs.extend(place.programs.iter().map(|(name, _)| (*name).to_owned()));
            reception.stands_for_others |= place.stands_for_others();
        }
        reception.programs.sort_unstable();
        reception.programs.dedup();
        reception
    }
}
