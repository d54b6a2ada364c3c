//! Where a decision's rules come from, as it prints them: citations, lines, marks, with what a simplification changed.

use crate::bundle::{Citation, Deadline, Provenance, Terms};

/// Which of a row's terms are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::runtime) enum Side {
    /// As the law has them.
    Statutory,
    /// After simplifications.
    Committed,
}

impl Side {
    /// The terms of a row on this side.
    pub(in crate::runtime) fn terms(self, row: &Deadline) -> &Terms {
        match self {
            Self::Statutory => row.statutory.as_ref().unwrap_or(&row.terms),
            Self::Committed => &row.terms,
        }
    }
}

/// The law a rule rests on; for what a simplification changed, its instrument as well.
pub(super) fn basis(provenance: &Provenance, side: Side) -> Vec<String> {
    let mut basis: Vec<String> = provenance.basis.iter().map(cite).collect();
    if side == Side::Committed {
        for change in &provenance.changes {
            if !basis.contains(&change.by) {
                basis.push(change.by.clone());
            }
        }
    }
    basis
}

pub(super) fn source(provenance: &Provenance, side: Side) -> &str {
    let change = provenance.changes.last().filter(|_| side == Side::Committed);
    change.map_or(&provenance.source, |change| &change.source)
}

pub(super) fn is_illustrative(provenance: &Provenance, side: Side) -> bool {
    provenance.illustrative || side == Side::Committed && provenance.changes.iter().any(|change| change.illustrative)
}

/// How a citation prints: `luật-hộ-tịch điều 5 khoản 3 điểm a`.
pub(super) fn cite(citation: &Citation) -> String {
    let parts = [("điều", &citation.article), ("khoản", &citation.clause), ("điểm", &citation.point)];
    let mut text = citation.instrument.clone();
    for (word, part) in parts {
        if let Some(part) = part {
            text.push_str(&format!(" {word} {part}"));
        }
    }
    text
}
