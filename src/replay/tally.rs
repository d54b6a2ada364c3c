//! What dossiers add up to.

use serde::Serialize;

use super::change::{Change, Flip, Shift};
use super::examples::{Examples, Kind};
use super::standing::Standing;
use crate::logs::{Overflow, State, add, add_wide};

/// Dossiers under one rule set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Seen {
    /// How many these rules decide.
    pub(crate) dossiers: u64,
    /// Ended in time.
    pub(crate) on_time: u64,
    /// Ended late.
    pub(crate) late: u64,
    /// Open and in time, those that fall due soon included.
    pub(crate) open: u64,
    /// Open, in time and due soon.
    pub(crate) due_soon: u64,
    /// Open and late.
    pub(crate) overdue: u64,
    /// The clock stands.
    pub(crate) waiting: u64,
    /// Not judged: nobody knows what was promised, or when it ended.
    pub(crate) unknown: u64,
    /// Withdrawn or never received.
    pub(crate) out: u64,
    /// Done on the day of receipt.
    pub(crate) on_the_spot: u64,
    /// May be answered the same day, by the rules.
    pub(crate) eligible: u64,
}

/// Moments that move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Moved {
    /// Dossiers of which it comes earlier.
    pub(crate) earlier: u64,
    /// By how many working days, all together.
    pub(crate) days_earlier: u64,
    /// Dossiers of which it comes later.
    pub(crate) later: u64,
    /// By how many working days, all together.
    pub(crate) days_later: u64,
    /// Dossiers that have one now and had none.
    pub(crate) found: u64,
    /// Dossiers that had one and have none now.
    pub(crate) lost: u64,
}

/// Fees that change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Paid {
    /// Dossiers that pay less.
    pub(crate) less: u64,
    /// How many đồng less, all together.
    pub(crate) dong_less: u128,
    /// Dossiers that pay more.
    pub(crate) more: u64,
    /// How many đồng more, all together.
    pub(crate) dong_more: u128,
    /// Dossiers with a fee that either side does not know; what is known on both sides counts all the same.
    pub(crate) unknown: u64,
}

/// What dossiers add up to: under the old rules and the new ones, or under the new ones alone, and what changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    /// All dossiers that either rule set decides.
    pub(crate) dossiers: u64,
    pub(crate) old: Seen,
    pub(crate) new: Seen,
    pub(crate) statutory: Moved,
    pub(crate) committed: Moved,
    pub(crate) promised: Moved,
    pub(crate) fee: Paid,
    /// May be answered the same day now.
    pub(crate) newly_same_day: u64,
    /// May no longer.
    pub(crate) no_longer_same_day: u64,
    /// Late by the new rules alone.
    pub(crate) newly_late: u64,
    /// Late by the old rules alone.
    pub(crate) no_longer_late: u64,
    pub(crate) examples: Examples,
}

impl Seen {
    pub(crate) fn add(&mut self, standing: Standing, is_eligible: bool) -> Result<(), Overflow> {
        add(&mut self.dossiers, 1)?;
        let count = match standing.state {
            State::OnTime => &mut self.on_time,
            State::Late => &mut self.late,
            State::Open => &mut self.open,
            State::Overdue => &mut self.overdue,
            State::Waiting => &mut self.waiting,
            State::Unknown => &mut self.unknown,
            State::Out => &mut self.out,
        };
        add(count, 1)?;
        add(&mut self.due_soon, u64::from(standing.is_due_soon))?;
        add(&mut self.on_the_spot, u64::from(standing.is_on_the_spot))?;
        add(&mut self.eligible, u64::from(is_eligible))
    }

    /// Those whose time limit is judged.
    pub(crate) fn judged(&self) -> Option<u64> {
        self.in_time()?.checked_add(self.late)?.checked_add(self.overdue)
    }

    /// Those of them that ended in time or still are.
    pub(crate) fn in_time(&self) -> Option<u64> {
        self.on_time.checked_add(self.open)
    }

    fn merge(&mut self, more: Self) -> Result<(), Overflow> {
        let all = [
            (&mut self.dossiers, more.dossiers),
            (&mut self.on_time, more.on_time),
            (&mut self.late, more.late),
            (&mut self.open, more.open),
            (&mut self.due_soon, more.due_soon),
            (&mut self.overdue, more.overdue),
            (&mut self.waiting, more.waiting),
            (&mut self.unknown, more.unknown),
            (&mut self.out, more.out),
            (&mut self.on_the_spot, more.on_the_spot),
            (&mut self.eligible, more.eligible),
        ];
        all.into_iter().try_for_each(|(count, more)| add(count, more))
    }
}

impl Moved {
    fn add(&mut self, shift: Shift) -> Result<(), Overflow> {
        match shift {
            Shift::Same => Ok(()),
            Shift::Earlier(days) => add(&mut self.earlier, 1).and_then(|()| add(&mut self.days_earlier, days.into())),
            Shift::Later(days) => add(&mut self.later, 1).and_then(|()| add(&mut self.days_later, days.into())),
            Shift::Found => add(&mut self.found, 1),
            Shift::Lost => add(&mut self.lost, 1),
        }
    }

    fn merge(&mut self, more: Self) -> Result<(), Overflow> {
        let all = [
            (&mut self.earlier, more.earlier),
            (&mut self.days_earlier, more.days_earlier),
            (&mut self.later, more.later),
            (&mut self.days_later, more.days_later),
            (&mut self.found, more.found),
            (&mut self.lost, more.lost),
        ];
        all.into_iter().try_for_each(|(count, more)| add(count, more))
    }
}

impl Paid {
    fn add(&mut self, difference: i128, is_open: bool) -> Result<(), Overflow> {
        add(&mut self.unknown, u64::from(is_open))?;
        if difference == 0 {
            return Ok(());
        }
        let (count, sum) = match difference < 0 {
            true => (&mut self.less, &mut self.dong_less),
            false => (&mut self.more, &mut self.dong_more),
        };
        add(count, 1)?;
        add_wide(sum, difference.unsigned_abs())
    }

    fn merge(&mut self, more: Self) -> Result<(), Overflow> {
        add(&mut self.less, more.less)?;
        add(&mut self.more, more.more)?;
        add(&mut self.unknown, more.unknown)?;
        add_wide(&mut self.dong_less, more.dong_less)?;
        add_wide(&mut self.dong_more, more.dong_more)
    }
}

impl Tally {
    /// Adds a dossier under each rule set that decides it, and what changes where both do.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn add(
        &mut self,
        dossier: &str,
        old: Option<(Standing, bool)>,
        new: Option<(Standing, bool)>,
        change: Option<Change>,
    ) -> Result<(), Overflow> {
        add(&mut self.dossiers, 1)?;
        if let Some((standing, is_eligible)) = old {
            self.old.add(standing, is_eligible)?;
        }
        if let Some((standing, is_eligible)) = new {
            self.new.add(standing, is_eligible)?;
            if standing.state.is_late() == Some(true) {
                self.examples.add(Kind::Late, dossier);
            }
            if standing.is_due_soon {
                self.examples.add(Kind::DueSoon, dossier);
            }
        }
        change.map_or(Ok(()), |change| self.change(dossier, change))
    }

    fn change(&mut self, dossier: &str, change: Change) -> Result<(), Overflow> {
        self.statutory.add(change.statutory)?;
        self.committed.add(change.committed)?;
        self.promised.add(change.promised)?;
        self.fee.add(change.fee, change.is_fee_open)?;
        let fee = change.fee;
        let flips = [
            (change.same_day, &mut self.newly_same_day, &mut self.no_longer_same_day),
            (change.late, &mut self.newly_late, &mut self.no_longer_late),
        ];
        for (flip, yes, no) in flips {
            match flip {
                Flip::Same => {}
                Flip::Yes => add(yes, 1)?,
                Flip::No => add(no, 1)?,
            }
        }
        let kinds = [
            (Kind::Earlier, matches!(change.promised, Shift::Earlier(_))),
            (Kind::Later, matches!(change.promised, Shift::Later(_))),
            (Kind::Cheaper, fee < 0),
            (Kind::Dearer, fee > 0),
            (Kind::NewlySameDay, change.same_day == Flip::Yes),
            (Kind::NoLongerSameDay, change.same_day == Flip::No),
            (Kind::NewlyLate, change.late == Flip::Yes),
            (Kind::NoLongerLate, change.late == Flip::No),
        ];
        kinds.into_iter().filter(|(_, is)| *is).for_each(|(kind, _)| self.examples.add(kind, dossier));
        Ok(())
    }

    /// Adds what later dossiers add up to.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn merge(&mut self, more: Self) -> Result<(), Overflow> {
        add(&mut self.dossiers, more.dossiers)?;
        self.old.merge(more.old)?;
        self.new.merge(more.new)?;
        self.statutory.merge(more.statutory)?;
        self.committed.merge(more.committed)?;
        self.promised.merge(more.promised)?;
        self.fee.merge(more.fee)?;
        add(&mut self.newly_same_day, more.newly_same_day)?;
        add(&mut self.no_longer_same_day, more.no_longer_same_day)?;
        add(&mut self.newly_late, more.newly_late)?;
        add(&mut self.no_longer_late, more.no_longer_late)?;
        self.examples.merge(more.examples);
        Ok(())
    }
}
