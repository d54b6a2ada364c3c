//! Legal basis and provenance: which instrument, which line, which simplification.

use chrono::NaiveDate;

use crate::bundle::Texts;
use crate::source::{Span, Spanned};

/// A legal instrument (văn bản).
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    /// Its title.
    pub title: Texts,
    /// Its number, such as `60/2014/QH13`.
    pub number: Option<String>,
    /// When it is in force.
    pub force: Force,
    /// Instruments that amend it.
    pub amended_by: Vec<Spanned<String>>,
    /// Instruments that replace it.
    pub replaced_by: Vec<Spanned<String>>,
    /// Instruments that repeal it.
    pub repealed_by: Vec<Spanned<String>>,
    /// The name where it is declared.
    pub name: Span,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// When an instrument is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// From a day, to a day (exclusive) where it has ended or will.
    Dated {
        /// First day; `None` where only the end is written.
        from: Option<NaiveDate>,
        /// First day no longer.
        to: Option<NaiveDate>,
    },
    /// `hiệu lực chưa rõ`.
    Unknown(Span),
    /// Nothing is written.
    Unsaid,
}

/// A place in an instrument: điểm, khoản, điều.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands.
    pub span: Span,
    /// Name of the instrument, which is declared.
    pub instrument: String,
    /// Article.
    pub article: Option<String>,
    /// Clause.
    pub clause: Option<String>,
    /// Point.
    pub point: Option<String>,
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// Its clause, without a block.
    pub span: Span,
    /// The law that it rests on.
    pub basis: Vec<Citation>,
    /// True where no source publishes the figure.
    pub illustrative: bool,
    /// Lines of `##` documentation.
    pub doc: Vec<String>,
    /// Findings acknowledged here.
    pub accepted: Vec<Accepted>,
    /// Simplifications that changed it, oldest first.
    pub changes: Vec<Change>,
}

/// `chấp nhận CODE …`.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// The part itself.
    pub span: Span,
    /// The clause or item whose findings it acknowledges.
    pub scope: Span,
    /// The code.
    pub code: Spanned<String>,
    /// The law that contains the conflict.
    pub basis: Vec<Citation>,
    /// Whether it cites law that is not understood, which is reported where that stands.
    pub cites_unknown: bool,
    /// Why a warning is accepted.
    pub reason: Option<Texts>,
}

/// What one simplification did to a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Name of the instrument that decides it.
    pub by: String,
    /// First day on which it applies.
    pub from: NaiveDate,
    /// What stood there before, as the catalog wrote it.
    pub before: String,
    /// Why, where the line says it.
    pub reason: Option<Texts>,
    /// The simplification's line.
    pub span: Span,
    /// True where the simplification's figures are illustrative.
    pub illustrative: bool,
}
