//! The shape of a file before its words are read: clauses, blocks, comments, and which line goes on from which.
//!
//! A clause ends at the end of its line or at `;`. A line goes on after a comma, an operator, `và`, `hoặc`, `thành`, inside
//! brackets, and where a deeper line starts with a part such as `căn cứ`. Every clause is then read on its own, so a
//! mistake in one hides nothing outside it. The scan is one pass with an explicit stack: depth, clause length and the
//! number of findings are bounded, so hostile input costs little.

mod marks;
mod recovery;
mod scanner;

use std::ops::Range;

use self::scanner::Scanner;
use crate::diagnostics::Finding;
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
    /// `clean`, folded for comparing keywords; what stands between quotes as it is.
    pub folded: String,
    /// The items' clauses.
    pub clauses: Vec<RawClause>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
    /// Where each of them begins.
    pub comment_starts: Vec<usize>,
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
    /// Where a line that is not indented deeper was joined: the comma or word before it may be a slip.
    pub joints: Vec<usize>,
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

impl Layout {
    /// Whether a comment stands in a range.
    pub(super) fn has_comment(&self, range: Range<usize>) -> bool {
        self.comment_starts.partition_point(|start| *start < range.start)
            < self.comment_starts.partition_point(|start| *start < range.end)
    }
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
    if !scanner.balanced() {
        scanner = Scanner::new(file, true);
        scanner.run();
    }
    scanner.finish()
}
