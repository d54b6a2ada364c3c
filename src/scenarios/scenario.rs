//! A scenario as the officer wrote it: one dossier and what its decision must be, every part with its place.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value as Json;

use super::receipt::Relative;
use crate::bundle::Channel;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ScenarioProblem;
use crate::runtime::Event;
use crate::source::{Span, Spanned};

/// One dossier and what is expected of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name, unique in its file; of a table's row, with the row's own name or number behind it.
    pub name: Spanned<String>,
    /// The procedure's code.
    pub procedure: Spanned<String>,
    /// The office's name.
    pub office: Spanned<String>,
    /// When the dossier is received.
    pub received: Spanned<Receipt>,
    /// The channel.
    pub channel: Spanned<Channel>,
    /// What is known of the dossier: name and value.
    pub facts: Vec<(Spanned<String>, Spanned<Json>)>,
    /// What happened after the receipt.
    pub events: Vec<Spanned<Event>>,
    /// The day on whose knowledge of the calendars the decision rests.
    pub as_known: Option<Spanned<NaiveDate>>,
    /// Whether an officer has confirmed it; one that is not proves nothing.
    pub confirmed: bool,
    /// What is expected.
    pub expect: Vec<Expectation>,
}

/// When a dossier is received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// At a moment.
    At(NaiveDateTime),
    /// Relative to a session of a program or to a working day.
    Relative(Relative),
}

/// What one member of the decision must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// The member's path in the decision, as `same_day.verdict`.
    pub path: Spanned<String>,
    /// Its value.
    pub value: Spanned<Expected>,
}

/// A value that is expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// This value.
    Json(Json),
    /// A moment of the day of receipt, or of the session that the receipt is relative to.
    Moment(Moment),
}

/// A moment relative to the receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The end of the session that the receipt is relative to.
    SessionEnd,
    /// A minute of the day of receipt, since midnight.
    DayOfReceipt(u16),
}

impl Scenario {
    /// That no officer has confirmed it, where that is so.
    pub fn unconfirmed(&self) -> Option<Finding> {
        let problem = ScenarioProblem::ScenarioUnconfirmed { name: self.name.node.clone() };
        (!self.confirmed).then(|| Finding::new(problem, self.span()))
    }

    /// The place of the whole: its name.
    pub const fn span(&self) -> Span {
        self.name.span
    }
}
