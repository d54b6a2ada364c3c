//! Runs one scenario: builds its dossier, decides it, and compares what is expected with what came out.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDateTime;
use serde_json::Value as Json;

use super::clause::{Clause, deciding};
use super::cures::{self, Cure};
use super::fields::listed;
use super::lookup;
use super::members::{Holds, Named, named};
use super::receipt;
use super::scenario::{Expectation, Expected, Moment, Receipt, Scenario};
use crate::bundle::{Language, Version};
use crate::diagnostics::messages::ScenarioProblem;
use crate::diagnostics::{Both, Finding, Note, Related, nearest};
use crate::runtime::{DecideError, Decision, FactValue, LoadError, Request, RuleSet};
use crate::source::{Sources, Span, Spanned};

/// The rules that scenarios are run against: as they are, and as their calendars were known on the days that scenarios name.
#[derive(Debug)]
pub struct Rules {
    now: RuleSet,
    known: BTreeMap<chrono::NaiveDate, RuleSet>,
}

impl Rules {
    /// Rules for these scenarios.
    ///
    /// # Errors
    /// [`LoadError`] where a calendar cannot be asked as it was known, which a loaded rule set rules out.
    pub fn new(now: RuleSet, scenarios: &[Scenario]) -> Result<Self, LoadError> {
        let mut known = BTreeMap::new();
        for day in scenarios.iter().filter_map(|scenario| scenario.as_known.as_ref()) {
            if let Entry::Vacant(place) = known.entry(day.node) {
                place.insert(now.clone().as_known(day.node)?);
            }
        }
        Ok(Self { now, known })
    }

    /// The rules as they are.
    pub const fn now(&self) -> &RuleSet {
        &self.now
    }

    /// The rules that a scenario is decided by.
    pub fn of(&self, scenario: &Scenario) -> &RuleSet {
        scenario.as_known.as_ref().and_then(|day| self.known.get(&day.node)).unwrap_or(&self.now)
    }
}

/// What became of a scenario.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The dossier that was asked about; none where it could not be built.
    pub request: Option<Request>,
    /// What was decided; none where it could not be.
    pub decision: Option<Decision>,
    /// Every expectation that is not met, in the order written.
    pub failures: Vec<Failure>,
    /// Why it could not be run.
    pub findings: Vec<Finding>,
}

/// An expectation that is not met.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The member's path.
    pub path: String,
    /// What is expected.
    pub expected: Json,
    /// What came out.
    pub actual: Json,
    /// Where the expected value stands.
    pub span: Span,
    /// The clauses that decided.
    pub clauses: Vec<Clause>,
    /// What would make it pass: what to write where the rules are right, after [`look_for_cures`] the changes of the dossier too.
    pub cures: Vec<Cure>,
}

impl Ran {
    /// Whether it ran and came out as expected.
    pub const fn passed(&self) -> bool {
        self.failures.is_empty() && self.findings.is_empty()
    }
}

impl Failure {
    /// The failure as a finding at the expected value, for forms that know nothing but findings.
    pub fn finding(&self, name: &str, sources: &Sources) -> Finding {
        let cure = Both::of(|language| cures::sentence(&self.cures, language));
        let problem = ScenarioProblem::ScenarioFails {
            name: name.to_owned(),
            path: self.path.clone(),
            expected: lookup::shown(&self.expected),
            actual: lookup::shown(&self.actual),
            cure,
        };
        let mut finding = Finding::new(problem, self.span);
        let places = self.clauses.iter().filter_map(|clause| sources.line(&clause.source));
        finding.related.extend(places.map(|span| Related { span, note: Note::Decided }));
        finding
    }
}

/// Adds to each failure the changes of the dossier under which it would pass, before what to write where the rules are right.
/// It decides some hundred times.
pub fn look_for_cures(scenario: &Scenario, ran: &mut Ran, rules: &Rules) {
    let (Some(request), Some(decision)) = (&ran.request, &ran.decision) else { return };
    for failure in &mut ran.failures {
        let mut cures = cures::find(failure, request, decision, rules.of(scenario));
        cures.append(&mut failure.cures);
        failure.cures = cures;
    }
}

/// Runs a scenario.
pub fn run(scenario: &Scenario, rules: &Rules) -> Ran {
    let rules = rules.of(scenario);
    let (request, session_end) = match request(scenario, rules) {
        Ok(built) => built,
        Err(finding) => {
            return Ran { request: None, decision: None, failures: Vec::new(), findings: vec![*finding] };
        }
    };
    let decision = match rules.decide(&request) {
        Ok(decision) => decision,
        Err(error) => {
            let findings = vec![*undecided(scenario, &error)];
            return Ran { request: Some(request), decision: None, failures: Vec::new(), findings };
        }
    };
    let written = serde_json::to_value(&decision).unwrap_or(Json::Null);
    let (mut failures, mut findings) = (Vec::new(), Vec::new());
    for expectation in &scenario.expect {
        if let Some(finding) = unknown_entry(expectation, &decision, rules) {
            findings.push(finding);
            continue;
        }
        let holds = holds(expectation);
        let expected = match expected(expectation, rules, &request, session_end, holds) {
            Ok(expected) => expected,
            Err(finding) => {
                findings.push(*finding);
                continue;
            }
        };
        let path = &expectation.path.node;
        let actual = lookup::value(&written, path, holds);
        if !lookup::fits(&expected, &actual, holds) {
            let clauses = deciding(&decision, rules, path);
            let span = expectation.value.span;
            failures.push(Failure { path: path.clone(), expected, actual, span, clauses, cures: Vec::new() });
        }
    }
    for failure in &mut failures {
        failure.cures.push(Cure::Expect { path: failure.path.clone(), value: failure.actual.clone() });
    }
    Ran { request: Some(request), decision: Some(decision), failures, findings }
}

fn holds(expectation: &Expectation) -> Holds {
    match named(&expectation.path.node) {
        Named::Member(holds) => holds,
        // A path that decisions do not have was refused when it was read.
        Named::Unknown(..) => Holds::Text,
    }
}

/// The dossier of a scenario and, where its receipt is relative to a session, when that ends.
///
/// # Errors
/// A finding at the part that the rules do not know.
pub(super) fn request(scenario: &Scenario, rules: &RuleSet) -> Result<(Request, Option<NaiveDateTime>), Box<Finding>> {
    let mut facts: BTreeMap<String, FactValue> = BTreeMap::new();
    for (name, value) in &scenario.facts {
        let read = rules.read_json_fact(&name.node, &value.node);
        if let Some(read) = read.map_err(|error| undecided(scenario, &error))? {
            facts.insert(name.node.clone(), read);
        }
    }
    let (received, session_end) = match &scenario.received.node {
        Receipt::At(at) => (*at, None),
        Receipt::Relative(relative) => {
            if let Some(program) = &relative.program {
                known_program(program, rules)?;
            }
            if rules.office(&scenario.office.node).is_none() {
                let offices = rules.bundle().offices.iter().map(|office| office.id.as_str());
                let near = nearest(&scenario.office.node, offices).map(str::to_owned).into_iter().collect();
                let error = DecideError::UnknownOffice { office: scenario.office.node.clone(), nearest: near };
                return Err(undecided(scenario, &error));
            }
            receipt::resolve(relative, rules, &scenario.office.node).map_err(|why| {
                Box::new(Finding::new(ScenarioProblem::ScenarioSession { why }, scenario.received.span))
            })?
        }
    };
    let request = Request {
        procedure: scenario.procedure.node.clone(),
        office: scenario.office.node.clone(),
        received,
        channel: scenario.channel.node,
        facts,
        events: scenario.events.iter().map(|event| event.node).collect(),
    };
    Ok((request, session_end))
}

fn known_program(program: &Spanned<String>, rules: &RuleSet) -> Result<(), Box<Finding>> {
    let names: Vec<&str> = rules.bundle().programs.iter().map(|program| program.id.as_str()).collect();
    if names.contains(&program.node.as_str()) {
        return Ok(());
    }
    let why = Both::of(|language| match language {
        Language::Vi => format!("danh mục không có mô hình `{}`", program.node),
        Language::En => format!("the catalog has no program `{}`", program.node),
    });
    let near = nearest(&program.node, names);
    Err(Box::new(Finding::new(ScenarioProblem::ScenarioSession { why }, program.span).did_you_mean(near)))
}

/// What cannot be decided, at the part of the scenario that it is about.
fn undecided(scenario: &Scenario, error: &DecideError) -> Box<Finding> {
    let of_fact = |name: &str| scenario.facts.iter().find(|(fact, _)| fact.node == *name);
    let first = |nearest: &[String]| nearest.first().cloned();
    let (span, similar) = match error {
        DecideError::UnknownProcedure { nearest, .. } => (scenario.procedure.span, first(nearest)),
        DecideError::UnknownOffice { nearest, .. } => (scenario.office.span, first(nearest)),
        DecideError::WrongLevel { .. } | DecideError::OfficeNotInForce { .. } => (scenario.office.span, None),
        DecideError::OutsideHorizon { .. } | DecideError::NoVersion { .. } | DecideError::BeyondCalendar { .. } => {
            (scenario.received.span, None)
        }
        DecideError::ChannelNotOffered { .. } => (scenario.channel.span, None),
        DecideError::UndeclaredFact { name, nearest } => {
            (of_fact(name).map_or(scenario.name.span, |(name, _)| name.span), first(nearest))
        }
        DecideError::BadFactValue { name, .. } | DecideError::Contradiction { name, .. } => {
            let written = scenario.facts.iter().find(|(fact, _)| fact.node == *name);
            // An error names a fact by its canonical name, a scenario perhaps by the Vietnamese one.
            let by_value = |given: &str| scenario.facts.iter().find(|(_, value)| lookup::shown(&value.node) == given);
            let found = written.or_else(|| match error {
                DecideError::BadFactValue { value, .. } => by_value(value),
                DecideError::Contradiction { given, .. } => by_value(given),
                _ => None,
            });
            (found.map_or(scenario.name.span, |(_, value)| value.span), None)
        }
        DecideError::FactGivenTwice { name } => (of_fact(name).map_or(scenario.name.span, |(name, _)| name.span), None),
        DecideError::Event(_) => (scenario.events.first().map_or(scenario.name.span, |event| event.span), None),
        DecideError::BadExpression { .. } | DecideError::OtherRules => (scenario.name.span, None),
    };
    let why = Both::of(|language| error.message(language));
    Box::new(Finding::new(ScenarioProblem::ScenarioUndecided { why }, span).did_you_mean(similar))
}

/// The names of a version's entries.
type Entries = fn(&Version) -> Vec<&str>;

/// The lists of a decision whose entries a version names.
const LISTS: [(&str, Entries); 4] = [
    ("steps.", |version| version.steps.iter().map(|one| one.id.as_str()).collect()),
    ("documents.", |version| version.documents.iter().map(|one| one.id.as_str()).collect()),
    ("fee.rows.", |version| version.fees.iter().map(|one| one.id.as_str()).collect()),
    ("stages.", |version| version.stages.iter().map(|one| one.id.as_str()).collect()),
];

/// A path through a list names an entry that the version has, run or not.
fn unknown_entry(expectation: &Expectation, decision: &Decision, rules: &RuleSet) -> Option<Finding> {
    let path = expectation.path.node.as_str();
    let version = rules.version(&decision.procedure, decision.version)?;
    let (rest, entries) = LISTS.iter().find_map(|(lead, entries)| Some((path.strip_prefix(lead)?, entries)))?;
    let mut names = entries(version);
    let word = rest.split('.').next()?;
    let by_place = word.parse::<usize>().is_ok_and(|place| place < names.len());
    if names.contains(&word) || by_place {
        return None;
    }
    names.sort_unstable();
    names.dedup();
    let near = nearest(word, names.iter().copied()).map(|near| path.replacen(word, near, 1));
    let members = if names.is_empty() { "—".to_owned() } else { listed(&names) };
    let problem = ScenarioProblem::ScenarioMember { path: path.to_owned(), members };
    Some(Finding::new(problem, expectation.path.span).did_you_mean(near))
}

fn expected(
    expectation: &Expectation,
    rules: &RuleSet,
    request: &Request,
    session_end: Option<NaiveDateTime>,
    holds: Holds,
) -> Result<Json, Box<Finding>> {
    let moment = |at: NaiveDateTime| Json::String(crate::runtime::Moment(at).to_string());
    match &expectation.value.node {
        Expected::Json(Json::Array(names)) if holds == Holds::Facts => {
            Ok(Json::Array(names.iter().map(|name| canonical(name, rules)).collect()))
        }
        Expected::Json(json) => Ok(json.clone()),
        Expected::Moment(Moment::DayOfReceipt(minute)) => {
            Ok(receipt::moment(request.received.date(), *minute).map_or(Json::Null, moment))
        }
        Expected::Moment(Moment::SessionEnd) => session_end.map(moment).ok_or_else(|| {
            let why = Both::of(|language| match language {
                Language::Vi => "`{ session: end }` chỉ dùng khi `received` nêu phiên của một mô hình".to_owned(),
                Language::En => "`{ session: end }` needs a `received` that names a program's session".to_owned(),
            });
            Box::new(Finding::new(ScenarioProblem::ScenarioSession { why }, expectation.value.span))
        }),
    }
}

/// A fact's canonical name, where it is written by its Vietnamese one.
fn canonical(name: &Json, rules: &RuleSet) -> Json {
    let Some(text) = name.as_str() else { return name.clone() };
    let fact = rules.facts().find(|fact| fact.id == text || fact.alias.as_deref() == Some(text));
    fact.map_or_else(|| name.clone(), |fact| Json::String(fact.id.clone()))
}
