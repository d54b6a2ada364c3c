//! Joins findings with the clauses that acknowledge them. `chấp nhận CODE` stands on a clause or an item and holds for the
//! findings of that code within it: an error where the law itself contains the conflict, which `căn cứ` names, a warning
//! for a reason. It marks the finding, which stays in every report; one that meets no finding is a finding itself.
//!
//! What cannot be read or resolved cannot be accepted: syntax (E01), names and types (E02), bundles (E09).

use std::collections::HashMap;

use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Problem, similar, terms};
use crate::model::{Accepted, Catalog};
use crate::source::FileId;

pub(super) fn apply(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut more = Vec::new();
    // By code and file, in the order of their places: a large catalog acknowledges a finding or two in every file.
    let mut places: HashMap<(&str, FileId), Vec<(u32, usize)>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate() {
        places.entry((finding.code(), finding.span.file)).or_default().push((finding.span.start, at));
    }
    places.values_mut().for_each(|places| places.sort_unstable());
    for accepted in &catalog.acceptances {
        if let Some(finding) = refused(accepted) {
            more.push(finding);
            continue;
        }
        let mut met = false;
        let scope = accepted.scope;
        let of_code = places.get(&(accepted.code.node.as_str(), scope.file)).map_or(&[][..], Vec::as_slice);
        let first = of_code.partition_point(|(start, _)| *start < scope.start);
        let inside = of_code.iter().skip(first).take_while(|(start, _)| *start <= scope.end);
        for (_, at) in inside {
            if let Some(finding) = findings.get_mut(*at).filter(|finding| scope.contains(finding.span)) {
                finding.accepted.get_or_insert(accepted.span);
                met = true;
            }
        }
        if !met {
            let code = accepted.code.node.clone();
            more.push(Finding::new(NameProblem::AcceptsNothing { code }, accepted.span));
        }
    }
    findings.extend(more);
}

fn refused(accepted: &Accepted) -> Option<Finding> {
    let code = &accepted.code;
    let codes: Vec<&str> = Problem::families().iter().flat_map(|(_, rows)| rows.iter().map(|row| row.code)).collect();
    if !codes.contains(&code.node.as_str()) {
        let problem = NameProblem::Unknown { what: terms::CODE, name: code.node.clone() };
        return Some(Finding::new(problem, code.span).did_you_mean(similar(&code.node, codes)));
    }
    let is_error = code.node.starts_with('E');
    let fixed = ["E01", "E02", "E09"].iter().any(|family| code.node.starts_with(family)) || code.node == "W0203";
    let problem = if fixed {
        NameProblem::CannotAccept { code: code.node.clone() }
    } else if accepted.cites_unknown {
        return None;
    } else if is_error && accepted.basis.is_empty() {
        NameProblem::AcceptNeedsBasis { code: code.node.clone() }
    } else if !is_error && accepted.reason.is_none() && accepted.basis.is_empty() {
        NameProblem::AcceptNeedsReason { code: code.node.clone() }
    } else {
        return None;
    };
    Some(Finding::new(problem, accepted.span))
}
