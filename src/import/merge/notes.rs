//! The comments of a clause, merged apart from its words: the portal's notes arrive, the officer's own lines stay.

use super::gaps::as_line;
use super::says::Said;
use super::tree::{Comment, Tree};

/// What becomes of a clause's comments.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Merged {
    /// Nobody changed them, or both alike.
    Same,
    /// The officer's stay.
    Kept,
    /// The record's stand in place of those lines, by number, or above the clause where there is none.
    Taken {
        /// The lines that go.
        drop: Vec<usize>,
    },
    /// Both changed them otherwise.
    Conflict,
}

/// Merges comments line by line: as long as the officer only added lines, those of the record are exchanged among them.
pub(super) fn merge(base: &[Said], ours: &[Said], theirs: &[Said]) -> Merged {
    if base == theirs {
        return if ours == base { Merged::Same } else { Merged::Kept };
    }
    // An earlier merge may have taken them.
    let gone = base.iter().filter(|line| !theirs.contains(line)).all(|line| !ours.contains(line));
    if ours == theirs || gone && among(theirs, ours).is_some() {
        return Merged::Same;
    }
    match among(base, ours) {
        Some(drop) => Merged::Taken { drop },
        None => Merged::Conflict,
    }
}

/// The numbers of the lines of `all` that `some` are, in order; none where one is missing.
fn among(some: &[Said], all: &[Said]) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(some.len());
    let mut rest = all.iter().enumerate();
    for line in some {
        found.push(rest.by_ref().find(|(_, other)| *other == line)?.0);
    }
    Some(found)
}

/// Comments as lines of their own.
pub(super) fn lines(tree: &Tree<'_>, comments: &[Comment]) -> Vec<String> {
    comments.iter().map(|comment| as_line(tree.text, comment)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::says::Sayings;
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
        let mut sayings = Sayings::default();
        let mut said = |text: &str| text.split_whitespace().map(|word| sayings.words(word)).collect::<Vec<_>>();
        let (base, ours, theirs) = (said(base), said(ours), said(theirs));
        merge(&base, &ours, &theirs)
    }

    #[test]
    fn lines_of_the_record_are_exchanged_among_those_of_the_officer() {
        assert_eq!(merged("a", "x a y", "b"), Merged::Taken { drop: vec![1] });
        assert_eq!(merged("", "x", "b"), Merged::Taken { drop: vec![] });
        assert_eq!(merged("a", "x a", ""), Merged::Taken { drop: vec![1] });
        assert_eq!(merged("a", "a", "b"), Merged::Taken { drop: vec![0] });
    }

    #[test]
    fn what_was_taken_is_not_taken_again() {
        assert_eq!(merged("a", "x b y", "b"), Merged::Same);
        assert_eq!(merged("", "x b", "b"), Merged::Same);
        assert_eq!(merged("a", "x", ""), Merged::Same);
    }

    #[test]
    fn a_line_that_both_changed_is_a_conflict() {
        assert_eq!(merged("a", "x", "b"), Merged::Conflict);
        assert_eq!(merged("a", "", "b"), Merged::Conflict);
        assert_eq!(merged("a", "x", "a"), Merged::Kept);
    }
}
