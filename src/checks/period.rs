//! Periods of days, half open, as rules compare them.

use chrono::NaiveDate;

/// Days from one on, up to another. Ends that are not written are the ends of time, which no finding ever names:
/// what is reported lies within a period that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// First day.
    pub(super) from: NaiveDate,
    /// First day after.
    pub(super) to: NaiveDate,
}

impl Period {
    /// A period as the model writes it.
    pub(super) fn new(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        Self { from: from.unwrap_or(NaiveDate::MIN), to: to.unwrap_or(NaiveDate::MAX) }
    }

    /// The days that both hold; `None` where there is none.
    pub(super) fn meet(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from < both.to).then_some(both)
    }

    /// True where the period holds `day`.
    pub(super) fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day < self.to
    }

    /// The first day that none of `others` holds.
    pub(super) fn first_outside(self, others: &[Self]) -> Option<NaiveDate> {
        let mut sorted: Vec<Self> = others.to_vec();
        sorted.sort_by_key(|period| (period.from, period.to));
        let mut reached = self.from;
        for period in sorted.iter().filter(|period| period.from < period.to) {
            if period.from > reached {
                break;
            }
            reached = reached.max(period.to);
        }
        (reached < self.to).then_some(reached)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::day;
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period::new(Some(day(from)), Some(day(to)))
    }

    #[test]
    fn periods_that_touch_leave_no_day_outside() {
        let year = period("2025-01-01", "2026-01-01");
        let halves = [period("2025-07-01", "2026-01-01"), period("2024-01-01", "2025-07-01")];
        assert_eq!(year.first_outside(&halves), None);
        assert_eq!(year.first_outside(&halves[..1]), Some(day("2025-01-01")));
        assert_eq!(year.first_outside(&halves[1..]), Some(day("2025-07-01")));
    }

    #[test]
    fn half_open_periods_that_touch_do_not_meet() {
        let (a, b) = (period("2025-01-01", "2025-07-01"), period("2025-07-01", "2026-01-01"));
        assert_eq!(a.meet(b), None);
        assert_eq!(a.meet(Period::new(None, None)), Some(a));
    }
}
