//! Adds up the parts of a limit, its extensions and its pauses, by what they count.

use chrono::NaiveDateTime;

use super::moment::whole_minute;
use super::{BeyondTable, CountError, Duration, Limit, Table, Term, Unit};

/// What is counted: units that differ only by a fixed factor are one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Clock minutes.
    Clock,
    /// Open minutes.
    Working,
    WorkingDays,
    Days,
    Months,
}

impl Measure {
    pub(super) const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Minutes | Unit::Hours => Self::Clock,
            Unit::WorkingMinutes | Unit::WorkingHours => Self::Working,
            Unit::WorkingDays => Self::WorkingDays,
            Unit::Days | Unit::Weeks => Self::Days,
            Unit::Months | Unit::Years => Self::Months,
        }
    }
}

/// The duration that a term counts before anything is added to it.
pub(super) const fn base(term: Term) -> Duration {
    match term {
        Term::SameDay => Duration { count: 0, hundredths: 0, unit: Unit::WorkingDays },
        Term::Within(duration) => duration,
    }
}

/// A count in its measure. No product of a 32-bit count overflows 64 bits.
pub(super) fn measured(duration: Duration) -> Result<(Measure, u64), CountError> {
    if duration.hundredths != 0 {
        return Err(CountError::Fraction(duration));
    }
    let factor: u64 = match duration.unit {
        Unit::Hours | Unit::WorkingHours => 60,
        Unit::Weeks => 7,
        Unit::Years => 12,
        _ => 1,
    };
    let count = u64::from(duration.count).checked_mul(factor);
    let count = count.ok_or(CountError::Fraction(duration))?;
    Ok((Measure::of(duration.unit), count))
}

/// The sums of a limit's parts by measure, in the order they first appear.
pub(super) type Sums = [Option<(Measure, u64)>; 5];

/// Adds up a limit's parts; beside the sums, the calendar days that pauses add to a limit in months.
pub(super) fn add_up(table: &Table, limit: &Limit<'_>) -> Result<(Sums, u64), CountError> {
    let base = base(limit.term);
    let in_months = Measure::of(base.unit) == Measure::Months;
    let mut sums = Sums::default();
    let mut paused_days = 0_u64;
    let parts = std::iter::once((&base, false))
        .chain(limit.paused.iter().map(|pause| (pause, true)))
        .chain(limit.extensions.iter().map(|extension| (extension, false)));
    for (&part, is_pause) in parts {
        let (measure, count) = measured(part)?;
        if is_pause && in_months && measure == Measure::Days {
            paused_days = paused_days.checked_add(count).ok_or(table.beyond())?;
            continue;
        }
        let slot = sums.iter_mut().find(|slot| slot.is_none_or(|(other, _)| other == measure));
        if let Some(slot) = slot {
            let sum = slot.map_or(0, |(_, sum)| sum).checked_add(count);
            *slot = Some((measure, sum.ok_or(table.beyond())?));
        }
    }
    Ok((sums, paused_days))
}

/// What one pause adds to a limit of `term`: to days (same-day counts as zero working days) the
/// days of that unit after the day the pause began up to the day it ended, to hours and minutes the
/// time that passed. Weeks, months and years gain calendar days. A pause that ends before it began
/// adds nothing.
///
/// # Errors
/// [`BeyondTable`] if the calendar does not hold the pause.
pub fn paused(table: &Table, term: Term, began: NaiveDateTime, ended: NaiveDateTime) -> Result<Duration, BeyondTable> {
    let unit = match term {
        Term::SameDay => Unit::WorkingDays,
        Term::Within(duration) => duration.unit,
    };
    let (count, unit) = match Measure::of(unit) {
        Measure::Clock => {
            let passed = whole_minute(ended).signed_duration_since(whole_minute(began));
            (passed.num_minutes().max(0).unsigned_abs(), Unit::Minutes)
        }
        Measure::Working => (table.open_minutes_between(began, ended)?, Unit::WorkingMinutes),
        Measure::WorkingDays => {
            let days = table.working_days_between(began.date(), ended.date())?;
            (u64::from(days), Unit::WorkingDays)
        }
        Measure::Days | Measure::Months => {
            let days = ended.date().signed_duration_since(began.date()).num_days();
            (days.max(0).unsigned_abs(), Unit::Days)
        }
    };
    let count = u32::try_from(count).map_err(|_| table.beyond())?;
    Ok(Duration::new(count, unit))
}
