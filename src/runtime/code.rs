//! Conditions as code: where every fact is known, tests without a branch; else one test of one slot after the other, each of which says
//! where to go on. What a test cannot tell, since a fact is unknown, the tree of the condition tells: only it knows whether the rest
//! decides all the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::expr::{Cond, Facts, Order, Slot, Text, Value};
use super::flat::Flat;
use super::known::FewSlots;
use super::num::Num;

/// A condition with its code. Few rows of a rule set have a condition: none takes a word.
#[derive(Clone, Debug)]
pub(crate) struct Code(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    tree: Cond,
    /// A test goes on to one that stands before it, so that no code runs for ever.
    tests: Vec<Test>,
    entry: Next,
    /// The same for facts that are all known, where that is short.
    flat: Option<Flat>,
    /// The slots that it names, and what it says where none of them is known.
    named: FewSlots,
    blank: Option<bool>,
}

/// Where a test goes on: the place of another one, or an answer. One number, so that a test is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Next(u32);

impl Next {
    const YES: Self = Self(u32::MAX);
    const NO: Self = Self(u32::MAX - 1);
}

/// One test and where its answers lead.
#[derive(Clone, Debug)]
struct Test {
    asks: Asks,
    yes: Next,
    no: Next,
}

/// What a test asks.
#[derive(Clone, Debug)]
enum Asks {
    /// A yes/no fact.
    Fact(Slot),
    /// A number is below a bound, or at most, or it is that.
    Below(Slot, i64),
    AtMost(Slot, i64),
    Is(Slot, i64),
    /// A text is one of those whose bits are set.
    Among(Slot, u64),
    /// Anything else.
    Tree(Box<Cond>),
}

impl Code {
    pub(crate) fn new(tree: Cond) -> Self {
        let mut tests = Vec::new();
        let entry = emit(&tree, Next::YES, Next::NO, &mut tests);
        let flat = Flat::of(&tree);
        let (mut slots, mut named) = (BTreeSet::new(), FewSlots::default());
        tree.slots(&mut slots);
        slots.into_iter().for_each(|slot| named.add(slot));
        let blank = tree.holds(&Facts::default());
        Self(Arc::new(Parts { tree, tests, entry, flat, named, blank }))
    }

    /// Yes, no, or none where that still depends on facts that are not given.
    pub(crate) fn holds(&self, facts: &Facts) -> Option<bool> {
        let flat = self.0.flat.as_ref();
        flat.and_then(|flat| flat.holds(facts)).or_else(|| self.holds_in_part(facts))
    }

    /// The same where a fact is unknown. Apart, so that the usual way keeps no registers for this one.
    #[inline(never)]
    fn holds_in_part(&self, facts: &Facts) -> Option<bool> {
        if !self.0.named.any_known(facts) {
            return self.0.blank;
        }
        let flat = self.0.flat.as_ref();
        flat.and_then(|flat| flat.partly(facts)).unwrap_or_else(|| self.follow(facts))
    }

    /// Whether it may be known not to hold: false only where too little is known for that, which is sooner told than whether it holds.
    pub(crate) fn may_fail(&self, facts: &Facts) -> bool {
        self.0.flat.as_ref().is_none_or(|flat| flat.may_fail(facts))
    }

    /// Follows the tests, the tree where one of them cannot tell.
    fn follow(&self, facts: &Facts) -> Option<bool> {
        let mut next = self.0.entry;
        loop {
            let Some(test) = usize::try_from(next.0).ok().and_then(|place| self.0.tests.get(place)) else {
                return Some(next == Next::YES);
            };
            next = match test.asks.told(facts) {
                Some(true) => test.yes,
                Some(false) => test.no,
                None => return self.0.tree.holds(facts),
            };
        }
    }

    /// The condition itself.
    #[cfg(feature = "arrow")]
    pub(crate) fn tree(&self) -> &Cond {
        &self.0.tree
    }

    /// As [`Cond::missing`].
    pub(crate) fn missing(&self, facts: &Facts, missing: &mut BTreeSet<Slot>) {
        self.0.tree.missing(facts, missing);
    }
}

impl Asks {
    fn told(&self, facts: &Facts) -> Option<bool> {
        let number = |slot: Slot| match facts.get(slot) {
            Some(Value::Int(number)) => Some(number),
            Some(Value::Bool(_) | Value::Text(_)) | None => None,
        };
        match self {
            Self::Fact(slot) => facts.yes(*slot),
            Self::Below(slot, bound) => number(*slot).map(|number| number < *bound),
            Self::AtMost(slot, bound) => number(*slot).map(|number| number <= *bound),
            Self::Is(slot, value) => number(*slot).map(|number| number == *value),
            Self::Among(slot, texts) => match facts.get(*slot) {
                Some(Value::Text(text)) => Some(bit(text).is_some_and(|bit| texts & bit != 0)),
                Some(Value::Bool(_) | Value::Int(_)) | None => None,
            },
            Self::Tree(tree) => tree.holds(facts),
        }
    }
}

fn bit(text: u32) -> Option<u64> {
    1_u64.checked_shl(text)
}

/// Puts the code of a condition behind what stands there, which its answers lead to; gives where it begins.
fn emit(tree: &Cond, yes: Next, no: Next, tests: &mut Vec<Test>) -> Next {
    let asks = match tree {
        Cond::Const(value) => return if *value { yes } else { no },
        Cond::Not(inner) => return emit(inner, no, yes, tests),
        Cond::All(parts) => return parts.iter().rev().fold(yes, |next, part| emit(part, next, no, tests)),
        Cond::Any(parts) => return parts.iter().rev().fold(no, |next, part| emit(part, yes, next, tests)),
        Cond::Fact(slot) => Asks::Fact(*slot),
        Cond::Compare(order, Num::Fact(slot, _), Num::Const(bound)) => match order {
            Order::Less => Asks::Below(*slot, *bound),
            Order::LessOrEqual => Asks::AtMost(*slot, *bound),
            Order::Equal => Asks::Is(*slot, *bound),
        },
        // `bound < fact` is that the fact is not at most the bound.
        Cond::Compare(order, Num::Const(bound), Num::Fact(slot, _)) => match order {
            Order::Less => return put(Asks::AtMost(*slot, *bound), no, yes, tests),
            Order::LessOrEqual => return put(Asks::Below(*slot, *bound), no, yes, tests),
            Order::Equal => Asks::Is(*slot, *bound),
        },
        Cond::SameText(Text::Fact(slot), Text::Const(text)) | Cond::SameText(Text::Const(text), Text::Fact(slot)) => {
            among(*slot, &[*text]).unwrap_or_else(|| Asks::Tree(Box::new(tree.clone())))
        }
        Cond::TextIn(Text::Fact(slot), texts) => {
            among(*slot, texts).unwrap_or_else(|| Asks::Tree(Box::new(tree.clone())))
        }
        Cond::Compare(..) | Cond::NumberIn(..) | Cond::SameText(..) | Cond::TextIn(..) | Cond::Alike(..) => {
            Asks::Tree(Box::new(tree.clone()))
        }
    };
    put(asks, yes, no, tests)
}

/// Texts that all have a bit.
fn among(slot: Slot, texts: &[u32]) -> Option<Asks> {
    let bits = texts.iter().try_fold(0_u64, |bits, text| Some(bits | bit(*text)?))?;
    Some(Asks::Among(slot, bits))
}

fn put(asks: Asks, yes: Next, no: Next, tests: &mut Vec<Test>) -> Next {
    // An expression of a bundle has far fewer parts than a place can number.
    let place = u32::try_from(tests.len()).map_or(Next::NO, Next);
    tests.push(Test { asks, yes, no });
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::known::Slots;
    use crate::runtime::num::Interval;

    const YES: [Option<Value>; 3] = [Some(Value::Bool(true)), Some(Value::Bool(false)), None];

    fn number(slot: Slot) -> Num {
        Num::Fact(slot, Interval { min: 0, max: 9 })
    }

    /// Tests of a number in slot 0, a text in slot 1 and two yes/no facts.
    fn leaves() -> Vec<Cond> {
        vec![
            Cond::Const(true),
            Cond::Fact(2),
            Cond::Fact(3),
            Cond::Compare(Order::Less, number(0), Num::Const(4)),
            Cond::Compare(Order::LessOrEqual, Num::Const(4), number(0)),
            Cond::Compare(Order::Less, Num::Const(4), number(0)),
            Cond::Compare(Order::LessOrEqual, number(0), Num::Const(4)),
            Cond::Compare(Order::Equal, number(0), Num::Const(4)),
            Cond::NumberIn(number(0), vec![3, 5]),
            Cond::SameText(Text::Const(7), Text::Fact(1)),
            Cond::TextIn(Text::Fact(1), vec![7, 64]),
            Cond::TextIn(Text::Fact(1), vec![1, 7]),
        ]
    }

    /// Every pair of some of the trees, joined in each way.
    fn joined(inner: &[Cond]) -> Vec<Cond> {
        let some: Vec<&Cond> = inner.iter().step_by(inner.len().div_ceil(24)).collect();
        let pairs = some.iter().flat_map(|one| some.iter().map(move |other| [(*one).clone(), (*other).clone()]));
        let ways = pairs.flat_map(|[one, other]| {
            let pair = vec![one.clone(), other.clone()];
            [Cond::Not(Box::new(Cond::All(pair.clone()))), Cond::Any(pair), Cond::Alike(Box::new(one), Box::new(other))]
        });
        ways.collect()
    }

    #[test]
    fn code_tells_what_the_tree_tells() {
        let numbers = [None, Some(Value::Int(3)), Some(Value::Int(4)), Some(Value::Int(5))];
        let texts = [None, Some(Value::Text(1)), Some(Value::Text(7)), Some(Value::Text(64))];
        let (mut told, mut sure) = ([0, 0, 0], 0);
        let leaves = leaves();
        let pairs = joined(&leaves);
        let deeper = joined(&pairs);
        for tree in [leaves, pairs, deeper].concat() {
            let code = Code::new(tree.clone());
            for (a, b) in YES.iter().flat_map(|a| YES.iter().map(move |b| (*a, *b))) {
                for (number, text) in numbers.iter().flat_map(|number| texts.iter().map(move |text| (*number, *text))) {
                    let mut facts = Facts::unknown(Slots { numbers: 1, valued: 2, all: 4 });
                    (0..).zip([number, text, a, b]).for_each(|(slot, value)| facts.set(slot, value));
                    let expected = tree.holds(&facts);
                    assert_eq!(code.holds(&facts), expected, "{tree:?} {facts:?}");
                    assert!(code.may_fail(&facts) || expected != Some(false), "{tree:?} {facts:?}");
                    sure += usize::from(!code.may_fail(&facts));
                    told[expected.map_or(2, usize::from)] += 1;
                }
            }
        }
        assert!(told.iter().all(|count| *count > 10_000) && sure > 1_000, "{told:?} {sure}");
    }
}
