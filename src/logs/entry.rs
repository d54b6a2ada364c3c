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

impl Entry<'_> {
    /// What one column says against another.
    ///
    /// # Errors
    /// [`LogError`].
    pub(super) fn agrees(&self) -> Result<(), LogError> {
        let Some(returned) = self.returned else { return Ok(()) };
        if returned < self.received {
            return Err(LogError::ReturnedFirst { received: self.received, returned });
        }
        if let Some(status) = self.status.filter(|status| is_open(*status)) {
            return Err(LogError::Returned(status));
        }
        match self.events.iter().find(|event| is_return(event) && event.at != returned) {
            Some(event) => Err(LogError::ReturnedTwice { returned, event: *event }),
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
        if self.status == Some(Status::NotReceived) && events.is_empty() {
            events.push(Event { at: self.received, what: EventKind::Status(Status::NotReceived) });
        }
        Life { is_untold: self.is_untold(), events, only_end }
    }

    /// Whether the log tells of no moment at which its status came, before or after whichever moment is asked for.
    fn is_untold(&self) -> bool {
        let Some(status) = self.status else { return false };
        let is_told = |wanted: &[Status]| {
            self.events.iter().any(|event| matches!(event.what, EventKind::Status(one) if wanted.contains(&one)))
        };
        match status {
            Status::Withdrawn | Status::Done | Status::Returned => {
                self.returned.is_none() && !is_told(&[Status::Withdrawn, Status::Done, Status::Returned])
            }
            Status::SupplementsRequested | Status::PaymentRequested | Status::Stopped => !is_told(&[status]),
            Status::Registered | Status::Received | Status::NotReceived | Status::Processing => false,
        }
    }
}

/// Whether a status says that a dossier is handled.
const fn is_open(status: Status) -> bool {
    match status {
        Status::Registered
        | Status::Received
        | Status::NotReceived
        | Status::Processing
        | Status::SupplementsRequested
        | Status::PaymentRequested
        | Status::Stopped => true,
        Status::Withdrawn | Status::Done | Status::Returned => false,
    }
}
