//! Whether two files say the same: equal trees apart from places, and the same comments beside the same clauses.

use super::each;
use crate::syntax::Script;

pub(super) fn says_the_same(before: &str, old: &Script, after: &str, new: &Script) -> bool {
    old.tree == new.tree && comments(before, old) == comments(after, new)
}

/// The text of each comment, whether it documents what follows, and how many clauses began before it.
fn comments<'s>(text: &'s str, script: &Script) -> Vec<(&'s str, bool, usize)> {
    if script.comments.is_empty() {
        return Vec::new();
    }
    let mut starts = Vec::new();
    each(script, |phrase| starts.push(phrase.start));
    let told = script.comments.iter().map(|comment| {
        let (start, end) = (comment.span.start as usize, comment.span.end as usize);
        let words = text.get(start..end).unwrap_or("");
        (words, comment.documentation, starts.partition_point(|clause| *clause < start))
    });
    told.collect()
}
