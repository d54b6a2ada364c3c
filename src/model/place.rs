//! Who acts, where and when, and the facts that a decision may ask for.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Citation, Provenance};
use crate::bundle::{FactType, Level, Texts};
use crate::calendar::{Built, Hours, Rules};
use crate::source::{Span, Spanned};

/// A calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Its title.
    pub title: Texts,
    /// What its author wrote.
    pub rules: Rules,
    /// Where each holiday row of the rules stands.
    pub holiday_rows: Vec<Span>,
    /// Where each swap of the rules stands.
    pub swap_rows: Vec<Span>,
    /// Its days from the horizon's first on, past the horizon by the longest limit; `None` where the rules make no sense,
    /// which is reported.
    pub built: Option<Arc<Built>>,
    /// The name where it is declared.
    pub name: Span,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A role (chức danh).
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its title.
    pub title: Texts,
    /// The roles that it signs for.
    pub signs_for: Vec<Signs>,
    /// The name where it is declared.
    pub name: Span,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// An authority to sign on behalf of another role (`ký thay`).
#[derive(Clone, Debug, PartialEq)]
pub struct Signs {
    /// The role signed for, which is declared.
    pub role: Spanned<String>,
    /// First day; `None`: always.
    pub from: Option<NaiveDate>,
    /// First day no longer; `None`: open.
    pub to: Option<NaiveDate>,
    /// The law that gives the authority.
    pub basis: Vec<Citation>,
}

/// A service centre (cơ quan).
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// Its title.
    pub title: Texts,
    /// The code of its administrative unit.
    pub code: String,
    /// Its level.
    pub level: Level,
    /// The calendar that counts its working days, which is declared.
    pub calendar: Spanned<String>,
    /// Desk hours, Monday first; the calendar's where no row is written.
    pub desk: [Hours; 7],
    /// Days on which the desk is shut.
    pub closed: Vec<Closure>,
    /// First day; `None`: always.
    pub from: Option<NaiveDate>,
    /// First day no longer; `None`: open.
    pub to: Option<NaiveDate>,
    /// The name where it is declared.
    pub name: Span,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A day on which a desk is shut.
#[derive(Clone, Debug, PartialEq)]
pub struct Closure {
    /// The day.
    pub date: Spanned<NaiveDate>,
    /// Why.
    pub reason: Texts,
}

/// A declared fact (dữ kiện).
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it means.
    pub title: Texts,
    /// Its type and bounds, inclusive.
    pub kind: FactType,
    /// The name where it is declared.
    pub name: Span,
    /// Where it comes from.
    pub provenance: Provenance,
}
