//! Lengths of time that are no limit: how long a paper is valid, how old a photograph is, how often something is done.

use super::spans::Length;
use crate::import::phrases::sentences::Sentence;
use crate::import::phrases::words::{Words, minus, next};

/// How far before a length of time the words stand that tell what it is of.
const REACH: usize = 8;

/// Whether the words before a length's lead, back to a mark, tell that it is no time for an answer.
pub(super) fn is_about_other(words: &Words<'_>, start: usize, floor: usize) -> bool {
    let lowest = minus(start, REACH, floor);
    let mut at = start;
    while at > lowest {
        at = minus(at, 1, lowest);
        match words.at(at) {
            "," | ";" | ":" | "." | "thì" => return false,
            "giá" if words.at(next(at)) == "trị" => return true,
            "hiệu" if words.at(next(at)) == "lực" => return true,
            "thời" if words.reads(at, "thời hạn sử dụng").is_some() => return true,
            "có" if words.reads(at, "có thời hạn").is_some() => return true,
            "chụp" | "trú" | "lưu" | "định" if is_other_word(words, at) => return true,
            "hằng" | "hàng" | "mỗi" | "cách" | "ngoài" | "đã" | "từng" | "suốt" if minus(start, 2, lowest) <= at =>
            {
                return true;
            }
            _ => {}
        }
    }
    matches!(words.back(start, 1), "trên" | "dưới" | "đủ" | "hơn" | "quá" | "mỗi" | "từng" | "cách" | "mọi" | "suốt")
}

fn is_other_word(words: &Words<'_>, at: usize) -> bool {
    match words.at(at) {
        "lưu" => matches!(words.at(next(at)), "trữ" | "trú" | "giữ"),
        "trú" => matches!(words.back(at, 1), "tạm" | "cư" | "lưu" | "thường"),
        "định" => words.at(next(at)) == "kỳ",
        _ => true,
    }
}

/// Whether a length in weeks, months or years without a lead is a limit all the same: it counts from an event, stands behind the
/// words `thời hạn …:`, or is all that the sentence says.
pub(super) fn is_limit(words: &Words<'_>, length: &Length, start: usize, sentence: &Sentence) -> bool {
    let after = if words.is_mark(length.end, ',') { next(length.end) } else { length.end };
    let counts = words.reads_any(after, &["kể từ", "tính từ", "từ ngày", "từ khi", "sau khi"]).is_some();
    let lowest = minus(start, REACH, sentence.body);
    let label = words.back(start, 1) == ":" && words.has_any(lowest..start, &["thời hạn", "thời gian"]);
    let whole = start == sentence.body && length.end >= minus(sentence.words.end, 1, start);
    counts || label || whole
}
