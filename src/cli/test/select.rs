//! The scenarios that `--only` names: by words of their name, tone marks or not, or by their file's path.

use crate::diagnostics::bare;
use crate::scenarios::Scenario;
use crate::source::Sources;

/// Those that one of `only` names; all where it names none.
pub(super) fn select(scenarios: Vec<Scenario>, only: &[String], sources: &Sources) -> Vec<Scenario> {
    if only.is_empty() {
        return scenarios;
    }
    let wanted: Vec<String> = only.iter().map(|text| bare(text.trim())).collect();
    let is_wanted = |scenario: &Scenario| {
        let path = sources.get(scenario.span().file).map_or("", |file| file.path());
        let (name, path) = (bare(&scenario.name.node), bare(path));
        // A path may be given as seen from outside the catalog.
        wanted
            .iter()
            .any(|wanted| name.contains(wanted) || path.contains(wanted) || wanted.ends_with(&format!("/{path}")))
    };
    scenarios.into_iter().filter(is_wanted).collect()
}
