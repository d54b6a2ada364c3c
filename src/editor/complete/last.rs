//! The last keyword of a clause as far as it is written, and the word at its end.

use crate::syntax::Keyword;

/// The word that is being written: letters, digits, `-` and `.`, and the first digits of a date.
pub(super) fn word(written: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/');
    let start = written.char_indices().rev().take_while(|(_, c)| is_part(*c)).last();
    start.and_then(|(at, _)| written.get(at..)).unwrap_or("")
}

/// The keywords of a clause in order, texts left out, each with what stands between it and the next; longer ones before
/// those that they begin with.
pub(super) fn keywords(folded: &str) -> Vec<(Keyword, String)> {
    let mut found: Vec<(Keyword, String)> = Vec::new();
    let mut rest = folded;
    let mut at_start = true;
    let mut in_text = false;
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            in_text = !in_text;
        }
        let starts = at_start && !in_text;
        if let Some((keyword, length)) = starts.then(|| longest(rest)).flatten() {
            found.push((keyword, String::new()));
            rest = rest.get(length..).unwrap_or("");
            at_start = false;
            continue;
        }
        if let Some((_, between)) = found.last_mut() {
            between.push(c);
        }
        at_start = !(c.is_alphanumeric() || matches!(c, '-' | '.' | '/'));
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    found
}

/// The longest keyword that a text begins with, and its bytes.
fn longest(text: &str) -> Option<(Keyword, usize)> {
    let ends = |form: &str| {
        let rest = text.strip_prefix(form)?;
        let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'));
        (!goes_on).then_some(form.len())
    };
    let forms = |keyword: Keyword| [keyword.vietnamese(), keyword.english()].into_iter().filter_map(ends).max();
    let all = Keyword::ALL.iter().filter_map(|keyword| Some((*keyword, forms(*keyword)?)));
    // Of two that are spelled alike, the first of the table.
    all.fold(None, |best: Option<(Keyword, usize)>, one| match best {
        Some(best) if best.1 >= one.1 => Some(best),
        _ => Some(one),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_found_outside_names_and_texts() {
        let found = |text: &str| keywords(text).into_iter().map(|(keyword, _)| keyword).collect::<Vec<_>>();
        assert_eq!(found("sau tiếp-nhận, "), [Keyword::After]);
        assert_eq!(found("thời hạn 3 ngày làm việc khi "), [Keyword::Deadline, Keyword::WorkingDays, Keyword::When]);
        assert_eq!(found("bước a \"khi nào\" "), [Keyword::Step]);
        assert_eq!(word("do một-"), "một-");
        assert_eq!(word("từ 01/0"), "01/0");
    }
}
