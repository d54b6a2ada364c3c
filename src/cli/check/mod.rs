//! `check`: every finding of a catalog, for a person on standard error, else on standard output: as JSON, as a SARIF log, as
//! annotations of GitHub.

mod baseline;
mod noted;

use std::path::Path;

use super::args::{Check, CheckFormat};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, output, repository};
use crate::bundle::Language;
use crate::diagnostics::{Finding, render};
use crate::driver::Options;
use crate::source::Sources;

/// The document of `--format json`.
#[derive(serde::Serialize)]
struct Document {
    findings: Vec<render::JsonFinding>,
}

pub(super) fn run(args: &Check, speech: Speech) -> Result<Outcome, Failure> {
    let root = catalog::root(args.path.as_deref())?;
    let mut compiled = catalog::compile(&root, Options::default())?;
    let language = speech.about(compiled.language);
    let mut notes = Vec::new();
    if let Some(file) = &args.baseline {
        let findings = std::mem::take(&mut compiled.findings);
        let (left, said) = noted::apply(file, args.update_baseline, findings, &compiled.sources)?;
        compiled.findings = left;
        notes.extend(said.into_iter().map(|note| note.say(file, language)));
    }
    show(args.format, &root, &compiled.findings, &compiled.sources, language)?;
    notes.iter().for_each(|note| output::progress(note));
    let strict = args.deny.is_some();
    let failing = |finding: &Finding| finding.blocks() || (strict && finding.accepted.is_none());
    Ok(if compiled.findings.iter().any(failing) { Outcome::Findings } else { Outcome::Clean })
}

fn show(
    format: CheckFormat,
    root: &Path,
    findings: &[Finding],
    sources: &Sources,
    language: Language,
) -> Result<(), Failure> {
    match format {
        CheckFormat::Human => {
            output::report(&render::human(findings, sources, output::human(language)));
            Ok(())
        }
        CheckFormat::Json => output::json(&Document { findings: render::json(findings, sources, language) }),
        CheckFormat::Sarif => output::json(&render::sarif(findings, sources, language, &repository::prefix(root))),
        CheckFormat::Github => output::result(&render::github(findings, sources, language, &repository::prefix(root))),
    }
}
