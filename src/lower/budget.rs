//! How much one catalog may become: shared clauses and simplifications are copied into every version, so that a small file
//! could ask for more than memory holds.

use super::Context;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::terms;
use crate::model::Version;
use crate::source::Span;

/// The most clauses of all versions, and facts that their conditions on documents read: several times what the 6,000
/// procedures of the national portal need.
const MAX_PARTS: usize = 1_000_000;

/// What is left of [`MAX_PARTS`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    limit: usize,
    left: Option<usize>,
}

impl Budget {
    /// A budget of so many parts.
    pub(super) const fn of(limit: usize) -> Self {
        Self { limit, left: Some(limit) }
    }

    /// How many parts are left.
    pub(super) const fn left(self) -> Option<usize> {
        self.left
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::of(MAX_PARTS)
    }
}

impl Context<'_> {
    /// Takes the parts of a version off the budget; false, with one finding, once there is none left.
    pub(super) fn spend(&mut self, version: &Version, place: Span) -> bool {
        let Budget { limit, left: Some(left) } = self.budget else { return false };
        let left = left.checked_sub(parts(version));
        self.budget = Budget { limit, left };
        if left.is_none() {
            self.report(NameProblem::TooMany { what: terms::CLAUSE, limit }, place);
        }
        left.is_some()
    }
}

fn parts(version: &Version) -> usize {
    let mut read: usize = 0;
    for when in
        version.documents.iter().flat_map(|documents| &documents.list).filter_map(|document| document.when.as_ref())
    {
        when.each_var(&mut |_, _| read = read.checked_add(1).unwrap_or(usize::MAX));
    }
    version.provenances().len().checked_add(read).unwrap_or(usize::MAX)
}
