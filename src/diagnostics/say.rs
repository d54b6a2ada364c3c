//! How the parts of a message are said in either language.

use chrono::{NaiveDate, NaiveDateTime};

use crate::bundle::{Channel, Language};

/// A value that a message can name.
pub trait Say {
    /// The value in `language`.
    fn say(&self, language: Language) -> String;
}

/// A term of the field in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term {
    vi: &'static str,
    en: &'static str,
    quoted: bool,
}

impl Term {
    /// A term by its two names.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en, quoted: false }
    }

    /// A word of the language in both forms, said in backticks.
    pub const fn quoted(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en, quoted: true }
    }
}

impl Say for Term {
    fn say(&self, language: Language) -> String {
        let words = match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        };
        if self.quoted { format!("`{words}`") } else { words.to_owned() }
    }
}

/// A sentence that is made when it is needed, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// A sentence that a function says in either language.
    pub fn of(say: impl Fn(Language) -> String) -> Box<Self> {
        Box::new(Self { vi: say(Language::Vi), en: say(Language::En) })
    }
}

impl<T: Say> Say for Box<T> {
    fn say(&self, language: Language) -> String {
        self.as_ref().say(language)
    }
}

impl Say for Both {
    fn say(&self, language: Language) -> String {
        match language {
            Language::Vi => self.vi.clone(),
            Language::En => self.en.clone(),
        }
    }
}

impl Say for String {
    fn say(&self, _: Language) -> String {
        self.clone()
    }
}

impl Say for &'static str {
    fn say(&self, _: Language) -> String {
        (*self).to_owned()
    }
}

/// Vietnamese documents write day/month/year; English ones here write ISO 8601.
impl Say for NaiveDate {
    fn say(&self, language: Language) -> String {
        match language {
            Language::Vi => self.format("%d/%m/%Y").to_string(),
            Language::En => self.format("%Y-%m-%d").to_string(),
        }
    }
}

/// The time before the day in Vietnamese, as slips write it.
impl Say for NaiveDateTime {
    fn say(&self, language: Language) -> String {
        match language {
            Language::Vi => self.format("%H:%M ngày %d/%m/%Y").to_string(),
            Language::En => self.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// How many more procedures there are; nothing where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AndMore(pub usize);

impl Say for AndMore {
    fn say(&self, language: Language) -> String {
        match (self.0, language) {
            (0, _) => String::new(),
            (more, Language::Vi) => format!(" và {more} thủ tục khác"),
            (1, Language::En) => " and one more procedure".to_owned(),
            (more, Language::En) => format!(" and {more} more procedures"),
        }
    }
}

/// The latest intake minute that a session can keep; none where it can keep none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest(pub Option<u16>);

impl Say for Latest {
    fn say(&self, language: Language) -> String {
        let Some(minute) = self.0 else {
            return match language {
                Language::Vi => {
                    "không giờ nhận nào trong phiên kịp cả: rút ngắn các bước, hoặc loại trừ trường hợp này".to_owned()
                }
                Language::En => {
                    "no intake of the session can be kept: shorten the steps, or leave this case out".to_owned()
                }
            };
        };
        let time = ClockTime(minute).say(language);
        match language {
            Language::Vi => format!(
                "muộn nhất chỉ nhận được đến {time}: sửa `nhận đến`, rút ngắn các bước, hoặc loại trừ trường hợp này"
            ),
            Language::En => format!(
                "the latest intake that can be kept is {time}: correct `intake until`, shorten the steps, or leave this case out"
            ),
        }
    }
}

/// A time of day in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime(pub u16);

impl Say for ClockTime {
    fn say(&self, _: Language) -> String {
        let (hour, minute) = (self.0.checked_div(60).unwrap_or(0), self.0.checked_rem(60).unwrap_or(0));
        format!("{hour:02}:{minute:02}")
    }
}

/// A cut-off in minutes since midnight, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutoff(pub Option<u16>);

impl Say for Cutoff {
    fn say(&self, language: Language) -> String {
        match (self.0, language) {
            (Some(minute), Language::Vi) => format!("giờ chốt {}", ClockTime(minute).say(language)),
            (Some(minute), Language::En) => format!("the cut-off {}", ClockTime(minute).say(language)),
            (None, Language::Vi) => "không có giờ chốt".to_owned(),
            (None, Language::En) => "no cut-off".to_owned(),
        }
    }
}

impl Say for Channel {
    fn say(&self, language: Language) -> String {
        self.in_language(language).to_owned()
    }
}

/// Several values, with commas.
impl<T: Say> Say for Vec<T> {
    fn say(&self, language: Language) -> String {
        self.iter().map(|part| part.say(language)).collect::<Vec<_>>().join(", ")
    }
}

macro_rules! say_numbers {
    ($($number:ty),*) => { $(impl Say for $number {
        fn say(&self, _: Language) -> String {
            self.to_string()
        }
    })* };
}

say_numbers!(u16, u32, u64, i64, usize);

/// A list, said with commas and a last "or".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined<T>(pub Vec<T>);

impl<T: Say> Say for Joined<T> {
    fn say(&self, language: Language) -> String {
        let or = match language {
            Language::Vi => " hoặc ",
            Language::En => " or ",
        };
        let parts: Vec<String> = self.0.iter().map(|part| part.say(language)).collect();
        match parts.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{}{or}{last}", rest.join(", ")),
        }
    }
}
