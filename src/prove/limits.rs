//! How much work one proof may take before it gives up and says so: no rule set hangs, and none passes for want of time.

use crate::diagnostics::{Term, terms};

/// The most nodes of one decision diagram.
pub(super) const MOST_NODES: usize = 100_000;
/// The most variables of the decision diagrams of one version.
pub(super) const MOST_VARIABLES: usize = 2_000;
/// The most boxes into which the values of facts are split to decide one comparison.
pub(super) const MOST_BOXES: usize = 20_000;
/// The most regions of facts that stand in one comparison, taken together.
pub(super) const MOST_REGIONS: usize = 4_096;
/// The most ways through the rules of one version.
pub(super) const MOST_WAYS: usize = 4_096;

/// What a proof ran out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooMuch {
    /// Decision diagrams grew past [`MOST_NODES`] or [`MOST_VARIABLES`].
    Diagram,
    /// Values were split more than [`MOST_BOXES`] times, or into more than [`MOST_REGIONS`].
    Boxes,
    /// There are more than [`MOST_WAYS`].
    Ways,
}

impl TooMuch {
    /// What was tried, for the finding that says so.
    pub(super) const fn tried(self) -> Term {
        match self {
            Self::Diagram => terms::DIAGRAM_NODES,
            Self::Boxes => terms::BOXES,
            Self::Ways => terms::WAYS,
        }
    }
}
