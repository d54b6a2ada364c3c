//! Limits that rest on one provision have one cut-off, or none: where two differ, one of them says what the law does not.
//!
//! Compared are limits of the same kind, the same day or a duration, that cite an article and apply on a common day; each
//! with the first of its provision, so that a catalog is read once.

use std::collections::BTreeMap;

use super::as_written;
use super::period::Period;
use crate::bundle::Limit;
use crate::diagnostics::messages::DeadlineProblem;
use crate::diagnostics::{Cutoff, Finding, Note};
use crate::model::{Catalog, Citation, Deadline, Version};
use crate::source::{Sources, Span};

/// A provision, and whether it is cited for the same day.
type Key<'a> = (&'a str, &'a str, Option<&'a str>, Option<&'a str>, bool);

struct First<'a> {
    code: &'a str,
    cutoff: Option<u16>,
    period: Period,
    span: Span,
}

pub(super) fn check(catalog: &Catalog, sources: &Sources, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<Key<'_>, First<'_>> = BTreeMap::new();
    for (code, version) in catalog.versions().map(|(code, version)| (code, as_written(version))) {
        let period = Period::new(Some(version.from), version.to);
        for row in version.deadlines.iter().filter(|row| is_law(version, row)) {
            let cutoff = row.terms.cutoff.map(|cutoff| cutoff.after);
            let mut told = false;
            for citation in &row.provenance.basis {
                let Some(key) = key(citation, row) else { continue };
                let span = row.provenance.span;
                let Some(other) = first.get(&key) else {
                    first.insert(key, First { code, cutoff, period, span });
                    continue;
                };
                if !told && other.cutoff != cutoff && other.period.meet(period).is_some() {
                    told = true;
                    let problem = DeadlineProblem::CutoffsDiffer {
                        provision: sources.text(citation.span).to_owned(),
                        here: Cutoff(cutoff),
                        other: other.code.to_owned(),
                        there: Cutoff(other.cutoff),
                    };
                    findings.push(Finding::new(problem, span).related(other.span, Note::Against));
                }
            }
        }
    }
}

fn is_law(version: &Version, row: &Deadline) -> bool {
    let limited = matches!(row.terms.limit.node, Limit::SameDay | Limit::Duration { .. });
    limited && !version.draft && !version.illustrative && !row.provenance.illustrative
}

fn key<'a>(citation: &'a Citation, row: &Deadline) -> Option<Key<'a>> {
    let same_day = matches!(row.terms.limit.node, Limit::SameDay);
    let (clause, point) = (citation.clause.as_deref(), citation.point.as_deref());
    Some((&citation.instrument, citation.article.as_deref()?, clause, point, same_day))
}
