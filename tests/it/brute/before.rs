//! One dossier before and after a simplification: what got worse.

use serde_json::Value as Json;
use thutuc::bundle::{Logic, SameDayClauseKind, Version};
use thutuc::runtime::{Decision, Verdict};

use super::logic::{Known, holds};
use super::oracle::end;
use super::seen::Key;

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
    let complete = |version: &Version| holds(&version.documents_complete.0, known, &Json::Bool(true));
    let required = |decision: &Decision, id: &str| {
        decision.documents.iter().any(|document| document.id == id && document.required == Some(true))
    };
    if complete(old_version) && !complete(new_version)
        || new.documents.iter().any(|document| required(new, &document.id) && !required(old, &document.id))
    {
        broken.push(key("more"));
    }
    if let (Some(was), Some(is)) = (lets_through(old_version, known), lets_through(new_version, known))
        && was
        && !is
    {
        broken.push(key("narrower"));
    }
    // What a program's own clauses take away is no part of the procedure's promise.
    let own = old.same_day.program.is_none();
    if own && old.same_day.verdict == Verdict::Eligible && new.same_day.verdict != Verdict::Eligible {
        broken.push(key("same day lost"));
    }
    broken
}

/// Whether requirements and same-day clauses let a dossier through; none without a same-day rule.
fn lets_through(version: &Version, known: &Known) -> Option<bool> {
    let block = version.same_day.as_ref()?;
    let yes = |logic: &Logic| holds(&logic.0, known, &version.documents_complete.0);
    let own = block.clauses.iter().all(|clause| yes(&clause.condition) == (clause.kind == SameDayClauseKind::When));
    Some(own && version.requirements.iter().all(|row| yes(&row.condition)))
}
