//! Stages of a linked procedure.

use super::{Expr, Provenance};
use crate::calendar::Duration;
use crate::source::{Span, Spanned};

/// A stage (`giai đoạn`): another procedure, handled as a part of the linked one.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Its name.
    pub id: String,
    /// The name where it is declared.
    pub name: Span,
    /// Code of its procedure, which is declared and not linked itself.
    pub procedure: Spanned<String>,
    /// Stages that it comes after, which exist.
    pub after: Vec<Spanned<String>>,
    /// Its limit; without one its procedure's committed limit holds.
    pub within: Option<Duration>,
    /// When it runs.
    pub when: Option<Expr>,
    /// Where it comes from.
    pub provenance: Provenance,
}
