//! Verdict and due moments alone, for whoever asks of many dossiers: names are resolved once, a dossier's facts lie in slots that
//! are used again, and nothing is allocated on the way to an answer. [`RuleSet::decide`] says the same with its reasons.

mod condition;
mod dossier;
#[cfg(feature = "cli")]
mod fee;
mod limits;
#[cfg(feature = "bulk")]
mod missing;
mod service;
mod verdict;

pub use condition::Condition;
pub use dossier::{Choice, Dossier, FactSlot};
pub use service::Service;

use chrono::NaiveDateTime;

use super::decide::Verdict;
use super::rules::RuleSet;
#[cfg(feature = "bulk")]
use crate::calendar::ClockMinute;
use crate::calendar::{Minute, Table};

/// What a dossier is told: may it be answered the same day, and due when. Equal to the members of the
/// [`Decision`](super::Decision) of the same request.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'r> {
    table: &'r Table,
    verdict: Verdict,
    counted_from: Minute,
    statutory: Option<Minute>,
    committed: Option<Minute>,
    promised: Option<Minute>,
    /// Whether no limit depends on facts that are not given; of a laid-out version, nothing that it decides.
    #[cfg_attr(not(feature = "bulk"), allow(dead_code))]
    is_settled: bool,
    /// Whether every requirement is known to hold; of a laid-out version, never.
    #[cfg_attr(not(feature = "bulk"), allow(dead_code))]
    is_met: bool,
}

impl Answer<'_> {
    /// Whether the dossier may be answered the same day.
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// When counting starts.
    pub fn counted_from(&self) -> Option<NaiveDateTime> {
        self.moment(Some(self.counted_from))
    }

    /// When the limit of the law ends; none where that depends on facts that are not given or the law sets no date.
    pub fn statutory(&self) -> Option<NaiveDateTime> {
        self.moment(self.statutory)
    }

    /// When the limit ends that the authority commits to; none as for [`Answer::statutory`].
    pub fn committed(&self) -> Option<NaiveDateTime> {
        self.moment(self.committed)
    }

    /// When the result is promised: the same day where the dossier is eligible, else the committed moment.
    pub fn promised(&self) -> Option<NaiveDateTime> {
        self.moment(self.promised)
    }

    /// The statutory, committed and promised moments by the minute.
    #[cfg(feature = "bulk")]
    pub(in crate::runtime) fn moments(&self) -> [Option<ClockMinute>; 3] {
        [self.statutory, self.committed, self.promised].map(|minute| self.table.clock(minute?))
    }

    fn moment(&self, minute: Option<Minute>) -> Option<NaiveDateTime> {
        self.table.moment(minute?).ok()
    }
}
