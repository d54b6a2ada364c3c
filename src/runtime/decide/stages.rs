//! When the stages of a linked procedure start and are due.
//!
//! A stage starts with the dossier, or when the last of those that it comes after is due, open or not. Its limit is its own
//! (`trong`), else its procedure's committed one. A stage whose `khi` is no is passed over: what comes after it comes after
//! what it came after. The linked deadline alone is the promise; nothing here moves it.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::case::Case;
use super::decision::{Moment, Stage};
use super::state::Phase;
use super::steps::{Edge, End, Schedule, shift};
use crate::bundle::{self, Deadline, DeadlineKind, Limit};
use crate::calendar::{self, Duration, Term};
use crate::runtime::code::Code;
use crate::runtime::expr::Slot;
use crate::runtime::rules::StageRules;

/// A moment on the way of a dossier.
#[derive(Clone)]
pub(super) enum When {
    /// The moment, and whether a day that decides it may still change.
    At(NaiveDateTime, bool),
    /// It depends on these facts; on none where no limit gives a date.
    Open(BTreeSet<Slot>),
}

struct Laid {
    runs: Option<bool>,
    start: When,
    end: When,
}

/// The stages of a version, laid by place; none for a procedure that is not linked.
pub(super) struct Stages {
    laid: Vec<Option<Laid>>,
}

impl Stages {
    pub(super) fn lay(case: &Case<'_>) -> Self {
        let mut stages = Self { laid: case.compiled.stages.iter().map(|_| None).collect() };
        for &place in &case.compiled.stage_order {
            let (Some(stage), Some(rules)) = (case.version.stages.get(place), case.compiled.stages.get(place)) else {
                continue;
            };
            let begin = When::At(case.start(), case.life.provisional);
            let before = rules.after.iter().filter_map(|&before| stages.laid.get(before)?.as_ref());
            let start = before.map(|laid| &laid.end).fold(begin, latest);
            let runs = rules.when.as_ref().map_or(Some(true), |when| when.holds(&case.facts));
            // A limit that counts from a step of the stage needs the stage's start first.
            let waiting = Laid { runs, start: start.clone(), end: When::Open(BTreeSet::new()) };
            if let Some(slot) = stages.laid.get_mut(place) {
                *slot = Some(waiting);
            }
            let end = match runs {
                Some(false) => start,
                Some(true) => due(case, &stages, stage, rules, start),
                None => {
                    let mut facts = missing(case, rules.when.as_ref());
                    if let When::Open(others) = start {
                        facts.extend(others);
                    }
                    When::Open(facts)
                }
            };
            if let Some(laid) = stages.laid.get_mut(place).and_then(Option::as_mut) {
                laid.end = end;
            }
        }
        stages
    }

    /// When the steps of a stage may start, by the stage's place.
    pub(super) fn start(&self, place: usize) -> Option<&When> {
        self.laid.get(place)?.as_ref().map(|laid| &laid.start)
    }

    /// Whether a stage runs, by its place; `None` where that depends on missing facts.
    pub(super) fn runs(case: &Case<'_>, place: usize) -> Option<bool> {
        let rules = case.compiled.stages.get(place)?;
        rules.when.as_ref().map_or(Some(true), |when| when.holds(&case.facts))
    }

    /// The stages that run or may run, in the procedure's order.
    pub(super) fn stages(&self, case: &Case<'_>) -> Vec<Stage> {
        if case.life.phase() == Phase::NotReceived {
            return Vec::new();
        }
        let all = case.version.stages.iter().zip(&self.laid);
        let show = |(stage, laid): (&bundle::Stage, &Option<Laid>)| {
            let laid = laid.as_ref().filter(|laid| laid.runs != Some(false))?;
            let (start, _, _) = shown(case, &laid.start, Edge::Start);
            let (due, provisional, facts) = shown(case, &laid.end, Edge::End);
            let provenance = &stage.provenance;
            Some(Stage {
                id: stage.id.clone(),
                procedure: stage.procedure.clone(),
                start: start.filter(|_| laid.runs == Some(true)),
                due,
                provisional,
                depends_on: case.names(&facts),
                illustrative: provenance.illustrative,
            })
        };
        all.filter_map(show).collect()
    }
}

fn shown(case: &Case<'_>, when: &When, edge: Edge) -> (Option<Moment>, bool, BTreeSet<Slot>) {
    match when {
        When::At(at, provisional) => (shift(case, *at, edge).map(Moment), *provisional, BTreeSet::new()),
        When::Open(facts) => (None, false, facts.clone()),
    }
}

fn latest(left: When, right: &When) -> When {
    match (left, right) {
        (When::Open(mut facts), When::Open(others)) => {
            facts.extend(others);
            When::Open(facts)
        }
        (When::Open(facts), When::At(..)) => When::Open(facts),
        (When::At(..), When::Open(facts)) => When::Open(facts.clone()),
        (When::At(at, open), When::At(other, _)) if at >= *other => When::At(at, open),
        (When::At(..), right @ When::At(..)) => right.clone(),
    }
}

/// Where a stage that runs is due: its own limit, else its procedure's.
fn due(case: &Case<'_>, stages: &Stages, stage: &bundle::Stage, rules: &StageRules, start: When) -> When {
    let When::At(from, provisional) = start else { return start };
    if let Some(within) = stage.within {
        return ends(case, from, provisional, &within.into());
    }
    let (base, extensions) = match rows(case, stage, rules) {
        Ok(rows) => rows,
        Err(facts) => return When::Open(facts),
    };
    let Some(base) = base else { return When::Open(BTreeSet::new()) };
    let term = match &base.terms.limit {
        Limit::SameDay => Term::SameDay,
        Limit::Duration { duration } => Term::Within(*duration),
        Limit::None | Limit::Words { .. } => return When::Open(BTreeSet::new()),
    };
    // A cut-off is about receipts: a later stage starts at its moment, whatever the hour.
    let (from, cutoff) = match &base.terms.from_step {
        None => (from, base.terms.cutoff.filter(|_| stage.after.is_empty()).map(|cutoff| cutoff.after)),
        Some(step) => match Schedule::lay(case, stages).end_of(case, step) {
            End::At(_, at) => (*at, None),
            End::Open(facts) => return When::Open(facts.clone()),
            End::Beyond => return When::Open(BTreeSet::new()),
        },
    };
    ends(case, from, provisional, &calendar::Limit { term, cutoff, extensions: &extensions, paused: &[] })
}

fn ends(case: &Case<'_>, from: NaiveDateTime, provisional: bool, limit: &calendar::Limit<'_>) -> When {
    match calendar::due(case.table, from, limit) {
        Ok(due) => When::At(due.at, provisional || due.provisional),
        // The loader holds that the calendars reach: only a restart late in the horizon comes here.
        Err(_) => When::Open(BTreeSet::new()),
    }
}

/// The row of the procedure's limits that applies and the extensions that hold.
///
/// # Errors
/// The facts on which that depends.
fn rows<'a>(
    case: &Case<'_>,
    stage: &'a bundle::Stage,
    rules: &StageRules,
) -> Result<(Option<&'a Deadline>, Vec<Duration>), BTreeSet<Slot>> {
    let (mut base, mut fallback, mut extensions) = (None, None, Vec::new());
    for (row, when) in stage.deadlines.iter().zip(&rules.deadlines) {
        if row.kind == DeadlineKind::Base && base.is_some() {
            continue;
        }
        let holds = when.as_ref().map_or(Some(true), |when| when.holds(&case.facts));
        let Some(holds) = holds else { return Err(missing(case, when.as_ref())) };
        match (row.kind, &row.terms.limit) {
            (DeadlineKind::Base, _) if when.is_none() => fallback = Some(row),
            (DeadlineKind::Base, _) if holds => base = Some(row),
            (DeadlineKind::Extension, Limit::Duration { duration }) if holds => extensions.push(*duration),
            _ => {}
        }
    }
    Ok((base.or(fallback), extensions))
}

fn missing(case: &Case<'_>, when: Option<&Code>) -> BTreeSet<Slot> {
    let mut facts = BTreeSet::new();
    if let Some(when) = when {
        when.missing(&case.facts, &mut facts);
    }
    facts
}
