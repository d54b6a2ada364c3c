//! The form of a clause while it is written, in `xếp hạng` and `lịch`: its parts, and the one that is due.

use super::workspace::Workspace;
use crate::bundle::Language;
use crate::source::FileId;
use crate::syntax::{Keyword, around, fold};

/// The form of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The whole form.
    pub label: String,
    /// Its parts, as characters of the form counted in UTF-16.
    pub parts: Vec<(u32, u32)>,
    /// The part that is due.
    pub due: usize,
}

/// A part: the keyword that it begins with, and what follows, in Vietnamese and English.
type Part = (Option<Keyword>, [&'static str; 2]);

const FORMS: &[(Keyword, Keyword, &[Part])] = {
    use Keyword as K;
    &[
        (K::Rating, K::Period, &[(None, ["tháng | quý | năm", "month | quarter | year"])]),
        (
            K::Rating,
            K::Criterion,
            &[
                (None, ["TÊN = SỐ-ĐO", "NAME = MEASURE"]),
                (Some(K::Weight), ["N", "N"]),
                (Some(K::From), ["P% (0 điểm)", "P% (no points)"]),
                (Some(K::To), ["P% (đủ điểm)", "P% (all points)"]),
                (Some(K::Pillar), ["\"…\"", "\"…\""]),
            ],
        ),
        (K::Rating, K::Stars, &[(None, ["1..5", "1..5"]), (Some(K::When), ["ĐIỀU-KIỆN", "CONDITION"])]),
        (K::Rating, K::Otherwise, &[(Some(K::Stars), ["1..5", "1..5"])]),
        (K::Rating, K::MinimumSample, &[(None, ["N", "N"])]),
        (
            K::Calendar,
            K::WorkingWeek,
            &[(None, ["THỨ đến THỨ", "WEEKDAY to WEEKDAY"]), (Some(K::To), ["HH:MM-HH:MM, …", "HH:MM-HH:MM, …"])],
        ),
        (
            K::Calendar,
            K::Holiday,
            &[
                (None, ["NGÀY/THÁNG [âm lịch], … hoặc NGÀY", "DAY/MONTH [lunar], … or DATE"]),
                (Some(K::From), ["NGÀY", "DATE"]),
                (Some(K::To), ["NGÀY", "DATE"]),
                (Some(K::Announced), ["NGÀY", "DATE"]),
            ],
        ),
        (
            K::Calendar,
            K::Swap,
            &[(None, ["NGÀY", "DATE"]), (Some(K::Worked), ["NGÀY", "DATE"]), (Some(K::Announced), ["NGÀY", "DATE"])],
        ),
        (K::Calendar, K::AnnouncedTo, &[(None, ["NGÀY", "DATE"]), (Some(K::Announced), ["NGÀY", "DATE"])]),
    ]
};

/// The form of the clause at a byte of a file.
pub fn signature(workspace: &Workspace, file: FileId, at: u32) -> Option<Signature> {
    let source = workspace.source(file)?;
    let around = around(source, super::complete::to_nfc(source, at));
    let written = fold(&around.written);
    let (_, opener, parts) = FORMS
        .iter()
        .find(|(item, opener, _)| around.item == Some(*item) && language_of(&written, *opener).is_some())?;
    let language = language_of(&written, *opener)?;
    Some(form(*opener, parts, &written, language))
}

/// The language in which a clause begins with a keyword.
fn language_of(written: &str, keyword: Keyword) -> Option<Language> {
    [Language::Vi, Language::En].into_iter().find(|language| {
        let rest = written.strip_prefix(keyword.in_language(*language));
        rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    })
}

fn form(opener: Keyword, parts: &[Part], written: &str, language: Language) -> Signature {
    let mut label = opener.in_language(language).to_owned();
    let mut places = Vec::new();
    let mut due = 0;
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    for (at, (keyword, words)) in parts.iter().enumerate() {
        label.push(' ');
        let start = units(&label);
        if let Some(keyword) = keyword {
            let word = keyword.in_language(language);
            label.push_str(word);
            label.push(' ');
            if written.contains(&format!(" {word} ")) {
                due = at;
            }
        }
        let [vi, en] = words;
        label.push_str(if language == Language::Vi { vi } else { en });
        places.push((start, units(&label)));
    }
    Signature { label, parts: places, due }
}
