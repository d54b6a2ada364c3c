//! Turns same-day programs into their wire form. Codes of procedures that stay out of the bundle leave the coverage too.

use super::Emitter;
use super::law::names;
use super::offices::windows;
use super::procedures::name;
use crate::bundle::{self, DatedSession, MAX_PROGRAMS, WeeklySession};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::terms;
use crate::model::{Coverage, Exception, Program, Session, SessionDay};
use crate::source::Spanned;

impl Emitter<'_> {
    pub(super) fn programs(&mut self) -> Vec<bundle::Program> {
        let catalog = self.catalog;
        if let Some((_, first_over)) = catalog.programs.iter().nth(MAX_PROGRAMS) {
            self.report(NameProblem::TooMany { what: terms::PROGRAM, limit: MAX_PROGRAMS }, first_over.name);
        }
        catalog.programs.iter().map(|(id, program)| self.program(id, program)).collect()
    }

    fn program(&mut self, id: &str, program: &Program) -> bundle::Program {
        let (weekly, dated) = sessions(&program.sessions);
        bundle::Program {
            id: id.to_owned(),
            title: program.title.clone(),
            offices: names(&program.offices),
            levels: names(&program.levels),
            from: program.from,
            to: program.to,
            weekly,
            dated,
            intake_until: program.intake_until.as_ref().map(|minute| minute.node),
            signer: name(program.signer.as_ref()),
            covers: self.coverage(&program.covers),
            clauses: program.clauses.iter().map(|clause| self.clause(clause)).collect(),
            provenance: self.provenance(&program.provenance),
        }
    }

    fn exception(
        &self,
        exception: &Exception,
        written: &impl Fn(&[Spanned<String>]) -> Vec<String>,
    ) -> bundle::Exception {
        bundle::Exception {
            procedures: written(&exception.procedures),
            reason: exception.reason.clone(),
            source: self.place(exception.span),
        }
    }

    fn coverage(&self, covers: &Coverage) -> bundle::Coverage {
        let written = |codes: &[Spanned<String>]| -> Vec<String> {
            let codes = codes.iter().map(|code| &code.node);
            codes.filter(|code| self.written(code).next().is_some()).cloned().collect()
        };
        bundle::Coverage {
            fields: names(&covers.fields),
            procedures: written(&covers.procedures),
            all_same_day: covers.all_same_day,
            except: written(&covers.except),
            exceptions: covers.exceptions.iter().map(|exception| self.exception(exception, &written)).collect(),
        }
    }
}

/// Sessions by weekday and by date, each in the author's order within a day.
fn sessions(sessions: &[Session]) -> (Vec<WeeklySession>, Vec<DatedSession>) {
    let (mut weekly, mut dated) = (Vec::new(), Vec::new());
    for session in sessions {
        let (windows, place) = (windows(&session.windows), session.place.clone());
        match session.day {
            SessionDay::Weekly(weekday) => weekly.push(WeeklySession { weekday, windows, place }),
            SessionDay::Dated(date) => dated.push(DatedSession { date, windows, place }),
        }
    }
    weekly.sort_by_key(|session| session.weekday);
    dated.sort_by_key(|session| session.date);
    (weekly, dated)
}
