//! Hours of the day, and the cut-off: `nhận sau 15 giờ 30 thì … trong ngày làm việc tiếp theo`.

use std::ops::Range;

use super::Cutoff;
use crate::import::phrases::words::{Words, next, plus};

/// How far behind the hour the words `ngày làm việc tiếp theo` may stand.
const REACH: usize = 60;

/// An hour of the day at a word, in minutes since midnight, and the index after it: `15 giờ`, `15 giờ 30 phút`, `15h30`, `15:30`.
pub(super) fn hour(words: &Words<'_>, at: usize) -> Option<(u16, usize)> {
    if !words.is_digits(at) {
        return None;
    }
    let hours: u16 = words.at(at).parse().ok()?;
    let sign = next(at);
    let named = matches!(words.at(sign), "giờ" | "h" | "g");
    let glued = words.is_mark(sign, ':') && !words.gap(sign) && !words.gap(next(sign));
    if !named && !glued {
        return None;
    }
    let minutes_at = next(sign);
    let minutes = match words.at(minutes_at).parse::<u16>() {
        Ok(minutes) if words.is_digits(minutes_at) && minutes < 60 && words.at(minutes_at).len() == 2 => Some(minutes),
        _ => None,
    };
    if minutes.is_none() && !named {
        return None;
    }
    let after = match minutes {
        Some(_) => words.reads(next(minutes_at), "phút").unwrap_or(next(minutes_at)),
        None => minutes_at,
    };
    let total = hours.checked_mul(60)?.checked_add(minutes.unwrap_or(0))?;
    (hours <= 24 && total <= 24 * 60).then_some((total, after))
}

/// Whether a number of hours is an hour of the day: `trước 15 giờ`, `từ 7 giờ 30 đến 11 giờ`, but not `sau 24 giờ kể từ`.
pub(super) fn is_hour(words: &Words<'_>, at: usize, end: usize) -> bool {
    let minutes = words.is_digits(end) && words.at(end).len() == 2 && words.at(next(end)) != "ngày";
    let day = matches!(words.at(end), "sáng" | "chiều" | "trưa" | "hàng" | "hằng" | "cùng" | "ngày" | "các");
    let counted = matches!(words.at(end), "kể" | "tính" | "từ" | "sau" | "trước" | "làm" | "đồng")
        || (words.is_mark(end, ',') && matches!(words.at(next(end)), "kể" | "tính" | "từ"));
    let before = matches!(words.back(at, 1), "sau" | "trước" | "lúc" | "từ" | "đến" | "hồi" | "khoảng" | "vào");
    minutes || day || (before && !counted && words.back(at, 2) != "nhất")
}

/// Every cut-off among some words.
pub(super) fn cutoffs(words: &Words<'_>, range: Range<usize>) -> Vec<(Range<usize>, Cutoff)> {
    let mut out = Vec::new();
    let mut from = range.start;
    while from < range.end {
        match cutoff(words, from) {
            Some((end, after)) => {
                out.push((from..end, Cutoff { range: words.bytes(from..end), after }));
                from = end;
            }
            None => from = next(from),
        }
    }
    out
}

fn cutoff(words: &Words<'_>, at: usize) -> Option<(usize, u16)> {
    let mut hour_at = words.reads(at, "sau")?;
    hour_at = words.reads_any(hour_at, &["thời điểm", "khoảng", "mốc"]).unwrap_or(hour_at);
    let (after, end) = hour(words, hour_at)?;
    let last = plus(end, REACH).min(words.len());
    let tells = [
        "ngày làm việc tiếp theo",
        "ngày làm việc kế tiếp",
        "ngày làm việc sau",
        "ngày làm việc liền kề",
        "ngày hôm sau",
    ];
    let found = (end..last).find_map(|i| words.reads_any(i, &tells))?;
    Some((found, after))
}
