//! Which rows of time limits may apply, every moment that they can give together, and on which facts that depends.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde_json::{Value as Json, json};

use super::decision::{Candidate, Moment};
use super::provenance::Side;
use crate::bundle::{Deadline, DeadlineKind, Version};
use crate::runtime::code::Code;
use crate::runtime::expr::{Facts, Slot};
use crate::runtime::rules::VersionRules;

/// A row that may apply, with its condition if that is unknown.
pub(in crate::runtime) struct Possible<'a> {
    pub(in crate::runtime) row: &'a Deadline,
    pub(super) place: usize,
    pub(in crate::runtime) unknown: Option<&'a Code>,
}

/// What one selection of rows gives.
#[derive(Clone, PartialEq)]
pub(in crate::runtime) enum Outcome {
    At(Option<NaiveDateTime>),
    /// It counts from a step whose end is unknown.
    Open(BTreeSet<Slot>),
}

/// The base rows that may apply, in the order in which they are tried; one if it is known which.
pub(in crate::runtime) fn bases<'a>(
    version: &'a Version,
    compiled: &'a VersionRules,
    facts: &Facts,
) -> Vec<Possible<'a>> {
    let mut found = Vec::new();
    let mut fallback = None;
    for (place, (row, when)) in version.deadlines.iter().zip(&compiled.deadlines).enumerate() {
        if row.kind != DeadlineKind::Base {
            continue;
        }
        let Some(when) = when else {
            fallback = Some(Possible { row, place, unknown: None });
            continue;
        };
        match when.holds(facts) {
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

pub(in crate::runtime) fn extensions<'a>(
    version: &'a Version,
    compiled: &'a VersionRules,
    facts: &Facts,
) -> Vec<Possible<'a>> {
    let rows = version.deadlines.iter().zip(&compiled.deadlines).enumerate();
    let rows = rows.filter(|(_, (row, _))| row.kind == DeadlineKind::Extension);
    let rows = rows.filter_map(|(place, (row, when))| match when.as_ref().map(|when| (when, when.holds(facts))) {
        None | Some((_, Some(true))) => Some(Possible { row, place, unknown: None }),
        Some((_, Some(false))) => None,
        Some((when, None)) => Some(Possible { row, place, unknown: Some(when) }),
    });
    rows.collect()
}

pub(in crate::runtime) fn selected<'a, 'b>(
    open: &'b [Possible<'a>],
    selection: usize,
) -> impl Iterator<Item = &'b Possible<'a>> {
    open.iter().enumerate().filter(move |(place, _)| selects(selection, *place)).map(|(_, row)| row)
}

/// Whether a selection of the extensions that may hold has the one at a place.
pub(in crate::runtime) fn selects(selection: usize, place: usize) -> bool {
    let shifted = u32::try_from(place).ok().and_then(|place| selection.checked_shr(place));
    shifted.is_some_and(|shifted| shifted & 1 == 1)
}

/// The facts on which the moment still depends: those of a row's condition whose answer changes some outcome.
pub(in crate::runtime) fn missing(
    facts: &Facts,
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
            base.unknown.iter().for_each(|when| when.missing(facts, &mut missing));
        }
    }
    for (place, extension) in open.iter().enumerate() {
        let bit = u32::try_from(place).ok().and_then(|place| 1_usize.checked_shl(place)).unwrap_or(0);
        let matters = outcomes
            .iter()
            .any(|row| row.iter().enumerate().any(|(selection, outcome)| row.get(selection ^ bit) != Some(outcome)));
        if matters {
            extension.unknown.iter().for_each(|when| when.missing(facts, &mut missing));
        }
    }
    for outcome in outcomes.iter().flatten() {
        if let Outcome::Open(open) = outcome {
            missing.extend(open);
        }
    }
    missing
}

/// The distinct moments, each with the first selection of rows that gives it.
pub(super) fn candidates(
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

pub(super) fn rule<'a, 'b: 'a>(
    side: Side,
    base: &Possible<'_>,
    extensions: impl Iterator<Item = &'a Possible<'b>>,
) -> String {
    let extensions = extensions.map(|row| side.terms(row.row).rule.clone());
    let rules: Vec<String> = std::iter::once(side.terms(base.row).rule.clone()).chain(extensions).collect();
    rules.join("; ")
}
