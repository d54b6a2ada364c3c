//! Holds that a rating can be computed: stars and weights within their bounds, criteria with two ends, conditions over points
//! and measures only.

use serde_json::Value as Json;

use super::LoadError;
use super::error::range;
use super::path::Path;
use crate::bundle::{MAX_INTEGER, MAX_ITEMS, Measure, Rating};

pub(super) fn check(path: &Path<'_>, rating: &Rating) -> Result<(), LoadError> {
    for (list, count) in [("criteria", rating.criteria.len()), ("stars", rating.stars.len())] {
        if count > MAX_ITEMS {
            return Err(range(path.member(list), format!("has {count} items, more than the {MAX_ITEMS} allowed")));
        }
    }
    for (number, criterion) in rating.criteria.iter().enumerate() {
        let path = || path.item("criteria", number);
        if !(1..=100).contains(&criterion.weight) {
            return Err(range(path(), "the weight must be 1 to 100"));
        }
        let ends = [criterion.from, criterion.to];
        if criterion.from == criterion.to || !ends.iter().all(|end| (-MAX_INTEGER..=MAX_INTEGER).contains(end)) {
            return Err(range(path(), "`from` and `to` must be two whole numbers"));
        }
    }
    let counts = rating.stars.iter().map(|row| row.stars).chain([rating.otherwise]);
    if counts.into_iter().any(|stars| !(1..=5).contains(&stars)) {
        return Err(range(path, "stars must be 1 to 5"));
    }
    for (number, row) in rating.stars.iter().enumerate() {
        if !is_condition(&row.when.0) {
            let message = "a condition compares `points` and measures with whole numbers".to_owned();
            return Err(LoadError::Expression { path: path.item("stars", number).member("when").into(), message });
        }
    }
    Ok(())
}

/// Nesting is bounded where the JSON is read.
fn is_condition(json: &Json) -> bool {
    let Json::Object(members) = json else { return false };
    let mut members = members.iter();
    let (Some((operator, Json::Array(operands))), None) = (members.next(), members.next()) else { return false };
    match (operator.as_str(), operands.as_slice()) {
        ("and" | "or", [_, ..]) => operands.iter().all(is_condition),
        ("!", [one]) => is_condition(one),
        ("===" | "!==" | "<" | "<=" | ">" | ">=", [a, b]) => is_value(a) && is_value(b),
        _ => false,
    }
}

fn is_value(json: &Json) -> bool {
    match json {
        Json::Number(number) => number.as_i64().is_some_and(|number| (-MAX_INTEGER..=MAX_INTEGER).contains(&number)),
        Json::Object(members) => {
            let name = members.get("var").and_then(Json::as_str).filter(|_| members.len() == 1);
            name.is_some_and(|name| name == "points" || Measure::ALL.iter().any(|measure| measure.as_str() == name))
        }
        _ => false,
    }
}
