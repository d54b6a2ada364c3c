//! Conditions and amounts over fact slots, evaluated in three values (Kleene): a fact that is not given is unknown, and a
//! result is unknown only where the unknown facts can still change it.

use std::collections::BTreeSet;

pub(crate) use super::known::Facts;
use super::num::{Interval, Num};

/// The place of a fact in [`Facts`]: numbers come first, then texts, then yes/no facts.
pub(crate) type Slot = usize;

/// The value of a fact: yes or no, a whole number (also money, minutes, days), or a text by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Bool(bool),
    Int(i64),
    Text(u32),
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

/// A text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Const(u32),
    Fact(Slot),
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

    /// Adds the slots that it names.
    pub(crate) fn slots(&self, slots: &mut BTreeSet<Slot>) {
        let mut texts = |all: &[Text]| {
            for text in all {
                if let Text::Fact(slot) = text {
                    slots.insert(*slot);
                }
            }
        };
        match self {
            Self::Const(_) => {}
            Self::Fact(slot) => {
                slots.insert(*slot);
            }
            Self::SameText(left, right) => texts(&[*left, *right]),
            Self::TextIn(text, _) => texts(&[*text]),
            Self::Not(inner) => inner.slots(slots),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.slots(slots)),
            Self::Alike(left, right) => {
                left.slots(slots);
                right.slots(slots);
            }
            Self::Compare(_, left, right) => {
                left.slots(slots);
                right.slots(slots);
            }
            Self::NumberIn(number, _) => number.slots(slots),
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
    use crate::runtime::known::Slots;

    /// Yes/no facts of which some are known.
    fn facts(values: &[Option<Value>]) -> Facts {
        let mut facts = Facts::unknown(Slots { numbers: 0, valued: 0, all: values.len() });
        (0..).zip(values).for_each(|(slot, value)| facts.set(slot, *value));
        facts
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
        let unknown = Facts::unknown(Slots { numbers: 1, valued: 1, all: 1 });
        let at_least_one = Cond::Compare(Order::LessOrEqual, Num::Const(1), pages.clone());
        assert_eq!(at_least_one.holds(&unknown), Some(true));
        let over_ten = Cond::Compare(Order::Less, Num::Const(10), pages);
        assert_eq!(over_ten.holds(&unknown), None);
        assert_eq!(missing(&over_ten, &unknown), [0]);
    }
}
