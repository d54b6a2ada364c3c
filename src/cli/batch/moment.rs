//! Moments as rows write them, `YYYY-MM-DDTHH:MM`, without the machinery of formats. Dates that stand in many rows are written once.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::runtime::Moment;

/// How many dates are kept: a few years' working days.
const KEPT: usize = 1024;

/// Who writes moments.
#[derive(Default)]
pub(in crate::cli) struct Moments {
    /// Dates with their texts, each at the place that its number gives it.
    dates: Vec<Option<(NaiveDate, [u8; 10])>>,
    /// The moment that was written last: a row's limits often end together.
    last: Option<(NaiveDateTime, [u8; 16])>,
}

impl Moments {
    /// Writes a moment as [`Moment`] is written.
    pub(in crate::cli) fn write(&mut self, out: &mut Vec<u8>, at: NaiveDateTime) -> io::Result<()> {
        if let Some((_, text)) = self.last.filter(|(last, _)| *last == at) {
            out.extend_from_slice(&text);
            return Ok(());
        }
        match self.date(at.date()).zip(time(at)) {
            Some(([a, b, c, d, e, f, g, h, i, j], [k, l, m, n])) => {
                let text = [a, b, c, d, e, f, g, h, i, j, b'T', k, l, b':', m, n];
                out.extend_from_slice(&text);
                self.last = Some((at, text));
                Ok(())
            }
            None => write!(out, "{}", Moment(at)),
        }
    }

    fn date(&mut self, date: NaiveDate) -> Option<[u8; 10]> {
        let place = spot(date);
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

/// Where a date is kept: those of two years that follow one another have places of their own.
fn spot(date: NaiveDate) -> usize {
    let year = usize::from(date.year().rem_euclid(2) == 1);
    usize::try_from(date.ordinal()).map_or(0, |day| (day & 0x1FF) | year << 9)
}

/// A date whose year has four digits.
fn written(date: NaiveDate) -> Option<[u8; 10]> {
    let year = u32::try_from(date.year()).ok()?;
    let [[a, b], [c, d]] = [two(year / 100)?, two(year % 100)?];
    let [[e, f], [g, h]] = [two(date.month())?, two(date.day())?];
    Some([a, b, c, d, b'-', e, f, b'-', g, h])
}

fn time(at: NaiveDateTime) -> Option<[u8; 4]> {
    let minutes = at.num_seconds_from_midnight() / 60;
    let [[a, b], [c, d]] = [two(minutes / 60)?, two(minutes % 60)?];
    Some([a, b, c, d])
}

/// The digits of a number below 100.
fn two(number: u32) -> Option<[u8; 2]> {
    let digit = |number: u32| b'0'.checked_add(u8::try_from(number).ok()?);
    Some([digit(number / 10).filter(u8::is_ascii_digit)?, digit(number % 10)?])
}

#[cfg(test)]
mod tests {
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
            moments.write(&mut out, at).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), Moment(at).to_string());
        }
    }

    #[test]
    fn dates_that_share_a_place_are_told_apart() {
        let mut moments = Moments::default();
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(8, 0, 0).unwrap();
        for days in (0..3000).chain([0, 1024, 2048, 0]) {
            let at = first.checked_add_signed(chrono::TimeDelta::days(days)).unwrap();
            let mut out = Vec::new();
            moments.write(&mut out, at).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), Moment(at).to_string());
        }
    }
}
