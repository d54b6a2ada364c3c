//! Where a dossier stands at a moment: in time or not, by what it was promised.

use chrono::NaiveDateTime;

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

impl State {
    /// Where a dossier stands at `as_of`; the minute in which it is due is still in time. `is_untold` is whether its status says of it
    /// what no event tells the moment of.
    pub(crate) fn of(outcome: &Outcome<'_>, is_untold: bool, as_of: NaiveDateTime) -> Self {
        if outcome.phase == Phase::NotReceived || outcome.status == Some(Status::Withdrawn) {
            return Self::Out;
        }
        if outcome.phase == Phase::Waiting {
            return Self::Waiting;
        }
        let Some(promised) = outcome.promised.filter(|_| !is_untold) else { return Self::Unknown };
        match outcome.ended {
            Some(ended) if ended <= promised => Self::OnTime,
            Some(_) => Self::Late,
            None if as_of <= promised => Self::Open,
            None => Self::Overdue,
        }
    }

    /// Whether it is late; none where it is not judged.
    pub(crate) const fn is_late(self) -> Option<bool> {
        match self {
            Self::OnTime | Self::Open => Some(false),
            Self::Late | Self::Overdue => Some(true),
            Self::Waiting | Self::Unknown | Self::Out => None,
        }
    }
}
