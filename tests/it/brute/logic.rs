//! Evaluates a bundle's expressions where every fact is known: a few lines of JsonLogic of the tests' own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

/// What a fact or an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Yes(bool),
    Number(i64),
    Text(String),
}

/// What is known of a dossier, by variable.
pub(super) type Known = BTreeMap<String, Value>;

/// Whether a condition holds. `complete` is what `documents.complete` stands for.
pub(super) fn holds(logic: &Json, known: &Known, complete: &Json) -> bool {
    match value(logic, known, complete) {
        Value::Yes(holds) => holds,
        other => panic!("{logic} is {other:?}"),
    }
}

fn value(logic: &Json, known: &Known, complete: &Json) -> Value {
    match logic {
        Json::Bool(holds) => return Value::Yes(*holds),
        Json::Number(number) => return Value::Number(number.as_i64().unwrap()),
        Json::String(text) => return Value::Text(text.clone()),
        _ => {}
    }
    let (operator, operands) = logic.as_object().unwrap().iter().next().unwrap();
    if operator == "var" {
        let name = operands.as_str().unwrap();
        if name == "documents.complete" {
            return value(complete, known, complete);
        }
        return known.get(name).unwrap_or_else(|| panic!("{name} is not known")).clone();
    }
    let operands = operands.as_array().unwrap();
    let yes = |at: usize| holds(&operands[at], known, complete);
    let of = |logic: &Json| value(logic, known, complete);
    let number = |logic: &Json| match of(logic) {
        Value::Number(number) => number,
        other => panic!("{logic} is {other:?}"),
    };
    match operator.as_str() {
        "and" => Value::Yes((0..operands.len()).all(yes)),
        "or" => Value::Yes((0..operands.len()).any(yes)),
        "!" => Value::Yes(!yes(0)),
        "===" => Value::Yes(of(&operands[0]) == of(&operands[1])),
        "!==" => Value::Yes(of(&operands[0]) != of(&operands[1])),
        "<" => Value::Yes(number(&operands[0]) < number(&operands[1])),
        "<=" => Value::Yes(number(&operands[0]) <= number(&operands[1])),
        ">" => Value::Yes(number(&operands[0]) > number(&operands[1])),
        ">=" => Value::Yes(number(&operands[0]) >= number(&operands[1])),
        "in" => {
            let sought = of(&operands[0]);
            Value::Yes(operands[1].as_array().unwrap().iter().any(|one| of(one) == sought))
        }
        "+" => Value::Number(operands.iter().map(number).sum()),
        "-" => Value::Number(number(&operands[0]) - number(&operands[1])),
        "*" => Value::Number(operands.iter().map(number).product()),
        "min" => Value::Number(operands.iter().map(number).min().unwrap()),
        "max" => Value::Number(operands.iter().map(number).max().unwrap()),
        other => panic!("operator {other}"),
    }
}

/// Every variable that some JSON reads.
pub(super) fn variables(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Array(list) => list.iter().for_each(|one| variables(one, found)),
        Json::Object(members) => {
            for (name, one) in members {
                match one.as_str().filter(|_| name == "var") {
                    Some(variable) => drop(found.insert(variable.to_owned())),
                    None => variables(one, found),
                }
            }
        }
        _ => {}
    }
}
