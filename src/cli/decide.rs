//! `decide`: one dossier, as the slip that the applicant gets or as JSON.

use super::args::{Decide, Format};
use super::failure::Failure;
use super::input::{self, Facts};
use super::language::Speech;
use super::{Outcome, batch, output, rules, slip};
use crate::bundle::{Channel, Language};
use crate::runtime::{Decision, Request, RuleSet, Standing, parse_date, parse_moment};

pub(super) fn run(args: &Decide, speech: Speech) -> Result<Outcome, Failure> {
    if let Some(file) = &args.batch {
        batch::run(file, &as_known(args, rules::load(args.bundle.as_deref(), speech)?)?, speech)?;
        return Ok(Outcome::Clean);
    }
    let mut language = speech.bare();
    let decided = rules::load(args.bundle.as_deref(), speech).and_then(|rules| {
        language = speech.about(Some(rules.bundle().language));
        let rules = as_known(args, rules)?;
        let decision = decide(args, &rules, language)?;
        Ok((rules, decision))
    });
    let decided = decided.and_then(|(rules, decision)| {
        let standing = standing(args, &rules, &decision)?;
        Ok((rules, decision, standing))
    });
    match (args.format, decided) {
        (Format::Json, Ok((_, decision, None))) => output::json(&decision)?,
        (Format::Json, Ok((_, decision, Some(standing)))) => output::json(&Document { decision, standing })?,
        (Format::Human, Ok((rules, decision, standing))) => {
            output::result(&slip::slip(&decision, standing.as_ref(), &rules, language))?;
        }
        (Format::Json, Err(failure)) => return output::refused(&failure, language),
        (Format::Human, Err(failure)) => return output::complained(failure, language),
    }
    Ok(Outcome::Clean)
}

/// The document of `--format json` where `--on` is given: the decision with one member more.
#[derive(serde::Serialize)]
struct Document {
    #[serde(flatten)]
    decision: Decision,
    standing: Standing,
}

/// How the dossier stands at the moment of `--on`.
fn standing(args: &Decide, rules: &RuleSet, decision: &Decision) -> Result<Option<Standing>, Failure> {
    let Some(text) = &args.on else { return Ok(None) };
    let now = parse_moment(&input::name(text)).ok_or_else(|| Failure::Moment(text.clone()))?;
    let office = rules.office(&decision.office);
    let Some(table) = office.and_then(|office| rules.calendar(&office.calendar)) else {
        return Err(Failure::Internal(format!("no calendar of {}", decision.office)));
    };
    decision.standing(table, now, args.due_soon).map(Some).map_err(Failure::Standing)
}

/// The rules by the calendars of the day that is asked for.
fn as_known(args: &Decide, rules: RuleSet) -> Result<RuleSet, Failure> {
    let Some(text) = &args.as_known else { return Ok(rules) };
    let date = parse_date(text.trim()).ok_or_else(|| Failure::Date(text.clone()))?;
    rules.as_known(date).map_err(Failure::Bundle)
}

fn decide(args: &Decide, rules: &RuleSet, language: Language) -> Result<Decision, Failure> {
    let given = |text: &Option<String>| input::name(text.as_deref().unwrap_or(""));
    let (at, channel) = (given(&args.at), given(&args.channel));
    let received = parse_moment(&at).ok_or(Failure::Moment(at))?;
    let channel = Channel::parse(&channel).ok_or(Failure::Channel(channel))?;
    let mut facts = Facts::new(rules);
    if let Some(file) = &args.facts {
        for (name, value) in input::facts_file(file)?.0 {
            facts.add_json(name, &value).map_err(Failure::Decide)?;
        }
    }
    for fact in &args.fact {
        let (name, value) = fact.split_once('=').ok_or_else(|| Failure::Fact(fact.clone()))?;
        facts.add_text(input::name(name), value).map_err(Failure::Decide)?;
    }
    let request = Request {
        procedure: given(&args.procedure),
        office: given(&args.office),
        received,
        channel,
        facts: facts.known,
        events: args.event.iter().map(|text| input::event(text)).collect::<Result<_, _>>()?,
    };
    rules.decide_in(&request, language).map_err(Failure::Decide)
}
