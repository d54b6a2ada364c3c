//! Calendars into days: from the horizon's first day past its last by the longest limit and sixty days more.

use std::sync::Arc;

use chrono::Days;

use super::Context;
use super::durations::days_at_most;
use crate::bundle::Limit;
use crate::calendar::{self, BuildError, Duration};
use crate::diagnostics::messages::{DeadlineProblem, SyntaxProblem};
use crate::model::{Calendar, Horizon, Version};
use crate::source::Span;

/// What the contract adds to the longest limit.
const SLACK_DAYS: u64 = 60;

impl Context<'_> {
    /// Builds every calendar, for limits that reach at least so many days. Rows that make no sense are reported at their place.
    pub(super) fn tables(&mut self, least: u64) {
        let Horizon { from, to } = self.catalog.manifest.horizon;
        if to <= from {
            return;
        }
        let longest = self.catalog.versions().map(|(_, version)| self.reach(version)).max().unwrap_or(Some(0));
        self.catalog.reach = longest;
        let last = longest
            .and_then(|days| days.max(least).checked_add(SLACK_DAYS))
            .and_then(|days| self.catalog.manifest.horizon.last().checked_add_days(Days::new(days)));
        let mut calendars = std::mem::take(&mut self.catalog.calendars);
        for calendar in calendars.values_mut() {
            let Some(last) = last else {
                self.report(DeadlineProblem::TableTooLong {}, calendar.name);
                continue;
            };
            match calendar::build(&calendar.rules, from, last, None) {
                Ok(built) => calendar.built = Some(Arc::new(built)),
                Err(error) => self.row_problem(calendar, &error),
            }
        }
        self.catalog.calendars = calendars;
    }

    /// As [`reach`], with the stages one after the other.
    fn reach(&self, version: &Version) -> Option<u64> {
        let mut days = reach(version)?;
        for stage in &version.stages {
            let of = self.catalog.procedures.get(&stage.procedure.node);
            let own = stage.within.map(|within| days_at_most(&within));
            let of_procedure = || of.into_iter().flat_map(|of| &of.versions).map(reach).max();
            days = days.checked_add(own.or_else(of_procedure).unwrap_or(Some(0))?)?;
        }
        Some(days)
    }

    fn row_problem(&mut self, calendar: &Calendar, error: &BuildError) {
        let row = |rows: &[Span], row: usize| rows.get(row).copied().unwrap_or(calendar.name);
        let (place, problem) = match error {
            BuildError::EmptyRange { row: at } | BuildError::NoSuchDay { row: at, .. } => {
                let place = row(&calendar.holiday_rows, *at);
                (place, SyntaxProblem::NoSuchDate { found: self.rule(place) }.into())
            }
            BuildError::SwapOff { row: at, off } => {
                (row(&calendar.swap_rows, *at), DeadlineProblem::SwapOff { off: *off }.into())
            }
            BuildError::SwapWork { row: at, work } => {
                (row(&calendar.swap_rows, *at), DeadlineProblem::SwapWork { work: *work }.into())
            }
            BuildError::SwapTwice { row: at, work } => {
                (row(&calendar.swap_rows, *at), DeadlineProblem::SwapTwice { work: *work }.into())
            }
            BuildError::EmptySpan { .. } | BuildError::Lunar(_) | BuildError::Table(_) => {
                (calendar.name, crate::diagnostics::Problem::from(DeadlineProblem::TableTooLong {}))
            }
        };
        self.report(problem, place);
    }
}

/// The most days from a receipt within the horizon to the end of anything that counts from it.
fn reach(version: &Version) -> Option<u64> {
    let mut sum: u64 = 0;
    let mut longest: u64 = 0;
    for row in &version.deadlines {
        for terms in [Some(&row.terms), row.statutory.as_ref()].into_iter().flatten() {
            let Limit::Duration { duration } = &terms.limit.node else { continue };
            let days = days_at_most(duration)?;
            match row.kind {
                crate::bundle::DeadlineKind::Base => longest = longest.max(days),
                crate::bundle::DeadlineKind::Extension => sum = sum.checked_add(days)?,
            }
        }
    }
    let waits = version.steps.iter().filter_map(|step| step.applicant.and_then(|wait| wait.at_most));
    let floors = version.steps.iter().filter_map(|step| step.at_least.as_ref().map(|floor| floor.node));
    let steps = version.steps.iter().filter_map(|step| step.within.as_ref().map(|within| within.node));
    let reappointment = version.reappointment.iter().map(|row| row.within);
    let supplement = version.supplement.iter().flat_map(|row| row.notice.into_iter().chain(row.resubmit));
    let all: Vec<Duration> = waits.chain(floors).chain(steps).chain(reappointment).chain(supplement).collect();
    for duration in &all {
        sum = sum.checked_add(days_at_most(duration)?)?;
    }
    sum.checked_add(longest)
}
