//! Turns instruments and the provenance of rules into their wire form: spans become `path:line`.

use super::Emitter;
use crate::bundle;
use crate::model::{Accepted, Change, Citation, Force, Instrument, Provenance};
use crate::source::{Span, Spanned};

impl Emitter<'_> {
    pub(super) fn instruments(&self) -> Vec<bundle::Instrument> {
        self.catalog.instruments.iter().map(|(id, instrument)| self.instrument(id, instrument)).collect()
    }

    fn instrument(&self, id: &str, instrument: &Instrument) -> bundle::Instrument {
        let (from, to) = match instrument.force {
            Force::Dated { from, to } => (from, to),
            Force::Unknown(_) | Force::Unsaid => (None, None),
        };
        bundle::Instrument {
            id: id.to_owned(),
            title: instrument.title.clone(),
            number: instrument.number.clone(),
            from,
            to,
            amended_by: names(&instrument.amended_by),
            replaced_by: names(&instrument.replaced_by),
            repealed_by: names(&instrument.repealed_by),
            provenance: self.provenance(&instrument.provenance),
        }
    }

    pub(super) fn provenance(&self, provenance: &Provenance) -> bundle::Provenance {
        bundle::Provenance {
            basis: citations(&provenance.basis),
            source: self.place(provenance.span),
            illustrative: provenance.illustrative,
            doc: provenance.doc.clone(),
            accepted: provenance.accepted.iter().map(accepted).collect(),
            changes: provenance.changes.iter().map(|change| self.change(change)).collect(),
        }
    }

    fn change(&self, change: &Change) -> bundle::Change {
        bundle::Change {
            by: change.by.clone(),
            from: change.from,
            before: change.before.clone(),
            reason: change.reason.clone(),
            source: self.place(change.span),
            illustrative: change.illustrative,
        }
    }

    /// `path:line` of a span.
    pub(super) fn place(&self, span: Span) -> String {
        self.sources.place(span)
    }
}

fn accepted(accepted: &Accepted) -> bundle::Accepted {
    bundle::Accepted {
        code: accepted.code.node.clone(),
        basis: citations(&accepted.basis),
        reason: accepted.reason.clone(),
    }
}

/// Citations in the author's order.
pub(super) fn citations(basis: &[Citation]) -> Vec<bundle::Citation> {
    let of = |citation: &Citation| bundle::Citation {
        instrument: citation.instrument.clone(),
        article: citation.article.clone(),
        clause: citation.clause.clone(),
        point: citation.point.clone(),
    };
    basis.iter().map(of).collect()
}

/// Values without their places.
pub(super) fn names<T: Clone>(spanned: &[Spanned<T>]) -> Vec<T> {
    spanned.iter().map(|name| name.node.clone()).collect()
}
