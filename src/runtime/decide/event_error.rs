//! Why a dossier's events cannot have happened so, as values that name the event in either language.

use chrono::NaiveDateTime;
use thiserror::Error;

use super::decision::Moment;
use super::events::Event;
use crate::bundle::Language;

/// What is wrong with a dossier's events. [`EventError::code`] is stable; the message is for people.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum EventError {
    /// A text that is no event.
    Unreadable {
        /// The text.
        text: String,
    },
    /// The event comes before the receipt.
    BeforeReceipt {
        /// The event.
        event: Event,
        /// The receipt.
        received: NaiveDateTime,
    },
    /// The event cannot come after the one before it, such as work on a dossier that is done.
    CannotFollow {
        /// The event.
        event: Event,
        /// The event before it.
        after: Event,
    },
    /// A second re-appointment (Decree 61/2018/ND-CP art. 19(9) allows one).
    ReappointedTwice {
        /// The second.
        event: Event,
        /// The first.
        first: NaiveDateTime,
    },
    /// A re-appointment where the procedure has none, or where its `khi` does not hold.
    NoReappointment {
        /// When it is said to have happened.
        at: NaiveDateTime,
        /// The clause whose `khi` does not hold; none where the procedure has no such clause.
        rule: Option<String>,
    },
}

impl EventError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "bad_event",
            Self::BeforeReceipt { .. } => "event_before_receipt",
            Self::CannotFollow { .. } => "event_cannot_follow",
            Self::ReappointedTwice { .. } => "reappointed_twice",
            Self::NoReappointment { .. } => "no_reappointment",
        }
    }

    /// The message in a language.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Vi => self.vietnamese(),
            Language::En => self.english(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unreadable { text } => format!(
                "`{text}` is no event; an event is MOMENT=STATUS, such as `2025-10-03T14:00=5`, where the status is 1 to 10 or \
                 `reappointed`"
            ),
            Self::BeforeReceipt { event, received } => {
                format!("the event `{event}` comes before the receipt at {}", Moment(*received))
            }
            Self::CannotFollow { event, after } => format!("the event `{event}` cannot follow `{after}`"),
            Self::ReappointedTwice { event, first } => format!(
                "the event `{event}` is a second re-appointment after the one at {}; only one is allowed",
                Moment(*first)
            ),
            Self::NoReappointment { at, rule: None } => {
                format!("re-appointed at {}, but the procedure has no clause `hẹn lại tối đa`", Moment(*at))
            }
            Self::NoReappointment { at, rule: Some(rule) } => {
                format!("re-appointed at {}, but the condition of `{rule}` does not hold", Moment(*at))
            }
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Unreadable { text } => format!(
                "`{text}` không phải là sự kiện; một sự kiện là THỜI-ĐIỂM=TRẠNG-THÁI, ví dụ `2025-10-03T14:00=5`, với trạng \
                 thái từ 1 đến 10 hoặc `hẹn-lại`"
            ),
            Self::BeforeReceipt { event, received } => {
                format!("sự kiện `{event}` xảy ra trước khi tiếp nhận lúc {}", Moment(*received))
            }
            Self::CannotFollow { event, after } => format!("sự kiện `{event}` không thể xảy ra sau `{after}`"),
            Self::ReappointedTwice { event, first } => format!(
                "sự kiện `{event}` là lần hẹn lại thứ hai, sau lần hẹn lại lúc {}; chỉ được hẹn lại một lần",
                Moment(*first)
            ),
            Self::NoReappointment { at, rule: None } => {
                format!("hẹn lại lúc {}, nhưng thủ tục không có quy định `hẹn lại tối đa`", Moment(*at))
            }
            Self::NoReappointment { at, rule: Some(rule) } => {
                format!("hẹn lại lúc {}, nhưng điều kiện của `{rule}` không thỏa", Moment(*at))
            }
        }
    }
}
