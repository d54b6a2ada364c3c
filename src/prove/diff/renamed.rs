//! Facts that have another name and are otherwise the same: taken as one, so that a mere rename changes no dossier.
//!
//! A fact that only the old bundle has and one that only the new bundle has are one where their types and bounds are the same
//! and either their titles are, or there is no other candidate on either side.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Bundle, Fact};

/// The names of the new bundle's facts before they were renamed.
#[derive(Clone, Debug, Default)]
pub(in crate::prove) struct Renamed(BTreeMap<String, String>);

impl Renamed {
    /// What is taken as renamed between two bundles.
    pub(super) fn between(old: &Bundle, new: &Bundle) -> Self {
        let (gone, come) = (only(old, new), only(new, old));
        let mut renamed = BTreeMap::new();
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        let by_title = |before: &Fact, after: &Fact| before.kind == after.kind && before.title == after.title;
        let by_type = |before: &Fact, after: &Fact| before.kind == after.kind;
        for same in [&by_title as &dyn Fn(&Fact, &Fact) -> bool, &by_type] {
            for after in &come {
                let is_free = |fact: &Fact| !taken.contains(fact.id.as_str());
                let candidates: Vec<&Fact> =
                    gone.iter().copied().filter(|before| is_free(before) && same(before, after)).collect();
                let [before] = candidates.as_slice() else { continue };
                let rivals = come.iter().filter(|other| !renamed.contains_key(&other.id) && same(before, other));
                if renamed.contains_key(&after.id) || rivals.count() != 1 {
                    continue;
                }
                renamed.insert(after.id.clone(), before.id.clone());
                taken.insert(&before.id);
            }
        }
        Self(renamed)
    }

    /// The name that a fact of the new bundle had before.
    pub(super) fn fact<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// Old and new names.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(new, old)| (old.as_str(), new.as_str()))
    }
}

/// Declared facts that only the first bundle has.
fn only<'a>(bundle: &'a Bundle, other: &Bundle) -> Vec<&'a Fact> {
    let names: BTreeSet<&str> = other.facts.iter().map(|fact| fact.id.as_str()).collect();
    bundle.facts.iter().filter(|fact| fact.declared.is_some() && !names.contains(fact.id.as_str())).collect()
}
