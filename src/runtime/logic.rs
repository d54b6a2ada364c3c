//! Turns JsonLogic into conditions and amounts over fact slots, and refuses what is no such thing: an operator that
//! JsonLogic does not define or the format does not use, a variable that names no fact, mixed types, or arithmetic that
//! could leave ±(2^53 - 1) for some facts.

use serde_json::Value as Json;

use super::expr::{Cond, Facts, Order, Text};
use super::facts::{FactTable, bounds};
use super::num::{Interval, Num};
use crate::bundle::{FactType, Logic};

/// The nesting that an expression may have; deeper ones are refused rather than recursed into.
const MAX_DEPTH: usize = 100;

/// What an expression is read against: the facts, and which of them the version in question knows.
pub(crate) struct Scope<'a> {
    pub(crate) facts: &'a FactTable,
    /// Whether a document of this name belongs to the version.
    pub(crate) has_document: &'a dyn Fn(&str) -> bool,
}

/// An expression that stands on its own.
pub(crate) enum Read {
    Condition(Cond),
    Amount(Num),
}

enum Typed {
    Yes(Cond),
    Number(Num),
    Text(Text),
}

impl Scope<'_> {
    /// A condition.
    pub(crate) fn condition(&self, logic: &Logic) -> Result<Cond, String> {
        match self.read(&logic.0, 0)? {
            Typed::Yes(cond) => Ok(cond),
            Typed::Number(_) | Typed::Text(_) => Err("must be a condition, a yes or no".to_owned()),
        }
    }

    /// A condition or a whole number.
    pub(crate) fn any(&self, logic: &Logic) -> Result<Read, String> {
        match self.read(&logic.0, 0)? {
            Typed::Yes(cond) => Ok(Read::Condition(cond)),
            Typed::Number(number) => Ok(Read::Amount(number)),
            Typed::Text(_) => Err("must be a condition or a whole number".to_owned()),
        }
    }

    /// A whole number.
    pub(crate) fn amount(&self, logic: &Logic) -> Result<Num, String> {
        self.number(&logic.0, 0)
    }

    fn read(&self, json: &Json, depth: usize) -> Result<Typed, String> {
        if depth > MAX_DEPTH {
            return Err(format!("nests deeper than {MAX_DEPTH}"));
        }
        match json {
            Json::Bool(value) => Ok(Typed::Yes(Cond::Const(*value))),
            Json::Number(number) => {
                match number.as_i64().and_then(|value| Interval::point(value).exact_in_doubles()?.exact()) {
                    Some(value) => Ok(Typed::Number(Num::Const(value))),
                    None => Err(format!("`{number}` is no whole number of at most 2^53 - 1")),
                }
            }
            Json::String(text) => match self.facts.text(text) {
                Some(number) => Ok(Typed::Text(Text::Const(number))),
                None => Err(format!("`{text}` is no value of any choice")),
            },
            Json::Object(members) => {
                let mut members = members.iter();
                match (members.next(), members.next()) {
                    (Some((operator, operands)), None) => self.operation(operator, operands, depth),
                    _ => Err("an operation has exactly one member".to_owned()),
                }
            }
            Json::Null | Json::Array(_) => Err("neither a value nor an operation".to_owned()),
        }
    }

    fn operation(&self, operator: &str, operands: &Json, depth: usize) -> Result<Typed, String> {
        let operands = match operands {
            Json::Array(list) => list.as_slice(),
            single => std::slice::from_ref(single),
        };
        let deeper = depth.checked_add(1).ok_or("nests too deep")?;
        let condition = |json: &Json| match self.read(json, deeper)? {
            Typed::Yes(cond) => Ok(cond),
            Typed::Number(_) | Typed::Text(_) => Err(format!("`{operator}` takes conditions only")),
        };
        match (operator, operands) {
            ("var", [Json::String(name)]) => self.variable(name),
            ("var", _) => Err("`var` takes one name".to_owned()),
            ("and" | "or", []) => Err(format!("`{operator}` needs an operand")),
            ("and", parts) => Ok(Typed::Yes(Cond::All(parts.iter().map(condition).collect::<Result<_, _>>()?))),
            ("or", parts) => Ok(Typed::Yes(Cond::Any(parts.iter().map(condition).collect::<Result<_, _>>()?))),
            ("!", [inner]) => Ok(Typed::Yes(not(condition(inner)?))),
            ("===", [left, right]) => self.same(left, right, deeper).map(Typed::Yes),
            ("!==", [left, right]) => Ok(Typed::Yes(not(self.same(left, right, deeper)?))),
            ("<" | "<=" | ">" | ">=", [left, right]) => {
                let (left, right) = (self.number(left, deeper)?, self.number(right, deeper)?);
                Ok(Typed::Yes(match operator {
                    "<" => Cond::Compare(Order::Less, left, right),
                    "<=" => Cond::Compare(Order::LessOrEqual, left, right),
                    ">" => Cond::Compare(Order::Less, right, left),
                    _ => Cond::Compare(Order::LessOrEqual, right, left),
                }))
            }
            ("in", [value, Json::Array(list)]) => self.among(value, list, deeper).map(Typed::Yes),
            ("+" | "*" | "min" | "max", parts @ [_, ..]) => {
                let parts: Vec<Num> = parts.iter().map(|part| self.number(part, deeper)).collect::<Result<_, _>>()?;
                let whole = match operator {
                    "+" => Num::Sum(parts),
                    "*" => Num::Product(parts),
                    "min" => Num::Least(parts),
                    _ => Num::Greatest(parts),
                };
                self.bounded(whole)
            }
            ("-", [left, right]) => {
                let (left, right) = (self.number(left, deeper)?, self.number(right, deeper)?);
                self.bounded(Num::Difference(Box::new(left), Box::new(right)))
            }
            ("-", [only]) => {
                self.bounded(Num::Difference(Box::new(Num::Const(0)), Box::new(self.number(only, deeper)?)))
            }
            ("!" | "===" | "!==" | "<" | "<=" | ">" | ">=" | "in" | "+" | "-" | "*" | "min" | "max", _) => {
                Err(format!("`{operator}` has {} operands or operands of another kind", operands.len()))
            }
            _ => Err(format!("`{operator}` is no operator of this format")),
        }
    }

    fn number(&self, json: &Json, depth: usize) -> Result<Num, String> {
        match self.read(json, depth)? {
            Typed::Number(number) => Ok(number),
            Typed::Yes(_) | Typed::Text(_) => Err("must be a whole number".to_owned()),
        }
    }

    fn variable(&self, name: &str) -> Result<Typed, String> {
        let unknown = || format!("`{name}` is no variable of a fact that is known here");
        let slot = self.facts.variable(name).ok_or_else(unknown)?;
        let fact = self.facts.get(slot).ok_or_else(unknown)?;
        let document = name.strip_prefix("document.").or_else(|| name.strip_prefix("document_drawn."));
        if document.is_some_and(|document| !(self.has_document)(document)) {
            return Err(unknown());
        }
        Ok(match (&fact.kind, bounds(fact)) {
            (FactType::Bool, _) => Typed::Yes(Cond::Fact(slot)),
            (FactType::Choice { .. }, _) => Typed::Text(Text::Fact(slot)),
            (_, Some(bounds)) => Typed::Number(Num::Fact(slot, bounds)),
            (_, None) => return Err(unknown()),
        })
    }

    fn same(&self, left: &Json, right: &Json, depth: usize) -> Result<Cond, String> {
        match (self.read(left, depth)?, self.read(right, depth)?) {
            (Typed::Yes(left), Typed::Yes(right)) => Ok(Cond::Alike(Box::new(left), Box::new(right))),
            (Typed::Number(left), Typed::Number(right)) => Ok(Cond::Compare(Order::Equal, left, right)),
            (Typed::Text(left), Typed::Text(right)) => {
                self.possible(left, right)?;
                Ok(Cond::SameText(left, right))
            }
            _ => Err("compares values of different types".to_owned()),
        }
    }

    fn among(&self, value: &Json, list: &[Json], depth: usize) -> Result<Cond, String> {
        match self.read(value, depth)? {
            Typed::Number(number) => {
                let whole =
                    |json: &Json| json.as_i64().ok_or("`in` lists whole numbers beside a whole number".to_owned());
                Ok(Cond::NumberIn(number, list.iter().map(whole).collect::<Result<_, _>>()?))
            }
            Typed::Text(text) => {
                let known = |json: &Json| -> Result<u32, String> {
                    let number = json.as_str().and_then(|word| self.facts.text(word));
                    let number = number.ok_or_else(|| format!("`in` lists {json}, no value of any choice"))?;
                    self.possible(text, Text::Const(number))?;
                    Ok(number)
                };
                Ok(Cond::TextIn(text, list.iter().map(known).collect::<Result<_, _>>()?))
            }
            Typed::Yes(_) => Err("`in` takes a number or a choice".to_owned()),
        }
    }

    /// A choice may only be compared with one of its values.
    fn possible(&self, left: Text, right: Text) -> Result<(), String> {
        let (slot, number) = match (left, right) {
            (Text::Fact(slot), Text::Const(number)) | (Text::Const(number), Text::Fact(slot)) => (slot, number),
            _ => return Ok(()),
        };
        let (Some(fact), Some(word)) = (self.facts.get(slot), self.facts.word(number)) else { return Ok(()) };
        match &fact.kind {
            FactType::Choice { values } if !values.iter().any(|value| value == word) => {
                Err(format!("`{}` is never `{word}`", fact.id))
            }
            _ => Ok(()),
        }
    }

    /// Holds that no facts within their bounds take the number out of ±(2^53 - 1).
    fn bounded(&self, number: Num) -> Result<Typed, String> {
        match number.range(&Facts::default()) {
            Some(_) => Ok(Typed::Number(number)),
            None => Err("could leave ±(2^53 - 1) for facts within their bounds".to_owned()),
        }
    }
}

fn not(cond: Cond) -> Cond {
    Cond::Not(Box::new(cond))
}
