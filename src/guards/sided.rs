//! Two lists of lines as one: what both have stands once, what one alone has says which.

use similar::{ChangeTag, TextDiff};

use super::words;
use crate::bundle::Language;

/// The lines of two lists, each with `before` or `after` in front where only one has it.
pub(super) fn sided(before: &[String], after: &[String], language: Language) -> Vec<String> {
    let sides = [words::before(language), words::after(language)];
    let width = sides.iter().map(|side| side.chars().count()).max().unwrap_or(0);
    let old: Vec<&str> = before.iter().map(String::as_str).collect();
    let new: Vec<&str> = after.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut lines = Vec::new();
    for change in diff.iter_all_changes() {
        let side = match (change.tag(), &sides) {
            (ChangeTag::Equal, _) => "",
            (ChangeTag::Delete, [side, _]) | (ChangeTag::Insert, [_, side]) => side,
        };
        let gap = width.checked_sub(side.chars().count()).unwrap_or(0);
        lines.push(format!("  {side}{} | {}", " ".repeat(gap), change.value()));
    }
    lines
}
