//! The JSON document of `test --format json`. Members never vanish.

use serde::Serialize;

use super::suite::{State, Suite};
use crate::bundle::Language;
use crate::diagnostics::render::{self, JsonFinding, JsonPosition};
use crate::scenarios::Clause;
use crate::source::Sources;

/// The document.
#[derive(Serialize)]
pub(super) struct Document {
    scenarios: Vec<JsonScenario>,
    guards: Vec<JsonGuard>,
    findings: Vec<JsonFinding>,
    summary: Summary,
}

#[derive(Serialize)]
struct JsonScenario {
    name: String,
    path: String,
    start: JsonPosition,
    confirmed: bool,
    status: &'static str,
    failures: Vec<JsonFailure>,
}

#[derive(Serialize)]
struct JsonFailure {
    member: String,
    expected: serde_json::Value,
    actual: serde_json::Value,
    start: JsonPosition,
    clauses: Vec<Clause>,
    cures: Vec<String>,
}

#[derive(Serialize)]
struct JsonGuard {
    name: String,
    path: String,
    source: Option<String>,
    status: &'static str,
    message: Option<String>,
    difference: Vec<String>,
}

#[derive(Serialize)]
struct Summary {
    passed: usize,
    failed: usize,
    not_run: usize,
    unconfirmed: usize,
    guards: usize,
    guards_open: usize,
}

/// The results of a suite.
pub(super) fn document(suite: &Suite, sources: &Sources, language: Language) -> Document {
    let at = |span: crate::source::Span| {
        let place = sources.get(span.file).map(|file| file.position(span.start));
        place.map_or(JsonPosition { line: 0, column: 0 }, |place| JsonPosition {
            line: place.line,
            column: place.column,
        })
    };
    let scenarios = suite.ran.iter().map(|(scenario, ran)| JsonScenario {
        name: scenario.name.node.clone(),
        path: sources.get(scenario.span().file).map_or("", |file| file.path()).to_owned(),
        start: at(scenario.span()),
        confirmed: scenario.confirmed,
        status: State::of(scenario, ran).as_str(),
        failures: ran
            .failures
            .iter()
            .map(|failure| JsonFailure {
                member: failure.path.clone(),
                expected: failure.expected.clone(),
                actual: failure.actual.clone(),
                start: at(failure.span),
                clauses: failure.clauses.clone(),
                cures: failure.cures.iter().map(|cure| cure.say(language)).collect(),
            })
            .collect(),
    });
    let guards = suite.guards.iter().map(|guarded| JsonGuard {
        name: guarded.outcome.name.clone(),
        path: guarded.outcome.path(),
        source: guarded.outcome.guard.as_ref().map(|guard| format!("{}:{}", guard.source, guard.line)),
        status: guarded.status(),
        message: guarded
            .finding
            .as_ref()
            .map(|finding| finding.message(language))
            .or_else(|| guarded.outcome.accepted(language).filter(|_| guarded.accepted)),
        difference: guarded.outcome.difference(language).lines().map(str::to_owned).collect(),
    });
    Document {
        scenarios: scenarios.collect(),
        guards: guards.collect(),
        findings: render::json(&suite.findings(), sources, language),
        summary: Summary {
            passed: suite.count(State::Passed),
            failed: suite.count(State::Failed),
            not_run: suite.count(State::NotRun),
            unconfirmed: suite.count(State::Unconfirmed),
            guards: suite.guards.len(),
            guards_open: suite.guards.iter().filter(|guarded| guarded.finding.is_some()).count(),
        },
    }
}
