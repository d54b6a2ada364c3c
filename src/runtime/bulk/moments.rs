//! Moments of rows as texts. The same dates stand in many rows: each is read once.

use chrono::{NaiveDate, NaiveDateTime};

use crate::runtime::decide::{parse_date, parse_time};

/// How many dates are remembered, each at the place that its digits give it.
const PLACES: usize = 2048;

/// How long a date is: `2025-10-03`.
const DATE_BYTES: usize = 10;

/// Who reads moments.
#[derive(Default)]
pub(crate) struct MomentReader {
    dates: Vec<Option<([u8; DATE_BYTES], NaiveDate)>>,
}

impl MomentReader {
    /// Reads a moment as [`parse_moment`](crate::runtime::parse_moment) does.
    pub(crate) fn read(&mut self, text: &str) -> Option<NaiveDateTime> {
        let (date, time) = text.split_at_checked(DATE_BYTES)?;
        Some(NaiveDateTime::new(self.date(date)?, parse_time(time.strip_prefix('T')?)?))
    }

    fn date(&mut self, text: &str) -> Option<NaiveDate> {
        let digits = text.as_bytes().first_chunk::<DATE_BYTES>()?;
        let place = spot(digits);
        if let Some(Some((known, date))) = self.dates.get(place)
            && known == digits
        {
            return Some(*date);
        }
        let date = parse_date(text)?;
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
    use proptest::prelude::*;

    use super::*;
    use crate::runtime::parse_moment;

    proptest! {
        #[test]
        fn texts_are_read_as_ever_whatever_was_read_before(texts in prop::collection::vec("(20|19|00)[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]|[0-9]{4}-[0-9]{2}-ớ[0-9]{1,2}T08:00|.{0,18}", 0..40)) {
            let mut reader = MomentReader::default();
            for text in texts.iter().chain(&texts) {
                prop_assert_eq!(reader.read(text), parse_moment(text), "{}", text);
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
