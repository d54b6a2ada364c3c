//! A word in both keyword languages.

use std::borrow::Cow;
use std::ops::Range;

use super::numbers;
use crate::syntax::{CitationWords, Keyword, Sign, Word, WordKind};

/// The Vietnamese and the English form of a word.
pub(super) type Forms<'s> = [Cow<'s, str>; 2];

/// Writes the words of a text.
#[derive(Clone, Copy)]
pub(super) struct Writer<'s> {
    pub(super) text: &'s str,
}

impl<'s> Writer<'s> {
    pub(super) fn slice(self, range: &Range<usize>) -> &'s str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// The forms of a word between two others.
    pub(super) fn forms(self, before: Option<&Word>, word: &Word, after: Option<&Word>) -> Forms<'s> {
        let written = self.slice(&word.range);
        let plain = || both(Cow::Borrowed(written));
        let made = |forms: Option<[String; 2]>| forms.map_or_else(plain, |forms| forms.map(Cow::Owned));
        match &word.kind {
            WordKind::Keyword(Keyword::SetUnit) => ["bộ".into(), "".into()],
            WordKind::Keyword(keyword) => {
                let english = if self.is_one(*keyword, before, after) { singular(*keyword) } else { plural(*keyword) };
                [keyword.vietnamese().into(), english.into()]
            }
            WordKind::Value([vi, en]) => [(*vi).into(), (*en).into()],
            WordKind::Document(name, drawn) => {
                let name = self.slice(name);
                let form = |head: &str, last: &str| {
                    Cow::Owned(if *drawn { format!("{head}.{name}.{last}") } else { format!("{head}.{name}") })
                };
                [form("giấy", "khai-thác-được"), form("document", "drawn")]
            }
            WordKind::Name => plain(),
            WordKind::Code => both(Cow::Owned(written.to_uppercase())),
            WordKind::Text(inner) => match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                Some(_) => plain(),
                None => both(Cow::Owned(format!("\"{}\"", self.slice(inner)))),
            },
            WordKind::Number(is_money) => made(numbers::number(written, *is_money)),
            WordKind::Date => made(numbers::date(written)),
            WordKind::YearlyDay => numbers::yearly_day(written).map_or_else(plain, |day| both(Cow::Owned(day))),
            WordKind::Time => numbers::time(written).map_or_else(plain, |time| both(Cow::Owned(time))),
            WordKind::Citation(parts) => self.citation(parts),
            WordKind::Sign(sign) => both(Cow::Borrowed(sign_of(*sign))),
        }
    }

    /// `điểm a khoản 3 điều 5 luật-hộ-tịch`, `luật-hộ-tịch art 5 cl 3 pt a`.
    fn citation(self, parts: &CitationWords) -> Forms<'s> {
        let instrument = self.slice(&parts.instrument);
        let rows =
            [(&parts.point, Keyword::Point), (&parts.clause, Keyword::Clause), (&parts.article, Keyword::Article)];
        let given: Vec<(&str, Keyword)> =
            rows.iter().filter_map(|(label, keyword)| Some((self.slice(label.as_ref()?), *keyword))).collect();
        if given.is_empty() {
            return both(Cow::Borrowed(instrument));
        }
        let mut vietnamese = String::new();
        for (label, keyword) in &given {
            vietnamese.extend([keyword.vietnamese(), " ", label, " "]);
        }
        vietnamese.push_str(instrument);
        let mut english = instrument.to_owned();
        for (label, keyword) in given.iter().rev() {
            english.extend([" ", keyword.english(), " ", label]);
        }
        [vietnamese.into(), english.into()]
    }

    /// Whether the number that a keyword counts by is one.
    fn is_one(self, keyword: Keyword, before: Option<&Word>, after: Option<&Word>) -> bool {
        let number = if keyword == Keyword::Stars { after } else { before };
        let written =
            number.filter(|word| matches!(word.kind, WordKind::Number(_))).map(|word| self.slice(&word.range));
        written.and_then(|written| numbers::number(written, false)).is_some_and(|[number, _]| number == "1")
    }
}

fn both(text: Cow<'_, str>) -> Forms<'_> {
    [text.clone(), text]
}

/// The English form beside one.
const fn singular(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Minutes => "minute",
        Keyword::Hours => "hour",
        Keyword::Days => "day",
        Keyword::Weeks => "week",
        Keyword::Months => "month",
        Keyword::Years => "year",
        Keyword::WorkingMinutes => "working minute",
        Keyword::WorkingHours => "working hour",
        Keyword::WorkingDays => "working day",
        Keyword::Stars => "star",
        other => other.english(),
    }
}

/// The English form beside any other number.
const fn plural(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Original => "originals",
        Keyword::Copy => "copies",
        Keyword::Certified => "certified copies",
        Keyword::Electronic => "electronic copies",
        Keyword::ElectronicForm => "electronic forms",
        other => other.english(),
    }
}

const fn sign_of(sign: Sign) -> &'static str {
    match sign {
        Sign::Comma => ",",
        Sign::Colon => ":",
        Sign::Open => "(",
        Sign::Close => ")",
        Sign::OpenList => "{",
        Sign::CloseList => "}",
        Sign::Dots => "..",
        Sign::Dash => "-",
        Sign::Percent => "%",
        Sign::Operator(operator) => operator,
    }
}
