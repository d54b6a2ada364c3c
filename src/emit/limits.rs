//! Holds that a version has no more of anything than a loader takes, so that what is written can be read.

use super::Emitter;
use crate::bundle::{DeadlineKind, MAX_EXTENSIONS, MAX_ITEMS};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::terms;
use crate::model::{Deadline, Version};

impl Emitter<'_> {
    /// Reports lists of a version that are longer than a loader takes.
    pub(super) fn sizes(&mut self, version: &Version) {
        let documents = version.documents.as_ref();
        let extensions = |row: &&Deadline| row.kind == DeadlineKind::Extension;
        let waits = version.steps.iter().map(|step| step.after.len()).max().unwrap_or(0);
        let clauses = version.same_day.as_ref().map_or(0, |block| block.clauses.len());
        let lists = [
            (terms::DOCUMENT, documents.map_or(0, |documents| documents.list.len()), MAX_ITEMS),
            (terms::DOCUMENT, documents.map_or(0, |documents| documents.groups.len()), MAX_ITEMS),
            (terms::FEE, version.fees.len(), MAX_ITEMS),
            (terms::DEADLINE, version.deadlines.len(), MAX_ITEMS),
            (terms::EXTENSION, version.deadlines.iter().filter(extensions).count(), MAX_EXTENSIONS),
            (terms::STEP, version.steps.len(), MAX_ITEMS),
            (terms::AFTER, waits, MAX_ITEMS),
            (terms::REQUIREMENT, version.requirements.len(), MAX_ITEMS),
            (terms::CLAUSE, clauses, MAX_ITEMS),
        ];
        for (what, _, limit) in lists.into_iter().filter(|(_, count, limit)| count > limit) {
            self.report(NameProblem::TooMany { what, limit }, version.head);
        }
    }
}
