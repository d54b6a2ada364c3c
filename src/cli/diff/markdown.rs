//! Differences as Markdown, for a pull request: one table, then the totals.

use super::{Report, human, phrases};
use crate::cli::markdown::{cell, row};
use crate::cli::words;

/// The whole text.
pub(super) fn page(report: &Report<'_>) -> String {
    let language = report.language;
    let mut lines = vec![format!("### {}", words::diff_title(language)), String::new()];
    if !report.changes.is_empty() {
        let head = [
            words::diff_head_class(language),
            words::diff_head_procedure(language),
            words::diff_head_offices(language),
            words::diff_head_change(language),
            words::diff_head_days(language),
            words::diff_head_example(language),
        ];
        lines.push(row(&head));
        lines.push(row(&head.clone().map(|_| "---".to_owned())));
        for told in &report.changes {
            lines.push(row(&[
                cell(phrases::class(told.change.class, language)),
                cell(&human::title(report, told.change.procedure.as_deref())),
                cell(&phrases::offices(&told.change.offices, language)),
                cell(&phrases::summary(told, language)),
                cell(&phrases::days(told, language)),
                cell(&phrases::example(told, language).unwrap_or_default()),
            ]));
        }
        lines.push(String::new());
    }
    lines.extend(human::totals(report).into_iter().map(|line| format!("- {}", cell(&line))));
    lines.join("\n") + "\n"
}
