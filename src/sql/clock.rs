//! Moments and days of the views as whole numbers that are never negative, and the keys under which tables keep them.

use chrono::NaiveDate;

use super::expr::{Expr, add, all, between, div, n, sub, sum, times, when};
use crate::bundle::day_number;

/// The days before 1970-01-01 of day 0, in the year 1422: before any date that a bundle has.
pub(super) const SHIFT_DAYS: i64 = 200_000;
/// The same in minutes.
pub(super) const SHIFT_MINUTES: i64 = 288_000_000;
/// Minutes of a day.
pub(super) const DAY: i64 = 1_440;
/// More days, or working days, than a calendar has.
pub(super) const SPAN: i64 = 1_000_000;

/// The day of a date.
pub(super) fn day(date: NaiveDate) -> Option<i64> {
    day_number(date).checked_add(SHIFT_DAYS)
}

/// The number under which a table of one row a day keeps its first possible day: `place` of many such tables.
pub(super) fn base(place: usize) -> Option<i64> {
    i64::try_from(place).ok()?.checked_mul(SPAN)
}

/// The key of a day, given the base; none for a number that no calendar has.
pub(super) fn key(base: Expr, day: Expr) -> Expr {
    when(between(day.clone(), 0, 999_999), add(base, day))
}

pub(super) fn day_of(minute: Expr) -> Expr {
    div(minute, DAY)
}

/// The day so many months after a month (year * 12 + month - 1), on a day of the month or the month's last one.
pub(super) fn months_later(month: Expr, day_of_month: Expr, months: Expr) -> Expr {
    // Counted from March, so that a leap day is a year's last.
    let from_march = sub(add(month, months), n(2));
    let first = |index: Expr| first_day(index);
    let length = sub(first(add(from_march.clone(), n(1))), first(from_march.clone()));
    let within = super::expr::least([day_of_month, length]);
    let day = sub(add(first(from_march.clone()), within), n(1));
    // Past any calendar the products need not be made.
    when(all([between(from_march, 0, 1_000_000)]), day)
}

/// The first day of the month with an index counted from March of the year 0, by the rules of the Gregorian calendar.
pub(super) fn first_day(index: Expr) -> Expr {
    let year = div(index.clone(), 12);
    let month = super::expr::rem(index, 12);
    let in_year = div(add(times(month, 153), n(2)), 5);
    let leap = sub(add(div(year.clone(), 4), div(year.clone(), 400)), div(year.clone(), 100));
    let shift = SHIFT_DAYS.checked_sub(719_468).unwrap_or_default();
    sum([times(year, 365), leap, in_year, n(shift)])
}
