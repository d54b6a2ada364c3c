//! `fmt`: sources in the one style, in place, as a difference, or checked.
//!
//! A file with errors is left as it is and its findings are shown; the others are formatted all the same.

mod targets;

use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use similar::TextDiff;

use super::args::Fmt;
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, output, replace, words};
use crate::bundle::Language;
use crate::diagnostics::{Finding, render};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::{driver, format};
use targets::Target;

/// The language of keywords where neither the command line nor a catalog nor the file itself tells one.
const DEFAULT: Language = Language::Vi;

/// What became of a source.
struct Formatted<'t> {
    target: &'t Target,
    /// Its text as it was, and as it is in the one style.
    texts: Option<(String, String)>,
}

impl Formatted<'_> {
    fn is_changed(&self) -> bool {
        self.texts.as_ref().is_some_and(|(old, new)| old != new)
    }
}

pub(super) fn run(args: &Fmt, speech: Speech) -> Result<Outcome, Failure> {
    let targets = targets::read(&args.paths)?;
    let language = speech.about(targets.iter().find_map(|target| target.language));
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let mut readable: Vec<(&Target, FileId)> = Vec::new();
    for target in &targets {
        match sources.add(&target.shown, &target.bytes) {
            Ok(id) => readable.push((target, id)),
            Err(error) => {
                let file = sources.add_unreadable(&target.shown).ok_or_else(|| Failure::Internal("fmt".to_owned()))?;
                findings.push(Finding::new(driver::unreadable(&error), Span { file, start: 0, end: 0 }));
            }
        }
    }
    let results: Vec<(Formatted<'_>, Vec<Finding>)> =
        readable.par_iter().filter_map(|(target, id)| Some(formatted(target, sources.get(*id)?, speech))).collect();
    let mut all = Vec::with_capacity(results.len());
    for (formatted, more) in results {
        findings.extend(more);
        all.push(formatted);
    }
    let changed = all.iter().any(Formatted::is_changed);
    match (args.check, args.diff) {
        (false, false) => write(&all, language)?,
        (check, diff) => report(&all, check, diff)?,
    }
    if !findings.is_empty() {
        output::report(&render::human(&findings, &sources, output::human(language)));
    }
    let is_clean = findings.is_empty() && !(changed && (args.check || args.diff));
    Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
}

fn formatted<'t>(target: &'t Target, file: &SourceFile, speech: Speech) -> (Formatted<'t>, Vec<Finding>) {
    let language = speech.asked.or(target.language).or_else(|| format::language_of(file)).unwrap_or(DEFAULT);
    match format::format(file, language) {
        Ok(text) => (Formatted { target, texts: Some((file.text().to_owned(), text)) }, Vec::new()),
        Err(findings) => (Formatted { target, texts: None }, findings),
    }
}

/// Writes what changed; what came from standard input goes to standard output.
fn write(all: &[Formatted<'_>], language: Language) -> Result<(), Failure> {
    let mut changed: Vec<(&Path, &[u8])> = Vec::new();
    let mut files: usize = 0;
    for formatted in all {
        let Some((_, new)) = &formatted.texts else { continue };
        let Some(file) = &formatted.target.file else {
            output::result(new)?;
            continue;
        };
        files = files.checked_add(1).unwrap_or(files);
        if formatted.is_changed() {
            changed.push((file, new.as_bytes()));
        }
    }
    replace::all(&changed).map_err(replace::failure)?;
    if files > 0 {
        output::progress(&words::formatted(language, &changed.len(), &files));
    }
    Ok(())
}

/// Names what would change, shows how, or both.
fn report(all: &[Formatted<'_>], check: bool, diff: bool) -> Result<(), Failure> {
    for formatted in all.iter().filter(|formatted| formatted.is_changed()) {
        let shown = &formatted.target.shown;
        if check {
            output::result(&format!("{shown}\n"))?;
        }
        if let Some((old, new)) = formatted.texts.as_ref().filter(|_| diff) {
            output::result(&TextDiff::from_lines(old, new).unified_diff().header(shown, shown).to_string())?;
        }
    }
    Ok(())
}
