//! The form of a table of messages, and what it turns into.

/// A row of the table as written: templates with `{fields}`.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The code.
    pub code: &'static str,
    /// What it means, from the row's documentation.
    pub doc: &'static str,
    /// Message in Vietnamese and English.
    pub message: (&'static str, &'static str),
    /// Help in Vietnamese and English.
    pub help: Option<(&'static str, &'static str)>,
    /// Its file in `codes/`; without one this does not compile.
    pub explanation: &'static str,
}

/// Makes an enum of problems out of rows: `CODE Variant { fields } message "vi" / "en" [label …] [help …] [note …];`.
///
/// A template names the row's fields in braces, checked by the compiler; each is said in the message's language.
macro_rules! problems {
    ($(#[$meta:meta])* $name:ident {
        $(
            #[doc = $doc:literal]
            $code:ident $variant:ident { $($field:ident : $ty:ty),* $(,)? }
            message $mvi:literal / $men:literal
            $(label $lvi:literal / $len:literal)?
            $(help $hvi:literal / $hen:literal)?
            $(note $nvi:literal / $nen:literal)?
        );* $(;)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $name { $(#[doc = $doc] $variant { $($field: $ty),* }),* }

        #[allow(unused_variables)]
        impl $name {
            /// The rows as written.
            pub const ROWS: &'static [$crate::diagnostics::messages::Row] = &[$($crate::diagnostics::messages::Row {
                code: stringify!($code),
                doc: $doc,
                message: ($mvi, $men),
                help: problems!(@pair $($hvi, $hen)?),
                explanation: include_str!(concat!("../codes/", stringify!($code), ".md")),
            }),*];

            /// The stable code.
            pub const fn code(&self) -> &'static str {
                match *self { $(Self::$variant { .. } => stringify!($code)),* }
            }

            /// What is wrong, in one line.
            pub fn message(&self, language: $crate::bundle::Language) -> String {
                match *self { $(Self::$variant { $(ref $field),* } => {
                    $(let $field = $crate::diagnostics::Say::say($field, language);)*
                    match language {
                        $crate::bundle::Language::Vi => format!($mvi),
                        $crate::bundle::Language::En => format!($men),
                    }
                }),* }
            }

            /// What stands at the place itself.
            pub fn label(&self, language: $crate::bundle::Language) -> Option<String> {
                match *self { $(Self::$variant { $(ref $field),* } => {
                    $(let $field = $crate::diagnostics::Say::say($field, language);)*
                    problems!(@text language $($lvi, $len)?)
                }),* }
            }

            /// What to write instead.
            pub fn help(&self, language: $crate::bundle::Language) -> Option<String> {
                match *self { $(Self::$variant { $(ref $field),* } => {
                    $(let $field = $crate::diagnostics::Say::say($field, language);)*
                    problems!(@text language $($hvi, $hen)?)
                }),* }
            }

            /// The law or standard behind it.
            pub fn note(&self, language: $crate::bundle::Language) -> Option<String> {
                match *self { $(Self::$variant { $(ref $field),* } => {
                    $(let $field = $crate::diagnostics::Say::say($field, language);)*
                    problems!(@text language $($nvi, $nen)?)
                }),* }
            }
        }
    };
    (@pair) => { None };
    (@pair $vi:literal, $en:literal) => { Some(($vi, $en)) };
    (@text $language:ident) => { None };
    (@text $language:ident $vi:literal, $en:literal) => {
        Some(match $language {
            $crate::bundle::Language::Vi => format!($vi),
            $crate::bundle::Language::En => format!($en),
        })
    };
}

/// Joins the families into one enum that passes each question on.
macro_rules! families {
    ($(#[doc = $doc:literal] $family:ident($ty:ident)),* $(,)?) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Problem { $(#[doc = $doc] $family($ty)),* }

        $(impl From<$ty> for Problem {
            fn from(problem: $ty) -> Self {
                Self::$family(problem)
            }
        })*

        impl Problem {
            /// Every row by its family's two digits.
            pub fn families() -> Vec<(&'static str, &'static [Row])> {
                vec![$(($doc.get(3..5).unwrap_or(""), $ty::ROWS)),*]
            }

            /// The stable code, such as `E0201`.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$family(problem) => problem.code()),* }
            }

            /// What is wrong, in one line.
            pub fn message(&self, language: crate::bundle::Language) -> String {
                match self { $(Self::$family(problem) => problem.message(language)),* }
            }

            /// What stands at the place itself.
            pub fn label(&self, language: crate::bundle::Language) -> Option<String> {
                match self { $(Self::$family(problem) => problem.label(language)),* }
            }

            /// What to write instead.
            pub fn help(&self, language: crate::bundle::Language) -> Option<String> {
                match self { $(Self::$family(problem) => problem.help(language)),* }
            }

            /// The law or standard behind it.
            pub fn note(&self, language: crate::bundle::Language) -> Option<String> {
                match self { $(Self::$family(problem) => problem.note(language)),* }
            }
        }
    };
}
