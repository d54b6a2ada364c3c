//! A dossier of the past, as a row of a log tells it.

use std::borrow::Cow;

use chrono::NaiveDateTime;

use super::error::LogError;
use crate::bundle::Channel;
use crate::runtime::{Event, EventKind, Status};

/// A dossier as the log tells it.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'t> {
    /// Its own number.
    pub(crate) dossier: Cow<'t, str>,
    /// The procedure's code, as the log has it.
    pub(crate) procedure: Cow<'t, str>,
    /// The office's name.
    pub(crate) office: Cow<'t, str>,
    pub(crate) received: NaiveDateTime,
    pub(crate) channel: Channel,
    pub(crate) returned: Option<NaiveDateTime>,
    /// Its status when the log was written.
    pub(crate) status: Option<Status>,
    /// What happened to it, the return not among it unless the log says it twice.
    pub(crate) events: Vec<Event>,
    /// Hundredths of a percent.
    pub(crate) satisfaction: Option<i64>,
    pub(crate) digitised: Option<bool>,
}

/// What had happened to a dossier by some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    /// Its events, its return among them.
    pub(crate) events: Vec<Event>,
    /// Its only event, where that is its end.
    pub(crate) only_end: Option<(NaiveDateTime, Status)>,
    /// Whether its status says of it what no event tells the moment of: that it waits, or has ended.
    pub(crate) is_untold: bool,
}

const fn is_return(event: &Event) -> bool {
    matches!(event.what, EventKind::Status(Status::Returned))
}

/// What statuses say of a dossier that a log tells of by one column and by its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    Waiting(Status),
    Refused,
    Withdrawn,
    Done,
}

impl Stage {
    const fn of(status: Status) -> Self {
        match status {
            Status::Registered | Status::Received | Status::Processing => Self::Running,
            Status::SupplementsRequested | Status::PaymentRequested | Status::Stopped => Self::Waiting(status),
            Status::NotReceived => Self::Refused,
            Status::Withdrawn => Self::Withdrawn,
            Status::Done | Status::Returned => Self::Done,
        }
    }
}

impl Entry<'_> {
    /// What one column says against another.
    ///
    /// # Errors
    /// [`LogError`].
    pub(super) fn agrees(&self) -> Result<(), LogError> {
        if let Some(returned) = self.returned {
            if returned < self.received {
                return Err(LogError::ReturnedFirst { received: self.received, returned });
            }
            if let Some(status) = self.status.filter(|status| !is_end(*status)) {
                return Err(LogError::Returned(status));
            }
            if let Some(event) = self.events.iter().find(|event| is_return(event) && event.at != returned) {
                return Err(LogError::ReturnedTwice { returned, event: *event });
            }
            return Ok(());
        }
        let Some(status) = self.status else { return Ok(()) };
        let statuses = self.events.iter().filter(|event| matches!(event.what, EventKind::Status(_)));
        // Of one moment, the order given.
        let last = statuses.enumerate().max_by_key(|(place, event)| (event.at, *place)).map(|(_, event)| *event);
        let disagrees = |event: &Event| match event.what {
            EventKind::Status(told) => Stage::of(told) != Stage::of(status),
            EventKind::Reappointed => false,
        };
        match last.filter(disagrees) {
            Some(event) => Err(LogError::Disagrees { status, event }),
            None => Ok(()),
        }
    }

    /// What had happened before a moment; all of it where there is none.
    pub(crate) fn before(&self, end: Option<NaiveDateTime>) -> Life {
        let is_past = |at: NaiveDateTime| end.is_none_or(|end| at < end);
        let mut events: Vec<Event> = self.events.iter().filter(|event| is_past(event.at)).copied().collect();
        let told = events.len();
        let mut only_end = None;
        if let Some(at) = self.returned.filter(|at| is_past(*at) && !events.iter().any(is_return)) {
            // What was withdrawn went back, too.
            let status = if self.status == Some(Status::Withdrawn) { Status::Withdrawn } else { Status::Returned };
            let is_told = events.iter().any(|event| event.what == EventKind::Status(status));
            if !is_told {
                events.push(Event { at, what: EventKind::Status(status) });
                only_end = Some((at, status)).filter(|_| told == 0);
            }
        }
        // Nobody says when it was not received: at once.
        if self.status == Some(Status::NotReceived) && self.events.is_empty() {
            events.push(Event { at: self.received, what: EventKind::Status(Status::NotReceived) });
        }
        Life { is_untold: self.is_untold(), events, only_end }
    }

    /// Whether the log tells of no moment at which its status came, before or after whichever moment is asked for.
    fn is_untold(&self) -> bool {
        let Some(status) = self.status else { return false };
        let told =
            |event: &Event| matches!(event.what, EventKind::Status(told) if Stage::of(told) == Stage::of(status));
        match Stage::of(status) {
            Stage::Running | Stage::Refused => false,
            Stage::Withdrawn | Stage::Done => self.returned.is_none() && !self.events.iter().any(told),
            Stage::Waiting(_) => !self.events.iter().any(told),
        }
    }
}

/// Whether a status says that a dossier is over and went back.
const fn is_end(status: Status) -> bool {
    matches!(Stage::of(status), Stage::Withdrawn | Stage::Done)
}
