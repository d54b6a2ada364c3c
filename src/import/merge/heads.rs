//! The head of an item: its title and `dự thảo` change apart, so that an officer who ends a draft still gets a new title.

use std::ops::Range;

use super::Difference;
use super::decide::Decider;
use super::plan::Words;
use super::tell::Sides;
use super::tree::{Head, Id, Node, Tree};

impl Decider<'_, '_> {
    /// Merges the head of an item that both changed; false where it must be told as a whole.
    pub(super) fn head(&mut self, b: &Node, ours: Id, o: &Node, t: &Node) -> bool {
        let (Some(base), Some(mine), Some(new)) = (head(b), head(o), head(t)) else { return false };
        if new.rest != base.rest && new.rest != mine.rest {
            return false;
        }
        let said = |head: &Head| head.title.as_ref().map(|(_, said)| *said);
        let title = merged(said(base), said(mine), said(new));
        let draft = merged(base.draft.is_some(), mine.draft.is_some(), new.draft.is_some());
        let Some(mut edits) = self.drafted(mine, draft) else { return false };
        match (title, &mine.title, &new.title) {
            (Side::Ours, ..) => {}
            (Side::Theirs, Some((range, _)), Some((put, _))) => {
                edits.push((range.clone(), self.texts.theirs.slice(put).to_owned()));
            }
            (Side::Both, Some((mine, _)), Some((new, _))) => {
                let texts = self.texts;
                let words = |tree: &Tree<'_>, range: &Range<usize>| vec![tree.slice(range).to_owned()];
                let sides = Sides {
                    base: base.title.as_ref().map(|(range, _)| words(texts.base, range)),
                    ours: Some(words(texts.ours, mine)),
                    theirs: Some(words(texts.theirs, new)),
                };
                self.beside(ours, Difference::Changed, "tên trong ", sides);
            }
            _ => return false,
        }
        let taken = edits.len();
        self.plan.count_taken(taken);
        self.plan.count_kept(1);
        if taken > 0 {
            self.plan.change(ours).words = Words::Parts(edits);
        }
        true
    }

    /// The edits that make an item a draft or end it; none where there is no place for the word.
    fn drafted(&self, mine: &Head, draft: Side) -> Option<Vec<(Range<usize>, String)>> {
        match (draft, &mine.draft, &mine.title) {
            (Side::Theirs, Some(range), _) => {
                let before = self.texts.ours.text.get(..range.start)?.trim_end().len();
                Some(vec![(before..range.end, String::new())])
            }
            (Side::Theirs, None, Some((title, _))) => Some(vec![(title.end..title.end, " dự thảo".to_owned())]),
            (Side::Theirs, None, None) => None,
            _ => Some(Vec::new()),
        }
    }
}

/// Whose part is taken.
enum Side {
    Ours,
    Theirs,
    Both,
}

fn merged<T: PartialEq>(base: T, ours: T, theirs: T) -> Side {
    if theirs == base || theirs == ours {
        Side::Ours
    } else if ours == base {
        Side::Theirs
    } else {
        Side::Both
    }
}

fn head(node: &Node) -> Option<&Head> {
    node.keys.as_ref()?.head.as_ref()
}
