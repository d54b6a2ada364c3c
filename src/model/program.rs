//! Same-day programs (mô hình).

use chrono::NaiveDate;

use super::{Provenance, SameDayClause, Version};
use crate::bundle::{Level, Texts, Weekday};
use crate::calendar::Hours;
use crate::source::{Span, Spanned};

/// A same-day program.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Its title.
    pub title: Texts,
    /// Offices that run it by name, which are declared.
    pub offices: Vec<Spanned<String>>,
    /// Levels all of whose offices run it.
    pub levels: Vec<Spanned<Level>>,
    /// First day; `None`: always.
    pub from: Option<NaiveDate>,
    /// First day no longer; `None`: open.
    pub to: Option<NaiveDate>,
    /// Its sessions, in the author's order.
    pub sessions: Vec<Session>,
    /// Last intake minute, inclusive.
    pub intake_until: Option<Spanned<u16>>,
    /// The role that signs at the desk, which is declared.
    pub signer: Option<Spanned<String>>,
    /// What it covers.
    pub covers: Coverage,
    /// Its own clauses, the signer's presence included.
    pub clauses: Vec<SameDayClause>,
    /// The name where it is declared.
    pub name: Span,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A session of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// When it is held.
    pub day: SessionDay,
    /// Its windows; it ends with the last one.
    pub windows: Hours,
    /// Where it is held.
    pub place: Option<Texts>,
    /// Where the day is written.
    pub span: Span,
}

/// When a session is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionDay {
    /// Every week.
    Weekly(Weekday),
    /// Once.
    Dated(NaiveDate),
}

/// The procedures that a program covers: the union of the members less `except`. Codes are declared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Every procedure of these fields.
    pub fields: Vec<Spanned<String>>,
    /// These procedures.
    pub procedures: Vec<Spanned<String>>,
    /// Every procedure with a same-day block.
    pub all_same_day: bool,
    /// Codes left out.
    pub except: Vec<Spanned<String>>,
    /// Why, where that is said.
    pub exceptions: Vec<Exception>,
}

/// Why a program leaves procedures out.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Their codes, which `except` has too.
    pub procedures: Vec<Spanned<String>>,
    /// The reason.
    pub reason: Texts,
    /// Its clause.
    pub span: Span,
}

impl Coverage {
    /// True where the program covers this version of the procedure `code`.
    pub fn covers(&self, code: &str, version: &Version) -> bool {
        let by_field = version.field.as_ref().is_some_and(|field| self.fields.iter().any(|f| f.node == field.node));
        let by_code = self.procedures.iter().any(|procedure| procedure.node == code);
        let by_block = self.all_same_day && version.same_day.is_some();
        (by_field || by_code || by_block) && self.except.iter().all(|except| except.node != code)
    }
}
