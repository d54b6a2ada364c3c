//! Facts at the corners of their values, in every combination that a minute's reading bears.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::words;
use crate::bundle::{Channel, Fact, Language, Weekday};
use crate::prove::Corner;
use crate::runtime::{FactValue, RuleSet};
use crate::wording::say;

/// Facts of one dossier by name.
pub(super) type Facts = BTreeMap<String, Json>;

/// Every combination of corners; where there are more than `most`, each fact is varied alone, beside all at their last value,
/// and the second member is true.
pub(super) fn combinations(corners: &[Corner], most: usize) -> (Vec<Facts>, bool) {
    let count = corners.iter().try_fold(1_usize, |count, corner| count.checked_mul(corner.values.len().max(1)));
    if count.is_some_and(|count| count <= most) {
        let mut all = vec![Facts::new()];
        for corner in corners.iter().filter(|corner| !corner.values.is_empty()) {
            let with = |facts: &Facts, value: &Json| {
                let mut facts = facts.clone();
                facts.insert(corner.fact.clone(), value.clone());
                facts
            };
            all = all.iter().flat_map(|facts| corner.values.iter().map(move |value| with(facts, value))).collect();
        }
        return (all, false);
    }
    let at = |pick: fn(&[Json]) -> Option<&Json>| -> Facts {
        let value = |corner: &Corner| Some((corner.fact.clone(), pick(&corner.values)?.clone()));
        corners.iter().filter_map(value).collect()
    };
    let plain = at(|values| values.first());
    let mut all = vec![plain.clone()];
    for corner in corners {
        for value in corner.values.iter().skip(1) {
            let mut facts = plain.clone();
            facts.insert(corner.fact.clone(), value.clone());
            all.push(facts);
        }
    }
    all.push(at(|values| values.last()));
    all.truncate(most);
    (all, true)
}

/// The facts as a rule set takes them; what it has no rule for is left out.
pub(super) fn given(rules: &RuleSet, facts: &Facts) -> BTreeMap<String, FactValue> {
    let value = |(name, json): (&String, &Json)| Some((name.clone(), rules.read_json_fact(name, json).ok()??));
    facts.iter().filter_map(value).collect()
}

/// The facts for a person.
pub(super) fn say(rules: &RuleSet, facts: &Facts, language: Language) -> String {
    let one = |(name, json): (&String, &Json)| {
        let known = rules.facts().find(|fact| fact.id == *name);
        words::fact_is(language, &called(known, name, language), &value(rules, name, json, language))
    };
    facts.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Names of facts for a person.
pub(super) fn names(rules: &RuleSet, facts: &[String], language: Language) -> String {
    let one = |name: &String| called(rules.facts().find(|fact| fact.id == *name), name, language);
    facts.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn called(fact: Option<&Fact>, name: &str, language: Language) -> String {
    let alias = fact.and_then(|fact| fact.alias.clone()).filter(|_| language == Language::Vi);
    alias.unwrap_or_else(|| name.to_owned())
}

fn value(rules: &RuleSet, name: &str, json: &Json, language: Language) -> String {
    match rules.read_json_fact(name, json) {
        Ok(Some(FactValue::Bool(true))) => words::yes(language),
        Ok(Some(FactValue::Bool(false))) => words::no(language),
        Ok(Some(FactValue::Date(day))) => say::date(day, language),
        Ok(Some(FactValue::Text(text))) => {
            let closed = Channel::parse(&text).map(|channel| channel.in_language(language));
            let closed = closed.or_else(|| Weekday::parse(&text).map(|day| day.in_language(language)));
            closed.map_or(text.clone(), str::to_owned)
        }
        Ok(Some(other)) => other.to_string(),
        _ => json.to_string(),
    }
}
