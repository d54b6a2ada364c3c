//! The shape of a file before its words are read: clauses, blocks, comments, and which line goes on from which.
//!
//! A clause ends at the end of its line or at `;`. A line goes on after a comma, an operator, `và`, `hoặc`, `thành`, inside
//! brackets, and where a deeper line starts with a part such as `căn cứ`. Every clause is then read on its own, so a
//! mistake in one hides nothing outside it. The scan is one pass with an explicit stack: depth, clause length and the
//! number of findings are bounded, so hostile input costs little.

use std::ops::Range;

use super::fold::fold;
use super::scan;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
use crate::source::{SourceFile, Span};

/// The deepest nesting of blocks.
pub const MAX_BLOCK_DEPTH: usize = 16;
/// The deepest nesting of brackets in a clause, and of an expression.
pub const MAX_BRACKET_DEPTH: usize = 48;
/// The longest clause, in bytes.
pub const MAX_CLAUSE_BYTES: usize = 32 * 1024;
/// The most findings that one file reports.
pub const MAX_FINDINGS: usize = 500;

/// A file cut into clauses.
pub(super) struct Layout {
    /// The NFC text with comments and joining line ends blanked.
    pub clean: String,
    /// `clean`, folded for comparing keywords.
    pub folded: String,
    /// The items' clauses.
    pub clauses: Vec<RawClause>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
    /// What is wrong with the shape.
    pub findings: Vec<Finding>,
}

/// A clause not yet read; ranges are bytes of the NFC text.
pub(super) struct RawClause {
    /// Its words, without its block.
    pub head: Range<usize>,
    /// Words after its block.
    pub after: Option<Range<usize>>,
    /// Its block.
    pub block: Option<RawBlock>,
    /// The documentation above it.
    pub doc: Vec<String>,
    /// True where the shape itself is wrong, so that reading it would only repeat the finding.
    pub broken: bool,
}

/// A block.
pub(super) struct RawBlock {
    /// Place of the `{`.
    pub open: usize,
    /// Place after the `}`.
    pub close: usize,
    /// True where the `{` itself is missing.
    pub implied: bool,
    /// Its clauses.
    pub clauses: Vec<RawClause>,
}

/// A comment, kept for the formatter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands, from its `#` to the end of the line.
    pub span: Span,
    /// True for `##`.
    pub documentation: bool,
    /// True where code stands before it on its line.
    pub trailing: bool,
}

impl RawClause {
    /// The clause with its block and the words after it.
    pub(super) fn whole(&self) -> Range<usize> {
        let end = self.block.as_ref().map_or(self.head.end, |block| block.close);
        self.head.start..self.after.as_ref().map_or(end, |after| after.end)
    }
}

/// Cuts a file into clauses.
///
/// Where braces do not match, the file is scanned once more by its indentation, so that the brace that was forgotten is
/// named and what stands outside its block is read as usual.
pub(super) fn layout(file: &SourceFile) -> Layout {
    let mut scanner = Scanner::new(file, false);
    scanner.run();
    if scanner.balanced() {
        return scanner.finish();
    }
    let mut scanner = Scanner::new(file, true);
    scanner.run();
    scanner.finish()
}

/// A clause being scanned.
struct Open {
    start: usize,
    end: usize,
    /// Column of its first line, and whether anything but its first line may join it.
    column: usize,
    block: Option<RawBlock>,
    after_start: Option<usize>,
    head_end: Option<usize>,
    doc: Vec<String>,
    broken: bool,
}

/// A block being scanned.
#[derive(Default)]
struct Frame {
    open: usize,
    /// Column of the line whose clause opened the block.
    column: usize,
    /// True where the `{` itself is missing.
    implied: bool,
    clauses: Vec<RawClause>,
    current: Option<Open>,
}

struct Scanner<'s> {
    file: &'s SourceFile,
    text: &'s str,
    clean: Vec<u8>,
    frames: Vec<Frame>,
    brackets: Vec<(char, usize)>,
    skipped_depth: usize,
    doc: Vec<(String, Range<usize>)>,
    comments: Vec<Comment>,
    findings: Vec<Finding>,
    /// True where braces are matched by indentation.
    by_indent: bool,
    stray: bool,
}

impl<'s> Scanner<'s> {
    fn new(file: &'s SourceFile, by_indent: bool) -> Self {
        let text = file.nfc();
        Self {
            file,
            text,
            clean: text.as_bytes().to_vec(),
            frames: vec![Frame::default()],
            brackets: Vec::new(),
            skipped_depth: 0,
            doc: Vec::new(),
            comments: Vec::new(),
            findings: Vec::new(),
            by_indent,
            stray: false,
        }
    }

    fn balanced(&self) -> bool {
        !self.stray && self.frames.len() == 1 && self.skipped_depth == 0
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            let next = at.checked_add(c.len_utf8()).unwrap_or(self.text.len());
            at = match c {
                '\n' => self.line_end(at, next),
                '#' => self.comment(at),
                '"' | '“' | '”' => self.quoted(at, next, c),
                ';' => {
                    self.separator();
                    next
                }
                '{' => {
                    self.open_brace(at, next);
                    next
                }
                '}' => {
                    self.close_brace(at, next);
                    next
                }
                '(' => {
                    self.touch(at, next);
                    self.push_bracket(c, at);
                    next
                }
                ')' => {
                    self.touch(at, next);
                    self.close_parenthesis(at, next);
                    next
                }
                '\u{feff}' if at == 0 => {
                    self.blank(at..next);
                    next
                }
                c if c.is_whitespace() => {
                    self.blank(at..next);
                    next
                }
                _ => {
                    self.letter(at, next, c);
                    next
                }
            };
        }
        self.end_clause();
    }

    /// Marks bytes as part of the current clause, starting one where none is open.
    fn touch(&mut self, start: usize, end: usize) {
        if self.skipped_depth > 0 {
            return;
        }
        let column = self.file_column(start);
        let pending: Vec<String> =
            if self.current().is_none() { self.doc.drain(..).map(|(line, _)| line).collect() } else { Vec::new() };
        let Some(frame) = self.frames.last_mut() else { return };
        let open = frame.current.get_or_insert_with(|| Open {
            start,
            end,
            column,
            block: None,
            after_start: None,
            head_end: None,
            doc: pending,
            broken: false,
        });
        if open.block.is_some() && open.after_start.is_none() {
            open.after_start = Some(start);
        }
        open.end = end;
    }

    fn current(&self) -> Option<&Open> {
        self.frames.last().and_then(|frame| frame.current.as_ref())
    }

    fn current_mut(&mut self) -> Option<&mut Open> {
        self.frames.last_mut().and_then(|frame| frame.current.as_mut())
    }

    /// Ends the current clause, where one is open.
    fn end_clause(&mut self) {
        self.report_open_brackets();
        let limit = MAX_CLAUSE_BYTES;
        let Some(open) = self.frames.last_mut().and_then(|frame| frame.current.take()) else { return };
        let head = open.start..open.head_end.unwrap_or(open.end);
        let after = open.after_start.map(|start| start..open.end);
        let mut broken = open.broken;
        if head.len() > limit || after.as_ref().is_some_and(|after| after.len() > limit) {
            let first_line = head.start..head.start.checked_add(1).unwrap_or(head.end);
            self.report(SyntaxProblem::ClauseTooLong { limit }, first_line);
            broken = true;
        }
        let clause = RawClause { head, after, block: open.block, doc: open.doc, broken };
        if let Some(frame) = self.frames.last_mut() {
            frame.clauses.push(clause);
        }
    }

    fn separator(&mut self) {
        if self.skipped_depth == 0 {
            self.end_clause();
        }
    }

    fn line_end(&mut self, at: usize, next: usize) -> usize {
        if self.skipped_depth > 0 {
            return next;
        }
        if self.current().is_some() {
            if self.goes_on(next) {
                self.blank(at..next);
                return next;
            }
            if self.by_indent && self.lacks_brace(next) {
                self.imply_block(at);
                return next;
            }
            self.end_clause();
        }
        if self.by_indent {
            self.close_forgotten(next);
        }
        next
    }

    /// Whether the next line stands deeper than a clause that opened no block.
    fn lacks_brace(&self, next: usize) -> bool {
        let (line, column) = scan::next_code_line(self.text, next);
        self.frames.len() <= MAX_BLOCK_DEPTH
            && self.current().is_some_and(|open| open.block.is_none() && column > open.column && !line.starts_with('}'))
    }

    fn imply_block(&mut self, at: usize) {
        self.report_open_brackets();
        let Some(open) = self.current_mut() else { return };
        open.head_end = Some(open.end);
        let column = open.column;
        self.frames.push(Frame { open: at, column, implied: true, ..Frame::default() });
    }

    /// Closes every block that the next line, by its column, no longer stands in.
    fn close_forgotten(&mut self, next: usize) {
        let (line, column) = scan::next_code_line(self.text, next);
        if line.is_empty() {
            return;
        }
        while let Some(frame) = self.frames.last().filter(|_| self.frames.len() > 1) {
            let outside = if line.starts_with('}') { column < frame.column } else { column <= frame.column };
            if !outside {
                return;
            }
            self.report_unclosed();
            self.close_frame(next);
            self.end_clause();
        }
    }

    fn report_unclosed(&mut self) {
        if let Some(frame) = self.frames.last()
            && !frame.implied
        {
            let at = frame.open;
            self.report(SyntaxProblem::UnclosedBrace {}, at..at.checked_add(1).unwrap_or(at));
        }
    }

    /// Whether the next line of code belongs to the current clause.
    fn goes_on(&mut self, next: usize) -> bool {
        let Some(open) = self.current() else { return false };
        let (column, start, end) = (open.column, open.start, open.end);
        let (line, following) = scan::next_code_line(self.text, next);
        if !self.brackets.is_empty() {
            let closes = line.starts_with([')', '}']);
            // A line that is not deeper begins something else: the bracket was forgotten.
            return following > column || (closes && following >= column);
        }
        let said = scan::clean_tail(&self.clean, start, end);
        let awaits = open.after_start.is_some() || open.block.is_none();
        if awaits && scan::awaits_more(&said) {
            return !line.is_empty() && !line.starts_with('}');
        }
        following > column && scan::starts_part(line)
    }

    fn open_brace(&mut self, at: usize, next: usize) {
        if self.skipped_depth > 0 {
            self.skipped_depth = self.skipped_depth.checked_add(1).unwrap_or(usize::MAX);
            return;
        }
        let (said, head) =
            self.current().map(|open| (open.start, open.end)).map_or_else(Default::default, |(start, end)| {
                let first = start.checked_add(12).map_or(end, |to| to.min(end));
                (scan::clean_tail(&self.clean, start, end), scan::clean_tail(&self.clean, start, first))
            });
        if !self.brackets.is_empty() || scan::opens_list(&said, &head) {
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
        if self.current().is_none() || self.current().is_some_and(|open| open.block.is_some()) {
            self.end_clause();
            self.touch(at, at);
        }
        if let Some(open) = self.current_mut() {
            open.head_end = Some(open.end);
        }
        let column = self.current().map_or(1, |open| open.column);
        self.frames.push(Frame { open: at, column, ..Frame::default() });
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
        self.end_clause();
        if self.frames.len() < 2 || self.by_indent && self.closes_nothing(at) {
            self.stray = true;
            self.report(SyntaxProblem::StrayBrace {}, at..next);
            return;
        }
        self.close_frame(next);
    }

    /// Whether a `}` stands on a later, deeper line than the clause whose block it would close.
    fn closes_nothing(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last() else { return true };
        let between = self.text.get(frame.open..at).unwrap_or("");
        between.contains('\n') && !frame.implied && self.line_column(at) > frame.column
    }

    fn line_column(&self, at: usize) -> usize {
        let line =
            self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |nl| nl.checked_add(1).unwrap_or(nl));
        scan::next_code_line(self.text, line).1
    }

    fn close_frame(&mut self, close: usize) {
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
            self.report(SyntaxProblem::StrayParenthesis {}, at..next);
        }
    }

    fn report_open_brackets(&mut self) {
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

    fn comment(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let end = at.checked_add(rest.find('\n').unwrap_or(rest.len())).unwrap_or(self.text.len());
        let body = rest.get(..end.checked_sub(at).unwrap_or(0)).unwrap_or("").trim_end();
        let stop = at.checked_add(body.len()).unwrap_or(end);
        let line_start =
            self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |nl| nl.checked_add(1).unwrap_or(nl));
        let trailing =
            self.text.get(line_start..at).is_some_and(|before| !before.trim_matches(scan::is_blank).is_empty());
        let documentation = body.starts_with("##") && !trailing;
        if documentation && self.skipped_depth == 0 {
            let line = body.trim_start_matches('#').trim().to_owned();
            self.doc.push((line, at..stop));
        }
        self.comments.push(Comment { span: self.file.span(at, stop), documentation, trailing });
        self.blank(at..end);
        end
    }

    fn quoted(&mut self, at: usize, next: usize, quote: char) -> usize {
        let line = self.text.get(next..).unwrap_or("");
        let line = line.get(..line.find('\n').unwrap_or(line.len())).unwrap_or("");
        let closing = if quote == '"' { line.find('"') } else { line.find(['”', '"']) };
        let Some(length) = closing else {
            let body = line.trim_end();
            let end = next.checked_add(body.len()).unwrap_or(next);
            self.touch(at, end);
            if self.skipped_depth == 0 {
                if let Some(open) = self.current_mut() {
                    open.broken = true;
                }
                self.report(SyntaxProblem::UnclosedText {}, at..end);
            }
            return end.max(next);
        };
        let close = next.checked_add(length).unwrap_or(next);
        let width = self.text.get(close..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let end = close.checked_add(width).unwrap_or(close);
        self.touch(at, end);
        if quote != '"' && self.skipped_depth == 0 {
            let body = self.text.get(next..close).unwrap_or("").to_owned();
            let span = self.file.span(at, end);
            self.push(Finding::new(SyntaxProblem::WordQuotes {}, span).fix(span, format!("\"{body}\"")));
        }
        end
    }

    fn letter(&mut self, at: usize, next: usize, c: char) {
        self.touch(at, next);
        if c.is_ascii() || self.skipped_depth > 0 {
            return;
        }
        let span = self.file.span(at, next);
        if scan::is_hidden(c) {
            let code = format!("U+{:04X}", u32::from(c));
            self.push(Finding::new(SyntaxProblem::HiddenCharacter { code }, span).fix(span, ""));
        } else if let Some(wanted) = scan::looks_like(c) {
            let problem = SyntaxProblem::LookAlike {
                found: c.to_string(),
                found_code: format!("U+{:04X}", u32::from(c)),
                wanted: wanted.to_string(),
                wanted_code: format!("U+{:04X}", u32::from(wanted)),
            };
            self.push(Finding::new(problem, span).fix(span, wanted.to_string()));
        } else {
            return;
        }
        if let Some(open) = self.current_mut() {
            open.broken = true;
        }
    }

    /// Replaces bytes by spaces, so that places keep.
    fn blank(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.clean.get_mut(range) {
            bytes.fill(b' ');
        }
    }

    fn file_column(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or("");
        scan::column(before.get(before.rfind('\n').map_or(0, |nl| nl.checked_add(1).unwrap_or(nl))..).unwrap_or(""))
    }

    fn loose_documentation(&mut self) {
        if let Some((_, range)) = self.doc.last().cloned() {
            self.doc.clear();
            self.report(SyntaxProblem::LooseDocumentation {}, range);
        }
    }

    fn report(&mut self, problem: SyntaxProblem, range: Range<usize>) {
        let span = self.file.span(range.start, range.end);
        self.push(Finding::new(problem, span));
    }

    fn push(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        }
    }

    fn finish(mut self) -> Layout {
        while self.frames.len() > 1 {
            self.report_unclosed();
            self.close_frame(self.text.len());
            self.end_clause();
        }
        self.loose_documentation();
        let clauses = self.frames.pop().map(|frame| frame.clauses).unwrap_or_default();
        // Blanking replaces whole characters, so the bytes are still UTF-8; a stray one would only blank a finding's words.
        let clean = String::from_utf8_lossy(&self.clean).into_owned();
        let folded = fold(&clean);
        Layout { clean, folded, clauses, comments: self.comments, findings: self.findings }
    }
}
