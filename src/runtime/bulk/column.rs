//! A column of values of one fact, each put into a dossier. Texts that stand in many rows are read once.

use serde_json::Value;

use super::text::canonical;
use crate::bundle::{Fact, FactType};
use crate::runtime::answer::{Choice, Dossier, FactSlot};
use crate::runtime::decide::{FactValue, parse_value};
use crate::runtime::rules::RuleSet;

/// How many texts are remembered, and the longest of them.
const MOST: usize = 16;
const LONGEST: usize = 64;

/// A column of one fact.
pub(crate) struct FactColumn<'r> {
    rules: &'r RuleSet,
    fact: &'r Fact,
    slot: FactSlot,
    /// Texts of a yes/no fact or a choice, with what they say.
    seen: Vec<(Box<str>, Known)>,
}

/// What a text says.
#[derive(Clone, Copy)]
enum Known {
    Nothing,
    Yes(bool),
    Choice(Choice),
}

impl<'r> FactColumn<'r> {
    /// The column of a fact, by its canonical name or its alias; none where it is not declared.
    pub(crate) fn new(rules: &'r RuleSet, name: &str) -> Option<Self> {
        let (_, fact) = rules.fact(name).ok()?;
        Some(Self { rules, fact, slot: rules.fact_slot(name).ok()?, seen: Vec::new() })
    }

    /// The slot that it fills.
    #[cfg(feature = "cli")]
    pub(crate) const fn slot(&self) -> FactSlot {
        self.slot
    }

    /// Puts what a text says; an empty one is unknown. False, with the dossier as it was, where it is no value of the fact.
    pub(crate) fn put_text(&mut self, dossier: &mut Dossier<'r>, text: &str) -> bool {
        if let Some((_, known)) = self.seen.iter().find(|(seen, _)| **seen == *text) {
            let known = *known;
            return self.put_known(dossier, known);
        }
        if text.trim().is_empty() {
            return self.learn(dossier, text, Known::Nothing);
        }
        match parse_value(self.fact, &canonical(text)) {
            Some(FactValue::Bool(yes)) => self.learn(dossier, text, Known::Yes(yes)),
            Some(FactValue::Text(choice)) => match self.rules.choice(self.slot, &choice) {
                Ok(choice) => self.learn(dossier, text, Known::Choice(choice)),
                Err(_) => false,
            },
            Some(value) => self.put(dossier, &value),
            None => false,
        }
    }

    /// Puts a JSON value, as [`FactColumn::put_text`].
    pub(crate) fn put_json(&mut self, dossier: &mut Dossier<'r>, value: &Value) -> bool {
        match value {
            Value::Null => self.put_known(dossier, Known::Nothing),
            Value::Bool(yes) => self.put(dossier, &FactValue::Bool(*yes)),
            Value::Number(number) => match number.as_i64() {
                Some(number) => self.put(dossier, &FactValue::Integer(number)),
                None => false,
            },
            Value::String(text) => self.put_text(dossier, text),
            Value::Array(_) | Value::Object(_) => false,
        }
    }

    /// Puts a value; false, with the dossier as it was, where it is of another type or out of bounds.
    pub(crate) fn put(&self, dossier: &mut Dossier<'r>, value: &FactValue) -> bool {
        dossier.set(self.slot, value).is_ok()
    }

    fn learn(&mut self, dossier: &mut Dossier<'r>, text: &str, known: Known) -> bool {
        let recurs = matches!(self.fact.kind, FactType::Bool | FactType::Choice { .. }) || text.is_empty();
        if recurs && self.seen.len() < MOST && text.len() <= LONGEST {
            self.seen.push((text.into(), known));
        }
        self.put_known(dossier, known)
    }

    fn put_known(&self, dossier: &mut Dossier<'r>, known: Known) -> bool {
        match known {
            Known::Nothing => {
                dossier.unset(self.slot);
                true
            }
            Known::Yes(yes) => dossier.set_bool(self.slot, yes).is_ok(),
            Known::Choice(choice) => {
                dossier.set_choice(choice);
                true
            }
        }
    }
}
