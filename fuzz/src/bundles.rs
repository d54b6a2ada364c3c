//! Bundles: any bytes, and changes of one that is right.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde_json::Value;
use thutuc::bundle::{self, Bundle, Channel, Slice, from_canonical_bytes};
use thutuc::runtime::{Event, FactValue, Request, RuleSet};

use super::draw::Draw;
use super::rules;

/// Any bytes are loaded or refused; what is loaded can be written and decided by.
pub fn bundle(bytes: &[u8]) {
    // The short way of reading takes nothing that the long one refuses.
    let short = from_canonical_bytes(bytes);
    let Ok(rules) = RuleSet::load(bytes) else { return };
    if let Some(short) = short {
        assert_eq!(&short, rules.bundle());
    }
    assert!(bundle::to_canonical_bytes(rules.bundle()).is_ok());
}

/// A changed bundle under its own digest is loaded or refused; what is loaded decides any dossier or says why not.
pub fn mutant(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let mut json: Value = serde_json::from_slice(&rules::bundle().1).expect("a bundle");
    for _ in 0..=draw.below(4) {
        change(&mut json, &mut draw);
    }
    if !json.is_object() {
        return;
    }
    json["format"] = Value::from(bundle::FORMAT);
    if let Ok(revision) = bundle::revision(&json) {
        json["revision"] = Value::from(revision);
    }
    let Ok(rules) = RuleSet::load(json.to_string().as_bytes()) else { return };
    let first = rules.bundle().horizon.from;
    for _ in 0..4 {
        decide(&rules, &mut draw, first);
    }
    let office = rules.bundle().offices.first().map(|office| office.id.clone());
    let slice = Slice { office, ..Slice::default() }.of(rules.bundle());
    if let Ok(slice) = slice {
        load_again(&slice);
    }
}

fn load_again(bundle: &Bundle) {
    let bytes = bundle::to_canonical_bytes(bundle).expect("a sealed bundle");
    assert!(RuleSet::load(&bytes).is_ok(), "a slice of what is loaded is loaded");
}

/// Puts something else in one place of a JSON document, or an item twice.
fn change(json: &mut Value, draw: &mut Draw<'_>) {
    let count = match json {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    if count == 0 || draw.below(16) == 0 {
        *json = other(json, draw);
        return;
    }
    let at = draw.below(count);
    match json {
        Value::Array(items) => match draw.below(24) {
            0 => items.push(items[at].clone()),
            1 => drop(items.remove(at)),
            _ => change(&mut items[at], draw),
        },
        Value::Object(members) => change(members.values_mut().nth(at).expect("a member"), draw),
        _ => {}
    }
}

fn other(json: &Value, draw: &mut Draw<'_>) -> Value {
    match (draw.below(12), json) {
        (0, _) => Value::Null,
        (1, _) => Value::from(-1),
        (2, _) => Value::from(bundle::MAX_INTEGER),
        (3, _) => Value::from("9999-12-31"),
        (4, _) => Value::from(""),
        (5, _) => Value::Array(Vec::new()),
        (6, _) => Value::from(true),
        (7 | 8, Value::Number(number)) => Value::from(number.as_i64().unwrap_or(0) + draw.below(7) as i64 - 3),
        (9, Value::String(text)) => Value::from(text.chars().rev().collect::<String>()),
        (10, _) => serde_json::json!({"and": [{"var": "documents.complete"}, {"!": [{"var": "fee.paid"}]}]}),
        _ => Value::from(draw.below(65_536)),
    }
}

/// Asks about a dossier that the draw makes.
pub fn decide(rules: &RuleSet, draw: &mut Draw<'_>, first: NaiveDate) {
    let codes: Vec<&str> = rules.bundle().procedures.iter().map(|procedure| procedure.id.as_str()).collect();
    let offices: Vec<&str> = rules.bundle().offices.iter().map(|office| office.id.as_str()).collect();
    if codes.is_empty() || offices.is_empty() {
        return;
    }
    let day = first.checked_add_days(Days::new(draw.below(500) as u64)).unwrap_or(first);
    let received = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(draw.below(1_440) as i64);
    let names: Vec<&str> = rules.facts().map(|fact| fact.id.as_str()).collect();
    let mut facts = BTreeMap::new();
    while !names.is_empty() && draw.has_more() && facts.len() < names.len() {
        let value = match draw.below(8) {
            0 => FactValue::Integer(draw.below(70_000) as i64 - 100),
            1 => FactValue::Text("online".to_owned()),
            2 => FactValue::Date(day),
            3 => FactValue::Time(received.time()),
            number => FactValue::Bool(number % 2 == 0),
        };
        facts.insert((*draw.pick(&names)).to_owned(), value);
    }
    let mut events = Vec::new();
    for hours in 0..draw.below(4) {
        let at = received + TimeDelta::hours(20 * hours as i64);
        let status = *draw.pick(&["1", "2", "4", "5", "9", "10", "reappointed"]);
        events.extend(Event::parse(&format!("{}={status}", at.format("%Y-%m-%dT%H:%M"))).ok());
    }
    let request = Request {
        procedure: (*draw.pick(&codes)).to_owned(),
        office: (*draw.pick(&offices)).to_owned(),
        received,
        channel: *draw.pick(Channel::ALL),
        facts,
        events,
    };
    let Ok(decision) = rules.decide(&request) else { return };
    assert!(decision.received <= decision.counted_from, "{request:?}");
    assert!(serde_json::to_string(&decision).is_ok());
}
