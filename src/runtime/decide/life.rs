//! Follows a dossier's events in order of time: where its clock started, which stretches do not count, what it waits for, how
//! it ended. What cannot have happened in that order is refused.
//!
//! Statuses may be skipped and repeated, as offices report them. But nothing follows an end (3, 7, 9, 10) except 10 after 9;
//! 1 comes first; 3 follows no status that says the dossier was taken in; a re-appointment is made while the clock runs,
//! and once.

use chrono::NaiveDateTime;

use super::case::{Case, beyond, whole_minute};
use super::error::DecideError;
use super::event_error::EventError;
use super::events::{Event, EventKind, Status};
use super::state::{Phase, Waiting};
use crate::bundle::Clock;
use crate::calendar::{self, BeyondTable, Duration, Table, Term};

/// A wait for the applicant or for work to go on, until the next 2 or 4.
pub(super) struct Wait {
    pub(super) began: NaiveDateTime,
    pub(super) status: Status,
    /// When supplements were asked for in it.
    pub(super) supplements: Option<NaiveDateTime>,
}

/// What events made of a dossier.
pub(super) struct Life {
    /// The counting start: of the receipt, or of the last return that restarted the clock.
    pub(super) start: NaiveDateTime,
    /// Whether a day that decides the start or a pause may still change.
    pub(super) provisional: bool,
    /// What does not count, since the counting start: disjoint, in order.
    pub(super) pauses: Vec<(NaiveDateTime, NaiveDateTime)>,
    pub(super) wait: Option<Wait>,
    /// From when the clock restarted, each time.
    pub(super) restarts: Vec<NaiveDateTime>,
    /// The one re-appointment.
    pub(super) reappointed: Option<NaiveDateTime>,
    /// Whether it still stands: a restart gives the dossier its limit anew.
    pub(super) stands: bool,
    /// When it first ended.
    pub(super) ended: Option<NaiveDateTime>,
    pub(super) status: Option<Status>,
    /// When an event last gave the status.
    pub(super) since: Option<NaiveDateTime>,
    last: Option<Event>,
    taken_in: bool,
}

impl Life {
    /// A dossier to which nothing has happened.
    pub(super) fn untouched(start: NaiveDateTime, provisional: bool) -> Self {
        Self {
            start,
            provisional,
            pauses: Vec::new(),
            wait: None,
            restarts: Vec::new(),
            reappointed: None,
            stands: false,
            ended: None,
            status: None,
            since: None,
            last: None,
            taken_in: false,
        }
    }

    /// What became of a case whose counting start is known.
    pub(super) fn follow(self, case: &Case<'_>, events: &[Event]) -> Result<Self, DecideError> {
        let mut events: Vec<Event> =
            events.iter().map(|event| Event { at: whole_minute(event.at), ..*event }).collect();
        // Stable: of one moment, the order given.
        events.sort_by_key(|event| event.at);
        let received = case.received;
        if let Some(&event) = events.first().filter(|event| event.at < received) {
            return Err(EventError::BeforeReceipt { event, received }.into());
        }
        events.into_iter().try_fold(self, |life, event| life.after(case, event))
    }

    fn after(mut self, case: &Case<'_>, event: Event) -> Result<Self, DecideError> {
        if let Some(after) = self.last.filter(|_| !self.may(event.what)) {
            return Err(EventError::CannotFollow { event, after }.into());
        }
        let at = event.at;
        match event.what {
            EventKind::Reappointed => {
                if let Some(first) = self.reappointed {
                    return Err(EventError::ReappointedTwice { event, first }.into());
                }
                (self.reappointed, self.stands) = (Some(at), true);
            }
            EventKind::Status(status) => {
                (self.status, self.since) = (Some(status), Some(at));
                match status {
                    Status::Registered => {}
                    Status::Received | Status::Processing => self.back(case, at)?,
                    Status::SupplementsRequested | Status::PaymentRequested | Status::Stopped => self.wait(status, at),
                    Status::NotReceived | Status::Withdrawn | Status::Done | Status::Returned => {
                        self.ended = self.ended.or(Some(at));
                    }
                }
            }
        }
        self.taken_in |= !matches!(
            event.what,
            EventKind::Status(Status::Registered | Status::SupplementsRequested | Status::NotReceived)
        );
        self.last = Some(event);
        Ok(self)
    }

    /// Whether something may happen to a dossier as it now is.
    fn may(&self, what: EventKind) -> bool {
        if self.ended.is_some() {
            return self.status == Some(Status::Done) && what == EventKind::Status(Status::Returned);
        }
        match what {
            EventKind::Status(Status::Registered) => self.status == Some(Status::Registered),
            EventKind::Status(Status::NotReceived) => !self.taken_in,
            EventKind::Status(_) => true,
            // While the clock stands there is no moment to put another in the place of.
            EventKind::Reappointed => self.wait.is_none(),
        }
    }

    fn wait(&mut self, status: Status, at: NaiveDateTime) {
        let supplements = (status == Status::SupplementsRequested).then_some(at);
        match &mut self.wait {
            None => self.wait = Some(Wait { began: at, status, supplements }),
            Some(wait) => {
                wait.status = status;
                wait.supplements = wait.supplements.or(supplements);
            }
        }
    }

    /// The dossier is back: the clock restarts or goes on. Only a dossier that was with the applicant returns, and only a
    /// return moves to the next opening.
    fn back(&mut self, case: &Case<'_>, at: NaiveDateTime) -> Result<(), DecideError> {
        let Some(wait) = self.wait.take() else { return Ok(()) };
        let opening = match wait.supplements {
            Some(_) => Some(case.opening(at).map_err(beyond)?),
            None => None,
        };
        let clock = case.version.supplement.as_ref().map_or(Clock::Restarts, |supplement| supplement.clock);
        match (opening, clock) {
            (Some(opening), Clock::Restarts) => {
                self.start = opening.at;
                self.provisional = opening.provisional;
                self.pauses.clear();
                self.stands = false;
                self.restarts.push(opening.at);
            }
            (opening, _) => {
                self.provisional |= opening.is_some_and(|opening| opening.provisional);
                // A clock that has not started, or not gone on yet, is not stopped.
                let free = self.pauses.last().map_or(self.start, |(_, ended)| *ended);
                let began = wait.began.max(free);
                self.pauses.push((began, opening.map_or(at, |opening| opening.at).max(began)));
            }
        }
        Ok(())
    }

    /// What all pauses together add to a limit of a term; none where they add nothing.
    pub(super) fn paused(&self, table: &Table, term: Term) -> Result<Option<Duration>, BeyondTable> {
        let mut total: Option<Duration> = None;
        for &(began, ended) in &self.pauses {
            let pause = calendar::paused(table, term, began, ended)?;
            // One term is always paused in one unit.
            let count = total.map_or(0, |total| total.count).checked_add(pause.count).ok_or(table.beyond())?;
            total = Some(Duration { count, ..pause });
        }
        Ok(total.filter(|total| !total.is_zero()))
    }

    /// Whether no moment is due: the dossier waits, waited when it ended, or was never received.
    pub(super) fn is_stopped(&self) -> bool {
        self.wait.is_some() || self.phase() == Phase::NotReceived
    }

    pub(super) fn phase(&self) -> Phase {
        match (self.ended, &self.wait) {
            (Some(_), _) if self.status == Some(Status::NotReceived) => Phase::NotReceived,
            (Some(_), _) => Phase::Ended,
            (None, Some(_)) => Phase::Waiting,
            (None, None) => Phase::Running,
        }
    }

    /// What a dossier waits for; supplements before anything else, as they decide what comes after.
    pub(super) fn waiting_for(&self) -> Option<Waiting> {
        let wait = self.wait.as_ref()?;
        Some(match wait.status {
            _ if wait.supplements.is_some() => Waiting::Supplements,
            Status::PaymentRequested => Waiting::Payment,
            _ => Waiting::Resumption,
        })
    }

    /// When the last pause ended.
    pub(super) fn resumed(&self) -> Option<NaiveDateTime> {
        self.pauses.last().map(|(_, ended)| *ended)
    }
}
