//! Joins what is said of each use of one name that nothing declares: one cause, one finding, with the other uses beside it.
//! Where something declared and unused differs from that name by a slip of the pen, the finding takes the place of the
//! warning that it is unused; if the name is used more than once it stands on the declaration, where the mend is one word.

use std::collections::BTreeMap;

use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Fix, Note, Problem, Related, Term, nearest};
use crate::source::Span;

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
            return !misspelt.values().any(|declared| *declared == finding.span);
        }
        let Some(key) = undeclared(finding) else { return true };
        let Some((first, others)) = uses.get(&key).and_then(|places| places.split_first()) else { return true };
        if finding.span != *first {
            return false;
        }
        match misspelt.get(&key) {
            Some(declared) if !others.is_empty() => on_declaration(finding, &key.1, *declared),
            Some(declared) => finding.related.push(Related { span: *declared, note: Note::Declared }),
            None => {}
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

/// For each undeclared name the place of the unused declaration that is likely meant for it; each declaration for one name only.
fn misspelt(uses: &BTreeMap<Key, Vec<Span>>, findings: &[Finding]) -> BTreeMap<Key, Span> {
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
        if let Some(span) = near.and_then(|name| declared.remove(&name)) {
            misspelt.insert(key.clone(), span);
        }
    }
    misspelt
}

/// Moves the finding of the first use to the declaration, whose name becomes the one that is used.
fn on_declaration(finding: &mut Finding, used: &str, declared: Span) {
    finding.related.push(Related { span: finding.span, note: Note::Used });
    finding.span = declared;
    finding.similar = None;
    finding.fix = Some(Fix { span: declared, replacement: used.to_owned() });
}
