//! What cannot be decided at all, as values that name the nearest possibilities in either language.

use chrono::NaiveDate;
use thiserror::Error;

use super::event_error::EventError;
use crate::bundle::{Channel, Language, Level};

/// Why there is no decision. [`DecideError::code`] is stable; the message is for people.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum DecideError {
    /// The bundle has no procedure of this code.
    UnknownProcedure {
        /// The code.
        code: String,
        /// Codes that are nearly the same.
        nearest: Vec<String>,
    },
    /// The bundle has no office of this name.
    UnknownOffice {
        /// The name.
        office: String,
        /// Names that are nearly the same.
        nearest: Vec<String>,
    },
    /// The receipt lies outside the dates that the bundle covers.
    OutsideHorizon {
        /// The date of receipt.
        date: NaiveDate,
        /// First day covered.
        first: NaiveDate,
        /// Last day covered.
        last: NaiveDate,
    },
    /// The office does not exist yet, or no longer.
    OfficeNotInForce {
        /// The office.
        office: String,
        /// The date of receipt.
        date: NaiveDate,
        /// When it exists.
        span: String,
    },
    /// No version of the procedure is in force on the date of receipt.
    NoVersion {
        /// The procedure.
        code: String,
        /// The date of receipt.
        date: NaiveDate,
        /// When its versions are in force.
        versions: Vec<String>,
    },
    /// The office is of a level that does not handle the procedure.
    WrongLevel {
        /// The office.
        office: String,
        /// Its level.
        level: Level,
        /// The levels that handle the procedure.
        handled_at: Vec<Level>,
        /// Offices of those levels, a few.
        nearest: Vec<String>,
    },
    /// The procedure is not offered on the channel there.
    ChannelNotOffered {
        /// The channel.
        channel: Channel,
        /// The channels that are.
        offered: Vec<Channel>,
    },
    /// No fact of this name is declared.
    UndeclaredFact {
        /// The name.
        name: String,
        /// Names that are nearly the same.
        nearest: Vec<String>,
    },
    /// A value of another type than the fact's, or out of its bounds.
    BadFactValue {
        /// The fact.
        name: String,
        /// The value as given.
        value: String,
        /// What it may be, such as `0..50` or `có/không`.
        expected: Expected,
    },
    /// A fact was given twice, under its name and its alias, with different values.
    FactGivenTwice {
        /// The fact.
        name: String,
    },
    /// A value was given for a fact that follows from others, and they say something else.
    Contradiction {
        /// The fact.
        name: String,
        /// The value as given.
        given: String,
        /// What follows from the receipt or from the other facts.
        derived: String,
    },
    /// An expression that the loader would refuse.
    BadExpression {
        /// What is wrong.
        message: String,
    },
    /// A limit or an opening lies past the last day of the office's calendar.
    BeyondCalendar {
        /// First day that the calendar knows.
        first: NaiveDate,
        /// Last day that it knows.
        last: NaiveDate,
    },
    /// A dossier whose slots another rule set gave out.
    OtherRules,
    /// The dossier's events cannot have happened so.
    Event(EventError),
}

impl From<EventError> for DecideError {
    fn from(error: EventError) -> Self {
        Self::Event(error)
    }
}

/// What a fact's value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// Yes or no.
    Bool,
    /// A whole number, bounds included.
    Number(i64, i64),
    /// A date.
    Date(NaiveDate, NaiveDate),
    /// A time of day.
    Time,
    /// One of these.
    Choice(Vec<String>),
}

impl DecideError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownProcedure { .. } => "unknown_procedure",
            Self::UnknownOffice { .. } => "unknown_office",
            Self::OutsideHorizon { .. } => "outside_horizon",
            Self::OfficeNotInForce { .. } => "office_not_in_force",
            Self::NoVersion { .. } => "no_version",
            Self::WrongLevel { .. } => "wrong_level",
            Self::ChannelNotOffered { .. } => "channel_not_offered",
            Self::UndeclaredFact { .. } => "undeclared_fact",
            Self::BadFactValue { .. } => "bad_fact_value",
            Self::FactGivenTwice { .. } => "fact_given_twice",
            Self::Contradiction { .. } => "contradiction",
            Self::BadExpression { .. } => "bad_expression",
            Self::BeyondCalendar { .. } => "beyond_calendar",
            Self::OtherRules => "other_rules",
            Self::Event(error) => error.code(),
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
            Self::UnknownProcedure { code, nearest } => {
                format!("no procedure has the code `{code}`{}", list("; did you mean ", nearest))
            }
            Self::UnknownOffice { office, nearest } => {
                format!("no office is named `{office}`{}", list("; did you mean ", nearest))
            }
            Self::OutsideHorizon { date, first, last } => {
                format!("{date} lies outside the dates that the bundle covers, {first} to {last}")
            }
            Self::OfficeNotInForce { office, date, span } => {
                format!("the office `{office}` does not exist on {date}; it exists {span}")
            }
            Self::NoVersion { code, date, versions } => {
                format!("no version of `{code}` is in force on {date}{}", list("; in force ", versions))
            }
            Self::WrongLevel { office, level, handled_at, nearest } => format!(
                "the office `{office}` is of level {}; the procedure is handled at {}{}",
                level.as_str(),
                levels(handled_at, Language::En),
                list(", such as at ", nearest)
            ),
            Self::ChannelNotOffered { channel, offered } => format!(
                "the channel `{}` is not offered; offered: {}",
                channel.as_str(),
                channels(offered, Language::En)
            ),
            Self::UndeclaredFact { name, nearest } => {
                format!("no fact is named `{name}`{}", list("; did you mean ", nearest))
            }
            Self::BadFactValue { name, value, expected } => {
                format!("`{value}` is no value of `{name}`, which is {}", expected.in_language(Language::En))
            }
            Self::FactGivenTwice { name } => format!("`{name}` is given twice, with different values"),
            Self::Contradiction { name, given, derived } => {
                format!("`{name}` is given as `{given}`, but the rest of the dossier makes it `{derived}`")
            }
            Self::BadExpression { message } => format!("the expression cannot be evaluated: {message}"),
            Self::OtherRules => "the dossier was begun with another rule set".to_owned(),
            Self::BeyondCalendar { first, last } => {
                format!("the calendar has no answer past its days {first} to {last}")
            }
            Self::Event(error) => error.message(Language::En),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::UnknownProcedure { code, nearest } => {
                format!("không có thủ tục nào mang mã `{code}`{}", list("; có phải là ", nearest))
            }
            Self::UnknownOffice { office, nearest } => {
                format!("không có cơ quan nào tên `{office}`{}", list("; có phải là ", nearest))
            }
            Self::OutsideHorizon { date, first, last } => {
                format!("{date} nằm ngoài khoảng ngày mà gói quy tắc bao quát, từ {first} đến {last}")
            }
            Self::OfficeNotInForce { office, date, span } => {
                format!("cơ quan `{office}` không hoạt động vào ngày {date}; thời gian hoạt động: {span}")
            }
            Self::NoVersion { code, date, versions } => {
                format!(
                    "không có phiên bản nào của `{code}` có hiệu lực vào ngày {date}{}",
                    list("; có hiệu lực ", versions)
                )
            }
            Self::WrongLevel { office, level, handled_at, nearest } => format!(
                "cơ quan `{office}` thuộc cấp {}; thủ tục được giải quyết ở cấp {}{}",
                level.vietnamese(),
                levels(handled_at, Language::Vi),
                list(", chẳng hạn tại ", nearest)
            ),
            Self::ChannelNotOffered { channel, offered } => format!(
                "hình thức `{}` không được áp dụng; được áp dụng: {}",
                channel.vietnamese(),
                channels(offered, Language::Vi)
            ),
            Self::UndeclaredFact { name, nearest } => {
                format!("không có dữ kiện nào tên `{name}`{}", list("; có phải là ", nearest))
            }
            Self::BadFactValue { name, value, expected } => {
                format!("`{value}` không phải là giá trị của `{name}`: phải là {}", expected.in_language(Language::Vi))
            }
            Self::FactGivenTwice { name } => format!("`{name}` được cho hai lần với giá trị khác nhau"),
            Self::Contradiction { name, given, derived } => {
                format!("`{name}` được cho là `{given}`, nhưng theo phần còn lại của hồ sơ thì là `{derived}`")
            }
            Self::BadExpression { message } => format!("không tính được biểu thức: {message}"),
            Self::OtherRules => "hồ sơ được lập theo một bộ quy tắc khác".to_owned(),
            Self::BeyondCalendar { first, last } => {
                format!("lịch không trả lời được ngoài các ngày từ {first} đến {last}")
            }
            Self::Event(error) => error.message(Language::Vi),
        }
    }
}

impl Expected {
    fn in_language(&self, language: Language) -> String {
        match (self, language) {
            (Self::Bool, Language::Vi) => "`có` hoặc `không`".to_owned(),
            (Self::Bool, Language::En) => "`yes` or `no`".to_owned(),
            (Self::Number(min, max), Language::Vi) => format!("số nguyên từ {min} đến {max}"),
            (Self::Number(min, max), Language::En) => format!("a whole number from {min} to {max}"),
            (Self::Date(min, max), Language::Vi) => format!("ngày NĂM-THÁNG-NGÀY từ {min} đến {max}"),
            (Self::Date(min, max), Language::En) => format!("a date YYYY-MM-DD from {min} to {max}"),
            (Self::Time, Language::Vi) => "giờ GIỜ:PHÚT".to_owned(),
            (Self::Time, Language::En) => "a time HH:MM".to_owned(),
            (Self::Choice(values), Language::Vi) => format!("một trong{}", list(" ", values)),
            (Self::Choice(values), Language::En) => format!("one of{}", list(" ", values)),
        }
    }
}

fn list(lead: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
    let mark = if lead.ends_with("mean ") || lead.ends_with("là ") { "?" } else { "" };
    format!("{lead}{}{mark}", quoted.join(", "))
}

fn levels(levels: &[Level], language: Language) -> String {
    let words: Vec<&str> = levels.iter().map(|level| level.in_language(language)).collect();
    words.join(", ")
}

fn channels(channels: &[Channel], language: Language) -> String {
    let words: Vec<String> = channels.iter().map(|channel| format!("`{}`", channel.in_language(language))).collect();
    words.join(", ")
}
