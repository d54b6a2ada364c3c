//! Turns what was announced when into patches to a calendar's table, and a patched table into the
//! calendar as it was known on a day. The table itself holds all that was ever announced.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{BuildError, Parts, Rules, Table, TableError, build};

/// How a calendar stood before an announcement, as the difference from its table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
pub struct Patch {
    /// The announcement's date. Asked as known on an earlier day, and on or after the date of the patch before,
    /// the calendar is its table with this patch.
    #[cfg_attr(feature = "compiler", schemars(with = "String"))]
    pub before: NaiveDate,
    /// The last day that was certain then; null: none was.
    #[cfg_attr(feature = "compiler", schemars(with = "Option<String>"))]
    pub announced_to: Option<NaiveDate>,
    /// The uncertain days then, all of them, sorted.
    #[cfg_attr(feature = "compiler", schemars(with = "Vec<String>"))]
    pub uncertain: Vec<NaiveDate>,
    /// The days that differ, sorted.
    pub days: Vec<PatchedDay>,
}

/// A day that an announcement changed, as it stood before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
pub struct PatchedDay {
    /// The day.
    #[cfg_attr(feature = "compiler", schemars(with = "String"))]
    pub date: NaiveDate,
    /// Its character in `days`.
    pub day: char,
    /// Its character in `desks`.
    pub desk: char,
}

/// The patches to the table of `rules` from `first` to `last`, one an announcement date, by date.
///
/// # Errors
/// [`BuildError`] as [`build`].
pub fn patches(rules: &Rules, first: NaiveDate, last: NaiveDate) -> Result<Vec<Patch>, BuildError> {
    let announcements = rules.announcements();
    if announcements.is_empty() {
        return Ok(Vec::new());
    }
    let full = build(rules, first, last, None)?.table;
    let eves = announcements.iter().filter_map(|&before| Some((before, before.pred_opt()?)));
    eves.map(|(before, eve)| {
        let known = build(rules, first, last, Some(eve))?.table;
        let (full, known) = (full.parts(), known.parts());
        let characters = known.days.chars().zip(known.desks.chars());
        let days = (first.iter_days().zip(characters).zip(full.days.chars().zip(full.desks.chars())))
            .filter(|((_, then), now)| then != now)
            .map(|((date, (day, desk)), _)| PatchedDay { date, day, desk })
            .collect();
        Ok(Patch { before, announced_to: known.announced_to, uncertain: known.uncertain.clone(), days })
    })
    .collect()
}

impl Table {
    /// The calendar as it was known on `date`: with the first patch, by date, that is for an earlier day than its
    /// announcement. A table sliced from a longer one ignores what a patch says of days it does not hold.
    ///
    /// # Errors
    /// [`TableError`] if the patch and the table do not go together.
    pub fn as_known(&self, patches: &[Patch], date: NaiveDate) -> Result<Self, TableError> {
        let later = patches.iter().filter(|patch| date < patch.before);
        let Some(patch) = later.min_by_key(|patch| patch.before) else {
            return Ok(self.clone());
        };
        let held = self.first_day()..=self.last_day();
        let mut days: Vec<char> = self.parts().days.chars().collect();
        let mut desks: Vec<char> = self.parts().desks.chars().collect();
        for changed in patch.days.iter().filter(|day| held.contains(&day.date)) {
            let index = self.index(changed.date).ok();
            if let Some(day) = index.and_then(|index| days.get_mut(index)) {
                *day = changed.day;
            }
            if let Some(desk) = index.and_then(|index| desks.get_mut(index)) {
                *desk = changed.desk;
            }
        }
        Self::new(Parts {
            days: days.into_iter().collect(),
            desks: desks.into_iter().collect(),
            announced_to: patch.announced_to,
            uncertain: patch.uncertain.iter().copied().filter(|day| held.contains(day)).collect(),
            ..self.parts().clone()
        })
    }
}
