//! Every scenario of a catalog and what became of it.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::guarded::Guarded;
use crate::cli::failure::Failure;
use crate::cli::progress;
use crate::diagnostics::messages::ScenarioProblem;
use crate::diagnostics::{Finding, Severity};
use crate::driver;
use crate::runtime::RuleSet;
use crate::scenarios::{self, Ran, Rules, Scenario};
use crate::source::{FileId, Sources, Span, disk};

/// For how many failing scenarios it is looked for what would make them pass.
const MOST_CURED: usize = 50;

/// What was run, in the order of the files.
pub(super) struct Suite {
    /// What was found in the files themselves.
    read: Vec<Finding>,
    /// Each scenario with what became of it.
    pub(super) ran: Vec<(Scenario, Ran)>,
    /// Each guard with what came of it, by name.
    pub(super) guards: Vec<Guarded>,
    /// The rules that they were run against.
    pub(super) rules: Rules,
}

/// How a scenario ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// As expected.
    Passed,
    /// Otherwise than expected.
    Failed,
    /// It could not be run.
    NotRun,
    /// No officer has confirmed it, whatever came out.
    Unconfirmed,
}

impl State {
    /// The form in JSON.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::NotRun => "not_run",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    pub(super) fn of(scenario: &Scenario, ran: &Ran) -> Self {
        match (scenario.confirmed, ran.findings.is_empty(), ran.failures.is_empty()) {
            (_, false, _) => Self::NotRun,
            (false, ..) => Self::Unconfirmed,
            (true, true, true) => Self::Passed,
            (true, true, false) => Self::Failed,
        }
    }
}

impl Suite {
    /// How many scenarios ended so.
    pub(super) fn count(&self, state: State) -> usize {
        self.ran.iter().filter(|(scenario, ran)| State::of(scenario, ran) == state).count()
    }

    /// Whether nothing failed.
    pub(super) fn passed(&self) -> bool {
        let errors = self.findings().iter().any(|finding| finding.severity == Severity::Error);
        !errors && self.count(State::Failed) == 0 && self.guards.iter().all(|guarded| guarded.finding.is_none())
    }

    /// Everything that is wrong: files, dossiers, failing scenarios, guards.
    pub(super) fn everything(&self, sources: &Sources) -> Vec<Finding> {
        let failing = self.ran.iter().filter(|(scenario, ran)| State::of(scenario, ran) == State::Failed);
        let failures = failing.flat_map(|(scenario, ran)| {
            ran.failures.iter().map(|failure| failure.finding(&scenario.name.node, sources))
        });
        let guards = self.guards.iter().filter_map(|guarded| guarded.finding.clone());
        self.findings().into_iter().chain(failures).chain(guards).collect()
    }

    /// What was found in the files themselves, whatever their scenarios say.
    pub(super) fn of_files(&self) -> &[Finding] {
        &self.read
    }

    /// One finding a file: a file of suggestions has many that wait.
    fn unconfirmed(&self) -> Vec<Finding> {
        let mut files: BTreeMap<FileId, Vec<&Scenario>> = BTreeMap::new();
        for (scenario, _) in self.ran.iter().filter(|(scenario, _)| !scenario.confirmed) {
            files.entry(scenario.span().file).or_default().push(scenario);
        }
        let told = files.into_values().filter_map(|scenarios| {
            let first = scenarios.first()?;
            let others = scenarios.len().checked_sub(1).unwrap_or(0);
            let name = &first.name.node;
            let name = if others == 0 { name.clone() } else { format!("{name}` (+{others}) `…") };
            Some(Finding::new(ScenarioProblem::ScenarioUnconfirmed { name }, first.span()))
        });
        told.collect()
    }

    /// What is wrong with the files and the dossiers in them, and which scenarios wait to be confirmed; failing scenarios are
    /// not among it.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let not_run = self.ran.iter().flat_map(|(_, ran)| &ran.findings);
        let unconfirmed = self.unconfirmed();
        let mut all: Vec<Finding> = self.read.iter().chain(not_run).cloned().chain(unconfirmed).collect();
        all.sort_by_key(|finding| (finding.span.file, finding.span.start));
        all
    }
}

/// The scenarios of a catalog's files, which are added to its sources.
///
/// # Errors
/// [`Failure::Read`] where a file cannot be read.
pub(super) fn read(root: &Path, sources: &mut Sources) -> Result<(Vec<Scenario>, Vec<Finding>), Failure> {
    let (mut all, mut findings) = (Vec::new(), Vec::new());
    let found = disk::read_scenarios(root).map_err(Failure::Read)?;
    for file in found.files {
        match sources.add(file.path.as_str(), &file.bytes) {
            Ok(id) => {
                let Some(source) = sources.get(id) else { continue };
                let (scenarios, more) = scenarios::read(source);
                if scenarios.is_empty() && more.is_empty() {
                    findings.push(Finding::new(ScenarioProblem::ScenarioNone { path: file.path }, start(id)));
                }
                all.extend(scenarios);
                findings.extend(more);
            }
            Err(error) => {
                let Some(id) = sources.add_unreadable(file.path) else { continue };
                findings.push(Finding::new(driver::unreadable(&error), start(id)));
            }
        }
    }
    for path in found.strays {
        let Some(id) = sources.add_unreadable(path.as_str()) else { continue };
        findings.push(Finding::new(ScenarioProblem::ScenarioFileName { path }, start(id)));
    }
    Ok((all, findings))
}

const fn start(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}

/// Runs scenarios, in parallel, with a bar on a terminal.
///
/// # Errors
/// [`Failure::Internal`] where the rules cannot be asked as they were known.
pub(super) fn run(
    chosen: Vec<Scenario>,
    rules: RuleSet,
    read: Vec<Finding>,
    guards: Vec<Guarded>,
) -> Result<Suite, Failure> {
    let rules = Rules::new(rules, &chosen).map_err(|error| Failure::Internal(error.to_string()))?;
    let bar = progress::count(chosen.len());
    let ran = chosen.into_par_iter().map(|scenario| {
        let ran = scenarios::run(&scenario, &rules);
        bar.inc(1);
        (scenario, ran)
    });
    let mut ran: Vec<(Scenario, Ran)> = ran.collect();
    // A table that fails as a whole has one cause.
    let failing = ran.iter_mut().filter(|(_, ran)| !ran.failures.is_empty()).take(MOST_CURED);
    let failing: Vec<&mut (Scenario, Ran)> = failing.collect();
    failing.into_par_iter().for_each(|(scenario, ran)| scenarios::look_for_cures(scenario, ran, &rules));
    bar.finish_and_clear();
    Ok(Suite { read, ran, guards, rules })
}
