//! A text whose quotes were forgotten, `số hiệu 91/2015/QH13`, into the finding that adds both.

use super::context::Context;
use super::grammar::{Rule, Stopped, read};
use super::trouble::Words;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;

/// The longest clause that is searched, and the most words that are tried.
const LONGEST_CLAUSE: usize = 512;
const MOST_WORDS: usize = 20;

/// The longest run of words that, in quotes, lets the whole clause be read.
pub(super) fn forgotten(words: &Words<'_>, context: Context, stopped: &Stopped, at: usize) -> Option<Finding> {
    let wanted = |rule: &Rule| matches!(rule, Rule::string | Rule::text);
    let rest = words.clean.get(at..)?;
    if words.folded.len() > LONGEST_CLAUSE || !stopped.expected.iter().any(wanted) || rest.contains('\n') {
        return None;
    }
    // Where something else could stand here too, only a word that begins as a title does is taken for one.
    let alone = stopped.expected.iter().all(wanted);
    if !rest.starts_with(|c: char| c.is_uppercase() || alone && c.is_alphanumeric()) {
        return None;
    }
    let gaps = rest.char_indices().filter(|(_, c)| *c == ' ').map(|(gap, _)| gap);
    let ends: Vec<usize> = gaps.chain([rest.trim_end().len()]).take(MOST_WORDS).collect();
    let length = ends.into_iter().rev().find(|length| {
        let (Some(before), Some(text), Some(after)) =
            (words.folded.get(..at), rest.get(..*length), rest.get(*length..))
        else {
            return false;
        };
        let text = text.trim_end();
        let after = super::fold(after);
        !text.is_empty() && !text.contains('"') && read(context.rule(), &format!("{before}\"{text}\"{after}")).is_ok()
    })?;
    let text = rest.get(..length)?.trim_end();
    let span = words.span(at..at.checked_add(text.len())?);
    Some(Finding::new(SyntaxProblem::MissingQuotes {}, span).fix(span, format!("\"{text}\"")))
}
