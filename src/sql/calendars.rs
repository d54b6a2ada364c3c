//! Calendars as tables of plain rows: a day to the ends of the working days after it, a number of working days to the end of that
//! day, a number of open minutes to the day on which they have passed.

use chrono::{Datelike, NaiveDate};

use super::clock::{DAY, base, day};
use super::expr::Type;
use super::table::{Cell, Table};
use crate::bundle::Calendar;

/// A calendar's days.
#[derive(Clone, Debug)]
pub(super) struct Days {
    pub(super) first: NaiveDate,
    /// By day, its windows; none is closed.
    pub(super) windows: Vec<Vec<(i64, i64)>>,
    /// By day, the weekday whose hours desks keep, 1 to 7, or 0.
    pub(super) desks: Vec<u32>,
}

impl Days {
    /// The days of a bundle's calendar; none for a table that the loader refuses.
    pub(super) fn of(calendar: &Calendar) -> Option<Self> {
        let windows = |name: char| -> Vec<(i64, i64)> {
            let found = calendar.patterns.get(name.encode_utf8(&mut [0; 4]) as &str);
            found.into_iter().flatten().map(|(open, close)| (i64::from(*open), i64::from(*close))).collect()
        };
        let desks = calendar.desks.chars().map(|name| name.to_digit(8)).collect::<Option<Vec<_>>>()?;
        Some(Self { first: calendar.first_day, windows: calendar.days.chars().map(windows).collect(), desks })
    }

    /// The days with their dates and numbers.
    pub(super) fn dated(&self) -> impl Iterator<Item = (NaiveDate, i64, &Vec<(i64, i64)>)> {
        self.first.iter_days().zip(&self.windows).filter_map(|(date, windows)| Some((date, day(date)?, windows)))
    }
}

/// The most windows of a day, at least one.
pub(super) fn most_windows(calendars: &[Days]) -> usize {
    calendars.iter().flat_map(|days| &days.windows).map(Vec::len).max().unwrap_or(1).max(1)
}

/// The minute at which a window of a day opens and closes.
fn at(day: i64, minute: i64) -> Option<i64> {
    day.checked_mul(DAY)?.checked_add(minute)
}

fn length(windows: &[(i64, i64)]) -> Option<i64> {
    windows.iter().try_fold(0_i64, |sum, (open, close)| sum.checked_add(close.checked_sub(*open)?))
}

/// Of each day what counting from it needs, and of each working day, by its number, its end.
pub(super) fn days(calendars: &[Days]) -> Option<Table> {
    let most = most_windows(calendars);
    let mut table = Table::new(
        "thutuc_days",
        &[
            ("key", Type::Whole),
            ("end_at", Type::Whole),
            ("is_open", Type::YesNo),
            ("upto", Type::Whole),
            ("next_end", Type::Whole),
            ("next_open", Type::Whole),
            ("month", Type::Whole),
            ("day_of_month", Type::Whole),
            ("before", Type::Whole),
            ("next_before", Type::Whole),
            ("next_month", Type::Whole),
            ("next_day_of_month", Type::Whole),
        ],
    );
    for window in 0..most {
        table.columns.push((format!("open{window}"), Type::Whole));
        table.columns.push((format!("close{window}"), Type::Whole));
    }
    for (place, calendar) in calendars.iter().enumerate() {
        let (own, numbered) = (base(place.checked_mul(2)?)?, base(place.checked_mul(2)?.checked_add(1)?)?);
        let dated: Vec<_> = calendar.dated().collect();
        // By day, the first working day after it: its end, opening, month and day of the month.
        let mut next: Vec<Option<(i64, i64, i64, i64)>> = Vec::new();
        let mut following = None;
        for (date, day, windows) in dated.iter().rev() {
            next.push(following);
            if let (Some((open, _)), Some((_, close))) = (windows.first(), windows.last()) {
                following = Some((at(*day, *close)?, at(*day, *open)?, month(*date)?, i64::from(date.day())));
            }
        }
        let (mut upto, mut before) = (0_i64, 0_i64);
        for ((date, day, windows), next) in dated.iter().zip(next.into_iter().rev()) {
            let closes = windows.last().map(|(_, close)| at(*day, *close)).unwrap_or_default();
            if let Some(closes) = closes {
                let mut row = vec![Cell::Whole(numbered.checked_add(upto)?), Cell::Whole(closes)];
                row.resize(table.columns.len(), Cell::Nothing);
                table.rows.push(row);
                upto = upto.checked_add(1)?;
            }
            let after = before.checked_add(length(windows)?)?;
            let mut row = vec![
                Cell::Whole(own.checked_add(*day)?),
                closes.or(next.map(|(end, ..)| end)).into(),
                Cell::Yes(closes.is_some()),
                Cell::Whole(upto),
                next.map(|(end, ..)| end).into(),
                next.map(|(_, open, ..)| open).into(),
                Cell::Whole(month(*date)?),
                Cell::Whole(i64::from(date.day())),
                Cell::Whole(before),
                Cell::Whole(after),
                next.map(|(_, _, month, _)| month).into(),
                next.map(|(.., day)| day).into(),
            ];
            for window in 0..most {
                let (open, close) = windows.get(window).copied().unwrap_or((0, 0));
                row.extend([Cell::Whole(open), Cell::Whole(close)]);
            }
            table.rows.push(row);
            before = after;
        }
    }
    Some(table)
}

/// Months since the year 0.
fn month(date: NaiveDate) -> Option<i64> {
    i64::from(date.year()).checked_mul(12)?.checked_add(i64::from(date.month0()))
}

/// The open minutes under one number of the table of open minutes: most days have more.
pub(super) const BUCKET: i64 = 120;

/// The first minute of a day, the open minutes before it, and its windows.
type OpenDay = (i64, i64, Vec<(i64, i64)>);

/// Of so many open minutes at a time the days on which they pass; and on how many at most.
pub(super) fn open_minutes(calendars: &[Days]) -> Option<(Table, usize)> {
    let windows = most_windows(calendars);
    let mut found: Vec<(i64, Vec<OpenDay>)> = Vec::new();
    for (place, calendar) in calendars.iter().enumerate() {
        let own = base(place)?;
        let mut before = 0_i64;
        for (_, day, windows) in calendar.dated() {
            let length = length(windows)?;
            if length == 0 {
                continue;
            }
            let after = before.checked_add(length)?;
            // The minutes before + 1 to after.
            let (low, high) = (before.checked_div(BUCKET)?, after.checked_sub(1)?.checked_div(BUCKET)?);
            for bucket in low..=high {
                let key = own.checked_add(bucket)?;
                let entry = (at(day, 0)?, before, windows.clone());
                match found.last_mut() {
                    Some((last, days)) if *last == key => days.push(entry),
                    _ => found.push((key, vec![entry])),
                }
            }
            before = after;
        }
    }
    let most = found.iter().map(|(_, days)| days.len()).max().unwrap_or(1);
    let mut table = Table::new("thutuc_open_minutes", &[("key", Type::Whole)]);
    for place in 0..most {
        table.columns.push((format!("day{place}"), Type::Whole));
        table.columns.push((format!("before{place}"), Type::Whole));
        for window in 0..windows {
            table.columns.push((format!("open{place}_{window}"), Type::Whole));
            table.columns.push((format!("close{place}_{window}"), Type::Whole));
        }
    }
    for (key, days) in found {
        let mut row = vec![Cell::Whole(key)];
        for (day, before, hours) in days {
            row.extend([Cell::Whole(day), Cell::Whole(before)]);
            for window in 0..windows {
                let (open, close) = hours.get(window).copied().unwrap_or((0, 0));
                row.extend([Cell::Whole(open), Cell::Whole(close)]);
            }
        }
        row.resize(table.columns.len(), Cell::Nothing);
        table.rows.push(row);
    }
    Some((table, most))
}
