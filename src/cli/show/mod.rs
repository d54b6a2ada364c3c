//! `show`: a procedure as it stands on a day: documents, fees, limits, steps, law; with an office, what can be answered
//! there and then on each channel.

mod outline;
mod words;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

use super::args::{Format, Show};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, rules};
use super::{clock, input};
use crate::bundle::{Channel, Language, Procedure, Version};
use crate::runtime::{DecideError, Decision, Request, RuleSet, parse_moment};

/// The document of `--format json`.
#[derive(Serialize)]
struct Document<'a> {
    procedure: &'a str,
    version: &'a Version,
    decisions: &'a [Decision],
}

/// What is shown.
struct Case<'a> {
    rules: &'a RuleSet,
    procedure: &'a Procedure,
    version: &'a Version,
    /// One a channel that the office takes then, with no fact known.
    decisions: Vec<Decision>,
    language: Language,
}

pub(super) fn run(args: &Show, speech: Speech) -> Result<Outcome, Failure> {
    let mut language = speech.bare();
    let shown = rules::load(args.bundle.as_deref(), speech).and_then(|rules| {
        language = speech.about(Some(rules.bundle().language));
        let case = find(args, &rules, language)?;
        match args.format {
            Format::Human => output::result(&outline::outline(&case)),
            Format::Json => output::json(&Document {
                procedure: &case.procedure.id,
                version: case.version,
                decisions: &case.decisions,
            }),
        }
    });
    match (args.format, shown) {
        (_, Ok(())) => Ok(Outcome::Clean),
        (Format::Json, Err(failure)) => output::refused(&failure, language),
        (Format::Human, Err(failure)) => output::complained(failure, language),
    }
}

fn find<'a>(args: &Show, rules: &'a RuleSet, language: Language) -> Result<Case<'a>, Failure> {
    let at = match &args.at {
        Some(text) => moment(text).ok_or_else(|| Failure::Moment(text.clone()))?,
        None => today().ok_or_else(|| Failure::Internal("clock".to_owned()))?,
    };
    let code = input::name(&args.code);
    let date = at.date();
    let request = |office: &str, channel| Request {
        procedure: code.clone(),
        office: office.to_owned(),
        received: at,
        channel,
        facts: std::collections::BTreeMap::new(),
        events: Vec::new(),
    };
    let Some(procedure) = rules.procedure(&code) else {
        // Any office will do: the code is looked up first, and the error names the nearest ones.
        let refused = rules.decide_in(&request("", Channel::Counter), language);
        return Err(refused.err().map_or_else(|| Failure::Internal(code.clone()), Failure::Decide));
    };
    let holds = |version: &&Version| version.from <= date && version.to.is_none_or(|to| date < to);
    let version = procedure.versions.iter().find(holds).ok_or_else(|| {
        let span = |version: &Version| {
            let to = version.to.and_then(|to| to.pred_opt()).map(|to| to.to_string()).unwrap_or_default();
            format!("{}..{to}", version.from)
        };
        let versions = procedure.versions.iter().map(span).collect();
        Failure::Decide(DecideError::NoVersion { code: procedure.id.clone(), date, versions })
    })?;
    let mut decisions = Vec::new();
    if let Some(office) = &args.office {
        let office = input::name(office);
        for channel in Channel::ALL {
            match rules.decide_in(&request(&office, *channel), language) {
                Ok(decision) => decisions.push(decision),
                Err(DecideError::ChannelNotOffered { .. }) => {}
                Err(error) => return Err(Failure::Decide(error)),
            }
        }
    }
    Ok(Case { rules, procedure, version, decisions, language })
}

/// The page of a procedure as it stands at a moment; none where there is no version then.
pub(super) fn page(rules: &RuleSet, code: &str, at: NaiveDateTime, language: Language) -> Option<String> {
    let procedure = rules.procedure(code)?;
    let date = at.date();
    let holds = |version: &&Version| version.from <= date && version.to.is_none_or(|to| date < to);
    // Of a procedure that is not in force yet, what will be.
    let version = procedure.versions.iter().find(holds).or_else(|| procedure.versions.last())?;
    Some(outline::outline(&Case { rules, procedure, version, decisions: Vec::new(), language }))
}

/// A moment, or a day from its first minute.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = input::name(text);
    let day = || {
        let whole = text.len() == "YYYY-MM-DD".len();
        NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().filter(|_| whole)
    };
    parse_moment(&text).or_else(|| Some(day()?.and_time(NaiveTime::MIN)))
}

/// The first minute of today in Vietnam.
fn today() -> Option<NaiveDateTime> {
    Some(clock::now()?.date().and_time(NaiveTime::MIN))
}
