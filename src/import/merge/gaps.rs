//! Comments between clauses: those that belong to the one above or below, those that stand for themselves, and the conflicts
//! that an earlier merge told.

use std::ops::Range;

use super::marks::{self, Kind};
use super::says::even;
use super::segment::{Cutter, bytes};
use super::tree::{Body, Comment, Node};
use crate::syntax;

/// What belongs to the clause below.
#[derive(Default)]
pub(super) struct Above {
    pub notes: Vec<Comment>,
    pub marks: Vec<Range<usize>>,
}

impl Cutter<'_, '_> {
    /// Deals out the comments of a gap.
    pub(super) fn deal(
        &mut self,
        comments: &[syntax::Comment],
        gap: Range<usize>,
        body: &mut Body,
        before_row: bool,
    ) -> Above {
        let mut above = Above::default();
        let mut own: Vec<(Range<usize>, bool)> = Vec::new();
        let mut kind = Kind::Own;
        let mut end = gap.start;
        for comment in comments {
            let range = bytes(comment.span);
            let apart = self.newlines(end, range.start);
            let text = self.text.get(range.clone()).unwrap_or("");
            kind = match comment.trailing {
                true => Kind::Own,
                false => marks::kind(text, if apart == 1 { kind } else { Kind::Own }),
            };
            match kind {
                Kind::Own if comment.trailing => self.trailing(range.clone(), apart == 0, body),
                Kind::Own => own.push((range.clone(), comment.documentation)),
                Kind::Beside => above.marks.push(range.clone()),
                Kind::Deleted => match body.marks.last_mut() {
                    Some(mark) if mark.end == end && !marks::begins(text) => mark.end = range.end,
                    _ => body.marks.push(range.clone()),
                },
            }
            end = range.end;
        }
        let first_above = if before_row { self.first_above(&own, &above.marks, gap.end) } else { own.len() };
        let notes = own.split_off(first_above.min(own.len()));
        self.alone(own, body);
        above.notes = notes.into_iter().map(|(range, _)| self.comment(range, false)).collect();
        above
    }

    /// The first of the comments that belong to the clause at `row`: those that no blank line parts from it, and all from
    /// the first line of documentation on.
    fn first_above(&self, own: &[(Range<usize>, bool)], marks: &[Range<usize>], row: usize) -> usize {
        let documented = own.iter().position(|(_, documentation)| *documentation).unwrap_or(own.len());
        let mut first = own.len();
        let mut below = row;
        for (index, (range, _)) in own.iter().enumerate().rev() {
            let between = marks.iter().filter(|mark| range.end <= mark.start && mark.end <= below).count();
            let lines = between.checked_add(1).unwrap_or(usize::MAX);
            if self.newlines(range.end, below) > lines {
                break;
            }
            first = index;
            below = range.start;
        }
        first.min(documented)
    }

    fn newlines(&self, from: usize, to: usize) -> usize {
        self.text.get(from..to).map_or(0, |between| between.matches('\n').count())
    }

    /// A comment behind code: it belongs to the clause that ends on its line, else to the block that begins there.
    fn trailing(&mut self, range: Range<usize>, beside: bool, body: &mut Body) {
        let comment = self.comment(range.clone(), true);
        let last = body.nodes.last().copied().filter(|_| beside);
        let Some(id) = last else {
            self.alone(vec![(range, false)], body);
            return;
        };
        if let Some(node) = self.nodes.get_mut(id.0) {
            node.notes.push(comment);
        }
    }

    /// Comments that stand for themselves: each run without a blank line is a node.
    fn alone(&mut self, comments: Vec<(Range<usize>, bool)>, body: &mut Body) {
        let mut run: Vec<Range<usize>> = Vec::new();
        for (range, _) in comments {
            if run.last().is_some_and(|last| self.newlines(last.end, range.start) > 1) {
                self.run(std::mem::take(&mut run), body);
            }
            run.push(range);
        }
        self.run(run, body);
    }

    fn run(&mut self, run: Vec<Range<usize>>, body: &mut Body) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
        let whole = first.start..last.end;
        let says = run.iter().map(|range| self.comment(range.clone(), false).says).collect();
        let full = self.sayings.list(says);
        let node = Node {
            keys: None,
            own: full,
            full,
            head: whole.clone(),
            whole,
            notes: Vec::new(),
            marks: Vec::new(),
            body: None,
        };
        self.add(node, body);
    }

    fn comment(&mut self, range: Range<usize>, trailing: bool) -> Comment {
        let says = self.sayings.words(&said(self.text.get(range.clone()).unwrap_or(""), trailing));
        Comment { range, trailing, says }
    }
}

/// A comment's words behind its sign; behind code, `##` is no documentation.
pub(super) fn said(comment: &str, trailing: bool) -> String {
    let sign = if comment.starts_with("##") && !trailing { "##" } else { "#" };
    format!("{sign} {}", even(comment.trim_start_matches('#'))).trim_end().to_owned()
}

/// A comment as a line of its own.
pub(super) fn as_line(text: &str, comment: &Comment) -> String {
    let words = text.get(comment.range.clone()).unwrap_or("").trim_end();
    if comment.trailing { format!("# {}", words.trim_start_matches('#').trim()) } else { words.to_owned() }
}
