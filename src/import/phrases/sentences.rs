//! A text cut into sentences: full stops, semicolons, and lines or dashes that begin an item of a list.

use std::ops::Range;

use super::words::{Kind, Words, next, plus};

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words, the mark before it among them.
    pub(super) words: Range<usize>,
    /// What it begins with: `-`, `+`, `*`, `a`, `1`; none where it begins with a word.
    pub(super) mark: Option<Mark>,
    /// Where the words after the mark begin.
    pub(super) body: usize,
    /// It ends with a colon, so that it is the head of what follows.
    pub(super) head: bool,
}

/// The mark of an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Sign(char, usize),
    Letter,
    Number,
}

/// The sentences of a text, in their order; every word is in one of them.
pub(super) fn sentences(words: &Words<'_>) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        if at > start && begins(words, at) {
            out.push(sentence(words, start..at));
            start = at;
        }
    }
    if start < words.len() {
        out.push(sentence(words, start..words.len()));
    }
    out
}

/// Whether a sentence begins at a word.
fn begins(words: &Words<'_>, at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = words.back(at, 1);
    let stopped = before == ";" || (before == "." && (word.gap || word.capital));
    // Lines that were run together without a full stop.
    let runs_on = word.capital && word.gap && words.reads_any(at, &["trong thời hạn", "trong thời gian"]).is_some();
    if runs_on && at.checked_sub(1).is_some_and(|before| words.is_letters(before) || words.is_digits(before)) {
        return true;
    }
    let item = sign(words, at).is_some() && !matches!(words.back(at, 1), "-" | "+" | "*");
    if word.line {
        return stopped || item || word.capital || label(words, at).is_some();
    }
    stopped || (word.gap && item && words.gap(after_sign(words, at)) && capital(words, after_sign(words, at)))
}

fn capital(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|word| word.capital)
}

fn sign(words: &Words<'_>, at: usize) -> Option<char> {
    match words.get(at)?.kind {
        Kind::Mark(mark @ ('-' | '+' | '*')) => Some(mark),
        Kind::Mark('–' | '—') => Some('-'),
        Kind::Mark(mark @ ('•' | '·' | '●' | '▪' | '\u{e000}'..='\u{f8ff}')) => Some(mark),
        _ => None,
    }
}

fn after_sign(words: &Words<'_>, at: usize) -> usize {
    let Some(first) = sign(words, at) else { return at };
    let mut at = next(at);
    while sign(words, at) == Some(first) && !words.gap(at) {
        at = next(at);
    }
    at
}

/// `1.`, `1)`, `a)`, `(1)`, `(a)`, `Bước 1` before an item: the index after it and of which kind it is.
fn label(words: &Words<'_>, at: usize) -> Option<(usize, Mark)> {
    let open = words.is_mark(at, '(');
    let inside = if open { next(at) } else { at };
    let short = words.is_letters(inside) && words.at(inside).chars().count() <= 3;
    let mark = match words.get(inside)?.kind {
        Kind::Digits => Mark::Number,
        Kind::Letters if short => Mark::Letter,
        _ => return None,
    };
    let close = next(inside);
    let closed = words.is_mark(close, ')') || (!open && mark == Mark::Number && words.is_mark(close, '.'));
    (closed && !words.gap(close)).then(|| (next(close), mark))
}

fn sentence(words: &Words<'_>, range: Range<usize>) -> Sentence {
    let start = range.start;
    let (body, mark) = if let Some(sign) = sign(words, start) {
        let body = after_sign(words, start);
        (body, Some(Mark::Sign(sign, body.checked_sub(start).unwrap_or_default())))
    } else if let Some((body, mark)) = label(words, start) {
        (body, Some(mark))
    } else {
        (start, None)
    };
    let last = range.end.checked_sub(1).unwrap_or_default();
    let head = words.is_mark(last, ':') || words.reads(plus(last, 0), "gồm").is_some();
    Sentence { body: body.min(range.end), words: range, mark, head }
}
