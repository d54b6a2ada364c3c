//! Turns bytes into a [`RuleSet`]: everything that a decision will rely on is checked here, once, so that a rule set that
//! loads can be asked anything.

mod compile;
mod error;
mod graph;
mod ids;
mod known;
mod ranges;
mod ratings;
mod reach;
mod read;
mod references;

pub use error::LoadError;

use std::collections::{BTreeMap, BTreeSet};

use super::derived::DerivedSlots;
use super::facts::{FactTable, bounds};
use super::rules::RuleSet;
use crate::bundle::{Bundle, Derived, Fact, FactType};

impl RuleSet {
    /// Loads a bundle from the bytes of its file.
    ///
    /// # Errors
    /// [`LoadError`] for anything but a complete, unaltered and consistent bundle of this format.
    pub fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        Self::from_bundle(read::read(bytes)?)
    }

    /// Checks and compiles a bundle that was not read from a file, whatever its `revision` says.
    ///
    /// # Errors
    /// [`LoadError`], as [`RuleSet::load`] from the kind [`LoadError::Order`] on.
    pub fn from_bundle(bundle: Bundle) -> Result<Self, LoadError> {
        ids::check(&bundle)?;
        ranges::check(&bundle)?;
        references::check(&bundle)?;
        let facts = facts(&bundle)?;
        let calendars = compile::calendars(&bundle)?;
        let offices = compile::offices(&bundle)?;
        let procedures = compile::procedures(&bundle, &facts)?;
        let programs = compile::programs(&bundle, &facts)?;
        let derived = DerivedSlots::new(&facts);
        let rules = Self { bundle, facts, derived, calendars, offices, procedures, programs };
        reach::check(&rules)?;
        Ok(rules)
    }
}

/// The table of all facts: the bundle's, the built-in ones, and those of every document.
fn facts(bundle: &Bundle) -> Result<FactTable, LoadError> {
    let refuse = |path: String, message: &str| LoadError::Range { path, message: message.to_owned() };
    let versions = bundle.procedures.iter().flat_map(|procedure| &procedure.versions);
    let documents: BTreeSet<&str> =
        versions.flat_map(|version| &version.documents).map(|document| document.id.as_str()).collect();
    let built_in: BTreeMap<String, Fact> = Fact::built_in()
        .into_iter()
        .chain(documents.iter().flat_map(|name| [Fact::document(name), Fact::document_drawn(name)]))
        .map(|fact| (fact.id.clone(), fact))
        .collect();
    for (place, fact) in bundle.facts.iter().enumerate() {
        let path = || format!("facts[{place}]");
        let differs = |own: &&Fact| (&own.var, &own.kind, &own.derived) != (&fact.var, &fact.kind, &fact.derived);
        if built_in.get(&fact.id).filter(differs).is_some() {
            return Err(refuse(path(), "a built-in fact has another variable, type or derivation"));
        }
        match &fact.derived {
            Some(Derived::DaysFrom { fact: base } | Derived::YearsFrom { fact: base }) => {
                let base =
                    bundle.facts.binary_search_by(|other| other.id.cmp(base)).ok().and_then(|at| bundle.facts.get(at));
                if !base.is_some_and(|base| base.kind == FactType::Date && base.derived.is_none()) {
                    return Err(refuse(path(), "is derived from something that is no date fact"));
                }
                if bounds(fact).is_none() || !matches!(fact.kind, FactType::Number { .. }) {
                    return Err(refuse(path(), "a number of days or years must be a number"));
                }
            }
            Some(_) if !built_in.contains_key(&fact.id) => {
                return Err(refuse(path(), "only built-in facts derive from the receipt or the documents"));
            }
            Some(_) | None => {}
        }
    }
    FactTable::new(&bundle.facts, &documents).map_err(|message| refuse("facts".to_owned(), &message))
}
