//! Questions that the layout asks of a line or a letter.

use super::fold::{fold, lower};

/// Spaces that separate words on a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Bidirectional controls and zero-width characters: what they hide cannot be checked by eye.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// The letter that another one only looks like: Latin-1 and African look-alikes of `Đ`, and Cyrillic, Greek and full-width
/// letters that look Latin.
pub(crate) fn looks_like(c: char) -> Option<char> {
    const PAIRS: [(&str, &str); 6] = [
        ("ÐƉðɖ", "ĐĐđđ"),
        ("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS"),
        ("аеорсухіјѕһ", "aeopcyxijsh"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        ("ονα", "ova"),
        // Hyphens and the minus sign that word processors put.
        ("\u{2010}\u{2011}\u{2212}", "---"),
    ];
    for (found, wanted) in PAIRS {
        if let Some(at) = found.chars().position(|other| other == c) {
            return wanted.chars().nth(at);
        }
    }
    // Full-width forms mirror ASCII at a fixed distance.
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32),
        _ => None,
    }
}

/// ASCII, and letters of Latin alphabets that are neither hidden nor look like others: almost all of any source.
pub(super) const fn is_plain_letter(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | 'À'..='Ï' | 'Ñ'..='Ö' | 'Ø'..='ï' | 'ñ'..='ö' | 'ø'..='ſ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ')
}

/// Whether a text may have a hidden character in it, by the first bytes of those that there are.
pub(super) fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    // To the end of the text, so that many bytes are asked at once.
    let first = bytes.iter().fold(false, |any, byte| any | matches!(byte, 0xC2 | 0xD8 | 0xE2 | 0xEF));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    first || pairs.fold(false, |any, (byte, next)| any | (*byte == 0xE1 && *next == 0xA0))
}

/// The length of the word from `at` on, of plain letters and those signs that mean nothing to the layout.
pub(super) fn word_length(text: &[u8], at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or(&[]);
    let whole = rest.len();
    loop {
        rest = match rest {
            [
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b'.' | b'-' | b'/' | b':' | b'=' | b'%' | b'_',
                after @ ..,
            ] => after,
            // The same letters as in `is_plain_letter`, without the signs `×` and `÷` between them and `Ð` and `ð`.
            [0xC3, 0x80..=0x8F | 0x91..=0x96 | 0x98..=0xAF | 0xB1..=0xB6 | 0xB8..=0xBF, after @ ..]
            | [0xC4 | 0xC5, 0x80..=0xBF, after @ ..]
            | [0xC6, 0xA0 | 0xA1 | 0xAF | 0xB0, after @ ..]
            | [0xE1, 0xBA, 0xA0..=0xBF, after @ ..]
            | [0xE1, 0xBB, 0x80..=0xB9, after @ ..] => after,
            _ => return whole.checked_sub(rest.len()).unwrap_or_default(),
        };
    }
}

/// Whether the words that end at a place end with one of some short words, in any letter case.
fn last_word_is(clean: &[u8], end: usize, words: &[&str]) -> bool {
    let last = end.checked_sub(1).and_then(|last| clean.get(last)).map(u8::to_ascii_lowercase);
    words.iter().any(|word| {
        // The last byte of most words tells already.
        if word.as_bytes().last().is_none_or(|byte| byte.is_ascii() && last != Some(*byte)) {
            return false;
        }
        let last = end.checked_sub(word.len()).and_then(|from| clean.get(from..end));
        last.and_then(|last| std::str::from_utf8(last).ok())
            .is_some_and(|last| last.chars().map(lower).eq(word.chars()))
    })
}

/// Whether a `{` after words that end at a place can open a list: a look at their last word.
pub(super) fn may_open_list(clean: &[u8], end: usize) -> bool {
    last_word_is(clean, end, &["thuộc", "in", "trong", "of"])
}

/// The column, in characters from 1, that follows `before` on its line; a tab goes to the next multiple of four.
pub(super) fn column(before: &str) -> usize {
    let width = before.chars().filter(|c| *c != '\u{feff}').try_fold(0_usize, |width, c| {
        if c == '\t' { width.checked_div(4)?.checked_add(1)?.checked_mul(4) } else { width.checked_add(1) }
    });
    width.and_then(|width| width.checked_add(1)).unwrap_or(usize::MAX)
}

/// The column at which a line begins, after its blanks.
pub(super) fn indent(line: &str) -> usize {
    let width: usize = line.chars().take_while(|c| is_blank(*c) && *c != '\n').map(char::len_utf8).sum();
    column(line.get(..width).unwrap_or(""))
}

/// A line that holds more than blanks and comments.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CodeLine<'s> {
    /// Its words, without its indentation; empty where no such line is left.
    pub code: &'s str,
    /// The column at which they begin.
    pub column: usize,
    /// Where they begin.
    pub at: usize,
    /// The line from which it was searched, and the end of its search.
    searched: (usize, usize),
}

impl<'s> CodeLine<'s> {
    /// The first such line from `at`, the beginning of a line, on.
    pub(super) fn after(text: &'s str, at: usize) -> Self {
        let mut start = at;
        for line in text.get(at..).unwrap_or("").split_inclusive('\n') {
            let code = line.trim_start_matches(is_blank);
            if !code.is_empty() && !code.starts_with('#') {
                let indent = line.len().checked_sub(code.len()).unwrap_or_default();
                let begins = start.checked_add(indent).unwrap_or(start);
                let column = column(line.get(..indent).unwrap_or(""));
                return Self { code: code.trim_end(), column, at: begins, searched: (at, begins) };
            }
            start = start.checked_add(line.len()).unwrap_or(text.len());
        }
        Self { code: "", column: 0, at: text.len(), searched: (at, text.len()) }
    }

    /// Whether this is also the first line of code from the beginning of the line `at` on.
    pub(super) fn answers(&self, at: usize) -> bool {
        let (from, to) = self.searched;
        from <= at && at <= to && to > 0
    }
}

/// The last few words of a clause, folded, single blanks between them.
pub(super) fn clean_tail(clean: &[u8], start: usize, end: usize) -> String {
    let from = end.checked_sub(48).map_or(start, |from| from.max(start));
    single_spaced(clean.get(from..end).unwrap_or(&[]))
}

/// The first few words of a clause, folded, single blanks between them.
pub(super) fn clean_head(clean: &[u8], start: usize, end: usize) -> String {
    let to = start.checked_add(24).map_or(end, |to| to.min(end));
    single_spaced(clean.get(start..to).unwrap_or(&[]))
}

fn single_spaced(words: &[u8]) -> String {
    let words = String::from_utf8_lossy(words);
    fold(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the words of a clause so far, which end with no blank, go on below.
pub(super) fn goes_on(clean: &[u8], start: usize, end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| clean.get(last));
    match last {
        Some(b',' | b'+' | b'*' | b'=' | b'<' | b'>') => true,
        Some(last) if *last == b'-' || last.is_ascii_alphabetic() || !last.is_ascii() => {
            (last_word_is(clean, end, &JOINING) || last_word_is(clean, end, &SIGNS))
                && awaits_more(&clean_tail(clean, start, end))
        }
        _ => false,
    }
}

/// Whether a clause so far ends with a bracket that opens.
pub(super) fn ends_opening(clean: &[u8], end: usize) -> bool {
    matches!(end.checked_sub(1).and_then(|last| clean.get(last)), Some(b'(' | b'{'))
}

/// Whether a line begins with an operator.
pub(super) fn starts_with_operator(line: &str) -> bool {
    let head: String = line.chars().take(12).collect();
    let head = single_spaced(head.as_bytes());
    head.starts_with(['+', '*', '=', '<', '>', '!', '≠', '≤', '≥'])
        || head.starts_with("- ")
        || ["và", "hoặc", "thuộc", "and", "or", "in"].into_iter().any(|word| starts_with_word(&head, word))
}

/// The words after which a clause goes on.
const JOINING: [&str; 10] = ["và", "hoặc", "không", "thuộc", "thành", "and", "or", "not", "in", "into"];

/// The signs after which it does, besides those of one byte that mean nothing else.
const SIGNS: [&str; 4] = ["-", "≠", "≤", "≥"];

/// Whether folded words end with an operator or a word that joins.
fn awaits_more(said: &str) -> bool {
    said.ends_with([',', '≠', '≤', '≥'])
        || said.ends_with(" -")
        || JOINING.into_iter().any(|word| ends_with_word(said, word))
}

/// Whether a `{` after these words opens a list of values, not a block.
pub(super) fn opens_list(said: &str, clause: &str) -> bool {
    let fact = ["dữ kiện", "fact"].into_iter().any(|word| starts_with_word(clause, word));
    ends_with_word(said, "thuộc")
        || ends_with_word(said, "in")
        || fact && (ends_with_word(said, "một trong") || ends_with_word(said, "one of"))
}

/// Whether a clause that begins so is nothing without a block: every item but a role or fact, where it stands at the top,
/// and the lists of documents and supplements.
pub(super) fn needs_block(clause: &str, top: bool) -> bool {
    const ITEMS: [&str; 18] = [
        "văn bản",
        "lịch",
        "cơ quan",
        "quy trình chung",
        "thủ tục",
        "liên thông",
        "đơn giản hóa",
        "mô hình",
        "xếp hạng",
        "instrument",
        "calendar",
        "office",
        "common process",
        "procedure",
        "linked",
        "simplify",
        "program",
        "rating",
    ];
    let lists = ["hồ sơ", "bổ sung", "documents", "supplement"];
    let begins = |word: &&str| starts_with_word(clause, word);
    lists.iter().any(begins) || top && ITEMS.iter().any(begins)
}

/// Whether a deeper line that starts so is a part of the clause above it.
pub(super) fn starts_part(line: &str) -> bool {
    let head: String = line.chars().take(24).collect();
    let head = single_spaced(head.as_bytes());
    const PARTS: [&str; 12] = [
        "căn cứ",
        "lý do",
        "khi",
        "en",
        "vi",
        "thông báo",
        "chấp nhận",
        "basis",
        "reason",
        "when",
        "announced",
        "accept",
    ];
    PARTS.into_iter().any(|part| starts_with_word(&head, part))
}

/// Whether `text` starts with `word`, which no letter, digit or name continues.
pub(super) fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        let mut after = rest.chars();
        match after.next() {
            None => true,
            Some('-') => !after.next().is_some_and(char::is_alphanumeric),
            Some(c) => !c.is_alphanumeric(),
        }
    })
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word)
        .is_some_and(|rest| !rest.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_after_joining_words_only() {
        assert!(awaits_more("khi a và"));
        assert!(awaits_more("a,"));
        assert!(awaits_more("khi a thuộc"));
        assert!(!awaits_more("dữ kiện a: có/không"));
        assert!(!awaits_more("hợp-tác-và"));
        assert!(!awaits_more("thứ-năm"));
    }

    #[test]
    fn joining_words_are_known_in_any_letter_case() {
        for words in ["khi a VÀ", "a Hoặc", "a THUỘC", "a -", "a ≤", "a into"] {
            assert!(goes_on(words.as_bytes(), 0, words.len()), "{words}");
        }
        for words in ["8.000 đồng", "hợp-tác-và", "toà", "a-", "ngày"] {
            assert!(!goes_on(words.as_bytes(), 0, words.len()), "{words}");
        }
    }

    #[test]
    fn letters_passed_over_mean_nothing_to_the_layout() {
        for c in '\0'..=char::MAX {
            let word = word_length(c.to_string().as_bytes(), 0);
            assert!(word == 0 || word == c.len_utf8(), "{c:?}");
            assert!(word == 0 || is_plain_letter(c) && !is_blank(c) && !"#\"“”;{}()\n".contains(c), "{c:?}");
            assert!(!is_plain_letter(c) || !is_hidden(c) && looks_like(c).is_none(), "{c:?}");
            assert!(!is_hidden(c) || may_hide(&c.to_string()), "{c:?}");
        }
    }

    #[test]
    fn parts_are_whole_words() {
        assert!(starts_part("Lí do \"x\""));
        assert!(!starts_part("khi-nộp \"x\""));
    }

    #[test]
    fn tabs_go_to_the_next_stop() {
        assert_eq!(column("\t"), 5);
        assert_eq!(column("  \t"), 5);
        assert_eq!(column("   "), 4);
    }
}
