//! The database that an authority draws a paper from, where the text says that it does.

use std::ops::Range;

use crate::import::phrases::words::{Kind, Words, next, plus};

/// How many words after `khai thác` the database may be named.
const REACH: usize = 45;
/// The most words of a database's name.
const NAME: usize = 16;

/// The proper name of the database that the document is drawn from.
///
/// `trường hợp không khai thác được` tells when the applicant files the paper, which says as plainly that it is drawn otherwise;
/// what an applicant or a system looks up for other ends is not read.
pub(super) fn drawn_from(words: &Words<'_>) -> Option<Range<usize>> {
    let verbs = ["khai thác", "tra cứu", "tự tra cứu"];
    (0..words.len()).find_map(|at| {
        if !matches!(words.at(at), "khai" | "tra" | "tự") {
            return None;
        }
        let after = words.reads_any(at, &verbs)?;
        let end = plus(after, REACH).min(words.len());
        let stop = (after..end)
            .find(|i| words.is_mark(*i, ';') || (words.is_mark(*i, '.') && words.gap(next(*i))))
            .unwrap_or(end);
        (after..stop).find_map(|i| name(words, i)).map(|name| words.bytes(name))
    })
}

/// A database's name at a word: `Cơ sở dữ liệu quốc gia về dân cư`.
fn name(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let start = words.reads_any(at, &["cơ sở dữ liệu", "csdl"])?;
    let last = plus(start, NAME).min(words.len());
    let depth = words.depth(at);
    let end = (start..last).find(|i| ends(words, *i, depth)).unwrap_or(last);
    // `cơ sở dữ liệu` alone names none, nor does `cơ sở dữ liệu quốc gia khác`: the words behind tell of what it is.
    let kind = words.reads_any(start, &["quốc gia", "chuyên ngành"]);
    let of = kind.unwrap_or(start);
    let fields =
        ["về", "hộ tịch", "đất đai", "dân cư", "cư trú", "quốc tịch", "lý lịch tư pháp", "doanh nghiệp", "bảo hiểm"];
    let proper = kind.is_some() || words.has_any(of..end, &fields);
    (proper && end > of && words.at(of) != "khác").then_some(at..end)
}

fn ends(words: &Words<'_>, at: usize, depth: u16) -> bool {
    let Some(word) = words.get(at) else { return true };
    let mark = matches!(word.kind, Kind::Mark(mark) if mark != '-');
    let verbs = [
        "thì",
        "để",
        "theo",
        "hoặc",
        "mà",
        "nếu",
        "trong",
        "khi",
        "được",
        "không",
        "nhưng",
        "của người",
        "phục vụ",
        "và cơ sở",
        "và hệ",
        "và csdl",
        "trường hợp",
        "đối với",
        "người",
        "cơ quan",
        "tổ chức",
        "có thể",
        "đã",
        "đáp ứng",
        "bằng",
        "qua",
        "thông qua",
        "từ",
        "tại",
        "do",
        "với",
        "giữa",
        "là",
        "phải",
    ];
    mark || word.depth < depth || words.reads_any(at, &verbs).is_some()
}
