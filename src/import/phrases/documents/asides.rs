//! Lines among the documents that are none: remarks, heads of lists, and cases.

use std::ops::Range;

use super::Aside;
use crate::import::phrases::words::{Words, next, plus};

/// What a line is instead of a document.
pub(super) fn aside(words: &Words<'_>, body: usize) -> Option<Aside> {
    if words.reads_any(body, &["lưu ý", "ghi chú", "chú ý", "chú thích"]).is_some() {
        return Some(Aside::Note);
    }
    if is_remark(words, body) {
        return Some(Aside::Note);
    }
    let last = (body..words.len()).rev().find(|at| words.is_letters(*at) || words.is_digits(*at)).map_or(body, next);
    let colon = words.is_mark(last, ':');
    if let Some(after) = papers(words, body) {
        let short = last <= plus(after, 6);
        if (colon || short)
            && let Some(found) = filed_or_shown(words, after, last)
        {
            return Some(found);
        }
    }
    let count = last.checked_sub(body).unwrap_or_default();
    let components = words
        .reads_any(
            body,
            &["thành phần hồ sơ", "thành phần , số lượng hồ sơ", "hồ sơ gồm", "hồ sơ bao gồm", "số lượng hồ sơ"],
        )
        .is_some();
    let gives = words.reads_any(minus_one(last), &["gồm", "sau"]).is_some()
        || words.reads(last.checked_sub(2)?, "sau đây").is_some();
    // A colon behind prose opens a list; `Tờ khai:` alone may be a document.
    let case = words.reads_any(body, &["trường hợp", "đối với", "nếu"]).is_some();
    let heading = (components && (count <= 8 || colon)) || (colon && (gives || case));
    let named = super::alternatives(words, body);
    (heading && !named).then_some(Aside::Heading)
}

/// Whether a line without the word `lưu ý` is a remark all the same: it refers to the law, says that nothing is filed, or tells
/// for a case what holds of papers that other lines name.
fn is_remark(words: &Words<'_>, body: usize) -> bool {
    // `… Khi`, `(*) Khi`
    let body = (body..words.len()).find(|at| words.is_letters(*at) || words.is_digits(*at)).unwrap_or(body);
    let none = ["không", "không có", "không quy định"];
    let says_all = |after: usize| (after..words.len()).all(|at| !words.is_letters(at) && !words.is_digits(at));
    words.reads_any(body, &["thực hiện theo quy định", "không phải nộp"]).is_some()
        || none.iter().any(|phrase| words.reads(body, phrase).is_some_and(says_all))
        || tells_of_others(words, body).unwrap_or(false)
}

/// `Trường hợp … thì các giấy tờ … là bản sao`, `Khi … thì thông tin … có giá trị`, `Nếu … thì không phải nộp …`.
fn tells_of_others(words: &Words<'_>, body: usize) -> Option<bool> {
    const REACH: usize = 45;
    let cases = ["trường hợp", "trong trường hợp", "đối với", "nếu", "khi"];
    let start = words.reads_any(body, &cases)?;
    let then = (start..words.len()).find(|at| words.at(*at) == "thì" && words.depth(*at) == words.depth(body))?;
    let after = next(then);
    let spared =
        ["không phải nộp", "không phải xuất trình", "không yêu cầu nộp", "không yêu cầu xuất trình", "không cần nộp"];
    let end = plus(after, 8).min(words.len());
    if words.has_any(after..end, &spared) {
        return Some(!words.has_any(after..words.len(), &["mà", "nhưng", "chỉ"]));
    }
    let papers = ["các thông tin", "thông tin", "các thành phần hồ sơ", "thành phần hồ sơ", "các giấy tờ", "giấy tờ"];
    let subject = words.reads_any(after, &papers)?;
    let holds = ["là bản sao", "là bản chính", "là bản chụp", "được thay thế", "phải được", "có giá trị"];
    let end = plus(subject, REACH).min(words.len());
    let told = (subject..end).find(|at| words.reads_any(*at, &holds).is_some())?;
    Some(!words.has_any(subject..told, &["gồm", "nộp", "kèm", "xuất trình"]))
}

fn minus_one(at: usize) -> usize {
    at.checked_sub(1).unwrap_or(at)
}

/// The index after `giấy tờ`, `các giấy tờ`, `hồ sơ` at the head of a line.
fn papers(words: &Words<'_>, body: usize) -> Option<usize> {
    let start = words.reads_any(body, &["các loại", "các", "những", "danh mục"]).unwrap_or(body);
    words.reads_any(start, &["giấy tờ", "hồ sơ", "thành phần hồ sơ", "tài liệu"])
}

fn filed_or_shown(words: &Words<'_>, from: usize, last: usize) -> Option<Aside> {
    let end = plus(from, 5).min(last);
    let shown = words.find(from..end.max(plus(from, 2)).min(words.len()), "xuất trình");
    let filed = words.find(from..end, "nộp");
    match (shown, filed) {
        (Some(_), None) => Some(Aside::PresentHeading),
        (None, Some(at)) if !matches!(words.back(at, 1), "người" | "đã") => Some(Aside::SubmitHeading),
        _ => None,
    }
}

/// The words of a group's condition: `Trường hợp …`, `Đối với …`, without `, hồ sơ gồm:` at the end.
pub(super) fn case(words: &Words<'_>, body: usize) -> Option<Range<usize>> {
    let closed = words.past_bracket(body, words.len()).and_then(|past| past.checked_sub(1));
    let start = if words.is_mark(body, '(') { next(body) } else { body };
    let start =
        words.reads(start, "thành phần hồ sơ").filter(|at| words.reads(*at, "đối với").is_some()).unwrap_or(start);
    words.reads_any(
        start,
        &[
            "trường hợp",
            "trong trường hợp",
            "riêng trường hợp",
            "đối với",
            "riêng đối với",
            "nếu",
            "khi",
            "áp dụng đối với",
        ],
    )?;
    let from = numbered(words, start).unwrap_or(start);
    let mut end = (from..words.len()).find(|at| ends(words, *at)).or(closed).unwrap_or(words.len());
    while end > start
        && !words.is_letters(end.checked_sub(1)?)
        && !words.is_digits(end.checked_sub(1)?)
        && !words.is_mark(end.checked_sub(1)?, ')')
    {
        end = end.checked_sub(1)?;
    }
    (end > next(start)).then_some(start..end)
}

/// The index after `trường hợp 1:`, whose condition stands behind the colon.
fn numbered(words: &Words<'_>, start: usize) -> Option<usize> {
    let label = words.reads(start, "trường hợp")?;
    let colon = words.past_bracket(label, 4).unwrap_or(next(label));
    (words.is_mark(colon, ':') && next(colon) < words.len()).then(|| next(colon))
}

/// Where a case ends and the head of its documents begins.
fn ends(words: &Words<'_>, at: usize) -> bool {
    let lists = [
        "hồ sơ gồm",
        "hồ sơ bao gồm",
        "thành phần hồ sơ gồm",
        "thành phần hồ sơ bao gồm",
        "thành phần hồ sơ",
        "hồ sơ đăng ký gồm",
        "gồm :",
        "bao gồm :",
        "gồm các",
        "bao gồm các",
        "gồm có",
        "kèm theo hồ sơ",
        "thì",
    ];
    let colon = words.is_mark(at, ':') && (next(at) >= words.len() || words.depth(at) == 0);
    let opened =
        words.back(at, 1) == "," || at == 0 || !matches!(words.back(at, 1), "một" | "của" | "các" | "trong" | "nộp");
    colon || (opened && words.reads_any(at, &lists).is_some()) || (words.at(at) == "gồm" && next(at) >= words.len())
}
