//! Whole-number expressions over fact slots, evaluated to the interval that they lie in.
//!
//! An unknown whole number is not nothing: its bounds are known, so `pages >= 0` holds whatever the number is, and
//! `min(200, 1000 + pages)` is 200. Amounts are therefore evaluated to the interval they lie in. The loader has proved that
//! no interval leaves ±(2^53 - 1) whatever the facts are, so nothing here overflows: an operation that would is none.

use std::collections::BTreeSet;

use super::expr::{Facts, Slot, Value};
use crate::bundle::MAX_INTEGER;

/// A whole-number expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Num {
    Const(i64),
    /// A fact and its bounds.
    Fact(Slot, Interval),
    Sum(Vec<Num>),
    Difference(Box<Num>, Box<Num>),
    Product(Vec<Num>),
    Least(Vec<Num>),
    Greatest(Vec<Num>),
}

/// The whole numbers from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) min: i64,
    pub(crate) max: i64,
}

impl Interval {
    pub(crate) const fn point(value: i64) -> Self {
        Self { min: value, max: value }
    }

    /// The one number it holds, if it holds one only.
    pub(crate) fn exact(self) -> Option<i64> {
        (self.min == self.max).then_some(self.min)
    }

    /// The interval, if a double holds each of its numbers exactly, so that every JsonLogic library computes the same.
    pub(crate) fn exact_in_doubles(self) -> Option<Self> {
        (self.min >= -MAX_INTEGER && self.max <= MAX_INTEGER).then_some(self)
    }

    fn sum(self, other: Self) -> Option<Self> {
        let sum = Self { min: self.min.checked_add(other.min)?, max: self.max.checked_add(other.max)? };
        sum.exact_in_doubles()
    }

    fn difference(self, other: Self) -> Option<Self> {
        let difference = Self { min: self.min.checked_sub(other.max)?, max: self.max.checked_sub(other.min)? };
        difference.exact_in_doubles()
    }

    fn product(self, other: Self) -> Option<Self> {
        let mut bounds: Option<Self> = None;
        for left in [self.min, self.max] {
            for right in [other.min, other.max] {
                let corner = left.checked_mul(right)?;
                let old = bounds.unwrap_or(Self::point(corner));
                bounds = Some(Self { min: old.min.min(corner), max: old.max.max(corner) });
            }
        }
        bounds?.exact_in_doubles()
    }

    fn least(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.min(other.max) }
    }

    fn greatest(self, other: Self) -> Self {
        Self { min: self.min.max(other.min), max: self.max.max(other.max) }
    }
}

impl Num {
    /// The interval that the number lies in; none where a result could leave ±(2^53 - 1), which the loader rules out.
    pub(crate) fn range(&self, facts: &Facts) -> Option<Interval> {
        match self {
            Self::Const(value) => Some(Interval::point(*value)),
            Self::Fact(slot, bounds) => match facts.get(*slot) {
                Some(Value::Int(value)) => Some(Interval::point(value)),
                Some(Value::Bool(_) | Value::Text(_)) | None => Some(*bounds),
            },
            Self::Sum(parts) => fold(parts, facts, Interval::sum),
            Self::Product(parts) => fold(parts, facts, Interval::product),
            Self::Least(parts) => fold(parts, facts, |a, b| Some(a.least(b))),
            Self::Greatest(parts) => fold(parts, facts, |a, b| Some(a.greatest(b))),
            Self::Difference(left, right) => left.range(facts)?.difference(right.range(facts)?),
        }
    }

    /// Adds the slots that it names.
    pub(crate) fn slots(&self, slots: &mut BTreeSet<Slot>) {
        match self {
            Self::Const(_) => {}
            Self::Fact(slot, _) => {
                slots.insert(*slot);
            }
            Self::Sum(parts) | Self::Product(parts) | Self::Least(parts) | Self::Greatest(parts) => {
                parts.iter().for_each(|part| part.slots(slots));
            }
            Self::Difference(left, right) => {
                left.slots(slots);
                right.slots(slots);
            }
        }
    }

    /// Adds the unknown facts on which the number still depends.
    pub(crate) fn missing(&self, facts: &Facts, missing: &mut BTreeSet<Slot>) {
        let Some(whole) = self.range(facts) else { return };
        if whole.exact().is_some() {
            return;
        }
        match self {
            Self::Const(_) => {}
            Self::Fact(slot, _) => facts.ask(*slot, missing),
            Self::Sum(parts) | Self::Product(parts) => parts.iter().for_each(|part| part.missing(facts, missing)),
            // A part that lies beyond the whole's far bound is never the least (greatest) one.
            Self::Least(parts) => {
                let matters = |part: &&Self| part.range(facts).is_none_or(|range| range.min < whole.max);
                parts.iter().filter(matters).for_each(|part| part.missing(facts, missing));
            }
            Self::Greatest(parts) => {
                let matters = |part: &&Self| part.range(facts).is_none_or(|range| range.max > whole.min);
                parts.iter().filter(matters).for_each(|part| part.missing(facts, missing));
            }
            Self::Difference(left, right) => {
                left.missing(facts, missing);
                right.missing(facts, missing);
            }
        }
    }
}

fn fold(parts: &[Num], facts: &Facts, combine: impl Fn(Interval, Interval) -> Option<Interval>) -> Option<Interval> {
    let (first, rest) = parts.split_first()?;
    rest.iter().try_fold(first.range(facts)?, |sum, part| combine(sum, part.range(facts)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_never_the_greatest_is_not_asked_for() {
        let small = Num::Fact(0, Interval { min: 0, max: 10 });
        let large = Num::Fact(1, Interval { min: 10, max: 99 });
        let mut slots = BTreeSet::new();
        Num::Greatest(vec![small, large]).missing(&Facts::default(), &mut slots);
        assert_eq!(slots.into_iter().collect::<Vec<_>>(), [1]);
    }
}
