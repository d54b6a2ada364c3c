//! How a dossier stands at a moment: in time or not, by what it was promised.

use chrono::NaiveDateTime;

use crate::calendar::BeyondTable;
use crate::runtime::{Outcome, Phase, Status};

/// Where a dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It ended in time.
    OnTime,
    /// It ended late.
    Late,
    /// It is open and in time.
    Open,
    /// It is open and late.
    Overdue,
    /// Its clock stands.
    Waiting,
    /// Nobody knows: what was promised depends on facts that the log does not have, the law sets no date, or the log does not say when
    /// it ended.
    Unknown,
    /// It was withdrawn or never received.
    Out,
}

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
        let state = state(outcome, is_untold, as_of);
        let is_due_soon = match outcome.promised.filter(|_| state == State::Open) {
            Some(due) => outcome.table.working_days_between(as_of.date(), due.date())? <= soon,
            None => false,
        };
        let is_on_the_spot = outcome.is_done_on(received.date());
        Ok(Self { state, is_due_soon, is_on_the_spot })
    }
}

fn state(outcome: &Outcome<'_>, is_untold: bool, as_of: NaiveDateTime) -> State {
    if outcome.phase == Phase::NotReceived || outcome.status == Some(Status::Withdrawn) {
        return State::Out;
    }
    if outcome.phase == Phase::Waiting {
        return State::Waiting;
    }
    let Some(promised) = outcome.promised.filter(|_| !is_untold) else { return State::Unknown };
    match outcome.ended {
        Some(ended) if ended <= promised => State::OnTime,
        Some(_) => State::Late,
        None if as_of <= promised => State::Open,
        None => State::Overdue,
    }
}

impl State {
    /// Whether it is late; none where it is not judged.
    pub(crate) const fn is_late(self) -> Option<bool> {
        match self {
            Self::OnTime | Self::Open => Some(false),
            Self::Late | Self::Overdue => Some(true),
            Self::Waiting | Self::Unknown | Self::Out => None,
        }
    }
}
