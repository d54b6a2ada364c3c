//! What is put into a block: the record's clauses, and conflicts where something was deleted.

use std::ops::Range;

use super::edits::Rank;
use super::lines;
use super::plan::{Insert, New};
use super::tree::Id;
use super::write::Writer;

impl Writer<'_, '_> {
    /// Puts nodes and conflicts in as lines, at a place where a line begins or at the text's end.
    pub(super) fn put_lines(&mut self, at: usize, inserts: &[Insert], depth: &str, blanks: bool) {
        let text = self.text();
        let mut lead = if at > 0 && !text.get(..at).is_some_and(|before| before.ends_with(['\n', '\u{feff}'])) {
            self.ending
        } else {
            ""
        };
        let deeper = lines::indent(text, at).len() > depth.len();
        let mut blank_above = !blanks || lines::blank_before(text, at);
        for (number, insert) in inserts.iter().enumerate() {
            let last = inserts.len().checked_sub(1) == Some(number);
            match &insert.what {
                New::Node(id) => {
                    let (above, below) = self.blanks(*id);
                    let words = lines::indented(&self.new_lines(*id), depth, self.ending);
                    let clause = self.texts.theirs.node(*id).is_some_and(|node| node.keys.is_some());
                    let end = if last && deeper && clause { ";" } else { "" };
                    let over = if above && !blank_above { self.ending } else { "" };
                    let follows = text.get(at..).is_some_and(|rest| !rest.trim_start().is_empty());
                    let close = text.get(at..).is_some_and(|rest| rest.trim_start().starts_with('}'));
                    let under = below && last && follows && !close && !lines::is_blank(text, at);
                    let under = if under { self.ending } else { "" };
                    self.edit(at..at, Rank::Behind, format!("{lead}{over}{depth}{words}{end}{}{under}", self.ending));
                    blank_above = !under.is_empty();
                }
                New::Conflict { number, lines: told, before } => {
                    if self.told(*number, told, before.as_ref()) {
                        continue;
                    }
                    let words = lines::indented(told, depth, self.ending);
                    self.tell(at..at, Rank::Behind, format!("{lead}{depth}{words}{}", self.ending), *number);
                    blank_above = false;
                }
            }
            lead = "";
        }
    }

    /// Puts a node or a conflict behind a place within a line; `signs` part a node from what stands there.
    pub(super) fn put_behind(&mut self, at: usize, insert: &Insert, indent: &str, opened: bool, signs: (&str, &str)) {
        let (words, conflict) = match &insert.what {
            New::Node(id) => (self.new_lines(*id), None),
            New::Conflict { number, lines: told, before } => {
                if self.told(*number, told, before.as_ref()) {
                    return;
                }
                (told.clone(), Some(*number))
            }
        };
        let words = lines::indented(&words, indent, self.ending);
        let text =
            if opened { format!("{}{indent}{words}", self.ending) } else { format!("{}{words}{}", signs.0, signs.1) };
        match conflict {
            Some(number) => self.tell(at..at, Rank::Behind, text, number),
            None => self.edit(at..at, Rank::Behind, text),
        }
    }

    /// Whether a conflict is told already; an older comment on the same clause makes room for the new one.
    fn told(&mut self, number: usize, told: &[String], before: Option<&Range<usize>>) -> bool {
        let Some(before) = before else { return false };
        let indent = lines::indent(self.text(), before.start).to_owned();
        let text = lines::indented(told, &indent, self.ending);
        self.tell(before.clone(), Rank::Words, text, number);
        true
    }

    /// Whether blank lines stand above and below the record's node.
    fn blanks(&self, id: Id) -> (bool, bool) {
        let theirs = self.texts.theirs;
        let Some(node) = theirs.node(id) else { return (false, false) };
        let top = node.notes.first().map_or(node.whole.start, |note| note.range.start.min(node.whole.start));
        (lines::blank_before(theirs.text, top), lines::is_blank(theirs.text, lines::next(theirs.text, node.whole.end)))
    }
}
