//! What happens to a dossier after its receipt: the national statuses and the re-appointment, and their text forms turned
//! into values. Whether one may follow another is decided in [`life`](super::life).

use chrono::NaiveDateTime;
use serde::{Serialize, Serializer};

use super::decision::Moment;
use super::event_error::EventError;
use super::request::parse_moment;
use crate::bundle::Language;

/// The ten statuses in which dossiers are reported to the national system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Status {
    /// 1, mới đăng ký: filed, not looked at yet.
    Registered = 1,
    /// 2, được tiếp nhận: received; where the dossier was away, it is back.
    Received = 2,
    /// 3, không được tiếp nhận: never received; nothing is counted.
    NotReceived = 3,
    /// 4, đang xử lý: being worked on; where the dossier was away, it is back.
    Processing = 4,
    /// 5, yêu cầu bổ sung giấy tờ: the applicant was asked for supplements.
    SupplementsRequested = 5,
    /// 6, yêu cầu thực hiện nghĩa vụ tài chính: the applicant was asked to pay.
    PaymentRequested = 6,
    /// 7, công dân yêu cầu rút: the applicant withdrew.
    Withdrawn = 7,
    /// 8, dừng xử lý: work stopped.
    Stopped = 8,
    /// 9, đã xử lý xong: the result is there.
    Done = 9,
    /// 10, đã trả kết quả: the result was handed over.
    Returned = 10,
}

impl Status {
    /// All ten, by number.
    pub const ALL: [Self; 10] = [
        Self::Registered,
        Self::Received,
        Self::NotReceived,
        Self::Processing,
        Self::SupplementsRequested,
        Self::PaymentRequested,
        Self::Withdrawn,
        Self::Stopped,
        Self::Done,
        Self::Returned,
    ];

    /// The national number, 1 to 10.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The status of a national number; none outside 1 to 10.
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.number() == number)
    }

    /// What the status is called.
    pub const fn in_language(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Registered, Language::Vi) => "mới đăng ký",
            (Self::Registered, Language::En) => "registered",
            (Self::Received, Language::Vi) => "được tiếp nhận",
            (Self::Received, Language::En) => "received",
            (Self::NotReceived, Language::Vi) => "không được tiếp nhận",
            (Self::NotReceived, Language::En) => "not received",
            (Self::Processing, Language::Vi) => "đang xử lý",
            (Self::Processing, Language::En) => "being processed",
            (Self::SupplementsRequested, Language::Vi) => "yêu cầu bổ sung giấy tờ",
            (Self::SupplementsRequested, Language::En) => "supplements requested",
            (Self::PaymentRequested, Language::Vi) => "yêu cầu thực hiện nghĩa vụ tài chính",
            (Self::PaymentRequested, Language::En) => "payment requested",
            (Self::Withdrawn, Language::Vi) => "công dân yêu cầu rút",
            (Self::Withdrawn, Language::En) => "withdrawn by the applicant",
            (Self::Stopped, Language::Vi) => "dừng xử lý",
            (Self::Stopped, Language::En) => "processing stopped",
            (Self::Done, Language::Vi) => "đã xử lý xong",
            (Self::Done, Language::En) => "done",
            (Self::Returned, Language::Vi) => "đã trả kết quả",
            (Self::Returned, Language::En) => "result returned",
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventKind {
    /// The dossier took this status.
    Status(Status),
    /// The office apologised and set a new date, which it may do once (Decree 61/2018/ND-CP art. 19(9)).
    Reappointed,
}

/// Something that happened to a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// When, on the local clock; seconds are dropped.
    pub at: NaiveDateTime,
    /// What.
    pub what: EventKind,
}

impl Event {
    /// Reads `MOMENT=STATUS`: a moment `YYYY-MM-DDTHH:MM` and what [`EventKind::parse`] takes.
    ///
    /// # Errors
    /// [`EventError::Unreadable`] for any other text.
    ///
    /// # Example
    /// ```
    /// use thutuc::runtime::{Event, EventKind, Status};
    ///
    /// let event = Event::parse("2025-10-03T14:00=5")?;
    /// assert_eq!(event.what, EventKind::Status(Status::SupplementsRequested));
    /// assert_eq!(event.to_string(), "2025-10-03T14:00=5");
    /// assert!(Event::parse("2025-10-03T14:00=11").is_err());
    /// # Ok::<(), thutuc::runtime::EventError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, EventError> {
        let unreadable = || EventError::Unreadable { text: text.to_owned() };
        let (at, what) = text.split_once('=').ok_or_else(unreadable)?;
        let at = parse_moment(at.trim()).ok_or_else(unreadable)?;
        Ok(Self { at, what: EventKind::parse(what).ok_or_else(unreadable)? })
    }
}

impl EventKind {
    /// Reads a national status `1` to `10`, or `reappointed` or `hẹn-lại`, in any letter case; none for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if matches!(text.to_lowercase().as_str(), "reappointed" | "hẹn-lại" | "hẹn lại") {
            return Some(Self::Reappointed);
        }
        // A plain number only: the standard reader would take `+5` and `05`.
        let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        let number = text.parse().ok().filter(|_| plain)?;
        Status::of(number).map(Self::Status)
    }
}

/// As [`Event::parse`] reads it: `2025-10-03T14:00=5`.
impl std::fmt::Display for Event {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}=", Moment(self.at))?;
        match self.what {
            EventKind::Status(status) => write!(formatter, "{}", status.number()),
            EventKind::Reappointed => formatter.write_str("reappointed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read_as_they_are_written() {
        for text in ["2025-10-03T14:00=1", "2025-10-03T14:00=10", "2025-10-03T14:00=reappointed"] {
            assert_eq!(Event::parse(text).unwrap().to_string(), text);
        }
        let again = Event::parse("2025-10-03T14:00=Hẹn-lại").unwrap();
        assert_eq!(again.what, EventKind::Reappointed);
        for text in
            ["", "=", "5", "2025-10-03T14:00", "2025-10-03T14:00=0", "2025-10-03T14:00=11", "2025-10-03T14:00=05"]
        {
            assert!(Event::parse(text).is_err(), "{text}");
        }
        assert!(Event::parse("2025-10-03T14:00=+5").is_err() && Event::parse("2025-10-03=5").is_err());
    }

    #[test]
    fn statuses_keep_their_national_numbers() {
        let numbers: Vec<u8> = Status::ALL.into_iter().map(Status::number).collect();
        assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
        assert_eq!((Status::of(0), Status::of(5), Status::of(11)), (None, Some(Status::SupplementsRequested), None));
    }
}
