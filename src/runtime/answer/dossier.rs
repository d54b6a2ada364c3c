//! What is known of one dossier, in slots that are filled and emptied without allocating.

use chrono::NaiveDateTime;

use super::RuleSet;
use crate::bundle::{Channel, FactType, numbered_day};
use crate::runtime::decide::{DecideError, FactValue, Request, to_value};
use crate::runtime::expr::{Facts, Slot, Value};
use crate::runtime::known::SlotSet;

/// A fact of a rule set, found by its name once. It is of that rule set alone: another one, loaded from a newer bundle, has slots of
/// its own, and is not always able to tell that it is asked with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FactSlot(Slot);

/// A value of a choice, found by its text once; as a [`FactSlot`], of its rule set alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    slot: Slot,
    text: u32,
}

/// The facts of one dossier. One value serves any number of dossiers, one after the other.
#[derive(Clone, Debug)]
pub struct Dossier<'r> {
    rules: &'r RuleSet,
    facts: Facts,
    /// The slots that a value was given for.
    given: SlotSet,
}

impl RuleSet {
    /// The slot of a fact, by its canonical name or its alias.
    ///
    /// # Errors
    /// [`DecideError::UndeclaredFact`].
    pub fn fact_slot(&self, name: &str) -> Result<FactSlot, DecideError> {
        self.fact(name).map(|(slot, _)| FactSlot(slot))
    }

    /// A value of a choice; built-in ones are found in either language.
    ///
    /// # Errors
    /// [`DecideError::BadFactValue`] for a text that the fact cannot be, and for a fact that is no choice.
    pub fn choice(&self, fact: FactSlot, text: &str) -> Result<Choice, DecideError> {
        match self.value(fact, &FactValue::Text(text.to_owned()))? {
            Value::Text(text) => Ok(Choice { slot: fact.0, text }),
            Value::Bool(_) | Value::Int(_) => Err(self.no_slot(fact)),
        }
    }

    /// A dossier of which nothing is known.
    pub fn dossier(&self) -> Dossier<'_> {
        let slots = self.facts.slots();
        Dossier { rules: self, facts: Facts::unknown(slots), given: SlotSet::none(slots) }
    }

    /// A value of a fact as conditions read it.
    pub(in crate::runtime) fn value(&self, fact: FactSlot, value: &FactValue) -> Result<Value, DecideError> {
        let declared = self.facts.get(fact.0).ok_or_else(|| self.no_slot(fact))?;
        to_value(&self.facts, declared, value)
    }

    /// A slot that another rule set gave out.
    fn no_slot(&self, fact: FactSlot) -> DecideError {
        let name = self.facts.get(fact.0).map_or_else(|| format!("#{}", fact.0), |fact| fact.id.clone());
        DecideError::UndeclaredFact { name, nearest: Vec::new() }
    }
}

impl<'r> Dossier<'r> {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.facts.clear();
        self.given.clear();
    }

    /// Gives a fact its value, in place of one that was given before.
    ///
    /// # Errors
    /// [`DecideError::BadFactValue`] for a value of another type or out of bounds, [`DecideError::UndeclaredFact`] for a slot that this
    /// rule set has not.
    pub fn set(&mut self, fact: FactSlot, value: &FactValue) -> Result<(), DecideError> {
        let value = self.rules.value(fact, value)?;
        self.put(fact, Some(value));
        Ok(())
    }

    /// Gives a yes/no fact its value.
    ///
    /// # Errors
    /// As [`Dossier::set`].
    pub fn set_bool(&mut self, fact: FactSlot, value: bool) -> Result<(), DecideError> {
        self.set(fact, &FactValue::Bool(value))
    }

    /// Gives a choice its value.
    pub fn set_choice(&mut self, choice: Choice) {
        self.put(FactSlot(choice.slot), Some(Value::Text(choice.text)));
    }

    /// Forgets a fact.
    pub fn unset(&mut self, fact: FactSlot) {
        self.put(fact, None);
    }

    /// Gives a fact a value that it can have, or forgets it.
    #[inline]
    pub(in crate::runtime) fn put(&mut self, fact: FactSlot, value: Option<Value>) {
        self.facts.set(fact.0, value);
        self.given.set(fact.0, value.is_some());
    }

    #[inline]
    pub(super) fn rules(&self) -> &'r RuleSet {
        self.rules
    }

    #[inline]
    pub(super) fn known(&self) -> &Facts {
        &self.facts
    }

    /// What is known, and the slots of what was given. What followed from one receipt is set anew for the next.
    pub(super) fn parts(&mut self) -> (&mut Facts, &SlotSet) {
        (&mut self.facts, &self.given)
    }

    /// The same dossier as a request.
    pub(super) fn request(&self, procedure: &str, office: &str, received: NaiveDateTime, channel: Channel) -> Request {
        let given = self.rules.facts.iter().filter(|(slot, _)| self.given.has(*slot));
        let facts = given.filter_map(|(slot, fact)| {
            let value = match (self.facts.get(slot)?, &fact.kind) {
                (Value::Bool(value), _) => FactValue::Bool(value),
                (Value::Int(days), FactType::Date) => FactValue::Date(numbered_day(days)?),
                (Value::Int(minutes), FactType::Time) => {
                    let seconds = u32::try_from(minutes).ok()?.checked_mul(60)?;
                    FactValue::Time(chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?)
                }
                (Value::Int(value), _) => FactValue::Integer(value),
                (Value::Text(number), _) => FactValue::Text(self.rules.facts.word(number)?.to_owned()),
            };
            Some((fact.id.clone(), value))
        });
        Request {
            procedure: procedure.to_owned(),
            office: office.to_owned(),
            received,
            channel,
            facts: facts.collect(),
            events: Vec::new(),
        }
    }
}
