//! What a clause says, apart from where it stands and how it is laid out: equal words get equal numbers.
//!
//! The derived `Debug` form of the tree names every member of it. Without its places it is what the clause says, whichever
//! keyword language, date form or line ends it is written with, and needs no second account of the tree to be kept in step.

use std::collections::HashMap;
use std::fmt::Debug;

/// A number that stands for what was said; two are equal where the same was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Said(usize);

/// What was said so far, in any of the three texts.
#[derive(Default)]
pub(super) struct Sayings {
    words: HashMap<String, Said>,
    lists: HashMap<Vec<Said>, Said>,
}

impl Sayings {
    /// The number of some words.
    pub(super) fn words(&mut self, words: &str) -> Said {
        if let Some(said) = self.words.get(words) {
            return *said;
        }
        let said = self.next();
        self.words.insert(words.to_owned(), said);
        said
    }

    /// The number of a list of things said, in order.
    pub(super) fn list(&mut self, list: Vec<Said>) -> Said {
        let next = self.next();
        *self.lists.entry(list).or_insert(next)
    }

    fn next(&self) -> Said {
        // Neither map can hold more entries than memory holds, so their sum cannot overflow.
        Said(self.words.len().checked_add(self.lists.len()).unwrap_or(usize::MAX))
    }
}

/// A part of the tree without its places.
pub(super) fn plain(part: &impl Debug) -> String {
    const PLACE: &str = "Span {";
    let text = format!("{part:?}");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['"', 'S']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let length = if found.starts_with('"') {
            let end = quoted(found);
            out.push_str(found.get(..end).unwrap_or(found));
            end
        } else if found.starts_with(PLACE) {
            found.find('}').and_then(|close| close.checked_add(1)).unwrap_or(found.len())
        } else {
            out.push('S');
            1
        };
        rest = found.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// The length of the text in quotes with which `text` begins, as `Debug` writes it.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at.checked_add(1).unwrap_or(text.len()),
            _ => {}
        }
    }
    text.len()
}

/// Words in NFC with single blanks between them, but for what stands in quotes.
pub(super) fn even(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    for c in text.trim().nfc() {
        quoted ^= c == '"';
        if quoted || !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span, Spanned};

    fn spanned(text: &str, start: u32) -> Spanned<String> {
        Spanned::new(text.to_owned(), Span { file: FileId(0), start, end: 9 })
    }

    #[test]
    fn places_are_dropped_and_texts_are_not() {
        assert_eq!(plain(&spanned("Sổ", 1)), plain(&spanned("Sổ", 2)));
        assert_ne!(plain(&spanned("a", 1)), plain(&spanned("b", 1)));
        // A text that reads like a place stays.
        assert_ne!(plain(&spanned("\\\" Span { x }", 1)), plain(&spanned("\\\" Span { y }", 1)));
    }

    #[test]
    fn the_same_words_have_one_number() {
        let mut sayings = Sayings::default();
        let (a, b) = (sayings.words("a"), sayings.words("b"));
        assert!(a != b && a == sayings.words("a"));
        let list = sayings.list(vec![a, b]);
        assert!(list == sayings.list(vec![a, b]) && list != sayings.list(vec![b, a]) && list != a);
    }

    #[test]
    fn blanks_count_in_texts_only() {
        assert_eq!(even(" a,\n   \"b  c\"  d "), "a, \"b  c\" d");
    }
}
