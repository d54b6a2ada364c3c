//! Which dossiers a log has had already: exports of neighbouring months overlap.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most dossiers that are remembered: some half a gigabyte. What comes after them is not looked for.
const MOST: usize = 20_000_000;

/// The dossiers that were seen, by 64 bits each: of twenty million, the chance that any two are taken for one is one in 90,000.
#[derive(Debug, Default)]
pub(super) struct Seen {
    dossiers: HashSet<u64>,
}

/// What a dossier is known as.
pub(super) fn known_as(dossier: &str, procedure: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (dossier, procedure).hash(&mut hasher);
    hasher.finish()
}

impl Seen {
    /// How many of some dossiers were seen before.
    pub(super) fn repeated(&mut self, dossiers: &[u64]) -> u64 {
        let mut repeated = 0_u64;
        for dossier in dossiers {
            let is_new = if self.dossiers.len() < MOST {
                self.dossiers.insert(*dossier)
            } else {
                !self.dossiers.contains(dossier)
            };
            // No block has so many rows.
            repeated = repeated.checked_add(u64::from(!is_new)).unwrap_or(repeated);
        }
        repeated
    }
}
