//! Durations: above nothing and no longer than calendars reach. The parser has refused fractions where none belong.

use super::Context;
use crate::calendar::{Duration, Unit};
use crate::diagnostics::Term;
use crate::diagnostics::messages::DeadlineProblem;
use crate::source::Spanned;

/// The longest duration: twenty years. Calendars reach past the horizon by the longest limit.
const MAX_DAYS: u64 = 7_306;

impl Context<'_> {
    /// A duration that is something and that calendars reach.
    pub(super) fn span_of_time(&mut self, duration: &Spanned<Duration>, clause: Term) -> Option<Duration> {
        let span = duration.node;
        if span.is_zero() {
            self.report(DeadlineProblem::Zero { clause }, duration.span);
        } else if days_at_most(&span).is_none_or(|days| days > MAX_DAYS) {
            self.report(DeadlineProblem::TooLong { clause }, duration.span);
        } else {
            return Some(span);
        }
        None
    }
}

/// An upper bound of the days that a duration takes on a calendar that works a part of most weeks; `None` where it
/// cannot be told.
pub(super) fn days_at_most(span: &Duration) -> Option<u64> {
    let count = u64::from(span.count);
    let whole = match span.unit {
        Unit::Minutes => count.checked_div(1_440)?,
        Unit::Hours => count.checked_div(24)?,
        // A working day of one hour and every second day off: more than any office that this is used for.
        Unit::WorkingMinutes => count.checked_div(60)?.checked_mul(2)?,
        Unit::WorkingHours | Unit::WorkingDays => count.checked_mul(2)?,
        Unit::Days => count,
        Unit::Weeks => count.checked_mul(7)?,
        Unit::Months => count.checked_mul(31)?,
        Unit::Years => count.checked_mul(366)?,
    };
    whole.checked_add(2)
}
