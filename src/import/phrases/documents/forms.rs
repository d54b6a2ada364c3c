//! The form that a document follows, as its name writes it: `Mẫu số 01`, `theo mẫu TK01`, `Mẫu CT01`.

use std::ops::Range;

use crate::import::phrases::words::{Kind, Words, next, plus};

/// The label of the form: `01`, `CT01`, `02-ĐK-TCT`. None where several are named.
pub(super) fn form(words: &Words<'_>) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    let mut at = 0;
    while at < words.len() {
        match label(words, at) {
            Some(label)
                if found.as_ref().is_none_or(|before| words.raw(before.clone()) == words.raw(label.clone())) =>
            {
                at = label.end.max(next(at));
                found.get_or_insert(label);
            }
            Some(_) => return None,
            None => at = next(at),
        }
    }
    found.map(|label| words.bytes(label))
}

fn label(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    if !matches!(words.at(at), "mẫu" | "biểu") {
        return None;
    }
    let mut start = words.reads_any(at, &["biểu mẫu số", "mẫu số", "mẫu biểu số", "biểu mẫu", "mẫu"])?;
    if words.is_mark(start, ':') {
        start = next(start);
    }
    let end = glued(words, start);
    let raw = words.raw(start..end);
    let digits = raw.bytes().any(|b| b.is_ascii_digit());
    let size = raw.chars().count();
    (digits && size <= 20 && end > start && !is_year(raw)).then_some(start..end)
}

/// The index after words without a blank between: letters, digits and `-`, `/`, `.`.
fn glued(words: &Words<'_>, start: usize) -> usize {
    let mut at = start;
    if !words.is_letters(at) && !words.is_digits(at) {
        return at;
    }
    // `Mẫu TP-LS-01`: a word of letters only is one of prose unless a sign or a number is glued to it.
    at = next(at);
    for _ in 0..12 {
        let Some(word) = words.get(at) else { break };
        let joins = matches!(word.kind, Kind::Mark('-' | '/' | '.' | '_'));
        let capitals = words.raw(next(at)..plus(at, 2)).chars().all(|c| !c.is_lowercase());
        let follows =
            words.get(next(at)).is_some_and(|word| !word.gap && !matches!(word.kind, Kind::Mark(_)) && capitals);
        if word.gap || (joins && !follows) || (!joins && matches!(word.kind, Kind::Mark(_))) {
            break;
        }
        at = if joins { plus(at, 2) } else { next(at) };
    }
    at
}

fn is_year(raw: &str) -> bool {
    raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20")) && raw.bytes().all(|b| b.is_ascii_digit())
}
