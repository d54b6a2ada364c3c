//! Moments as rows write them, `YYYY-MM-DDTHH:MM`, without the machinery of formats. Dates that stand in many rows are written once.

use std::io::{self, Write};

use chrono::Datelike;

use crate::bundle::numbered_day;
use crate::calendar::ClockMinute;
use crate::runtime::Moment;

/// How many dates are kept: those of a few years.
const KEPT: usize = 1024;
const MASK: i64 = 0x3FF;

/// Who writes moments.
#[derive(Default)]
pub(in crate::cli) struct Moments {
    /// Dates with their texts, each at the place that its number gives it.
    dates: Vec<Option<(i64, [u8; 10])>>,
    /// The moment that was written last: a row's limits often end together.
    last: Option<(ClockMinute, [u8; 16])>,
}

impl Moments {
    /// Writes a moment as [`Moment`] is written.
    #[inline]
    pub(in crate::cli) fn write(&mut self, out: &mut Vec<u8>, at: ClockMinute) -> io::Result<()> {
        match &self.last {
            Some((last, text)) if *last == at => {
                out.extend_from_slice(text);
                Ok(())
            }
            _ => self.write_other(out, at),
        }
    }

    /// Writes a moment that is not the one before.
    fn write_other(&mut self, out: &mut Vec<u8>, at: ClockMinute) -> io::Result<()> {
        match self.date(at.day()).zip(time(at)) {
            Some(([a, b, c, d, e, f, g, h, i, j], [k, l, m, n])) => {
                let text = [a, b, c, d, e, f, g, h, i, j, b'T', k, l, b':', m, n];
                out.extend_from_slice(&text);
                self.last = Some((at, text));
                Ok(())
            }
            None => match at.moment() {
                Some(at) => write!(out, "{}", Moment(at)),
                None => Err(io::Error::other("a moment past the dates that can be written")),
            },
        }
    }

    /// The text of a day, which counts from 1970-01-01.
    fn date(&mut self, date: i64) -> Option<[u8; 10]> {
        let place = usize::try_from(date & MASK).ok()?;
        if let Some(Some((known, text))) = self.dates.get(place)
            && *known == date
        {
            return Some(*text);
        }
        let text = written(date)?;
        self.dates.resize(KEPT, None);
        if let Some(kept) = self.dates.get_mut(place) {
            *kept = Some((date, text));
        }
        Some(text)
    }
}

/// A date whose year has four digits.
fn written(date: i64) -> Option<[u8; 10]> {
    let date = numbered_day(date)?;
    let year = u32::try_from(date.year()).ok()?;
    let [[a, b], [c, d]] = [two(year / 100)?, two(year % 100)?];
    let [[e, f], [g, h]] = [two(date.month())?, two(date.day())?];
    Some([a, b, c, d, b'-', e, f, b'-', g, h])
}

#[inline]
fn time(at: ClockMinute) -> Option<[u8; 4]> {
    let minute = u32::from(at.of_day());
    let [[a, b], [c, d]] = [two(minute / 60)?, two(minute % 60)?];
    Some([a, b, c, d])
}

/// The digits of the numbers below 100.
const DIGITS: &[u8] = b"\
    00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960\
    616263646566676869707172737475767778798081828384858687888990919293949596979899";

/// The digits of a number below 100.
#[inline]
fn two(number: u32) -> Option<[u8; 2]> {
    let (digits, _) = DIGITS.as_chunks();
    digits.get(usize::try_from(number).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_moment_is_written_as_decisions_write_it() {
        let mut moments = Moments::default();
        for (year, month, day, hour, minute) in [
            (2025, 10, 3, 14, 0),
            (2025, 10, 3, 7, 59),
            (987, 1, 31, 0, 9),
            (9999, 12, 9, 23, 59),
            (12000, 1, 1, 7, 30),
            (-3, 1, 1, 7, 30),
        ] {
            let at = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, minute, 5).unwrap();
            let mut out = Vec::new();
            moments.write(&mut out, at.into()).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), Moment(at).to_string());
        }
    }

    #[test]
    fn every_number_of_two_digits_has_them() {
        for number in 0..100 {
            assert_eq!(two(number).unwrap(), *format!("{number:02}").as_bytes());
        }
        assert_eq!(two(100), None);
    }

    #[test]
    fn dates_that_share_a_place_are_told_apart() {
        let mut moments = Moments::default();
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(8, 0, 0).unwrap();
        for days in (0..3000).chain([0, 1024, 2048, 0]) {
            let at = first.checked_add_signed(chrono::TimeDelta::days(days)).unwrap();
            let mut out = Vec::new();
            moments.write(&mut out, at.into()).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), Moment(at).to_string());
        }
    }
}
