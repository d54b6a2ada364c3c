//! Turns a calendar's wire form into the parts of a [`Table`](crate::calendar::Table) and back.

use std::collections::BTreeMap;

use super::Calendar;
use crate::calendar::{Hours, HoursError, PATTERN_CHARS, Parts};

/// Patterns by the character that names them, as they stand in a bundle.
type Patterns = BTreeMap<String, Vec<(u16, u16)>>;

impl Calendar {
    /// The parts of the table, in the order of [`PATTERN_CHARS`]; the closed pattern `0` may be left out.
    ///
    /// # Errors
    /// What is wrong with `patterns`: a name that does not follow the one before, or windows that are no hours.
    pub fn parts(&self) -> Result<Parts, String> {
        let named = self.patterns.iter().filter(|(name, _)| name.as_str() != "0").count();
        let mut patterns = vec![pattern("0", self.patterns.get("0").map(Vec::as_slice).unwrap_or(&[]))?];
        for name in PATTERN_CHARS.chars().skip(1).take(named) {
            let name = name.to_string();
            let windows = self.patterns.get(&name).ok_or_else(|| {
                format!("has {named} open patterns but none named `{name}`; names follow `{PATTERN_CHARS}`")
            })?;
            patterns.push(pattern(&name, windows)?);
        }
        Ok(Parts {
            first_day: self.first_day,
            days: self.days.clone(),
            patterns,
            desks: self.desks.clone(),
            announced_to: self.announced_to,
            uncertain: self.uncertain.clone(),
        })
    }
}

/// The wire form of a table's patterns, each under the character that names it.
pub fn patterns(parts: &Parts) -> Patterns {
    PATTERN_CHARS
        .chars()
        .zip(&parts.patterns)
        .map(|(name, hours)| (name.to_string(), hours.windows().iter().map(|&[open, close]| (open, close)).collect()))
        .collect()
}

fn pattern(name: &str, windows: &[(u16, u16)]) -> Result<Hours, String> {
    hours(windows).map_err(|error| format!("pattern `{name}`: {error}"))
}

/// The hours that a list of windows stands for.
///
/// # Errors
/// [`HoursError`] as [`Hours::new`].
pub fn hours(windows: &[(u16, u16)]) -> Result<Hours, HoursError> {
    Hours::new(windows.iter().map(|&(open, close)| [open, close]).collect())
}
