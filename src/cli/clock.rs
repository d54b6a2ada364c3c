//! The time of day that people here read on the wall.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Seconds since 1970-01-01 in UTC.
pub(super) fn seconds() -> Option<u64> {
    Some(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// Now in Vietnam, UTC+7 all year.
pub(super) fn now() -> Option<NaiveDateTime> {
    let seconds = i64::try_from(seconds()?).ok()?;
    let utc = NaiveDate::from_ymd_opt(1970, 1, 1)?.and_time(NaiveTime::MIN);
    utc.checked_add_signed(TimeDelta::try_seconds(seconds)?)?.checked_add_signed(TimeDelta::try_hours(7)?)
}
