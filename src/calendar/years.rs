//! Counts whole years between two dates.

use chrono::{Datelike, NaiveDate};

/// Whole years from one date to another. A year ends on the corresponding day, from 29 February on 28 February where the
/// year has no 29th (Civil Code 91/2015/QH13 art. 148(3) and (4)); towards an earlier date they count down.
pub fn years_between(from: NaiveDate, to: NaiveDate) -> Option<i64> {
    let years = i64::from(to.year()).checked_sub(i64::from(from.year()))?;
    let anniversary = from.with_year(to.year()).or_else(|| NaiveDate::from_ymd_opt(to.year(), 2, 28))?;
    if to < anniversary { years.checked_sub(1) } else { Some(years) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_from_29_february_ends_on_28_february() {
        assert_eq!(years_between(date("2024-02-29"), date("2025-02-27")), Some(0));
        assert_eq!(years_between(date("2024-02-29"), date("2025-02-28")), Some(1));
        assert_eq!(years_between(date("2024-02-29"), date("2028-02-28")), Some(3));
        assert_eq!(years_between(date("2024-02-29"), date("2028-02-29")), Some(4));
        assert_eq!(years_between(date("2025-10-04"), date("2025-10-03")), Some(-1));
    }
}
