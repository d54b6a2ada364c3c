//! The results of tests for a person: a line a file; for each failing scenario what was expected beside what came out, the
//! clause that decided and what would make it pass.

use std::collections::BTreeMap;

use super::suite::{State, Suite};
use super::words;
use crate::bundle::Language;
use crate::diagnostics::Severity;
use crate::diagnostics::render::{help, hush};
use crate::guards;
use crate::scenarios::{Cure, Failure, Ran, Scenario};
use crate::source::{FileId, Sources};

/// How many scenarios of a file are shown one by one.
const MOST_SHOWN: usize = 50;

/// The report; with `names`, a line for every scenario.
pub(super) fn write(suite: &Suite, sources: &Sources, language: Language, names: bool) -> String {
    if suite.ran.is_empty() && suite.findings().is_empty() && suite.guards.is_empty() {
        return format!("{}\n", words::none_found(language));
    }
    let mut files: BTreeMap<FileId, Vec<&(Scenario, Ran)>> = BTreeMap::new();
    for one in &suite.ran {
        files.entry(one.0.span().file).or_default().push(one);
    }
    let mut out = String::new();
    for (file, scenarios) in files {
        let count =
            |wanted: State| scenarios.iter().filter(|(scenario, ran)| State::of(scenario, ran) == wanted).count();
        let path = sources.get(file).map_or("", |file| file.path());
        let rest = [
            (count(State::NotRun), words::not_run as fn(Language, &dyn std::fmt::Display) -> String),
            (count(State::Unconfirmed), words::unconfirmed),
        ];
        let rest: String = rest
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, say)| format!(", {}", say(language, count)))
            .collect();
        let failed = count(State::Failed);
        let line = if failed == 0 && count(State::NotRun) == 0 {
            words::file_passed(language, &path, &count(State::Passed))
        } else {
            words::file_failed(language, &path, &count(State::Passed), &failed)
        };
        out.push_str(&format!("{line}{rest}\n"));
        let mut shown = 0_usize;
        for (scenario, ran) in scenarios {
            let state = State::of(scenario, ran);
            if names || matches!(state, State::Failed) || (state == State::Unconfirmed && !ran.failures.is_empty()) {
                shown = shown.checked_add(1).unwrap_or(shown);
                if shown <= MOST_SHOWN {
                    one(scenario, ran, state, sources, language, &mut out);
                }
            }
        }
        if let Some(more) = shown.checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            out.push_str(&format!("  {}\n", words::more_failed(language, &more)));
        }
    }
    guards(suite, sources, language, &mut out);
    if suite.guards.iter().any(|guarded| guarded.accepted) && suite.count(State::Failed) > 0 {
        out.push_str(&format!("{}\n", words::accepted_though(language, &suite.count(State::Failed))));
    }
    out.push('\n');
    out.push_str(&totals(suite, language));
    out.push('\n');
    // A name is its author's: what a terminal would act on is shown, not done.
    out.lines().map(hush).collect::<Vec<_>>().join("\n") + "\n"
}

fn totals(suite: &Suite, language: Language) -> String {
    let mut parts = vec![words::passed(language, &suite.count(State::Passed))];
    for (state, say) in [
        (State::Failed, words::failed as fn(Language, &dyn std::fmt::Display) -> String),
        (State::NotRun, words::not_run),
        (State::Unconfirmed, words::unconfirmed),
    ] {
        let count = suite.count(state);
        if count > 0 {
            parts.push(say(language, &count));
        }
    }
    let unread = suite.of_files().iter().filter(|finding| finding.severity == Severity::Error).count();
    if unread > 0 {
        parts.push(words::unread(language, &unread));
    }
    let scenarios = format!("{}: {}", words::total(language, &suite.ran.len()), parts.join(", "));
    if suite.guards.is_empty() {
        return scenarios;
    }
    let open = suite.guards.iter().filter(|guarded| guarded.finding.is_some()).count();
    let open = if open == 0 { String::new() } else { format!(", {}", words::guards_open(language, &open)) };
    format!("{scenarios}; {}{open}", words::guards_total(language, &suite.guards.len()))
}

/// A line for the guards that are as they were; of each other one what was accepted or what differs.
fn guards(suite: &Suite, sources: &Sources, language: Language, out: &mut String) {
    let same = suite.guards.iter().filter(|guarded| guarded.outcome.state == guards::State::Same).count();
    if same > 0 {
        out.push_str(&format!("{}\n", words::guards_same(language, &same)));
    }
    for guarded in &suite.guards {
        if let Some(accepted) = guarded.outcome.accepted(language).filter(|_| guarded.accepted) {
            out.push_str(&format!("  {accepted}\n"));
        }
        let Some(finding) = &guarded.finding else { continue };
        let (code, place) = (finding.code(), sources.place(finding.span));
        out.push_str(&format!("✗ {code} {}  ({place})\n", finding.message(language)));
        for line in guarded.outcome.difference(language).lines() {
            out.push_str(&format!("      {line}\n"));
        }
        out.push_str(&format!("      {}\n", help(finding, language).unwrap_or_default()));
    }
}

fn one(scenario: &Scenario, ran: &Ran, state: State, sources: &Sources, language: Language, out: &mut String) {
    let mark = match state {
        State::Passed => '✓',
        State::Failed | State::NotRun => '✗',
        State::Unconfirmed => '?',
    };
    out.push_str(&format!("  {mark} {}  ({})\n", scenario.name.node, sources.place(scenario.span())));
    if ran.failures.is_empty() {
        return;
    }
    side_by_side(&ran.failures, language, out);
    let mut told: Vec<String> = Vec::new();
    for clause in ran.failures.iter().flat_map(|failure| &failure.clauses) {
        told.push(words::decided_by(language, &clause.rule, &clause.source));
    }
    for failure in &ran.failures {
        let changes: Vec<String> = failure
            .cures
            .iter()
            .filter(|cure| !matches!(cure, Cure::Expect { .. }))
            .map(|cure| cure.say(language))
            .collect();
        if !changes.is_empty() {
            told.push(words::passes_if(language, &failure.path, &changes.join(&words::or(language))));
        }
    }
    let rewrites = ran.failures.iter().flat_map(|failure| &failure.cures);
    told.extend(rewrites.filter(|cure| matches!(cure, Cure::Expect { .. })).map(|cure| cure.say(language)));
    let mut seen = std::collections::BTreeSet::new();
    for line in told.into_iter().filter(|line| seen.insert(line.clone())) {
        out.push_str(&format!("      {line}\n"));
    }
    out.push('\n');
}

fn side_by_side(failures: &[Failure], language: Language, out: &mut String) {
    let head = [words::member(language), words::expected(language), words::actual(language)];
    let mut rows = vec![head];
    rows.extend(
        failures.iter().map(|failure| {
            [failure.path.clone(), shown(&failure.expected, language), shown(&failure.actual, language)]
        }),
    );
    let width = |column: fn(&[String; 3]) -> &String| rows.iter().map(|row| column(row).chars().count()).max();
    let (first, second) = (width(|[one, ..]| one).unwrap_or(0), width(|[_, two, _]| two).unwrap_or(0));
    for [member, expected, actual] in &rows {
        out.push_str(&format!("      {member:first$}  {expected:second$}  {actual}\n"));
    }
}

fn shown(value: &serde_json::Value, language: Language) -> String {
    match value {
        serde_json::Value::Null => words::nothing(language),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
