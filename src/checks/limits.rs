//! A limit names the law that sets it, its cut-off the article that has one. The law sets a limit for the work, seldom
//! another one for each manner of filing: limits that differ by channel, and cite nothing, are likely the portal's rows.
//!
//! Each row is told once, of what weighs most.

use super::as_written;
use super::grounds::{grounds, must_have_grounds};
use crate::bundle::Limit;
use crate::diagnostics::messages::DeadlineProblem;
use crate::diagnostics::{ClockTime, Finding, Problem};
use crate::model::{Catalog, Deadline, Var, Version};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for version in catalog.versions().map(|(_, version)| as_written(version)) {
        for row in &version.deadlines {
            if must_have_grounds(catalog, version, &row.provenance)
                && let Some(problem) = risk(version, row)
            {
                findings.push(Finding::new(problem, row.provenance.span));
            }
        }
    }
}

fn risk(version: &Version, row: &Deadline) -> Option<Problem> {
    let grounds = grounds(version, &row.provenance);
    let in_days = match row.terms.limit.node {
        Limit::None => return None,
        Limit::SameDay | Limit::Words { .. } => false,
        Limit::Duration { .. } => true,
    };
    let cutoff = row.terms.cutoff.filter(|_| in_days && grounds.iter().all(|citation| citation.article.is_none()));
    if let Some(cutoff) = cutoff {
        return Some(DeadlineProblem::CutoffUnfounded { time: ClockTime(cutoff.after) }.into());
    }
    if row.provenance.basis.is_empty() && reads_channel(row) {
        return Some(DeadlineProblem::LimitByChannel {}.into());
    }
    grounds.is_empty().then(|| DeadlineProblem::LimitUnfounded {}.into())
}

fn reads_channel(row: &Deadline) -> bool {
    let mut reads = false;
    if let Some(when) = &row.when {
        when.each_var(&mut |var, _| reads |= matches!(var, Var::Channel));
    }
    reads
}
