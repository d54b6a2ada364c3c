//! Dossiers by procedure, office, field and month of receipt.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::change::Change;
use super::standing::Standing;
use super::tally::Tally;
use crate::logs::Overflow;

/// A month of a year, written `2025-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month {
    year: i32,
    month: u32,
}

impl Month {
    pub(crate) fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

/// The groups that a dossier belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys<'r> {
    pub(crate) procedure: &'r str,
    pub(crate) office: &'r str,
    pub(crate) field: &'r str,
    pub(crate) month: Month,
}

/// Everything that dossiers add up to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups<'r> {
    pub(crate) total: Tally,
    pub(crate) procedures: BTreeMap<&'r str, Tally>,
    pub(crate) offices: BTreeMap<&'r str, Tally>,
    pub(crate) fields: BTreeMap<&'r str, Tally>,
    pub(crate) months: BTreeMap<Month, Tally>,
}

impl<'r> Groups<'r> {
    /// Adds a dossier, as [`Tally::add`].
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn add(
        &mut self,
        keys: Keys<'r>,
        dossier: &str,
        old: Option<(Standing, bool)>,
        new: Option<(Standing, bool)>,
        change: Option<Change>,
    ) -> Result<(), Overflow> {
        let groups = [
            &mut self.total,
            self.procedures.entry(keys.procedure).or_default(),
            self.offices.entry(keys.office).or_default(),
            self.fields.entry(keys.field).or_default(),
            self.months.entry(keys.month).or_default(),
        ];
        groups.into_iter().try_for_each(|group| group.add(dossier, old, new, change))
    }

    /// Adds what later dossiers add up to.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn merge(&mut self, more: Self) -> Result<(), Overflow> {
        fn each<K: Ord>(all: &mut BTreeMap<K, Tally>, more: BTreeMap<K, Tally>) -> Result<(), Overflow> {
            more.into_iter().try_for_each(|(key, tally)| all.entry(key).or_default().merge(tally))
        }
        self.total.merge(more.total)?;
        each(&mut self.procedures, more.procedures)?;
        each(&mut self.offices, more.offices)?;
        each(&mut self.fields, more.fields)?;
        each(&mut self.months, more.months)
    }
}
