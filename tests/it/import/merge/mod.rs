//! The three-way merge of re-imports: small cases to read, and laws held on random edits.

mod cases;
mod laws;
mod model;

use thutuc::import::merge::{self, Difference, Merged, Unreadable};
use thutuc::source::Sources;

/// Merges three texts.
pub(crate) fn merge(base: &str, ours: &str, theirs: &str) -> Result<Merged, Unreadable> {
    let mut sources = Sources::default();
    let ids = [("base.tt", base), ("ours.tt", ours), ("theirs.tt", theirs)]
        .map(|(path, text)| sources.add(path, text.as_bytes()).unwrap());
    let [base, ours, theirs] = ids.map(|id| sources.get(id).unwrap());
    merge::merge(base, ours, theirs)
}

/// The name of a difference in snapshots.
pub(crate) fn named(difference: Difference) -> &'static str {
    match difference {
        Difference::Changed => "changed by both",
        Difference::Added => "added by both",
        Difference::Notes => "comments changed by both",
        Difference::Deleted => "deleted by the officer, changed by the record",
        Difference::Dropped => "dropped by the record, changed by the officer",
    }
}
