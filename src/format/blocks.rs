//! Items, blocks and comments into lines: one clause a line, blocks as the author broke them, at most one empty line.
//!
//! A block on one line of the source stays on one where that fits. An item of several lines stands between empty lines;
//! everywhere else an empty line is the author's.

use super::forms::Writer;
use super::lines::{INDENT, Lines, Reason};
use super::pieces::{self, Piece, until};
use crate::bundle::Language;
use crate::syntax::{Block, Comment, Phrase, Script};

/// The text of a script.
pub(super) fn print(source: &str, script: &Script, language: Language) -> String {
    let writer = Writer { text: source };
    let mut printer = Printer { source, writer, lines: Lines::new(source, language), comments: &script.comments };
    printer.clauses(&script.items, 0, None);
    printer.lines.finish()
}

struct Printer<'s> {
    source: &'s str,
    writer: Writer<'s>,
    lines: Lines<'s>,
    /// The comments that are not printed yet.
    comments: &'s [Comment],
}

/// What stands between two clauses, and how they go together.
struct Between {
    /// The end of what was printed last; none at the beginning of a block or file.
    end: Option<usize>,
    /// The first line after the last clause.
    first: Option<usize>,
    /// Whether an empty line stands there.
    apart: bool,
}

impl<'s> Printer<'s> {
    /// Prints the clauses of a block, or the items of a file where there is none, with the comments among them.
    fn clauses(&mut self, phrases: &'s [Phrase], indent: usize, block: Option<&Block>) {
        let mut between = Between { end: None, first: None, apart: false };
        let mut after_broken = false;
        let mut reasons: Vec<Reason> = Vec::new();
        for phrase in phrases {
            self.comments_before(phrase.start, indent, &mut between);
            let apart = self.is_apart(between.end, phrase.start);
            let line = self.lines.count();
            let is_next = between.first.is_none() && !apart;
            let reason = self.phrase(phrase, indent, apart);
            if block.is_none() && between.end.is_some() {
                let is_broken = self.lines.count().checked_sub(line).is_some_and(|lines| lines > 1);
                if after_broken || is_broken && !apart && !between.apart {
                    self.lines.set_apart(between.first.unwrap_or(line));
                }
            }
            after_broken = self.lines.count().checked_sub(line).is_some_and(|lines| lines > 1);
            if !is_next || reason.is_none() {
                self.align(&mut reasons);
            }
            reasons.extend(reason);
            between = Between { end: Some(phrase.end), first: None, apart: false };
        }
        self.align(&mut reasons);
        self.comments_before(block.map_or(usize::MAX, |block| block.close), indent, &mut between);
        if let Some(first) = between.first.filter(|_| after_broken && block.is_none()) {
            self.lines.set_apart(first);
        }
    }

    fn align(&mut self, reasons: &mut Vec<Reason>) {
        if reasons.len() > 1 {
            self.lines.align(reasons);
        }
        reasons.clear();
    }

    /// Prints the comments that begin before a place.
    fn comments_before(&mut self, stop: usize, indent: usize, between: &mut Between) {
        for comment in until(&mut self.comments, stop) {
            let apart = self.is_apart(between.end, comment.span.start as usize);
            let line = self.lines.count();
            self.lines.comment(comment, indent, apart);
            if self.lines.count() > line {
                between.first.get_or_insert(line);
                between.apart |= apart;
            }
            between.end = Some(comment.span.end as usize);
        }
    }

    /// Whether the author left an empty line between two places.
    fn is_apart(&self, end: Option<usize>, start: usize) -> bool {
        let gap = end.and_then(|end| self.source.get(end..start)).unwrap_or("");
        gap.bytes().filter(|byte| *byte == b'\n').count() > 1
    }

    fn phrase(&mut self, phrase: &'s Phrase, indent: usize, apart: bool) -> Option<Reason> {
        self.lines.begin(indent, apart);
        let Some(block) = &phrase.block else {
            let pieces = self.head(phrase);
            return self.lines.fill(&pieces, indent);
        };
        if let Some(flat) = self.flat(phrase).filter(|flat| self.lines.fits(flat)) {
            flat.iter().for_each(|piece| self.lines.put(piece));
            return None;
        }
        let mut head = self.head(phrase);
        let is_empty = block.clauses.is_empty() && !self.has_comment_before(block.close);
        let mut closing = Piece::sign("}", false);
        head.push(Piece::sign("{", true));
        if !is_empty {
            self.lines.fill(&head, indent);
            head.clear();
            self.clauses(&block.clauses, indent.checked_add(INDENT).unwrap_or(indent), Some(block));
            self.lines.begin(indent, false);
        }
        if let Some(first) = phrase.after.first() {
            closing.comments = until(&mut self.comments, first.range.start);
        }
        head.push(closing);
        head.extend(self.tail(phrase, block));
        self.lines.fill(&head, indent);
        None
    }

    /// The words of a clause up to its block, with the comments among them.
    fn head(&mut self, phrase: &Phrase) -> Vec<Piece<'s>> {
        let end = phrase.words.last().map_or(phrase.start, |last| last.range.end);
        let comments = until(&mut self.comments, end);
        pieces::of(self.writer, &phrase.words, None, comments)
    }

    /// The words after a block.
    fn tail(&mut self, phrase: &Phrase, block: &Block) -> Vec<Piece<'s>> {
        let comments = until(&mut self.comments, phrase.end);
        pieces::of(self.writer, &phrase.after, Some(block.close), comments)
    }

    fn has_comment_before(&self, stop: usize) -> bool {
        self.comments.first().is_some_and(|comment| (comment.span.start as usize) < stop)
    }

    /// A clause with its block on one line, where the author wrote it on one.
    fn flat(&self, phrase: &Phrase) -> Option<Vec<Piece<'s>>> {
        let is_one_line = !self.source.get(phrase.start..phrase.end)?.contains('\n');
        if !is_one_line || self.has_comment_before(phrase.end) {
            return None;
        }
        let mut flat = Vec::new();
        self.flat_into(phrase, &mut flat);
        Some(flat)
    }

    fn flat_into(&self, phrase: &Phrase, flat: &mut Vec<Piece<'s>>) {
        flat.extend(pieces::of(self.writer, &phrase.words, None, &[]));
        let Some(block) = &phrase.block else { return };
        flat.push(Piece::sign("{", true));
        for (index, clause) in block.clauses.iter().enumerate() {
            if index > 0 {
                flat.push(Piece::sign(";", false));
            }
            self.flat_into(clause, flat);
        }
        flat.push(Piece::sign("}", !block.clauses.is_empty()));
        flat.extend(pieces::of(self.writer, &phrase.after, Some(block.close), &[]));
    }
}
