//! A text cut into items, clauses and comments: every node knows its place, its comments and what it says.

use std::ops::Range;

use super::outline::Label;
use super::says::Said;

/// A node of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(pub usize);

/// A text as a tree.
pub(super) struct Tree<'s> {
    /// The text as it stands on disk.
    pub text: &'s str,
    pub nodes: Vec<Node>,
    /// The items, and what stands between them.
    pub root: Body,
}

/// An item, a clause, or comment lines that belong to none.
pub(super) struct Node {
    pub keys: Option<Keys>,
    /// What it says itself: without its block and the comments above it.
    pub own: Said,
    /// What it says with its block and its comments.
    pub full: Said,
    /// Its words up to its block.
    pub head: Range<usize>,
    /// The whole of it, without the comments above it.
    pub whole: Range<usize>,
    /// The comments that belong to it, the one at its line's end last.
    pub notes: Vec<Comment>,
    /// Conflicts told above it.
    pub marks: Vec<Range<usize>>,
    /// Its block.
    pub body: Option<Body>,
}

/// By what an item or clause is found again.
pub(super) struct Keys {
    pub label: Label,
    pub exact: Said,
    pub loose: Option<Said>,
    pub title: Option<Said>,
    /// Its own words, without the parts after them.
    pub words: Said,
    /// For an item, what of its head changes by itself.
    pub head: Option<Head>,
}

/// The parts of an item's head.
pub(super) struct Head {
    pub title: Option<(Range<usize>, Said)>,
    pub draft: Option<Range<usize>>,
    pub rest: Said,
}

/// A comment that belongs to a clause.
pub(super) struct Comment {
    pub range: Range<usize>,
    /// Whether it stands at the end of the clause's line.
    pub trailing: bool,
    pub says: Said,
}

/// A block.
pub(super) struct Body {
    /// Place after the `{`.
    pub open: usize,
    /// Place of the `}`.
    pub close: usize,
    pub nodes: Vec<Id>,
    /// Conflicts told where something was deleted.
    pub marks: Vec<Range<usize>>,
}

impl<'s> Tree<'s> {
    pub(super) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    /// The nodes of a block: of the root where no owner is given.
    pub(super) fn body(&self, owner: Option<Id>) -> Option<&Body> {
        match owner {
            Some(id) => self.node(id)?.body.as_ref(),
            None => Some(&self.root),
        }
    }

    /// The nodes within one, or none.
    pub(super) fn within(&self, owner: Option<Id>) -> &[Id] {
        owner.and_then(|id| self.node(id)).and_then(|node| node.body.as_ref()).map_or(&[], |body| &body.nodes)
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &'s str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// What a node says with its block and its comments.
    pub(super) fn full(&self, id: Id) -> Option<Said> {
        self.node(id).map(|node| node.full)
    }
}

impl Node {
    /// The words after its block.
    pub(super) fn after(&self) -> Range<usize> {
        let close = self.body.as_ref().and_then(|body| body.close.checked_add(1));
        close
            .filter(|close| *close <= self.whole.end)
            .map_or(self.whole.end..self.whole.end, |close| close..self.whole.end)
    }

    /// What its comments say.
    pub(super) fn notes_say(&self) -> Vec<Said> {
        self.notes.iter().map(|note| note.says).collect()
    }
}
