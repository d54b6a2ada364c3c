//! Drops what only follows from another finding: a name that stands in an item with an error is used there, or would be once
//! the error is mended, so it is not reported as unused.

use std::collections::{BTreeMap, BTreeSet};

use super::margins::{Margins, from_start, words};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Problem, Severity};
use crate::source::{Sources, Span};

pub(super) fn drop(sources: &Sources, findings: &mut Vec<Finding>) {
    let unused = |finding: &Finding| match &finding.problem {
        Problem::Names(NameProblem::Unused { name, .. }) => Some(name.clone()),
        _ => None,
    };
    // Where each of those names stands in an item with an error.
    let mut used: BTreeMap<String, Vec<Span>> =
        findings.iter().filter_map(unused).map(|name| (name, Vec::new())).collect();
    if used.is_empty() {
        return;
    }
    let mut margins = Margins::default();
    // Many errors may stand in one item, whose names are read once.
    let mut items: BTreeMap<Span, &str> = BTreeMap::new();
    let mut in_block: BTreeSet<Span> = BTreeSet::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let Some((item, text)) = margins.item(sources, finding.span) else { continue };
        items.insert(item, text);
        if text.get(..from_start(item, finding.span)).is_none_or(|before| before.contains('\n')) {
            in_block.insert(item);
        }
    }
    // What a title was written for is used there, though its name does not stand there.
    for finding in findings.iter().filter(|finding| matches!(finding.problem, Problem::Syntax(_))) {
        let meant = finding.similar.as_ref().and_then(|name| used.get_mut(name));
        if let (Some(meant), Some((item, _))) = (meant, margins.item(sources, finding.span)) {
            meant.push(item);
        }
    }
    for (item, text) in items {
        for word in words(text) {
            if let Some(items) = used.get_mut(&word).filter(|items| items.last() != Some(&item)) {
                items.push(item);
            }
        }
    }
    // A declaration whose own line has the error does not use what it declares; a clause of its block might have.
    findings.retain(|finding| {
        let Some(name) = unused(finding) else { return true };
        let uses = |item: &Span| !item.contains(finding.span) || in_block.contains(item);
        !used.get(&name).is_some_and(|items| items.iter().any(uses))
    });
}
