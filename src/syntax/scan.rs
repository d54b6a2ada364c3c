//! Questions that the layout asks of a line or a letter.

use super::fold::fold;

/// Spaces that separate words on a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Bidirectional controls and zero-width characters: what they hide cannot be checked by eye.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// The letter that another one only looks like: Latin-1 and African look-alikes of `Đ`, and Cyrillic, Greek and full-width
/// letters that look Latin.
pub(super) fn looks_like(c: char) -> Option<char> {
    const PAIRS: [(&str, &str); 5] = [
        ("ÐƉðɖ", "ĐĐđđ"),
        ("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS"),
        ("аеорсухіјѕһ", "aeopcyxijsh"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        ("ονα", "ova"),
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

/// The column, in characters from 1, that follows `before` on its line; a tab goes to the next multiple of four.
pub(super) fn column(before: &str) -> usize {
    let width = before.chars().filter(|c| *c != '\u{feff}').try_fold(0_usize, |width, c| {
        if c == '\t' { width.checked_div(4)?.checked_add(1)?.checked_mul(4) } else { width.checked_add(1) }
    });
    width.and_then(|width| width.checked_add(1)).unwrap_or(usize::MAX)
}

/// The next line, from `at` on, that holds more than blanks and comments, without its indentation, and its column.
pub(super) fn next_code_line(text: &str, at: usize) -> (&str, usize) {
    for line in text.get(at..).unwrap_or("").lines() {
        let code = line.trim_start_matches(is_blank);
        if !code.is_empty() && !code.starts_with('#') {
            let indent = line.len().checked_sub(code.len()).and_then(|width| line.get(..width)).unwrap_or("");
            return (code, column(indent));
        }
    }
    ("", 0)
}

/// The last few characters of a clause, without what follows them.
pub(super) fn clean_tail(clean: &[u8], start: usize, end: usize) -> String {
    let from = end.checked_sub(48).map_or(start, |from| from.max(start));
    let bytes = clean.get(from..end).unwrap_or(&[]);
    fold(String::from_utf8_lossy(bytes).trim_end())
}

/// Whether a line that ends so goes on below: after a comma, an operator, or a word that joins.
pub(super) fn awaits_more(said: &str) -> bool {
    said.ends_with([',', '+', '*', '=', '<', '>'])
        || said.ends_with(" -")
        || ["và", "hoặc", "không", "thuộc", "thành", "and", "or", "not", "in", "into"]
            .into_iter()
            .any(|word| ends_with_word(said, word))
}

/// Whether a `{` after these words opens a list of values, not a block.
pub(super) fn opens_list(said: &str, clause: &str) -> bool {
    let fact = ["dữ kiện", "fact"].into_iter().any(|word| starts_with_word(clause, word));
    ends_with_word(said, "thuộc")
        || ends_with_word(said, "in") && !said.ends_with("force in")
        || fact && (said.ends_with("một trong") || said.ends_with("one of"))
}

/// Whether a deeper line that starts so is a part of the clause above it.
pub(super) fn starts_part(line: &str) -> bool {
    let head: String = line.chars().take(24).collect();
    let head = fold(&head);
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
