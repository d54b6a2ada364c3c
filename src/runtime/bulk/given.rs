//! Facts by canonical name, gathered from several places.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use super::text::canonical;
use crate::runtime::decide::{DecideError, FactValue};
use crate::runtime::rules::RuleSet;

/// What is given of a dossier.
pub(crate) struct Given<'a> {
    rules: &'a RuleSet,
    pub(crate) known: BTreeMap<String, FactValue>,
}

impl<'a> Given<'a> {
    pub(crate) const fn new(rules: &'a RuleSet) -> Self {
        Self { rules, known: BTreeMap::new() }
    }

    /// Adds a fact as a file gives it; null and an empty text are unknown.
    ///
    /// # Errors
    /// [`DecideError`] for a fact that is not declared, a value that does not fit, or another value for the same name.
    pub(crate) fn add_json(&mut self, name: String, value: &Value) -> Result<(), DecideError> {
        let value = match value {
            Value::String(text) if text.trim().is_empty() => Cow::Owned(Value::Null),
            Value::String(text) => Cow::Owned(Value::String(canonical(text).into_owned())),
            other => Cow::Borrowed(other),
        };
        match self.rules.read_json_fact(&name, &value)? {
            Some(value) => self.put(name, value),
            None => Ok(()),
        }
    }

    /// Adds a fact as the command line gives it.
    ///
    /// # Errors
    /// As [`Given::add_json`].
    #[cfg(feature = "cli")]
    pub(crate) fn add_text(&mut self, name: String, value: &str) -> Result<(), DecideError> {
        let value = self.rules.read_fact(&name, &canonical(value))?;
        self.put(name, value)
    }

    fn put(&mut self, name: String, value: FactValue) -> Result<(), DecideError> {
        match self.known.get(&name) {
            Some(before) if *before != value => Err(DecideError::FactGivenTwice { name }),
            _ => {
                self.known.insert(name, value);
                Ok(())
            }
        }
    }
}
