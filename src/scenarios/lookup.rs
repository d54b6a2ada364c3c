//! A member of a decision by its path, and whether it is as expected.

use serde_json::{Map, Value as Json};

use super::members::Holds;

/// The value of a path in a decision written as JSON. An entry of a list is named by its `id` or its place; what a decision
/// leaves out because it says nothing (`illustrative`, `depends_on`, `stages`) is what it would say.
pub(super) fn value(decision: &Json, path: &str, holds: Holds) -> Json {
    let mut here = Some(decision);
    let mut rest = path;
    while let Some(now) = here {
        if rest.is_empty() {
            return now.clone();
        }
        let (word, after) = rest.split_once('.').unwrap_or((rest, ""));
        here = match now {
            Json::Object(members) => members.get(word),
            Json::Array(entries) => entry(entries, word),
            _ => None,
        };
        rest = after;
    }
    match holds {
        Holds::Bool if path.ends_with("illustrative") => Json::Bool(false),
        Holds::Facts | Holds::List(_) => Json::Array(Vec::new()),
        _ => Json::Null,
    }
}

fn entry<'a>(entries: &'a [Json], word: &str) -> Option<&'a Json> {
    let is_named = |entry: &&Json| entry.get("id").and_then(Json::as_str) == Some(word);
    entries.iter().find(is_named).or_else(|| entries.get(word.parse::<usize>().ok()?))
}

/// Whether a value is as expected. In lists of entries, and in entries, only what is expected is looked at; facts may stand in
/// any order.
pub(super) fn fits(expected: &Json, actual: &Json, holds: Holds) -> bool {
    match (expected, actual) {
        (Json::Array(expected), Json::Array(actual)) if holds == Holds::Facts => {
            expected.len() == actual.len() && expected.iter().all(|fact| actual.contains(fact))
        }
        (Json::Array(expected), Json::Array(actual)) => {
            expected.len() == actual.len() && expected.iter().zip(actual).all(|(one, other)| within(one, other))
        }
        (expected, actual) => expected == actual,
    }
}

fn within(expected: &Json, actual: &Json) -> bool {
    match (expected, actual) {
        (Json::Object(expected), Json::Object(actual)) => {
            let has = |(key, value): (&String, &Json)| actual.get(key).is_some_and(|other| within(value, other));
            Map::iter(expected).all(has)
        }
        (expected, actual) => expected == actual,
    }
}

/// A value as a report shows it: texts without quotes.
pub(super) fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
