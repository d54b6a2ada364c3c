//! `nhận đến` lies in a window of every session, its closing minute included: outside of them nothing is taken in.

use crate::diagnostics::messages::ProgramProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::Catalog;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for program in catalog.programs.values() {
        let Some(last) = &program.intake_until else { continue };
        let within =
            |windows: &[[u16; 2]]| windows.iter().any(|[open, close]| *open <= last.node && last.node <= *close);
        // A session without windows is reported where they are read.
        let mut sessions = program.sessions.iter().filter(|session| !session.windows.is_closed());
        if let Some(session) = sessions.find(|session| !within(session.windows.windows())) {
            let problem = ProgramProblem::IntakeOutside { time: clock(last.node) };
            findings.push(Finding::new(problem, last.span).related(session.span, Note::Against));
        }
    }
}

/// Minutes since midnight as `HH:MM`.
fn clock(minutes: u16) -> String {
    let (hours, minutes) = (minutes.checked_div(60), minutes.checked_rem(60));
    format!("{:02}:{:02}", hours.unwrap_or(0), minutes.unwrap_or(0))
}
