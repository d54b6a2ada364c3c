//! A plan as edits of the officer's text: comments, words, what goes. Blocks are written by [`super::blocks`].

use std::ops::Range;

use super::edits::{Edit, Rank};
use super::pairs::Texts;
use super::plan::{Change, Plan, Words};
use super::tree::{Id, Node};
use super::{lines, notes, show};

/// Writes the edits of a plan.
pub(super) fn write(texts: &Texts<'_, '_>, plan: &Plan) -> Vec<Edit> {
    let mut writer = Writer { texts, plan, ending: lines::ending(texts.ours.text), edits: Vec::new() };
    writer.block(None);
    writer.edits
}

pub(super) struct Writer<'t, 's> {
    pub texts: &'t Texts<'t, 's>,
    pub plan: &'t Plan,
    /// The line end of the officer's text.
    pub ending: &'static str,
    edits: Vec<Edit>,
}

impl<'s> Writer<'_, 's> {
    pub(super) fn edit(&mut self, range: Range<usize>, rank: Rank, text: impl Into<String>) {
        self.edits.push(Edit { range, rank, text: text.into(), conflict: None });
    }

    pub(super) fn tell(&mut self, range: Range<usize>, rank: Rank, text: String, conflict: usize) {
        self.edits.push(Edit { range, rank, text, conflict: Some(conflict) });
    }

    pub(super) fn text(&self) -> &'s str {
        self.texts.ours.text
    }

    /// Writes what is done to a node that stays. `indent` is the depth of its block, where it is given lines of its own.
    pub(super) fn node(&mut self, id: Id, indent: Option<&str>) {
        let Some(node) = self.texts.ours.node(id) else { return };
        let first = lines::is_first(self.text(), node.whole.start);
        let depth = match indent {
            Some(indent) if !first => indent,
            _ => lines::indent(self.text(), node.whole.start),
        };
        if let Some(change) = self.plan.changed(id) {
            self.comments(node, change, depth, first);
            self.words(node, &change.words, depth);
            if matches!(change.words, Words::Whole(_)) {
                return;
            }
        }
        if node.body.is_some() {
            self.block(Some(id));
        }
    }

    fn comments(&mut self, node: &Node, change: &Change, depth: &str, first: bool) {
        let mut place = None;
        for number in &change.drop_notes {
            let Some(note) = node.notes.get(*number) else { continue };
            self.drop_comment(&note.range, note.trailing);
            if !note.trailing && place.is_none() {
                place = Some(lines::start(self.text(), note.range.start));
            }
        }
        self.lines(place, node, &change.notes, depth, first);
        let told: Vec<String> = change.marks.iter().flat_map(|(_, lines)| lines.clone()).collect();
        let stands: Vec<&str> = node.marks.iter().map(|mark| self.texts.ours.slice(mark)).collect();
        let stale = told.is_empty() && matches!(change.words, Words::Whole(_));
        if (stale || !told.is_empty()) && told != stands {
            self.drop_marks(node);
            self.lines(None, node, &told, depth, first);
        }
    }

    /// Puts comment lines above a node, or at a place above it where a line begins.
    fn lines(&mut self, place: Option<usize>, node: &Node, comments: &[String], depth: &str, first: bool) {
        let start = lines::start(self.text(), node.whole.start);
        let mut text = String::new();
        for comment in comments {
            // A node that shares its line is given one of its own: what parts it from the clause before ends with its depth.
            let parts = if first { [depth, comment, self.ending] } else { [comment, self.ending, depth] };
            text.extend(parts);
        }
        let at = place.unwrap_or(if first { start } else { node.whole.start });
        if !text.is_empty() {
            self.edit(at..at, Rank::Above, text);
        }
    }

    fn words(&mut self, node: &Node, words: &Words, depth: &str) {
        let theirs = self.texts.theirs;
        let put = |range: &Range<usize>| lines::indented(&lines::dedented(theirs.text, range), depth, self.ending);
        match words {
            Words::Kept | Words::Removed => {}
            Words::Whole(id) => {
                let Some(new) = theirs.node(*id) else { return };
                let text = put(&new.whole);
                self.edit(node.whole.clone(), Rank::Words, text);
            }
            Words::Own(id) => {
                let Some(new) = theirs.node(*id) else { return };
                let head = put(&new.head);
                let after = theirs.slice(&new.after()).trim();
                let lead = if after.is_empty() { "" } else { " " };
                let text = format!("{lead}{after}");
                self.edit(node.head.clone(), Rank::Words, head);
                if node.body.is_some() && self.texts.ours.slice(&node.after()).trim() != after {
                    self.edit(node.after(), Rank::Words, text);
                }
            }
            Words::Parts(edits) => {
                for (range, text) in edits {
                    self.edit(range.clone(), Rank::Words, text.clone());
                }
            }
        }
    }

    /// Takes the comments of a node out with it.
    pub(super) fn drop_comments(&mut self, node: &Node) {
        for note in &node.notes {
            self.drop_comment(&note.range, note.trailing);
        }
        self.drop_marks(node);
    }

    fn drop_marks(&mut self, node: &Node) {
        for mark in &node.marks {
            self.drop_comment(mark, false);
        }
    }

    fn drop_comment(&mut self, range: &Range<usize>, trailing: bool) {
        if trailing {
            let before = self.text().get(..range.start).unwrap_or("").trim_end_matches([' ', '\t']).len();
            self.edit(before..range.end, Rank::Words, "");
        } else {
            self.edit(lines::around(self.text(), range), Rank::Words, "");
        }
    }

    /// The record's node as lines at the margin, with its comments above it.
    pub(super) fn new_lines(&self, id: Id) -> Vec<String> {
        self.texts.theirs.node(id).map(|node| show::whole(self.texts.theirs, node)).unwrap_or_default()
    }

    /// Whether the record's node fits on a line among others.
    pub(super) fn fits_inline(&self, id: Id) -> bool {
        let node = self.texts.theirs.node(id);
        node.is_some_and(|node| {
            let alone = node.keys.is_some() && notes::lines(self.texts.theirs, &node.notes).is_empty();
            alone && !self.texts.theirs.slice(&node.whole).contains('\n')
        })
    }
}
