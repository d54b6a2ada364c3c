//! Turns the rows of time limits into a due moment, or into the moments that it can still be.
//!
//! The first `base` row whose `when` holds applies, else the one without; each `extension` that holds is added. A row whose
//! `when` is unknown may or may not apply, so every selection that is still possible is counted. If all of them end at the
//! same moment, that is the moment, whatever the missing facts are.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde_json::{Value as Json, json};

use super::case::{Case, cite};
use super::decision::{Candidate, Due, Moment};
use super::error::DecideError;
use super::steps::{End, Schedule};
use crate::bundle::{Deadline, DeadlineKind, Limit, Provenance, Reappointment, Terms};
use crate::calendar::{self, CountError, Duration, Term};
use crate::runtime::expr::{Cond, Slot};

/// Which of a row's terms are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// As the law has them.
    Statutory,
    /// After simplifications.
    Committed,
}

/// A due moment and all that can be its moment.
pub(super) struct Reckoned {
    pub(super) due: Due,
    /// Every moment that is still possible; none for a row that sets no limit.
    pub(super) moments: Vec<Option<NaiveDateTime>>,
    /// Whether a limit counts from a step whose end depends on missing facts.
    pub(super) is_open: bool,
    pub(super) missing: BTreeSet<Slot>,
    /// The row that applies, where that is known.
    pub(super) row: Option<usize>,
}

/// A row that may apply, with its condition if that is unknown.
struct Possible<'a> {
    row: &'a Deadline,
    place: usize,
    unknown: Option<&'a Cond>,
}

/// What one selection of rows gives.
#[derive(Clone, PartialEq)]
enum Outcome {
    At(Option<NaiveDateTime>),
    /// It counts from a step whose end is unknown.
    Open(BTreeSet<Slot>),
}

impl Side {
    fn terms(self, row: &Deadline) -> &Terms {
        match self {
            Self::Statutory => row.statutory.as_ref().unwrap_or(&row.terms),
            Self::Committed => &row.terms,
        }
    }
}

/// Counts one side of a version's limits. `schedule` has the steps in the calendar's hours, for limits that count from one.
pub(super) fn reckon(case: &Case<'_>, side: Side, schedule: &Schedule) -> Result<Reckoned, DecideError> {
    let bases = possible(case, DeadlineKind::Base);
    let extensions = extensions(case);
    let (certain, open): (Vec<_>, Vec<_>) = extensions.into_iter().partition(|row| row.unknown.is_none());
    // The loader allows no more than six extensions, so that a selection of them is a number below 64.
    let selections = u32::try_from(open.len()).ok().and_then(|count| 1_usize.checked_shl(count)).unwrap_or(1);
    let mut outcomes: Vec<Vec<Outcome>> = Vec::with_capacity(bases.len());
    let mut provisional = case.start_provisional;
    for base in &bases {
        let mut row = Vec::with_capacity(selections);
        for selection in 0..selections {
            let chosen = certain.iter().chain(selected(&open, selection));
            let (outcome, open_days) = count(case, side, schedule, base, chosen)?;
            provisional |= open_days;
            row.push(outcome);
        }
        outcomes.push(row);
    }
    let missing = missing(case, &bases, &open, &outcomes);
    let flat: Vec<&Outcome> = outcomes.iter().flatten().collect();
    let moments = flat.iter().filter_map(|outcome| match outcome {
        Outcome::At(at) => Some(*at),
        Outcome::Open(_) => None,
    });
    let moments: Vec<_> = moments.collect();
    let is_open = flat.iter().any(|outcome| matches!(outcome, Outcome::Open(facts) if !facts.is_empty()));
    let agreed = match flat.split_first() {
        Some((first, rest)) if rest.iter().all(|other| other == first) => matches!(first, Outcome::At(_)),
        _ => false,
    };
    let due = match bases.first().filter(|_| agreed) {
        Some(base) => {
            let at = moments.first().copied().flatten().map(Moment);
            let provisional = provisional && at.is_some();
            Due { at, provisional, ..describe(side, base, &certain) }
        }
        None => Due {
            provisional: provisional && !bases.is_empty(),
            missing: case.names(&missing),
            candidates: candidates(side, &bases, &certain, &open, &outcomes),
            ..Due::default()
        },
    };
    let row = bases.first().filter(|_| bases.len() == 1).map(|base| base.place);
    Ok(Reckoned { due, moments, is_open, missing, row })
}

/// The limit of a re-appointment, counted from the committed moment, where one is possible.
pub(super) fn reappointment(
    case: &Case<'_>,
    reappointment: &Reappointment,
    committed: &Due,
) -> Result<Option<Due>, DecideError> {
    let holds = case.compiled.reappointment.as_ref().map_or(Some(true), |when| when.holds(&case.facts));
    let (Some(true), Some(Moment(from))) = (holds, committed.at) else { return Ok(None) };
    let due = calendar::due(case.table, from, &reappointment.within.into()).map_err(beyond)?;
    let provenance = &reappointment.provenance;
    Ok(Some(Due {
        at: Some(Moment(due.at)),
        rule: Some(reappointment.rule.clone()),
        provisional: due.provisional || committed.provisional,
        basis: basis(provenance, Side::Committed),
        source: Some(source(provenance, Side::Committed).to_owned()),
        illustrative: is_illustrative(provenance, Side::Committed),
        ..Due::default()
    }))
}

pub(super) fn beyond(error: CountError) -> DecideError {
    match error {
        CountError::Beyond(beyond) => DecideError::BeyondCalendar { first: beyond.first, last: beyond.last },
        // The loader refuses limits with a fraction.
        CountError::Fraction(_) => {
            DecideError::BeyondCalendar { first: chrono::NaiveDate::MIN, last: chrono::NaiveDate::MAX }
        }
    }
}

/// The base rows that may apply, in the order in which they are tried; one if it is known which.
fn possible<'a>(case: &Case<'a>, kind: DeadlineKind) -> Vec<Possible<'a>> {
    let mut found = Vec::new();
    let mut fallback = None;
    for (place, (row, when)) in case.version.deadlines.iter().zip(&case.compiled.deadlines).enumerate() {
        if row.kind != kind {
            continue;
        }
        let Some(when) = when else {
            fallback = Some(Possible { row, place, unknown: None });
            continue;
        };
        match when.holds(&case.facts) {
            Some(true) => {
                found.push(Possible { row, place, unknown: None });
                return found;
            }
            Some(false) => {}
            None => found.push(Possible { row, place, unknown: Some(when) }),
        }
    }
    found.extend(fallback);
    found
}

fn extensions<'a>(case: &Case<'a>) -> Vec<Possible<'a>> {
    let rows = case.version.deadlines.iter().zip(&case.compiled.deadlines).enumerate();
    let rows = rows.filter(|(_, (row, _))| row.kind == DeadlineKind::Extension);
    let rows =
        rows.filter_map(|(place, (row, when))| match when.as_ref().map(|when| (when, when.holds(&case.facts))) {
            None | Some((_, Some(true))) => Some(Possible { row, place, unknown: None }),
            Some((_, Some(false))) => None,
            Some((when, None)) => Some(Possible { row, place, unknown: Some(when) }),
        });
    rows.collect()
}

fn selected<'a, 'b>(open: &'b [Possible<'a>], selection: usize) -> impl Iterator<Item = &'b Possible<'a>> {
    let is_in = move |place: usize| {
        let shifted = u32::try_from(place).ok().and_then(|place| selection.checked_shr(place));
        shifted.is_some_and(|shifted| shifted & 1 == 1)
    };
    open.iter().enumerate().filter(move |(place, _)| is_in(*place)).map(|(_, row)| row)
}

/// Where one selection of rows ends, and whether a day that decides it may still change.
fn count<'a, 'b: 'a>(
    case: &Case<'_>,
    side: Side,
    schedule: &Schedule,
    base: &Possible<'_>,
    extensions: impl Iterator<Item = &'a Possible<'b>>,
) -> Result<(Outcome, bool), DecideError> {
    let terms = side.terms(base.row);
    let term = match &terms.limit {
        Limit::SameDay => Term::SameDay,
        Limit::Duration { duration } => Term::Within(*duration),
        Limit::None | Limit::Words { .. } => return Ok((Outcome::At(None), false)),
    };
    let extensions: Vec<Duration> = extensions
        .filter_map(|row| match &side.terms(row.row).limit {
            Limit::Duration { duration } => Some(*duration),
            Limit::SameDay | Limit::None | Limit::Words { .. } => None,
        })
        .collect();
    let (start, cutoff) = match &terms.from_step {
        None => (case.start, terms.cutoff.map(|cutoff| cutoff.after)),
        // A cut-off is about receipts; a limit from another event starts at that event, whatever the hour.
        Some(step) => match schedule.end_of(case, step) {
            End::At(_, at) => (*at, None),
            End::Open(missing) => return Ok((Outcome::Open(missing.clone()), false)),
            End::Beyond => return Ok((Outcome::Open(BTreeSet::new()), false)),
        },
    };
    let limit = calendar::Limit { term, cutoff, extensions: &extensions, paused: &[] };
    let due = calendar::due(case.table, start, &limit).map_err(beyond)?;
    Ok((Outcome::At(Some(due.at)), due.provisional))
}

/// The facts on which the moment still depends: those of a row's condition whose answer changes some outcome.
fn missing(
    case: &Case<'_>,
    bases: &[Possible<'_>],
    open: &[Possible<'_>],
    outcomes: &[Vec<Outcome>],
) -> BTreeSet<Slot> {
    let mut missing = BTreeSet::new();
    let mut later: &[Vec<Outcome>] = outcomes;
    for base in bases {
        let Some((own, rest)) = later.split_first() else { break };
        later = rest;
        if rest.iter().any(|other| other != own) {
            base.unknown.iter().for_each(|when| when.missing(&case.facts, &mut missing));
        }
    }
    for (place, extension) in open.iter().enumerate() {
        let bit = u32::try_from(place).ok().and_then(|place| 1_usize.checked_shl(place)).unwrap_or(0);
        let matters = outcomes
            .iter()
            .any(|row| row.iter().enumerate().any(|(selection, outcome)| row.get(selection ^ bit) != Some(outcome)));
        if matters {
            extension.unknown.iter().for_each(|when| when.missing(&case.facts, &mut missing));
        }
    }
    for outcome in outcomes.iter().flatten() {
        if let Outcome::Open(facts) = outcome {
            missing.extend(facts);
        }
    }
    missing
}

/// The distinct moments, each with the first selection of rows that gives it.
fn candidates(
    side: Side,
    bases: &[Possible<'_>],
    certain: &[Possible<'_>],
    open: &[Possible<'_>],
    outcomes: &[Vec<Outcome>],
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (base, row) in bases.iter().zip(outcomes) {
        for (selection, outcome) in row.iter().enumerate() {
            let Outcome::At(at) = outcome else { continue };
            let at = at.map(Moment);
            if found.iter().any(|other| other.at == at) {
                continue;
            }
            let chosen: Vec<&Possible<'_>> = selected(open, selection).collect();
            let mut conditions: Vec<Json> = Vec::new();
            conditions.extend(base.unknown.and(base.row.when.as_ref()).map(|when| when.0.clone()));
            for extension in open {
                let is_in = chosen.iter().any(|other| other.place == extension.place);
                let when = extension.row.when.as_ref().map(|when| when.0.clone());
                conditions.extend(when.map(|when| if is_in { when } else { json!({ "!": [when] }) }));
            }
            let mut conditions = conditions.into_iter();
            let when = match (conditions.next(), conditions.len()) {
                (Some(first), 0) => Some(first),
                (Some(first), _) => {
                    Some(json!({ "and": std::iter::once(first).chain(conditions).collect::<Vec<_>>() }))
                }
                (None, _) => None,
            };
            let rule = rule(side, base, certain.iter().chain(chosen));
            found.push(Candidate { when, at, rule });
        }
    }
    found
}

fn rule<'a, 'b: 'a>(side: Side, base: &Possible<'_>, extensions: impl Iterator<Item = &'a Possible<'b>>) -> String {
    let extensions = extensions.map(|row| side.terms(row.row).rule.clone());
    let rules: Vec<String> = std::iter::once(side.terms(base.row).rule.clone()).chain(extensions).collect();
    rules.join("; ")
}

/// Rule and provenance of a base row and the extensions that hold with it.
fn describe(side: Side, base: &Possible<'_>, extensions: &[Possible<'_>]) -> Due {
    let mut all: Vec<String> = Vec::new();
    let mut illustrative = false;
    for row in std::iter::once(base).chain(extensions) {
        let side = if side == Side::Committed && row.row.statutory.is_none() { Side::Statutory } else { side };
        for citation in basis(&row.row.provenance, side) {
            if !all.contains(&citation) {
                all.push(citation);
            }
        }
        illustrative |= is_illustrative(&row.row.provenance, side);
    }
    let changed = if base.row.statutory.is_some() { side } else { Side::Statutory };
    Due {
        rule: Some(rule(side, base, extensions.iter())),
        basis: all,
        source: Some(source(&base.row.provenance, changed).to_owned()),
        illustrative,
        ..Due::default()
    }
}

/// The law a rule rests on; for what a simplification changed, its instrument as well.
fn basis(provenance: &Provenance, side: Side) -> Vec<String> {
    let mut basis: Vec<String> = provenance.basis.iter().map(cite).collect();
    if side == Side::Committed {
        for change in &provenance.changes {
            if !basis.contains(&change.by) {
                basis.push(change.by.clone());
            }
        }
    }
    basis
}

fn source(provenance: &Provenance, side: Side) -> &str {
    let change = provenance.changes.last().filter(|_| side == Side::Committed);
    change.map_or(&provenance.source, |change| &change.source)
}

fn is_illustrative(provenance: &Provenance, side: Side) -> bool {
    provenance.illustrative || side == Side::Committed && provenance.changes.iter().any(|change| change.illustrative)
}
