//! `check`: every finding of a catalog, for a person on standard error, else on standard output: as JSON, as a SARIF log, as
//! annotations of GitHub.

mod baseline;
mod fix;
mod noted;

use std::path::{Path, PathBuf};

use super::args::{Check, CheckFormat};
use super::cache::Cache;
use super::failure::Failure;
use super::kept::Kept;
use super::language::Speech;
use super::watch::{self, Good, Pass, Turn, Watch};
use super::{Outcome, catalog, output, repository, words};
use crate::bundle::{Bundle, Language};
use crate::diagnostics::render::{Drawn, Human, Told};
use crate::diagnostics::{Finding, Severity, render};
use crate::driver::{self, Compiled, Input, Options};
use crate::fixes;
use crate::incremental::Record;
use crate::source::Sources;

/// The document of `--format json`.
#[derive(serde::Serialize)]
struct Document {
    findings: Vec<render::JsonFinding>,
}

pub(super) fn run(args: &Check, speech: Speech) -> Result<Outcome, Failure> {
    let root = catalog::root(args.path.as_deref())?;
    if args.watch {
        return watching(args, root, speech);
    }
    // A report for people of all that there is; other forms are for programs, which check a catalog once.
    if args.format == CheckFormat::Human && !args.fix && args.baseline.is_none() && !args.no_cache {
        return reporting(args, &root, speech);
    }
    let checked = check(args, &root, speech)?;
    show(args.format, &root, &checked)?;
    let strict = args.deny.is_some();
    let failing = |finding: &Finding| finding.blocks() || (strict && finding.accepted.is_none());
    Ok(if checked.findings.iter().any(failing) { Outcome::Findings } else { Outcome::Clean })
}

/// Reports what is found; of a catalog that hardly changed since it was last found sound, by what changed alone.
fn reporting(args: &Check, root: &Path, speech: Speech) -> Result<Outcome, Failure> {
    let manifest = catalog::manifest(root)?;
    let how = output::human(speech.about(driver::language(&manifest)));
    let cache = Cache::of(root);
    let kept = cache.as_ref().map(|cache| Kept::new(cache, how));
    let (files, record) = rayon::join(|| catalog::rules(root), || kept.as_ref().and_then(Kept::read));
    let files = files?;
    let outcome = match again(args, &manifest, &files, kept.as_ref().zip(record.as_ref())) {
        Some((said, outcome)) => {
            output::report(&said);
            outcome
        }
        None => anew(args, (&manifest, &files), how, kept.as_ref()),
    };
    driver::drop_aside((files, record));
    Ok(outcome)
}

/// What is said without looking at the whole, where that can be told.
fn again(
    args: &Check,
    manifest: &[u8],
    files: &[Input],
    kept: Option<(&Kept<'_>, &Record)>,
) -> Option<(String, Outcome)> {
    let (kept, record) = kept?;
    let told = kept.again(record, manifest, files)?;
    Some((render::report(&told, kept.how().language)?, outcome(args, &told)))
}

/// Looks at the whole, reports it, and keeps what was found.
fn anew(args: &Check, (manifest, files): (&[u8], &[Input]), how: Human, kept: Option<&Kept<'_>>) -> Outcome {
    let memory = kept.map(Kept::memory).unwrap_or_default();
    let options = Options { findings_only: true, ..Options::default() };
    let compiled = driver::compile_with(manifest, files.to_vec(), options, &memory);
    let told = render::tell(&compiled.findings, &compiled.sources, how, Drawn::AsReported);
    // Whatever is to be drawn is.
    output::report(&render::report(&told, how.language).unwrap_or_default());
    if let Some(kept) = kept {
        kept.write(&compiled, (manifest, files), &told, &memory);
    }
    let outcome = outcome(args, &told);
    driver::drop_aside(compiled);
    outcome
}

fn outcome(args: &Check, told: &[Told<'_>]) -> Outcome {
    let strict = args.deny.is_some();
    let failing = |told: &Told<'_>| !told.accepted && (strict || told.severity == Severity::Error);
    if told.iter().any(failing) { Outcome::Findings } else { Outcome::Clean }
}

/// Checks again after each change. The last bundle without errors is kept.
fn watching(args: &Check, root: PathBuf, speech: Speech) -> Result<Outcome, Failure> {
    // Other forms than the report go to whatever reads them, one after the other.
    let clears = args.format == CheckFormat::Human;
    let watch = Watch { root, beside: args.baseline.clone(), clears, speech };
    watch::run(&watch, |turn: &Turn<'_, Bundle>| {
        let mut checked = check(args, &watch.root, speech)?;
        turn.fresh();
        show(args.format, &watch.root, &checked)?;
        let language = checked.language;
        let good = checked.bundle.take().map(|bundle| {
            // An edit that changes no rule, such as one of a comment, is told from one that does.
            if turn.last.is_some_and(|last| last.value.revision == bundle.revision) {
                output::progress(&words::watch_same_bundle(language));
            }
            let said = words::procedures(language, &bundle.procedures.len());
            Good { value: bundle, said }
        });
        Ok(Pass { language, good })
    })
}

/// A catalog, checked: what a baseline leaves of its findings, and what is said after them.
struct Checked {
    sources: Sources,
    findings: Vec<Finding>,
    /// The bundle that it gives; none is kept after fixes.
    bundle: Option<Bundle>,
    language: Language,
    notes: Vec<String>,
}

fn check(args: &Check, root: &Path, speech: Speech) -> Result<Checked, Failure> {
    if args.fix {
        let (fixes::Checked { sources, findings }, language) = fix::apply(root, speech)?;
        return Ok(Checked { sources, findings, bundle: None, language, notes: Vec::new() });
    }
    // Only who watches is told whether the bundle has changed.
    let options = Options { findings_only: !args.watch, ..Options::default() };
    let mut compiled = catalog::compile_cached(root, options, args.no_cache)?;
    let language = speech.about(compiled.language);
    let mut notes = Vec::new();
    if let Some(file) = &args.baseline {
        let findings = std::mem::take(&mut compiled.findings);
        let (left, said) = noted::apply(file, args.update_baseline, findings, &compiled.sources)?;
        compiled.findings = left;
        notes.extend(said.into_iter().map(|note| note.say(file, language)));
    }
    let Compiled { sources, findings, bundle, catalog, .. } = compiled;
    driver::drop_aside(catalog);
    Ok(Checked { sources, findings, bundle, language, notes })
}

fn show(format: CheckFormat, root: &Path, checked: &Checked) -> Result<(), Failure> {
    let Checked { findings, sources, language, notes, .. } = checked;
    let language = *language;
    match format {
        CheckFormat::Human => output::report(&render::human(findings, sources, output::human(language))),
        CheckFormat::Json => output::json(&Document { findings: render::json(findings, sources, language) })?,
        CheckFormat::Sarif => output::json(&render::sarif(findings, sources, language, &repository::prefix(root)))?,
        CheckFormat::Github => output::result(&render::github(findings, sources, language, &repository::prefix(root)))?,
    }
    notes.iter().for_each(|note| output::progress(note));
    Ok(())
}
