//! A column of values of one fact, each put into a dossier. Texts that stand in many rows are read once.

use serde_json::Value as Json;

use super::text::canonical;
use crate::bundle::{Fact, FactType};
use crate::runtime::answer::{Dossier, FactSlot};
use crate::runtime::decide::{FactValue, parse_value};
use crate::runtime::expr::Value;
use crate::runtime::rules::RuleSet;

/// How many texts are remembered, and the longest of them.
const MOST: usize = 16;
const LONGEST: usize = 64;

/// A column of one fact.
pub(crate) struct FactColumn<'r> {
    rules: &'r RuleSet,
    fact: &'r Fact,
    slot: FactSlot,
    /// Texts of a yes/no fact or a choice, with what they say; an empty one says nothing.
    seen: Vec<(Box<str>, Option<Value>)>,
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

    /// The fact's canonical name.
    #[cfg(feature = "cli")]
    pub(crate) fn id(&self) -> &'r str {
        &self.fact.id
    }

    /// Puts what a text says; an empty one is unknown. False, with the dossier as it was, where it is no value of the fact.
    pub(crate) fn put_text(&mut self, dossier: &mut Dossier<'r>, text: &str) -> bool {
        if let Some((_, known)) = self.seen.iter().find(|(seen, _)| **seen == *text) {
            dossier.put(self.slot, *known);
            return true;
        }
        if text.trim().is_empty() {
            return self.learn(dossier, text, None);
        }
        let value = parse_value(self.fact, &canonical(text)).and_then(|value| self.rules.value(self.slot, &value).ok());
        value.is_some_and(|value| self.learn(dossier, text, Some(value)))
    }

    /// Puts a JSON value, as [`FactColumn::put_text`].
    pub(crate) fn put_json(&mut self, dossier: &mut Dossier<'r>, value: &Json) -> bool {
        match value {
            Json::Null => {
                dossier.unset(self.slot);
                true
            }
            Json::Bool(yes) => self.put(dossier, &FactValue::Bool(*yes)),
            Json::Number(number) => match number.as_i64() {
                Some(number) => self.put(dossier, &FactValue::Integer(number)),
                None => false,
            },
            Json::String(text) => self.put_text(dossier, text),
            Json::Array(_) | Json::Object(_) => false,
        }
    }

    /// Puts a value; false, with the dossier as it was, where it is of another type or out of bounds.
    pub(crate) fn put(&self, dossier: &mut Dossier<'r>, value: &FactValue) -> bool {
        if let (FactType::Bool, FactValue::Bool(yes)) = (&self.fact.kind, value) {
            dossier.put(self.slot, Some(Value::Bool(*yes)));
            return true;
        }
        dossier.set(self.slot, value).is_ok()
    }

    fn learn(&mut self, dossier: &mut Dossier<'r>, text: &str, known: Option<Value>) -> bool {
        let recurs = matches!(self.fact.kind, FactType::Bool | FactType::Choice { .. }) || text.is_empty();
        if recurs && self.seen.len() < MOST && text.len() <= LONGEST {
            self.seen.push((text.into(), known));
        }
        dossier.put(self.slot, known);
        true
    }
}
