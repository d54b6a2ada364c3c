//! Legal basis and provenance: which instrument, which line, and which simplification a rule comes from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Texts;

/// A legal instrument (văn bản).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Instrument {
    /// Its name in the catalog.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// Its number, such as `60/2014/QH13`.
    pub number: Option<String>,
    /// First day in force; null where the catalog says that it is unknown.
    pub from: Option<NaiveDate>,
    /// First day no longer in force; null where open or unknown.
    pub to: Option<NaiveDate>,
    /// Instruments that amend it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amended_by: Vec<String>,
    /// Instruments that replace it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<String>,
    /// Instruments that repeal it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repealed_by: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A place in an instrument: điểm, khoản, điều.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Citation {
    /// Id of the instrument.
    pub instrument: String,
    /// Article (điều), such as `5` or `28a`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Clause (khoản).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Point (điểm), such as `a` or `đ`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
}

/// Where a rule comes from. Every rule carries it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Provenance {
    /// The law that the rule rests on.
    #[serde(default)]
    pub basis: Vec<Citation>,
    /// `path:line`, relative to the catalog.
    pub source: String,
    /// True where no source publishes the figure (`minh họa`).
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
    /// Lines of `##` documentation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doc: Vec<String>,
    /// Findings that the catalog acknowledges here (`chấp nhận`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// The simplifications that changed the rule, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// A finding that the catalog acknowledges.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Accepted {
    /// Code of the finding.
    pub code: String,
    /// The law that contains the conflict.
    #[serde(default)]
    pub basis: Vec<Citation>,
    /// Why a warning is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Texts>,
}

/// What one simplification did to a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// Id of the instrument that decides the simplification.
    pub by: String,
    /// First day on which it applies.
    pub from: NaiveDate,
    /// What stood there before, as the catalog wrote it.
    pub before: String,
    /// Why, where the simplification's line says it (`lý do`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Texts>,
    /// `path:line` of the simplification's line.
    pub source: String,
    /// True where the simplification's figures are illustrative.
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

pub(super) fn is_false(value: &bool) -> bool {
    !*value
}
