//! Items told apart by their text, as the author wrote it: from a line that begins at the margin to the next one. So what an
//! error left out of the tree still has its place.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::source::{FileId, Sources, Span};

/// Where the items of files begin: lines at the margin that are no comment and no closing brace.
#[derive(Default)]
pub(super) struct Margins(BTreeMap<FileId, Vec<usize>>);

impl Margins {
    /// The item around a place: from the last line at the margin to the next one.
    pub(super) fn item<'s>(&mut self, sources: &'s Sources, span: Span) -> Option<(Span, &'s str)> {
        let text = sources.get(span.file)?.text();
        let starts = self.0.entry(span.file).or_insert_with(|| margins(text));
        let at = usize::try_from(span.start).ok()?;
        let next = starts.partition_point(|start| *start <= at);
        let start = next.checked_sub(1).and_then(|last| starts.get(last)).copied().unwrap_or(0);
        piece(text, span, start, starts.get(next).copied().unwrap_or(text.len()))
    }
}

/// The whole lines of a place.
pub(super) fn lines(sources: &Sources, span: Span) -> Option<(Span, &str)> {
    let text = sources.get(span.file)?.text();
    let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
    let start = text.get(..start)?.rfind('\n').and_then(|at| at.checked_add(1)).unwrap_or(0);
    let end = text.get(end..)?.find('\n').and_then(|more| end.checked_add(more)).unwrap_or(text.len());
    piece(text, span, start, end)
}

/// Bytes from the start of an item to a place in it; past its end where there is none.
pub(super) fn from_start(item: Span, place: Span) -> usize {
    place.start.checked_sub(item.start).and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(usize::MAX)
}

/// The words of a text, names and codes among them, in NFC; a mark belongs to the letter before it, as texts in NFD have them.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.') && !is_combining_mark(c))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .map(|word| word.nfc().collect())
}

fn margins(text: &str) -> Vec<usize> {
    let begins = |line: &str| !line.starts_with(|c: char| c.is_whitespace() || matches!(c, '}' | '#'));
    let mut place: usize = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        if begins(line) {
            starts.push(place);
        }
        place = place.checked_add(line.len()).unwrap_or(text.len());
    }
    starts
}

fn piece(text: &str, span: Span, start: usize, end: usize) -> Option<(Span, &str)> {
    let whole = Span { file: span.file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
    Some((whole, text.get(start..end)?))
}
