//! A text as words that compare: lower case, NFC, one tone placement, with the bytes of the text that each came from.
//!
//! One scan, linear in the text. A word is letters only, so that `15h30` is three words and `25.000đ` two; numbers keep the
//! dots and commas inside them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::syntax::{fold, lower_vietnamese};

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letters,
    Digits,
    Mark(char),
}

/// One word. Places are 32 bits wide: a text is a field of a record, and a longer one has no words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    start: u32,
    end: u32,
    from: u32,
    to: u32,
    pub(super) kind: Kind,
    /// How many round brackets are open around it.
    pub(super) depth: u16,
    /// White space stands before it.
    pub(super) gap: bool,
    /// A line break stands before it.
    pub(super) line: bool,
    /// It begins with a capital letter.
    pub(super) capital: bool,
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    folded: String,
    words: Vec<Word>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let size = if u32::try_from(text.len()).is_ok() { text.len() } else { 0 };
        let text = text.get(..size).unwrap_or_default();
        // A syllable and its blank have some six bytes, and decomposed letters only get shorter.
        let words = Vec::with_capacity(next(text.len() / 5));
        let mut out = Self { text, folded: String::with_capacity(text.len()), words };
        let mut at = 0;
        let (mut gap, mut line, mut depth) = (true, true, 0_u16);
        while let Some(c) = char_at(text, at) {
            let start = at;
            at = after(at, c);
            if c.is_whitespace() {
                gap = true;
                line |= c == '\n' || c == '\r';
                continue;
            }
            if ignorable(c) {
                continue;
            }
            let from = out.folded.len();
            let kind = if is_letter(c) {
                at = out.letters(start);
                Kind::Letters
            } else if c.is_ascii_digit() {
                at = digits(text, start);
                out.folded.push_str(text.get(start..at).unwrap_or_default());
                Kind::Digits
            } else {
                out.folded.push(c);
                Kind::Mark(c)
            };
            if line {
                depth = 0;
            }
            if c == ')' {
                depth = depth.checked_sub(1).unwrap_or(0);
            }
            let capital = c.is_uppercase();
            let to = out.folded.len();
            out.words.push(Word {
                start: narrow(start),
                end: narrow(at),
                from: narrow(from),
                to: narrow(to),
                kind,
                depth,
                gap,
                line,
                capital,
            });
            if c == '(' {
                depth = depth.checked_add(1).unwrap_or(depth);
            }
            (gap, line) = (false, false);
        }
        out
    }

    /// Folds the letters from a place on into the copy, and gives the place after them.
    fn letters(&mut self, start: usize) -> usize {
        let from = self.folded.len();
        let (mut at, mut end) = (start, start);
        let mut composed = true;
        for c in self.text.get(start..).unwrap_or_default().chars() {
            let letter = is_letter(c);
            if !letter && !ignorable(c) {
                break;
            }
            composed &= is_composed(c);
            at = after(at, c);
            if letter {
                end = at;
                push_lower(&mut self.folded, c);
            }
        }
        if !composed {
            self.folded.truncate(from);
            let raw = self.text.get(start..end).unwrap_or_default();
            raw.nfc().filter(|c| !ignorable(*c)).for_each(|c| push_lower(&mut self.folded, c));
        }
        let word = self.folded.get(from..).unwrap_or_default();
        if may_fold(word) {
            let folded = fold(word);
            self.folded.truncate(from);
            self.folded.push_str(&folded);
        }
        end
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The index of the first word that does not end within so many bytes of the text.
    pub(super) fn before_byte(&self, byte: usize) -> usize {
        self.words.partition_point(|word| wide(word.end) <= byte)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word at an index, folded; empty beyond the end.
    pub(super) fn at(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.folded.get(wide(word.from)..wide(word.to))).unwrap_or_default()
    }

    /// The word so many places before an index; empty before the start.
    pub(super) fn back(&self, at: usize, by: usize) -> &str {
        at.checked_sub(by).map(|at| self.at(at)).unwrap_or_default()
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.kind == Kind::Digits)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|word| word.kind == Kind::Mark(mark))
    }

    pub(super) fn is_letters(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.kind == Kind::Letters)
    }

    /// Whether white space stands before the word.
    pub(super) fn gap(&self, at: usize) -> bool {
        self.get(at).is_none_or(|word| word.gap)
    }

    pub(super) fn depth(&self, at: usize) -> u16 {
        self.get(at).map_or(0, |word| word.depth)
    }

    /// Where the phrase, words with one blank between, stands at an index: the index after it.
    pub(super) fn reads(&self, at: usize, phrase: &str) -> Option<usize> {
        self.goes_on(at, self.at(at), phrase)
    }

    /// The same, where the word at the index is known.
    fn goes_on(&self, at: usize, first: &str, phrase: &str) -> Option<usize> {
        // Most phrases differ in their first letter, and most others in their first word.
        if first.is_empty() || first.as_bytes().first() != phrase.as_bytes().first() || !phrase.starts_with(first) {
            return None;
        }
        phrase.split(' ').try_fold(at, |at, word| (self.at(at) == word).then(|| next(at)))
    }

    /// The first of the phrases that stands at an index, and the index after it.
    pub(super) fn reads_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.at(at);
        phrases.iter().find_map(|phrase| self.goes_on(at, first, phrase))
    }

    /// Where the phrase first stands in a range of indices.
    pub(super) fn find(&self, range: Range<usize>, phrase: &str) -> Option<usize> {
        let end = range.end;
        range.into_iter().find(|at| self.reads(*at, phrase).is_some_and(|after| after <= end))
    }

    /// Whether one of the phrases stands in a range of indices.
    pub(super) fn has_any(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        let end = range.end;
        range.into_iter().any(|at| {
            let first = self.at(at);
            phrases.iter().any(|phrase| self.goes_on(at, first, phrase).is_some_and(|after| after <= end))
        })
    }

    /// The index after the bracket that closes the one at an index, no further than `most` words on.
    pub(super) fn past_bracket(&self, at: usize, most: usize) -> Option<usize> {
        if !self.is_mark(at, '(') {
            return None;
        }
        let depth = self.depth(at);
        let last = at.checked_add(most)?.min(self.len());
        (next(at)..last).find(|i| self.is_mark(*i, ')') && self.depth(*i) <= depth).map(next)
    }

    /// The bytes of the text from one word to before another.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let Some(start) = self.get(range.start).map(|word| wide(word.start)) else {
            return self.text.len()..self.text.len();
        };
        let end = range.end.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |word| wide(word.end));
        start..end.max(start)
    }

    /// The text between two words as it stands.
    pub(super) fn raw(&self, range: Range<usize>) -> &'t str {
        self.text.get(self.bytes(range)).unwrap_or_default()
    }
}

/// The index after one.
pub(super) fn next(at: usize) -> usize {
    at.checked_add(1).unwrap_or(at)
}

/// The index so many after one.
pub(super) fn plus(at: usize, by: usize) -> usize {
    at.checked_add(by).unwrap_or(at)
}

/// The index so many before one, no lower than `floor`.
pub(super) fn minus(at: usize, by: usize, floor: usize) -> usize {
    at.checked_sub(by).map_or(floor, |at| at.max(floor))
}

fn after(start: usize, c: char) -> usize {
    plus(start, c.len_utf8())
}

/// The character at a boundary.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte @ 0..=0x7f => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The place after a number, with the dots and commas between its digits.
fn digits(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(next(at))) {
        at = next(at);
    }
    at
}

/// A place in a text that [`Words::of`] has found short enough.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn wide(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{d7}' | '\u{f7}' => false,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphabetic() || is_combining_mark(c),
    }
}

/// A letter in lower case.
fn push_lower(out: &mut String, c: char) {
    match lower_vietnamese(c) {
        Some(lower) => out.push(lower),
        None => out.extend(c.to_lowercase()),
    }
}

/// Characters that nobody sees: zero width, directions, the soft hyphen, a byte order mark.
pub(super) const fn ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Letters of Vietnamese in their composed forms and ASCII, which NFC leaves as they are.
const fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c != '\u{ad}'
}

/// Whether a word ends in letters that spelling differs in; few do, and folding any other leaves it as it is.
fn may_fold(word: &str) -> bool {
    let mut from_end = word.chars().rev();
    let last = from_end.next();
    let before = from_end.next();
    match last {
        Some('à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') =>
        {
            matches!(before, Some('o' | 'u'))
        }
        Some('í' | 'ỉ' | 'ị' | 'i') => before == Some('u') || from_end.next().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn folded(text: &str) -> Vec<String> {
        let words = Words::of(text);
        (0..words.len()).map(|at| words.at(at).to_owned()).collect()
    }

    #[test]
    fn words_compare_however_they_are_spelled() {
        for (text, expected) in [
            ("Uỷ ban HOÁ", vec!["ủy", "ban", "hóa"]),
            ("lí do", vec!["lý", "do"]),
            ("ngày\u{200b} la\u{300}m vie\u{323}\u{302}c", vec!["ngày", "làm", "việc"]),
            ("15h30", vec!["15", "h", "30"]),
            ("25.000đ/bản.", vec!["25.000", "đ", "/", "bản", "."]),
            ("đăng k\u{200e}ý", vec!["đăng", "ký"]),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_are_lowered_as_unicode_lowers_them() {
        for c in ('\0'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let mut lower = String::new();
            super::push_lower(&mut lower, c);
            assert_eq!(lower, c.to_lowercase().collect::<String>(), "{c}");
            let alphabetic = c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
            assert_eq!(super::is_letter(c), alphabetic, "{c}");
        }
    }

    #[test]
    fn what_is_not_folded_would_not_change() {
        let vowels = "aàáảãạeèéẻẽẹiìíỉĩịoòóỏõọuùúủũụyỳýỷỹỵăắâấêếôốơớưứ";
        for first in ["", "h", "k", "qu", "t", "th", "tr", "o", "u", "ho", "hu", "ngo"] {
            for (vowel, last) in vowels.chars().flat_map(|vowel| ["", "i", "n", "y"].map(|last| (vowel, last))) {
                let word = format!("{first}{vowel}{last}");
                assert!(super::may_fold(&word) || super::fold(&word) == word, "{word}");
            }
        }
    }

    #[test]
    fn bytes_are_those_of_the_text() {
        let text = "a (Ủy  ban) b";
        let words = Words::of(text);
        assert_eq!(words.raw(2..4), "Ủy  ban");
        assert_eq!(words.depth(2), 1);
        assert_eq!(words.past_bracket(1, 10), Some(5));
    }
}
