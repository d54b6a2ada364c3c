//! A title where the name of an item stands, `căn cứ Nghị định 61/2018/NĐ-CP`, `do "Chủ tịch"`, into the finding that asks for
//! the name. Which item is meant only its author knows, so there is no mend.

use super::grammar::{Rule, Stopped};
use super::trouble::{Words, word_at};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;

/// What ends a title on its line.
const ENDS: [&str; 12] =
    [",", ";", "{", "\n", " khi ", " căn cứ ", " lý do ", " tại ", " minh họa", " chấp nhận ", " when ", " basis "];

/// The title around the place where reading stopped.
pub(super) fn title(words: &Words<'_>, stopped: &Stopped, at: usize) -> Option<Finding> {
    let named = |rule: &Rule| matches!(rule, Rule::name | Rule::names | Rule::citation | Rule::reference);
    let rest = words.folded.get(at..)?;
    let range = if rest.starts_with('"') && stopped.expected.iter().any(named) {
        word_at(words.folded, at)
    } else {
        let end = words.folded.get(..at)?.trim_end().len();
        let before = words.clean.get(..end)?;
        let length: usize =
            before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '-').map(char::len_utf8).sum();
        let start = end.checked_sub(length)?;
        let first = before.get(start..)?;
        if !first.starts_with(char::is_uppercase) || first.contains('-') || !rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let whole = words.folded.get(start..)?;
        let length = ENDS.into_iter().filter_map(|end| whole.find(end)).min().unwrap_or(whole.len());
        start..start.checked_add(whole.get(..length)?.trim_end().len())?
    };
    let found = words.written(range.clone());
    Some(Finding::new(SyntaxProblem::TitleForName { found: found.trim_matches('"').to_owned() }, words.span(range)))
}
