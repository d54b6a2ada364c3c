//! The words before a length of time that make it a limit: `trong thời hạn không quá`, `chậm nhất là`, `kéo dài thêm`.

use crate::import::phrases::words::{Words, minus, next};

/// What stands before a length of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// Where the words begin; the length's own place where there are none.
    pub(super) start: usize,
    /// They say that it is a limit.
    pub(super) limits: bool,
    /// `ít nhất`, `tối thiểu`, `sau`.
    pub(super) at_least: bool,
    /// `quá 30 ngày`: the limit is passed, not set.
    pub(super) passed: bool,
    /// `kéo dài thêm`, `gia hạn`.
    pub(super) extends: bool,
}

/// The most words that a lead has.
const MOST: usize = 12;

/// The lead of the length of time at a word.
pub(super) fn lead(words: &Words<'_>, at: usize, floor: usize) -> Lead {
    let lowest = minus(at, MOST, floor);
    let mut start = at;
    while let Some(before) = start.checked_sub(1).filter(|before| *before >= lowest) {
        if !is_lead(words.at(before)) {
            break;
        }
        start = before;
    }
    while start < at && !opens(words, start) {
        start = next(start);
    }
    let has = |phrase| words.find(start..at, phrase).is_some();
    let least = has("ít nhất") || has("tối thiểu");
    let latest = has("chậm nhất") || has("muộn nhất");
    let sure = latest || has("không quá") || has("tối đa") || has("không vượt quá");
    let after = has("sau") && !sure && !has("thêm");
    Lead {
        start,
        limits: sure || has("trong") || has("thời hạn") || has("thời gian"),
        at_least: least || after,
        passed: has("quá") && !has("không quá") && !has("không vượt quá"),
        extends: has("thêm") || has("kéo dài") || has("gia hạn"),
    }
}

/// Whether a lead may begin with a word: not with the end of another phrase.
fn opens(words: &Words<'_>, at: usize) -> bool {
    match words.at(at) {
        "là" | "được" | "nhưng" | "hạn" | "gian" | "khoảng" | "nhất" | "đa" | "vòng" | "dài" | "vượt" => {
            false
        }
        "không" => matches!(words.at(next(at)), "quá" | "vượt"),
        _ => true,
    }
}

fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "trong"
            | "thời"
            | "hạn"
            | "gian"
            | "vòng"
            | "khoảng"
            | "không"
            | "quá"
            | "vượt"
            | "tối"
            | "đa"
            | "chậm"
            | "nhất"
            | "là"
            | "muộn"
            | "ít"
            | "thiểu"
            | "sau"
            | "thêm"
            | "kéo"
            | "dài"
            | "gia"
            | "được"
            | "nhưng"
    )
}
