//! Holds a decision against a moment that the caller names: overdue or not, how long is left, whether to warn.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use thiserror::Error;

use super::case::whole_minute;
use super::decision::{Decision, Due, Moment};
use super::state::Phase;
use crate::calendar::{BeyondTable, Table};

/// How a dossier stands at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// The moment.
    pub as_of: Moment,
    /// Whether its clock runs.
    pub phase: Phase,
    /// What is due, and was promised; null where nothing is or it is undetermined.
    pub due: Option<Moment>,
    /// Whether it is, or ended, past what was promised; null where nothing is due or that depends on missing facts.
    pub overdue: Option<bool>,
    /// The same against the statutory limit.
    pub past_statutory: Option<bool>,
    /// How many working days are left, 0 on the day itself; null unless the clock runs and it is in time.
    pub working_days_left: Option<u32>,
    /// How many working days it is, or ended, overdue, 0 on the day itself; null unless it is overdue.
    pub working_days_over: Option<u32>,
    /// Whether it falls due within as many working days as were asked for.
    pub due_soon: bool,
}

/// Why a decision has no standing at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StandingError {
    /// The moment lies before the dossier's last event, or its receipt: how it stood then is another decision.
    #[error("{as_of} lies before the dossier's last event at {since}")]
    Before {
        /// The moment asked for.
        as_of: Moment,
        /// The last event.
        since: Moment,
    },
    /// The calendar ends first.
    #[error(transparent)]
    Beyond(#[from] BeyondTable),
}

impl Decision {
    /// How the dossier stands at `now`, by the calendar `table` of its office. An ended one is held against its end. The
    /// minute in which it is due is still in time. `warn_within` is in working days: with 1, a dossier due on the next
    /// working day is due soon (the desk is told at least one day before, Decree 61/2018/ND-CP art. 19(9)).
    ///
    /// # Errors
    /// [`StandingError`].
    ///
    /// # Example
    /// ```
    /// use thutuc::bundle::Channel;
    /// use thutuc::runtime::{Request, RuleSet, parse_moment};
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// let decision = rules.decide(&Request {
    ///     procedure: "1.001193".to_owned(),
    ///     office: "yên-định".to_owned(),
    ///     received: parse_moment("2025-10-02T14:00").ok_or("a moment")?,
    ///     channel: Channel::Counter,
    ///     facts: Default::default(),
    ///     events: Vec::new(),
    /// })?;
    /// let table = rules.calendar("hành-chính").ok_or("its calendar")?;
    /// let in_time = decision.standing(table, parse_moment("2025-10-02T17:00").ok_or("a moment")?, 1)?;
    /// assert_eq!((in_time.overdue, in_time.due_soon), (Some(false), true));
    /// let late = decision.standing(table, parse_moment("2025-10-03T08:00").ok_or("a moment")?, 1)?;
    /// assert_eq!((late.overdue, late.working_days_over), (Some(true), Some(1)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn standing(&self, table: &Table, now: NaiveDateTime, warn_within: u32) -> Result<Standing, StandingError> {
        let as_of = Moment(whole_minute(now));
        let since = self.state.reappointed.map_or(self.state.since, |at| at.max(self.state.since));
        if as_of < since {
            return Err(StandingError::Before { as_of, since });
        }
        let held = self.state.ended.unwrap_or(as_of);
        let due = self.promised;
        let overdue = match due {
            Some(due) => Some(due < held),
            None => past(&self.committed, held),
        };
        let running = self.state.phase == Phase::Running;
        let left = match soonest(due, &self.committed).filter(|_| running && overdue != Some(true)) {
            Some(first) => Some(working_days(table, held.0.date(), first)?),
            None => None,
        };
        let over = match due.filter(|_| overdue == Some(true)) {
            Some(due) => Some(working_days(table, day_of(due), held)?),
            None => None,
        };
        Ok(Standing {
            as_of,
            phase: self.state.phase,
            due,
            overdue,
            past_statutory: past(&self.statutory, held),
            working_days_left: left.filter(|_| due.is_some()),
            working_days_over: over,
            due_soon: left.is_some_and(|left| left <= warn_within),
        })
    }
}

/// Whether a moment is past a limit; none where there is no limit or the moments that it can end at do not agree.
fn past(due: &Due, held: Moment) -> Option<bool> {
    if let Some(at) = due.at {
        return Some(at < held);
    }
    // A row without a limit is never past.
    let mut answers = due.candidates.iter().map(|candidate| candidate.at.is_some_and(|at| at < held));
    let first = answers.next()?;
    answers.all(|answer| answer == first).then_some(first)
}

/// The first moment at which it can fall due: a warning is rather early than late.
fn soonest(due: Option<Moment>, committed: &Due) -> Option<Moment> {
    due.or_else(|| committed.candidates.iter().filter_map(|candidate| candidate.at).min())
}

fn working_days(table: &Table, after: NaiveDate, through: Moment) -> Result<u32, BeyondTable> {
    table.working_days_between(after, day_of(through))
}

/// The day of a moment; midnight, a closing at 24:00, ends the day before.
fn day_of(Moment(at): Moment) -> NaiveDate {
    let ends_day = at.time() == chrono::NaiveTime::MIN;
    at.date().pred_opt().filter(|_| ends_day).unwrap_or(at.date())
}
