//! The steps that run: who, from when to when.

use super::{Case, words};
use crate::bundle::{self, Language};
use crate::cli::page::Page;
use crate::cli::say;
use crate::runtime::{Moment, Stage, Step};

pub(super) fn steps(case: &Case<'_>, page: &mut Page) {
    let language = case.language;
    page.line(&format!("{}:", words::steps(language)));
    if case.decision.steps.is_empty() {
        page.row("- ", &words::no_steps(language));
    }
    let mut before: Option<&str> = None;
    for (number, step) in (1_usize..).zip(&case.decision.steps) {
        let stage = declared(case, step).and_then(|declared| declared.stage.as_deref());
        if stage != before {
            before = stage;
            let stage = stage.and_then(|id| case.decision.stages.iter().find(|stage| stage.id == id));
            stage.iter().for_each(|stage| page.row("", &describe_stage(case, stage)));
        }
        page.row(&format!("{number}. "), &describe(case, step));
    }
}

fn declared<'c>(case: &Case<'c>, step: &Step) -> Option<&'c bundle::Step> {
    case.version.and_then(|version| version.steps.iter().find(|declared| declared.id == step.id))
}

/// A stage of a linked procedure, by its procedure's name.
fn describe_stage(case: &Case<'_>, stage: &Stage) -> String {
    let language = case.language;
    let procedure = case.bundle.procedures.iter().find(|procedure| procedure.id == stage.procedure);
    let name = procedure.map_or("", |procedure| procedure.name.pick(language));
    let time = time(case, stage.start, stage.due);
    let depends = depends(case, &stage.depends_on);
    format!("{} {} ({name}){time}{}{depends}", words::stage(language), stage.id, case.mark(stage.illustrative))
}

/// `: from … to …`, as far as it is known.
fn time(case: &Case<'_>, start: Option<Moment>, due: Option<Moment>) -> String {
    let language = case.language;
    match (start, due) {
        (Some(start), Some(due)) => {
            let from = say::moment(start, language);
            let to = if same_day(start, due) { due.0.format("%H:%M").to_string() } else { say::moment(due, language) };
            format!(": {}", words::step_time(language, &from, &to))
        }
        (Some(start), None) => format!(": {}", words::step_from(language, &say::moment(start, language))),
        (None, _) => String::new(),
    }
}

fn depends(case: &Case<'_>, facts: &[String]) -> String {
    let language = case.language;
    let names: Vec<String> = facts.iter().map(|name| say::fact(name, case.bundle, case.version, language)).collect();
    if names.is_empty() { String::new() } else { format!("; {} {}", words::depends(language), names.join(", ")) }
}

fn describe(case: &Case<'_>, step: &Step) -> String {
    let language = case.language;
    let title = declared(case, step).map_or("", |declared| declared.title.pick(language));
    let title = if title.is_empty() { step.id.as_str() } else { title };
    let role = step.role.as_ref().map(|id| {
        let role = case.bundle.roles.iter().find(|role| role.id == *id);
        format!(" ({})", role.map_or(id.as_str(), |role| role.title.pick(language)))
    });
    let declared = declared(case, step);
    // Another agency does it in place of a role; the applicant's own time is none of the office's.
    let agency = declared.and_then(|step| step.agency.as_ref()).map(|agency| format!(" ({})", agency.pick(language)));
    let wait = declared.and_then(|step| step.applicant.as_ref());
    let time = match wait {
        Some(wait) => format!(": {}", applicant(wait, language)),
        None => time(case, step.start, step.due),
    };
    let depends = depends(case, &step.depends_on);
    let role = role.or(agency).unwrap_or_default();
    format!("{title}{role}{time}{}{depends}", case.mark(step.illustrative))
}

/// The applicant's own time, and what its end means.
pub(in crate::cli) fn applicant(wait: &bundle::ApplicantWait, language: Language) -> String {
    let most = wait.at_most.map(|most| words::at_most(language, &say::duration(most, language)));
    let then = wait.then.map(|then| match then {
        bundle::Lapse::Stops => words::lapse_stops(language),
        bundle::Lapse::Agrees => words::lapse_agrees(language),
    });
    let parts = [Some(words::waits_for_applicant(language)), most, then];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn same_day(start: Moment, due: Moment) -> bool {
    start.0.date() == due.0.date()
}
