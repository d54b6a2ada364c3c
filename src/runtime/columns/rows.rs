//! What compares more than one fact with constants: the facts of a row after the other, asked as one dossier's are.

use arrow_array::Array;
use arrow_array::cast::AsArray;

use super::block::{Answers, Span};
use super::error::ColumnError;
use super::numbers;
use crate::bundle::{Fact, FactType};
use crate::runtime::expr::{Cond, Facts, Slot, Value};
use crate::runtime::facts::{FactTable, bounds, canonical_choice};
use crate::runtime::known::{Slots, place};

/// A condition with the columns of the facts that it names.
pub(super) struct Rows<'a> {
    cond: &'a Cond,
    slots: Slots,
    columns: Vec<Values<'a>>,
}

/// A column by rows.
struct Values<'a> {
    slot: Slot,
    fact: &'a Fact,
    array: &'a dyn Array,
    /// The value of a row that is not null; none where the fact cannot be that.
    value: Box<dyn Fn(usize) -> Option<Value> + 'a>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        cond: &'a Cond,
        columns: &[(Slot, &'a Fact, &'a dyn Array)],
        table: &'a FactTable,
    ) -> Result<Self, ColumnError> {
        let all = columns.iter().map(|(slot, fact, array)| {
            let value = values(fact, *array, table).ok_or_else(|| ColumnError::other_type(fact, *array))?;
            Ok(Values { slot: *slot, fact, array: *array, value })
        });
        Ok(Self { cond, slots: table.slots(), columns: all.collect::<Result<_, _>>()? })
    }

    /// What it says of a block.
    pub(super) fn answers(&self, span: Span) -> Result<Answers, ColumnError> {
        let mut answers = Answers::all(None);
        let mut facts = Facts::unknown(self.slots);
        for (bit, row) in (0..span.count).zip(span.start..) {
            for column in &self.columns {
                let value = if column.array.is_null(row) {
                    None
                } else {
                    let bad = || ColumnError::BadValue { fact: column.fact.id.clone(), row };
                    Some((column.value)(row).ok_or_else(bad)?)
                };
                facts.set(column.slot, value);
            }
            let words = match self.cond.holds(&facts) {
                Some(true) => &mut answers.yes,
                Some(false) => &mut answers.no,
                None => continue,
            };
            let (place, bit) = place(bit);
            if let Some(word) = words.get_mut(place) {
                *word |= bit;
            }
        }
        Ok(answers)
    }
}

/// The values of a column; none where its type holds none of the fact's.
fn values<'a>(
    fact: &'a Fact,
    array: &'a dyn Array,
    table: &'a FactTable,
) -> Option<Box<dyn Fn(usize) -> Option<Value> + 'a>> {
    if fact.kind == FactType::Bool {
        let array = array.as_boolean_opt()?;
        return Some(Box::new(|row| Some(Value::Bool(array.value(row)))));
    }
    if let Some(bounds) = bounds(fact) {
        numbers::is_whole(array).then_some(())?;
        return Some(Box::new(move |row| {
            let number = numbers::number(array, row).filter(|number| (bounds.min..=bounds.max).contains(number));
            number.map(Value::Int)
        }));
    }
    let number = move |text: &str| canonical_choice(fact, text).and_then(|text| table.text(&text)).map(Value::Text);
    if let Some(texts) = array.as_string_opt::<i32>() {
        return Some(Box::new(move |row| number(texts.value(row))));
    }
    if let Some(texts) = array.as_string_opt::<i64>() {
        return Some(Box::new(move |row| number(texts.value(row))));
    }
    let dictionary = array.as_any_dictionary_opt()?;
    let keys = dictionary.normalized_keys();
    let numbers = values(fact, dictionary.values().as_ref(), table)?;
    Some(Box::new(move |row| keys.get(row).and_then(|key| numbers(*key))))
}
