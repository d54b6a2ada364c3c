//! What would make a failing expectation pass: the plainest single change of the dossier under which the rules give what is
//! expected, found by deciding again; and what to write where the rules are right.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta};
use serde_json::Value as Json;

use super::lookup;
use super::members::{Holds, Named, named};
use super::run::Failure;
use crate::bundle::{Channel, Derived, Fact, FactType, Language, Limit};
use crate::runtime::{Decision, FactValue, Moment, Request, RuleSet};

/// The most decisions that are tried for one failure.
const MOST: usize = 300;

/// One way to make a scenario pass.
#[derive(Clone, Debug, PartialEq)]
pub enum Cure {
    /// Give or change a fact.
    Fact {
        /// Its name, by which the officer knows it.
        name: String,
        /// The value.
        value: FactValue,
        /// Whether the scenario does not give it yet.
        missing: bool,
    },
    /// Another moment of receipt.
    Received(NaiveDateTime),
    /// Another channel.
    Channel(Channel),
    /// Write what the rules give, if the rules are right.
    Expect {
        /// The member's path.
        path: String,
        /// What came out.
        value: Json,
    },
}

impl Cure {
    /// What to do, in `language`.
    pub fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::Fact { name, value, missing: true }, Language::Vi) => format!("thêm dữ kiện `{name}: {value}`"),
            (Self::Fact { name, value, missing: true }, Language::En) => format!("add the fact `{name}: {value}`"),
            (Self::Fact { name, value, .. }, Language::Vi) => format!("dữ kiện là `{name}: {value}`"),
            (Self::Fact { name, value, .. }, Language::En) => format!("the fact is `{name}: {value}`"),
            (Self::Received(at), Language::Vi) => format!("nhận lúc `{}`", Moment(*at)),
            (Self::Received(at), Language::En) => format!("received at `{}`", Moment(*at)),
            (Self::Channel(channel), Language::Vi) => format!("nộp `{}`", channel.in_language(language)),
            (Self::Channel(channel), Language::En) => format!("filed by `{}`", channel.in_language(language)),
            (Self::Expect { path, value }, Language::Vi) => {
                format!("nếu quy định đúng, viết `{path}: {}`", lookup::shown(value))
            }
            (Self::Expect { path, value }, Language::En) => {
                format!("if the rules are right, write `{path}: {}`", lookup::shown(value))
            }
        }
    }
}

/// All cures in one sentence.
pub(super) fn sentence(cures: &[Cure], language: Language) -> String {
    let (changes, others): (Vec<&Cure>, Vec<&Cure>) =
        cures.iter().partition(|cure| !matches!(cure, Cure::Expect { .. }));
    let said =
        |cures: &[&Cure], between: &str| cures.iter().map(|cure| cure.say(language)).collect::<Vec<_>>().join(between);
    let changes = match (changes.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Vi) => format!("đạt nếu {}; ", said(&changes, ", hoặc ")),
        (false, Language::En) => format!("passes if {}; ", said(&changes, ", or ")),
    };
    format!("{changes}{}", said(&others, "; "))
}

/// The single changes under which the expectation is met: one a fact, the nearest receipts, another channel.
pub(super) fn find(failure: &Failure, request: &Request, decision: &Decision, rules: &RuleSet) -> Vec<Cure> {
    let Named::Member(holds) = named(&failure.path) else { return Vec::new() };
    let mut tries = 0_usize;
    let mut meets = |request: &Request| {
        tries = tries.checked_add(1).unwrap_or(MOST);
        let decided = (tries <= MOST).then(|| rules.decide(request).ok())?;
        let written = serde_json::to_value(decided?).ok()?;
        lookup::fits(&failure.expected, &lookup::value(&written, &failure.path, holds), holds).then_some(())
    };
    let mut cures = Vec::new();
    if holds != Holds::Logic {
        facts(request, decision, rules, &mut meets, &mut cures);
        for received in receipts(request.received, decision, rules) {
            if meets(&Request { received, ..request.clone() }).is_some() {
                cures.push(Cure::Received(received));
            }
        }
        for channel in Channel::ALL.iter().copied().filter(|channel| *channel != request.channel) {
            if meets(&Request { channel, ..request.clone() }).is_some() {
                cures.push(Cure::Channel(channel));
            }
        }
    }
    cures.truncate(SHOWN);
    cures
}

/// How many changes are told.
const SHOWN: usize = 3;

fn facts(
    request: &Request,
    decision: &Decision,
    rules: &RuleSet,
    meets: &mut impl FnMut(&Request) -> Option<()>,
    cures: &mut Vec<Cure>,
) {
    let given = |fact: &Fact| request.facts.iter().find(|(name, _)| is_named(fact, name));
    let missing = missing(decision);
    let read = read_by(decision, rules);
    let all = rules.facts().filter(|fact| matches!(fact.derived, None | Some(Derived::DocumentsComplete)));
    let all = all.filter(|fact| given(fact).is_some() || read.contains(&fact.var));
    // What is missing comes first: it is what an officer forgets.
    let (forgotten, relevant): (Vec<&Fact>, Vec<&Fact>) =
        all.partition(|fact| missing.contains(&fact.id.as_str()) || given(fact).is_none());
    for fact in forgotten.into_iter().chain(relevant) {
        let before = given(fact);
        let name =
            before.map_or_else(|| fact.alias.clone().unwrap_or_else(|| fact.id.clone()), |(name, _)| name.clone());
        for value in values(fact, before.map(|(_, value)| value)) {
            let mut facts = request.facts.clone();
            facts.insert(name.clone(), value.clone());
            if meets(&Request { facts, ..request.clone() }).is_some() {
                cures.push(Cure::Fact { name, value, missing: before.is_none() });
                break;
            }
        }
    }
}

/// The variables that the version's rules and the programs' clauses read.
fn read_by(decision: &Decision, rules: &RuleSet) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(version) = rules.version(&decision.procedure, decision.version) {
        variables(&serde_json::to_value(version).unwrap_or_default(), &mut found);
    }
    for program in &rules.bundle().programs {
        variables(&serde_json::to_value(&program.clauses).unwrap_or_default(), &mut found);
    }
    found
}

fn variables(value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(members) => {
            found.extend(members.get("var").and_then(Json::as_str).map(str::to_owned));
            members.values().for_each(|value| variables(value, found));
        }
        Json::Array(items) => items.iter().for_each(|value| variables(value, found)),
        _ => {}
    }
}

fn is_named(fact: &Fact, name: &str) -> bool {
    fact.id == name || fact.alias.as_deref() == Some(name)
}

fn missing(decision: &Decision) -> Vec<&str> {
    let parts = [
        &decision.same_day.missing,
        &decision.statutory.missing,
        &decision.committed.missing,
        &decision.requirements.missing,
        &decision.fee.missing,
    ];
    parts.into_iter().flatten().map(String::as_str).collect()
}

/// The values of a fact that are tried: yes and no, every choice, the bounds and neighbours of a number, days around a date.
fn values(fact: &Fact, given: Option<&FactValue>) -> Vec<FactValue> {
    let all: Vec<FactValue> = match (&fact.kind, given) {
        (FactType::Bool, _) => vec![FactValue::Bool(true), FactValue::Bool(false)],
        (FactType::Choice { values }, _) => values.iter().cloned().map(FactValue::Text).collect(),
        (FactType::Number { min, max } | FactType::Money { min, max }, given) => {
            let around = |value: &FactValue| match value {
                FactValue::Integer(value) => [value.checked_sub(1), value.checked_add(1)],
                _ => [None, None],
            };
            let near = given.map_or([None, None], around).into_iter().flatten();
            let low = [*min, 0, 1, *max].into_iter();
            near.chain(low).filter(|value| (min..=max).contains(&value)).map(FactValue::Integer).collect()
        }
        (FactType::Date, Some(FactValue::Date(day))) => {
            [day.pred_opt(), day.succ_opt()].into_iter().flatten().map(FactValue::Date).collect()
        }
        (FactType::Date | FactType::Time, _) => Vec::new(),
    };
    all.into_iter().filter(|value| Some(value) != given).collect()
}

/// Moments of receipt near the given one at which a decision may turn: a minute to either side of the cut-off and of the
/// last intake that day, opening, and the days before and after.
fn receipts(received: NaiveDateTime, decision: &Decision, rules: &RuleSet) -> Vec<NaiveDateTime> {
    let mut minutes: Vec<u16> = Vec::new();
    let version = rules.version(&decision.procedure, decision.version);
    for deadline in version.into_iter().flat_map(|version| &version.deadlines) {
        if deadline.terms.limit == Limit::SameDay
            && let Some(cutoff) = deadline.terms.cutoff
        {
            minutes.extend([Some(cutoff.after), cutoff.after.checked_add(1)].into_iter().flatten());
        }
    }
    minutes.extend(rules.bundle().programs.iter().filter_map(|program| program.intake_until));
    let day = received.date();
    minutes.extend(rules.desk_hours(&decision.office, day).and_then(|hours| hours.opening()));
    let mut found: Vec<NaiveDateTime> =
        minutes.into_iter().filter_map(|minute| super::receipt::moment(day, minute)).collect();
    found.extend([-1, 1].into_iter().filter_map(|days| received.checked_add_signed(TimeDelta::days(days))));
    // The nearest first.
    found.sort_by_key(|at| (at.signed_duration_since(received).abs(), *at));
    found.dedup();
    found.retain(|at| *at != received);
    found
}
