//! One pass over a file's characters: where clauses and blocks begin and end.

use std::iter::repeat_n;
use std::ops::Range;

use super::super::fold::fold_but;
use super::super::scan::{self, CodeLine};
use super::super::slips::bullet_length;
use super::{Comment, Layout, MAX_BLOCK_DEPTH, MAX_BRACKET_DEPTH, MAX_CLAUSE_BYTES, MAX_FINDINGS, RawBlock, RawClause};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
use crate::source::SourceFile;

/// The most joints that a clause remembers.
const MAX_JOINTS: usize = 8;

/// A clause being scanned.
pub(super) struct Open {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Column at which its first line begins.
    pub(super) column: usize,
    pub(super) block: Option<RawBlock>,
    after_start: Option<usize>,
    pub(super) head_end: Option<usize>,
    doc: Vec<String>,
    pub(super) broken: bool,
    joints: Vec<usize>,
}

/// A block being scanned.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) open: usize,
    /// The line that opens it.
    pub(super) line: usize,
    /// Column of the line whose clause opened the block.
    pub(super) column: usize,
    /// True where the `{` itself is missing.
    pub(super) implied: bool,
    pub(super) clauses: Vec<RawClause>,
    pub(super) current: Option<Open>,
}

/// The line being scanned.
#[derive(Default)]
pub(super) struct Line {
    /// Its first byte.
    pub(super) start: usize,
    /// Lines before it.
    pub(super) number: usize,
    /// The column of its first character that is no blank, once asked for.
    indent: Option<usize>,
}

pub(super) struct Scanner<'s> {
    pub(super) file: &'s SourceFile,
    pub(super) text: &'s str,
    pub(super) clean: Vec<u8>,
    /// What of it is blanked, in the order of the text.
    blanks: Vec<Range<usize>>,
    /// What stands between quotes, in the same order.
    pub(super) texts: Vec<Range<usize>>,
    pub(super) frames: Vec<Frame>,
    pub(super) brackets: Vec<(char, usize)>,
    /// Depth of the blocks beyond the limit, which are passed over.
    pub(super) skipped_depth: usize,
    pub(super) doc: Vec<(String, Range<usize>)>,
    pub(super) comments: Vec<Comment>,
    pub(super) comment_starts: Vec<usize>,
    findings: Vec<Finding>,
    /// True where braces are matched by indentation.
    pub(super) by_indent: bool,
    /// True where a brace closes nothing, or one that must open is not there.
    pub(super) doubtful: bool,
    pub(super) line: Line,
    next_line: CodeLine<'s>,
}

impl<'s> Scanner<'s> {
    pub(super) fn new(file: &'s SourceFile, by_indent: bool) -> Self {
        let text = file.nfc();
        Self {
            file,
            text,
            clean: text.as_bytes().to_vec(),
            blanks: Vec::new(),
            texts: Vec::new(),
            frames: vec![Frame::default()],
            brackets: Vec::new(),
            skipped_depth: 0,
            doc: Vec::new(),
            comments: Vec::new(),
            comment_starts: Vec::new(),
            findings: Vec::new(),
            by_indent,
            doubtful: false,
            line: Line::default(),
            next_line: CodeLine::default(),
        }
    }

    /// Whether every brace is there and found its other one.
    pub(super) fn balanced(&self) -> bool {
        !self.doubtful && self.frames.len() == 1 && self.skipped_depth == 0
    }

    pub(super) fn run(&mut self) {
        let mut at = 0;
        loop {
            // Most of a file is words and the blanks between them; what is left of a word's letters is asked one by one.
            let word = scan::word_length(self.text.as_bytes(), at);
            if let Some(end) = at.checked_add(word).filter(|end| *end > at) {
                self.touch(at, end);
                at = end;
            }
            let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let next = at.checked_add(c.len_utf8()).unwrap_or(self.text.len());
            at = match c {
                ' ' => next,
                '\n' => {
                    self.line_end(at, next);
                    next
                }
                '#' => self.comment(at),
                '"' | '“' | '”' => self.quoted(at, next, c),
                _ => {
                    match c {
                        ';' => self.separator(),
                        '{' => self.open_brace(at, next),
                        '}' => self.close_brace(at, next),
                        '(' => {
                            self.touch(at, next);
                            self.push_bracket(c, at);
                        }
                        ')' => {
                            self.touch(at, next);
                            self.close_parenthesis(at, next);
                        }
                        c if c.is_whitespace() || c == '\u{feff}' && at == 0 => self.blank(at..next),
                        c => self.letter(at, next, c),
                    }
                    next
                }
            };
        }
        self.end_clause();
    }

    /// Marks bytes as part of the current clause, starting one where none is open.
    pub(super) fn touch(&mut self, start: usize, end: usize) {
        if self.skipped_depth > 0 {
            return;
        }
        if self.current().is_none() {
            let doc = self.doc.drain(..).map(|(line, _)| line).collect();
            let column = self.indent();
            if let Some(frame) = self.frames.last_mut() {
                frame.current = Some(Open {
                    start,
                    end,
                    column,
                    block: None,
                    after_start: None,
                    head_end: None,
                    doc,
                    broken: false,
                    joints: Vec::new(),
                });
            }
        }
        let Some(open) = self.current_mut() else { return };
        if open.block.is_some() && open.after_start.is_none() {
            open.after_start = Some(start);
        }
        open.end = end;
    }

    pub(super) fn current(&self) -> Option<&Open> {
        self.frames.last().and_then(|frame| frame.current.as_ref())
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut Open> {
        self.frames.last_mut().and_then(|frame| frame.current.as_mut())
    }

    /// Ends the current clause, where one is open.
    pub(super) fn end_clause(&mut self) {
        self.report_open_brackets();
        let limit = MAX_CLAUSE_BYTES;
        let Some(open) = self.frames.last_mut().and_then(|frame| frame.current.take()) else { return };
        let head = open.start..open.head_end.unwrap_or(open.end);
        let after = open.after_start.map(|start| start..open.end);
        let mut broken = open.broken;
        if head.len() > limit || after.as_ref().is_some_and(|after| after.len() > limit) {
            let width = self.text.get(head.start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let first = head.start..head.start.checked_add(width).unwrap_or(head.end);
            self.report(SyntaxProblem::ClauseTooLong { limit }, first);
            broken = true;
        }
        let clause = RawClause { head, after, block: open.block, doc: open.doc, broken, joints: open.joints };
        if let Some(frame) = self.frames.last_mut() {
            frame.clauses.push(clause);
        }
    }

    fn separator(&mut self) {
        if self.skipped_depth == 0 {
            self.end_clause();
        }
    }

    fn line_end(&mut self, at: usize, next: usize) {
        self.end_line(at, next);
        let number = self.line.number.checked_add(1).unwrap_or(usize::MAX);
        self.line = Line { start: next, number, indent: None };
    }

    fn end_line(&mut self, at: usize, next: usize) {
        if self.skipped_depth > 0 {
            return;
        }
        if self.current().is_some() {
            if self.goes_on(next) {
                self.blank(at..next);
                return;
            }
            if self.lacks_brace(next) {
                if self.by_indent {
                    self.imply_block(at);
                    return;
                }
                self.doubtful |= self.needs_block();
            }
            self.end_clause();
        }
        if self.by_indent {
            self.close_forgotten(next);
        }
    }

    /// Whether the next line of code belongs to the current clause.
    fn goes_on(&mut self, next: usize) -> bool {
        let following = self.code_after(next);
        let bracket = self.brackets.last().map(|(kind, _)| *kind);
        let Some(open) = self.frames.last_mut().and_then(|frame| frame.current.as_mut()) else { return false };
        let deeper = following.column > open.column;
        let awaits = open.after_start.is_some() || open.block.is_none();
        let awaited = awaits && scan::goes_on(&self.clean, open.start, open.end);
        if let Some(kind) = bracket {
            if deeper || following.column == open.column && following.code.starts_with([')', '}']) {
                return true;
            }
            // A line that is not deeper begins something else, the bracket being forgotten, unless one of both lines shows
            // that it goes on.
            let opened = scan::ends_opening(&self.clean, open.end);
            let operator = kind == '(' && scan::starts_with_operator(following.code);
            let more = !following.code.is_empty() && !following.code.starts_with([')', '}']);
            return more && (awaited || opened || operator);
        }
        if awaited {
            let more = !following.code.is_empty() && !following.code.starts_with('}');
            if more && !deeper && open.block.is_none() && open.joints.len() < MAX_JOINTS {
                open.joints.push(following.at);
            }
            return more;
        }
        deeper && scan::starts_part(following.code)
    }

    /// The next line of code from `at` on; remembered, so that many empty lines cost no more than one.
    pub(super) fn code_after(&mut self, at: usize) -> CodeLine<'s> {
        if !self.next_line.answers(at) {
            self.next_line = CodeLine::after(self.text, at);
        }
        self.next_line
    }

    fn open_brace(&mut self, at: usize, next: usize) {
        if self.skipped_depth > 0 {
            self.skipped_depth = self.skipped_depth.checked_add(1).unwrap_or(usize::MAX);
            return;
        }
        if !self.brackets.is_empty() || self.opens_list() {
            self.touch(at, next);
            self.push_bracket('{', at);
            return;
        }
        if self.frames.len() > MAX_BLOCK_DEPTH {
            self.report(SyntaxProblem::TooDeep { limit: MAX_BLOCK_DEPTH }, at..next);
            if let Some(open) = self.current_mut() {
                open.broken = true;
            }
            self.skipped_depth = 1;
            return;
        }
        if self.current().is_none_or(|open| open.block.is_some()) {
            self.end_clause();
            self.touch(at, at);
        }
        let line = self.line.number;
        let Some(open) = self.current_mut() else { return };
        open.head_end = Some(open.end);
        let column = open.column;
        self.frames.push(Frame { open: at, line, column, ..Frame::default() });
    }

    /// Whether a `{` after the words of the current clause opens a list of values.
    fn opens_list(&self) -> bool {
        let Some(open) = self.current().filter(|open| open.block.is_none()) else { return false };
        if !scan::may_open_list(&self.clean, open.end) {
            return false;
        }
        let said = scan::clean_tail(&self.clean, open.start, open.end);
        let head = scan::clean_head(&self.clean, open.start, open.end);
        scan::opens_list(&said, &head)
    }

    fn needs_block(&self) -> bool {
        let top = self.frames.len() == 1;
        self.current().is_some_and(|open| scan::needs_block(&scan::clean_head(&self.clean, open.start, open.end), top))
    }

    fn close_brace(&mut self, at: usize, next: usize) {
        if self.skipped_depth > 0 {
            self.skipped_depth = self.skipped_depth.checked_sub(1).unwrap_or_default();
            return;
        }
        if self.brackets.last().is_some_and(|(kind, _)| *kind == '{') {
            self.touch(at, next);
            self.brackets.pop();
            return;
        }
        let stray = self.frames.len() < 2 || self.by_indent && self.closes_nothing();
        if stray && self.by_indent && self.stands_for_opening(next) {
            let brace = self.file.span(at, next);
            self.push(Finding::new(SyntaxProblem::StrayBrace {}, brace).fix(brace, "{"));
            self.open_brace(at, next);
            return;
        }
        self.end_clause();
        if stray {
            self.doubtful = true;
            self.report(SyntaxProblem::StrayBrace {}, at..next);
            return;
        }
        self.close_frame(next);
    }

    pub(super) fn close_frame(&mut self, close: usize) {
        self.loose_documentation();
        let Some(frame) = self.frames.pop() else { return };
        if let Some(open) = self.current_mut() {
            open.block = Some(RawBlock { open: frame.open, close, implied: frame.implied, clauses: frame.clauses });
            open.end = close;
        }
    }

    fn push_bracket(&mut self, kind: char, at: usize) {
        if self.skipped_depth > 0 {
            return;
        }
        if self.brackets.len() >= MAX_BRACKET_DEPTH {
            if let Some(open) = self.current_mut()
                && !open.broken
            {
                open.broken = true;
                let end = at.checked_add(1).unwrap_or(at);
                self.report(SyntaxProblem::TooDeep { limit: MAX_BRACKET_DEPTH }, at..end);
            }
            return;
        }
        self.brackets.push((kind, at));
    }

    fn close_parenthesis(&mut self, at: usize, next: usize) {
        if self.skipped_depth > 0 {
            return;
        }
        if self.brackets.last().is_some_and(|(kind, _)| *kind == '(') {
            self.brackets.pop();
        } else if let Some(open) = self.current_mut()
            && !open.broken
        {
            open.broken = true;
            let start = open.start;
            // `a) cấp xã`: the letter of a list, not a bracket.
            let listed = self.text.get(start..).and_then(bullet_length).and_then(|length| start.checked_add(length));
            let Some(end) = listed.filter(|_| self.text.get(start..at).is_some_and(|label| label.chars().count() < 3))
            else {
                return self.report(SyntaxProblem::StrayParenthesis {}, at..next);
            };
            let span = self.file.span(start, end);
            let found = self.text.get(start..next).unwrap_or("").to_owned();
            self.push(Finding::new(SyntaxProblem::LeftOut { found }, span).fix(span, ""));
        }
    }

    /// The column at which the line being scanned begins.
    pub(super) fn indent(&mut self) -> usize {
        let (text, start) = (self.text, self.line.start);
        *self.line.indent.get_or_insert_with(|| scan::indent(text.get(start..).unwrap_or("")))
    }

    /// Replaces bytes by spaces, so that places keep.
    pub(super) fn blank(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.clean.get_mut(range.clone()) {
            bytes.fill(b' ');
            self.blanks.push(range);
        }
    }

    /// The text with what is blanked; put together of texts, so that nothing needs to be asked whether it is one.
    fn cleaned(&self) -> String {
        let mut clean = String::with_capacity(self.text.len());
        let mut from = 0;
        for blank in &self.blanks {
            clean.push_str(self.text.get(from..blank.start).unwrap_or(""));
            clean.extend(repeat_n(' ', blank.len()));
            from = blank.end;
        }
        clean.push_str(self.text.get(from..).unwrap_or(""));
        debug_assert_eq!(clean.as_bytes(), self.clean);
        clean
    }

    pub(super) fn report(&mut self, problem: SyntaxProblem, range: Range<usize>) {
        let span = self.file.span(range.start, range.end);
        self.push(Finding::new(problem, span));
    }

    pub(super) fn push(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        }
    }

    pub(super) fn finish(mut self) -> Layout {
        while self.frames.len() > 1 {
            self.report_unclosed(self.text.len());
            self.close_frame(self.text.len());
            self.end_clause();
        }
        self.loose_documentation();
        let clauses = self.frames.pop().map(|frame| frame.clauses).unwrap_or_default();
        let clean = self.cleaned();
        let folded = fold_but(&clean, &self.texts);
        let (comments, comment_starts) = (self.comments, self.comment_starts);
        Layout { clean, folded, clauses, comments, comment_starts, findings: self.findings }
    }
}
