//! Offices by the codes of their administrative units, which is how most systems name them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::error::LogError;
use crate::runtime::RuleSet;

/// The offices of one rule set or several.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    /// The offices of each code, sorted.
    by_code: HashMap<String, Vec<String>>,
}

impl Codes {
    pub(crate) fn of<'r>(all: impl IntoIterator<Item = &'r RuleSet>) -> Self {
        let mut by_code: HashMap<String, Vec<String>> = HashMap::new();
        for office in all.into_iter().flat_map(|rules| &rules.bundle().offices) {
            let offices = by_code.entry(office.code.clone()).or_default();
            if let Err(place) = offices.binary_search(&office.id) {
                offices.insert(place, office.id.clone());
            }
        }
        Self { by_code }
    }

    /// The name of the office that a text names by its code; any other text as it is.
    ///
    /// # Errors
    /// [`LogError::Offices`] where several offices have the code.
    pub(super) fn office<'t>(&'t self, text: &'t str) -> Result<Cow<'t, str>, LogError> {
        match self.by_code.get(text).map(Vec::as_slice) {
            None | Some([]) => Ok(Cow::Borrowed(text)),
            Some([office]) => Ok(Cow::Borrowed(office)),
            Some(offices) => Err(LogError::Offices { code: text.to_owned(), offices: offices.to_vec() }),
        }
    }
}
