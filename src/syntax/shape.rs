//! The clauses of a file by their places alone, unread and broken ones among them: for whoever edits the text.

use super::layout::{self, RawClause};
use crate::source::{SourceFile, Span};

/// An item or a clause by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its words up to its block.
    pub head: Span,
    /// All of it, with its block and what follows the block; without its documentation.
    pub whole: Span,
    /// Its block, both braces included; none where it has none or its `{` is missing.
    pub block: Option<Span>,
    /// The clauses of its block.
    pub clauses: Vec<Shape>,
}

impl Shape {
    /// The way from an item down to the innermost clause around a place, outermost first; empty where none is around it.
    pub fn around(shapes: &[Self], span: Span) -> Vec<&Self> {
        let mut way = Vec::new();
        let mut within = shapes;
        while let Some(shape) = within.iter().find(|shape| shape.whole.contains(span)) {
            way.push(shape);
            within = &shape.clauses;
        }
        way
    }
}

/// The items of a file.
pub fn shapes(file: &SourceFile) -> Vec<Shape> {
    layout::layout(file).clauses.iter().map(|raw| shape(file, raw)).collect()
}

/// Blocks are nested no deeper than [`super::MAX_BLOCK_DEPTH`].
fn shape(file: &SourceFile, raw: &RawClause) -> Shape {
    let whole = raw.whole();
    let block = raw.block.as_ref();
    Shape {
        head: file.span(raw.head.start, raw.head.end),
        whole: file.span(whole.start, whole.end),
        block: block.filter(|block| !block.implied).map(|block| file.span(block.open, block.close)),
        clauses: block.map(|block| block.clauses.iter().map(|raw| shape(file, raw)).collect()).unwrap_or_default(),
    }
}
