//! What a person is told of an import: counts, every error, and each kind of doubt once.

use crate::bundle::Language;
use crate::cli::args::Import;
use crate::cli::{output, words};
use crate::diagnostics::{Explanation, Finding, render};
use crate::import::Imported;

/// Tells it on standard error.
pub(super) fn show(args: &Import, imported: &Imported, language: Language) {
    let Imported { findings, sources, report, files, last, .. } = imported;
    let errors: Vec<Finding> = findings.iter().filter(|finding| finding.blocks()).cloned().collect();
    if !errors.is_empty() {
        output::report(&render::human(&errors, sources, output::human(language)));
    }
    let dir = args.output.display();
    let procedures = report.procedures.len();
    output::progress(&words::imported(language, &report.read, &procedures, &report.complete, &report.drafts, &dir));
    let kept = last.len().checked_sub(files.len()).unwrap_or_default();
    output::progress(&words::imported_files(language, &files.len(), &kept));
    if report.broken > 0 || report.skipped > 0 {
        output::progress(&words::imported_broken(language, &report.broken, &report.skipped));
    }
    if report.conflicts > 0 {
        output::progress(&words::imported_conflicts(language, &report.conflicts));
    }
    let doubts: Vec<(&String, &u64)> = report.findings.iter().filter(|(code, _)| code.starts_with('W')).collect();
    if !doubts.is_empty() {
        output::progress(&words::imported_doubts(language));
        for (code, count) in doubts {
            output::progress(&format!("  {code} {count:>6}  {}", title(code, language)));
        }
    }
    output::progress(&words::imported_report(language, &dir));
}

/// What a code is about, in a line.
pub(super) fn title(code: &str, language: Language) -> String {
    let found = Explanation::all().into_iter().find(|explanation| explanation.code == code);
    let meaning = found.map(|explanation| explanation.words(language).meaning).unwrap_or_default();
    let line = meaning.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = line.split_once(". ").map_or(line.as_str(), |(first, _)| first);
    sentence.trim_end_matches('.').to_owned()
}
