//! Same-day programs (mô hình) and rating schemes (xếp hạng).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::law::Provenance;
use super::office::Office;
use super::procedure::{SameDayClause, Version};
use super::{Level, Texts, Weekday};

/// A same-day program: its sessions, what it covers and on which conditions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Program {
    /// Its name in the catalog.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// Ids of the offices that run it by name.
    pub offices: Vec<String>,
    /// Levels all of whose offices run it (`tại mọi cơ quan cấp xã`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// First day; null: always.
    pub from: Option<NaiveDate>,
    /// First day no longer; null: open.
    pub to: Option<NaiveDate>,
    /// Sessions that recur every week.
    pub weekly: Vec<WeeklySession>,
    /// Sessions on given dates.
    pub dated: Vec<DatedSession>,
    /// Last intake minute since midnight, 0 to 1439, inclusive; null: until the session ends.
    pub intake_until: Option<u16>,
    /// The role that signs at the desk: the signer must be present.
    pub signer: Option<String>,
    /// What it covers.
    pub covers: Coverage,
    /// Its own clauses, the signer's presence included.
    pub clauses: Vec<SameDayClause>,
    /// Where it is declared.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A session every week; it is not held on a day on which every desk is shut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WeeklySession {
    /// The date's own weekday.
    pub weekday: Weekday,
    /// `[open, close)` minutes since midnight, at least one window; the session ends with the last.
    pub windows: Vec<(u16, u16)>,
    /// Where it is held; with a place the program takes dossiers on channel `mobile` only.
    pub place: Option<Texts>,
}

/// A session on one date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DatedSession {
    /// The day.
    pub date: NaiveDate,
    /// `[open, close)` minutes since midnight, at least one window; the session ends with the last.
    pub windows: Vec<(u16, u16)>,
    /// Where it is held; with a place the program takes dossiers on channel `mobile` only.
    pub place: Option<Texts>,
}

/// The procedures that a program covers: the union of the members less `except`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Coverage {
    /// Every procedure of these fields.
    pub fields: Vec<String>,
    /// These procedure codes.
    pub procedures: Vec<String>,
    /// Every procedure with a same-day block.
    pub all_same_day: bool,
    /// Codes left out.
    pub except: Vec<String>,
    /// Why, where the catalog says it (`lý do`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

impl Program {
    /// Whether an office runs it, by its name or its level.
    pub fn runs_at(&self, office: &Office) -> bool {
        self.offices.contains(&office.id) || self.levels.contains(&office.level)
    }
}

impl Coverage {
    /// Whether a version of a procedure is among what is covered, left out or not.
    pub fn names(&self, procedure: &str, version: &Version) -> bool {
        self.fields.contains(&version.field)
            || self.procedures.iter().any(|code| code == procedure)
            || self.all_same_day && version.same_day.is_some()
    }

    /// Whether a procedure is left out.
    pub fn leaves_out(&self, procedure: &str) -> bool {
        self.except.iter().any(|code| code == procedure)
    }
}

/// Why a program leaves procedures out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Exception {
    /// Their codes, which `except` has too.
    pub procedures: Vec<String>,
    /// The reason.
    pub reason: Texts,
    /// `path:line` of the clause.
    pub source: String,
}
