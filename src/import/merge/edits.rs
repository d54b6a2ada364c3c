//! Edits of a text, applied at once, and where each place of the text lies after them.

use std::ops::Range;

/// A range that is replaced; empty where something is put in.
pub(super) struct Edit {
    pub range: Range<usize>,
    /// Which comes first of those that begin at one place.
    pub rank: Rank,
    pub text: String,
    /// The conflict that the text tells of.
    pub conflict: Option<usize>,
}

/// The order of edits at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What follows the clause before.
    Behind,
    /// What parts two clauses.
    Between,
    /// What stands above a clause.
    Above,
    /// What replaces words.
    Words,
}

/// The text after edits.
pub(super) struct Edited {
    pub text: String,
    /// Where the texts of conflicts stand.
    pub conflicts: Vec<(usize, Range<usize>)>,
    /// What was copied: where it stood, and where it begins now.
    copied: Vec<(Range<usize>, usize)>,
}

/// Applies edits, which do not overlap.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> Edited {
    edits.sort_by_key(|edit| (edit.range.start, edit.rank));
    let mut edited = Edited { text: String::with_capacity(text.len()), conflicts: Vec::new(), copied: Vec::new() };
    let mut at = 0;
    for edit in edits {
        debug_assert!(at <= edit.range.start, "edits overlap at {:?}: {:?}", edit.range, edit.text);
        if edit.range.start < at {
            continue;
        }
        edited.copy(text, at..edit.range.start);
        at = edit.range.end;
        let lead = edit.text.len().checked_sub(edit.text.trim_start().len()).unwrap_or_default();
        let start = edited.text.len().checked_add(lead).unwrap_or_default();
        edited.text.push_str(&edit.text);
        if let Some(conflict) = edit.conflict {
            let end = edited.text.trim_end().len();
            edited.conflicts.push((conflict, start..end.max(start)));
        }
    }
    edited.copy(text, at..text.len());
    edited
}

impl Edited {
    fn copy(&mut self, text: &str, range: Range<usize>) {
        let to = self.text.len();
        self.text.push_str(text.get(range.clone()).unwrap_or(""));
        self.copied.push((range, to));
    }

    /// Where a range of the text that no edit replaced as a whole lies now.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let after = self.copied.partition_point(|(copied, _)| copied.start <= range.start);
        let start = after.checked_sub(1).and_then(|index| self.copied.get(index));
        let before = self.copied.partition_point(|(copied, _)| copied.end < range.end);
        let end = self.copied.get(before);
        let start = start.map_or(0, |segment| moved(segment, range.start));
        let end = end.map_or(self.text.len(), |segment| moved(segment, range.end));
        start..end.max(start)
    }
}

/// Where a place lies now, by the copied segment around it.
fn moved((from, to): &(Range<usize>, usize), at: usize) -> usize {
    let within = at.clamp(from.start, from.end).checked_sub(from.start);
    within.and_then(|within| to.checked_add(within)).unwrap_or(*to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(range: Range<usize>, rank: Rank, text: &str) -> Edit {
        Edit { range, rank, text: text.to_owned(), conflict: None }
    }

    #[test]
    fn edits_at_one_place_stand_in_their_order_and_places_move_along() {
        let edits = vec![
            edit(2..3, Rank::Words, "C"),
            edit(2..2, Rank::Above, "^"),
            edit(2..2, Rank::Behind, "<"),
            edit(5..5, Rank::Behind, "!"),
        ];
        let edited = apply("abcdef", edits);
        assert_eq!(edited.text, "ab<^Cde!f");
        assert_eq!(edited.place(&(3..5)), 5..7);
        assert_eq!(edited.place(&(5..6)), 8..9);
    }
}
