//! The dossiers that a report names.

use std::collections::BTreeMap;

use serde::Serialize;

/// How many dossiers of a kind are named.
const NAMED: usize = 3;
/// The longest number of a dossier that is named in full, in letters.
const LONGEST: usize = 64;

/// Of what a dossier is an example, in the order of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Earlier,
    Later,
    Cheaper,
    Dearer,
    NewlyLate,
    NoLongerLate,
    NewlySameDay,
    NoLongerSameDay,
    Late,
    DueSoon,
}

/// The first dossiers of each kind, by their numbers; kinds without one are not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Examples {
    by_kind: BTreeMap<Kind, Vec<String>>,
}

impl Examples {
    /// Those of a kind.
    pub(crate) fn of(&self, kind: Kind) -> &[String] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, kind: Kind, dossier: &str) {
        let named = self.by_kind.entry(kind).or_default();
        if named.len() < NAMED {
            let cut = dossier.char_indices().nth(LONGEST).and_then(|(end, _)| dossier.get(..end));
            named.push(cut.map_or_else(|| dossier.to_owned(), |cut| format!("{cut}…")));
        }
    }

    pub(super) fn merge(&mut self, more: Self) {
        for (kind, dossiers) in more.by_kind {
            let named = self.by_kind.entry(kind).or_default();
            named.extend(dossiers);
            named.truncate(NAMED);
        }
    }
}
