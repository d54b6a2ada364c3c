//! Turns a calendar's wire form into the parts of a [`Table`](crate::calendar::Table) and back.

use std::collections::BTreeMap;

use super::Calendar;
use crate::calendar::{Hours, HoursError, Parts};

/// Patterns by the character that names them, as they stand in a bundle.
type Patterns = BTreeMap<String, Vec<(u16, u16)>>;

impl Calendar {
    /// The parts of the table; the closed pattern `0` may be left out.
    ///
    /// # Errors
    /// What is wrong with `patterns`: a name that is no single character, or windows that are no hours.
    pub fn parts(&self) -> Result<Parts, String> {
        let patterns = self.patterns.iter().map(|(name, windows)| pattern(name, windows)).collect::<Result<_, _>>()?;
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
    parts
        .patterns
        .iter()
        .map(|(name, hours)| (name.to_string(), hours.windows().iter().map(|&[open, close]| (open, close)).collect()))
        .collect()
}

fn pattern(name: &str, windows: &[(u16, u16)]) -> Result<(char, Hours), String> {
    let mut characters = name.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        return Err(format!("pattern `{name}` is not named by a single character"));
    };
    let hours = hours(windows).map_err(|error| format!("pattern `{name}`: {error}"))?;
    Ok((character, hours))
}

/// The hours that a list of windows stands for.
///
/// # Errors
/// [`HoursError`] as [`Hours::new`].
pub fn hours(windows: &[(u16, u16)]) -> Result<Hours, HoursError> {
    Hours::new(windows.iter().map(|&(open, close)| [open, close]).collect())
}
