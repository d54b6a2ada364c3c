//! What was seen of clauses so far, by their places: whatever was seen once stays seen.

use std::collections::BTreeMap;

use crate::source::Span;

/// What can be seen of a clause, in one version or in several.
pub(super) trait Join: Copy + Default {
    /// Adds what was seen elsewhere.
    fn join(&mut self, other: Self);
}

impl Join for bool {
    fn join(&mut self, other: Self) {
        *self |= other;
    }
}

/// What was seen of each clause, by its place.
#[derive(Default)]
pub(super) struct BySpan<T>(BTreeMap<Span, T>);

impl<T: Join> BySpan<T> {
    pub(super) fn get(&self, span: Span) -> Option<T> {
        self.0.get(&span).copied()
    }

    /// Adds what was seen of a clause.
    pub(super) fn add(&mut self, span: Span, seen: T) {
        self.0.entry(span).or_default().join(seen);
    }

    /// Adds what was seen elsewhere.
    pub(super) fn join(&mut self, other: Self) {
        for (span, seen) in other.0 {
            self.add(span, seen);
        }
    }

    /// What was seen at some places.
    pub(super) fn told(&self, spans: &[Span]) -> Vec<Option<T>> {
        spans.iter().map(|span| self.get(*span)).collect()
    }

    /// Adds what was seen at places that stand in the same order.
    pub(super) fn tell(&mut self, spans: &[Span], told: &[Option<T>]) {
        for (span, told) in spans.iter().zip(told) {
            if let Some(told) = told {
                self.add(*span, *told);
            }
        }
    }

    /// Every clause of which something was seen, by place.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Span, T)> {
        self.0.iter().map(|(span, seen)| (*span, *seen))
    }
}
