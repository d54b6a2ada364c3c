//! Texts in both languages, and the closed values that the language writes in two forms.
//!
//! On the wire a closed value has its English form; [`crate::syntax`] holds the Vietnamese ones.

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
    ($(#[$m:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vm])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// Every value, in the order of the language's reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The form that stands in bundles and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

closed! {
    /// How a dossier reaches the office.
    Channel {
        /// `trực-tiếp`: at the counter.
        Counter = "counter",
        /// `trực-tuyến`: on the portal.
        Online = "online",
        /// `bưu-chính`: by the public postal service.
        Post = "post",
        /// `lưu-động`: at a mobile session.
        Mobile = "mobile",
    }
}

closed! {
    /// The level of administration that handles a procedure.
    Level {
        /// `xã`.
        Commune = "commune",
        /// `tỉnh`.
        Province = "province",
        /// `bộ`.
        Ministry = "ministry",
    }
}

closed! {
    /// A day of the week.
    Weekday {
        /// `thứ-hai`.
        Monday = "monday",
        /// `thứ-ba`.
        Tuesday = "tuesday",
        /// `thứ-tư`.
        Wednesday = "wednesday",
        /// `thứ-năm`.
        Thursday = "thursday",
        /// `thứ-sáu`.
        Friday = "friday",
        /// `thứ-bảy`.
        Saturday = "saturday",
        /// `chủ-nhật`.
        Sunday = "sunday",
    }
}
