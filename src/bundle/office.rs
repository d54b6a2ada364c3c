//! Who acts, where and when: roles, offices, calendars, the horizon and the source files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::law::{Citation, Provenance};
use super::{Level, Texts};

/// The dates of receipt that decisions and proofs cover, in order, from 1900-01-01 to 2199-12-31.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Horizon {
    /// First day.
    pub from: NaiveDate,
    /// First day after the last one.
    pub to: NaiveDate,
}

/// A source file of the catalog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// Path relative to the catalog, with `/`.
    pub id: String,
    /// `sha256:` and the hex digest of the file's bytes.
    pub digest: String,
}

/// A calendar as a table; see [`crate::calendar::Table`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Calendar {
    /// Its name in the catalog.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// The day of the first character of `days` and `desks`.
    pub first_day: NaiveDate,
    /// One character a day, naming one of `patterns`; `0` is closed.
    pub days: String,
    /// One character a day: `0` where every desk is shut, else `1` (Monday) to `7`, the weekday whose hours desks keep.
    pub desks: String,
    /// Opening patterns by their character: lists of `[open, close)` minutes since midnight, 0 to 1440.
    pub patterns: std::collections::BTreeMap<String, Vec<(u16, u16)>>,
    /// The last day that announcements cover; null where nothing is announced.
    pub announced_to: Option<NaiveDate>,
    /// Days before `announced_to` whose status is not certain.
    pub uncertain: Vec<NaiveDate>,
    /// How the table stood before each announcement, so that a decision can be asked as known on a day.
    #[serde(default)]
    pub patches: Vec<crate::calendar::Patch>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A role (chức danh).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Role {
    /// Its name in the catalog.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// The roles that it signs for.
    pub signs_for: Vec<Signs>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// An authority to sign on behalf of another role (`ký thay`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Signs {
    /// Id of the role signed for.
    pub role: String,
    /// First day; null: always.
    pub from: Option<NaiveDate>,
    /// First day no longer; null: open.
    pub to: Option<NaiveDate>,
    /// The law that gives the authority.
    #[serde(default)]
    pub basis: Vec<Citation>,
}

/// A service centre (cơ quan).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Office {
    /// Its name in the catalog.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// The code of its administrative unit, a text: leading zeros matter.
    pub code: String,
    /// Its level.
    pub level: Level,
    /// Id of the calendar that counts its working days.
    pub calendar: String,
    /// Desk hours of the seven weekdays, Monday first: lists of `[open, close)` minutes since midnight, 0 to 1440. Holidays close them
    /// (`desks` of the calendar).
    pub desk: Vec<Vec<(u16, u16)>>,
    /// Days on which the desk is shut.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Closure>,
    /// First day; null: always.
    pub from: Option<NaiveDate>,
    /// First day no longer; null: open.
    pub to: Option<NaiveDate>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A day on which a desk is shut (`đóng cửa`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Closure {
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub reason: Texts,
}
