//! The mark before an item of a list and the series that it belongs to.

use super::{Bullet, Series};
use crate::import::phrases::words::{Kind, Words, next, plus};

/// The mark that a name begins with, and the index of the first word after it.
pub(super) fn bullet(words: &Words<'_>) -> Option<(Bullet, usize)> {
    let (series, body) = signs(words).or_else(|| labels(words))?;
    (body < words.len()).then(|| (Bullet { range: words.bytes(0..body), series }, body))
}

fn signs(words: &Words<'_>) -> Option<(Series, usize)> {
    let Kind::Mark(mark) = words.get(0)?.kind else { return None };
    if mark == '(' && words.is_mark(1, '*') && words.is_mark(2, ')') {
        return Some((Series::Star(1), 3));
    }
    let mut at = 1;
    while words.is_mark(at, mark) {
        at = next(at);
    }
    let count = u8::try_from(at).unwrap_or(u8::MAX);
    let series = match mark {
        '-' | '–' | '—' => Series::Dash(count),
        '+' => Series::Plus(count),
        '*' => Series::Star(count),
        '•' | '·' | '●' | '▪' | '○' | '➢' | '✓' | '\u{e000}'..='\u{f8ff}' => Series::Dot,
        _ => return None,
    };
    // `+)`
    Some((series, if words.is_mark(at, ')') { next(at) } else { at }))
}

fn labels(words: &Words<'_>) -> Option<(Series, usize)> {
    let open = words.is_mark(0, '(');
    let at = usize::from(open);
    let close = next(at);
    let bracket = words.is_mark(close, ')');
    let stop = !open && words.is_mark(close, '.') && !words.gap(close);
    if words.is_digits(at) {
        let text = words.at(at);
        let groups = u8::try_from(text.split('.').count()).unwrap_or(u8::MAX);
        if text.contains(',') || text.split('.').any(|part| part.len() > 2) {
            return None;
        }
        return match (open, bracket, stop) {
            (true, true, _) => Some((Series::NumberInBrackets, next(close))),
            (false, true, _) | (false, _, true) if groups == 1 => Some((Series::Number, next(close))),
            (false, true, _) | (false, _, true) => Some((Series::Numbers(groups), next(close))),
            (false, false, false) if groups > 1 && words.gap(close) => Some((Series::Numbers(groups), close)),
            _ => None,
        };
    }
    if !words.is_letters(at) || !(bracket || stop) {
        return None;
    }
    let text = words.at(at);
    let capital = words.get(at).is_some_and(|word| word.capital);
    let roman = text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) && text.len() <= 5;
    let letter = text.chars().count() == 1;
    let series = match (roman, capital, letter) {
        (true, true, _) => Series::UpperRoman,
        (true, false, _) => Series::Roman,
        (false, true, true) => Series::UpperLetter,
        (false, false, true) if open => Series::LetterInBrackets,
        (false, false, true) => Series::Letter,
        _ => return None,
    };
    Some((series, plus(close, 1)))
}
