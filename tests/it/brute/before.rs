//! One dossier before and after a simplification: what got worse.

use serde_json::Value as Json;
use thutuc::bundle::{Fee, Logic, SameDayClauseKind, Version};
use thutuc::runtime::{Decision, Verdict};

use super::logic::{Known, holds};
use super::oracle::end;
use super::seen::{Key, chosen};

pub(super) fn simplified(
    old: (&Version, &Decision),
    new: (&Version, &Decision),
    known: &Known,
    code: &str,
) -> Vec<Key> {
    let mut broken = Vec::new();
    let key = |family: &'static str| (family, code.to_owned());
    let ((old_version, old), (new_version, new)) = (old, new);
    match (old.committed.at, new.committed.at) {
        (Some(old), Some(new)) if new > old => broken.push(key("longer")),
        (Some(_), None) if new.committed.rule.is_some() => broken.push(key("lost")),
        _ => {}
    }
    if let (Some(old), Some(new)) = (end(old), end(new))
        && new > old
    {
        broken.push(key("longer"));
    }
    if let (Some(old), Some(new)) = (old.fee.amount, new.fee.amount)
        && new > old
    {
        broken.push(key("dearer"));
    }
    if is_incomparable(fee(old_version, known), fee(new_version, known), new.fee.amount) {
        broken.push(key("incomparable"));
    }
    let complete = |version: &Version| holds(&version.documents_complete.0, known, &Json::Bool(true));
    let required = |decision: &Decision, id: &str| {
        decision.documents.iter().any(|document| document.id == id && document.required == Some(true))
    };
    if complete(old_version) && !complete(new_version)
        || new.documents.iter().any(|document| required(new, &document.id) && !required(old, &document.id))
    {
        broken.push(key("more"));
    }
    if old.same_day.verdict == Verdict::Eligible && new.same_day.verdict != Verdict::Eligible {
        broken.push(key("same day lost"));
        // Where a limit fell on the day and does no more, that is a longer limit.
        let by_limit = old.committed.at.is_some_and(|at| at.0.date() == old.counted_from.0.date());
        if !by_limit || !lets_through(new_version, known) {
            broken.push(key("narrower"));
        }
    }
    broken
}

/// The row of the one fee that a dossier pays by.
fn fee<'a>(version: &'a Version, known: &Known) -> Option<&'a Fee> {
    let yes = |logic: &Logic| holds(&logic.0, known, &version.documents_complete.0);
    chosen(version.fees.iter().map(|fee| (fee, fee.when.as_ref())), yes)
}

/// Whether an amount is set elsewhere that was not, or was set elsewhere and now something is asked for.
fn is_incomparable(old: Option<&Fee>, new: Option<&Fee>, amount: Option<i64>) -> bool {
    let elsewhere = |fee: Option<&Fee>| fee.filter(|fee| fee.amount.is_none()).map(|fee| fee.set_by.clone());
    match (elsewhere(old), elsewhere(new)) {
        (old, Some(new)) => old != Some(new),
        (Some(_), None) => new.is_some() && amount.unwrap() > 0,
        (None, None) => false,
    }
}

/// Whether requirements and same-day clauses let a dossier through.
fn lets_through(version: &Version, known: &Known) -> bool {
    let yes = |logic: &Logic| holds(&logic.0, known, &version.documents_complete.0);
    let mut own = version.same_day.iter().flat_map(|block| &block.clauses);
    own.all(|clause| yes(&clause.condition) == (clause.kind == SameDayClauseKind::When))
        && version.requirements.iter().all(|row| yes(&row.condition))
}
