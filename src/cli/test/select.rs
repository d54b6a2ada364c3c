//! What `--only` names: scenarios by words of their name, tone marks or not, or by their file's path; guards by their name or
//! their simplification's file.

use super::guarded::Guarded;
use crate::diagnostics::{Finding, bare};
use crate::scenarios::Scenario;
use crate::source::Sources;

/// The scenarios that one of `only` names; all where it names none.
pub(super) fn scenarios(scenarios: Vec<Scenario>, only: &[String], sources: &Sources) -> Vec<Scenario> {
    let path = |scenario: &Scenario| sources.get(scenario.span().file).map_or("", |file| file.path());
    scenarios.into_iter().filter(|scenario| is_named(&scenario.name.node, path(scenario), only)).collect()
}

/// The guards that one of `only` names; all where it names none.
pub(super) fn guards(guards: Vec<Guarded>, only: &[String], sources: &Sources) -> Vec<Guarded> {
    let path = |guarded: &Guarded| {
        let guard = guarded.outcome.guard.as_ref();
        guard.and_then(|guard| sources.get(guard.span.file)).map_or("", |file| file.path()).to_owned()
    };
    guards.into_iter().filter(|guarded| is_named(&guarded.outcome.path(), &path(guarded), only)).collect()
}

/// What is wrong with the files that one of `only` names, or that hold what was chosen. Where nothing was chosen, a scenario that
/// is meant may be one that could not be read, so that nothing is left out.
pub(super) fn findings(
    findings: Vec<Finding>,
    only: &[String],
    chosen: &[Scenario],
    sources: &Sources,
) -> Vec<Finding> {
    let path = |finding: &Finding| sources.get(finding.span.file).map_or("", |file| file.path());
    let holds = |finding: &Finding| chosen.iter().any(|scenario| scenario.span().file == finding.span.file);
    let is_meant = |finding: &Finding| chosen.is_empty() || holds(finding) || is_named("", path(finding), only);
    findings.into_iter().filter(is_meant).collect()
}

fn is_named(name: &str, path: &str, only: &[String]) -> bool {
    let (name, path) = (bare(name), bare(path));
    let names = |wanted: &String| {
        let wanted = bare(wanted.trim());
        // A path may be given as seen from outside the catalog.
        name.contains(&wanted) || path.contains(&wanted) || wanted.ends_with(&format!("/{path}"))
    };
    only.is_empty() || only.iter().any(names)
}
