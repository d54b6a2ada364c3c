//! A limit of the very day has a same-day rule beside it: without a block `trong ngày` every dossier is told that it is not
//! eligible for the day on which it is due.

use super::as_written;
use crate::bundle::Limit;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ProgramProblem;
use crate::model::Catalog;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for version in catalog.versions().map(|(_, version)| as_written(version)) {
        if version.same_day.is_some() || version.is_linked() {
            continue;
        }
        let row = version.deadlines.iter().find(|row| matches!(row.terms.limit.node, Limit::SameDay));
        findings.extend(row.map(|row| Finding::new(ProgramProblem::SameDayWithoutRule {}, row.provenance.span)));
    }
}
