//! The time of day that people here read on the wall.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Now in Vietnam, UTC+7 all year.
pub(super) fn now() -> Option<NaiveDateTime> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(since.as_secs()).ok()?;
    let utc = NaiveDate::from_ymd_opt(1970, 1, 1)?.and_time(NaiveTime::MIN);
    utc.checked_add_signed(TimeDelta::try_seconds(seconds)?)?.checked_add_signed(TimeDelta::try_hours(7)?)
}
