//! The bundle: the one JSON file that `thutuc build` writes and a runtime service loads.
//!
//! These types are the only definition of the format `thutuc.bundle/1`: they write it, read it, and the JSON Schema is
//! derived from them. Everything conditional carries `when`, a JsonLogic expression or null. Dates are `[from, to)`,
//! moments are minutes since midnight on the local clock, money is whole đồng.

mod canonical;
mod fact;
mod formatter;
mod law;
mod logic;
mod mentioned;
mod office;
mod pieces;
mod procedure;
mod program;
mod rating;
mod read;
#[cfg(feature = "compiler")]
mod schema;
mod signature;
#[cfg(feature = "compiler")]
mod size;
mod slice;
pub mod table;
mod text;

#[cfg(feature = "compiler")]
pub(crate) use canonical::seal_measured;
pub use canonical::{CanonicalError, MAX_INTEGER, digest, revision, seal, to_canonical_bytes};
pub use fact::{FIRST_DATE, LAST_DATE, day_number, numbered_day};
pub use law::{Accepted, Change, Citation, Instrument, Provenance};
pub use logic::{Derived, Fact, FactType, Logic};
pub use office::{Calendar, Closure, Horizon, Office, Role, Signs, Source};
pub use procedure::{
    ApplicantWait, ChannelMode, Clock, Cutoff, Deadline, DeadlineKind, Document, DocumentGroup, Fee, Lapse, Limit,
    OfferedChannel, Outcome, Procedure, Quantity, Reappointment, Requirement, SameDay, SameDayClause,
    SameDayClauseKind, Stage, Step, Supplement, Terms, Version,
};
pub use program::{Coverage, DatedSession, Exception, Program, WeeklySession};
pub use rating::{Criterion, Rating, Stars};
pub use read::from_canonical_bytes;
#[cfg(feature = "compiler")]
pub use schema::schema;
pub use signature::{KeyId, PublicKey, SignatureError, Statement, signature_beside};
#[cfg(feature = "cli")]
pub(crate) use signature::{UNTRUSTED, decode_base64};
#[cfg(feature = "compiler")]
pub(crate) use size::{DIGEST_BYTES, size};
pub use slice::{Slice, SliceError};
pub use text::{Applicant, Channel, Language, Level, Measure, RatingPeriod, Texts, Weekday};

use serde::{Deserialize, Serialize};

/// The format that this crate writes; a loader refuses another major number.
pub const FORMAT: &str = "thutuc.bundle/1";

/// The most bytes that a bundle may have: 64 MiB, many times a ministry's whole catalog.
pub const MAX_BYTES: usize = 67_108_864;

/// The most `extension` rows of a version: candidates are counted for every selection of those that are open.
pub const MAX_EXTENSIONS: usize = 6;

/// The most items that one list of a version may have: it bounds what a single decision costs.
pub const MAX_ITEMS: usize = 1_000;

/// The most programs that a bundle may have, for the same reason.
pub const MAX_PROGRAMS: usize = 10_000;

/// A whole rule set as a runtime service loads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "compiler", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Bundle {
    /// `thutuc.bundle/1`: name and major number of the format.
    pub format: String,
    /// `sha256:` and the hex digest of the canonical bytes without this member.
    pub revision: String,
    /// Name of the catalog, from `thutuc.yaml`.
    pub catalog: String,
    /// Title of the catalog.
    pub title: Texts,
    /// The catalog's own language.
    pub language: Language,
    /// The receipts that decisions cover.
    pub horizon: Horizon,
    /// The source files, sorted by path.
    pub sources: Vec<Source>,
    /// Legal instruments that rules rest on.
    pub instruments: Vec<Instrument>,
    /// Calendars as tables.
    pub calendars: Vec<Calendar>,
    /// Roles: who acts and who signs for whom.
    pub roles: Vec<Role>,
    /// Service centres.
    pub offices: Vec<Office>,
    /// Inputs that a decision may ask for, built-in ones included.
    pub facts: Vec<Fact>,
    /// One entry a procedure code, linked ones included.
    pub procedures: Vec<Procedure>,
    /// Same-day programs.
    pub programs: Vec<Program>,
    /// Rating schemes.
    pub ratings: Vec<Rating>,
}
