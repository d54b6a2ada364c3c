//! A text as words that compare: lower case, NFC, one tone placement, with the bytes of the text that each came from.
//!
//! One scan, linear in the text. A word is letters only, so that `15h30` is three words and `25.000đ` two; numbers keep the
//! dots and commas inside them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::syntax::fold;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letters,
    Digits,
    Mark(char),
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) kind: Kind,
    start: usize,
    end: usize,
    from: usize,
    to: usize,
    /// White space stands before it.
    pub(super) gap: bool,
    /// A line break stands before it.
    pub(super) line: bool,
    /// It begins with a capital letter.
    pub(super) capital: bool,
    /// How many round brackets are open around it.
    pub(super) depth: u16,
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
        let mut out = Self { text, folded: String::with_capacity(text.len()), words: Vec::new() };
        let mut chars = text.char_indices().peekable();
        let (mut gap, mut line, mut depth) = (true, true, 0_u16);
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                gap = true;
                line |= c == '\n' || c == '\r';
                continue;
            }
            if ignorable(c) {
                continue;
            }
            let mut end = after(start, c);
            let kind = if is_letter(c) {
                while let Some((at, next)) = chars.next_if(|(_, next)| is_letter(*next) || ignorable(*next)) {
                    end = after(at, next);
                }
                Kind::Letters
            } else if c.is_ascii_digit() {
                while let Some((at, next)) = chars.peek().copied() {
                    let inside = next.is_ascii_digit() || (matches!(next, '.' | ',') && digit_at(text, at));
                    if !inside {
                        break;
                    }
                    end = after(at, next);
                    chars.next();
                }
                Kind::Digits
            } else {
                Kind::Mark(c)
            };
            if line {
                depth = 0;
            }
            if c == ')' {
                depth = depth.checked_sub(1).unwrap_or(0);
            }
            let from = out.folded.len();
            let raw = text.get(start..end).unwrap_or_default();
            match kind {
                Kind::Letters => push_folded(&mut out.folded, raw),
                Kind::Digits | Kind::Mark(_) => out.folded.push_str(raw),
            }
            let to = out.folded.len();
            out.words.push(Word { kind, start, end, from, to, gap, line, capital: c.is_uppercase(), depth });
            if c == '(' {
                depth = depth.checked_add(1).unwrap_or(depth);
            }
            (gap, line) = (false, false);
        }
        out
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word at an index, folded; empty beyond the end.
    pub(super) fn at(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.folded.get(word.from..word.to)).unwrap_or_default()
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
        phrase.split(' ').try_fold(at, |at, word| (self.at(at) == word).then(|| next(at)))
    }

    /// The first of the phrases that stands at an index, and the index after it.
    pub(super) fn reads_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.reads(at, phrase))
    }

    /// Where the phrase first stands in a range of indices.
    pub(super) fn find(&self, range: Range<usize>, phrase: &str) -> Option<usize> {
        let end = range.end;
        range.into_iter().find(|at| self.reads(*at, phrase).is_some_and(|after| after <= end))
    }

    /// Whether one of the phrases stands in a range of indices.
    pub(super) fn has_any(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.find(range.clone(), phrase).is_some())
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
        let Some(start) = self.get(range.start).map(|word| word.start) else {
            return self.text.len()..self.text.len();
        };
        let end = range.end.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |word| word.end);
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

fn digit_at(text: &str, separator: usize) -> bool {
    text.as_bytes().get(next(separator)).is_some_and(u8::is_ascii_digit)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || (!c.is_ascii() && is_combining_mark(c))
}

/// Characters that nobody sees: zero width, directions, the soft hyphen, a byte order mark.
const fn ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Letters of Vietnamese in their composed forms and ASCII, which NFC leaves as they are.
const fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c != '\u{ad}'
}

fn push_folded(out: &mut String, raw: &str) {
    let from = out.len();
    if raw.chars().all(is_composed) {
        out.extend(raw.chars().flat_map(char::to_lowercase));
    } else {
        out.extend(raw.nfc().filter(|c| !ignorable(*c)).flat_map(char::to_lowercase));
    }
    let word = out.get(from..).unwrap_or_default();
    if may_fold(word) {
        let folded = fold(word);
        out.truncate(from);
        out.push_str(&folded);
    }
}

/// Whether the last letters of a word are ones that spelling differs in.
fn may_fold(word: &str) -> bool {
    let mut from_end = word.chars().rev();
    match (from_end.next(), from_end.next()) {
        (Some('í' | 'ỉ' | 'ị' | 'i'), _) => true,
        (Some(last), Some('o' | 'u')) => !last.is_ascii(),
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
    fn bytes_are_those_of_the_text() {
        let text = "a (Ủy  ban) b";
        let words = Words::of(text);
        assert_eq!(words.raw(2..4), "Ủy  ban");
        assert_eq!(words.depth(2), 1);
        assert_eq!(words.past_bracket(1, 10), Some(5));
    }
}
