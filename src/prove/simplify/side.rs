//! The limit that a way through a version has, before or after a simplification, and when it ends.

use chrono::NaiveDateTime;

use crate::bundle::Limit;
use crate::calendar::{self, Duration, Unit};
use crate::model::{Terms, Version};
use crate::prove::offices::Place;
use crate::prove::timing::{Plan, due, is_in_days};
use crate::prove::ways::{Way, committed};

/// The committed moment, and the last one that a re-appointment allows.
pub(super) type Ends = (NaiveDateTime, NaiveDateTime);

/// The limit of a way, and its re-appointment.
pub(super) struct Side<'a> {
    plan: Plan<'a>,
    runs: &'a [bool],
    pub(super) terms: &'a Terms,
    pub(super) extensions: Vec<Duration>,
    pub(super) reappointment: Option<Duration>,
}

impl<'a> Side<'a> {
    /// None where no row of limits applies.
    pub(super) fn of(way: &'a Way, version: &'a Version) -> Option<Self> {
        let (terms, extensions) = way.terms(version, committed)?;
        let reappointment = version.reappointment.as_ref().filter(|_| way.reappointed).map(|row| row.within);
        Some(Self { plan: Plan::new(&version.steps), runs: &way.runs, terms, extensions, reappointment })
    }

    /// None where there is no date, or it lies past the calendar.
    pub(super) fn ends(&self, place: &Place<'_>, start: NaiveDateTime) -> Option<Ends> {
        let course = || self.plan.course(self.runs, place.table, place.table, start).ok();
        let course = self.terms.from_step.as_ref().and_then(|_| course());
        let end = due(place.table, self.terms, &self.extensions, start, (&self.plan, course.as_ref()))?;
        match self.reappointment {
            Some(within) => calendar::due(place.table, end, &within.into()).ok().map(|due| (end, due.at)),
            None => Some((end, end)),
        }
    }

    /// Whether what decides when it ends is counted in days, from the receipt.
    pub(super) fn is_in_days(&self) -> bool {
        self.terms.from_step.is_none() && self.durations().all(|duration| is_in_days(duration.unit))
    }

    /// Whether nothing but the days' hours decides when it ends: months and years end on dates.
    pub(super) fn is_by_looks(&self) -> bool {
        self.terms.from_step.is_none()
            && self.durations().all(|duration| !matches!(duration.unit, Unit::Months | Unit::Years))
    }

    /// Every duration that has a part in it.
    pub(super) fn durations(&self) -> impl Iterator<Item = Duration> + '_ {
        let base = match &self.terms.limit.node {
            Limit::Duration { duration } => Some(*duration),
            _ => None,
        };
        base.into_iter().chain(self.extensions.iter().copied()).chain(self.reappointment)
    }
}
