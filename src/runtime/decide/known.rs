//! Turns what is given of a dossier into all that is known of it: the receipt, elapsed days and years, completeness. What is
//! given against what follows is refused.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};

use super::error::DecideError;
use super::request::{Request, minutes, to_value};
use crate::bundle::{Derived, Fact, FactType, Weekday};
use crate::runtime::expr::{Facts, Slot, Value};
use crate::runtime::facts::{FIRST_DATE, FactTable, day_number};
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
            (Value::Int(days), FactType::Date) => {
                let days = days.checked_sub(day_number(FIRST_DATE)).and_then(chrono::TimeDelta::try_days);
                let date = days.and_then(|days| FIRST_DATE.checked_add_signed(days));
                date.map_or_else(String::new, |date| date.to_string())
            }
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
        Some(Derived::YearsFrom { .. }) => {
            let days = day.checked_sub(day_number(FIRST_DATE))?;
            let from = FIRST_DATE.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
            years_between(from, received).map(Value::Int)
        }
        _ => day_number(received).checked_sub(day).map(Value::Int),
    }
}

/// Whole years from one date to another. A year ends on the corresponding day, from 29 February on 28 February where the
/// year has no 29th (Civil Code 91/2015/QH13 art. 148(3) and (4)); towards an earlier date they count down.
pub fn years_between(from: NaiveDate, to: NaiveDate) -> Option<i64> {
    use chrono::Datelike;
    let years = i64::from(to.year()).checked_sub(i64::from(from.year()))?;
    let anniversary = from.with_year(to.year()).or_else(|| NaiveDate::from_ymd_opt(to.year(), 2, 28))?;
    if to < anniversary { years.checked_sub(1) } else { Some(years) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_from_29_february_ends_on_28_february() {
        assert_eq!(years_between(date("2024-02-29"), date("2025-02-27")), Some(0));
        assert_eq!(years_between(date("2024-02-29"), date("2025-02-28")), Some(1));
        assert_eq!(years_between(date("2024-02-29"), date("2028-02-28")), Some(3));
        assert_eq!(years_between(date("2024-02-29"), date("2028-02-29")), Some(4));
        assert_eq!(years_between(date("2025-10-04"), date("2025-10-03")), Some(-1));
    }
}
