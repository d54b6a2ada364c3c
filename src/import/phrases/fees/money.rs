//! Sums of money: `20.000 đồng/tờ khai`, `100 nghìn đồng`, `1,5 triệu đồng`, `Một triệu đồng`, `8.000.000/lần`.

use std::ops::Range;

use crate::import::phrases::numbers::{decimal, grouped, spoken};
use crate::import::phrases::words::{Kind, Words, next, plus};

/// A sum of money among words.
#[derive(Clone, Debug)]
pub(super) struct Money {
    /// The number and its currency.
    pub(super) words: Range<usize>,
    pub(super) dong: u64,
    /// What it is paid for each of.
    pub(super) per: Option<Range<usize>>,
    /// The index after all of it, its repetition in words included.
    pub(super) end: usize,
}

/// The most words of what an amount is paid for each of.
const PER: usize = 12;

/// A sum of money at a word.
pub(super) fn money(words: &Words<'_>, at: usize) -> Option<Money> {
    let (dong, after) = number(words, at)?;
    let currency = currency(words, after);
    let end = currency.unwrap_or(after);
    let repeated = repetition(words, end);
    let per = per(words, repeated);
    // A bare number is money only with what it is paid for, and not in a date or the number of a text.
    let bare = currency.is_none();
    if bare && (per.is_none() || dong < 1_000 || is_numbered(words, at)) {
        return None;
    }
    if currency.is_some() && is_threshold(words, at, end) {
        return None;
    }
    let last = per.as_ref().map_or(repeated, |per| per.end);
    Some(Money { words: at..end, dong, per, end: last.max(repetition(words, last)) })
}

/// A number with its scale, `100 nghìn`, `1,5 triệu`, or in words with one.
fn number(words: &Words<'_>, at: usize) -> Option<(u64, usize)> {
    if !words.is_digits(at) {
        let (value, after) = spoken(words, at)?;
        return (value >= 1_000 && currency(words, after).is_some()).then_some((value, after));
    }
    let scaled = next(at);
    let scale: u64 = match words.at(scaled) {
        "nghìn" | "ngàn" => 1_000,
        "triệu" => 1_000_000,
        "tỷ" => 1_000_000_000,
        _ => return Some((grouped(words.at(at))?, scaled)),
    };
    let quantity = decimal(words.at(at))?;
    let product = scale.checked_mul(u64::from(quantity.numerator))?;
    let below = u64::from(quantity.denominator);
    (product.checked_rem(below)? == 0).then_some((product.checked_div(below)?, next(scaled)))
}

/// The index after the currency at a word. `đ` alone must not begin a longer word, and `đồng` no other one.
fn currency(words: &Words<'_>, at: usize) -> Option<usize> {
    let plain = match words.at(at) {
        "đồng" => {
            let other = matches!(words.at(next(at)), "thời" | "ý" | "bộ" | "loạt" | "nhân" | "hồ");
            (!other).then(|| words.reads(next(at), "việt nam").unwrap_or(next(at)))
        }
        "việt" => words.reads(at, "việt nam đồng"),
        "đ" | "vnđ" | "vnd" => Some(next(at)),
        "₫" => Some(next(at)),
        "đông" => None,
        _ => None,
    }?;
    Some(plain)
}

/// `(Một triệu đồng)` behind an amount.
fn repetition(words: &Words<'_>, at: usize) -> usize {
    let Some(past) = words.past_bracket(at, 20) else { return at };
    let said = spoken(words, next(at)).is_some_and(|(value, _)| value >= 100);
    let money = plus(at, 2) < past && (next(at)..past).any(|i| matches!(words.at(i), "đồng" | "đ" | "vnđ"));
    if said && money { past } else { at }
}

/// The words behind `/`: up to a mark that ends them.
fn per(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let bracket = words.is_mark(at, '(') && words.is_mark(next(at), '/');
    let slash = if bracket { next(at) } else { at };
    if !words.is_mark(slash, '/') {
        return words.reads(at, "cho mỗi").or_else(|| words.reads(at, "mỗi")).and_then(|start| until(words, start));
    }
    until(words, next(slash))
}

fn until(words: &Words<'_>, start: usize) -> Option<Range<usize>> {
    let counted = words.is_digits(start) && words.is_letters(next(start));
    if !words.is_letters(start) && !counted {
        return None;
    }
    let last = plus(start, PER).min(words.len());
    let depth = words.depth(start);
    let stop = (next(start)..last).find(|at| ends(words, *at, depth)).unwrap_or(last);
    Some(start..stop)
}

/// Whether what an amount is paid for ends before a word.
fn ends(words: &Words<'_>, at: usize, depth: u16) -> bool {
    let Some(word) = words.get(at) else { return true };
    let mark = matches!(word.kind, Kind::Mark(mark) if mark != '/' && mark != '-')
        || (word.gap && word.kind == Kind::Mark('-'));
    let clause = matches!(
        words.at(at),
        "theo"
            | "đối"
            | "từ"
            | "kể"
            | "áp"
            | "nếu"
            | "trường"
            | "mức"
            | "thực"
            | "riêng"
            | "bằng"
            | "nhưng"
            | "trong"
            | "do"
            | "là"
            | "quy"
            | "đồng"
            | "đ"
            | "vnđ"
            | "tại"
            | "phí"
            | "lệ"
            | "trừ"
            | "thì"
            | "miễn"
            | "khi"
            | "tối"
            | "không"
    );
    word.depth < depth || mark || clause || (word.line && word.capital) || words.is_digits(at)
}

/// Whether a number counts something else: an article, a text, a day, a part of a date.
fn is_numbered(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.back(at, 1),
        "số" | "điều" | "khoản" | "điểm" | "mục" | "ngày" | "tháng" | "năm" | "/" | "mẫu" | "lục" | "-"
    )
}

/// Whether the sum tells of what a fee depends on, `vốn dưới 10 tỷ đồng`, rather than of the fee.
fn is_threshold(words: &Words<'_>, at: usize, end: usize) -> bool {
    let before = matches!(words.back(at, 1), "dưới" | "trên" | "đến" | "từ" | "hơn" | "vốn" | "giá" | "quá" | "bằng")
        || words.reads(end, "trở lên").is_some()
        || words.reads(end, "trở xuống").is_some()
        || words.reads(end, "đến").is_some();
    let charged = matches!(words.back(at, 2), "mức" | "thu" | "phí" | "nộp") && words.back(at, 1) != "dưới";
    let most = words.back(at, 2) == "không" && words.back(at, 1) == "quá";
    before && !charged && !most
}
