//! What became of the dossier: its status, pauses, restarts, the re-appointment, its end.

use super::{Case, words};
use crate::cli::page::Page;
use crate::cli::say;
use crate::runtime::{Moment, Phase, Standing, Waiting};

/// Lines for a dossier with events, none for one without.
pub(super) fn state(case: &Case<'_>, page: &mut Page) {
    let (state, language) = (&case.decision.state, case.language);
    let moment = |at: &Moment| say::moment(*at, language);
    if let Some(status) = state.status {
        let said = format!("{}, {}", status.number(), status.in_language(language));
        page.field(&words::status(language), &words::since(language, &said, &moment(&state.since)));
    }
    let waiting = state.waiting_for.filter(|_| state.phase == Phase::Waiting).map(|waiting| match waiting {
        Waiting::Supplements => words::waiting_for_supplements(language),
        Waiting::Payment => words::waiting_for_payment(language),
        Waiting::Resumption => words::waiting_for_resumption(language),
    });
    waiting.iter().for_each(|waiting| page.below(waiting));
    state.resubmit_by.iter().for_each(|at| page.below(&words::resubmit_by(language, &moment(at))));
    state.restarts.iter().for_each(|at| page.below(&words::restarted(language, &moment(at))));
    for pause in &state.pauses {
        page.below(&words::paused(language, &moment(&pause.began), &moment(&pause.ended)));
    }
    state.reappointed.iter().for_each(|at| page.below(&words::reappointed(language, &moment(at))));
    state.ended.iter().for_each(|at| page.below(&words::ended(language, &moment(at))));
}

/// How the dossier stands at a moment, in one line.
pub(super) fn standing(standing: &Standing, case: &Case<'_>, page: &mut Page) {
    let language = case.language;
    let ended = standing.phase == Phase::Ended;
    let said = match (standing.overdue, standing.working_days_over, standing.working_days_left) {
        (Some(true), Some(over @ 1..), _) if ended => words::late_ended(language, &over),
        (Some(true), ..) if ended => words::late_ended_today(language),
        (Some(false), ..) if ended => words::on_time_ended(language),
        _ if standing.phase == Phase::Waiting => words::clock_stopped(language),
        (Some(true), Some(0) | None, _) => words::overdue_today(language),
        (Some(true), Some(over), _) => words::overdue(language, &over),
        (_, _, Some(left)) if standing.due_soon => words::due_soon(language, &left),
        (_, _, Some(left)) => words::left(language, &left),
        (Some(false), _, None) => words::clock_stopped(language),
        (None, _, None) => words::standing_open(language),
    };
    page.field(&words::standing(language, &say::moment(standing.as_of, language)), &said);
}
