//! Why a row has no answer, as a stable code and one line in either language.

use crate::bundle::{Channel, Language};
use crate::runtime::decide::DecideError;

/// Why a row has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RowError {
    /// It is not of the file's form; in the reader's words.
    #[cfg(feature = "cli")]
    Unreadable(String),
    /// It is longer than so many bytes.
    #[cfg(feature = "cli")]
    TooLong(usize),
    /// It has another number of cells than the header.
    #[cfg(feature = "cli")]
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// It is not in UTF-8.
    #[cfg(feature = "cli")]
    NotUtf8,
    /// The file ends within its quotes.
    #[cfg(feature = "cli")]
    OpenQuote,
    /// A column that identifies it is empty or no text.
    Lacks(&'static str),
    /// A member stands twice.
    Twice(String),
    /// A moment in another form.
    Moment(String),
    /// A channel that does not exist.
    Channel(String),
    /// The dossier cannot be decided.
    Decide(DecideError),
}

impl From<DecideError> for RowError {
    fn from(error: DecideError) -> Self {
        Self::Decide(error)
    }
}

impl RowError {
    /// The stable code.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Moment(_) => "bad_moment",
            Self::Channel(_) => "bad_channel",
            Self::Decide(error) => error.code(),
            _ => "bad_row",
        }
    }

    /// The message in a language.
    pub(crate) fn message(&self, language: Language) -> String {
        match language {
            Language::Vi => self.vietnamese(),
            Language::En => self.english(),
        }
    }

    /// Code and message, as they stand in a row's `error`.
    pub(crate) fn told(&self, language: Language) -> String {
        format!("{}: {}", self.code(), self.message(language))
    }

    fn english(&self) -> String {
        match self {
            #[cfg(feature = "cli")]
            Self::Unreadable(why) => format!("this row cannot be read: {why}"),
            #[cfg(feature = "cli")]
            Self::TooLong(limit) => format!("this row is longer than {limit} bytes"),
            #[cfg(feature = "cli")]
            Self::Cells { found, expected } => format!("this row has {found} cells, the header {expected}"),
            #[cfg(feature = "cli")]
            Self::NotUtf8 => "this row is not in UTF-8".to_owned(),
            #[cfg(feature = "cli")]
            Self::OpenQuote => {
                "the file ends within quotes that open in this row; what follows them was not read".to_owned()
            }
            Self::Lacks(member) => format!("this row lacks `{member}`"),
            Self::Twice(member) => format!("`{member}` stands twice"),
            Self::Moment(text) => format!("`{text}` is no moment; write YYYY-MM-DDTHH:MM, as in `2025-10-03T14:00`"),
            Self::Channel(text) => format!("`{text}` is no channel; write {}", channels(Language::En)),
            Self::Decide(error) => error.message(Language::En),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            #[cfg(feature = "cli")]
            Self::Unreadable(why) => format!("dòng này không đọc được: {why}"),
            #[cfg(feature = "cli")]
            Self::TooLong(limit) => format!("dòng này dài hơn {limit} byte"),
            #[cfg(feature = "cli")]
            Self::Cells { found, expected } => format!("dòng này có {found} ô, dòng tiêu đề có {expected}"),
            #[cfg(feature = "cli")]
            Self::NotUtf8 => "dòng này không phải là UTF-8".to_owned(),
            #[cfg(feature = "cli")]
            Self::OpenQuote => {
                "tệp kết thúc trong dấu ngoặc kép mở ở dòng này; phần sau dấu ấy không được đọc".to_owned()
            }
            Self::Lacks(member) => format!("dòng này thiếu `{member}`"),
            Self::Twice(member) => format!("`{member}` có hai lần"),
            Self::Moment(text) => {
                format!("`{text}` không phải là thời điểm; viết NĂM-THÁNG-NGÀYTGIỜ:PHÚT, ví dụ `2025-10-03T14:00`")
            }
            Self::Channel(text) => format!("`{text}` không phải là hình thức nộp; viết {}", channels(Language::Vi)),
            Self::Decide(error) => error.message(Language::Vi),
        }
    }
}

fn channels(language: Language) -> String {
    let words: Vec<&str> = Channel::ALL.iter().map(|channel| channel.in_language(language)).collect();
    words.join(", ")
}
