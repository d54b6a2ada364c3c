//! Steps.

use super::{Expr, Provenance};
use crate::bundle::{Lapse, Texts};
use crate::calendar::Duration;
use crate::source::{Span, Spanned};

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub id: String,
    /// The name where it is declared.
    pub name: Span,
    /// Its title.
    pub title: Texts,
    /// Steps that it waits for, which exist.
    pub after: Vec<Spanned<String>>,
    /// The role that does it, which is declared.
    pub role: Option<Spanned<String>>,
    /// The agency that does it, where it is another one.
    pub agency: Option<Texts>,
    /// Whose opinion it asks for.
    pub consult: Option<Texts>,
    /// How long it may take, in open hours.
    pub within: Option<Spanned<Duration>>,
    /// A floor.
    pub at_least: Option<Spanned<Duration>>,
    /// The applicant's own time.
    pub applicant: Option<ApplicantWait>,
    /// When it runs.
    pub when: Option<Expr>,
    /// True where no simplification may drop it.
    pub mandatory: bool,
    /// True where papers are digitised.
    pub digitise: bool,
    /// True for the step that returns the result.
    pub returns_result: bool,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The applicant's own time (`chờ người-nộp`), which stops the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApplicantWait {
    /// At most so long.
    pub at_most: Option<Duration>,
    /// What silence means.
    pub then: Option<Lapse>,
}
