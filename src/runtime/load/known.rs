//! Holds that a calendar's patches fit its table, so that it can be asked as it was known on any day, and does ask it.

use chrono::NaiveDate;

use super::LoadError;
use crate::bundle::Calendar;
use crate::runtime::rules::RuleSet;

impl RuleSet {
    /// The rule set with every calendar as it was known on `date`: what was announced later is ignored, and the days that it
    /// covers are provisional again.
    ///
    /// # Errors
    /// [`LoadError::Calendar`] if a patch does not fit its table, which a loaded rule set rules out.
    pub fn as_known(mut self, date: NaiveDate) -> Result<Self, LoadError> {
        for (place, (table, calendar)) in self.calendars.iter_mut().zip(&self.bundle.calendars).enumerate() {
            let known = table.as_known(&calendar.patches, date);
            *table = known.map_err(|error| refuse(place, error.to_string()))?;
        }
        Ok(self)
    }
}

/// Patches come by date, name patterns that exist, and list days in order.
pub(super) fn check(place: usize, calendar: &Calendar) -> Result<(), LoadError> {
    if !calendar.patches.is_sorted_by(|one, next| one.before < next.before) {
        return Err(refuse(place, "`patches` are out of order".to_owned()));
    }
    for patch in &calendar.patches {
        let named = |day: char| day == '0' || calendar.patterns.contains_key(day.encode_utf8(&mut [0; 4]) as &str);
        if let Some(day) = patch.days.iter().find(|day| !named(day.day) || !('0'..='7').contains(&day.desk)) {
            return Err(refuse(place, format!("the patch before {} gives {} no hours", patch.before, day.date)));
        }
        let in_order = patch.days.is_sorted_by(|one, next| one.date < next.date);
        if !in_order || !patch.uncertain.is_sorted_by(|one, next| one < next) {
            return Err(refuse(place, format!("the patch before {} lists days out of order", patch.before)));
        }
    }
    Ok(())
}

fn refuse(place: usize, message: String) -> LoadError {
    LoadError::Calendar { path: format!("calendars[{place}]"), message }
}
