//! Lays the steps that run into open hours and says who does what from when to when.
//!
//! A step whose `when` is no is passed over: what comes after it comes after what it came after. A step whose `when` is
//! unknown leaves itself and everything behind it without moments, and names the facts that would settle them.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::case::Case;
use super::decision::{Moment, Step};
use super::stages::{Stages, When};
use super::state::Phase;
use crate::bundle;
use crate::calendar::{self, Duration, Position, ScheduleError, Table, Unit};
use crate::runtime::expr::Slot;

/// Where a step ends.
#[derive(Clone)]
pub(super) enum End {
    /// The place in open time, and the moment that it shows as.
    At(Position, NaiveDateTime),
    /// It depends on these facts.
    Open(BTreeSet<Slot>),
    /// Past the calendar or the session.
    Beyond,
}

struct Laid {
    runs: Option<bool>,
    start: Option<NaiveDateTime>,
    end: End,
}

/// The steps of a version, laid by place.
pub(super) struct Schedule {
    laid: Vec<Laid>,
}

impl Schedule {
    /// Lays the steps into the open hours of the calendar, those of a stage from its start on.
    pub(super) fn lay(case: &Case<'_>, stages: &Stages) -> Self {
        let mut laying = Laying::new(case, case.table);
        for &place in &case.compiled.step_order {
            let begin = match laying.stage_of(place).map(|stage| stages.start(stage)) {
                None => laying.begin.clone(),
                Some(Some(When::At(moment, _))) => laying.at(*moment),
                Some(Some(When::Open(missing))) => End::Open(missing.clone()),
                Some(None) => End::Beyond,
            };
            laying.lay(place, begin);
        }
        laying.done()
    }

    /// Lays the steps into the windows of a session. What is finished there does not use up its stage's limit: the steps of a
    /// stage begin where the last ones of the stages that it comes after end.
    pub(super) fn lay_in_session(case: &Case<'_>, session: &Table) -> Self {
        let mut laying = Laying::new(case, session);
        let mut ends: Vec<Option<End>> = case.compiled.stages.iter().map(|_| None).collect();
        let stages = case.compiled.stage_order.iter().map(|stage| Some(*stage));
        for stage in std::iter::once(None).chain(stages) {
            let after = stage.and_then(|stage| case.compiled.stages.get(stage)).map_or(&[][..], |stage| &stage.after);
            let before = after.iter().filter_map(|before| ends.get(*before)?.as_ref());
            let begin = before.fold(laying.begin.clone(), latest);
            let mut end = begin.clone();
            for &place in &case.compiled.step_order {
                if laying.stage_of(place) == stage {
                    end = latest(end, laying.lay(place, begin.clone()));
                }
            }
            if let Some(slot) = stage.and_then(|stage| ends.get_mut(stage)) {
                *slot = Some(end);
            }
        }
        laying.done()
    }

    /// Whether every step that runs fits into the table.
    pub(super) fn fits(&self) -> bool {
        !self.laid.iter().any(|one| matches!(one.end, End::Beyond))
    }

    /// Where a step ends, by its name.
    pub(super) fn end_of(&self, case: &Case<'_>, step: &str) -> &End {
        let place = case.version.steps.iter().position(|other| other.id == step);
        place.and_then(|place| self.laid.get(place)).map_or(&End::Beyond, |laid| &laid.end)
    }

    /// The steps that run or may run, in the procedure's order.
    pub(super) fn steps(&self, case: &Case<'_>) -> Vec<Step> {
        if case.life.phase() == Phase::NotReceived {
            return Vec::new();
        }
        let steps = case.version.steps.iter().zip(&self.laid).filter(|(_, laid)| laid.runs != Some(false));
        let show = |(step, laid): (&bundle::Step, &Laid)| {
            let (due, depends_on) = match &laid.end {
                End::At(_, due) => (shift(case, *due, Edge::End).map(Moment), Vec::new()),
                End::Open(missing) => (None, case.names(missing)),
                End::Beyond => (None, Vec::new()),
            };
            let provenance = &step.provenance;
            Step {
                id: step.id.clone(),
                role: step.role.clone(),
                start: laid.start.and_then(|start| shift(case, start, Edge::Start)).map(Moment),
                due,
                depends_on,
                illustrative: provenance.illustrative || provenance.changes.iter().any(|change| change.illustrative),
            }
        };
        steps.map(show).collect()
    }
}

/// Steps that are being laid into a table, each after those that it waits for.
struct Laying<'c, 't> {
    case: &'c Case<'c>,
    table: &'t Table,
    /// Where counting starts.
    begin: End,
    laid: Vec<Option<Laid>>,
}

impl<'c, 't> Laying<'c, 't> {
    fn new(case: &'c Case<'c>, table: &'t Table) -> Self {
        let laid = case.compiled.steps.iter().map(|_| None).collect();
        let mut laying = Self { case, table, begin: End::Beyond, laid };
        laying.begin = laying.at(case.start());
        laying
    }

    fn at(&self, moment: NaiveDateTime) -> End {
        match self.table.position(moment) {
            Ok(position) => End::At(position, moment),
            Err(_) => End::Beyond,
        }
    }

    /// The stage of a step.
    fn stage_of(&self, step: usize) -> Option<usize> {
        self.case.compiled.steps.get(step)?.stage
    }

    /// Lays a step from `begin` on; gives where it ends.
    fn lay(&mut self, place: usize, begin: End) -> &End {
        let case = self.case;
        let (Some(step), Some(rules)) = (case.version.steps.get(place), case.compiled.steps.get(place)) else {
            return &End::Beyond;
        };
        let before = rules.after.iter().filter_map(|&before| self.laid.get(before)?.as_ref()).map(|laid| &laid.end);
        let from = before.fold(begin, latest);
        let runs = rules.when.as_ref().map_or(Some(true), |when| when.holds(&case.facts));
        let one = match (runs, from) {
            (Some(false), from) => Laid { runs, start: None, end: from },
            (Some(true), End::At(position, _)) => match run(case, self.table, step, position) {
                Ok((start, position, due)) => Laid { runs, start: Some(start), end: End::At(position, due) },
                Err(_) => Laid { runs, start: None, end: End::Beyond },
            },
            (Some(true), from) => Laid { runs, start: None, end: from },
            (None, from) => {
                let mut missing = BTreeSet::new();
                if let Some(when) = &rules.when {
                    when.missing(&case.facts, &mut missing);
                }
                if let End::Open(others) = from {
                    missing.extend(others);
                }
                Laid { runs, start: None, end: End::Open(missing) }
            }
        };
        match self.laid.get_mut(place) {
            Some(slot) => &slot.insert(one).end,
            None => &End::Beyond,
        }
    }

    fn done(self) -> Schedule {
        let unlaid = || Laid { runs: Some(false), start: None, end: End::Beyond };
        Schedule { laid: self.laid.into_iter().map(|one| one.unwrap_or_else(unlaid)).collect() }
    }
}

/// Which end of a step a moment is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

/// Where a moment of a step lies after the pauses: each moves what had not happened yet by its own open time. None while
/// the clock stands, and past the calendar.
pub(super) fn shift(case: &Case<'_>, at: NaiveDateTime, edge: Edge) -> Option<NaiveDateTime> {
    let is_behind = |at: NaiveDateTime, began: NaiveDateTime| at > began || at == began && edge == Edge::Start;
    let mut at = at;
    for &(began, ended) in &case.life.pauses {
        if !is_behind(at, began) {
            break;
        }
        let minutes = u32::try_from(case.table.open_minutes_between(began, ended).ok()?).ok()?;
        at = calendar::due(case.table, at, &Duration::new(minutes, Unit::WorkingMinutes).into()).ok()?.at;
        if edge == Edge::Start {
            at = case.table.next_opening(at).ok()?;
        }
    }
    Some(at).filter(|at| !case.life.wait.as_ref().is_some_and(|wait| is_behind(*at, wait.began)))
}

fn latest(left: End, right: &End) -> End {
    match (left, right) {
        (End::Beyond, _) | (_, End::Beyond) => End::Beyond,
        (End::Open(mut facts), End::Open(others)) => {
            facts.extend(others);
            End::Open(facts)
        }
        (End::Open(facts), End::At(..)) => End::Open(facts),
        (End::At(..), End::Open(facts)) => End::Open(facts.clone()),
        (End::At(position, at), End::At(other, _)) if position >= *other => End::At(position, at),
        (End::At(..), End::At(other, at)) => End::At(*other, *at),
    }
}

/// Start, exact end and shown end of a step. The applicant's own time (`chờ người-nộp`) stops the office's clock, so it takes
/// none of it; a floor (`chờ ít nhất`) moves the end to where it ends as a limit.
fn run(
    case: &Case<'_>,
    table: &Table,
    step: &bundle::Step,
    from: Position,
) -> Result<(NaiveDateTime, Position, NaiveDateTime), ScheduleError> {
    let span = step.within.unwrap_or(Duration::new(0, Unit::Minutes));
    let run = table.run(from, span)?;
    let Some(floor) = &step.at_least else { return Ok((run.start, run.end, run.due)) };
    // A floor is a limit and ends by the office's calendar even where steps run in a session.
    let earliest = calendar::due(case.table, run.start, &(*floor).into())?.at;
    if earliest <= run.due {
        return Ok((run.start, run.end, run.due));
    }
    Ok((run.start, table.position(earliest)?, earliest))
}
