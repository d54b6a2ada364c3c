//! What cannot be said in SQL, each with its place.

use chrono::NaiveDate;

/// A clause of a version that cannot be said in SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    /// The procedure's code.
    pub procedure: String,
    /// The version's first day.
    pub version: NaiveDate,
    /// The clause as the catalog writes it.
    pub clause: String,
    /// Its `path:line`.
    pub source: String,
    /// Why.
    pub why: Why,
}

/// Why a clause cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A linked procedure, whose stages a schedule lays out.
    Stages,
    /// A limit from a step, whose end a schedule gives.
    FromStep,
    /// An expression of another form than the format's.
    Expression,
    /// More limits that may apply than views count side by side.
    ManyLimits,
}

/// The version of which something is said.
pub(super) struct Place<'a> {
    pub(super) procedure: &'a str,
    pub(super) version: NaiveDate,
}

impl Place<'_> {
    /// An expression that cannot be said.
    pub(super) fn unsaid(&self, clause: &str, source: &str) -> Unsaid {
        self.because(Why::Expression, clause, source)
    }

    pub(super) fn because(&self, why: Why, clause: &str, source: &str) -> Unsaid {
        Unsaid {
            procedure: self.procedure.to_owned(),
            version: self.version,
            clause: clause.to_owned(),
            source: source.to_owned(),
            why,
        }
    }
}
