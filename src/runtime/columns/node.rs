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

/// A condition over columns.
pub(super) enum Node<'a> {
    Always(Option<bool>),
    Not(Box<Node<'a>>),
    All(Vec<Node<'a>>),
    Any(Vec<Node<'a>>),
    Alike(Box<Node<'a>>, Box<Node<'a>>),
    Leaf(Leaf<'a>),
    Rows(Rows<'a>),
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
    pub(super) fn bind(&self, cond: &'a Cond) -> Result<Node<'a>, ColumnError> {
        let all = |parts: &'a [Cond]| parts.iter().map(|part| self.bind(part)).collect::<Result<Vec<_>, _>>();
        Ok(match cond {
            Cond::Const(value) => Node::Always(Some(*value)),
            Cond::Not(inner) => Node::Not(Box::new(self.bind(inner)?)),
            Cond::All(parts) => Node::All(all(parts)?),
            Cond::Any(parts) => Node::Any(all(parts)?),
            Cond::Alike(left, right) => Node::Alike(Box::new(self.bind(left)?), Box::new(self.bind(right)?)),
            _ => match asked(cond) {
                Some((slot, asked)) => self.leaf(cond, slot, asked)?,
                None => Node::Rows(self.rows(cond)?),
            },
        })
    }

    fn column(&self, slot: Slot) -> Option<(&'a Fact, &'a dyn Array)> {
        Some((self.table.get(slot)?, self.by_slot.get(slot).copied().flatten()?))
    }

    fn leaf(&self, cond: &Cond, slot: Slot, asked: Asked) -> Result<Node<'a>, ColumnError> {
        let unknown = cond.holds(&Facts::unknown(self.table.slots()));
        let Some((fact, array)) = self.column(slot) else { return Ok(Node::Always(unknown)) };
        let leaf = match asked {
            Asked::Yes => yes(fact, array, unknown),
            Asked::Numbers(numbers) => self::numbers(fact, array, &numbers, unknown),
            Asked::Texts(texts) => self.texts(fact, array, texts, unknown),
        };
        leaf.map(Node::Leaf).ok_or_else(|| ColumnError::other_type(fact, array))
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

impl Node<'_> {
    /// What it says of a block's rows.
    pub(super) fn answers(&self, span: Span) -> Result<Answers, ColumnError> {
        Ok(match self {
            Self::Always(answer) => Answers::all(*answer),
            Self::Not(inner) => inner.answers(span)?.not(),
            Self::All(parts) => {
                let mut answers = Answers::all(Some(true));
                parts.iter().try_for_each(|part| part.answers(span).map(|part| answers.and(&part)))?;
                answers
            }
            Self::Any(parts) => {
                let mut answers = Answers::all(Some(false));
                parts.iter().try_for_each(|part| part.answers(span).map(|part| answers.or(&part)))?;
                answers
            }
            Self::Alike(left, right) => left.answers(span)?.alike(&right.answers(span)?),
            Self::Leaf(leaf) => leaf.answers(span)?,
            Self::Rows(rows) => rows.answers(span)?,
        })
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
    let table = Table::new(values.iter().filter_map(|text| Some((text.as_str(), tell(text)?))));
    let texts = Texts::new(array, table);
    Box::new(move |span| {
        let (yes, bad) = texts.rows(span, &tell);
        (yes, Some(bad))
    })
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
