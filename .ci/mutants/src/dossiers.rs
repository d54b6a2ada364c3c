//! Random dossiers, decided by two rule sets.

use std::collections::BTreeMap;

use serde_json::Value;
use thutuc::bundle::{Channel, FactType};
use thutuc::runtime::{FactValue, Request, RuleSet};

use crate::mutate::Mutant;

/// How many dossiers a mutant is confirmed by.
const DOSSIERS: usize = 4_000;

/// Decides random dossiers by both; how many.
///
/// # Errors
/// The mutant and the first dossier that is decided otherwise.
pub fn agree(old: &RuleSet, new: &RuleSet, mutant: &Mutant) -> Result<usize, String> {
    let mut random = fastrand::Rng::with_seed(mutant.at.start as u64);
    // Those of the mutated file come first: of a folder, every second dossier.
    let own = mutant.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let all: Vec<&str> = old.bundle().procedures.iter().map(|procedure| procedure.id.as_str()).collect();
    let near: Vec<&str> = old
        .bundle()
        .procedures
        .iter()
        .filter(|procedure| {
            let touched = |version: &thutuc::bundle::Version| {
                let provenance = &version.provenance;
                let sources =
                    [&provenance.source].into_iter().chain(provenance.changes.iter().map(|change| &change.source));
                sources.into_iter().any(|source| source.starts_with(own))
            };
            procedure.versions.iter().any(touched)
        })
        .map(|procedure| procedure.id.as_str())
        .collect();
    let mut decided = 0;
    for turn in 0..DOSSIERS {
        let from = if turn % 2 == 0 && !near.is_empty() { &near } else { &all };
        let request = dossier(old, from[random.usize(..from.len())], &mut random);
        let (before, after) = (answer(old, &request), answer(new, &request));
        decided += usize::from(before.is_some());
        if before != after {
            return Err(format!("{mutant}: {request:?}"));
        }
    }
    Ok(decided)
}

fn dossier(rules: &RuleSet, procedure: &str, random: &mut fastrand::Rng) -> Request {
    let bundle = rules.bundle();
    let office = &bundle.offices[random.usize(..bundle.offices.len())].id;
    let days = (bundle.horizon.to - bundle.horizon.from).num_days();
    let day = bundle.horizon.from + chrono_days(random.i64(0..days));
    let minute = random.i64(7 * 60..18 * 60);
    let received = day.and_hms_opt(0, 0, 0).expect("midnight") + minutes(minute);
    let channel = Channel::ALL[random.usize(..Channel::ALL.len())];
    let mut facts = BTreeMap::new();
    for fact in rules.facts().filter(|fact| fact.derived.is_none() && fact.id != "channel") {
        let value = match &fact.kind {
            FactType::Bool => FactValue::Bool(random.bool()),
            FactType::Number { min, max } | FactType::Money { min, max } => {
                FactValue::Integer(random.i64(*min..=(*max).min(min + 60)))
            }
            FactType::Choice { values } => FactValue::Text(values[random.usize(..values.len())].clone()),
            FactType::Date | FactType::Time => continue,
        };
        // Some facts stay unknown.
        if random.u8(..8) > 0 {
            facts.insert(fact.id.clone(), value);
        }
    }
    Request { procedure: procedure.to_owned(), office: office.clone(), received, channel, facts, events: Vec::new() }
}

fn chrono_days(days: i64) -> chrono::TimeDelta {
    chrono::TimeDelta::days(days)
}

fn minutes(minutes: i64) -> chrono::TimeDelta {
    chrono::TimeDelta::minutes(minutes)
}

/// What an applicant gets, as `diff` looks at it: verdict, moments due, promise, fee, documents, refusal; without the words and
/// lines of the rules behind it, the moment from which it is counted, and when each step is due inside the office.
fn answer(rules: &RuleSet, request: &Request) -> Option<Value> {
    let mut decision = serde_json::to_value(rules.decide(request).ok()?).ok()?;
    let Value::Object(members) = &mut decision else { return None };
    ["counted_from", "steps", "state"].iter().for_each(|name| drop(members.remove(*name)));
    strip(&mut decision);
    Some(decision)
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for name in ["source", "rule", "clause", "text", "basis", "illustrative"] {
                members.remove(name);
            }
            members.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}
