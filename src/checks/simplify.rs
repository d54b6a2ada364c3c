//! A simplification changes something: one without a line that does is a decision that nobody would notice. A line that is
//! written but does not fit is reported as that.

use super::written::{begins, clauses};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SimplifyProblem;
use crate::model::{Catalog, Version};
use crate::source::Sources;

/// How the lines begin that change nothing by themselves.
const FRAME: &[&str] = &["từ", "from", "căn cứ", "basis", "minh họa", "illustrative", "chấp nhận", "accept"];

pub(super) fn check(catalog: &Catalog, sources: &Sources, findings: &mut Vec<Finding>) {
    for (code, version) in catalog.versions() {
        let mut version = version;
        while let Some(before) = &version.before {
            if same_rules(version, &before.version) && !says_more(sources.text(version.whole)) {
                findings.push(Finding::new(SimplifyProblem::NoEffect { code: code.to_owned() }, before.span));
            }
            version = &before.version;
        }
    }
}

fn says_more(text: &str) -> bool {
    clauses(text).iter().any(|clause| !clause.is_empty() && !begins(std::slice::from_ref(clause), FRAME))
}

/// True where two versions ask for and promise the same.
fn same_rules(a: &Version, b: &Version) -> bool {
    a.levels == b.levels
        && a.agency == b.agency
        && a.signer == b.signer
        && a.applicants == b.applicants
        && a.channels == b.channels
        && a.sets == b.sets
        && a.results == b.results
        && a.documents == b.documents
        && a.fees == b.fees
        && a.deadlines == b.deadlines
        && a.reappointment == b.reappointment
        && a.supplement == b.supplement
        && a.steps == b.steps
        && a.requirements == b.requirements
        && a.same_day == b.same_day
        && a.file_at == b.file_at
}
