//! Takes local clock moments apart into a date and a minute and puts them together again. Seconds
//! are dropped: the law's clock, and every answer, is in minutes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// The minute since midnight, 0 to 1439.
pub(super) fn minute_of(at: NaiveDateTime) -> u16 {
    // A day has 86,400 seconds, so the minute always fits.
    u16::try_from(at.num_seconds_from_midnight() / 60).unwrap_or(0)
}

/// `at` without its seconds.
pub(super) fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    moment(at.date(), minute_of(at)).unwrap_or(at)
}

/// The moment `minute` minutes into `date`; minute 1440 is the following midnight. None past the
/// last date that can be written.
pub(super) fn moment(date: NaiveDate, minute: u16) -> Option<NaiveDateTime> {
    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(i64::from(minute)))
}
