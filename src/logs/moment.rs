//! Moments as exports write them: `2025-10-03T14:00`, `2025-10-03 14:00:05`, `03/10/2025 14:00`. A date alone is none: whether a
//! dossier was in time depends on the minute.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::runtime::{name, parse_moment};

/// Reads a moment, whose seconds are dropped; none for any other text, one with a time zone among them.
pub(super) fn read(text: &str) -> Option<NaiveDateTime> {
    parse_moment(text).or_else(|| other(&name(text)))
}

fn other(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once(['T', ' '])?;
    let date =
        if date.contains('/') { day_first(date)? } else { NaiveDate::parse_from_str(full(date)?, "%Y-%m-%d").ok()? };
    Some(date.and_time(time_of_day(time.trim_start())?))
}

/// A date whose year has four digits and whose month and day have two.
fn full(date: &str) -> Option<&str> {
    let is_full = date.len() == "2025-10-03".len() && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_full.then_some(date)
}

/// `3/10/2025`: day, month, year.
fn day_first(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('/');
    let (day, month, year) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?, parts.next()?);
    let year = Some(year).filter(|year| year.len() == 4).and_then(|year| digits(year, 4))?;
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `14:00`, `14:00:05`, `14:00:05.250`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if let Some(seconds) = parts.next() {
        let (whole, part) = seconds.split_once('.').unwrap_or((seconds, "0"));
        digits(whole, 2).filter(|seconds| *seconds < 60)?;
        digits(part, 9)?;
    }
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A number of at least one and at most so many digits.
fn digits(text: &str, most: usize) -> Option<u32> {
    let is_number = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_write_one_moment_in_several_ways() {
        for text in [
            "2025-10-03T14:05",
            " 2025-10-03 14:05 ",
            "2025-10-03T14:05:59",
            "2025-10-03 14:05:00.000",
            "3/10/2025 14:05",
            "03/10/2025  14:05:30",
        ] {
            assert_eq!(read(text).map(|at| at.to_string()).as_deref(), Some("2025-10-03 14:05:00"), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "2025-10-03",
            "03/10/2025",
            "2025-10-03T14:05Z",
            "2025-10-03T14:05+07:00",
            "2025-10-03T24:00",
            "31/02/2025 08:00",
            "03/10/25 08:00",
            "03/10/2025 8",
            "+2025-10-03 08:00",
            "2025-10-3 08:00",
            "03/10/2025/1 08:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
