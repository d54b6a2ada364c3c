//! Moments of a table as whole numbers: limits are counted in them, without a date being made on the way.

use chrono::{Days, NaiveDateTime, NaiveTime};

use super::moment::minute_of;
use super::{BeyondTable, ClockMinute, DAY_MINUTES, Table};

/// A moment of a table: the minutes since the midnight with which its first day begins. The midnight that ends its last day is
/// one too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(u32);

const DAY: u32 = DAY_MINUTES as u32;

impl Minute {
    /// The minute of a day, by the day's place in the table; 1440 is the midnight that ends it. None for a later minute and
    /// beyond what any table has.
    pub fn new(day: u32, minute: u16) -> Option<Self> {
        if minute > DAY_MINUTES {
            return None;
        }
        day.checked_mul(DAY)?.checked_add(u32::from(minute)).map(Self)
    }

    /// The place of its day among the table's days, from 0.
    #[inline]
    pub const fn day(self) -> u32 {
        self.0 / DAY
    }

    /// The minute of its day, from 0 to 1439.
    #[inline]
    pub fn of_day(self) -> u16 {
        // A remainder of 1440 fits.
        u16::try_from(self.0 % DAY).unwrap_or_default()
    }

    /// So many minutes later; none beyond what any table has.
    pub(super) fn later(self, minutes: u64) -> Option<Self> {
        self.0.checked_add(u32::try_from(minutes).ok()?).map(Self)
    }
}

impl Table {
    /// A minute of the local clock in the table's own days.
    #[inline]
    pub(crate) fn minute_at(&self, at: ClockMinute) -> Option<Minute> {
        let minute = Minute(at.since(self.midnight()?)?);
        usize::try_from(minute.day()).is_ok_and(|day| day < self.pattern.len()).then_some(minute)
    }

    /// A minute of the table by the local clock.
    #[cfg(feature = "bulk")]
    #[inline]
    pub(crate) fn clock(&self, minute: Minute) -> Option<ClockMinute> {
        self.midnight()?.later(minute.0)
    }

    /// The midnight with which its first day begins.
    #[inline]
    fn midnight(&self) -> Option<ClockMinute> {
        ClockMinute::new(i64::from(self.first_number), 0)
    }

    /// A moment of the table's days on the local clock; seconds are dropped.
    ///
    /// # Errors
    /// [`BeyondTable`] outside its days.
    pub fn minute(&self, at: NaiveDateTime) -> Result<Minute, BeyondTable> {
        let day = u32::try_from(self.index(at.date())?).ok();
        day.and_then(|day| Minute::new(day, minute_of(at))).ok_or(self.beyond())
    }

    /// The moment on the local clock.
    ///
    /// # Errors
    /// [`BeyondTable`] for a minute of a longer table that ends after the last date there is.
    pub fn moment(&self, minute: Minute) -> Result<NaiveDateTime, BeyondTable> {
        let date = match self.date_of(minute.day()) {
            Some(date) => Some(date),
            // The midnight that ends its last day, and what a longer table counted.
            None => self.first_day().checked_add_days(Days::new(u64::from(minute.day()))),
        };
        let seconds = u32::from(minute.of_day()).checked_mul(60);
        let time = seconds.and_then(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0));
        date.zip(time).map(|(date, time)| date.and_time(time)).ok_or(self.beyond())
    }
}
