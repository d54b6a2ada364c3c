//! A program covers a procedure that its offices handle while it runs, names none that can never be returned the same day,
//! and leaves out none that it does not cover.

use super::super::period::Period;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ProgramProblem;
use crate::model::{Catalog, Coverage, Covered, Program, SessionDay};

pub(super) fn check(catalog: &Catalog, covered: &Covered<'_>, findings: &mut Vec<Finding>) {
    for (name, program) in &catalog.programs {
        // An office that nothing declares is reported where it is named.
        if !program.offices.is_empty() && !meets_any(catalog, covered, program) {
            findings.push(Finding::new(ProgramProblem::CoversNothing { program: name.clone() }, program.name));
        }
        for named in &program.covers.procedures {
            let mut versions = catalog.procedures.get(&named.node).into_iter().flat_map(|p| &p.versions).peekable();
            if versions.peek().is_some() && versions.all(|version| version.same_day.is_none()) {
                let code = named.node.clone();
                findings.push(Finding::new(ProgramProblem::NoSameDayRule { code }, named.span));
            }
        }
        let all = Coverage { except: Vec::new(), ..program.covers.clone() };
        for except in &program.covers.except {
            let mut versions = catalog.procedures.get(&except.node).into_iter().flat_map(|p| &p.versions).peekable();
            if versions.peek().is_some() && !versions.any(|version| all.covers(&except.node, version)) {
                let code = except.node.clone();
                findings.push(Finding::new(ProgramProblem::ExceptsNothing { code }, except.span));
            }
        }
    }
}

/// Whether a program covers a version that one of its offices handles on a day on which a session may be held.
fn meets_any(catalog: &Catalog, covered: &Covered<'_>, program: &Program) -> bool {
    let offices = super::offices(catalog, program);
    let period = Period::new(program.from, program.to);
    covered.by(program).iter().any(|(_, version)| {
        let mut levels = version.levels.iter().chain(&version.file_at);
        let at_level = levels.any(|level| offices.values().any(|office| office.level == level.node));
        let meets = Period::new(Some(version.from), version.to).meet(period).is_some();
        // A program without sessions is reported where it is read.
        let held = program.sessions.is_empty()
            || program.sessions.iter().any(|session| match session.day {
                SessionDay::Dated(date) => version.governs(date),
                SessionDay::Weekly(_) => true,
            });
        at_level && meets && held
    })
}
