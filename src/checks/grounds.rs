//! What a clause rests on: the law that it cites itself or, where the whole version cites one instrument only, that one. Of
//! a version that cites several, nobody can tell which of them sets a clause that cites none.

use crate::model::{Catalog, Citation, Provenance, Version};

/// The citations that carry a clause of a version; none where that cannot be told.
pub(super) fn grounds<'a>(version: &'a Version, clause: &'a Provenance) -> &'a [Citation] {
    if !clause.basis.is_empty() {
        return &clause.basis;
    }
    let basis = version.provenance.basis.as_slice();
    let Some((first, others)) = basis.split_first() else { return &[] };
    if others.iter().all(|other| other.instrument == first.instrument) { basis } else { &[] }
}

/// Whether a clause is to name its law: not one that says itself that no source publishes it, not in a draft, whose law is
/// looked up before it is in force, not in a catalog without any instrument, where nothing can be cited yet.
pub(super) fn must_have_grounds(catalog: &Catalog, version: &Version, clause: &Provenance) -> bool {
    !catalog.instruments.is_empty() && !version.draft && !version.illustrative && !clause.illustrative
}
