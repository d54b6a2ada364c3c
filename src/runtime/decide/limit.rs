//! Turns the rows of time limits into a due moment, or into the moments that it can still be.
//!
//! The first `base` row whose `when` holds applies, else the one without; each `extension` that holds is added. A row whose
//! `when` is unknown may or may not apply, so every selection that is still possible is counted. If all of them end at the
//! same moment, that is the moment, whatever the missing facts are.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::case::Case;
use super::decision::{Due, Moment};
use super::error::DecideError;
use super::provenance::{Side, basis, is_illustrative, source};
use super::rows::{Outcome, Possible, bases, candidates, extensions, missing, rule, selected};
use super::steps::{End, Schedule};
use crate::bundle::{Limit, Reappointment};
use crate::calendar::{self, CountError, Duration, Term};
use crate::runtime::expr::Slot;

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

/// Counts one side of a version's limits. `schedule` has the steps in the calendar's hours, for limits that count from one.
pub(super) fn reckon(case: &Case<'_>, side: Side, schedule: &Schedule) -> Result<Reckoned, DecideError> {
    let bases = bases(case.version, case.compiled, &case.facts);
    let extensions = extensions(case.version, case.compiled, &case.facts);
    let (certain, open): (Vec<_>, Vec<_>) = extensions.into_iter().partition(|row| row.unknown.is_none());
    // The loader allows no more than six extensions, so that a selection of them is a number below 64.
    let selections = u32::try_from(open.len()).ok().and_then(|count| 1_usize.checked_shl(count)).unwrap_or(1);
    let mut outcomes: Vec<Vec<Outcome>> = Vec::with_capacity(bases.len());
    let mut provisional = case.life.provisional;
    for base in &bases {
        let mut row = Vec::with_capacity(selections);
        let paused = match term(&side.terms(base.row).limit) {
            Some(term) => case.life.paused(case.table, term).map_err(super::case::beyond)?,
            None => None,
        };
        for selection in 0..selections {
            let chosen = certain.iter().chain(selected(&open, selection));
            let (outcome, open_days) = count(case, side, schedule, base, paused, chosen)?;
            provisional |= open_days;
            row.push(outcome);
        }
        outcomes.push(row);
    }
    let missing = missing(&case.facts, &bases, &open, &outcomes);
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
    let provisional = due.provisional || committed.provisional;
    Ok(Some(Due { at: Some(Moment(due.at)), ..described(reappointment, provisional) }))
}

/// Rule and provenance of a re-appointment, without a moment.
pub(super) fn described(reappointment: &Reappointment, provisional: bool) -> Due {
    let provenance = &reappointment.provenance;
    Due {
        rule: Some(reappointment.rule.clone()),
        provisional,
        basis: basis(provenance, Side::Committed),
        source: Some(source(provenance, Side::Committed).to_owned()),
        illustrative: is_illustrative(provenance, Side::Committed),
        ..Due::default()
    }
}

pub(in crate::runtime) fn beyond(error: CountError) -> DecideError {
    match error {
        CountError::Beyond(beyond) => DecideError::BeyondCalendar { first: beyond.first, last: beyond.last },
        // The loader refuses limits with a fraction.
        CountError::Fraction(_) => {
            DecideError::BeyondCalendar { first: chrono::NaiveDate::MIN, last: chrono::NaiveDate::MAX }
        }
    }
}

/// Where one selection of rows ends, and whether a day that decides it may still change.
fn count<'a, 'b: 'a>(
    case: &Case<'_>,
    side: Side,
    schedule: &Schedule,
    base: &Possible<'_>,
    paused: Option<Duration>,
    extensions: impl Iterator<Item = &'a Possible<'b>>,
) -> Result<(Outcome, bool), DecideError> {
    let terms = side.terms(base.row);
    let Some(term) = term(&terms.limit) else { return Ok((Outcome::At(None), false)) };
    let extensions: Vec<Duration> = extensions.filter_map(|row| duration(&side.terms(row.row).limit)).collect();
    let (start, cutoff) = match &terms.from_step {
        None => (case.start(), terms.cutoff.map(|cutoff| cutoff.after)),
        // A cut-off is about receipts; a limit from another event starts at that event, whatever the hour.
        Some(step) => match schedule.end_of(case, step) {
            End::At(_, at) => (*at, None),
            End::Open(missing) => return Ok((Outcome::Open(missing.clone()), false)),
            End::Beyond => return Ok((Outcome::Open(BTreeSet::new()), false)),
        },
    };
    let limit = calendar::Limit { term, cutoff, extensions: &extensions, paused: &[] };
    let mut due = calendar::due(case.table, start, &limit).map_err(beyond)?;
    if let Some(paused) = paused {
        let longer = calendar::Limit { paused: &[paused], ..limit };
        let longer = calendar::due(case.table, start, &longer).map_err(beyond)?;
        // An end in hours that moves to Monday's close would come before it once the pause puts it on Monday morning.
        due = if longer.at < due.at { due } else { longer };
    }
    Ok((Outcome::At(Some(due.at)), due.provisional))
}

/// What an extension adds; none where it is no length of time.
pub(in crate::runtime) fn duration(limit: &Limit) -> Option<Duration> {
    match limit {
        Limit::Duration { duration } => Some(*duration),
        Limit::SameDay | Limit::None | Limit::Words { .. } => None,
    }
}

/// What a limit counts; none where it has no date.
pub(in crate::runtime) fn term(limit: &Limit) -> Option<Term> {
    match limit {
        Limit::SameDay => Some(Term::SameDay),
        Limit::Duration { duration } => Some(Term::Within(*duration)),
        Limit::None | Limit::Words { .. } => None,
    }
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
