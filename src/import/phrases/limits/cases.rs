//! The case in which a limit holds: `trường hợp phải xác minh thì …`, `03 ngày đối với hồ sơ trực tuyến`, and the head of a
//! list whose items state limits.

use std::ops::Range;

use super::events::NOT_COUNTED;
use crate::import::phrases::words::{Kind, Words, minus, next, plus};

/// How far before a limit its case may begin, and how many words one behind it may have.
const REACH: usize = 150;
const BEHIND: usize = 50;

/// Where a case begins at a word: the index of its first word of content.
fn head(words: &Words<'_>, at: usize) -> Option<usize> {
    let heads = ["trong trường hợp", "trường hợp", "đối với", "nếu", "riêng đối với"];
    let inside = words.reads_any(at, &heads)?;
    let negated =
        matches!(words.back(at, 1), "trừ" | "tùy" | "từng" | "các" | "những" | "mọi" | "theo" | "thuộc" | "một");
    let inner = words.at(at) == "trường" && words.back(at, 1) == "trong";
    let inner = inner || (words.at(at) == "trường" && words.back(at, 2) == "đối");
    let own = matches!(words.at(inside), "này" | "đó" | "nói" | "trên");
    (!negated && !inner && !own).then_some(inside)
}

/// The case before a limit whose words begin at `limit`, in the sentence from `floor` on; words in `not` belong to another limit.
pub(super) fn before(words: &Words<'_>, floor: usize, limit: usize, not: &Range<usize>) -> Option<Range<usize>> {
    let depth = words.depth(limit);
    let lowest = minus(limit, REACH, floor);
    let mut at = limit;
    while at > lowest {
        at = minus(at, 1, lowest);
        if not.contains(&at) || words.depth(at) > depth || !opens(words, at, floor) || head(words, at).is_none() {
            continue;
        }
        if is_cutoff(words, at) {
            return None;
        }
        // `trong thời hạn 5 ngày đối với …` without a mark between is not a case before the limit.
        return end(words, at, limit).map(|end| at..end);
    }
    None
}

/// Whether a clause begins at a word, so that a case there holds for what follows.
fn opens(words: &Words<'_>, at: usize, floor: usize) -> bool {
    let marked = minus(at, 1, floor) == at
        || words.get(minus(at, 1, floor)).is_none_or(|word| matches!(word.kind, Kind::Mark(_)));
    marked || matches!(words.back(at, 1), "và" | "thì" | "nhưng" | "hoặc" | "còn" | "riêng" | "mà" | "với")
}

/// `nếu nhận sau 15 giờ` is a cut-off.
fn is_cutoff(words: &Words<'_>, at: usize) -> bool {
    (at..plus(at, 14)).any(|i| words.at(i) == "sau" && super::clock::hour(words, hour_at(words, next(i))).is_some())
}

fn hour_at(words: &Words<'_>, at: usize) -> usize {
    words.reads_any(at, &["thời điểm", "khoảng", "mốc"]).unwrap_or(at)
}

/// Where the case ends: `thì`, a colon, or the comma after which the limit's own clause begins.
fn end(words: &Words<'_>, start: usize, limit: usize) -> Option<usize> {
    let depth = words.depth(start);
    let level = |at: &usize| words.depth(*at) == depth;
    let marks = || (start..limit).filter(level);
    if let Some(at) = marks().find(|at| words.at(*at) == "thì" || words.is_mark(*at, ':')) {
        return Some(at);
    }
    if words.back(limit, 1) == "là" {
        return limit.checked_sub(1);
    }
    let commas = || marks().filter(|at| words.is_mark(*at, ','));
    let clause = |at: &usize| {
        let after = next(*at);
        after == limit
            || matches!(words.at(after), "trong" | "chậm" | "không" if words.at(next(after)) != "có")
            || words.reads(after, "thời hạn").is_some()
            || super::parties::is_authority(words, after)
    };
    commas().find(clause).or_else(|| commas().next_back())
}

/// The case behind a limit that ends at a word: `đối với …`, `nếu …`, `trường hợp …` without a comma before it.
pub(super) fn behind(words: &Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let open = words.is_mark(at, '(');
    let start = if open { next(at) } else { not_counted(words, at, end) };
    let start = if words.reads(start, "với trường hợp").is_some() { next(start) } else { start };
    let inside = head(words, start)?;
    if is_cutoff(words, start) {
        return None;
    }
    let last = end.min(plus(start, BEHIND));
    let depth = words.depth(start);
    let stop = (inside..last).find(|at| {
        words.depth(*at) <= depth && matches!(words.at(*at), "," | ";" | ":" | ")" | "thì")
            || (words.is_mark(*at, '.') && words.gap(next(*at)))
    });
    let stop = stop.unwrap_or(last);
    // `nếu đủ điều kiện thì cấp` and `trường hợp không cấp phải trả lời` tell what happens, not in which case the limit holds.
    let tells = words.at(stop) == "thì" || (next(inside)..stop).any(|at| bound(words, at));
    (!tells && stop > inside).then_some(start..stop)
}

/// Whether somebody is bound to do something: `phải`, but not `không phải`.
fn bound(words: &Words<'_>, at: usize) -> bool {
    (words.at(at) == "phải" && words.back(at, 1) != "không") || words.reads(at, "có trách nhiệm").is_some()
}

/// The index after `không kể thời gian bổ sung hồ sơ`, where such words stand at a word.
fn not_counted(words: &Words<'_>, at: usize, end: usize) -> usize {
    if words.reads_any(at, &NOT_COUNTED).is_none() {
        return at;
    }
    let last = end.min(plus(at, BEHIND));
    (at..last).find(|i| head(words, *i).is_some() || matches!(words.at(*i), "," | ";" | ".")).unwrap_or(last)
}

/// The case that the head of a list states.
pub(super) fn of_head(words: &Words<'_>, body: usize, end: usize) -> Option<Range<usize>> {
    head(words, body)?;
    let last = end.checked_sub(1)?;
    let stop = if words.is_mark(last, ':') { last } else { end };
    (stop > body).then_some(body..stop)
}
