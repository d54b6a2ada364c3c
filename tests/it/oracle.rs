//! Working days as a person with the notices in hand would count them: a plain list of weekdays off
//! and weekend days worked, year by year, and a loop. It shares no code with the calendar it checks.

use chrono::{Datelike, NaiveDate, Weekday};

/// Weekdays off for civil servants, as `(year, month, days)`.
const WEEKDAYS_OFF: &[(i32, u32, &[u32])] = &[
    (2022, 1, &[3, 31]),
    (2022, 2, &[1, 2, 3, 4]),
    (2022, 4, &[11]),
    (2022, 5, &[2, 3]),
    (2022, 9, &[1, 2]),
    (2023, 1, &[2, 20, 23, 24, 25, 26]),
    (2023, 5, &[1, 2, 3]),
    (2023, 9, &[1, 4]),
    // Notices 5015 and 1570/TB-LĐTBXH.
    (2024, 1, &[1]),
    (2024, 2, &[8, 9, 12, 13, 14]),
    (2024, 4, &[18, 29, 30]),
    (2024, 5, &[1]),
    (2024, 9, &[2, 3]),
    // Notice 6150/TB-BLĐTBXH.
    (2025, 1, &[1, 27, 28, 29, 30, 31]),
    (2025, 4, &[7, 30]),
    (2025, 5, &[1, 2]),
    (2025, 9, &[1, 2]),
    // Letter 12729/VPCP-KGVX, notice 9441/TB-BNV, Resolution 28/2026/QH16.
    (2026, 1, &[1, 2]),
    (2026, 2, &[16, 17, 18, 19, 20]),
    (2026, 4, &[27, 30]),
    (2026, 5, &[1]),
    (2026, 8, &[31]),
    (2026, 9, &[1, 2]),
    (2026, 11, &[24]),
];

/// Weekend days worked, as `(year, month, day)`.
const WEEKEND_WORKED: &[(i32, u32, u32)] = &[(2024, 5, 4), (2025, 4, 26), (2026, 1, 10), (2026, 8, 22)];

/// The last day the list holds.
pub(crate) fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()
}

/// Whether civil servants work on `date`.
pub(crate) fn is_working_day(date: NaiveDate) -> bool {
    let day = (date.year(), date.month(), date.day());
    if WEEKEND_WORKED.contains(&day) {
        return true;
    }
    let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let off = WEEKDAYS_OFF.iter().any(|&(year, month, days)| year == day.0 && month == day.1 && days.contains(&day.2));
    !weekend && !off
}

/// The `n`th working day after `date`; none past the list.
pub(crate) fn nth_working_day(date: NaiveDate, n: u32) -> Option<NaiveDate> {
    let mut left = n;
    let mut day = date;
    while left > 0 {
        day = day.succ_opt()?;
        if day > last_day() {
            return None;
        }
        if is_working_day(day) {
            left -= 1;
        }
    }
    Some(day)
}
