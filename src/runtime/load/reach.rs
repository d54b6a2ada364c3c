//! Holds that calendars reach far enough: a limit that counts from the last day on which a version can be asked for still
//! ends inside every calendar that may count it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::LoadError;
use super::cores::each;
use crate::bundle::{DeadlineKind, Level, Limit, Terms, Version};
use crate::calendar::{self, CountError, Duration, Table, Term};
use crate::runtime::rules::RuleSet;

pub(super) fn check(rules: &RuleSet) -> Result<(), LoadError> {
    let bundle = &rules.bundle;
    for (place, table) in rules.calendars.iter().enumerate() {
        let offices = bundle.offices.iter().zip(&rules.offices).filter(|(_, compiled)| compiled.calendar == place);
        let levels: BTreeSet<Level> = offices.map(|(office, _)| office.level).collect();
        let counted_by = |version: &&Version| levels.iter().any(|level| version.is_received_at(*level));
        each(&bundle.procedures, |_, procedure| {
            for version in procedure.versions.iter().filter(counted_by) {
                let end = version.to.map_or(bundle.horizon.to, |to| to.min(bundle.horizon.to));
                let Some(last) = end.pred_opt().filter(|last| *last >= version.from.max(bundle.horizon.from)) else {
                    continue;
                };
                longest(table, version, last).map_err(|error| LoadError::Calendar {
                    path: format!("calendars[{place}]"),
                    message: format!("a limit of `{}` counted from {last} does not end in it: {error}", procedure.id),
                })?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn longest(table: &Table, version: &Version, last: NaiveDate) -> Result<(), CountError> {
    let next_day = last.checked_add_days(Days::new(1)).ok_or(CountError::Beyond(table.beyond()))?;
    let start = table.next_opening(NaiveDateTime::new(next_day, NaiveTime::MIN))?;
    let durations = |kind: DeadlineKind| {
        let rows = version.deadlines.iter().filter(move |row| row.kind == kind);
        rows.flat_map(|row| std::iter::once(&row.terms).chain(&row.statutory))
    };
    let extensions: Vec<Duration> = durations(DeadlineKind::Extension).filter_map(span).collect();
    let mut latest = start;
    for terms in durations(DeadlineKind::Base) {
        let limit = calendar::Limit {
            term: match &terms.limit {
                Limit::SameDay => Term::SameDay,
                Limit::Duration { duration } => Term::Within(*duration),
                Limit::None | Limit::Words { .. } => continue,
            },
            cutoff: terms.cutoff.map(|_| 0),
            extensions: &extensions,
            paused: &[],
        };
        latest = latest.max(calendar::due(table, start, &limit)?.at);
    }
    if let Some(reappointment) = &version.reappointment {
        calendar::due(table, latest, &reappointment.within.into())?;
    }
    Ok(())
}

fn span(terms: &Terms) -> Option<Duration> {
    match &terms.limit {
        Limit::Duration { duration } => Some(*duration),
        Limit::SameDay | Limit::None | Limit::Words { .. } => None,
    }
}
