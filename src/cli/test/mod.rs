//! `test`: runs the scenarios of a catalog against its rules as they stand, and holds its simplifications to their guards.
//!
//! Scenarios run in parallel and are reported in the order of their files. One that no officer has confirmed is shown and
//! fails nothing. A catalog with errors is not tested, save where only proofs refute it: its scenarios may show why, its
//! guards are not written.

mod coverage;
mod guarded;
mod human;
mod json;
mod junit;
mod select;
mod suggest;
mod suite;
mod words;

use std::path::{Path, PathBuf};

use super::args::{Test, TestFormat};
use super::failure::Failure;
use super::guards::Writing;
use super::language::Speech;
use super::watch::{self, Good, Pass, Turn, Watch};
use super::{Outcome, catalog, output, repository};
use crate::bundle::Language;
use crate::diagnostics::{Finding, render};
use crate::driver::Options;
use crate::runtime::RuleSet;
use crate::source::Sources;
use suite::{State, Suite};

pub(super) fn run(args: &Test, speech: Speech) -> Result<Outcome, Failure> {
    coverage::is_alone(args)?;
    let root = catalog::root(args.path.as_deref())?;
    if args.watch {
        return watching(args, root, speech);
    }
    let tested = test(args, &root, speech)?;
    show(args, &root, &tested)?;
    match &tested.suite {
        None => Err(Failure::Catalog(root)),
        Some(_) if args.update && !tested.blocking.is_empty() => Err(Failure::Catalog(root)),
        Some(_) => Ok(if tested.passed() { Outcome::Clean } else { Outcome::Findings }),
    }
}

/// Tests again after each change. What passed last is kept.
fn watching(args: &Test, root: PathBuf, speech: Speech) -> Result<Outcome, Failure> {
    // Other forms than the report go to whatever reads them, one after the other.
    let clears = args.format == TestFormat::Human;
    let watch = Watch { root, beside: None, clears, speech };
    watch::run(&watch, |turn: &Turn<'_, ()>| {
        let tested = test(args, &watch.root, speech)?;
        turn.fresh();
        show(args, &watch.root, &tested)?;
        let language = tested.language;
        let passed = tested.suite.as_ref().filter(|_| tested.passed());
        let good = passed.map(|suite| Good { value: (), said: words::total(language, &suite.count(State::Passed)) });
        Ok(Pass { language, good })
    })
}

/// A catalog, tested.
struct Tested {
    sources: Sources,
    language: Language,
    /// What keeps its bundle from being built.
    blocking: Vec<Finding>,
    /// What came of it; none where its rules are not understood.
    suite: Option<Suite>,
}

impl Tested {
    fn passed(&self) -> bool {
        self.blocking.is_empty() && self.suite.as_ref().is_some_and(Suite::passed)
    }
}

fn test(args: &Test, root: &Path, speech: Speech) -> Result<Tested, Failure> {
    let mut compiled = catalog::compile(root, Options::default())?;
    let language = speech.about(compiled.language);
    let blocking: Vec<Finding> = compiled.findings.iter().filter(|finding| finding.blocks()).cloned().collect();
    let Some(bundle) = compiled.bundle.take().or(compiled.unproved.take()) else {
        return Ok(Tested { sources: compiled.sources, language, blocking, suite: None });
    };
    let rules = RuleSet::from_bundle(bundle).map_err(|error| Failure::Internal(error.to_string()))?;
    let (scenarios, read) = suite::read(root, &mut compiled.sources)?;
    let chosen = select::scenarios(scenarios, &args.only, &compiled.sources);
    let update = args.update && blocking.is_empty();
    let writing = match (blocking.is_empty(), args.only.is_empty()) {
        (true, true) => Writing::of_environment(update),
        _ => Writing::Nothing,
    };
    let guards = guarded::guards(root, &mut compiled, writing)?;
    let mut guards = select::guards(guards, &args.only, &compiled.sources);
    if update && !args.only.is_empty() {
        guarded::accept(root, &mut guards)?;
    }
    let read = select::findings(read, &args.only, &chosen, &compiled.sources);
    if chosen.is_empty() && guards.is_empty() && read.is_empty() && !args.only.is_empty() {
        return Err(Failure::NoScenario(args.only.join(", ")));
    }
    let suite = suite::run(chosen, rules, read, guards)?;
    Ok(Tested { sources: compiled.sources, language, blocking, suite: Some(suite) })
}

fn show(args: &Test, root: &Path, tested: &Tested) -> Result<(), Failure> {
    let Tested { sources, language, blocking, suite } = tested;
    let language = *language;
    let report = |findings: &[Finding]| {
        if !findings.is_empty() {
            output::report(&render::human(findings, sources, output::human(language)));
        }
    };
    let everything = || {
        let more = suite.iter().flat_map(|suite| suite.everything(sources));
        blocking.iter().cloned().chain(more).collect::<Vec<_>>()
    };
    match args.format {
        TestFormat::Sarif => {
            output::json(&render::sarif(&everything(), sources, language, &repository::prefix(root)))?;
        }
        TestFormat::Github => {
            output::result(&render::github(&everything(), sources, language, &repository::prefix(root)))?;
        }
        TestFormat::Human | TestFormat::Json | TestFormat::Junit => report(blocking),
    }
    let Some(suite) = suite else { return Ok(()) };
    match args.format {
        TestFormat::Sarif | TestFormat::Github => Ok(()),
        TestFormat::Json => output::json(&json::document(suite, sources, language)),
        TestFormat::Junit => output::result(&junit::write(suite, sources, language)?),
        TestFormat::Human => {
            report(&suite.findings());
            let text = human::write(suite, sources, language, !args.only.is_empty());
            // A machine's form of coverage stands alone on standard output.
            if coverage::is_alone(args)? {
                output::report(&text)
            } else {
                output::result(&text)?
            }
            Ok(())
        }
    }?;
    if args.coverage.is_some() || args.suggest {
        let measured = crate::coverage::measure(&suite.rules, &suite.ran);
        coverage::tell(args, &measured, root, language)?;
        if args.suggest {
            suggest::write(crate::coverage::suggest(measured, &suite.rules, &suite.ran), root, language)?;
        }
    }
    Ok(())
}
