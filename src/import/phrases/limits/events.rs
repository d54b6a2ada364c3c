//! What a limit counts from, `kể từ ngày nhận đủ hồ sơ hợp lệ`, and whether that is the applicant's dossier.

use std::ops::Range;

use super::parties::is_authority;
use super::{Event, FromEvent};
use crate::import::phrases::words::{Words, next, plus};

/// What is not counted into a limit; the words behind tell nothing else of it.
pub(super) const NOT_COUNTED: [&str; 4] = ["không kể", "không tính", "không bao gồm", "không gồm"];

/// The most words that an event has.
const MOST: usize = 60;

const LEADS: [&str; 14] = [
    "kể từ ngày",
    "kể từ khi",
    "kể từ thời điểm",
    "kể từ lúc",
    "kể từ",
    "tính từ ngày",
    "tính từ khi",
    "tính từ",
    "từ ngày",
    "từ khi",
    "sau khi",
    "sau ngày",
    "khi nhận",
    "sau",
];

/// The event behind a limit that ends at a word, before the end of its sentence, and the index after it.
pub(super) fn event(words: &Words<'_>, at: usize, end: usize) -> Option<(FromEvent, usize)> {
    let start = if words.is_mark(at, ',') { next(at) } else { at };
    if words.reads_any(start, &["trước khi", "trước ngày", "trước thời điểm", "trước lúc"]).is_some()
    {
        let after = clause_end(words, start, end);
        return Some((FromEvent { range: words.bytes(start..after), event: Event::Before }, after));
    }
    let once = (words.back(start, 1) == "ngay").then(|| words.reads(start, "khi")).flatten();
    let inside = once.or_else(|| words.reads_any(start, &LEADS))?;
    let after = clause_end(words, inside, end);
    let event = if is_dossier(words, start..after) { Event::Dossier } else { Event::Other };
    Some((FromEvent { range: words.bytes(start..after), event }, after))
}

/// Where the words of an event end: at a mark, but not at a comma inside `đầy đủ, hợp lệ`.
fn clause_end(words: &Words<'_>, start: usize, end: usize) -> usize {
    let end = end.min(plus(start, MOST));
    let depth = words.depth(start);
    let mut at = start;
    while at < end.min(words.len()) {
        if let Some(past) = words.past_bracket(at, MOST) {
            at = past;
            continue;
        }
        let ends = match words.at(at) {
            "," => !goes_on(words, next(at)) && (words.back(at, 1) != "chức" || words.at(next(at)) != "cá"),
            "." => words.gap(next(at)) || words.get(next(at)).is_some_and(|word| word.capital),
            ";" | ":" | ")" => true,
            "thì" | "nếu" => true,
            "với" => words.at(next(at)) == "trường",
            "không" => words.reads_any(at, &NOT_COUNTED).is_some(),
            "đối" => words.at(next(at)) == "với",
            "trừ" => words.at(next(at)) == "trường",
            "trong" => words.reads(at, "trong trường hợp").is_some(),
            _ => at > start && actor(words, at),
        };
        if ends || words.depth(at) < depth {
            break;
        }
        at = next(at);
    }
    at
}

/// Whether an authority that acts is named, not one that a paper comes from or goes to.
fn actor(words: &Words<'_>, at: usize) -> bool {
    let joined = matches!(
        words.back(at, 1),
        "của"
            | "do"
            | "từ"
            | "đến"
            | "cho"
            | "tại"
            | "với"
            | "các"
            | "những"
            | "tới"
            | "về"
            | "qua"
            | "bởi"
            | "gửi"
            | "được"
            | "trình"
            | "và"
            | "hoặc"
            | "thuộc"
            | "ngày"
            | "khi"
            | "điểm"
            | "là"
            | ","
            | "-"
    );
    let inside = at.checked_sub(1).is_some_and(|at| is_authority(words, at))
        || at.checked_sub(2).is_some_and(|at| is_authority(words, at));
    !joined
        && !inside
        && words.get(at).is_some_and(|word| word.capital || words.at(at) == "cơ")
        && is_authority(words, at)
}

/// Whether what stands behind a comma still tells what was received.
fn goes_on(words: &Words<'_>, at: usize) -> bool {
    let more = [
        "hợp lệ",
        "đầy đủ",
        "bổ sung",
        "hoàn thiện",
        "hoàn chỉnh",
        "đúng quy định",
        "đúng theo",
        "theo quy định",
        "đảm bảo",
        "giấy tờ",
        "tài liệu",
        "đơn",
        "tờ khai",
        "bảo đảm",
        "chính xác",
        "đáp ứng",
    ];
    words.reads_any(at, &more).is_some()
}

/// Whether the words tell that the authority receives the applicant's dossier, not that papers go from office to office.
fn is_dossier(words: &Words<'_>, range: Range<usize>) -> bool {
    let received = ["nhận", "nộp", "tiếp nhận"];
    let dossier = ["hồ sơ", "đơn", "tờ khai", "văn bản đề nghị", "giấy đề nghị", "yêu cầu", "đề nghị", "giấy tờ"];
    let answered = [
        "ý kiến",
        "thông báo",
        "kết quả",
        "tờ trình",
        "báo cáo",
        "hồ sơ trình",
        "hồ trình",
        "trình của",
        "thẩm định",
        "xác minh",
        "chỉnh sửa",
        "bổ sung",
        "hoàn thiện",
        "giải trình",
        "chuyển đến",
        "do cơ quan",
        "văn bản yêu cầu",
    ];
    let Some(at) = received.iter().filter_map(|word| words.find(range.clone(), word)).min() else { return false };
    let end = (at..range.end).find(|at| words.is_mark(*at, '(')).unwrap_or(range.end);
    let range = range.start..end;
    if !words.has_any(at..range.end, &dossier) || words.has_any(range.clone(), &answered) {
        return false;
    }
    let sent = (at..range.end).any(|at| matches!(words.at(at), "của" | "từ" | "do") && is_authority(words, next(at)));
    !sent
}
