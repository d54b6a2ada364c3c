//! The limits of a version, each counted once: what counts them, and which rows need which.
//!
//! Every selection of rows that may apply (a base row, some of the extensions that may hold) has a moment by the law and one that is
//! committed. Selections that count alike share a [`Spec`]; a side's moment is known where all that are needed agree.

use super::expr::{Expr, NO, YES, all, any, may, not, p, sure};
use crate::bundle::{Cutoff, Deadline, DeadlineKind, Limit, Terms, Version};
use crate::calendar::{Duration, Unit};

/// The most different limits of one version.
pub(super) const MOST: usize = 24;

/// What is counted: units that differ only by a fixed factor are one measure. The number stands in tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Measure {
    Clock = 1,
    Working = 2,
    WorkingDays = 3,
    Days = 4,
    Months = 5,
}

/// How a limit is counted: its sums by measure in the order in which they are counted; none for a row that sets no limit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spec {
    pub(super) cutoff: Option<u16>,
    pub(super) parts: Vec<(Measure, i64)>,
}

/// A duration in its measure.
pub(super) fn measured(duration: Duration) -> Option<(Measure, i64)> {
    let (measure, factor) = match duration.unit {
        Unit::Minutes => (Measure::Clock, 1),
        Unit::Hours => (Measure::Clock, 60),
        Unit::WorkingMinutes => (Measure::Working, 1),
        Unit::WorkingHours => (Measure::Working, 60),
        Unit::WorkingDays => (Measure::WorkingDays, 1),
        Unit::Days => (Measure::Days, 1),
        Unit::Weeks => (Measure::Days, 7),
        Unit::Months => (Measure::Months, 1),
        Unit::Years => (Measure::Months, 12),
    };
    Some((measure, i64::from(duration.count).checked_mul(factor)?)).filter(|_| duration.hundredths == 0)
}

impl Spec {
    /// How terms and the durations added to them count.
    fn of(terms: &Terms, extensions: &[Duration]) -> Option<Self> {
        let base = match &terms.limit {
            Limit::SameDay => Duration::new(0, Unit::WorkingDays),
            Limit::Duration { duration } => *duration,
            Limit::None | Limit::Words { .. } => return Some(Self { cutoff: None, parts: Vec::new() }),
        };
        let mut parts: Vec<(Measure, i64)> = vec![measured(base)?];
        for extension in extensions {
            let (measure, count) = measured(*extension)?;
            match parts.iter_mut().find(|(other, _)| *other == measure) {
                Some((_, sum)) => *sum = sum.checked_add(count)?,
                None => parts.push((measure, count)),
            }
        }
        // Nothing of another measure moves nothing.
        let mut place = 0_usize;
        parts.retain(|(_, count)| {
            let is_base = place == 0;
            place = place.checked_add(1).unwrap_or(place);
            is_base || *count > 0
        });
        Some(Self { cutoff: terms.cutoff.map(|Cutoff { after, .. }| after), parts })
    }
}

/// A selection of rows that may apply.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Slot {
    /// The place of its base row among those that are tried.
    pub(super) base: usize,
    /// Which extensions are in it, a bit each.
    pub(super) extensions: usize,
    /// The places of its specs.
    pub(super) statutory: usize,
    pub(super) committed: usize,
}

/// A version's limits.
#[derive(Clone, Debug)]
pub(super) struct Limits<'a> {
    /// Base rows in the order in which they are tried, the one without a condition last.
    pub(super) bases: Vec<&'a Deadline>,
    pub(super) extensions: Vec<&'a Deadline>,
    pub(super) specs: Vec<Spec>,
    pub(super) slots: Vec<Slot>,
}

fn sides(row: &Deadline) -> [&Terms; 2] {
    [row.statutory.as_ref().unwrap_or(&row.terms), &row.terms]
}

impl<'a> Limits<'a> {
    /// What a version's rows count; none past 64 bits.
    pub(super) fn of(version: &'a Version) -> Option<Self> {
        let rows = |kind: DeadlineKind| version.deadlines.iter().filter(move |row| row.kind == kind);
        let mut bases: Vec<&Deadline> = rows(DeadlineKind::Base).filter(|row| row.when.is_some()).collect();
        // The last one without a condition counts, as in a decision.
        bases.extend(rows(DeadlineKind::Base).rfind(|row| row.when.is_none()));
        let extensions: Vec<&Deadline> = rows(DeadlineKind::Extension).collect();
        let mut limits = Self { bases, extensions, specs: Vec::new(), slots: Vec::new() };
        let count = u32::try_from(limits.extensions.len()).ok()?;
        for base in 0..limits.bases.len() {
            for chosen in 0..1_usize.checked_shl(count)? {
                let is_unconditional = |place: usize, row: &&Deadline| row.when.is_none() && !has(chosen, place);
                if limits.extensions.iter().enumerate().any(|(place, row)| is_unconditional(place, row)) {
                    continue;
                }
                let [statutory, committed] = [0, 1].map(|side| limits.spec(base, chosen, side));
                let slot = Slot { base, extensions: chosen, statutory: statutory?, committed: committed? };
                limits.slots.push(slot);
            }
        }
        Some(limits)
    }

    /// The place of the spec of a selection on a side.
    fn spec(&mut self, base: usize, chosen: usize, side: usize) -> Option<usize> {
        let of_side = |row: &'a Deadline| sides(row).get(side).copied();
        let terms = of_side(self.bases.get(base)?)?;
        let mut durations = Vec::new();
        for (place, row) in self.extensions.iter().enumerate() {
            if let (true, Some(Limit::Duration { duration })) =
                (has(chosen, place), of_side(row).map(|terms| &terms.limit))
            {
                durations.push(*duration);
            }
        }
        let spec = Spec::of(terms, &durations)?;
        if let Some(place) = self.specs.iter().position(|other| *other == spec) {
            return Some(place);
        }
        self.specs.push(spec);
        self.specs.len().checked_sub(1)
    }
}

fn has(chosen: usize, place: usize) -> bool {
    u32::try_from(place).ok().and_then(|place| chosen.checked_shr(place)).is_some_and(|shifted| shifted & 1 == 1)
}

/// Whether a slot may apply, by the answers of the conditions that are columns `t_w…` and `t_x…`.
pub(super) fn is_possible(slot: &Slot, extensions: usize) -> Expr {
    let mut parts: Vec<Expr> = (0..slot.base).map(|place| not(sure(base_column(place)))).collect();
    parts.push(may(base_column(slot.base)));
    for place in 0..extensions {
        let holds = p(format!("t_x{place}"));
        parts.push(if has(slot.extensions, place) { may(holds) } else { not(sure(holds)) });
    }
    all(parts)
}

fn base_column(place: usize) -> Expr {
    p(format!("t_w{place}"))
}

/// Whether a spec is needed by a side.
pub(super) fn is_needed(slots: &[Slot], extensions: usize, spec: usize, side: impl Fn(&Slot) -> usize) -> Expr {
    let needing = slots.iter().filter(|slot| side(slot) == spec);
    let needed = any(needing.map(|slot| is_possible(slot, extensions)).collect::<Vec<_>>());
    if needed == YES {
        YES
    } else if needed == NO {
        NO
    } else {
        needed
    }
}
