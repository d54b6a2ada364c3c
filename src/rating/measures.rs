//! What counts measure, in hundredths of a percent.

use super::counts::Counts;
use super::share::percent;
use crate::bundle::Measure;

/// The six measures of an office; none where there is nothing to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measures {
    values: [Option<i64>; Measure::ALL.len()],
}

impl Measures {
    /// What counts measure. The law's time is compared as sums: the average time taken over the average time allowed.
    pub(crate) fn of(counts: &Counts) -> Self {
        let judged = counts.judged();
        let value = |measure: Measure| -> Option<i64> {
            let share = |part: u64, whole: u64| percent(part.into(), whole.into());
            let value = match measure {
                Measure::OnTimeRate => share(counts.in_time, judged?),
                Measure::OverdueRate => share(counts.late, judged?),
                Measure::OnlineRate => share(counts.online, counts.received),
                Measure::DigitisedRate => share(counts.digitised, counts.told_digitised),
                Measure::ProcessingTime => percent(counts.used, counts.allowed),
                // Scores are hundredths of a percent already.
                Measure::Satisfaction => percent(counts.satisfaction, u128::from(counts.scores).checked_mul(10_000)?),
            };
            i64::try_from(value?).ok()
        };
        Self { values: std::array::from_fn(|place| Measure::ALL.get(place).and_then(|measure| value(*measure))) }
    }

    /// A measure.
    pub(crate) fn get(&self, measure: Measure) -> Option<i64> {
        self.values.get(measure as usize).copied().flatten()
    }

    /// The same with another value of one.
    pub(crate) fn with(mut self, measure: Measure, value: i64) -> Self {
        if let Some(place) = self.values.get_mut(measure as usize) {
            *place = Some(value);
        }
        self
    }
}
