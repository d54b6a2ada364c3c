//! Notes without an amount: no fee, or one that another text sets; and whether a charge or a fee is meant.

use std::ops::Range;

use super::{FeeKind, SetBy};
use crate::import::phrases::words::{Kind, Words, next, plus};

/// Whether the note says nothing but that there is no fee.
pub(super) fn says_none(words: &Words<'_>) -> bool {
    let said = [
        "không có",
        "không quy định",
        "không thu",
        "không phải nộp",
        "không mất",
        "không",
        "miễn phí",
        "miễn lệ phí",
        "miễn thu",
        "miễn",
        "chưa có",
        "chưa quy định",
    ];
    let what = [
        "phí lệ phí",
        "lệ phí",
        "phí",
        "thu",
        "mức thu",
        "phí và lệ phí",
        "quy định",
        "về",
        "thông tin",
        "phí hoặc lệ phí",
        "và",
        "thu phí",
        "thu lệ phí",
    ];
    let mut at = 0;
    let mut any = false;
    while at < words.len() {
        if matches!(words.get(at).map(|word| word.kind), Some(Kind::Mark(mark)) if mark != '%') {
            at = next(at);
        } else if let Some(after) = words.reads_any(at, &said) {
            any = true;
            at = after;
        } else if let Some(after) = words.reads_any(at, &what) {
            at = after;
        } else {
            return false;
        }
    }
    any
}

/// Who or what sets the amount.
pub(super) fn set_by(words: &Words<'_>) -> Option<SetBy> {
    let mut exempt = false;
    for at in 0..words.len() {
        match words.at(at) {
            // `Miễn lệ phí cho … theo quy định của Luật …` sets no amount; `Miễn phí (…)` is the portal's cell before its note.
            "miễn" => exempt = words.reads(at, "miễn phí").is_none_or(|after| words.is_letters(after)),
            ";" => exempt = false,
            "." if words.gap(next(at)) => exempt = false,
            _ if exempt => {}
            word => {
                let found = match word {
                    "do" => body(words, at),
                    "theo" | "tại" => text(words, at),
                    "thông" | "nghị" if opens(words, at) => named_text(words, at, at),
                    "hội" | "ủy" => decides(words, at),
                    _ => None,
                };
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// Whether a note or a part of it begins at a word.
fn opens(words: &Words<'_>, at: usize) -> bool {
    at == 0 || matches!(words.back(at, 1), "(" | "-" | "+" | "*" | ":")
}

const LONGEST: usize = 40;

/// `do Hội đồng nhân dân cấp tỉnh quy định`.
fn body(words: &Words<'_>, at: usize) -> Option<SetBy> {
    let start = next(at);
    let known = ["hội đồng nhân dân", "ủy ban nhân dân", "hđnd", "ubnd", "bộ", "cơ quan", "địa phương", "chính phủ"];
    words.reads_any(start, &known)?;
    let last = plus(start, LONGEST).min(words.len());
    let verb = (next(start)..last)
        .find(|i| words.reads_any(*i, &["quy định", "quyết định", "ban hành", "xem xét"]).is_some())?;
    let clean = (start..verb).all(|i| !matches!(words.at(i), ";" | ".") && !words.is_digits(i));
    clean.then(|| SetBy { range: words.bytes(at..plus(verb, 2)), who: words.bytes(start..verb) })
}

/// `Hội đồng nhân dân cấp tỉnh quyết định mức thu`.
fn decides(words: &Words<'_>, at: usize) -> Option<SetBy> {
    let start = words.reads_any(at, &["hội đồng nhân dân", "ủy ban nhân dân"])?;
    let last = plus(start, 14).min(words.len());
    let verb = (start..last).find(|i| words.reads_any(*i, &["quy định", "quyết định", "ban hành"]).is_some())?;
    let clean = (start..verb).all(|i| !matches!(words.at(i), ";" | "." | ":" | "(") && !words.is_digits(i));
    clean.then(|| SetBy { range: words.bytes(at..plus(verb, 2)), who: words.bytes(at..verb) })
}

/// `theo quy định của Luật Phí và lệ phí`, `theo Nghị quyết …`, `quy định tại Thông tư số …`.
fn text(words: &Words<'_>, at: usize) -> Option<SetBy> {
    let mut start = next(at);
    let lead =
        ["quy định tại", "quy định của", "quy định", "mức thu quy định tại", "mức thu tại", "biểu phí", "biểu mức thu"];
    while let Some(after) = words.reads_any(start, &lead) {
        start = after;
    }
    if words.at(at) == "tại" && words.back(at, 1) != "định" {
        return None;
    }
    named_text(words, at, start)
}

/// The text or body named at `start`, in a phrase that begins at `at`.
fn named_text(words: &Words<'_>, at: usize, start: usize) -> Option<SetBy> {
    let known = [
        "nghị quyết",
        "thông tư",
        "nghị định",
        "quyết định",
        "luật",
        "pháp luật",
        "hội đồng nhân dân",
        "bộ tài chính",
        "ủy ban nhân dân",
        "địa phương",
        "từng địa phương",
        "chính quyền",
        "hđnd",
        "điều",
        "khoản",
        "mục",
        "phụ lục",
        "biểu",
    ];
    words.reads_any(start, &known)?;
    let last = plus(start, LONGEST).min(words.len());
    let depth = words.depth(start);
    let stop = (next(start)..last).find(|i| stops(words, *i, depth)).unwrap_or(last);
    Some(SetBy { range: words.bytes(at..stop), who: words.bytes(start..stop) })
}

fn stops(words: &Words<'_>, at: usize, depth: u16) -> bool {
    let Some(word) = words.get(at) else { return true };
    let mark = match word.kind {
        Kind::Mark(';' | '(' | ')' | ':' | '"') => true,
        Kind::Mark('.') => words.gap(next(at)) || words.is_mark(next(at), ')'),
        Kind::Mark(',') => words.reads(next(at), "lệ phí").is_none(),
        Kind::Mark('-' | '+') => word.line,
        _ => false,
    };
    mark || word.depth < depth
        || (word.line && word.capital)
        || (words.reads_any(at, &["quy định", "hướng dẫn", "sửa đổi"]).is_some())
}

/// Charge or fee, where the words name one of them only.
pub(super) fn kind(words: &Words<'_>, range: Range<usize>) -> Option<FeeKind> {
    let mut kinds = range.filter_map(|at| named(words, at));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// The last that the words name.
pub(super) fn last_kind(words: &Words<'_>, range: Range<usize>) -> Option<FeeKind> {
    range.rev().find_map(|at| named(words, at))
}

/// Charge or fee at a word. `miễn phí` names none, `chi phí` is neither, nor are the titles of laws.
fn named(words: &Words<'_>, at: usize) -> Option<FeeKind> {
    if words.at(at) != "phí" || matches!(words.back(at, 1), "chi" | "kinh" | "học" | "luật" | "viện" | "án") {
        return None;
    }
    if words.back(at, 1) == "lệ" {
        let both = words.back(at, 3) == "phí" && matches!(words.back(at, 2), "," | "và" | "hoặc" | "/");
        return (!both).then_some(FeeKind::Charge);
    }
    let both = words.reads_any(next(at), &["và lệ phí", ", lệ phí", "hoặc lệ phí", "/ lệ phí"]).is_some();
    let free = words.back(at, 1) == "miễn" && (plus(at, 1) >= words.len() || !words.is_letters(next(at)));
    (!both && !free).then_some(FeeKind::Fee)
}
