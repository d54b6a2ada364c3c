//! A condition says something: there is a dossier for which it holds and one for which it does not. A clause that several
//! versions share (a common process, a version before and after a simplification) need only say something in one of them.

use serde::{Deserialize, Serialize};

use super::limits::TooMuch;
use super::offices::Place;
use super::seen::{BySpan, Join};
use super::subject::{Subject, clauses, conditions};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ConditionProblem;
use crate::model::{Expr, Program};
use crate::source::Span;

/// What was seen of each condition so far, by its place.
#[derive(Default)]
pub(super) struct Seen(pub(super) BySpan<Answers>);

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Answers {
    yes: bool,
    no: bool,
}

impl Join for Answers {
    fn join(&mut self, other: Self) {
        self.yes |= other.yes;
        self.no |= other.no;
    }
}

impl Seen {
    /// Adds what the conditions of a version and of the programs that cover it can be.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn add(&mut self, subject: &Subject<'_>) -> Result<(), TooMuch> {
        for condition in conditions(subject.version) {
            self.ask(subject, condition, &[])?;
        }
        for (program, others) in subject.places.iter().flat_map(Place::programs_alike) {
            let others: Vec<&Program> = others.collect();
            for (at, condition) in clauses(program).enumerate() {
                let alike: Vec<Span> =
                    others.iter().filter_map(|other| clauses(other).nth(at)).map(|c| c.span).collect();
                self.ask(subject, condition, &alike)?;
            }
        }
        Ok(())
    }

    /// Adds what a condition can be, and with it those at some places, which say the same.
    fn ask(&mut self, subject: &Subject<'_>, condition: &Expr, alike: &[Span]) -> Result<(), TooMuch> {
        let spans = || std::iter::once(&condition.span).chain(alike);
        if spans().all(|span| self.0.get(*span).is_some_and(|answers| answers.yes && answers.no)) {
            return Ok(());
        }
        let holds = subject.space.holds(condition, &subject.complete)?;
        let everything = subject.space.everything();
        let yes = !subject.space.and(everything, &holds)?.is_empty();
        let no = !subject.space.without(everything, &holds)?.is_empty();
        for span in spans() {
            self.0.add(*span, Answers { yes, no });
        }
        Ok(())
    }

    /// Takes the conditions of a version that was not looked at as saying something.
    pub(super) fn trust(&mut self, conditions: &[&Expr]) {
        for condition in conditions {
            self.0.add(condition.span, Answers { yes: true, no: true });
        }
    }

    /// The conditions that say nothing.
    pub(super) fn report(&self, findings: &mut Vec<Finding>) {
        for (span, answers) in self.0.iter() {
            if !answers.yes {
                findings.push(Finding::new(ConditionProblem::NeverHolds {}, span));
            } else if !answers.no {
                findings.push(Finding::new(ConditionProblem::AlwaysHolds {}, span));
            }
        }
    }
}
