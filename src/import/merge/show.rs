//! Nodes as lines at the margin, as a conflict shows them and as they are put into another text.

use super::tree::{Node, Tree};
use super::{lines, notes};

/// A node with its comments and its block.
pub(super) fn whole(tree: &Tree<'_>, node: &Node) -> Vec<String> {
    let mut all = notes::lines(tree, &node.notes);
    all.extend(lines::dedented(tree.text, &node.whole));
    all
}

/// A node's own words, without its block.
pub(super) fn own(tree: &Tree<'_>, node: &Node) -> Vec<String> {
    let mut all = lines::dedented(tree.text, &node.head);
    let after = tree.slice(&node.after()).trim();
    if !after.is_empty() {
        all.extend(lines::dedented(tree.text, &node.after()).into_iter().map(|line| line.trim().to_owned()));
    }
    all
}
