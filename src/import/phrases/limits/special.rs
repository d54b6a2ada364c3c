//! Limits without a number: `trong ngày`, `ngay`, `không quy định`.

use super::Limit;
use crate::import::phrases::sentences::Sentence;
use crate::import::phrases::words::{Words, minus, next};

/// A limit without a number at a word: where it begins, where it ends.
pub(super) fn special(words: &Words<'_>, at: usize, sentence: &Sentence) -> Option<(Limit, usize)> {
    match words.at(at) {
        "ngay" => same_day(words, next(at)).or_else(|| at_once(words, at, sentence)),
        "trong" | "giải" => same_day(words, at),
        "không" | "chưa" => no_limit(words, at, sentence),
        _ => None,
    }
}

fn same_day(words: &Words<'_>, at: usize) -> Option<(Limit, usize)> {
    let heads = ["trong cùng ngày", "trong ngày"];
    let day = words.reads_any(at, &heads)?;
    let end = words.reads(day, "làm việc").unwrap_or(day);
    let later = matches!(
        words.at(end),
        "kế" | "hôm"
            | "sau"
            | "liền"
            | "đầu"
            | "cuối"
            | "thứ"
            | "nghỉ"
            | "lễ"
            | "tết"
            | "giao"
            | "thường"
            | "hành"
            | "của"
            | "/"
    ) || words.is_digits(end)
        || words.reads(end, "tiếp theo").is_some();
    let hours = (minus(at, 4, 0)..at).any(|i| {
        matches!(words.at(i), "giờ" | "lần" | "buổi" | "việc" | "các" | "mỗi" | "bất")
            && !words.is_mark(minus(at, 1, 0), ':')
    });
    (!later && !hours).then_some((Limit::SameDay, end))
}

fn at_once(words: &Words<'_>, at: usize, sentence: &Sentence) -> Option<(Limit, usize)> {
    let end = words.reads(at, "ngay lập tức").unwrap_or(next(at));
    if let Some(after) = words.reads(at, "ngay sau khi").or_else(|| words.reads(at, "ngay khi")) {
        return Some((Limit::AtOnce, minus(after, 2, at).max(next(at))));
    }
    let whole = at == sentence.body && end >= minus(sentence.words.end, 1, at);
    let verbs =
        ["giải quyết", "trả kết quả", "trả lời", "cấp", "thực hiện", "đăng ký", "xác nhận", "chứng thực", "trả"];
    let done = verbs.iter().any(|verb| {
        let start = minus(at, verb.split(' ').count(), sentence.words.start);
        words.reads(start, verb) == Some(at)
            && !matches!(words.back(start, 1), "không" | "chưa" | "thể" | "được" | "có")
    });
    let more =
        matches!(words.at(end), "trước" | "từ" | "tại" | "cả" | "sau" | "ngắn" | "dưới" | "trên" | "bên" | "được");
    (whole || (done && !more)).then_some((Limit::AtOnce, end))
}

fn no_limit(words: &Words<'_>, at: usize, sentence: &Sentence) -> Option<(Limit, usize)> {
    let last = sentence.words.end;
    let ends = |after: usize| after >= last || (after == minus(last, 1, at) && !words.is_letters(after));
    let labelled =
        words.back(at, 1) == ":" && words.has_any(minus(at, 8, sentence.body)..at, &["thời hạn", "thời gian"]);
    let first = at == sentence.body;
    if let Some(after) = words.reads_any(at, &["không quy định", "chưa quy định", "không giới hạn"]) {
        let after = words.reads(after, "cụ thể").unwrap_or(after);
        let about = words.reads(after, "về").unwrap_or(after);
        let time = words.reads_any(about, &["thời hạn", "thời gian"]);
        return match time {
            Some(end) => Some((Limit::NoLimit, words.reads(end, "giải quyết").unwrap_or(end))),
            None => ((first || labelled) && ends(after)).then_some((Limit::NoLimit, after)),
        };
    }
    let bare = words.reads(at, "không có").unwrap_or(next(at));
    let after = words.reads_any(bare, &["thời hạn", "thời gian"]).unwrap_or(bare);
    (words.at(at) == "không" && (first || labelled) && ends(after)).then_some((Limit::NoLimit, after))
}
