//! Turns bytes into a [`RuleSet`]: everything that a decision will rely on is checked here, once, so that a rule set that
//! loads can be asked anything.

mod compile;
mod conditions;
mod cores;
mod error;
mod graph;
mod ids;
mod known;
mod path;
mod ranges;
mod ratings;
mod reach;
mod read;
mod references;
mod signed;

pub use error::LoadError;
pub use signed::Signed;

use std::collections::{BTreeSet, HashSet};

use conditions::Conditions;

use super::derived::DerivedSlots;
use super::facts::{FactTable, bounds};
use super::rules::RuleSet;
use crate::bundle::{Bundle, Derived, Fact, FactType};

impl RuleSet {
    /// Loads a bundle from the bytes of its file.
    ///
    /// # Errors
    /// [`LoadError`] for anything but a complete, unaltered and consistent bundle of this format.
    ///
    /// # Example
    /// ```
    /// use thutuc::runtime::{LoadError, RuleSet};
    ///
    /// let bytes = std::fs::read("tests/fixtures/signed/bundle.json")?;
    /// let rules = RuleSet::load(&bytes)?;
    /// assert_eq!(rules.bundle().catalog, "mau");
    ///
    /// let altered = String::from_utf8(bytes)?.replace("Yên Định", "Yên Dũng");
    /// assert!(matches!(RuleSet::load(altered.as_bytes()), Err(LoadError::Digest { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
        let (names, facts) = cores::both(|| references::check(&bundle), || facts(&bundle));
        names?;
        let facts = facts?;
        let calendars = compile::calendars(&bundle)?;
        let offices = compile::offices(&bundle)?;
        let conditions = Conditions::new(&facts);
        let procedures = compile::procedures(&bundle, &conditions)?;
        let programs = compile::programs(&bundle, &conditions)?;
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
    let documents: HashSet<&str> =
        versions.flat_map(|version| &version.documents).map(|document| document.id.as_str()).collect();
    let documents: BTreeSet<&str> = documents.into_iter().collect();
    let built_in = Fact::built_in();
    let document = |id: &str| -> Option<String> {
        let name = id.strip_prefix("document.")?;
        // Of a document `A.drawn` and what is drawn of a document `A`, the former counts.
        let drawn = || name.strip_suffix(".drawn").filter(|name| documents.contains(name));
        documents.get(name).map(|_| id.to_owned()).or_else(|| Some(format!("document_drawn.{}", drawn()?)))
    };
    for (place, fact) in bundle.facts.iter().enumerate() {
        let path = || format!("facts[{place}]");
        let other = built_in.iter().find(|other| other.id == fact.id);
        let is_own = |other: &Fact| (&fact.var, &fact.kind, &fact.derived) == (&other.var, &other.kind, &other.derived);
        let var = document(&fact.id);
        let is_document = |var: &String| fact.var == *var && fact.kind == FactType::Bool && fact.derived.is_none();
        if !(other.is_none_or(is_own) && var.as_ref().is_none_or(is_document)) {
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
            Some(_) if other.is_none() && var.is_none() => {
                return Err(refuse(path(), "only built-in facts derive from the receipt or the documents"));
            }
            Some(_) | None => {}
        }
    }
    FactTable::new(&bundle.facts, &documents).map_err(|message| refuse("facts".to_owned(), &message))
}
