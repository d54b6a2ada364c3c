//! What is done about braces and brackets that do not match: by indentation, the brace that was forgotten is named.

use super::super::scan::CodeLine;
use super::MAX_BLOCK_DEPTH;
use super::scanner::{Frame, Scanner};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;

impl Scanner<'_> {
    /// Whether the next line stands deeper than a clause that opened no block.
    pub(super) fn lacks_brace(&mut self, next: usize) -> bool {
        let CodeLine { code, column, .. } = self.code_after(next);
        self.frames.len() <= MAX_BLOCK_DEPTH
            && self.current().is_some_and(|open| open.block.is_none() && column > open.column && !code.starts_with('}'))
    }

    /// Opens the block whose `{` is missing at the end of a line.
    pub(super) fn imply_block(&mut self, at: usize) {
        self.report_open_brackets();
        let line = self.line.number;
        let Some(open) = self.current_mut() else { return };
        open.head_end = Some(open.end);
        let column = open.column;
        self.frames.push(Frame { open: at, line, column, implied: true, ..Frame::default() });
    }

    /// Closes every block that the next line, by its column, no longer stands in.
    pub(super) fn close_forgotten(&mut self, next: usize) {
        let CodeLine { code, column, .. } = self.code_after(next);
        if code.is_empty() {
            return;
        }
        while let Some(frame) = self.frames.last().filter(|_| self.frames.len() > 1) {
            let outside = if code.starts_with('}') { column < frame.column } else { column <= frame.column };
            if !outside {
                return;
            }
            self.report_unclosed(next);
            self.close_frame(next);
            self.end_clause();
        }
    }

    /// Whether a `}` stands on a later, deeper line than the clause whose block it would close.
    pub(super) fn closes_nothing(&mut self) -> bool {
        let column = self.indent();
        let Some(frame) = self.frames.last() else { return true };
        frame.line != self.line.number && !frame.implied && column > frame.column
    }

    /// Whether a `}` that ends at `next`, and closes nothing, was to open the block of deeper lines below it.
    pub(super) fn stands_for_opening(&mut self, next: usize) -> bool {
        let rest = self.text.get(next..).unwrap_or("");
        let after = rest.trim_start_matches([' ', '\t', '\r']);
        let last = after.is_empty() || after.starts_with(['\n', '#']);
        if !last {
            return false;
        }
        let line = rest.find('\n').and_then(|line| line.checked_add(1)).unwrap_or(rest.len());
        next.checked_add(line).is_some_and(|below| self.lacks_brace(below))
    }

    /// Names the brace of the innermost block, whose other one belongs on a line of its own at `end`.
    pub(super) fn report_unclosed(&mut self, end: usize) {
        let Some(frame) = self.frames.last().filter(|frame| !frame.implied) else { return };
        let before = self.text.get(..end).unwrap_or("");
        let line_end = if before.ends_with('\n') { "" } else { "\n" };
        let indent = " ".repeat(frame.column.checked_sub(1).unwrap_or_default());
        let brace = self.file.span(frame.open, frame.open.checked_add(1).unwrap_or(frame.open));
        let place = self.file.span(end, end);
        let finding = Finding::new(SyntaxProblem::UnclosedBrace {}, brace);
        self.push(finding.fix(place, format!("{line_end}{indent}}}\n")));
    }

    pub(super) fn report_open_brackets(&mut self) {
        let first = self.brackets.first().copied();
        self.brackets.clear();
        if let Some((kind, at)) = first
            && let Some(open) = self.current_mut()
            && !open.broken
        {
            open.broken = true;
            let end = at.checked_add(kind.len_utf8()).unwrap_or(at);
            self.report(SyntaxProblem::UnclosedParenthesis {}, at..end);
        }
    }
}
