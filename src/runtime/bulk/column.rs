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

/// How many places say where a text stands among those.
const PLACES: usize = 16;

/// A column of one fact.
pub(crate) struct FactColumn<'r> {
    rules: &'r RuleSet,
    fact: &'r Fact,
    slot: FactSlot,
    is_yes_no: bool,
    /// Texts of a yes/no fact or a choice; an empty one says nothing.
    seen: Vec<Seen>,
    /// By what a short text's bytes give, the place of the last one that was found by it: looking there first asks one question whose
    /// answer hardly ever changes, where a list asks as many as stand before the text.
    places: [u8; PLACES],
}

/// A text that was read, and what it says.
struct Seen {
    text: Box<[u8]>,
    /// Of a short text its bytes.
    short: Option<u64>,
    says: Option<Value>,
}

impl<'r> FactColumn<'r> {
    /// The column of a fact, by its canonical name or its alias; none where it is not declared.
    pub(crate) fn new(rules: &'r RuleSet, name: &str) -> Option<Self> {
        let (_, fact) = rules.fact(name).ok()?;
        let (slot, is_yes_no) = (rules.fact_slot(name).ok()?, fact.kind == FactType::Bool);
        Some(Self { rules, fact, slot, is_yes_no, seen: Vec::new(), places: [0; PLACES] })
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

    /// Puts what a text says; an empty one is unknown. False, with the dossier as it was, where it is no value of the fact, or no text.
    pub(crate) fn put_text(&mut self, dossier: &mut Dossier<'r>, text: &[u8]) -> bool {
        let answer = match text {
            b"true" => Some(Value::Bool(true)),
            b"false" => Some(Value::Bool(false)),
            b"" => None,
            _ => return self.put_other(dossier, text),
        };
        if !self.is_yes_no {
            return self.put_other(dossier, text);
        }
        dossier.put(self.slot, answer);
        true
    }

    /// Puts what a text says that is not the usual one of a yes/no fact.
    fn put_other(&mut self, dossier: &mut Dossier<'r>, text: &[u8]) -> bool {
        let short = short(text);
        let is_it = |seen: &&Seen| {
            seen.text.len() == text.len() && if short.is_some() { seen.short == short } else { *seen.text == *text }
        };
        let first = self.places.get_mut(place(short));
        let guess = first.as_ref().and_then(|first| self.seen.get(usize::from(**first)));
        if let Some(Seen { says, .. }) = guess.filter(is_it) {
            dossier.put(self.slot, *says);
            return true;
        }
        if let Some((at, Seen { says, .. })) = (0_u8..).zip(&self.seen).find(|(_, seen)| is_it(seen)) {
            dossier.put(self.slot, *says);
            first.into_iter().for_each(|first| *first = at);
            return true;
        }
        self.read(dossier, text)
    }

    /// Puts what a text says that was not seen yet.
    fn read(&mut self, dossier: &mut Dossier<'r>, text: &[u8]) -> bool {
        let Ok(text) = std::str::from_utf8(text) else { return false };
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
            Json::String(text) => self.put_text(dossier, text.as_bytes()),
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

    /// Puts yes or no, none for unknown; as [`FactColumn::put`].
    #[cfg(feature = "arrow")]
    pub(crate) fn put_yes(&self, dossier: &mut Dossier<'r>, yes: Option<bool>) -> bool {
        let fits = self.is_yes_no || yes.is_none();
        if fits {
            dossier.put(self.slot, yes.map(Value::Bool));
        }
        fits
    }

    fn learn(&mut self, dossier: &mut Dossier<'r>, text: &str, known: Option<Value>) -> bool {
        let recurs = matches!(self.fact.kind, FactType::Bool | FactType::Choice { .. }) || text.is_empty();
        if recurs && self.seen.len() < MOST && text.len() <= LONGEST {
            self.seen.push(Seen { text: text.as_bytes().into(), short: short(text.as_bytes()), says: known });
        }
        dossier.put(self.slot, known);
        true
    }
}

/// Where the texts with some bytes are looked for first.
fn place(short: Option<u64>) -> usize {
    let bytes = short.unwrap_or_default();
    let folded = bytes ^ bytes >> 35 ^ bytes >> 13;
    // Of a number below 16.
    usize::try_from(folded & 0xF).unwrap_or_default()
}

/// The bytes of a text of at most eight; texts as long as each other have the same where they are the same.
fn short(bytes: &[u8]) -> Option<u64> {
    match (bytes, bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        ([], _, _) => Some(0),
        (_, Some(first), Some(last)) if bytes.len() <= 8 => {
            Some(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32)
        }
        ([a], _, _) => Some(u64::from(*a)),
        ([a, b], _, _) => Some(u64::from(*a) | u64::from(*b) << 8),
        ([a, b, c], _, _) => Some(u64::from(*a) | u64::from(*b) << 8 | u64::from(*c) << 16),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::short;

    proptest! {
        #[test]
        fn short_texts_of_one_length_are_told_apart(one in "[abớ]{0,9}", other in "[abớ]{0,9}") {
            prop_assert_eq!(short(one.as_bytes()).is_some(), one.len() <= 8);
            if one.len() == other.len() && one.len() <= 8 {
                prop_assert_eq!(short(one.as_bytes()) == short(other.as_bytes()), one == other);
            }
        }
    }
}
