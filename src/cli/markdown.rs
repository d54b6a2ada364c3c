//! Tables in Markdown, aligned so that they read well in a terminal too.

use std::borrow::Cow;

use crate::diagnostics::render::hush;

/// A table under its head, whose cells are Markdown already; the first column is set left, the others right.
pub(super) fn table(head: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let width = |text: &str| text.chars().count();
    let widths: Vec<usize> = (0..head.len())
        .map(|place| {
            let cells = rows.iter().filter_map(|row| row.get(place)).chain(head.get(place));
            cells.map(|cell| width(cell)).max().unwrap_or(0).max(3)
        })
        .collect();
    let aligned = |cells: &[String]| {
        let cells: Vec<String> = cells
            .iter()
            .zip(&widths)
            .enumerate()
            .map(
                |(place, (cell, width))| if place == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") },
            )
            .collect();
        row(&cells)
    };
    let rule = |(place, width): (usize, &usize)| match width.checked_sub(1).filter(|_| place > 0) {
        Some(dashes) => format!("{}:", "-".repeat(dashes)),
        None => "-".repeat(*width),
    };
    let rules: Vec<String> = widths.iter().enumerate().map(rule).collect();
    let mut lines = vec![aligned(head), row(&rules)];
    lines.extend(rows.iter().map(|row| aligned(row)));
    lines
}

/// A row of cells.
pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// A text that ends no cell, starts no markup and moves no terminal's cursor; code keeps its marks, where they are single ones in
/// pairs.
pub(super) fn cell(text: &str) -> String {
    let text = hush(text);
    let is_code = !text.contains("``") && text.matches('`').count().is_multiple_of(2);
    let text = if is_code { text } else { Cow::Owned(text.replace('`', "'")) };
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    for character in text.chars() {
        match character {
            '`' => {
                code = !code;
                out.push('`');
            }
            '|' => out.push_str("\\|"),
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '*' | '_' | '[' | ']' | '#' | '@' if !code => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}
