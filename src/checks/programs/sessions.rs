//! Dated sessions lie in the program's own period and on different days; a program has a session in the horizon.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::super::period::Period;
use crate::bundle::Weekday;
use crate::diagnostics::messages::ProgramProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Catalog, Program, SessionDay};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for (name, program) in &catalog.programs {
        days(program, findings);
        if !in_horizon(catalog, program) {
            findings.push(Finding::new(ProgramProblem::ProgramOutsideHorizon { program: name.clone() }, program.name));
        }
    }
}

fn days(program: &Program, findings: &mut Vec<Finding>) {
    let own = Period::new(program.from, program.to);
    let mut weekly = BTreeMap::new();
    for session in &program.sessions {
        if let SessionDay::Weekly(day) = session.day {
            weekly.entry(day).or_insert(session.span);
        }
    }
    let mut dated = BTreeMap::new();
    for session in &program.sessions {
        let SessionDay::Dated(date) = session.day else { continue };
        if !own.holds(date) {
            findings.push(Finding::new(ProgramProblem::SessionOutside { date }, session.span));
        }
        let first = dated.get(&date).or_else(|| weekly.get(&Weekday::from(date.weekday())));
        if let Some(first) = first {
            let finding = Finding::new(ProgramProblem::SessionTwice { date }, session.span);
            findings.push(finding.related(*first, Note::First));
        } else {
            dated.insert(date, session.span);
        }
    }
}

fn in_horizon(catalog: &Catalog, program: &Program) -> bool {
    let horizon = catalog.manifest.horizon;
    // A horizon that could not be read is reported as such, and so is a program without sessions.
    if horizon.from >= horizon.to || program.sessions.is_empty() {
        return true;
    }
    let Some(period) = super::period(catalog, program) else { return false };
    program.sessions.iter().any(|session| match session.day {
        SessionDay::Dated(date) => period.holds(date) || !Period::new(program.from, program.to).holds(date),
        SessionDay::Weekly(day) => {
            period.from.iter_days().take(7).any(|date| period.holds(date) && Weekday::from(date.weekday()) == day)
        }
    })
}
