//! One row, as named JSON values, into what is told of it by the whole decision.

use std::collections::HashSet;

use serde_json::Value;

use super::error::RowError;
use super::events::events;
use super::given::Given;
use super::text::name;
use crate::bundle::{Channel, Language};
use crate::calendar::ClockMinute;
use crate::runtime::decide::{Decision, Request, Verdict, parse_moment};
use crate::runtime::rules::RuleSet;

/// The columns that identify a row.
pub(crate) const COLUMNS: [&str; 4] = ["procedure", "office", "received", "channel"];

/// The column of what happened after the receipt.
pub(crate) const EVENTS: &str = "events";

/// What is told of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) verdict: Verdict,
    pub(crate) statutory: Option<ClockMinute>,
    pub(crate) committed: Option<ClockMinute>,
    pub(crate) promised: Option<ClockMinute>,
    /// The facts on which something still depends, sorted.
    pub(crate) missing: Vec<String>,
}

impl From<Decision> for Told {
    fn from(decision: Decision) -> Self {
        let parts = [
            decision.same_day.missing,
            decision.statutory.missing,
            decision.committed.missing,
            decision.requirements.missing,
        ];
        let mut missing: Vec<String> = parts.into_iter().flatten().collect();
        missing.sort();
        missing.dedup();
        Self {
            verdict: decision.same_day.verdict,
            statutory: decision.statutory.at.map(|at| at.0.into()),
            committed: decision.committed.at.map(|at| at.0.into()),
            promised: decision.promised.map(|at| at.0.into()),
            missing,
        }
    }
}

/// Decides a row: the four columns that identify it, `events`, and any other member a fact. Names are in NFC.
///
/// # Errors
/// [`RowError`], the first in the order in which a row is read.
pub(crate) fn decide(rules: &RuleSet, members: &[(String, Value)], language: Language) -> Result<Told, RowError> {
    let mut seen = HashSet::with_capacity(members.len());
    if let Some((twice, _)) = members.iter().find(|(name, _)| !seen.insert(name.as_str())) {
        return Err(RowError::Twice(twice.clone()));
    }
    let text = |wanted: &'static str| match members.iter().find(|(key, _)| key == wanted) {
        Some((_, Value::String(text))) if !text.trim().is_empty() => Ok(name(text).into_owned()),
        _ => Err(RowError::Lacks(wanted)),
    };
    let (procedure, office) = (text("procedure")?, text("office")?);
    let (at, channel) = (text("received")?, text("channel")?);
    let received = parse_moment(&at).ok_or(RowError::Moment(at))?;
    let channel = Channel::parse(&channel).ok_or(RowError::Channel(channel))?;
    let happened = members.iter().find(|(name, _)| name == EVENTS);
    let events = happened.map_or(Ok(Vec::new()), |(_, value)| events(value))?;
    let mut facts = Given::new(rules);
    for (name, value) in members.iter().filter(|(name, _)| !COLUMNS.contains(&name.as_str()) && name != EVENTS) {
        facts.add_json(name.clone(), value)?;
    }
    let request = Request { procedure, office, received, channel, facts: facts.known, events };
    Ok(rules.decide_in(&request, language)?.into())
}
