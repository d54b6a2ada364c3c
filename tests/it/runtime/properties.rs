//! What holds for any bytes, any change of a bundle and any dossier: nothing panics, and promises keep their order.

use proptest::prelude::*;
use serde_json::Value;
use thutuc::bundle::{self, Channel};
use thutuc::runtime::{FactValue, Request, RuleSet};

use super::agreement::Random;
use super::sample;

/// Replaces one value somewhere in a JSON document.
pub(super) fn mutate(json: &mut Value, random: &mut Random) {
    let replacement = match random.below(8) {
        0 => Value::Null,
        1 => Value::from(-1),
        2 => Value::from(9_007_199_254_740_991_i64),
        3 => Value::from("9999-12-31"),
        4 => Value::from(""),
        5 => Value::Array(Vec::new()),
        6 => Value::from(true),
        _ => Value::from(random.below(2000)),
    };
    let stop = random.below(12) == 0;
    let count = match json {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    if stop || count == 0 {
        *json = replacement;
        return;
    }
    let index = random.below(count as u64) as usize;
    match json {
        Value::Array(items) => {
            if random.below(20) == 0 {
                items.push(items[index].clone());
            }
            mutate(&mut items[index], random);
        }
        Value::Object(members) => mutate(members.values_mut().nth(index).unwrap(), random),
        _ => {}
    }
}

fn facts() -> impl Strategy<Value = Vec<(usize, i64, bool)>> {
    prop::collection::vec((0_usize..32, -3_i64..6000, any::<bool>()), 0..12)
}

/// A dossier out of numbers; some of its facts are of the wrong type or out of bounds.
fn request(rules: &RuleSet, minutes: i64, choice: usize, facts: &[(usize, i64, bool)]) -> Request {
    let procedures = ["1.001022", "1.001193", "1.004222", "2.000815"];
    let offices = ["yên-định", "từ-sơn", "sở"];
    let received =
        "2025-06-25T00:00:00".parse::<chrono::NaiveDateTime>().unwrap() + chrono::TimeDelta::minutes(minutes);
    let names: Vec<String> = rules.facts().map(|fact| fact.id.clone()).collect();
    let facts = facts.iter().map(|&(name, number, yes)| {
        let value = match number.rem_euclid(5) {
            0 => FactValue::Integer(number),
            1 => FactValue::Text("online".to_owned()),
            _ => FactValue::Bool(yes),
        };
        (names[name % names.len()].clone(), value)
    });
    Request {
        procedure: procedures[choice % 4].to_owned(),
        office: offices[choice / 4 % 3].to_owned(),
        received,
        channel: Channel::ALL[choice / 12 % 4],
        facts: facts.collect(),
        events: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(RuleSet::load(&bytes).is_err());
    }

    #[test]
    fn any_change_of_a_bundle_is_refused_or_decides_without_a_panic(
        seed in any::<u64>(), minutes in 0_i64..600_000, choice in 0_usize..48, facts in facts(),
    ) {
        let mut json = sample::sample();
        mutate(&mut json, &mut Random(seed));
        prop_assume!(json.is_object());
        json["format"] = Value::from("thutuc.bundle/1");
        if let Ok(revision) = bundle::revision(&json) {
            json["revision"] = Value::from(revision);
        }
        if let Ok(rules) = RuleSet::load(json.to_string().as_bytes()) {
            let _ = rules.decide(&request(&rules, minutes, choice, &facts));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_dossier_is_decided_or_refused_and_promises_keep_their_order(
        minutes in 0_i64..700_000, choice in 0_usize..48, facts in facts(),
    ) {
        let rules = rules();
        let Ok(decision) = rules.decide(&request(rules, minutes, choice, &facts)) else { return Ok(()) };
        prop_assert!(decision.received <= decision.counted_from);
        if let (Some(promised), Some(committed)) = (decision.promised, decision.committed.at) {
            prop_assert!(promised <= committed);
        }
        if let (Some(committed), Some(statutory)) = (decision.committed.at, decision.statutory.at) {
            prop_assert!(committed <= statutory);
        }
        let undetermined = decision.same_day.verdict == thutuc::runtime::Verdict::Undetermined;
        prop_assert_eq!(undetermined, !decision.same_day.missing.is_empty());
        prop_assert_eq!(decision.committed.at.is_none(), !decision.committed.missing.is_empty());
    }

    #[test]
    fn what_is_not_missing_changes_nothing(
        minutes in 0_i64..700_000, choice in 0_usize..48, facts in facts(), name in 0_usize..32, yes in any::<bool>(),
    ) {
        // A decided verdict stays, whatever else becomes known.
        let rules = rules();
        let request = request(rules, minutes, choice, &facts);
        let Ok(before) = rules.decide(&request) else { return Ok(()) };
        let fact = rules.facts().nth(name % rules.facts().count()).unwrap();
        prop_assume!(!request.facts.contains_key(&fact.id) && !before.same_day.missing.contains(&fact.id));
        // Parts of completeness are not named while none of them is given.
        prop_assume!(!fact.id.starts_with("document"));
        let mut told = request.clone();
        told.facts.insert(fact.id.clone(), FactValue::Bool(yes));
        let Ok(after) = rules.decide(&told) else { return Ok(()) };
        prop_assert_eq!(before.same_day.verdict, after.same_day.verdict);
        prop_assert_eq!(before.same_day.missing, after.same_day.missing);
    }
}

/// The sample, loaded once.
fn rules() -> &'static RuleSet {
    static RULES: std::sync::OnceLock<RuleSet> = std::sync::OnceLock::new();
    RULES.get_or_init(sample::rules)
}
