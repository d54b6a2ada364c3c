//! Offices by the codes of their administrative units, which is how most systems name them.

use std::collections::HashMap;

use super::error::LogError;
use crate::runtime::RuleSet;

/// The offices of a rule set.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    /// The offices of each code, in the bundle's order.
    by_code: HashMap<String, Vec<String>>,
}

impl Codes {
    pub(crate) fn of(rules: &RuleSet) -> Self {
        let mut by_code: HashMap<String, Vec<String>> = HashMap::new();
        for office in &rules.bundle().offices {
            by_code.entry(office.code.clone()).or_default().push(office.id.clone());
        }
        Self { by_code }
    }

    /// The name of the office that a text names by its code; any other text as it is.
    ///
    /// # Errors
    /// [`LogError::Offices`] where several offices have the code.
    pub(super) fn office<'t>(&'t self, text: &'t str) -> Result<&'t str, LogError> {
        match self.by_code.get(text).map(Vec::as_slice) {
            None | Some([]) => Ok(text),
            Some([office]) => Ok(office),
            Some(offices) => Err(LogError::Offices { code: text.to_owned(), offices: offices.to_vec() }),
        }
    }
}
