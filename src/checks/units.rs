//! A short limit in calendar days beside limits in working days: five days and five working days differ by a weekend, and
//! the law counts short limits in working days almost without exception. The author says which it is.

use crate::bundle::{DeadlineKind, Limit};
use crate::calendar::{Duration, Unit};
use crate::diagnostics::messages::DeadlineProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Deadline, Step, Version};
use crate::source::Span;

use super::as_written;

/// The longest limit that is asked about: longer ones in calendar days are common.
const SHORT: u32 = 10;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (_, version) in catalog.versions() {
        of_version(as_written(version), findings);
    }
}

fn of_version(version: &Version, findings: &mut Vec<Finding>) {
    let limits: Vec<(Duration, Span)> = version.deadlines.iter().filter_map(limit).collect();
    let steps: Vec<(Duration, Span)> = version.steps.iter().filter_map(within).collect();
    let working =
        |rows: &[(Duration, Span)]| rows.iter().find(|(time, _)| is_working(time.unit)).map(|(_, span)| *span);
    for (rows, beside) in [(&limits, working(&limits)), (&steps, working(&steps).or_else(|| working(&limits)))] {
        let Some(beside) = beside else { continue };
        for (time, span) in rows.iter().filter(|(time, _)| time.unit == Unit::Days && time.count <= SHORT) {
            let problem = DeadlineProblem::DaysBesideWorkingDays { days: time.count };
            findings.push(Finding::new(problem, *span).related(beside, Note::Working));
        }
    }
}

const fn is_working(unit: Unit) -> bool {
    matches!(unit, Unit::WorkingDays | Unit::WorkingHours)
}

fn limit(row: &Deadline) -> Option<(Duration, Span)> {
    let terms = row.statutory.as_ref().unwrap_or(&row.terms);
    match (&terms.limit.node, row.kind) {
        (Limit::Duration { duration }, DeadlineKind::Base) => Some((*duration, terms.limit.span)),
        _ => None,
    }
}

fn within(step: &Step) -> Option<(Duration, Span)> {
    step.within.as_ref().map(|time| (time.node, time.span))
}
