//! Conditions and amounts over fact slots, evaluated in three values (Kleene): a fact that is not given is unknown, and a
//! result is unknown only where the unknown facts can still change it.
//!
//! An unknown whole number is not nothing: its bounds are known, so `pages >= 0` holds whatever the number is, and
//! `min(200, 1000 + pages)` is 200. Amounts are therefore evaluated to the interval they lie in. The loader has proved that
//! no interval leaves ±(2^53 - 1) whatever the facts are, so nothing here overflows: an operation that would is none.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::MAX_INTEGER;

/// The place of a fact in [`Facts`].
pub(crate) type Slot = usize;

/// The value of a fact: yes or no, a whole number (also money, minutes, days), or a text by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Bool(bool),
    Int(i64),
    Text(u32),
}

/// What is known of one dossier, by slot, and what is asked for in place of a derived slot that is unknown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) values: Vec<Option<Value>>,
    /// What to ask for instead of a derived slot that is unknown: the facts that it derives from.
    pub(crate) instead: BTreeMap<Slot, BTreeSet<Slot>>,
}

impl Facts {
    pub(crate) fn get(&self, slot: Slot) -> Option<Value> {
        self.values.get(slot).copied().flatten()
    }

    /// Yes or no, where known.
    pub(crate) fn yes(&self, slot: Slot) -> Option<bool> {
        match self.get(slot)? {
            Value::Bool(yes) => Some(yes),
            Value::Int(_) | Value::Text(_) => None,
        }
    }

    fn ask(&self, slot: Slot, missing: &mut BTreeSet<Slot>) {
        match self.instead.get(&slot) {
            Some(parts) => missing.extend(parts),
            None => {
                missing.insert(slot);
            }
        }
    }
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cond {
    Const(bool),
    Fact(Slot),
    Not(Box<Cond>),
    All(Vec<Cond>),
    Any(Vec<Cond>),
    /// Both sides are yes or both are no.
    Alike(Box<Cond>, Box<Cond>),
    Compare(Order, Num, Num),
    NumberIn(Num, Vec<i64>),
    SameText(Text, Text),
    TextIn(Text, Vec<u32>),
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Equal,
    Less,
    LessOrEqual,
}

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

/// A text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Const(u32),
    Fact(Slot),
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

impl Text {
    fn value(self, facts: &Facts) -> Option<u32> {
        match self {
            Self::Const(text) => Some(text),
            Self::Fact(slot) => match facts.get(slot)? {
                Value::Text(text) => Some(text),
                Value::Bool(_) | Value::Int(_) => None,
            },
        }
    }

    fn missing(self, facts: &Facts, missing: &mut BTreeSet<Slot>) {
        match self {
            Self::Fact(slot) if facts.get(slot).is_none() => facts.ask(slot, missing),
            Self::Fact(_) | Self::Const(_) => {}
        }
    }
}

impl Cond {
    /// Yes, no, or none where that still depends on facts that are not given.
    pub(crate) fn holds(&self, facts: &Facts) -> Option<bool> {
        match self {
            Self::Const(value) => Some(*value),
            Self::Fact(slot) => facts.yes(*slot),
            Self::Not(inner) => inner.holds(facts).map(|value| !value),
            Self::All(parts) => strongest(parts, facts, false),
            Self::Any(parts) => strongest(parts, facts, true),
            Self::Alike(left, right) => Some(left.holds(facts)? == right.holds(facts)?),
            Self::Compare(order, left, right) => compare(*order, left.range(facts)?, right.range(facts)?),
            Self::NumberIn(number, list) => {
                let range = number.range(facts)?;
                match range.exact() {
                    Some(value) => Some(list.contains(&value)),
                    None if list.iter().any(|value| (range.min..=range.max).contains(value)) => None,
                    None => Some(false),
                }
            }
            Self::SameText(left, right) => Some(left.value(facts)? == right.value(facts)?),
            Self::TextIn(text, list) => Some(list.contains(&text.value(facts)?)),
        }
    }

    /// Adds the unknown facts on which the answer still depends: none where the answer is known, else those of the parts
    /// that leave it open.
    pub(crate) fn missing(&self, facts: &Facts, missing: &mut BTreeSet<Slot>) {
        if self.holds(facts).is_some() {
            return;
        }
        match self {
            Self::Const(_) => {}
            Self::Fact(slot) => facts.ask(*slot, missing),
            Self::Not(inner) => inner.missing(facts, missing),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.missing(facts, missing)),
            Self::Alike(left, right) => {
                left.missing(facts, missing);
                right.missing(facts, missing);
            }
            Self::Compare(_, left, right) => {
                left.missing(facts, missing);
                right.missing(facts, missing);
            }
            Self::NumberIn(number, _) => number.missing(facts, missing),
            Self::SameText(left, right) => {
                left.missing(facts, missing);
                right.missing(facts, missing);
            }
            Self::TextIn(text, _) => text.missing(facts, missing),
        }
    }
}

/// `all` (with `decisive` no) and `any` (with `decisive` yes): one decisive part decides, else one unknown part leaves open.
fn strongest(parts: &[Cond], facts: &Facts, decisive: bool) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match part.holds(facts) {
            Some(value) if value == decisive => return Some(decisive),
            Some(_) => {}
            None => open = true,
        }
    }
    if open { None } else { Some(!decisive) }
}

fn compare(order: Order, left: Interval, right: Interval) -> Option<bool> {
    match order {
        Order::Less if left.max < right.min => Some(true),
        Order::Less if left.min >= right.max => Some(false),
        Order::LessOrEqual if left.max <= right.min => Some(true),
        Order::LessOrEqual if left.min > right.max => Some(false),
        Order::Equal if left.max < right.min || right.max < left.min => Some(false),
        Order::Equal => (left.exact()? == right.exact()?).then_some(true),
        Order::Less | Order::LessOrEqual => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(values: &[Option<Value>]) -> Facts {
        Facts { values: values.to_vec(), instead: BTreeMap::new() }
    }

    fn missing(cond: &Cond, facts: &Facts) -> Vec<Slot> {
        let mut slots = BTreeSet::new();
        cond.missing(facts, &mut slots);
        slots.into_iter().collect()
    }

    #[test]
    fn one_no_settles_all_and_nothing_is_missing() {
        let both = Cond::All(vec![Cond::Fact(0), Cond::Fact(1)]);
        let known = facts(&[Some(Value::Bool(false)), None]);
        assert_eq!(both.holds(&known), Some(false));
        assert_eq!(missing(&both, &known), Vec::<Slot>::new());
        let open = facts(&[Some(Value::Bool(true)), None]);
        assert_eq!(both.holds(&open), None);
        assert_eq!(missing(&both, &open), [1]);
    }

    #[test]
    fn an_undetermined_branch_that_cannot_matter_is_not_asked_for() {
        // (no and 0) or 1: only 1 is open.
        let cond = Cond::Any(vec![Cond::All(vec![Cond::Const(false), Cond::Fact(0)]), Cond::Fact(1)]);
        assert_eq!(missing(&cond, &facts(&[None, None])), [1]);
    }

    #[test]
    fn bounds_of_an_unknown_number_can_settle_a_comparison() {
        let pages = Num::Fact(0, Interval { min: 1, max: 50 });
        let unknown = facts(&[None]);
        let at_least_one = Cond::Compare(Order::LessOrEqual, Num::Const(1), pages.clone());
        assert_eq!(at_least_one.holds(&unknown), Some(true));
        let over_ten = Cond::Compare(Order::Less, Num::Const(10), pages);
        assert_eq!(over_ten.holds(&unknown), None);
        assert_eq!(missing(&over_ten, &unknown), [0]);
    }

    #[test]
    fn a_part_that_is_never_the_greatest_is_not_asked_for() {
        let small = Num::Fact(0, Interval { min: 0, max: 10 });
        let large = Num::Fact(1, Interval { min: 10, max: 99 });
        let mut slots = BTreeSet::new();
        Num::Greatest(vec![small, large]).missing(&facts(&[None, None]), &mut slots);
        assert_eq!(slots.into_iter().collect::<Vec<_>>(), [1]);
    }
}
