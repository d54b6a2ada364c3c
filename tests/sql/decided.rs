//! What the runtime decides of a dossier, as a row.

use chrono::NaiveDateTime;
use thutuc::runtime::{Decision, Event, EventKind, FactValue, Request, RuleSet, Status, Verdict, parse_value};

use crate::dossiers::Dossier;

pub(crate) const HEADER: [&str; 9] =
    ["dossier", "verdict", "statutory", "committed", "promised", "fee", "counted_from", "ended", "error"];

pub(crate) fn record(rules: &RuleSet, dossier: &Dossier) -> Vec<String> {
    let mut row = vec![dossier.id.clone()];
    match decide(rules, dossier) {
        Err(code) => {
            row.extend(std::iter::repeat_n(String::new(), 7));
            row.push(code);
        }
        Ok(decision) => {
            let verdict = match decision.same_day.verdict {
                Verdict::Eligible => "eligible",
                Verdict::NotEligible => "not_eligible",
                Verdict::Undetermined => "undetermined",
                Verdict::Refused => "refused",
            };
            let moment = |at: Option<thutuc::runtime::Moment>| at.map_or(String::new(), |at| at.to_string());
            row.push(verdict.to_owned());
            row.extend([decision.statutory.at, decision.committed.at, decision.promised].map(moment));
            row.push(decision.fee.amount.map_or(String::new(), |amount| amount.to_string()));
            row.push(moment(Some(decision.counted_from)));
            row.push(moment(decision.state.ended));
            row.push(String::new());
        }
    }
    row
}

fn decide(rules: &RuleSet, dossier: &Dossier) -> Result<Decision, String> {
    decide_until(rules, dossier, NaiveDateTime::MAX)
}

/// The decision as it was before a moment: later events have not happened.
pub(crate) fn decide_until(rules: &RuleSet, dossier: &Dossier, end: NaiveDateTime) -> Result<Decision, String> {
    if [&dossier.procedure, &dossier.office].iter().any(|text| text.is_empty()) {
        return Err("bad_row".to_owned());
    }
    let channel = thutuc::bundle::Channel::parse(&dossier.channel).ok_or("bad_row")?;
    let mut events: Vec<Event> = Vec::new();
    let texts = dossier.events.split(';').filter(|text| !text.trim().is_empty());
    for text in texts {
        events.push(Event::parse(text.trim()).map_err(|error| error.code().to_owned())?);
    }
    let returned = EventKind::Status(Status::Returned);
    if let Some(at) = dossier.returned.filter(|_| !events.iter().any(|event| event.what == returned)) {
        events.push(Event { at, what: returned });
    }
    events.retain(|event| event.at < end);
    let mut facts = std::collections::BTreeMap::new();
    for (name, text) in &dossier.facts {
        if text.trim().is_empty() {
            continue;
        }
        let fact = rules.facts().find(|fact| fact.id == *name).unwrap();
        // A text of another form is as bad as one that is out of bounds.
        let value = parse_value(fact, text).unwrap_or_else(|| FactValue::Text(text.clone()));
        facts.insert(name.clone(), value);
    }
    let request = Request {
        procedure: dossier.procedure.trim().to_owned(),
        office: dossier.office.trim().to_owned(),
        received: dossier.received,
        channel,
        facts,
        events,
    };
    rules.decide(&request).map_err(|error| error.code().to_owned())
}
