//! Minutes of the local clock, apart from any table: when many dossiers are received and due, without a date being made on the way.

#[cfg(feature = "arrow")]
use chrono::Utc;
use chrono::{DateTime, NaiveDateTime};

use super::DAY_MINUTES;
use super::moment::minute_of;

const DAY: i64 = DAY_MINUTES as i64;

/// A minute of the local clock, counted from the midnight with which 1970 begins; earlier ones are below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClockMinute(i64);

impl ClockMinute {
    /// A minute of a day, which counts from 1970-01-01; none where it has no number.
    #[inline]
    pub(crate) fn new(day: i64, minute: u16) -> Option<Self> {
        day.checked_mul(DAY)?.checked_add(i64::from(minute)).map(Self)
    }

    /// The minute that a second lies in, counted from the same midnight; none past the dates that can be written.
    #[cfg(feature = "arrow")]
    pub(crate) fn of_second(second: i64) -> Option<Self> {
        let written = DateTime::<Utc>::MIN_UTC.timestamp()..=DateTime::<Utc>::MAX_UTC.timestamp();
        written.contains(&second).then_some(Self(second.div_euclid(60)))
    }

    /// Its first second; none where that has no number.
    #[cfg(feature = "arrow")]
    pub(crate) const fn second(self) -> Option<i64> {
        self.0.checked_mul(60)
    }

    /// Its day, counted from 1970-01-01.
    #[inline]
    pub(crate) const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Its minute of the day.
    #[inline]
    pub(crate) fn of_day(self) -> u16 {
        // A remainder of 1440 fits.
        u16::try_from(self.0.rem_euclid(DAY)).unwrap_or_default()
    }

    /// The minute so many later.
    #[cfg(feature = "bulk")]
    #[inline]
    pub(super) fn later(self, minutes: u32) -> Option<Self> {
        self.0.checked_add(i64::from(minutes)).map(Self)
    }

    /// How many minutes it is later than another one; none where it is earlier.
    #[inline]
    pub(super) fn since(self, other: Self) -> Option<u32> {
        self.0.checked_sub(other.0).and_then(|minutes| u32::try_from(minutes).ok())
    }

    /// As a moment; none past the dates that can be written.
    pub(crate) fn moment(self) -> Option<NaiveDateTime> {
        DateTime::from_timestamp(self.0.checked_mul(60)?, 0).map(|at| at.naive_utc())
    }
}

impl From<NaiveDateTime> for ClockMinute {
    /// The minute that a moment lies in.
    fn from(at: NaiveDateTime) -> Self {
        let days = i64::from(at.date().to_epoch_days());
        // A date's days since 1970 are below a hundred million.
        Self::new(days, minute_of(at)).unwrap_or(Self(0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_moment_is_its_minute_and_back(seconds in -100_000_000_000_i64..100_000_000_000) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
            let minute = ClockMinute::from(at);
            prop_assert_eq!(minute.moment(), Some(super::super::moment::whole_minute(at)));
            prop_assert_eq!(ClockMinute::new(minute.day(), minute.of_day()), Some(minute));
            prop_assert_eq!(minute.day(), i64::from(at.date().to_epoch_days()));
        }
    }

    #[cfg(feature = "arrow")]
    #[test]
    fn seconds_are_read_as_far_as_dates_are_written() {
        for second in [DateTime::<Utc>::MIN_UTC.timestamp(), -1, 0, 59, 60, DateTime::<Utc>::MAX_UTC.timestamp()] {
            let at = DateTime::from_timestamp(second, 0).unwrap().naive_utc();
            assert_eq!(ClockMinute::of_second(second), Some(at.into()));
        }
        for second in [i64::MIN, DateTime::<Utc>::MIN_UTC.timestamp() - 1, DateTime::<Utc>::MAX_UTC.timestamp() + 1] {
            assert_eq!((ClockMinute::of_second(second), DateTime::from_timestamp(second, 0)), (None, None));
        }
    }

    #[test]
    fn what_has_no_number_is_none() {
        assert_eq!(ClockMinute::new(i64::MAX, 0), None);
        assert_eq!(ClockMinute(i64::MAX).moment(), None);
        assert_eq!(ClockMinute(i64::MIN).moment(), None);
    }
}
