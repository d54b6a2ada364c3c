//! Turns days of the Vietnamese lunisolar calendar into solar dates, by the astronomical rule at
//! UTC+7: a month begins on the day of the new moon; month 11 holds the winter solstice; of thirteen
//! months between two such months the first without a principal term is a leap month.
//!
//! Valid for the years 1900 to 2199. The rule is applied at UTC+7 throughout, also to years in
//! which parts of the country kept another clock (before 1968). The 30 days from 07/05/2054 cannot be
//! settled today: that new moon falls within half a minute of midnight in Vietnam, and only the
//! rotation of the earth until then decides whether the month begins on the 7th or, as foreseen
//! here, on the 8th.

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::astronomy::{new_moon_day, new_moon_number_near, sun_part_at_start};

/// The first year that can be computed.
pub const FIRST_YEAR: i32 = 1900;
/// The last year that can be computed.
pub const LAST_YEAR: i32 = 2199;

/// Why a lunar day has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LunarError {
    /// The year cannot be computed.
    #[error("the lunar calendar is computed from {FIRST_YEAR} to {LAST_YEAR}, not for {0}")]
    Year(i32),
    /// There is no such day of a lunar month.
    #[error("{day}/{month} is no day of a lunar year")]
    Day {
        /// Day asked for.
        day: u8,
        /// Month asked for.
        month: u8,
    },
}

/// The first day of the lunar year that begins in the solar year `year` (mùng 1 Tết).
///
/// # Errors
/// [`LunarError::Year`] outside 1900 to 2199.
pub fn tet(year: i32) -> Result<NaiveDate, LunarError> {
    solar(1, 1, year)
}

/// The solar date of `day` of the regular month `month` in the lunar year that begins in the solar
/// year `year`; never of a leap month. Day 30 is the month's last day, 29 or 30.
///
/// # Errors
/// [`LunarError`] for a year outside 1900 to 2199, a month that is not 1 to 12 or a day that is not 1
/// to 30.
///
/// # Example
/// ```
/// use thutuc::calendar::lunar::{LunarError, solar, tet};
///
/// assert_eq!(tet(2026)?.to_string(), "2026-02-17");
/// // The Hùng Kings' day, 10/3.
/// assert_eq!(solar(10, 3, 2026)?.to_string(), "2026-04-26");
/// assert_eq!(solar(1, 1, 2200), Err(LunarError::Year(2200)));
/// # Ok::<(), LunarError>(())
/// ```
pub fn solar(day: u8, month: u8, year: i32) -> Result<NaiveDate, LunarError> {
    Year::new(year)?.solar(day, month)
}

/// The regular months of one lunar year, computed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    year: i32,
    /// First day of each regular month and of the month that follows it, as Julian day numbers.
    months: Vec<(i64, i64)>,
    leap: Option<u8>,
}

impl Year {
    /// The lunar year that begins in the solar year `year`.
    ///
    /// # Errors
    /// [`LunarError::Year`] outside 1900 to 2199.
    pub fn new(year: i32) -> Result<Self, LunarError> {
        let out = LunarError::Year(year);
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(out);
        }
        let before = Cycle::ending_in(year).ok_or(out)?;
        let after = year.checked_add(1).and_then(Cycle::ending_in).ok_or(out)?;
        // A cycle counts its regular months from month 11: months 1 to 10 are its third to twelfth.
        let first = (2..12).map(|place| before.regular(place));
        let last = (0..2).map(|place| after.regular(place));
        let months = first.chain(last).collect::<Option<Vec<_>>>().ok_or(out)?;
        let leap = before.leap_number().filter(|&number| number <= 10);
        let leap = leap.or(after.leap_number().filter(|&number| number > 10));
        Ok(Self { year, months, leap })
    }

    /// The date of a day of a regular month; day 30 is the month's last.
    ///
    /// # Errors
    /// [`LunarError::Day`] if there is no such day.
    pub fn solar(&self, day: u8, month: u8) -> Result<NaiveDate, LunarError> {
        let none = LunarError::Day { day, month };
        if !(1..=30).contains(&day) {
            return Err(none);
        }
        let place = month.checked_sub(1).map(usize::from).ok_or(none)?;
        let &(start, next) = self.months.get(place).ok_or(none)?;
        let wanted = start.checked_add(i64::from(day)).and_then(|end| end.checked_sub(1));
        let last = next.checked_sub(1).ok_or(none)?;
        date_of(wanted.ok_or(none)?.min(last)).ok_or(LunarError::Year(self.year))
    }

    /// The number of the month that a leap month follows and repeats, if the year has one.
    pub fn leap_month(&self) -> Option<u8> {
        self.leap
    }
}

/// The months from one month 11 to the next.
struct Cycle {
    /// First days, of the next month 11 too.
    starts: Vec<i64>,
    leap: Option<usize>,
}

impl Cycle {
    /// The cycle whose last month 11 begins in or near the end of the solar year `year`.
    fn ending_in(year: i32) -> Option<Self> {
        let first = month_eleven(year.checked_sub(1)?)?;
        let last = month_eleven(year)?;
        let starts: Vec<i64> = (first..=last).map(new_moon_day).collect();
        let leap = if starts.len() == 14 { first_without_term(&starts) } else { None };
        Some(Self { starts, leap })
    }

    /// First day of the cycle's `place`th regular month, from 0, and of the month behind it.
    fn regular(&self, place: usize) -> Option<(i64, i64)> {
        let shift = usize::from(self.leap.is_some_and(|leap| place >= leap));
        let index = place.checked_add(shift)?;
        let next = index.checked_add(1)?;
        Some((*self.starts.get(index)?, *self.starts.get(next)?))
    }

    /// The number of the month that the leap month repeats.
    fn leap_number(&self) -> Option<u8> {
        let before = u8::try_from(self.leap?.checked_sub(1)?).ok()?;
        let number = before.checked_add(10)?.checked_rem(12)?;
        number.checked_add(1)
    }
}

/// The number of the new moon that begins the month with the winter solstice of `year`.
fn month_eleven(year: i32) -> Option<i64> {
    let last_day = julian_day(NaiveDate::from_ymd_opt(year, 12, 31)?)?;
    let mut k = new_moon_number_near(last_day).checked_add(1)?;
    // The solstice is part 9; the last month of the year that begins before it holds it. Three
    // steps back always reach it.
    for _ in 0..4 {
        let start = new_moon_day(k);
        if start <= last_day && sun_part_at_start(start) < 9 {
            return Some(k);
        }
        k = k.checked_sub(1)?;
    }
    None
}

/// The place of the first month, after month 11, in which the sun enters no new part.
fn first_without_term(starts: &[i64]) -> Option<usize> {
    let parts: Vec<i64> = starts.iter().map(|&day| sun_part_at_start(day)).collect();
    let mut pairs = parts.iter().zip(parts.iter().skip(1)).skip(1);
    pairs.position(|(here, next)| here == next)?.checked_add(1)
}

fn julian_day(date: NaiveDate) -> Option<i64> {
    i64::from(date.num_days_from_ce()).checked_add(CE_OFFSET)
}

fn date_of(julian_day: i64) -> Option<NaiveDate> {
    let days = julian_day.checked_sub(CE_OFFSET)?;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// The Julian day number of the day before 1 January of the year 1.
const CE_OFFSET: i64 = 1_721_425;
