//! Moments as rows write them, `YYYY-MM-DDTHH:MM`, without the machinery of formats.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::runtime::Moment;

/// Writes a moment as [`Moment`] is written.
pub(super) fn write(out: &mut Vec<u8>, at: NaiveDateTime) -> io::Result<()> {
    let digits = |number: u32, place: u32| number.checked_div(place).and_then(|digit| u8::try_from(digit % 10).ok());
    let written = || {
        let year = u32::try_from(at.year()).ok().filter(|year| *year <= 9999)?;
        let (month, day, hour, minute) = (at.month(), at.day(), at.hour(), at.minute());
        let digit = |number: u32, place: u32| b'0'.checked_add(digits(number, place)?);
        Some([
            digit(year, 1000)?,
            digit(year, 100)?,
            digit(year, 10)?,
            digit(year, 1)?,
            b'-',
            digit(month, 10)?,
            digit(month, 1)?,
            b'-',
            digit(day, 10)?,
            digit(day, 1)?,
            b'T',
            digit(hour, 10)?,
            digit(hour, 1)?,
            b':',
            digit(minute, 10)?,
            digit(minute, 1)?,
        ])
    };
    match written() {
        Some(text) => out.write_all(&text),
        None => write!(out, "{}", Moment(at)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_moment_is_written_as_decisions_write_it() {
        for (year, month, day, hour, minute) in
            [(2025, 10, 3, 14, 0), (987, 1, 31, 0, 9), (9999, 12, 9, 23, 59), (12000, 1, 1, 7, 30)]
        {
            let at = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, minute, 5).unwrap();
            let mut out = Vec::new();
            write(&mut out, at).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), Moment(at).to_string());
        }
    }
}
