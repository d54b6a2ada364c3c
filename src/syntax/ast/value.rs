//! The small parts that clauses are made of.

use chrono::NaiveDate;

use crate::bundle::Language;
use crate::calendar::Duration;
use crate::source::{Span, Spanned};

/// A name as written, in NFC.
pub type Name = Spanned<String>;

/// A text, and its other language where it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text in the catalog's language.
    pub main: Spanned<String>,
    /// The text in a named language.
    pub other: Option<(Language, Spanned<String>)>,
}

/// A citation: point, clause and article of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The whole citation.
    pub span: Span,
    /// The instrument's name.
    pub instrument: Name,
    /// Article, such as `5` or `28a`.
    pub article: Option<String>,
    /// Clause.
    pub clause: Option<String>,
    /// Point.
    pub point: Option<String>,
}

/// Opening windows as written: `07:30-11:30`, minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Where it stands.
    pub span: Span,
    /// Opening minute, 0 to 1439.
    pub open: u16,
    /// Closing minute, 1 to 1440.
    pub close: u16,
}

/// A list or range of weekdays, spelled out, Monday = 1.
pub type Weekdays = Vec<Spanned<crate::bundle::Weekday>>;

/// `từ D đến D`, both optional, `to` inclusive as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<Spanned<NaiveDate>>,
    /// Last day.
    pub to: Option<Spanned<NaiveDate>>,
}

/// An amount of a kind of copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copies {
    /// Where it stands.
    pub span: Span,
    /// How many.
    pub count: u32,
    /// Of what.
    pub kind: CopyKind,
}

/// A kind of copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyKind {
    /// `bản chính`.
    Original,
    /// `bản sao`.
    Copy,
    /// `bản sao chứng thực`.
    Certified,
    /// `bản điện tử`.
    Electronic,
    /// `biểu mẫu điện tử`.
    ElectronicForm,
}

/// A limit as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `trong ngày`.
    SameDay,
    /// A duration.
    Duration(Spanned<Duration>),
    /// `không quy định`.
    None,
    /// In words.
    Words(Text),
}

/// `nhận sau T [mà không giải quyết được ngay] thì tính từ ngày làm việc tiếp theo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutoff {
    /// Where it stands.
    pub span: Span,
    /// Minutes since midnight.
    pub after: u16,
    /// Whether the law adds "and not resolved at once".
    pub unless_at_once: bool,
}
