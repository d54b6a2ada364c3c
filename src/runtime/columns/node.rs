//! A condition whose tests are bound to columns, and what it says of a block of rows.

use std::collections::BTreeSet;

use arrow_array::cast::AsArray;
use arrow_array::{Array, GenericStringArray, OffsetSizeTrait};
use arrow_buffer::NullBuffer;

use super::block::{Answers, Bits, Span, Test, WORDS, bits, first, valid};
use super::coded::{Coded, Told};
use super::error::ColumnError;
use super::numbers::{self, Numbers};
use super::rows::Rows;
use super::texts::{Table, Texts};
use crate::bundle::{Fact, FactType};
use crate::runtime::expr::{Cond, Facts, Order, Slot, Text};
use crate::runtime::facts::{FactTable, bounds, canonical_choice};
use crate::runtime::num::{Interval, Num};

/// How tests are joined.
enum Node {
    Const(bool),
    Not(Box<Node>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Alike(Box<Node>, Box<Node>),
    /// What a test says, by the test's place.
    Test(usize),
}

/// What is asked of columns themselves.
pub(super) enum Asks<'a> {
    /// Nothing: the fact has no column.
    Always(Option<bool>),
    Leaf(Leaf<'a>),
    Rows(Rows<'a>),
}

/// A condition over columns: its tests, each once, and what they are joined to.
pub(super) struct Bound<'a> {
    tests: Vec<Asks<'a>>,
    node: Node,
}

/// A test of one column.
pub(super) struct Leaf<'a> {
    fact: &'a Fact,
    nulls: Option<&'a NullBuffer>,
    /// Nulls that the column does not count as such.
    null: Option<Test<'a>>,
    read: Box<dyn Fn(Span) -> (Bits, Option<Bits>) + 'a>,
    /// What holds where the value is null.
    unknown: Option<bool>,
}

/// What conditions are bound to: columns by slot.
pub(super) struct Columns<'a> {
    pub(super) table: &'a FactTable,
    pub(super) by_slot: Vec<Option<&'a dyn Array>>,
}

/// What a test asks of one fact.
enum Asked {
    Yes,
    Numbers(Numbers),
    Texts(Vec<u32>),
}

impl<'a> Columns<'a> {
    /// Binds a condition.
    pub(super) fn bind(&self, cond: &'a Cond) -> Result<Bound<'a>, ColumnError> {
        let mut conds = Vec::new();
        let node = joined(cond, &mut conds);
        let tests = conds.into_iter().map(|cond| match asked(cond) {
            Some((slot, asked)) => self.leaf(cond, slot, asked),
            None => self.rows(cond).map(Asks::Rows),
        });
        Ok(Bound { tests: tests.collect::<Result<_, _>>()?, node })
    }

    fn column(&self, slot: Slot) -> Option<(&'a Fact, &'a dyn Array)> {
        Some((self.table.get(slot)?, self.by_slot.get(slot).copied().flatten()?))
    }

    fn leaf(&self, cond: &Cond, slot: Slot, asked: Asked) -> Result<Asks<'a>, ColumnError> {
        let unknown = cond.holds(&Facts::unknown(self.table.slots()));
        let Some((fact, array)) = self.column(slot) else { return Ok(Asks::Always(unknown)) };
        let leaf = match asked {
            Asked::Yes => yes(fact, array, unknown),
            Asked::Numbers(numbers) => self::numbers(fact, array, &numbers, unknown),
            Asked::Texts(texts) => self.texts(fact, array, texts, unknown),
        };
        leaf.map(Asks::Leaf).ok_or_else(|| ColumnError::other_type(fact, array))
    }

    fn texts(&self, fact: &'a Fact, array: &'a dyn Array, texts: Vec<u32>, unknown: Option<bool>) -> Option<Leaf<'a>> {
        let table = self.table;
        let tell = move |text: &str| {
            let number = canonical_choice(fact, text).and_then(|text| table.text(&text));
            number.map(|number| texts.contains(&number))
        };
        let nulls = array.nulls();
        if let Some(array) = array.as_string_opt::<i32>() {
            return Some(Leaf { fact, nulls, null: None, read: plain(fact, array, tell), unknown });
        }
        if let Some(array) = array.as_string_opt::<i64>() {
            return Some(Leaf { fact, nulls, null: None, read: plain(fact, array, tell), unknown });
        }
        let coded =
            Coded::new(array, |text| tell(text).map_or(Told::Bad, |yes| if yes { Told::Yes } else { Told::No }))?;
        let (yes, bad) = (coded.rows(Told::Yes), coded.rows(Told::Bad));
        let read =
            move |span| (yes.as_ref().map_or_else(|| [0; WORDS], |yes| yes(span)), bad.as_ref().map(|bad| bad(span)));
        Some(Leaf { fact, nulls: coded.nulls, null: coded.rows(Told::Null), read: Box::new(read), unknown })
    }

    /// A condition that is asked row by row.
    fn rows(&self, cond: &'a Cond) -> Result<Rows<'a>, ColumnError> {
        let mut slots = BTreeSet::new();
        cond.slots(&mut slots);
        let columns = slots.into_iter().filter_map(|slot| self.column(slot).map(|(fact, array)| (slot, fact, array)));
        Rows::new(cond, &columns.collect::<Vec<_>>(), self.table)
    }
}

/// How the tests of a condition are joined; each other one is put to the list.
fn joined<'a>(cond: &'a Cond, tests: &mut Vec<&'a Cond>) -> Node {
    let mut all = |parts: &'a [Cond]| parts.iter().map(|part| joined(part, tests)).collect();
    match cond {
        Cond::Const(value) => Node::Const(*value),
        Cond::Not(inner) => Node::Not(Box::new(joined(inner, tests))),
        Cond::All(parts) => Node::All(all(parts)),
        Cond::Any(parts) => Node::Any(all(parts)),
        Cond::Alike(left, right) => Node::Alike(Box::new(joined(left, tests)), Box::new(joined(right, tests))),
        _ => Node::Test(tests.iter().position(|test| *test == cond).unwrap_or_else(|| {
            let place = tests.len();
            tests.push(cond);
            place
        })),
    }
}

impl Bound<'_> {
    /// What the condition says of a block's rows.
    pub(super) fn answers(&self, span: Span) -> Result<Answers, ColumnError> {
        let told = self.tests.iter().map(|test| match test {
            Asks::Always(answer) => Ok(Answers::all(*answer)),
            Asks::Leaf(leaf) => leaf.answers(span),
            Asks::Rows(rows) => rows.answers(span),
        });
        Ok(self.node.answers(&told.collect::<Result<Vec<_>, _>>()?))
    }
}

impl Node {
    fn answers(&self, told: &[Answers]) -> Answers {
        match self {
            Self::Const(value) => Answers::all(Some(*value)),
            Self::Not(inner) => inner.answers(told).not(),
            Self::All(parts) => {
                let mut answers = Answers::all(Some(true));
                parts.iter().for_each(|part| answers.and(&part.answers(told)));
                answers
            }
            Self::Any(parts) => {
                let mut answers = Answers::all(Some(false));
                parts.iter().for_each(|part| answers.or(&part.answers(told)));
                answers
            }
            Self::Alike(left, right) => left.answers(told).alike(&right.answers(told)),
            Self::Test(place) => told.get(*place).copied().unwrap_or(Answers::all(None)),
        }
    }
}

impl Leaf<'_> {
    fn answers(&self, span: Span) -> Result<Answers, ColumnError> {
        let mut valid = valid(self.nulls, span);
        if let Some(null) = &self.null {
            let mut all = valid.unwrap_or([u64::MAX; WORDS]);
            all.iter_mut().zip(null(span)).for_each(|(word, null)| *word &= !null);
            valid = Some(all);
        }
        let (holds, bad) = (self.read)(span);
        if let Some(mut bad) = bad {
            if let Some(valid) = &valid {
                bad.iter_mut().zip(valid).for_each(|(word, valid)| *word &= valid);
            }
            if let Some(row) = first(&bad, span) {
                return Err(ColumnError::BadValue { fact: self.fact.id.clone(), row });
            }
        }
        Ok(Answers::of(holds, valid.as_ref(), self.unknown))
    }
}

fn yes<'a>(fact: &'a Fact, array: &'a dyn Array, unknown: Option<bool>) -> Option<Leaf<'a>> {
    let array = array.as_boolean_opt()?;
    let read = move |span| (bits(array.values(), span), None);
    Some(Leaf { fact, nulls: array.nulls(), null: None, read: Box::new(read), unknown })
}

fn numbers<'a>(fact: &'a Fact, array: &'a dyn Array, asked: &Numbers, unknown: Option<bool>) -> Option<Leaf<'a>> {
    let test = numbers::test(array, asked)?;
    let outside = numbers::outside(array, bounds(fact)?);
    let read = move |span| (test(span), outside.as_ref().map(|outside| outside(span)));
    Some(Leaf { fact, nulls: array.nulls(), null: None, read: Box::new(read), unknown })
}

fn plain<'a, O: OffsetSizeTrait>(
    fact: &Fact,
    array: &'a GenericStringArray<O>,
    tell: impl Fn(&str) -> Option<bool> + 'a,
) -> Box<dyn Fn(Span) -> (Bits, Option<Bits>) + 'a> {
    let values = if let FactType::Choice { values } = &fact.kind { values.as_slice() } else { &[] };
    let told: Vec<(&str, bool)> = values.iter().filter_map(|text| Some((text.as_str(), tell(text)?))).collect();
    if told.iter().all(|(text, _)| text.len() <= 8) {
        let texts = Texts::<O, u64>::new(array, Table::new(told.into_iter()));
        return Box::new(move |span| some_bad(texts.rows(span, &tell)));
    }
    let texts = Texts::<O, u128>::new(array, Table::new(told.into_iter()));
    Box::new(move |span| some_bad(texts.rows(span, &tell)))
}

fn some_bad((yes, bad): (Bits, Bits)) -> (Bits, Option<Bits>) {
    (yes, Some(bad))
}

/// What a test asks of its one fact; none where it compares more than a fact with constants.
fn asked(cond: &Cond) -> Option<(Slot, Asked)> {
    let within = |min: i64, max: i64| Asked::Numbers(Numbers::Within(Interval { min, max }));
    Some(match cond {
        Cond::Fact(slot) => (*slot, Asked::Yes),
        Cond::Compare(order, Num::Fact(slot, _), Num::Const(bound)) => (
            *slot,
            match order {
                Order::Less => within(i64::MIN, bound.checked_sub(1)?),
                Order::LessOrEqual => within(i64::MIN, *bound),
                Order::Equal => within(*bound, *bound),
            },
        ),
        Cond::Compare(order, Num::Const(bound), Num::Fact(slot, _)) => (
            *slot,
            match order {
                Order::Less => within(bound.checked_add(1)?, i64::MAX),
                Order::LessOrEqual => within(*bound, i64::MAX),
                Order::Equal => within(*bound, *bound),
            },
        ),
        Cond::NumberIn(Num::Fact(slot, _), list) => (*slot, Asked::Numbers(Numbers::Among(list.clone()))),
        Cond::SameText(Text::Fact(slot), Text::Const(text)) | Cond::SameText(Text::Const(text), Text::Fact(slot)) => {
            (*slot, Asked::Texts(vec![*text]))
        }
        Cond::TextIn(Text::Fact(slot), texts) => (*slot, Asked::Texts(texts.clone())),
        _ => return None,
    })
}
