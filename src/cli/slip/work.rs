//! The steps that run: who, from when to when.

use super::{Case, words};
use crate::cli::page::Page;
use crate::cli::say;
use crate::runtime::{Moment, Step};

pub(super) fn steps(case: &Case<'_>, page: &mut Page) {
    let language = case.language;
    page.line(&format!("{}:", words::steps(language)));
    if case.decision.steps.is_empty() {
        page.row("- ", &words::no_steps(language));
    }
    for (number, step) in (1_usize..).zip(&case.decision.steps) {
        page.row(&format!("{number}. "), &describe(case, step));
    }
}

fn describe(case: &Case<'_>, step: &Step) -> String {
    let language = case.language;
    let mut own = case.version.iter().flat_map(|version| &version.steps);
    let title = own.find(|declared| declared.id == step.id).map_or("", |declared| declared.title.pick(language));
    let title = if title.is_empty() { step.id.as_str() } else { title };
    let role = step.role.as_ref().map(|id| {
        let role = case.bundle.roles.iter().find(|role| role.id == *id);
        format!(" ({})", role.map_or(id.as_str(), |role| role.title.pick(language)))
    });
    let time = match (step.start, step.due) {
        (Some(start), Some(due)) => {
            let from = say::moment(start, language);
            let to = if same_day(start, due) { due.0.format("%H:%M").to_string() } else { say::moment(due, language) };
            format!(": {}", words::step_time(language, &from, &to))
        }
        (Some(start), None) => format!(": {}", words::step_from(language, &say::moment(start, language))),
        (None, _) => String::new(),
    };
    let names: Vec<String> =
        step.depends_on.iter().map(|name| say::fact(name, case.bundle, case.version, language)).collect();
    let depends =
        if names.is_empty() { String::new() } else { format!("; {} {}", words::depends(language), names.join(", ")) };
    let role = role.unwrap_or_default();
    format!("{title}{role}{time}{}{depends}", case.mark(step.illustrative))
}

fn same_day(start: Moment, due: Moment) -> bool {
    start.0.date() == due.0.date()
}
