//! Of the rows of which one is chosen, one at most has no condition: two would both hold wherever no other does.

use std::collections::BTreeMap;

use crate::bundle::DeadlineKind;
use crate::diagnostics::messages::DeadlineProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::Catalog;
use crate::source::Span;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (_, version) in catalog.versions() {
        let limits = version.deadlines.iter().filter(|row| row.kind == DeadlineKind::Base && row.when.is_none());
        for (first, span) in all_but_first(limits.map(|row| row.provenance.span)) {
            findings.push(Finding::new(DeadlineProblem::TwoLimits {}, span).related(first, Note::First));
        }
        let mut fees: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for fee in version.fees.iter().filter(|fee| fee.when.is_none()) {
            fees.entry(&fee.id).or_default().push(fee.provenance.span);
        }
        for (fee, spans) in fees {
            for (first, span) in all_but_first(spans.into_iter()) {
                let problem = DeadlineProblem::TwoAmounts { fee: fee.to_owned() };
                findings.push(Finding::new(problem, span).related(first, Note::First));
            }
        }
    }
}

/// Every place after the first, with the first.
fn all_but_first(mut spans: impl Iterator<Item = Span>) -> Vec<(Span, Span)> {
    let Some(first) = spans.next() else { return Vec::new() };
    spans.map(|span| (first, span)).collect()
}
