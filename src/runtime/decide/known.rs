//! Turns what is given of a dossier into all that is known of it: the receipt, elapsed days and years, completeness. What is
//! given against what follows is refused.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};

use super::error::DecideError;
use super::request::{Request, minutes, to_value};
use crate::bundle::{Derived, Fact, FactType, Weekday, day_number, numbered_day};
use crate::calendar::years_between;
use crate::runtime::expr::{Facts, Slot, Value};
use crate::runtime::facts::FactTable;
use crate::runtime::rules::{RuleSet, VersionRules};

impl RuleSet {
    /// What is known of a dossier, by slot: what is given and what follows from it.
    pub(super) fn fill(&self, request: &Request, version: &VersionRules) -> Result<Facts, DecideError> {
        let mut facts = Facts { values: vec![None; self.facts.len()], instead: BTreeMap::new() };
        for (name, value) in &request.facts {
            let (slot, fact) = self.fact(name)?;
            let value = to_value(&self.facts, fact, value)?;
            match facts.get(slot) {
                Some(other) if other != value => return Err(DecideError::FactGivenTwice { name: fact.id.clone() }),
                _ => set(&mut facts, slot, value),
            }
        }
        let receipt = |fact: &Fact| receipt_value(&self.facts, fact, request);
        for (slot, fact) in self.facts.iter() {
            if let Some(value) = receipt(fact) {
                self.derive(&mut facts, slot, fact, value)?;
            }
        }
        for (slot, fact) in self.facts.iter() {
            let Some(Derived::DaysFrom { fact: base } | Derived::YearsFrom { fact: base }) = &fact.derived else {
                continue;
            };
            let Some(base) = self.facts.named(base) else { continue };
            match elapsed(&facts, base, fact, request.received.date()) {
                Some(value) => self.derive(&mut facts, slot, fact, value)?,
                None => {
                    facts.instead.insert(slot, BTreeSet::from([base]));
                }
            }
        }
        self.fill_completeness(&mut facts, version)?;
        Ok(facts)
    }

    /// `documents.complete` follows from its parts; it may be given instead, but not against them.
    fn fill_completeness(&self, facts: &mut Facts, version: &VersionRules) -> Result<(), DecideError> {
        let slot = self.facts.complete;
        let Some(fact) = self.facts.get(slot) else { return Ok(()) };
        if let Some(derived) = version.complete.holds(facts) {
            return self.derive(facts, slot, fact, Value::Bool(derived));
        }
        let mut parts = version.documents.iter().flat_map(|document| [document.there, document.drawn]);
        if facts.get(slot).is_none() && parts.any(|part| facts.get(part).is_some()) {
            let mut missing = BTreeSet::new();
            version.complete.missing(facts, &mut missing);
            facts.instead.insert(slot, missing);
        }
        Ok(())
    }

    /// Sets a derived fact, which a given value must not contradict.
    fn derive(&self, facts: &mut Facts, slot: Slot, fact: &Fact, value: Value) -> Result<(), DecideError> {
        match facts.get(slot) {
            Some(given) if given != value => Err(DecideError::Contradiction {
                name: fact.id.clone(),
                given: self.show(fact, given),
                derived: self.show(fact, value),
            }),
            _ => {
                set(facts, slot, value);
                Ok(())
            }
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

fn set(facts: &mut Facts, slot: Slot, value: Value) {
    if let Some(place) = facts.values.get_mut(slot) {
        *place = Some(value);
    }
}

/// What the receipt says about a built-in fact.
fn receipt_value(table: &FactTable, fact: &Fact, request: &Request) -> Option<Value> {
    if fact.id == "channel" {
        return table.text(request.channel.as_str()).map(Value::Text);
    }
    let date = request.received.date();
    match &fact.derived {
        Some(Derived::ReceivedTime) => Some(Value::Int(minutes(request.received.time()))),
        Some(Derived::ReceivedDate) => Some(Value::Int(day_number(date))),
        Some(Derived::ReceivedWeekday) => {
            let weekday = Weekday::from(chrono::Datelike::weekday(&date));
            table.text(weekday.as_str()).map(Value::Text)
        }
        _ => None,
    }
}

/// Whole days or years from a date fact to the date of receipt.
fn elapsed(facts: &Facts, base: Slot, fact: &Fact, received: NaiveDate) -> Option<Value> {
    let Some(Value::Int(day)) = facts.get(base) else { return None };
    match fact.derived {
        Some(Derived::YearsFrom { .. }) => years_between(numbered_day(day)?, received).map(Value::Int),
        _ => day_number(received).checked_sub(day).map(Value::Int),
    }
}
