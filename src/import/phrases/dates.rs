//! Days as records write them: `01/7/2025`, `01-07-2025`, `1.7.2025`, `ngày 01 tháng 7 năm 2025`.

use chrono::NaiveDate;

use super::words::{Words, next, plus};

/// A day at a word, with or without `ngày` before it, and the index after it.
pub(super) fn date(words: &Words<'_>, at: usize) -> Option<(NaiveDate, usize)> {
    let at = if words.at(at) == "ngày" { next(at) } else { at };
    if !words.is_digits(at) {
        return None;
    }
    if let Some((day, rest)) = words.at(at).split_once('.') {
        let (month, year) = rest.split_once('.')?;
        return Some((day_of(day, month, year)?, next(at)));
    }
    let parted = ['/', '-'].iter().any(|mark| words.is_mark(next(at), *mark) && words.is_mark(plus(at, 3), *mark));
    let said = words.at(next(at)) == "tháng" && words.at(plus(at, 3)) == "năm";
    if !parted && !said {
        return None;
    }
    let (month, year, after) = (plus(at, 2), plus(at, 4), plus(at, 5));
    Some((day_of(words.at(at), words.at(month), words.at(year))?, after))
}

fn day_of(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::import::phrases::words::Words;

    #[test]
    fn days_are_read_in_every_form() {
        for text in ["01/7/2025", "ngày 01-07-2025", "1.7.2025", "ngày 01 tháng 7 năm 2025", "1 / 7 / 2025."] {
            let day = date(&Words::of(text), 0).map(|(day, _)| day.to_string());
            assert_eq!(day.as_deref(), Some("2025-07-01"), "{text}");
        }
        for text in ["31/02/2025", "01/7", "ngày 05", "7/2025", "01/7/25", "12/2025/TT-BTC"] {
            assert_eq!(date(&Words::of(text), 0), None, "{text}");
        }
    }
}
