//! Cuts a text into a [`Tree`]: rows find the comments that belong to them, and the braces of their blocks.

use std::ops::Range;

use super::outline::{HeadParts, Row};
use super::says::{Said, Sayings, even};
use super::tree::{Body, Head, Id, Keys, Node, Tree};
use super::{gaps, items};
use crate::source::{SourceFile, Span};
use crate::syntax::{self, Parsed};

/// Cuts a text that was read.
pub(super) fn segment<'s>(file: &'s SourceFile, parsed: &Parsed, sayings: &mut Sayings) -> Tree<'s> {
    let rows = items::rows(file, &parsed.file);
    let text = file.text();
    let mut cutter = Cutter { text, comments: &parsed.comments, sayings, nodes: Vec::new() };
    let open = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let root = cutter.block(rows, open, text.len());
    Tree { text, nodes: cutter.nodes, root }
}

pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

pub(super) struct Cutter<'s, 'p> {
    pub text: &'s str,
    comments: &'p [syntax::Comment],
    pub sayings: &'p mut Sayings,
    pub nodes: Vec<Node>,
}

impl Cutter<'_, '_> {
    fn block(&mut self, rows: Vec<Row>, open: usize, close: usize) -> Body {
        let mut body = Body { open, close, nodes: Vec::new(), marks: Vec::new() };
        let mut end = open;
        for row in rows {
            let whole = bytes(row.whole);
            let mut gap = self.gap(end..whole.start, &mut body, true);
            end = whole.end;
            let node = self.row(row, &mut gap);
            self.add(node, &mut body);
        }
        self.gap(end..close, &mut body, false);
        for id in &body.nodes {
            let Some(full) = self.nodes.get(id.0).map(|node| self.parts(node)) else { continue };
            let full = self.sayings.list(full);
            if let Some(node) = self.nodes.get_mut(id.0) {
                node.full = full;
            }
        }
        body
    }

    /// What a node says itself, in its comments and in its block, whose end tells it from the comments.
    fn parts(&self, node: &Node) -> Vec<Said> {
        let own = [node.own, node.own];
        let within = node.body.iter().flat_map(|body| &body.nodes).filter_map(|id| self.nodes.get(id.0));
        let within: Vec<Said> = within.map(|node| node.full).collect();
        own.into_iter().take(1).chain(node.notes_say()).chain(own).chain(within).collect()
    }

    pub(super) fn add(&mut self, node: Node, body: &mut Body) {
        body.nodes.push(Id(self.nodes.len()));
        self.nodes.push(node);
    }

    /// The comments of a range.
    fn comments(&self, range: &Range<usize>) -> &[syntax::Comment] {
        let from = self.comments.partition_point(|comment| (comment.span.start as usize) < range.start);
        let to = self.comments.partition_point(|comment| (comment.span.start as usize) < range.end);
        self.comments.get(from..to).unwrap_or(&[])
    }

    /// Deals out the comments between two rows; what belongs to the row after them is returned.
    fn gap(&mut self, range: Range<usize>, body: &mut Body, before_row: bool) -> gaps::Above {
        let comments: Vec<syntax::Comment> = self.comments(&range).to_vec();
        if comments.is_empty() { gaps::Above::default() } else { self.deal(&comments, range, body, before_row) }
    }

    fn row(&mut self, row: Row, above: &mut gaps::Above) -> Node {
        let (head, whole) = (bytes(row.head), bytes(row.whole));
        let body = row.rows.and_then(|rows| self.body(rows, &head, &whole));
        let inner = match &body {
            Some(body) => [head.start..body.open, body.close..whole.end],
            None => [whole.clone(), whole.end..whole.end],
        };
        let mut says = row.says;
        for comment in inner.iter().flat_map(|range| self.comments(range)) {
            says.push('\0');
            says.push_str(&even(self.text.get(bytes(comment.span)).unwrap_or("")));
        }
        let own = self.sayings.words(&says);
        let notes = std::mem::take(&mut above.notes);
        let key = row.key;
        let head_parts = row.parts.map(|parts| self.head(parts, &row.rest));
        let keys = Keys {
            exact: self.sayings.words(&key.exact),
            loose: key.loose.map(|loose| self.sayings.words(&loose)),
            title: key.title.map(|title| self.sayings.words(&title)),
            words: self.sayings.words(&row.words),
            label: key.label,
            head: head_parts,
        };
        Node { keys: Some(keys), own, full: own, head, whole, notes, marks: std::mem::take(&mut above.marks), body }
    }

    fn head(&mut self, parts: HeadParts, rest: &str) -> Head {
        let title = parts.title.map(bytes).map(|range| {
            let said = self.sayings.words(&even(self.text.get(range.clone()).unwrap_or("")));
            (range, said)
        });
        Head { title, draft: parts.draft.map(bytes), rest: self.sayings.words(rest) }
    }

    /// A row's block, where it has one.
    fn body(&mut self, rows: Vec<Row>, head: &Range<usize>, whole: &Range<usize>) -> Option<Body> {
        let open = self.brace('{', head.end..whole.end)?;
        let last = rows.last().map_or(open, |row| bytes(row.whole).end);
        let close = self.brace('}', last..whole.end)?;
        Some(self.block(rows, open.checked_add(1)?, close))
    }

    /// The first brace of a range that stands in no comment.
    fn brace(&self, brace: char, range: Range<usize>) -> Option<usize> {
        let mut at = range.start;
        let comments = self.comments(&range).iter().map(|comment| bytes(comment.span));
        for comment in comments.chain(std::iter::once(range.end..range.end)) {
            if let Some(found) = self.text.get(at..comment.start).and_then(|words| words.find(brace)) {
                return at.checked_add(found);
            }
            at = comment.end;
        }
        None
    }
}
