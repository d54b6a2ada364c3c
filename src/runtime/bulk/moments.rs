//! Moments of rows as texts. The same dates stand in many rows: each is read once.

use crate::bundle::day_number;
use crate::calendar::ClockMinute;
use crate::runtime::decide::{parse_date, parse_minute};

/// How many dates are remembered, each at the place that its digits give it.
const PLACES: usize = 2048;

/// How long a date is: `2025-10-03`.
const DATE_BYTES: usize = 10;

/// Who reads moments.
#[derive(Default)]
pub(crate) struct MomentReader {
    /// With the days since 1970-01-01.
    dates: Vec<Option<([u8; DATE_BYTES], i64)>>,
}

impl MomentReader {
    /// Reads a moment as [`parse_moment`](crate::runtime::parse_moment) does.
    pub(crate) fn read(&mut self, text: &[u8]) -> Option<ClockMinute> {
        let (date, [b'T', time @ ..]) = text.split_first_chunk::<DATE_BYTES>()? else { return None };
        ClockMinute::new(self.date(date)?, parse_minute(time)?)
    }

    fn date(&mut self, digits: &[u8; DATE_BYTES]) -> Option<i64> {
        let place = spot(digits);
        if let Some(Some((known, date))) = self.dates.get(place)
            && known == digits
        {
            return Some(*date);
        }
        let date = day_number(parse_date(std::str::from_utf8(digits).ok()?)?);
        self.dates.resize(PLACES, None);
        if let Some(kept) = self.dates.get_mut(place) {
            *kept = Some((*digits, date));
        }
        Some(date)
    }
}

/// Where a date stands: those of two years that follow one another have places of their own.
fn spot(digits: &[u8; DATE_BYTES]) -> usize {
    let [_, _, _, year, _, month_tens, month_ones, _, tens, ones] = digits.map(usize::from);
    let month = (month_tens & 1) << 3 ^ (month_tens & 1) << 2 ^ month_ones & 0xF;
    (year & 1) << 10 | month << 6 | (tens & 3) << 4 | ones & 0xF
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::runtime::parse_moment;

    proptest! {
        #[test]
        fn texts_are_read_as_ever_whatever_was_read_before(texts in prop::collection::vec("(20|19|00)[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]|[0-9]{4}-[0-9]{2}-ớ[0-9]{1,2}T08:00|.{0,18}", 0..40)) {
            let mut reader = MomentReader::default();
            for text in texts.iter().chain(&texts) {
                prop_assert_eq!(reader.read(text.as_bytes()), parse_moment(text).map(ClockMinute::from), "{}", text);
            }
        }
    }

    #[test]
    fn the_dates_of_two_years_have_places_of_their_own() {
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
        let digits = first.iter_days().take(730).map(|date| *date.to_string().as_bytes().first_chunk::<10>().unwrap());
        let places: std::collections::BTreeSet<usize> = digits.map(|digits| spot(&digits)).collect();
        assert_eq!(places.len(), 730);
        assert!(places.last().is_some_and(|last| *last < PLACES));
    }
}
