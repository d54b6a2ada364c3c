//! Why a row of a log is no dossier.

use chrono::NaiveDateTime;

use super::words;
use crate::bundle::Language;
use crate::runtime::{DecideError, Event, Moment, RowError, Status};

/// The most bytes of a dossier's number: far above any office's.
pub(super) const MAX_DOSSIER_BYTES: usize = 200;

/// The most letters of a cell that a message repeats.
const REPEATED: usize = 80;

/// A cell as a message repeats it: its first letters, in which nothing ends a quotation.
pub(super) fn repeated(text: &str) -> String {
    let cut = text.char_indices().nth(REPEATED).and_then(|(end, _)| text.get(..end));
    cut.map_or_else(|| text.to_owned(), |cut| format!("{cut}…")).replace('`', "'")
}

/// Why a row of a log is not counted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LogError {
    /// What is wrong with a row of any file.
    Row(RowError),
    /// A moment in another form.
    Moment {
        /// The column, as the file names it.
        column: String,
        /// What stands there.
        text: String,
    },
    /// A status that is no national one.
    Status(String),
    /// A text that is no yes or no.
    Digitised(String),
    /// A score that is not on the scale.
    Score(String),
    /// A code that several offices have.
    Offices {
        /// The code.
        code: String,
        /// Their names.
        offices: Vec<String>,
    },
    /// It came back before it came in.
    ReturnedFirst {
        /// When it was received.
        received: NaiveDateTime,
        /// When it was returned.
        returned: NaiveDateTime,
    },
    /// It was returned, by one column, and is still handled, by another.
    Returned(Status),
    /// It was returned at two moments.
    ReturnedTwice {
        /// By the column.
        returned: NaiveDateTime,
        /// By the event.
        event: Event,
    },
    /// Its status is another than its last event gives it.
    Disagrees {
        /// The status.
        status: Status,
        /// The event.
        event: Event,
    },
    /// Its number is longer than [`MAX_DOSSIER_BYTES`].
    LongNumber,
    /// The engine that was asked gives no answer.
    Unanswered(Unanswered),
    /// A row of the table of events that belongs to it cannot be read.
    Events {
        /// The row in that table, the header being 1.
        row: u64,
        /// Why.
        why: Box<LogError>,
    },
}

/// Why an engine of SQL gives no answer of a dossier that this program decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unanswered {
    /// More events than the views follow, which is so many.
    ManyEvents(usize),
    /// Rules that cannot be said in SQL: their place and clause.
    Rules(String),
    /// In the engine's words.
    Other(String),
}

impl Unanswered {
    /// The engine was not asked.
    pub(crate) fn not_asked() -> Self {
        Self::Other("not_asked".to_owned())
    }

    fn message(&self, language: Language) -> String {
        match self {
            Self::ManyEvents(most) => words::many_events(language, most),
            Self::Rules(rules) => words::rules_unsaid(language, rules),
            Self::Other(error) => format!("`{}`", repeated(error)),
        }
    }
}

impl From<RowError> for LogError {
    fn from(error: RowError) -> Self {
        Self::Row(error)
    }
}

impl From<DecideError> for LogError {
    fn from(error: DecideError) -> Self {
        Self::Row(error.into())
    }
}

impl LogError {
    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Row(error) => error.code(),
            Self::Moment { .. } => "bad_moment",
            Self::Status(_) => "bad_status",
            Self::Digitised(_) => "bad_digitised",
            Self::Score(_) => "bad_satisfaction",
            Self::Offices { .. } => "ambiguous_office",
            Self::ReturnedFirst { .. } => "returned_first",
            Self::Returned(_) => "returned_and_open",
            Self::ReturnedTwice { .. } => "returned_twice",
            Self::Disagrees { .. } => "status_disagrees",
            Self::LongNumber => "long_number",
            Self::Unanswered(_) => "no_answer",
            Self::Events { .. } => "bad_events",
        }
    }

    /// The message in a language.
    pub(crate) fn message(&self, language: Language) -> String {
        match self {
            Self::Row(error) => error.message(language),
            Self::Moment { column, text } => words::bad_moment(language, column, text),
            Self::Status(text) => words::bad_status(language, text),
            Self::Digitised(text) => words::bad_digitised(language, text),
            Self::Score(text) => words::bad_score(language, text),
            Self::Offices { code, offices } => words::offices(language, code, &offices.join(", ")),
            Self::ReturnedFirst { received, returned } => {
                words::returned_first(language, &Moment(*returned), &Moment(*received))
            }
            Self::Returned(status) => words::returned_and_open(language, &status.number()),
            Self::ReturnedTwice { returned, event } => words::returned_twice(language, &Moment(*returned), event),
            Self::Disagrees { status, event } => words::disagrees(language, &status.number(), event),
            Self::LongNumber => words::long_number(language, &MAX_DOSSIER_BYTES),
            Self::Unanswered(why) => words::no_answer(language, &why.message(language)),
            Self::Events { row, why } => words::bad_events(language, row, &why.message(language)),
        }
    }
}
