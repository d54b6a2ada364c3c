//! Conditions whose facts are all known, without a branch: every test of a slot gives a bit, and masks over the bits say whether the
//! condition holds. A random dossier takes a branch that nobody foresees at each short circuit; a few tests too many cost less.

use super::expr::{Cond, Facts, Order, Slot, Text};
use super::known::{FewSlots, place as place_of};
use super::num::Num;

/// A conjunction of clauses.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    /// By word of slots, which facts must be known, and yes/no facts that are clauses by themselves.
    words: Vec<Needed>,
    /// Yes/no facts that other clauses name; each gives a bit, the first one the highest.
    facts: Vec<Slot>,
    /// Tests of numbers and texts, whose bits come after those.
    tests: Vec<Test>,
    /// Tests that are clauses by themselves.
    all: Clause,
    /// The rest: each holds where one of its bits is as it is to be.
    clauses: Vec<Clause>,
    /// The same clauses by the words of their yes/no facts, one behind the other.
    parts: Vec<Part>,
    /// Of each of these clauses the yes/no fact that the fewest others name. While all are unknown, no clause fails. None where a clause
    /// names none.
    rarest: Option<FewSlots>,
}

/// What is needed of 64 slots.
#[derive(Clone, Copy, Debug)]
struct Needed {
    place: usize,
    known: u64,
    /// Those of them that are numbers and texts.
    valued: u64,
    /// Those whose answer counts, and the answers.
    asked: u64,
    yes: u64,
}

/// What a clause asks of one word, or its last words and of the tests.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    place: usize,
    facts: Clause,
    tests: Clause,
    is_last: bool,
}

/// Bits that are to be set and bits that are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Clause {
    set: u64,
    clear: u64,
}

/// Whether the number of a slot lies in bounds, and its place among 64 is one of those that are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Test {
    slot: Slot,
    min: i64,
    max: i64,
    /// By the number's last six bits.
    places: u64,
}

impl Flat {
    /// The code of a condition; none where it compares more than a fact with constants, or where clauses would be many.
    pub(super) fn of(tree: &Cond) -> Option<Self> {
        let mut leaves = Vec::new();
        let (single, rest): (Vec<_>, Vec<_>) =
            clauses(tree, true, &mut leaves)?.into_iter().partition(|literals| literals.len() == 1);
        let mut flat = Self {
            words: Vec::new(),
            facts: Vec::new(),
            tests: Vec::new(),
            all: Clause::default(),
            clauses: Vec::new(),
            parts: Vec::new(),
            rarest: None,
        };
        for leaf in &leaves {
            match leaf {
                Leaf::Fact(slot) => {
                    flat.needed(*slot)?;
                }
                Leaf::Test(test) => {
                    let (_, bit) = place_of(test.slot);
                    flat.needed(test.slot)?.valued |= bit;
                    flat.tests.push(*test);
                }
            }
        }
        for (place, _) in rest.iter().flatten() {
            if let Leaf::Fact(slot) = leaves.get(*place)?
                && !flat.facts.contains(slot)
            {
                flat.facts.push(*slot);
            }
        }
        for (place, wanted) in single.into_iter().flatten() {
            let leaf = leaves.get(place)?;
            let Leaf::Fact(slot) = leaf else {
                let bit = flat.bit(leaf)?;
                flat.all.add(bit, wanted);
                continue;
            };
            let (_, bit) = place_of(*slot);
            let needed = flat.needed(*slot)?;
            if needed.asked & bit != 0 && (needed.yes & bit != 0) != wanted {
                return None;
            }
            needed.asked |= bit;
            needed.yes |= if wanted { bit } else { 0 };
        }
        flat.rarest = rarest(&leaves, &rest);
        for literals in rest {
            let (mut clause, mut tests, mut parts) = (Clause::default(), Clause::default(), Vec::<Part>::new());
            for (place, wanted) in literals {
                let leaf = leaves.get(place)?;
                let bit = flat.bit(leaf)?;
                clause.add(bit, wanted);
                let Leaf::Fact(slot) = leaf else {
                    tests.add(bit, wanted);
                    continue;
                };
                let (place, bit) = place_of(*slot);
                let at = parts.iter().position(|part| part.place == place).unwrap_or(parts.len());
                if at == parts.len() {
                    parts.push(Part { place, ..Part::default() });
                }
                parts.get_mut(at)?.facts.add(bit, wanted);
            }
            // The words of a condition are those of all that it names: there is one to ask where a clause names no yes/no fact.
            if parts.is_empty() {
                parts.push(Part { place: flat.words.first()?.place, ..Part::default() });
            }
            let last = parts.last_mut()?;
            (last.tests, last.is_last) = (tests, true);
            flat.clauses.push(clause);
            flat.parts.extend(parts);
        }
        Some(flat)
    }

    /// What the tests of numbers and texts give. Bits of yes/no facts are higher.
    #[inline]
    fn tested(&self, facts: &Facts) -> Option<u64> {
        self.tests.iter().try_fold(0, |bits, test| Some(bits << 1 | u64::from(test.holds(facts.number(test.slot)?))))
    }

    /// What is needed of a slot's word, the slot itself at least being known.
    fn needed(&mut self, slot: Slot) -> Option<&mut Needed> {
        let (place, bit) = place_of(slot);
        let at = self.words.iter().position(|word| word.place == place).unwrap_or_else(|| {
            self.words.push(Needed { place, known: 0, valued: 0, asked: 0, yes: 0 });
            self.words.len().checked_sub(1).unwrap_or_default()
        });
        let needed = self.words.get_mut(at)?;
        needed.known |= bit;
        Some(needed)
    }

    /// The bit of a leaf.
    fn bit(&self, leaf: &Leaf) -> Option<u64> {
        let leaves =
            self.facts.iter().map(|slot| Leaf::Fact(*slot)).chain(self.tests.iter().map(|test| Leaf::Test(*test)));
        let all: Vec<Leaf> = leaves.collect();
        let behind = all.iter().rev().position(|other| other == leaf)?;
        1_u64.checked_shl(u32::try_from(behind).ok()?)
    }

    /// Yes or no; none where a fact is not known.
    #[inline]
    pub(super) fn holds(&self, facts: &Facts) -> Option<bool> {
        let mut differ = 0;
        for needed in &self.words {
            let word = facts.word(needed.place)?;
            if word.known & needed.known != needed.known {
                return None;
            }
            differ |= (word.yes ^ needed.yes) & needed.asked;
        }
        if differ != 0 {
            return Some(false);
        }
        let mut bits = 0_u64;
        for slot in &self.facts {
            let (place, bit) = place_of(*slot);
            bits = bits << 1 | u64::from(facts.word(place)?.yes & bit != 0);
        }
        for test in &self.tests {
            bits = bits << 1 | u64::from(test.holds(facts.number(test.slot)?));
        }
        let mut holds = (bits & self.all.set == self.all.set) & (bits & self.all.clear == 0);
        for clause in &self.clauses {
            holds &= (bits & clause.set) | (!bits & clause.clear) != 0;
        }
        Some(holds)
    }

    /// The same where yes/no facts may be unknown: a clause holds where one of its bits is known to be as it is to be, and fails where
    /// each is known not to be. That is what the tree says, since joining in three values obeys the laws that made clauses of it. None
    /// where a number or a text is unknown, whose bounds only the tree knows.
    pub(super) fn partly(&self, facts: &Facts) -> Option<Option<bool>> {
        let mut is_open = false;
        for needed in &self.words {
            let word = facts.word(needed.place)?;
            if needed.valued & !word.known != 0 {
                return None;
            }
            if (word.yes ^ needed.yes) & needed.asked & word.known != 0 {
                return Some(Some(false));
            }
            is_open |= needed.asked & !word.known != 0;
        }
        // Of a clause by itself, a yes/no fact is among the words.
        let bits = self.tested(facts)?;
        if bits & self.all.set != self.all.set || bits & self.all.clear != 0 {
            return Some(Some(false));
        }
        let can_fail = self.can_fail(facts);
        if is_open && !can_fail {
            return Some(None);
        }
        let (mut holds, mut open) = (0, 0);
        for part in &self.parts {
            let (word, wanted) = (facts.word(part.place)?, part.facts);
            holds |= (word.yes & wanted.set) | (!word.yes & word.known & wanted.clear);
            holds |= (bits & part.tests.set) | (!bits & part.tests.clear);
            open |= (wanted.set | wanted.clear) & !word.known;
            if part.is_last {
                match (holds, open) {
                    (0, 0) => return Some(Some(false)),
                    (0, _) if !can_fail => return Some(None),
                    (0, _) => is_open = true,
                    _ => {}
                }
                (holds, open) = (0, 0);
            }
        }
        Some((!is_open).then_some(true))
    }

    /// Whether a clause of several may fail.
    fn can_fail(&self, facts: &Facts) -> bool {
        self.rarest.as_ref().is_none_or(|rarest| rarest.any_known(facts))
    }

    /// Whether any clause may fail.
    pub(super) fn may_fail(&self, facts: &Facts) -> bool {
        let is_asked = |needed: &Needed| facts.word(needed.place).is_some_and(|word| word.known & needed.asked != 0);
        self.all != Clause::default() || self.words.iter().any(is_asked) || self.can_fail(facts)
    }
}

impl Clause {
    fn add(&mut self, bit: u64, wanted: bool) {
        let mask = if wanted { &mut self.set } else { &mut self.clear };
        *mask |= bit;
    }
}

impl Test {
    #[inline]
    fn holds(&self, number: i64) -> bool {
        // A remainder of 64 fits.
        let place = (number & 63) as u32;
        (self.min <= number) & (number <= self.max) & (self.places.rotate_right(place) & 1 == 1)
    }
}

/// What gives a bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaf {
    Fact(Slot),
    Test(Test),
}

/// Alternatives: places of leaves, each with whether it is to hold.
type Literals = Vec<(usize, bool)>;

/// As [`Flat::rarest`], of clauses over some leaves.
fn rarest(leaves: &[Leaf], clauses: &[Literals]) -> Option<FewSlots> {
    let mut counts = vec![0_usize; leaves.len()];
    for (place, _) in clauses.iter().flatten() {
        let count = counts.get_mut(*place)?;
        *count = count.checked_add(1)?;
    }
    let mut rarest = FewSlots::default();
    for literals in clauses {
        let slots = literals.iter().filter_map(|(place, _)| match leaves.get(*place)? {
            Leaf::Fact(slot) => Some((counts.get(*place)?, *slot)),
            Leaf::Test(_) => None,
        });
        let (_, slot) = slots.min()?;
        rarest.add(slot);
    }
    Some(rarest)
}

/// More leaves have no bit; more clauses cost more than following the tests.
const MOST: usize = 64;
const MOST_CLAUSES: usize = 16;

/// The clauses that a condition, or its contrary, is the conjunction of.
fn clauses(tree: &Cond, wanted: bool, leaves: &mut Vec<Leaf>) -> Option<Vec<Literals>> {
    match tree {
        Cond::Const(value) if *value == wanted => Some(Vec::new()),
        Cond::Const(_) => Some(vec![Vec::new()]),
        Cond::Not(inner) => clauses(inner, !wanted, leaves),
        Cond::All(parts) if wanted => together(parts, wanted, leaves),
        Cond::Any(parts) if !wanted => together(parts, wanted, leaves),
        Cond::All(parts) | Cond::Any(parts) => parts.iter().try_fold(vec![Vec::new()], |so_far, part| {
            let more = clauses(part, wanted, leaves)?;
            let pairs =
                so_far.iter().flat_map(|one: &Literals| more.iter().map(move |other| [one.as_slice(), other].concat()));
            let all: Vec<Literals> = pairs.take(MOST_CLAUSES.checked_add(1)?).collect();
            (all.len() <= MOST_CLAUSES).then_some(all)
        }),
        _ => {
            let leaf = leaf(tree)?;
            let place = leaves.iter().position(|other| *other == leaf).unwrap_or_else(|| {
                leaves.push(leaf);
                leaves.len().checked_sub(1).unwrap_or_default()
            });
            (leaves.len() <= MOST).then(|| vec![vec![(place, wanted)]])
        }
    }
}

fn together(parts: &[Cond], wanted: bool, leaves: &mut Vec<Leaf>) -> Option<Vec<Literals>> {
    let mut all = Vec::new();
    for part in parts {
        all.extend(clauses(part, wanted, leaves)?);
    }
    (all.len() <= MOST).then_some(all)
}

/// A test of one fact by constants.
fn leaf(tree: &Cond) -> Option<Leaf> {
    let number = |slot: Slot, min: i64, max: i64| Leaf::Test(Test { slot, min, max, places: u64::MAX });
    Some(match tree {
        Cond::Fact(slot) => Leaf::Fact(*slot),
        Cond::Compare(order, Num::Fact(slot, _), Num::Const(bound)) => match order {
            Order::Less => number(*slot, i64::MIN, bound.checked_sub(1)?),
            Order::LessOrEqual => number(*slot, i64::MIN, *bound),
            Order::Equal => number(*slot, *bound, *bound),
        },
        Cond::Compare(order, Num::Const(bound), Num::Fact(slot, _)) => match order {
            Order::Less => number(*slot, bound.checked_add(1)?, i64::MAX),
            Order::LessOrEqual => number(*slot, *bound, i64::MAX),
            Order::Equal => number(*slot, *bound, *bound),
        },
        Cond::NumberIn(Num::Fact(slot, _), list) => Leaf::Test(among(*slot, list.iter().copied())?),
        Cond::SameText(Text::Fact(slot), Text::Const(text)) | Cond::SameText(Text::Const(text), Text::Fact(slot)) => {
            Leaf::Test(among(*slot, [i64::from(*text)].into_iter())?)
        }
        Cond::TextIn(Text::Fact(slot), texts) => Leaf::Test(among(*slot, texts.iter().map(|text| i64::from(*text)))?),
        _ => return None,
    })
}

/// Whether a number is one of a few that lie within 64 of each other.
fn among(slot: Slot, list: impl Iterator<Item = i64> + Clone) -> Option<Test> {
    let (min, max) = (list.clone().min()?, list.clone().max()?);
    if max.checked_sub(min)? >= 64 {
        return None;
    }
    let places =
        list.fold(0_u64, |places, number| places | 1_u64.rotate_left(u32::try_from(number & 63).unwrap_or_default()));
    Some(Test { slot, min, max, places })
}
