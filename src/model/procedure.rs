//! A procedure and its dated versions, simplifications applied.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Deadline, Documents, Expr, Fee, Provenance, Reappointment, Stage, Step, Supplement};
use crate::bundle::{Applicant, Channel, ChannelMode, Level, Quantity, SameDayClauseKind, Texts};
use crate::source::{Span, Spanned};

/// All versions of one procedure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Procedure {
    /// By first day.
    pub versions: Vec<Version>,
}

/// A procedure as it stands from one day to another. Parts that the law requires are optional here: their absence is
/// a finding of the checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The head of its item (`thủ tục 1.001193 "…"`), or of the simplification that made it.
    pub head: Span,
    /// The whole item.
    pub whole: Span,
    /// First day of receipt that it governs.
    pub from: NaiveDate,
    /// First day that it no longer governs; `None`: open.
    pub to: Option<NaiveDate>,
    /// True where the whole version is marked `minh họa`.
    pub illustrative: bool,
    /// `dự thảo`.
    pub draft: bool,
    /// The procedure's name.
    pub name: Texts,
    /// Levels that handle it.
    pub levels: Vec<Spanned<Level>>,
    /// The field.
    pub field: Option<Spanned<String>>,
    /// The deciding agency.
    pub agency: Option<Texts>,
    /// Agencies that coordinate.
    pub coordinating: Vec<Texts>,
    /// The role that signs, which is declared.
    pub signer: Option<Spanned<String>>,
    /// Who may apply.
    pub applicants: Vec<Spanned<Applicant>>,
    /// Channels offered.
    pub channels: Vec<OfferedChannel>,
    /// Number of sets of documents.
    pub sets: Option<Spanned<u32>>,
    /// The decision that publishes it.
    pub published_by: Option<String>,
    /// What the applicant receives.
    pub results: Vec<Outcome>,
    /// What the applicant hands in; `None` where no `hồ sơ` is written.
    pub documents: Option<Documents>,
    /// Fee rows.
    pub fees: Vec<Fee>,
    /// Limits and extensions.
    pub deadlines: Vec<Deadline>,
    /// How long a re-appointment may be.
    pub reappointment: Option<Reappointment>,
    /// What a request for supplements does.
    pub supplement: Option<Supplement>,
    /// Steps, each after those that it waits for; else as the author has them.
    pub steps: Vec<Step>,
    /// For a linked procedure, its stages, each after those that it comes after.
    pub stages: Vec<Stage>,
    /// Grounds of refusal.
    pub requirements: Vec<Requirement>,
    /// The same-day rule.
    pub same_day: Option<SameDay>,
    /// Levels at any office of which a dossier may be filed.
    pub file_at: Vec<Spanned<Level>>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The simplification that made it out of another version.
    pub before: Option<Box<Before>>,
}

/// What a simplification found and who decided it.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// The simplification's head.
    pub span: Span,
    /// Name of the instrument that decides it.
    pub by: String,
    /// The version as it stood; shared, because later simplifications look back to it as well.
    pub version: Arc<Version>,
}

/// A channel that a version offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedChannel {
    /// Where it stands.
    pub span: Span,
    /// The channel.
    pub channel: Channel,
    /// For `trực-tuyến`: how far it goes.
    pub mode: Option<ChannelMode>,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// The national result code.
    pub code: Option<String>,
    /// How many of each kind.
    pub quantity: Quantity,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A ground of refusal (`yêu cầu`).
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// What must hold.
    pub condition: Expr,
    /// Why it is refused otherwise.
    pub reason: Texts,
    /// The clause as written.
    pub rule: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The same-day rule (`trong ngày { … }`).
#[derive(Clone, Debug, PartialEq)]
pub struct SameDay {
    /// The block's first line.
    pub span: Span,
    /// Its clauses.
    pub clauses: Vec<SameDayClause>,
}

/// A clause of a same-day rule or of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct SameDayClause {
    /// Whether the condition must hold or must not.
    pub kind: SameDayClauseKind,
    /// The condition.
    pub condition: Expr,
    /// Why a dossier that it stops is not eligible.
    pub reason: Texts,
    /// The clause as written.
    pub rule: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl SameDayClause {
    /// Whether the condition must hold; otherwise it must not.
    pub const fn must_hold(&self) -> bool {
        matches!(self.kind, SameDayClauseKind::When)
    }
}

impl Version {
    /// True for a linked procedure (`liên thông`), whose documents, fees and steps are those of its stages.
    pub fn is_linked(&self) -> bool {
        !self.stages.is_empty()
    }

    /// True where the version governs receipts on `day`.
    pub fn governs(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}
