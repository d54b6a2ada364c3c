//! When an amount holds: `từ ngày 01/7/2025 đến hết ngày 31/12/2026`, before it or behind it.

use std::ops::Range;

use chrono::NaiveDate;

use crate::import::phrases::dates::date;
use crate::import::phrases::words::{Words, minus, next, plus};

/// How far from an amount its period may stand.
const REACH: usize = 45;

/// First and last day of an amount, out of the words before it and the words behind it up to the next one.
pub(super) fn of(
    words: &Words<'_>,
    before: Range<usize>,
    after: Range<usize>,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let near = minus(before.end, REACH, before.start)..before.end;
    let behind = after.start..after.end.min(plus(after.start, REACH));
    // A full stop or a semicolon ends what belongs to an amount.
    let stop = behind.clone().find(|at| ends(words, *at)).unwrap_or(behind.end);
    let start = near.clone().rev().find(|at| ends(words, *at)).map_or(near.start, next);
    match period(words, behind.start..stop) {
        Some(found) if near_enough(words, behind.start..found.at) && !goes_on(words, found.end) => {
            (found.from, found.to)
        }
        _ => match period(words, start..near.end) {
            Some(found) if is_level(words, found.at..near.end) => (found.from, found.to),
            _ => (None, None),
        },
    }
}

/// Words that tell of another sum than the one named: an exemption, a share.
const OTHER: [&str; 5] = ["miễn", "bằng", "%", "giảm", "không thu"];

fn is_level(words: &Words<'_>, range: Range<usize>) -> bool {
    !words.has_any(range, &OTHER)
}

/// Whether a period belongs to the amount before it: a few words between, none of which names another sum.
fn near_enough(words: &Words<'_>, between: Range<usize>) -> bool {
    let other = words.has_any(between.clone(), &["mức", "phí", "đồng", "áp dụng theo"]);
    let letters = between.clone().filter(|at| words.is_letters(*at)).count();
    is_level(words, between) && !other && letters <= 8
}

/// Whether behind a period another rule begins: `từ ngày … áp dụng theo quy định tại …`, `từ ngày …, mức thu bằng …`.
fn goes_on(words: &Words<'_>, at: usize) -> bool {
    let at = if words.is_mark(at, ',') || words.is_mark(at, ':') { next(at) } else { at };
    words.reads_any(at, &["áp dụng", "mức", "lệ phí", "phí", "miễn", "bằng", "thực hiện"]).is_some()
}

fn ends(words: &Words<'_>, at: usize) -> bool {
    let stop = words.is_mark(at, ';') || (words.is_mark(at, '.') && words.gap(next(at)));
    stop || words.get(at).is_some_and(|word| word.line && (words.is_mark(at, '-') || words.is_mark(at, '+')))
}

/// A period and where it stands.
struct Period {
    at: usize,
    end: usize,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

fn period(words: &Words<'_>, range: Range<usize>) -> Option<Period> {
    let mut out = Period { at: range.end, end: range.end, from: None, to: None };
    for at in range.clone() {
        let (day_at, first) = match words.at(at) {
            "từ" => (next(at), true),
            "đến" | "hết" => (words.reads(at, "đến hết").unwrap_or(next(at)), false),
            _ => continue,
        };
        // A day that is no day of a text: `Thông tư … ngày 05/02/2024` has neither word before it.
        let Some((day, end)) = date(words, day_at).filter(|(_, end)| *end <= range.end) else { continue };
        let place = if first { &mut out.from } else { &mut out.to };
        if place.is_none() {
            *place = Some(day);
            (out.at, out.end) = (out.at.min(at), end);
        }
    }
    let ordered = !matches!((out.from, out.to), (Some(from), Some(to)) if to < from);
    (ordered && (out.from.is_some() || out.to.is_some())).then_some(out)
}
