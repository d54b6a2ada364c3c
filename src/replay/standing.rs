//! How a dossier stands at a moment, for a report.

use chrono::NaiveDateTime;

use crate::calendar::BeyondTable;
use crate::logs::State;
use crate::runtime::Outcome;

/// How a dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) state: State,
    /// Whether an open one in time falls due within as many working days as were asked for.
    pub(crate) is_due_soon: bool,
    /// Whether its result was returned on the day of receipt.
    pub(crate) is_on_the_spot: bool,
}

impl Standing {
    /// How a dossier stands at `as_of`. The minute in which it is due is still in time; one that falls due within `soon` working days
    /// is due soon, 0 being the day itself (Decree 61/2018/ND-CP art. 19(9) asks for a warning one day before).
    ///
    /// # Errors
    /// [`BeyondTable`] where its calendar ends before `as_of` or before it is due.
    pub(crate) fn of(
        outcome: &Outcome<'_>,
        is_untold: bool,
        received: NaiveDateTime,
        as_of: NaiveDateTime,
        soon: u32,
    ) -> Result<Self, BeyondTable> {
        let state = State::of(outcome, is_untold, as_of);
        let is_due_soon = match outcome.promised.filter(|_| state == State::Open) {
            Some(due) => outcome.table.working_days_between(as_of.date(), due.date())? <= soon,
            None => false,
        };
        let is_on_the_spot = outcome.is_done_on(received.date());
        Ok(Self { state, is_due_soon, is_on_the_spot })
    }
}
