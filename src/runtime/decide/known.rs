//! Turns what is given of a dossier into all that is known of it: the receipt, elapsed days and years, completeness. What is
//! given against what follows is refused.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::error::DecideError;
use super::request::{Request, to_value};
use crate::bundle::{Fact, FactType, numbered_day};
use crate::runtime::derived::Received;
use crate::runtime::expr::{Facts, Slot, Value};
use crate::runtime::known::SlotSet;
use crate::runtime::rules::{RuleSet, VersionRules};

impl RuleSet {
    /// What is known of a dossier, by slot: what is given and what follows from it.
    pub(super) fn fill(&self, request: &Request, version: &VersionRules) -> Result<Facts, DecideError> {
        let mut facts = Facts::unknown(self.facts.slots());
        for (name, value) in &request.facts {
            let (slot, fact) = self.fact(name)?;
            let value = to_value(&self.facts, fact, value)?;
            match facts.get(slot) {
                Some(other) if other != value => return Err(DecideError::FactGivenTwice { name: fact.id.clone() }),
                _ => facts.set(slot, Some(value)),
            }
        }
        let received = Received::of(request.received.into(), request.channel);
        let given = facts.given();
        self.follow(&mut facts, &received, version, &given)?;
        self.ask_instead(&mut facts, version);
        Ok(facts)
    }

    /// Sets what follows from the receipt and from what is known; where a value is `given` for such a fact, that must be the same.
    pub(in crate::runtime) fn follow(
        &self,
        facts: &mut Facts,
        received: &Received,
        version: &VersionRules,
        given: &SlotSet,
    ) -> Result<(), DecideError> {
        if !self.derived.put_receipt(facts, received, given) {
            for (slot, value) in self.derived.receipt(received) {
                self.derive(facts, slot, value, given)?;
            }
        }
        for elapsed in self.derived.elapsing(facts) {
            let value = elapsed.value(facts, received.day);
            self.derive(facts, elapsed.slot, value, given)?;
        }
        // `documents.complete` follows from its parts; it may be given instead, but not against them. Given as yes, which it mostly is, it
        // is against them only where one is known to lack.
        let is_said = given.has(self.facts.complete) && facts.yes(self.facts.complete) == Some(true);
        if is_said && !version.complete.may_fail(facts) {
            return Ok(());
        }
        let complete = version.complete.holds(facts).map(Value::Bool);
        self.derive(facts, self.facts.complete, complete, given)
    }

    /// Notes what to ask for in place of derived facts that are unknown.
    pub(in crate::runtime) fn ask_instead(&self, facts: &mut Facts, version: &VersionRules) {
        for elapsed in self.derived.elapsed() {
            if facts.get(elapsed.base).is_none() {
                facts.instead.insert(elapsed.slot, BTreeSet::from([elapsed.base]));
            }
        }
        let mut parts = version.documents.iter().flat_map(|document| [document.there, document.drawn]);
        if facts.get(self.facts.complete).is_none() && parts.any(|part| facts.get(part).is_some()) {
            let mut missing = BTreeSet::new();
            version.complete.missing(facts, &mut missing);
            facts.instead.insert(self.facts.complete, missing);
        }
    }

    /// Sets a derived fact, which a given value must not contradict.
    fn derive(&self, facts: &mut Facts, slot: Slot, value: Option<Value>, given: &SlotSet) -> Result<(), DecideError> {
        if !given.has(slot) {
            facts.set(slot, value);
            return Ok(());
        }
        match (facts.get(slot), value, self.facts.get(slot)) {
            (Some(given), Some(value), Some(fact)) if given != value => Err(DecideError::Contradiction {
                name: fact.id.clone(),
                given: self.show(fact, given),
                derived: self.show(fact, value),
            }),
            _ => Ok(()),
        }
    }

    fn show(&self, fact: &Fact, value: Value) -> String {
        match (value, &fact.kind) {
            (Value::Bool(value), _) => value.to_string(),
            (Value::Int(minutes), FactType::Time) => {
                let time = u32::try_from(minutes)
                    .ok()
                    .and_then(|minutes| NaiveTime::from_num_seconds_from_midnight_opt(minutes.checked_mul(60)?, 0));
                time.map_or_else(String::new, |time| time.format("%H:%M").to_string())
            }
            (Value::Int(days), FactType::Date) => numbered_day(days).map_or_else(String::new, |date| date.to_string()),
            (Value::Int(value), _) => value.to_string(),
            (Value::Text(number), _) => self.facts.word(number).unwrap_or("").to_owned(),
        }
    }
}
