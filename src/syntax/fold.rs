//! Folds a text so that keywords compare equal however they are spelled: lower case, the tone mark on the vowel where
//! this project writes it (`hoá` → `hóa`), and `y` where `i` may stand for it (`lí` → `lý`).
//!
//! The result has the same length in bytes and the same token boundaries, so a place found in it is a place in the text;
//! names and texts are always taken from the text itself. A letter whose other form has another length stays as it is.

/// The folded text, as long as `text`.
pub fn fold(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut before = [' ', ' '];
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let after = bytes.get(at.checked_add(1).unwrap_or(bytes.len()));
        // A letter that moves no tone and gives way to no `y`: nearly all of a text.
        let plain = match byte {
            0x80.. => false,
            b'o' | b'u' | b'O' | b'U' => after.is_none_or(u8::is_ascii),
            b'i' | b'I' => before != ['q', 'u'],
            _ => true,
        };
        if plain {
            let letter = char::from(byte.to_ascii_lowercase());
            out.push(letter);
            before = [before[1], letter];
            at = at.checked_add(1).unwrap_or(bytes.len());
            continue;
        }
        let mut rest = text.get(at..).unwrap_or("").chars();
        let Some(first) = rest.next().map(lower) else { break };
        // What follows is asked of few letters: a text is folded letter by letter.
        let mut ahead = rest.clone().map(lower);
        let folded = match first {
            'o' | 'u' => {
                let pair = ahead.next().zip(Some(ahead.next().unwrap_or(' ')));
                if let Some((a, b)) = pair.and_then(|(second, after)| move_tone(before[1], first, second, after)) {
                    out.push(a);
                    before = [before[1], a];
                    rest.next();
                    b
                } else {
                    first
                }
            }
            'i' | 'í' | 'ỉ' | 'ị' if !ahead.next().is_some_and(char::is_alphanumeric) => y_for_i(before, first),
            _ => first,
        };
        out.push(folded);
        before = [before[1], folded];
        at = bytes.len().checked_sub(rest.as_str().len()).unwrap_or(bytes.len());
    }
    out
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
    use super::{fold, lower_vietnamese};

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
