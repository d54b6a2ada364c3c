//! Holds the witness of a finding against every dossier: one that it stands for is broken, none of its facts is earlier.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value as Json;
use thutuc::bundle::{Channel, Version};
use thutuc::diagnostics::Witness;
use thutuc::runtime::{Decision, FactValue, Request, RuleSet, parse_moment};

use super::logic::{Known, holds};
use super::seen::Key;

/// A finding's witness with the family that it must be broken in.
pub(super) struct Shown {
    pub(super) key: Key,
    pub(super) witness: Witness,
    /// Whether some dossier that it stands for is broken.
    is_broken: bool,
    /// The version that governs its receipt, and when it starts to count.
    version: Option<NaiveDate>,
    start: Option<NaiveDateTime>,
}

impl Shown {
    pub(super) fn new(key: Key, witness: Witness) -> Self {
        Self { key, witness, is_broken: false, version: None, start: None }
    }

    /// Whether some dossier that the witness stands for is broken.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Decides the witness as it stands.
    pub(super) fn decide(&mut self, rules: &RuleSet) {
        let received = parse_moment(&self.witness.received).unwrap();
        let facts =
            self.witness.facts.iter().map(|(name, json)| Some((name.clone(), rules.read_json_fact(name, json).ok()??)));
        let decided = facts.collect::<Option<_>>().and_then(|facts| {
            let (office, channel) = (
                self.witness.office.clone(),
                Channel::ALL.iter().find(|channel| channel.as_str() == self.witness.channel)?,
            );
            rules
                .decide(&Request {
                    procedure: self.witness.procedure.clone(),
                    office,
                    received,
                    channel: *channel,
                    facts,
                    events: Vec::new(),
                })
                .ok()
        });
        self.version = decided.as_ref().map(|decision| decision.version);
        self.start = decided.map(|decision| decision.counted_from.0);
    }
}

/// Holds a witness against a dossier: one that it stands for must be broken, and none like it may be broken earlier.
pub(super) fn hold(
    shown: &mut Shown,
    request: &Request,
    decision: &Decision,
    known: &Known,
    version: &Version,
    (broken, looks_at_receipt): (&[Key], bool),
    wrong: &mut Vec<String>,
) {
    let witness = &shown.witness;
    if witness.office != request.office || witness.channel != request.channel.as_str() {
        return;
    }
    let is_given = |(name, json): (&String, &Json)| match name.as_str() {
        "documents.complete" => {
            holds(&version.documents_complete.0, known, &Json::Bool(true)) == json.as_bool().unwrap()
        }
        name => match request.facts.get(name) {
            None => true,
            Some(FactValue::Bool(yes)) => json.as_bool() == Some(*yes),
            Some(FactValue::Integer(number)) => json.as_i64() == Some(*number),
            Some(other) => json.as_str() == Some(other.to_string().as_str()),
        },
    };
    if !witness.facts.iter().all(is_given) {
        return;
    }
    let received = parse_moment(&witness.received).unwrap();
    let is_broken = broken.contains(&shown.key);
    if request.received == received {
        shown.is_broken |= is_broken;
    } else if is_broken && !looks_at_receipt && shown.version == Some(decision.version) {
        let earlier = shown.start.is_some_and(|start| decision.counted_from.0 < start);
        if earlier && wrong.len() < 3 && ["limit", "longer"].contains(&shown.key.0) {
            wrong.push(format!("{:?}: {:?} is earlier than the witness {witness:?}", shown.key, request));
        }
    }
}
