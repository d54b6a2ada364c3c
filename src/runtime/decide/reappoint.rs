//! What a re-appointment and a stopped clock make of the limits: another committed moment, or none.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde_json::json;

use super::case::Case;
use super::decision::{Candidate, Due, Moment};
use super::error::DecideError;
use super::event_error::EventError;
use super::limit::{self, Reckoned};
use crate::bundle::Reappointment;
use crate::calendar;

/// Keeps the committed limit of a dossier with events within the statutory one: a pause may add more of the unit that is
/// committed than of the law's.
pub(super) fn keep_within(committed: &mut Reckoned, statutory: &Due) {
    let Some(last) = statutory.at else { return };
    let moments = committed.moments.iter_mut().flatten();
    moments.for_each(|at| *at = last.0.min(*at));
    let due = &mut committed.due;
    let shown = due.candidates.iter_mut().filter_map(|candidate| candidate.at.as_mut());
    for at in shown.chain(due.at.as_mut()).filter(|at| **at > last) {
        *at = last;
        due.provisional |= statutory.provisional;
    }
}

/// Replaces the committed limit where the re-appointment still stands. One that a restart has overtaken only has to have been
/// possible.
pub(super) fn replace(case: &Case<'_>, committed: &mut Due) -> Result<(), DecideError> {
    let Some(at) = case.life.reappointed else { return Ok(()) };
    let Some(reappointment) = &case.version.reappointment else {
        return Err(EventError::NoReappointment { at, rule: None }.into());
    };
    let condition = case.compiled.reappointment.as_ref();
    let holds = condition.map_or(Some(true), |when| when.holds(&case.facts));
    if holds == Some(false) {
        return Err(EventError::NoReappointment { at, rule: Some(reappointment.rule.clone()) }.into());
    }
    if !case.life.stands {
        return Ok(());
    }
    let later = |at: Moment| moved(case, reappointment, at.0);
    let mut replaced = limit::described(reappointment, committed.provisional);
    for candidate in &committed.candidates {
        let (at, provisional) = candidate.at.map(later).transpose()?.unzip();
        replaced.provisional |= provisional.unwrap_or(false);
        let rule = format!("{}; {}", candidate.rule, reappointment.rule);
        replaced.candidates.push(Candidate { when: candidate.when.clone(), at: at.map(Moment), rule });
    }
    replaced.missing = committed.missing.clone();
    if let Some(at) = committed.at {
        let (at, provisional) = later(at)?;
        replaced.provisional |= provisional;
        replaced.at = Some(Moment(at));
    }
    if holds.is_none() {
        let mut missing = BTreeSet::new();
        condition.iter().for_each(|when| when.missing(&case.facts, &mut missing));
        undecided(&mut replaced, reappointment, case.names(&missing));
    }
    *committed = replaced;
    Ok(())
}

/// Leaves a re-appointment open whose condition is unknown.
fn undecided(replaced: &mut Due, reappointment: &Reappointment, missing: Vec<String>) {
    let condition = reappointment.when.as_ref().map(|when| when.0.clone());
    if let Some(at) = replaced.at.take() {
        replaced.candidates.push(Candidate { when: None, at: Some(at), rule: reappointment.rule.clone() });
    }
    for candidate in &mut replaced.candidates {
        candidate.when = match (candidate.when.take(), &condition) {
            (Some(row), Some(condition)) => Some(json!({ "and": [row, condition] })),
            (row, condition) => row.or_else(|| condition.clone()),
        };
    }
    replaced.missing.extend(missing);
    replaced.missing.sort();
    replaced.missing.dedup();
    replaced.rule = None;
}

fn moved(case: &Case<'_>, row: &Reappointment, from: NaiveDateTime) -> Result<(NaiveDateTime, bool), DecideError> {
    let due = calendar::due(case.table, from, &row.within.into()).map_err(limit::beyond)?;
    Ok((due.at, due.provisional))
}

/// A limit whose clock stands: the clause stays, nothing is due.
pub(super) fn stopped(due: Due) -> Due {
    Due { at: None, provisional: false, missing: Vec::new(), candidates: Vec::new(), ..due }
}
