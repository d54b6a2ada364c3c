//! The limits: by law, as committed, re-appointed, promised.

use super::{Case, words};
use crate::cli::page::Page;
use crate::cli::say;
use crate::runtime::{Due, Phase};

pub(super) fn due(case: &Case<'_>, page: &mut Page) {
    let (decision, language) = (case.decision, case.language);
    limit(case, page, &words::statutory(language), &decision.statutory);
    if decision.committed != decision.statutory {
        limit(case, page, &words::committed(language), &decision.committed);
    }
    // What a re-appointment allowed is now what is committed.
    let is_used = |at| decision.state.reappointed.is_some() && at == decision.committed.at;
    if let Some(reappointment) = decision.reappointment.as_ref().filter(|due| !is_used(due.at)) {
        limit(case, page, &words::reappointment(language), reappointment);
    }
    let promised = decision.promised.map_or_else(|| words::no_moment(language), |at| say::moment(at, language));
    page.field(&words::promised(language), &promised);
}

/// One limit: the moment, the clause, the law; where it is undetermined, what it depends on and what it can be.
fn limit(case: &Case<'_>, page: &mut Page, label: &str, due: &Due) {
    let language = case.language;
    let state = &case.decision.state;
    let stopped = state.waiting_for.is_some() || state.phase == Phase::NotReceived;
    let open = due.at.is_none() && (!due.missing.is_empty() || !due.candidates.is_empty());
    let said = match due.at {
        Some(at) => say::moment(at, language),
        None if open => words::depends(language),
        None if stopped => words::no_limit_runs(language),
        None => words::no_date(language),
    };
    page.field(label, &format!("{said}{}", case.mark(due.illustrative)));
    if due.at.is_some() && due.provisional {
        page.below(&words::provisional(language));
    }
    case.missing(page, &due.missing);
    for candidate in &due.candidates {
        let at = candidate.at.map_or_else(|| words::no_date(language), |at| say::moment(at, language));
        page.item(&format!("{}: {at}", candidate.rule));
    }
    if let Some(rule) = &due.rule {
        let rule = say::clause(rule, !due.basis.is_empty());
        let source = due.source.as_ref().map(|source| words::source(language, source)).unwrap_or_default();
        page.below(&format!("{rule} {source}"));
    }
    for basis in &due.basis {
        page.below(&words::basis(language, &say::law(basis, case.bundle, language)));
    }
}
