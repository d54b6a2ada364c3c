//! Differences for people: by procedure and office, then how many there are of each class.

use super::{Report, phrases};
use crate::cli::words;
use crate::driver::diff::Class;

/// The whole page.
pub(super) fn page(report: &Report<'_>) -> String {
    let language = report.language;
    let mut lines: Vec<String> = Vec::new();
    let mut head: Option<String> = None;
    let mut offices: Option<String> = None;
    for told in &report.changes {
        let title = title(report, told.change.procedure.as_deref());
        if head.as_ref() != Some(&title) {
            lines.push(title.clone());
            (head, offices) = (Some(title), None);
        }
        let names = phrases::offices(&told.change.offices, language);
        if offices.as_ref() != Some(&names) {
            lines.push(format!("  {names}"));
            offices = Some(names);
        }
        let class = phrases::class(told.change.class, language);
        lines.push(format!("    [{class}] {}", phrases::summary(told, language)));
        lines.push(format!("        {}", phrases::days(told, language)));
        lines.extend(phrases::example(told, language).map(|example| format!("        {example}")));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(totals(report));
    lines.join("\n") + "\n"
}

/// The code of a procedure and its name.
pub(super) fn title(report: &Report<'_>, code: Option<&str>) -> String {
    let Some(code) = code else { return words::diff_everything(report.language) };
    let procedure = report.new.procedure(code).or_else(|| report.old.procedure(code));
    let name = procedure.map_or("", |procedure| procedure.name.pick(report.language));
    format!("{code} {name}")
}

/// How much there is, and what is taken as renamed.
pub(super) fn totals(report: &Report<'_>) -> Vec<String> {
    let language = report.language;
    let count = |class: Class| report.changes.iter().filter(|told| told.change.class == class).count();
    let mut lines = Vec::new();
    if !report.changes.is_empty() {
        let (heavier, lighter, mixed) = (count(Class::Heavier), count(Class::Lighter), count(Class::Mixed));
        lines.push(words::diff_counts(language, &report.changes.len(), &heavier, &lighter, &mixed));
    }
    if report.editorial > 0 {
        lines.push(words::diff_editorial(language, &report.editorial));
    }
    lines.extend(report.renamed.iter().map(|(old, new)| words::diff_renamed(language, old, new)));
    if lines.is_empty() {
        lines.push(words::diff_nothing(language));
    }
    lines
}
