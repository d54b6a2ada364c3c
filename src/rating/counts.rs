//! What a log says of an office in a period, as counts. What is late by now and what is not is held against the promise, as everywhere.

use chrono::NaiveDateTime;

use super::period::Period;
use super::share::percent;
use crate::bundle::Channel;
use crate::calendar::{BeyondTable, Table};
use crate::logs::{Overflow, State, add, add_wide};
use crate::runtime::{Outcome, Phase, Status};

/// Counts of dossiers of one office in one period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// In hand at some moment of the period: received before its end, not ended before its begin.
    pub(crate) in_hand: u64,
    /// Dossiers whose status says that they are over, or wait, and no moment since when: they are in hand in no period.
    pub(crate) untold: u64,
    /// Of those that are judged: ended in time in the period, or open and in time at its end.
    pub(crate) in_time: u64,
    /// Of those that are judged: the others.
    pub(crate) late: u64,
    /// Received in the period.
    pub(crate) received: u64,
    /// Of those, online.
    pub(crate) online: u64,
    /// Of those of which the log says whether they are digitised: all, and those that are.
    pub(crate) told_digitised: u64,
    pub(crate) digitised: u64,
    /// Of those received: withdrawn.
    pub(crate) withdrawn: u64,
    /// Of those received: done on the day of receipt.
    pub(crate) on_the_spot: u64,
    /// Working minutes taken by those done in the period, and allowed by the law.
    pub(crate) used: u128,
    pub(crate) allowed: u128,
    /// How many those are.
    pub(crate) timed: u64,
    /// Scores of satisfaction of those that ended in the period, hundredths of a percent, added up; and how many have one.
    pub(crate) satisfaction: u128,
    pub(crate) scores: u64,
}

/// What a log says of one dossier by the end of a period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged<'a> {
    pub(crate) outcome: &'a Outcome<'a>,
    /// Whether its status says of it what no event tells the moment of.
    pub(crate) is_untold: bool,
    pub(crate) received: NaiveDateTime,
    pub(crate) channel: Channel,
    pub(crate) satisfaction: Option<i64>,
    pub(crate) digitised: Option<bool>,
}

/// Counts a dossier of which something is so.
fn count(count: &mut u64, is: bool) -> Result<(), Overflow> {
    add(count, u64::from(is))
}

impl Counts {
    /// Those of which it is judged whether they are in time.
    pub(crate) fn judged(&self) -> Option<u64> {
        self.in_time.checked_add(self.late)
    }

    /// Done on the day of receipt, of those received and not withdrawn, hundredths of a percent.
    pub(crate) fn on_the_spot_rate(&self) -> Option<u64> {
        percent(self.on_the_spot.into(), self.received.checked_sub(self.withdrawn)?.into())
    }

    /// Adds a dossier that was received before the period's end; `end` is the moment at which open ones are held against their promise.
    /// One that ended before the period, or was never received, adds nothing.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn add(&mut self, judged: Judged<'_>, period: &Period, end: NaiveDateTime) -> Result<(), Overflow> {
        let outcome = judged.outcome;
        let is_over = outcome.ended.is_some_and(|ended| ended < period.begin);
        if outcome.phase == Phase::NotReceived || is_over {
            return Ok(());
        }
        if judged.is_untold {
            return count(&mut self.untold, true);
        }
        count(&mut self.in_hand, true)?;
        if let Some(is_late) = State::of(outcome, judged.is_untold, end).is_late() {
            count(&mut self.in_time, !is_late)?;
            count(&mut self.late, is_late)?;
        }
        if period.has(judged.received) {
            count(&mut self.received, true)?;
            count(&mut self.online, judged.channel == Channel::Online)?;
            count(&mut self.told_digitised, judged.digitised.is_some())?;
            count(&mut self.digitised, judged.digitised == Some(true))?;
            count(&mut self.withdrawn, outcome.status == Some(Status::Withdrawn))?;
            count(&mut self.on_the_spot, outcome.is_done_on(judged.received.date()))?;
        }
        let Some(ended) = outcome.ended else { return Ok(()) };
        if let Some(score) = judged.satisfaction.and_then(|score| u128::try_from(score).ok()) {
            count(&mut self.scores, true)?;
            add_wide(&mut self.satisfaction, score)?;
        }
        if outcome.status != Some(Status::Withdrawn)
            && let Some((used, allowed)) = minutes(outcome, ended).filter(|(_, allowed)| *allowed > 0)
        {
            count(&mut self.timed, true)?;
            add_wide(&mut self.used, used.into())?;
            add_wide(&mut self.allowed, allowed.into())?;
        }
        Ok(())
    }

    /// Adds what later dossiers count.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn merge(&mut self, more: Self) -> Result<(), Overflow> {
        let counts = [
            (&mut self.in_hand, more.in_hand),
            (&mut self.in_time, more.in_time),
            (&mut self.late, more.late),
            (&mut self.received, more.received),
            (&mut self.online, more.online),
            (&mut self.told_digitised, more.told_digitised),
            (&mut self.digitised, more.digitised),
            (&mut self.on_the_spot, more.on_the_spot),
            (&mut self.withdrawn, more.withdrawn),
            (&mut self.untold, more.untold),
            (&mut self.timed, more.timed),
            (&mut self.scores, more.scores),
        ];
        counts.into_iter().try_for_each(|(count, more)| add(count, more))?;
        add_wide(&mut self.used, more.used)?;
        add_wide(&mut self.allowed, more.allowed)?;
        add_wide(&mut self.satisfaction, more.satisfaction)
    }
}

/// The working minutes that a dossier took, and that the law allows, pauses left out of both; none where the law's limit is not known or
/// lies past the calendar.
fn minutes(outcome: &Outcome<'_>, ended: NaiveDateTime) -> Option<(u64, u64)> {
    let (table, begin) = (outcome.table, outcome.counted_from);
    let counted = |end: NaiveDateTime| open(table, begin, end).ok()?.checked_sub(paused(outcome, end)?);
    Some((counted(ended)?, counted(outcome.statutory?)?))
}

/// The open minutes of pauses before a moment.
fn paused(outcome: &Outcome<'_>, end: NaiveDateTime) -> Option<u64> {
    outcome.pauses.iter().try_fold(0_u64, |sum, pause| {
        let minutes = open(outcome.table, pause.began.0, pause.ended.0.min(end)).ok()?;
        sum.checked_add(minutes)
    })
}

fn open(table: &Table, begin: NaiveDateTime, end: NaiveDateTime) -> Result<u64, BeyondTable> {
    if end <= begin { Ok(0) } else { table.open_minutes_between(begin, end) }
}
