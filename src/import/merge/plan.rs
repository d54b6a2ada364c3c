//! What a merge does to the officer's text, before it is written: node by node and block by block.

use std::collections::HashMap;
use std::ops::Range;

use super::Conflict;
use super::tree::Id;

/// What is done.
#[derive(Default)]
pub(super) struct Plan {
    nodes: HashMap<Id, Change>,
    blocks: HashMap<Option<Id>, Vec<Insert>>,
    /// What could not be merged; the places are filled in when the text is written.
    pub conflicts: Vec<Conflict>,
    pub taken: usize,
    pub kept: usize,
}

/// What is done to a node of the officer's text.
#[derive(Default)]
pub(super) struct Change {
    pub words: Words,
    /// Comments of it, by number, that are taken out.
    pub drop_notes: Vec<usize>,
    /// Comment lines that are put in: where the first one taken out stood, else above it.
    pub notes: Vec<String>,
    /// Conflicts told above it.
    pub marks: Vec<(usize, Vec<String>)>,
}

/// What becomes of a node's words.
#[derive(Default)]
pub(super) enum Words {
    /// They stay.
    #[default]
    Kept,
    /// The node goes.
    Removed,
    /// The record's node stands in its place, with its block.
    Whole(Id),
    /// The record's words stand in place of its own; its block is merged.
    Own(Id),
    /// Parts of its head are replaced.
    Parts(Vec<(Range<usize>, String)>),
}

/// What is put into a block.
pub(super) struct Insert {
    /// The node of the officer's text that it stands behind; the block's start where there is none.
    pub after: Option<Id>,
    pub what: New,
}

/// Something new.
pub(super) enum New {
    /// The record's node.
    Node(Id),
    /// A conflict where the officer deleted something; with the comment that told of it before, where there is one.
    Conflict { number: usize, lines: Vec<String>, before: Option<Range<usize>> },
}

impl Plan {
    /// What is done to a node.
    pub(super) fn change(&mut self, node: Id) -> &mut Change {
        self.nodes.entry(node).or_default()
    }

    /// What is done to a node, where anything is.
    pub(super) fn changed(&self, node: Id) -> Option<&Change> {
        self.nodes.get(&node)
    }

    /// Whether a node goes.
    pub(super) fn is_removed(&self, node: Id) -> bool {
        self.changed(node).is_some_and(|change| matches!(change.words, Words::Removed))
    }

    pub(super) fn insert(&mut self, block: Option<Id>, insert: Insert) {
        self.blocks.entry(block).or_default().push(insert);
    }

    /// What is put into a block.
    pub(super) fn inserts(&self, block: Option<Id>) -> &[Insert] {
        self.blocks.get(&block).map_or(&[], Vec::as_slice)
    }

    /// The number of a conflict.
    pub(super) fn conflict(&mut self, conflict: Conflict) -> usize {
        self.conflicts.push(conflict);
        self.conflicts.len().checked_sub(1).unwrap_or_default()
    }

    pub(super) fn count_taken(&mut self, changes: usize) {
        self.taken = self.taken.checked_add(changes).unwrap_or(usize::MAX);
    }

    pub(super) fn count_kept(&mut self, changes: usize) {
        self.kept = self.kept.checked_add(changes).unwrap_or(usize::MAX);
    }
}
