//! `test`: runs the scenarios of a catalog against its rules as they stand.
//!
//! Scenarios run in parallel and are reported in the order of their files. One that no officer has confirmed is shown and
//! fails nothing. A catalog with errors is not tested, save where only proofs refute it: its scenarios may show why.

mod human;
mod json;
mod junit;
mod select;
mod suite;
mod words;

use super::args::{Test, TestFormat};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, output};
use crate::diagnostics::{Finding, render};
use crate::driver::Options;
use crate::runtime::RuleSet;

pub(super) fn run(args: &Test, speech: Speech) -> Result<Outcome, Failure> {
    let root = catalog::root(args.path.as_deref())?;
    let mut compiled = catalog::compile(&root, Options::default())?;
    let language = speech.about(compiled.language);
    let blocking: Vec<Finding> = compiled.findings.iter().filter(|finding| finding.blocks()).cloned().collect();
    if !blocking.is_empty() {
        output::report(&render::human(&blocking, &compiled.sources, output::human(language)));
    }
    let Some(bundle) = compiled.bundle.take().or(compiled.unproved.take()) else {
        return Err(Failure::Catalog(root));
    };
    let rules = RuleSet::from_bundle(bundle).map_err(|error| Failure::Internal(error.to_string()))?;
    let (scenarios, read) = suite::read(&root, &mut compiled.sources)?;
    let chosen = select::select(scenarios, &args.only, &compiled.sources);
    if chosen.is_empty() && !args.only.is_empty() {
        return Err(Failure::NoScenario(args.only.join(", ")));
    }
    let suite = suite::run(chosen, rules, read)?;
    let sources = &compiled.sources;
    match args.format {
        TestFormat::Human => {
            let findings = suite.findings();
            if !findings.is_empty() {
                output::report(&render::human(&findings, sources, output::human(language)));
            }
            output::result(&human::write(&suite, sources, language, !args.only.is_empty()))?;
        }
        TestFormat::Json => output::json(&json::document(&suite, sources, language))?,
        TestFormat::Junit => output::result(&junit::write(&suite, sources, language)?)?,
    }
    Ok(if blocking.is_empty() && suite.passed() { Outcome::Clean } else { Outcome::Findings })
}
