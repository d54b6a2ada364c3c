//! Shows a service what a bundle's expressions are evaluated against, and evaluates one of them: for services that use a
//! JsonLogic library of their own, and for the test that such a library agrees with this runtime.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::case::Case;
use super::error::DecideError;
use super::request::Request;
use crate::bundle::{Fact, Logic};
use crate::runtime::expr::Value;
use crate::runtime::logic::{Read, Scope};
use crate::runtime::rules::RuleSet;

/// What one expression gives for one dossier.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Evaluated {
    /// Yes, no or a whole number; null where that depends on `missing`.
    pub value: Json,
    /// The facts on which the value still depends.
    pub missing: Vec<String>,
}

impl RuleSet {
    /// Every fact that a decision may be given or derives, built-in ones and those of documents included, sorted by name.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.sorted()
    }

    /// The plain data that a JsonLogic library evaluates a bundle's expressions against: what is known of the dossier, by
    /// variable, with dots as nesting. Unknown facts are left out.
    ///
    /// # Errors
    /// [`DecideError`], as [`RuleSet::decide`].
    pub fn data(&self, request: &Request) -> Result<Json, DecideError> {
        let case = Case::new(self, request, self.bundle.language)?;
        let mut data = Map::new();
        for (slot, fact) in self.facts.iter() {
            let value = match case.facts.get(slot) {
                Some(Value::Bool(value)) => Json::Bool(value),
                Some(Value::Int(value)) => Json::from(value),
                Some(Value::Text(number)) => Json::from(self.facts.word(number)),
                None => continue,
            };
            insert(&mut data, &fact.var, value);
        }
        Ok(Json::Object(data))
    }

    /// Evaluates one expression of the version that governs a dossier.
    ///
    /// # Errors
    /// [`DecideError`], as [`RuleSet::decide`], and [`DecideError::BadExpression`] for an expression that the loader would
    /// refuse there.
    pub fn evaluate(&self, request: &Request, logic: &Logic) -> Result<Evaluated, DecideError> {
        let case = Case::new(self, request, self.bundle.language)?;
        evaluate(&case, logic)
    }

    /// Evaluates many expressions of the version that governs a dossier, in their order.
    ///
    /// # Errors
    /// As [`RuleSet::evaluate`], for the first expression that is refused.
    pub fn evaluate_all(&self, request: &Request, logics: &[&Logic]) -> Result<Vec<Evaluated>, DecideError> {
        let case = Case::new(self, request, self.bundle.language)?;
        logics.iter().map(|logic| evaluate(&case, logic)).collect()
    }
}

fn evaluate(case: &Case<'_>, logic: &Logic) -> Result<Evaluated, DecideError> {
    let has_document = |name: &str| case.version.documents.iter().any(|document| document.id == name);
    let scope = Scope { facts: &case.rules.facts, has_document: &has_document };
    let mut missing = BTreeSet::new();
    let value = match scope.any(logic).map_err(|message| DecideError::BadExpression { message })? {
        Read::Condition(condition) => {
            condition.missing(&case.facts, &mut missing);
            condition.holds(&case.facts).map(Json::Bool)
        }
        Read::Amount(amount) => {
            amount.missing(&case.facts, &mut missing);
            amount.range(&case.facts).and_then(|range| range.exact()).map(Json::from)
        }
    };
    Ok(Evaluated { value: value.unwrap_or(Json::Null), missing: case.names(&missing) })
}

/// Puts a value under a dotted path; a path through something that is no object is left out.
fn insert(data: &mut Map<String, Json>, path: &str, value: Json) {
    match path.split_once('.') {
        None => {
            data.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let inner = data.entry(first.to_owned()).or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(inner) = inner {
                insert(inner, rest, value);
            }
        }
    }
}
