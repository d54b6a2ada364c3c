//! `check`: every finding of a catalog, for a person on standard error or as JSON on standard output.

use super::args::{Check, CheckFormat};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, output};
use crate::diagnostics::render;
use crate::driver::Options;

/// The document of `--format json`.
#[derive(serde::Serialize)]
struct Document {
    findings: Vec<render::JsonFinding>,
}

pub(super) fn run(args: &Check, speech: Speech) -> Result<Outcome, Failure> {
    let compiled = catalog::compile(&catalog::root(args.path.as_deref())?, Options::default())?;
    let language = speech.about(compiled.language);
    match args.format {
        CheckFormat::Human => {
            output::report(&render::human(&compiled.findings, &compiled.sources, output::human(language)));
        }
        CheckFormat::Json => {
            let findings = render::json(&compiled.findings, &compiled.sources, language);
            output::json(&Document { findings })?;
        }
    }
    let strict = args.deny.is_some();
    let failing = |finding: &crate::diagnostics::Finding| finding.blocks() || (strict && finding.accepted.is_none());
    Ok(if compiled.findings.iter().any(failing) { Outcome::Findings } else { Outcome::Clean })
}
