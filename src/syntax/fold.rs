//! Folds a text so that keywords compare equal however they are spelled: lower case, the tone mark on the vowel where
//! this project writes it (`hoá` → `hóa`), and `y` where `i` may stand for it (`lí` → `lý`).
//!
//! The result has the same length in bytes and the same token boundaries, so a place found in it is a place in the text;
//! names and texts are always taken from the text itself. A letter whose other form has another length stays as it is.

use std::ops::Range;

/// The folded text, as long as `text`.
pub fn fold(text: &str) -> String {
    fold_but(text, &[])
}

/// The same, but for ranges in the order of the text that no keyword stands in, with a sign before and behind each: they stay as they
/// are.
pub(super) fn fold_but(text: &str, verbatim: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in verbatim {
        fold_beyond(text.get(from..range.start).unwrap_or(""), unchanged, &mut out);
        out.push_str(text.get(range.clone()).unwrap_or(""));
        from = range.end;
    }
    fold_beyond(text.get(from..).unwrap_or(""), unchanged, &mut out);
    out
}

/// Folds letter by letter what does not stay as it is by `same`, behind what was folded before.
fn fold_beyond(text: &str, same: impl Fn(&[u8]) -> usize, out: &mut String) {
    let mut rest = text;
    loop {
        // What stays as it is, which is nearly all of a text, is taken over as a whole.
        let (same, other) = rest.split_at_checked(same(rest.as_bytes())).unwrap_or((rest, ""));
        out.push_str(same);
        if other.is_empty() {
            return;
        }
        rest = other;
        let mut after = rest.chars();
        let Some(first) = after.next().map(lower) else { return };
        let mut folded_before = out.chars().rev();
        let near = folded_before.next().unwrap_or(' ');
        let before = [folded_before.next().unwrap_or(' '), near];
        // What follows is asked of few letters.
        let mut ahead = after.clone().map(lower);
        let folded = match first {
            'o' | 'u' => {
                let pair = ahead.next().zip(Some(ahead.next().unwrap_or(' ')));
                if let Some((a, b)) = pair.and_then(|(second, after)| move_tone(before[1], first, second, after)) {
                    out.push(a);
                    after.next();
                    b
                } else {
                    first
                }
            }
            'i' | 'í' | 'ỉ' | 'ị' if !ahead.next().is_some_and(char::is_alphanumeric) => y_for_i(before, first),
            _ => first,
        };
        out.push(folded);
        rest = after.as_str();
    }
}

/// How many bytes at the beginning fold to themselves for certain: small letters of ASCII and Vietnamese, signs and digits, but for
/// those that may move a tone or give way to a `y`. Ends between two characters.
fn unchanged(text: &[u8]) -> usize {
    let mut rest = text;
    // What stands before the text may be a `u`.
    let mut after_u = true;
    loop {
        let is_u = matches!(rest, [b'u', ..]);
        rest = match rest {
            [b'i', ..] if after_u => break,
            // `à` to `ý` after `o`, a toned `a` or `e` among them, and what may be a toned `y` after `u`.
            [b'o', 0xC3, ..] | [b'o', 0xE1, 0xBA, ..] | [b'u', 0xC3, ..] | [b'u', 0xE1, 0xBB, 0xB2..=0xB9, ..] => break,
            [b'A'..=b'Z', ..] => break,
            [..=0x7F, after @ ..] => after,
            // `à` to `ÿ`, without `í`; `ă đ ĩ ũ ơ ư`; the second of each pair from U+1EA0 to U+1EFF, without `ỉ` and `ị`.
            [0xC3, 0xA0..=0xAC | 0xAE..=0xBF, after @ ..]
            | [0xC4, 0x83 | 0x91 | 0xA9, after @ ..]
            | [0xC5, 0xA9, after @ ..]
            | [0xC6, 0xA1 | 0xB0, after @ ..] => after,
            [0xE1, 0xBA, third @ 0xA0..=0xBF, after @ ..] if third & 1 == 1 => after,
            [0xE1, 0xBB, third @ 0x80..=0xBF, after @ ..] if third & 1 == 1 && !matches!(third, 0x89 | 0x8B) => after,
            _ => break,
        };
        after_u = is_u;
    }
    text.len().checked_sub(rest.len()).unwrap_or_default()
}

pub(super) fn lower(c: char) -> char {
    if let Some(lower) = lower_vietnamese(c) {
        return lower;
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// The small letter, as long as the capital, of ASCII and Vietnamese letters; none for others, which need the table of Unicode.
pub(crate) fn lower_vietnamese(c: char) -> Option<char> {
    let offset = match c {
        '\0'..='\u{7f}' => return Some(c.to_ascii_lowercase()),
        '\u{d7}' | '\u{df}'..='\u{ff}' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => return Some(c),
        '\u{c0}'..='\u{de}' => 32,
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => 1,
        // Capitals and small letters alternate.
        '\u{1ea0}'..='\u{1eff}' => u32::from(u32::from(c) & 1 == 0),
        _ => return None,
    };
    u32::from(c).checked_add(offset).and_then(char::from_u32)
}

/// `oá` at the end of a syllable is `óa`; likewise `oe` and `uy`, but not after `q`, where `u` is no vowel.
fn move_tone(before: char, first: char, second: char, after: char) -> Option<(char, char)> {
    if !matches!(first, 'o' | 'u') || before == 'q' || after.is_alphanumeric() {
        return None;
    }
    let (base, tone) = split_tone(second)?;
    let paired = matches!((first, base), ('o', 'a' | 'e') | ('u', 'y'));
    let moved = with_tone(first, tone)?;
    let same = moved.len_utf8().checked_add(base.len_utf8()) == first.len_utf8().checked_add(second.len_utf8());
    (paired && same).then_some((moved, base))
}

/// A toned `i` alone after one of `h k l m s t` is `y`, and any but `ì`, which is shorter than `ỳ`, after `qu`.
fn y_for_i(before: [char; 2], c: char) -> char {
    let open = match before {
        ['q', 'u'] => true,
        [far, near] => matches!(near, 'h' | 'k' | 'l' | 'm' | 's' | 't') && !far.is_alphanumeric(),
    };
    let folded = match c {
        _ if !open => c,
        'i' if before == ['q', 'u'] => 'y',
        'í' => 'ý',
        'ỉ' => 'ỷ',
        'ị' => 'ỵ',
        _ => c,
    };
    if folded.len_utf8() == c.len_utf8() { folded } else { c }
}

const VOWELS: [(char, [char; 5]); 5] = [
    ('a', ['à', 'á', 'ả', 'ã', 'ạ']),
    ('e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
    ('y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
];

fn split_tone(c: char) -> Option<(char, usize)> {
    VOWELS.iter().find_map(|(base, toned)| toned.iter().position(|t| *t == c).map(|tone| (*base, tone)))
}

fn with_tone(base: char, tone: usize) -> Option<char> {
    VOWELS.iter().find(|(vowel, _)| *vowel == base).and_then(|(_, toned)| toned.get(tone)).copied()
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_beyond, fold_but, lower, lower_vietnamese, unchanged};

    /// Of each character alone and between letters that would make it another one.
    #[test]
    fn what_is_taken_over_as_a_whole_folds_to_itself() {
        let by_letter = |text: &str| {
            let mut folded = String::new();
            fold_beyond(text, |_| 0, &mut folded);
            folded
        };
        let around = ["", "q", "h", "o", "u", "O", "U", "qu", "Qu", "qU", "ho", "hu", " h"];
        for c in '\0'..='\u{1fff}' {
            for before in around {
                for after in ["", "a", " ", "i"] {
                    let text = format!("{before}{c}{after}");
                    assert_eq!(fold(&text), by_letter(&text), "{text:?}");
                }
            }
        }
        for c in '\0'..=char::MAX {
            if lower(c) != c {
                assert_eq!(unchanged(c.to_string().as_bytes()), 0, "{c:?}");
            }
        }
    }

    #[test]
    fn what_no_keyword_stands_in_stays_as_it_is() {
        let text = "LÍ do \"LÍ do, HOÁ\" hoá";
        assert_eq!(fold_but(text, std::slice::from_ref(&(8..20))), "lý do \"LÍ do, HOÁ\" hóa");
        assert_eq!(fold_but(text, &[]), "lý do \"lý do, hóa\" hóa");
        assert_eq!(fold_but("", &[]), "");
    }

    #[test]
    fn letters_are_lowered_as_unicode_lowers_them() {
        for c in '\0'..=char::MAX {
            if let Some(lower) = lower_vietnamese(c) {
                assert_eq!(lower.to_string(), c.to_lowercase().collect::<String>(), "{c}");
                assert_eq!(lower.len_utf8(), c.len_utf8(), "{c}");
            }
        }
    }

    #[test]
    fn spellings_of_a_keyword_fold_to_one() {
        for (written, folded) in [
            ("ĐƠN GIẢN HOÁ", "đơn giản hóa"),
            ("đơn giản hóa", "đơn giản hóa"),
            ("lí do", "lý do"),
            ("người kí", "người ký"),
            ("tỉ-lệ", "tỷ-lệ"),
            ("quí", "quý"),
            ("Qui trình", "quy trình"),
            ("require", "require"),
            ("quý", "quý"),
            ("huỷ bỏ", "hủy bỏ"),
            ("hoán đổi", "hoán đổi"),
            ("thì khi vì", "thì khi vì"),
        ] {
            assert_eq!(fold(written), folded);
            assert_eq!(fold(written).len(), written.len());
        }
    }
}
