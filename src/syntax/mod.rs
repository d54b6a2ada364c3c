//! Text into the tree of a file: never fails, gives every clause that can be read and every error of those that cannot.
//!
//! [`layout`] cuts the text into clauses and blocks; the pest grammar in `grammar/` reads each clause on its own;
//! [`read`] turns what it read into [`ast`]; [`trouble`] says why a clause could not be read. Nothing is resolved here.
//! pest and its rules stay inside this module. Time and memory are linear in the file's size, which is bounded, and no
//! recursion follows the input deeper than [`MAX_BLOCK_DEPTH`] blocks and [`MAX_BRACKET_DEPTH`] brackets.

mod aftermath;
mod around;
pub mod ast;
mod built_in;
mod citing;
mod context;
mod fold;
mod grammar;
mod keywords;
mod kinds;
mod layout;
mod node;
mod phrases;
mod quotes;
mod read;
mod repair;
mod scan;
mod script;
mod shape;
mod slips;
mod terms;
mod titles;
mod trouble;
mod words;

pub use around::{Around, around};
pub use fold::fold;
pub(crate) use fold::lower_vietnamese;
pub use keywords::{Keyword, is_reserved};
pub use layout::{Comment, MAX_BLOCK_DEPTH, MAX_BRACKET_DEPTH, MAX_CLAUSE_BYTES, MAX_FINDINGS};
pub(crate) use scan::{is_hidden, looks_like};
pub use script::{Block, Phrase, Script, script};
pub use shape::{Shape, shapes};
pub use words::{CitationWords, Sign, Word, WordKind};

use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
use crate::source::SourceFile;

/// A file as read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Its tree.
    pub file: ast::File,
    /// Its comments, in order.
    pub comments: Vec<Comment>,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads a file.
pub fn parse(file: &SourceFile) -> Parsed {
    let layout = layout::layout(file);
    let mut reader = read::Reader::new(file, &layout);
    let tree = reader.file();
    let mut findings = reader.finish();
    findings.extend(layout.findings.iter().cloned());
    aftermath::drop(file, &layout, &mut findings);
    findings.sort_by_key(|finding| (finding.span, finding.code()));
    if findings.len() >= MAX_FINDINGS {
        findings.truncate(MAX_FINDINGS);
        findings.push(Finding::new(SyntaxProblem::TooManyFindings { limit: MAX_FINDINGS }, file.whole()));
    }
    Parsed { file: tree, comments: layout.comments, findings }
}
