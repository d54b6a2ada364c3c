//! `decide --batch`: a dossier a line in, a verdict a line out, in the same order, one line held at a time. A bad row says so
//! in its own `error` and stops nothing.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::failure::Failure;
use super::input::{self, Facts, Members};
use super::language::Speech;
use super::{output, words};
use crate::bundle::{Channel, Language};
use crate::diagnostics::readers::in_language;
use crate::runtime::{Decision, Moment, Request, RuleSet, parse_moment};

/// The most bytes that a row may have.
const MAX_ROW_BYTES: usize = 1024 * 1024;

/// The columns that identify a row.
const COLUMNS: [&str; 4] = ["procedure", "office", "received", "channel"];

/// What is written for a row.
#[derive(Default, Serialize)]
struct Answer {
    procedure: Value,
    office: Value,
    received: Value,
    channel: Value,
    verdict: Option<&'static str>,
    statutory: Option<Moment>,
    committed: Option<Moment>,
    promised: Option<Moment>,
    missing: Vec<String>,
    error: Option<String>,
}

/// Decides every row of a file.
///
/// # Errors
/// [`Failure`] where the file or standard output fails; never for a row.
pub(super) fn run(file: &Path, rules: &RuleSet, speech: Speech) -> Result<(), Failure> {
    let is_lines = file.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    if !is_lines && file.as_os_str() != "-" {
        return Err(Failure::BatchForm(file.to_path_buf()));
    }
    let language = speech.about(Some(rules.bundle().language));
    let named = |error: io::Error| Failure::Read(io::Error::new(error.kind(), format!("{}: {error}", file.display())));
    let mut rows = BufReader::new(input::open(file).map_err(named)?);
    let mut out = BufWriter::new(io::stdout().lock());
    let written = |error: io::Error| output::failed(error, "stdout");
    let mut line = Vec::new();
    while let Some(fits) = next_line(&mut rows, &mut line).map_err(named)? {
        let answer = if !fits {
            wrong("bad_row", words::row_too_long(language, &MAX_ROW_BYTES))
        } else if line.trim_ascii().is_empty() {
            continue;
        } else {
            answer(&line, rules, language)
        };
        serde_json::to_writer(&mut out, &answer).map_err(|error| written(error.into()))?;
        out.write_all(b"\n").map_err(written)?;
    }
    out.flush().map_err(written)
}

/// Reads one line without its end: none at the end of the file, false for one that is too long, which is passed over.
fn next_line(rows: &mut BufReader<Box<dyn Read>>, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let mut fits = true;
    let mut any = false;
    loop {
        let piece = rows.fill_buf()?;
        if piece.is_empty() {
            return Ok(any.then_some(fits));
        }
        any = true;
        let end = piece.iter().position(|byte| *byte == b'\n');
        let (body, _) = piece.split_at(end.unwrap_or(piece.len()));
        fits = fits && line.len().checked_add(body.len()).is_some_and(|length| length <= MAX_ROW_BYTES);
        if fits {
            line.extend_from_slice(body);
        }
        let used = end.and_then(|end| end.checked_add(1)).unwrap_or(piece.len());
        rows.consume(used);
        if end.is_some() {
            return Ok(Some(fits));
        }
    }
}

fn wrong(code: &str, message: String) -> Answer {
    Answer { error: Some(format!("{code}: {message}")), ..Answer::default() }
}

fn answer(line: &[u8], rules: &RuleSet, language: Language) -> Answer {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let Members(members) = match serde_json::from_slice(line) {
        Ok(members) => members,
        Err(error) => {
            return wrong(
                "bad_row",
                words::bad_row(language, &input::brief(&in_language(&error.to_string(), language))),
            );
        }
    };
    let column =
        |name: &str| members.iter().find(|(key, _)| key == name).map_or(Value::Null, |(_, value)| value.clone());
    let mut answer = Answer {
        procedure: column("procedure"),
        office: column("office"),
        received: column("received"),
        channel: column("channel"),
        ..Answer::default()
    };
    match decide(&members, rules, language) {
        Ok(decision) => {
            let same_day = decision.same_day;
            answer.verdict = Some(same_day.verdict.as_str());
            answer.statutory = decision.statutory.at;
            answer.committed = decision.committed.at;
            answer.promised = decision.promised;
            let parts = [decision.statutory.missing, decision.committed.missing, decision.requirements.missing];
            answer.missing = same_day.missing.into_iter().chain(parts.into_iter().flatten()).collect();
            answer.missing.sort();
            answer.missing.dedup();
        }
        Err(error) => answer.error = Some(error),
    }
    answer
}

fn decide(members: &[(String, Value)], rules: &RuleSet, language: Language) -> Result<Decision, String> {
    let say = |failure: Failure| format!("{}: {}", failure.code(), failure.message(language));
    let text = |name: &str| match members.iter().find(|(key, _)| key == name) {
        Some((_, Value::String(text))) if !text.trim().is_empty() => Ok(input::name(text)),
        _ => Err(format!("bad_row: {}", words::row_lacks(language, &name))),
    };
    for (at, (name, _)) in members.iter().enumerate() {
        if members.iter().take(at).any(|(before, _)| before == name) {
            return Err(format!("bad_row: {}", words::member_twice(language, name)));
        }
    }
    let (procedure, office) = (text("procedure")?, text("office")?);
    let (at, channel) = (text("received")?, text("channel")?);
    let received = parse_moment(&at).ok_or_else(|| say(Failure::Moment(at)))?;
    let channel = Channel::parse(&channel).ok_or_else(|| say(Failure::Channel(channel)))?;
    let mut facts = Facts::new(rules);
    let is_fact = |name: &str| !COLUMNS.contains(&name) && name != "events";
    let events =
        members.iter().find(|(name, _)| name == "events").map_or(Ok(Vec::new()), |(_, value)| input::events(value));
    let events = events.map_err(say)?;
    for (name, value) in members.iter().filter(|(name, _)| is_fact(name)) {
        facts.add_json(name.clone(), value).map_err(|error| say(Failure::Decide(error)))?;
    }
    let request = Request { procedure, office, received, channel, facts: facts.known, events };
    rules.decide_in(&request, language).map_err(|error| say(Failure::Decide(error)))
}
