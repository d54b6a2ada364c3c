//! What can be folded: blocks, clauses of several lines, and comments that follow each other.

use super::lines::Lines;
use super::workspace::Workspace;
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::{self, Comment, Phrase};

/// Lines that can be folded into the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// First line, from 0.
    pub first: u32,
    /// Last line.
    pub last: u32,
    /// Whether they are comments.
    pub comments: bool,
}

/// The folds of a file, in its order.
pub fn folds(workspace: &Workspace, file: FileId) -> Vec<Fold> {
    let (Some(source), Some(document)) = (workspace.source(file), workspace.document(file)) else { return Vec::new() };
    let script = syntax::script(source);
    let mut spans = Vec::new();
    script.items.iter().for_each(|item| blocks(source, item, &mut spans));
    let line = |at: u32| document.lines.point(source.text(), at as usize).line;
    let fold = |span: Span, comments| Fold { first: line(span.start), last: line(span.end), comments };
    let mut folds: Vec<Fold> = spans.into_iter().map(|span| fold(span, false)).collect();
    folds.extend(comments(source, &document.lines, &document.parsed.comments));
    folds.retain(|fold| fold.first < fold.last);
    folds.sort_by_key(|fold| (fold.first, fold.last));
    folds.dedup_by_key(|fold| fold.first);
    folds
}

fn blocks(source: &SourceFile, phrase: &Phrase, spans: &mut Vec<Span>) {
    spans.push(source.span(phrase.start, phrase.end));
    for clause in phrase.block.iter().flat_map(|block| &block.clauses) {
        blocks(source, clause, spans);
    }
}

/// Comments of whole lines, one after the other.
fn comments(source: &SourceFile, lines: &Lines, comments: &[Comment]) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    for comment in comments.iter().filter(|comment| !comment.trailing) {
        let line = lines.point(source.text(), comment.span.start as usize).line;
        match folds.last_mut() {
            Some(fold) if fold.last.checked_add(1) == Some(line) => fold.last = line,
            _ => folds.push(Fold { first: line, last: line, comments: true }),
        }
    }
    folds
}
