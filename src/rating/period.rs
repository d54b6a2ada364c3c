//! The period that is rated: a month, a quarter or a year.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::bundle::RatingPeriod;

/// A period, `[begin, end)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    /// As it was asked for: `2025-09`, `2025-Q3`, `2025`.
    pub(crate) label: String,
    pub(crate) kind: RatingPeriod,
    /// Its first minute.
    pub(crate) begin: NaiveDateTime,
    /// The first minute after it.
    pub(crate) end: NaiveDateTime,
}

/// A text that names no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PeriodError(pub(crate) String);

impl Period {
    /// Reads `2025-09`, `2025-Q3` (also `2025-q3`) or `2025`.
    ///
    /// # Errors
    /// [`PeriodError`] for any other text.
    pub(crate) fn parse(text: &str) -> Result<Self, PeriodError> {
        read(text.trim()).ok_or_else(|| PeriodError(text.to_owned()))
    }

    /// Whether a moment lies in it.
    pub(crate) fn has(&self, at: NaiveDateTime) -> bool {
        (self.begin..self.end).contains(&at)
    }
}

fn read(text: &str) -> Option<Period> {
    let (year, part) = match text.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (text, None),
    };
    let year = Some(year).filter(|year| year.len() == 4).and_then(number)?;
    let (kind, first, months, label) = match part {
        None => (RatingPeriod::Year, 1, 12, format!("{year:04}")),
        Some(part) => match part.strip_prefix(['Q', 'q']) {
            Some(quarter) => {
                let quarter = Some(quarter)
                    .filter(|quarter| quarter.len() == 1)
                    .and_then(number)
                    .filter(|quarter| (1..=4).contains(quarter))?;
                let first = quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
                (RatingPeriod::Quarter, first, 3, format!("{year:04}-Q{quarter}"))
            }
            None => {
                let month = Some(part).filter(|part| part.len() == 2).and_then(number)?;
                (RatingPeriod::Month, month, 1, format!("{year:04}-{month:02}"))
            }
        },
    };
    let year = i32::try_from(year).ok()?;
    let begin = NaiveDate::from_ymd_opt(year, first, 1)?;
    let end = begin.checked_add_months(chrono::Months::new(months))?;
    Some(Period { label, kind, begin: begin.and_time(NaiveTime::MIN), end: end.and_time(NaiveTime::MIN) })
}

/// A number of digits alone.
fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<(String, String)> {
        let period = Period::parse(text).ok()?;
        Some((period.begin.date().to_string(), period.end.date().to_string()))
    }

    #[test]
    fn periods_are_half_open() {
        let some = |begin: &str, end: &str| Some((begin.to_owned(), end.to_owned()));
        assert_eq!(days("2025-Q3"), some("2025-07-01", "2025-10-01"));
        assert_eq!(days("2025-q4"), some("2025-10-01", "2026-01-01"));
        assert_eq!(days("2024-02"), some("2024-02-01", "2024-03-01"));
        assert_eq!(days(" 2025 "), some("2025-01-01", "2026-01-01"));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["", "25", "2025-Q5", "2025-Q0", "2025-Q03", "2025-13", "2025-3", "2025-Q", "Q3-2025", "+025", "2025-Q3-1"]
        {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
