//! Joins what is said of each use of one name that nothing declares: one cause, one finding, with the other uses beside it.
//! Where something declared and unused differs from that name by a slip of the pen, the finding takes the place of the
//! warning that it is unused; if the name is used more than once it stands on the declaration, where the mend is one word.

use std::collections::BTreeMap;

use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Applies, Edit, Finding, Fix, Note, Problem, Related, Term, is_slip, nearest};
use crate::source::{Span, Spanned};

/// A kind and a name of it.
type Key = (Term, String);

pub(super) fn join(findings: &mut Vec<Finding>) {
    let mut uses: BTreeMap<Key, Vec<Span>> = BTreeMap::new();
    for finding in findings.iter() {
        if let Some(key) = undeclared(finding) {
            uses.entry(key).or_default().push(finding.span);
        }
    }
    uses.values_mut().for_each(|places| places.sort());
    let misspelt = misspelt(&uses, findings);
    findings.retain_mut(|finding| {
        if matches!(finding.problem, Problem::Names(NameProblem::Unused { .. })) {
            return !misspelt.values().any(|declared| declared.span == finding.span);
        }
        let Some(key) = undeclared(finding) else { return true };
        let Some((first, others)) = uses.get(&key).and_then(|places| places.split_first()) else { return true };
        if finding.span != *first {
            return false;
        }
        match misspelt.get(&key) {
            Some(declared) if !others.is_empty() => on_declaration(finding, &key.1, declared),
            Some(declared) => finding.related.push(Related { span: declared.span, note: Note::Declared }),
            None => everywhere(finding, others),
        }
        finding.related.extend(others.iter().map(|span| Related { span: *span, note: Note::Used }));
        true
    });
}

fn undeclared(finding: &Finding) -> Option<Key> {
    match &finding.problem {
        Problem::Names(NameProblem::Unknown { what, name }) => Some((*what, name.clone())),
        _ => None,
    }
}

/// For each undeclared name the unused declaration that is likely meant for it; each declaration for one name only.
fn misspelt(uses: &BTreeMap<Key, Vec<Span>>, findings: &[Finding]) -> BTreeMap<Key, Spanned<String>> {
    let mut unused: BTreeMap<Term, BTreeMap<String, Span>> = BTreeMap::new();
    for finding in findings {
        if let Problem::Names(NameProblem::Unused { what, name }) = &finding.problem {
            unused.entry(*what).or_default().insert(name.clone(), finding.span);
        }
    }
    let mut misspelt = BTreeMap::new();
    for key in uses.keys() {
        let Some(declared) = unused.get_mut(&key.0) else { continue };
        let near = nearest(&key.1, declared.keys().map(String::as_str)).map(str::to_owned);
        if let Some(declared) = near.and_then(|node| Some(Spanned { span: declared.remove(&node)?, node })) {
            misspelt.insert(key.clone(), declared);
        }
    }
    misspelt
}

/// Lets the fix of the first use mend the others too.
fn everywhere(finding: &mut Finding, others: &[Span]) {
    let Some(fix) = finding.fix.as_mut() else { return };
    if let [Edit { replacement, .. }] = fix.edits.as_slice() {
        let replacement = replacement.clone();
        fix.edits.extend(others.iter().map(|span| Edit { span: *span, replacement: replacement.clone() }));
    }
}

/// Moves the finding of the first use to the declaration, whose name becomes the one that is used.
fn on_declaration(finding: &mut Finding, used: &str, declared: &Spanned<String>) {
    finding.related.push(Related { span: finding.span, note: Note::Used });
    finding.span = declared.span;
    finding.similar = None;
    let applies = if is_slip(&declared.node, used) { Applies::Always } else { Applies::OnRequest };
    finding.fix = Some(Fix::new(declared.span, used).when(applies));
}
