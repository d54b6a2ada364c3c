//! A file as the formatter reads it: its clauses with their words and comments, and its tree without places.

use super::layout::{self, Comment, RawClause};
use super::read::Reader;
use super::words::Word;
use super::{ast, parse};
use crate::diagnostics::Finding;
use crate::source::SourceFile;

/// A file as the formatter reads it. Ranges are bytes of the NFC text.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its tree without places, built-in facts by one name: files that say the same have equal ones.
    pub tree: ast::File,
    /// Its items.
    pub items: Vec<Phrase>,
    /// Its comments, in order.
    pub comments: Vec<Comment>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// An item or a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Where it begins.
    pub start: usize,
    /// Where it ends, its block and what follows the block included.
    pub end: usize,
    /// Its own words, up to its block.
    pub words: Vec<Word>,
    /// Its block.
    pub block: Option<Block>,
    /// The words after its block.
    pub after: Vec<Word>,
}

/// A block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Place of its `{`.
    pub open: usize,
    /// Place after its `}`.
    pub close: usize,
    /// Its clauses.
    pub clauses: Vec<Phrase>,
}

/// Reads a file for the formatter.
pub fn script(file: &SourceFile) -> Script {
    let layout = layout::layout(file);
    let mut reader = Reader::of_words(file, &layout);
    let tree = reader.file();
    let mut words = reader.take_words();
    words.sort_by_key(|(start, _)| *start);
    let items = phrases(&layout.clauses, &mut words.into_iter().peekable());
    let is_clean = layout.findings.is_empty() && reader.finish().is_empty();
    // The tree has no places, so what is wrong is looked for once more.
    let findings = if is_clean { Vec::new() } else { parse(file).findings };
    Script { tree, items, comments: layout.comments, findings }
}

type Words = std::iter::Peekable<std::vec::IntoIter<(usize, Vec<Word>)>>;

/// The clauses of a block with their words, which come in the order of the text.
fn phrases(clauses: &[RawClause], words: &mut Words) -> Vec<Phrase> {
    let mut read = Vec::with_capacity(clauses.len());
    for raw in clauses {
        let whole = raw.whole();
        let own = taken(words, raw.head.start);
        let block = raw.block.as_ref().map(|block| Block {
            open: block.open,
            close: block.close,
            clauses: phrases(&block.clauses, words),
        });
        let after = raw.after.as_ref().map(|after| taken(words, after.start)).unwrap_or_default();
        read.push(Phrase { start: whole.start, end: whole.end, words: own, block, after });
    }
    read
}

fn taken(words: &mut Words, start: usize) -> Vec<Word> {
    while words.next_if(|(at, _)| *at < start).is_some() {}
    words.next_if(|(at, _)| *at == start).map(|(_, words)| words).unwrap_or_default()
}
