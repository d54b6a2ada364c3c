//! A clause that cites an instrument which nothing declares has named its law, badly: that it names none is not reported as
//! well, nor of the other clauses of its item, whose head may be what cites it.

use std::collections::BTreeSet;

use super::margins::Margins;
use crate::diagnostics::messages::{DeadlineProblem, NameProblem};
use crate::diagnostics::{Finding, Problem, terms};
use crate::source::{Sources, Span};

pub(super) fn drop(sources: &Sources, findings: &mut Vec<Finding>) {
    if !findings.iter().any(|finding| is_unfounded(&finding.problem)) {
        return;
    }
    let mut margins = Margins::default();
    let misses = findings.iter().filter(|finding| {
        matches!(finding.problem, Problem::Names(NameProblem::Unknown { what: terms::INSTRUMENT, .. }))
    });
    let places: Vec<Span> = misses.map(|finding| finding.span).collect();
    let items: BTreeSet<Span> =
        places.into_iter().filter_map(|place| margins.item(sources, place)).map(|(item, _)| item).collect();
    if items.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let item = is_unfounded(&finding.problem).then(|| margins.item(sources, finding.span)).flatten();
        item.is_none_or(|(item, _)| !items.contains(&item))
    });
}

const fn is_unfounded(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Deadlines(
            DeadlineProblem::LimitUnfounded {}
                | DeadlineProblem::CutoffUnfounded { .. }
                | DeadlineProblem::LimitByChannel {}
                | DeadlineProblem::ExemptionUnfounded { .. }
        )
    )
}
