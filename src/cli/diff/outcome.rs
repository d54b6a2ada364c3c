//! What a rule set answers for a dossier, as far as one kind of difference is about it.

use std::collections::BTreeMap;

use crate::bundle::Channel;
use crate::diagnostics::Witness;
use crate::driver::diff::Kind;
use crate::runtime::{Decision, Due, Moment, Request, RuleSet, parse_moment};

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A moment; none where there is no date.
    Moment(Option<Moment>),
    /// đồng; none where an amount is set elsewhere. With the rows behind it.
    Fee(Option<i64>, String),
    /// A word or a text as it stands in a decision.
    Text(String),
}

impl Answer {
    /// The form that stands in JSON.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Moment(at) => at.map_or_else(|| "-".to_owned(), |at| at.to_string()),
            Self::Fee(Some(amount), _) => amount.to_string(),
            Self::Fee(None, rows) => rows.clone(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The answer for a dossier; an error's code where it cannot be decided. `name` gives the name that a fact has here; one that
/// is not declared here is left out.
pub(super) fn answer(
    rules: &RuleSet,
    witness: &Witness,
    kind: Kind,
    what: Option<&str>,
    name: &dyn Fn(&str) -> String,
) -> Answer {
    let (Some(received), Some(channel)) = (parse_moment(&witness.received), Channel::parse(&witness.channel)) else {
        return Answer::Text("-".to_owned());
    };
    let mut facts = BTreeMap::new();
    for (fact, value) in &witness.facts {
        let fact = name(fact);
        if let Ok(Some(value)) = rules.read_json_fact(&fact, value) {
            facts.insert(fact, value);
        }
    }
    let (procedure, office) = (witness.procedure.clone(), witness.office.clone());
    let request = Request { procedure, office, received, channel, facts, events: Vec::new() };
    match rules.decide(&request) {
        Ok(decision) => of(&decision, rules, &request, kind, what),
        Err(error) => Answer::Text(error.code().to_owned()),
    }
}

fn of(decision: &Decision, rules: &RuleSet, request: &Request, kind: Kind, what: Option<&str>) -> Answer {
    match kind {
        Kind::Committed => Answer::Moment(decision.committed.at),
        Kind::Statutory => Answer::Moment(decision.statutory.at),
        Kind::Promised => Answer::Moment(decision.promised),
        Kind::Reappointment => Answer::Moment(at(decision.reappointment.as_ref())),
        Kind::SameDay | Kind::Refusal => Answer::Text(decision.same_day.verdict.as_str().to_owned()),
        Kind::Fee => fee(decision),
        Kind::Document => Answer::Text(document(decision, what)),
        Kind::Complete => Answer::Text(complete(decision, rules, request)),
        _ => Answer::Text("decided".to_owned()),
    }
}

fn at(due: Option<&Due>) -> Option<Moment> {
    due.and_then(|due| due.at)
}

fn fee(decision: &Decision) -> Answer {
    let rows = decision.fee.rows.iter().map(|row| {
        let amount = row.amount.map_or_else(|| "-".to_owned(), |amount| amount.to_string());
        format!("{} {amount}", row.id)
    });
    let rows: Vec<String> = rows.collect();
    match decision.fee.amount {
        // What a fee is called changes no amount.
        Some(amount) => Answer::Fee(Some(amount), String::new()),
        None => Answer::Fee(None, rows.join(", ")),
    }
}

/// Whether a document is asked for, and in how many copies.
fn document(decision: &Decision, what: Option<&str>) -> String {
    let Some(row) = decision.documents.iter().find(|row| Some(row.id.as_str()) == what) else {
        return "not asked for".to_owned();
    };
    match row.required {
        Some(true) => {
            let counts = [
                (row.originals, "originals"),
                (row.copies, "copies"),
                (row.certified, "certified copies"),
                (row.electronic, "electronic"),
            ];
            let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
            let counts: Vec<String> = counts.collect();
            if counts.is_empty() { "asked for".to_owned() } else { format!("asked for, {}", counts.join(", ")) }
        }
        Some(false) => "not asked for".to_owned(),
        None => format!("depends on {}", row.depends_on.join(", ")),
    }
}

fn complete(decision: &Decision, rules: &RuleSet, request: &Request) -> String {
    let version = rules.version(&decision.procedure, decision.version);
    let value = version.and_then(|version| rules.evaluate(request, &version.documents_complete).ok());
    match value.and_then(|evaluated| evaluated.value.as_bool()) {
        Some(true) => "complete".to_owned(),
        Some(false) => "not complete".to_owned(),
        None => "-".to_owned(),
    }
}
