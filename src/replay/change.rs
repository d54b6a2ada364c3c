//! What another rule set makes of one dossier.

use chrono::NaiveDateTime;

use super::standing::Standing;
use crate::calendar::{BeyondTable, Table};
use crate::runtime::{Outcome, Verdict};

/// How a moment moves, in working days of the office's calendar; one that moves within a day moves by none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// It stays.
    Same,
    /// It comes earlier.
    Earlier(u32),
    /// It comes later.
    Later(u32),
    /// There is one where there was none.
    Found,
    /// There is none where there was one.
    Lost,
}

/// How a yes or no turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flip {
    /// It stays, or is not known on both sides.
    Same,
    /// It is yes now.
    Yes,
    /// It is no longer yes.
    No,
}

/// What changes of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) statutory: Shift,
    pub(crate) committed: Shift,
    pub(crate) promised: Shift,
    /// Whole đồng that the fees known on both sides cost more, less where below zero.
    pub(crate) fee: i128,
    /// Whether there are fees that either side does not know.
    pub(crate) is_fee_open: bool,
    /// Whether it may be answered the same day.
    pub(crate) same_day: Flip,
    /// Whether it is late, of dossiers that are judged on both sides.
    pub(crate) late: Flip,
}

impl Change {
    /// What a dossier is under new rules, against what it was under old ones.
    ///
    /// # Errors
    /// [`BeyondTable`] where neither calendar reaches to both moments.
    pub(crate) fn of(old: (&Outcome<'_>, Standing), new: (&Outcome<'_>, Standing)) -> Result<Self, BeyondTable> {
        let ((old, stood), (new, stands)) = (old, new);
        let shift = |before, after| Shift::of(before, after, (new.table, old.table));
        let is_eligible = |outcome: &Outcome<'_>| outcome.verdict == Verdict::Eligible;
        let (fee, is_fee_open) = fees(&old.fees, &new.fees);
        Ok(Self {
            statutory: shift(old.statutory, new.statutory)?,
            committed: shift(old.committed, new.committed)?,
            promised: shift(old.promised, new.promised)?,
            fee,
            is_fee_open,
            same_day: Flip::of(is_eligible(old), is_eligible(new)),
            late: match (stood.state.is_late(), stands.state.is_late()) {
                (Some(before), Some(after)) => Flip::of(before, after),
                _ => Flip::Same,
            },
        })
    }
}

/// By how much the fees differ whose amounts both sides know, and whether there are others. A fee that one side does not have costs
/// nothing there.
fn fees(old: &[(&str, Option<i64>)], new: &[(&str, Option<i64>)]) -> (i128, bool) {
    let amount = |fees: &[(&str, Option<i64>)], id: &str| {
        fees.iter().find(|(other, _)| *other == id).map_or(Some(0), |(_, amount)| *amount)
    };
    let (mut sum, mut is_open) = (0_i128, false);
    let only_old = old.iter().filter(|(id, _)| !new.iter().any(|(other, _)| other == id));
    for (id, _) in new.iter().chain(only_old) {
        match amount(old, id).zip(amount(new, id)) {
            // A version has a thousand fees of 64 bits at most.
            Some((old, new)) => {
                let more = i128::from(new).checked_sub(i128::from(old));
                sum = more.and_then(|more| sum.checked_add(more)).unwrap_or(sum);
            }
            None => is_open = true,
        }
    }
    (sum, is_open)
}

impl Flip {
    const fn of(before: bool, after: bool) -> Self {
        match (before, after) {
            (false, true) => Self::Yes,
            (true, false) => Self::No,
            _ => Self::Same,
        }
    }
}

impl Shift {
    fn of(
        before: Option<NaiveDateTime>,
        after: Option<NaiveDateTime>,
        tables: (&Table, &Table),
    ) -> Result<Self, BeyondTable> {
        let days = |first: NaiveDateTime, last: NaiveDateTime| {
            let between = |table: &Table| table.working_days_between(first.date(), last.date());
            between(tables.0).or_else(|_| between(tables.1))
        };
        Ok(match (before, after) {
            (None, None) => Self::Same,
            (None, Some(_)) => Self::Found,
            (Some(_), None) => Self::Lost,
            (Some(before), Some(after)) if after < before => Self::Earlier(days(after, before)?),
            (Some(before), Some(after)) if before < after => Self::Later(days(before, after)?),
            (Some(_), Some(_)) => Self::Same,
        })
    }
}
