//! When the steps that run end, and when a limit does: the same counting as at run time, for steps that run and rows that
//! apply without a doubt.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDateTime;

use crate::bundle::Limit as BundleLimit;
use crate::calendar::{self, Duration, Limit, Position, ScheduleError, Table, Term, Unit};
use crate::model::{Step, Terms};

/// The steps of a version by place, each with the places that it waits for.
pub(super) struct Plan<'a> {
    pub(super) steps: &'a [Step],
    after: Vec<Vec<usize>>,
    /// The step that returns the result; without one the last to end does.
    returning: Option<usize>,
    /// As it is written, once it was.
    written: OnceCell<String>,
}

/// What courses follow from.
impl fmt::Display for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written.get_or_init(|| {
            let steps = self.steps.iter().zip(&self.after).map(|(step, after)| {
                let [within, at_least] = [step.within, step.at_least].map(|time| time.map(|time| time.node));
                format!("{within:?} {at_least:?} {after:?};")
            });
            format!("{} {:?}", steps.collect::<String>(), self.returning)
        }))
    }
}

/// A step that ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ran {
    pub(super) step: usize,
    pub(super) start: NaiveDateTime,
    pub(super) due: NaiveDateTime,
}

/// How a dossier's steps went.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// Every step that ran, by place.
    pub(super) ran: Vec<Ran>,
    /// When the result is returned.
    pub(super) finish: NaiveDateTime,
    /// Where each step ended, those that were passed over where they would have started.
    ends: Vec<NaiveDateTime>,
}

impl<'a> Plan<'a> {
    /// The plan of steps, which stand after those that they wait for.
    pub(super) fn new(steps: &'a [Step]) -> Self {
        let places: BTreeMap<&str, usize> =
            steps.iter().enumerate().map(|(place, step)| (step.id.as_str(), place)).collect();
        let after =
            |step: &Step| step.after.iter().filter_map(|name| places.get(name.node.as_str()).copied()).collect();
        Self {
            steps,
            after: steps.iter().map(after).collect(),
            returning: steps.iter().position(|step| step.returns_result),
            written: OnceCell::new(),
        }
    }

    /// Lays the steps that run into the open hours of a table, from a counting start. Floors end by `calendar`.
    ///
    /// # Errors
    /// [`ScheduleError`] where the table, or a session, ends first.
    pub(super) fn course(
        &self,
        runs: &[bool],
        table: &Table,
        calendar: &Table,
        from: NaiveDateTime,
    ) -> Result<Course, ScheduleError> {
        let begin = (table.position(from)?, from);
        let mut laid: Vec<(Position, NaiveDateTime)> = Vec::with_capacity(self.steps.len());
        let mut ran = Vec::new();
        for (place, (step, after)) in self.steps.iter().zip(&self.after).enumerate() {
            let before = after.iter().filter_map(|place| laid.get(*place)).copied();
            let start = before.fold(begin, |latest, next| if next.0 > latest.0 { next } else { latest });
            if !runs.get(place).copied().unwrap_or(true) {
                laid.push(start);
                continue;
            }
            let span = step.within.map_or(Duration::new(0, Unit::Minutes), |within| within.node);
            let run = table.run(start.0, span)?;
            let (mut end, mut due) = (run.end, run.due);
            if let Some(floor) = step.at_least {
                let earliest = calendar::due(calendar, run.start, &floor.node.into())?.at;
                if earliest > due {
                    (end, due) = (table.position(earliest)?, earliest);
                }
            }
            ran.push(Ran { step: place, start: run.start, due });
            laid.push((end, due));
        }
        let last = match self.returning.filter(|place| runs.get(*place).copied().unwrap_or(true)) {
            Some(returning) => laid.get(returning).map(|(_, due)| *due),
            None => ran.iter().map(|ran| ran.due).max(),
        };
        let ends = laid.into_iter().map(|(_, due)| due).collect();
        Ok(Course { ran, finish: last.unwrap_or(from), ends })
    }

    /// Whether who starts later never ends earlier: only a floor in minutes or hours can break that, by rolling to the
    /// close of a working day.
    pub(super) fn is_monotone(&self) -> bool {
        self.steps.iter().all(|step| step.at_least.is_none_or(|floor| is_in_days(floor.node.unit)))
    }

    /// The place of a step.
    pub(super) fn place(&self, step: &str) -> Option<usize> {
        self.steps.iter().position(|other| other.id == step)
    }
}

/// Whether a limit in a unit ends with a day.
pub(super) const fn is_in_days(unit: Unit) -> bool {
    matches!(unit, Unit::WorkingDays | Unit::Days | Unit::Weeks | Unit::Months | Unit::Years)
}

/// What a limit gives; none where it has no date.
pub(super) const fn term(limit: &BundleLimit) -> Option<Term> {
    match limit {
        BundleLimit::SameDay => Some(Term::SameDay),
        BundleLimit::Duration { duration } => Some(Term::Within(*duration)),
        BundleLimit::None | BundleLimit::Words { .. } => None,
    }
}

/// When a limit ends for a counting start; none where it has no date, or counts from a step past the calendar.
pub(super) fn due(
    table: &Table,
    terms: &Terms,
    extensions: &[Duration],
    start: NaiveDateTime,
    (plan, course): (&Plan<'_>, Option<&Course>),
) -> Option<NaiveDateTime> {
    let term = term(&terms.limit.node)?;
    let (start, cutoff) = match &terms.from_step {
        None => (start, terms.cutoff.map(|cutoff| cutoff.after)),
        // A limit from another event starts at that event, whatever the hour.
        Some(step) => (*course?.ends.get(plan.place(&step.node)?)?, None),
    };
    calendar::due(table, start, &Limit { term, cutoff, extensions, paused: &[] }).ok().map(|due| due.at)
}
