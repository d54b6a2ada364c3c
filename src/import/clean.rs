//! Cleans the letters of a record: NFC, the private-use bullets that word processors leave, marks that show nothing, letters
//! that only look like Vietnamese ones. What is cleaned is counted, so that nothing changes unseen.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::syntax::{is_hidden, looks_like};

/// How many characters were cleaned, by what they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Characters written in parts (NFD), now composed.
    pub composed: u64,
    /// Private-use characters, now `-`.
    pub bullets: u64,
    /// Bidirectional controls, zero-width and other control characters, now gone.
    pub invisible: u64,
    /// Letters of another script or form, now the letter that they look like.
    pub look_alikes: u64,
}

impl Cleaned {
    /// All of them; none where they are too many to count.
    pub fn total(&self) -> Option<u64> {
        self.composed.checked_add(self.bullets)?.checked_add(self.invisible)?.checked_add(self.look_alikes)
    }

    /// Adds what another text had; nothing where they are too many to count.
    pub fn add(&mut self, other: Self) -> Option<()> {
        self.composed = self.composed.checked_add(other.composed)?;
        self.bullets = self.bullets.checked_add(other.bullets)?;
        self.invisible = self.invisible.checked_add(other.invisible)?;
        self.look_alikes = self.look_alikes.checked_add(other.look_alikes)?;
        Some(())
    }
}

/// The text with its letters cleaned, and what was cleaned is added to `counts`.
pub fn clean(text: String, counts: &mut Cleaned) -> String {
    if text.chars().all(is_plain) { text } else { mended(text, counts) }
}

fn mended(text: String, counts: &mut Cleaned) -> String {
    let composed = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        let composed: String = text.nfc().collect();
        // A pair composed is one character fewer; marks in another order count as one change.
        let fewer = text.chars().count().checked_sub(composed.chars().count()).unwrap_or_default();
        let changed = if composed == text { 0 } else { fewer.max(1) };
        count(&mut counts.composed, changed);
        composed
    };
    let mut out = String::with_capacity(composed.len());
    let mut chars = composed.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let kept = match c {
            '\n' | '\t' => Some(c),
            '\r' => (next != Some('\n')).then_some('\n'),
            _ if is_invisible(c) => {
                count(&mut counts.invisible, 1);
                None
            }
            _ if is_private(c) => {
                count(&mut counts.bullets, 1);
                Some('-')
            }
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => Some(' '),
            _ => match looks_like(c).filter(|_| is_in_a_latin_word(c, before, chars.clone())) {
                Some(letter) => {
                    count(&mut counts.look_alikes, 1);
                    Some(letter)
                }
                None => Some(c),
            },
        };
        out.extend(kept);
        before = kept.or(before);
    }
    out
}

/// Letters of Latin scripts as NFC writes them, signs of ASCII and of print: almost every text has nothing else.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\t' | 'À'..='Ï' | 'Ñ'..='ï' | 'ñ'..='ƈ' | 'Ɗ'..='ɏ' | 'Ḁ'..='ỿ')
        || matches!(c, '–' | '—' | '‘'..='”' | '•' | '…')
}

fn count(counter: &mut u64, more: usize) {
    let more = u64::try_from(more).ok();
    // A text has far fewer characters than a counter can hold.
    *counter = more.and_then(|more| counter.checked_add(more)).unwrap_or(u64::MAX);
}

/// Bidirectional controls, zero-width characters, soft hyphens, byte order marks, control characters, U+FFFD.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control() || is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffd}')
}

/// Private use: Symbol and Wingdings bullets come as U+F0A7, U+F0B7, U+F0D8, U+F0FC.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// How far a word is looked at; no word of Vietnamese is as long.
const WORD: usize = 64;

/// Letters of Russian or Greek texts are theirs; only one in a word with Latin letters, or one alone as in `nhóm С`, is a slip of
/// the keyboard. Forms that Vietnamese never uses are slips anywhere.
fn is_in_a_latin_word(c: char, before: Option<char>, rest: std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let is_foreign = |c: char| matches!(c, '\u{370}'..='\u{52f}');
    if !is_foreign(c) {
        return true;
    }
    let is_latin = |c: char| c.is_alphabetic() && !is_foreign(c);
    let mut rest = rest.take_while(|c| c.is_alphabetic()).take(WORD).peekable();
    let stands_alone = !before.is_some_and(char::is_alphabetic) && rest.peek().is_none();
    before.is_some_and(is_latin) || stands_alone || rest.any(is_latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Cleaned) {
        let mut counts = Cleaned::default();
        (clean(text.to_owned(), &mut counts), counts)
    }

    #[test]
    fn each_kind_is_mended_and_counted() {
        for (dirty, clear, counts) in [
            ("thu\u{309} tu\u{323}c", "thủ tục", Cleaned { composed: 2, ..Cleaned::default() }),
            ("\u{f0fc} Tờ khai", "- Tờ khai", Cleaned { bullets: 1, ..Cleaned::default() }),
            ("\u{200e}Tờ\u{200b} khai\u{feff}", "Tờ khai", Cleaned { invisible: 3, ..Cleaned::default() }),
            ("Ðơn, СНỦ, nhóm С", "Đơn, CHỦ, nhóm C", Cleaned { look_alikes: 4, ..Cleaned::default() }),
            ("Số ５", "Số 5", Cleaned { look_alikes: 1, ..Cleaned::default() }),
            ("a\r\nb\u{a0}c\rd", "a\nb c\nd", Cleaned::default()),
        ] {
            assert_eq!(cleaned(dirty), (clear.to_owned(), counts), "{dirty:?}");
        }
    }

    #[test]
    fn plain_characters_would_stay() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
            let mut counts = Cleaned::default();
            for text in [format!("a{c}a"), format!("{c}{c}")] {
                assert_eq!(mended(text.clone(), &mut counts), text, "{c:?}");
            }
            assert_eq!(counts, Cleaned::default(), "{c:?}");
        }
    }

    #[test]
    fn clean_text_and_foreign_words_stay() {
        for text in ["Tờ khai “A” – 1×2 ≤ 3 … • ●", "Москва", "đ, Đ"] {
            assert_eq!(cleaned(text), (text.to_owned(), Cleaned::default()), "{text:?}");
        }
    }
}
