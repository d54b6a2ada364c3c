//! Texts in both languages, and the closed values that the language writes in two forms.
//!
//! On the wire a closed value has its English form. This is the one table of both forms: the runtime reads facts with
//! it and the compiler reads and prints `.tt` files with it.

use serde::{Deserialize, Serialize};

/// A language that texts, findings and slips are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// One text in the languages that it was given in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
pub struct Texts {
    /// The Vietnamese text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vi: Option<String>,
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Texts {
    /// A text in one language.
    pub fn one(language: Language, text: impl Into<String>) -> Self {
        let text = Some(text.into());
        match language {
            Language::Vi => Self { vi: text, en: None },
            Language::En => Self { vi: None, en: text },
        }
    }

    /// The text in `language`, else in the other one, else empty.
    pub fn pick(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Vi => (&self.vi, &self.en),
            Language::En => (&self.en, &self.vi),
        };
        first.as_deref().or(second.as_deref()).unwrap_or("")
    }
}

macro_rules! closed {
    ($(#[$m:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $en:literal / $vi:literal),* $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vm])* #[serde(rename = $en)] $variant),* }

        impl $name {
            /// Every value, in the order of the language's reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The form that stands in bundles and on the command line: the English one.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $en),* }
            }

            /// The Vietnamese form.
            pub const fn vietnamese(self) -> &'static str {
                match self { $(Self::$variant => $vi),* }
            }

            /// The form in `language`.
            pub const fn in_language(self, language: Language) -> &'static str {
                match language { Language::Vi => self.vietnamese(), Language::En => self.as_str() }
            }

            /// The value that `text` names in either form, letter for letter; none for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text || value.vietnamese() == text)
            }
        }
    };
}

closed! {
    /// How a dossier reaches the office.
    Channel {
        /// At the counter.
        Counter = "counter" / "trực-tiếp",
        /// On the portal.
        Online = "online" / "trực-tuyến",
        /// By the public postal service.
        Post = "post" / "bưu-chính",
        /// At a mobile session.
        Mobile = "mobile" / "lưu-động",
    }
}

closed! {
    /// The level of administration that handles a procedure.
    Level {
        /// A commune, ward or special zone.
        Commune = "commune" / "xã",
        /// A province or centrally run city.
        Province = "province" / "tỉnh",
        /// A ministry.
        Ministry = "ministry" / "bộ",
        /// A body outside these: an embassy, a chamber of commerce, a court, a notary's office.
        Other = "other" / "khác",
    }
}

closed! {
    /// Who may apply (đối tượng thực hiện).
    Applicant {
        /// A Vietnamese citizen.
        Citizen = "citizen" / "công-dân",
        /// A Vietnamese residing abroad.
        Overseas = "overseas" / "việt-kiều",
        /// A foreigner.
        Foreigner = "foreigner" / "người-nước-ngoài",
        /// An enterprise.
        Enterprise = "enterprise" / "doanh-nghiệp",
        /// A cooperative.
        Cooperative = "cooperative" / "hợp-tác-xã",
        /// Another organization.
        Organization = "organization" / "tổ-chức",
        /// A cadre, civil servant or public employee.
        Official = "official" / "cán-bộ",
    }
}

closed! {
    /// A day of the week.
    Weekday {
        /// The first day of the week.
        Monday = "monday" / "thứ-hai",
        /// The second.
        Tuesday = "tuesday" / "thứ-ba",
        /// The third.
        Wednesday = "wednesday" / "thứ-tư",
        /// The fourth.
        Thursday = "thursday" / "thứ-năm",
        /// The fifth.
        Friday = "friday" / "thứ-sáu",
        /// The sixth.
        Saturday = "saturday" / "thứ-bảy",
        /// The seventh.
        Sunday = "sunday" / "chủ-nhật",
    }
}

closed! {
    /// How often offices are rated.
    RatingPeriod {
        /// Each month.
        Month = "month" / "tháng",
        /// Each quarter.
        Quarter = "quarter" / "quý",
        /// Each year.
        Year = "year" / "năm",
    }
}

closed! {
    /// What a rating measures, each as a share of dossiers, of time or of the best answer.
    Measure {
        /// Dossiers answered within their limit.
        OnTimeRate = "on-time-rate" / "tỷ-lệ-đúng-hạn",
        /// Dossiers past their limit.
        OverdueRate = "overdue-rate" / "tỷ-lệ-quá-hạn",
        /// Dossiers filed online.
        OnlineRate = "online-rate" / "tỷ-lệ-trực-tuyến",
        /// Dossiers digitised.
        DigitisedRate = "digitised-rate" / "tỷ-lệ-số-hóa",
        /// Average share of the statutory time that was used.
        ProcessingTime = "processing-time" / "thời-gian-xử-lý",
        /// Satisfaction of applicants.
        Satisfaction = "satisfaction" / "điểm-hài-lòng",
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}
