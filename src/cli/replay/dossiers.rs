//! Each dossier of a log under the rules, a row of CSV each.

use crate::bundle::Language;
use crate::cli::batch::{Moments, write_cell};
use crate::logs::{Entry, Known, LogError, State};
use crate::replay::Standing;

/// What is told of a dossier under one rule set.
const COLUMNS: [&str; 7] = ["verdict", "statutory", "committed", "promised", "fee", "state", "error"];

/// The first row.
pub(super) fn header(has_old: bool) -> String {
    let mut names: Vec<String> = ["dossier", "procedure", "office", "received", "channel"].map(str::to_owned).into();
    if has_old {
        names.extend(COLUMNS.map(|column| format!("old_{column}")));
    }
    names.extend(COLUMNS.map(str::to_owned));
    format!("{}\n", names.join(","))
}

/// What is told of a dossier under one rule set.
type Told<'a> = Result<(&'a Known<'a>, Standing), &'a LogError>;

/// Writes a dossier.
pub(super) fn write(
    out: &mut Vec<u8>,
    moments: &mut Moments,
    entry: &Entry<'_>,
    old: Option<Told<'_>>,
    new: Told<'_>,
    language: Language,
) {
    // Logs name offices by codes, too.
    let decided = [Some(&new), old.as_ref()].into_iter().flatten().find_map(|told| told.as_ref().ok());
    let office = decided.map_or(entry.office.as_ref(), |(known, _)| known.outcome.office.id.as_str());
    for text in [&entry.dossier, &entry.procedure, office] {
        write_cell(out, text, b',');
    }
    // What is written into memory cannot fail.
    let _ = moments.write(out, entry.received.into());
    out.push(b',');
    out.extend_from_slice(entry.channel.as_str().as_bytes());
    for told in old.into_iter().chain([new]) {
        out.push(b',');
        one(out, told, moments, language);
    }
    out.push(b'\n');
}

fn one(out: &mut Vec<u8>, told: Told<'_>, moments: &mut Moments, language: Language) {
    let (known, standing) = match told {
        Ok(told) => told,
        Err(why) => {
            out.extend_from_slice(b",,,,,,");
            let text = format!("{}: {}", why.code(), why.message(language));
            write_cell(out, &text, b',');
            // The comma of the next cell is whoever writes it's.
            out.pop();
            return;
        }
    };
    let outcome = &known.outcome;
    out.extend_from_slice(outcome.verdict.as_str().as_bytes());
    for at in [outcome.statutory, outcome.committed, outcome.promised] {
        out.push(b',');
        if let Some(at) = at {
            let _ = moments.write(out, at.into());
        }
    }
    out.push(b',');
    if let Some(fee) = outcome.fee() {
        out.extend_from_slice(fee.to_string().as_bytes());
    }
    out.push(b',');
    out.extend_from_slice(state(standing.state).as_bytes());
    out.push(b',');
}

/// The form of a state that files have.
const fn state(state: State) -> &'static str {
    match state {
        State::OnTime => "on_time",
        State::Late => "late",
        State::Open => "open",
        State::Overdue => "overdue",
        State::Waiting => "waiting",
        State::Unknown => "unknown",
        State::Out => "out",
    }
}
