//! A condition says something: there is a dossier for which it holds and one for which it does not. A clause that several
//! versions share (a common process, a version before and after a simplification) need only say something in one of them.

use std::collections::BTreeMap;

use super::limits::TooMuch;
use super::offices::Place;
use super::subject::{Subject, clauses, conditions};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ConditionProblem;
use crate::model::Expr;
use crate::source::Span;

/// What was seen of each condition so far, by its place.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<Span, Answers>);

#[derive(Clone, Copy, Default)]
struct Answers {
    yes: bool,
    no: bool,
}

impl Seen {
    /// Adds what the conditions of a version and of the programs that cover it can be.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn add(&mut self, subject: &Subject<'_>) -> Result<(), TooMuch> {
        let mut all = conditions(subject.version);
        let programs = subject.places.iter().flat_map(|place: &Place<'_>| place.programs.iter());
        all.extend(programs.flat_map(|(_, program)| clauses(program)));
        for condition in all {
            let answers = self.0.get(&condition.span).copied().unwrap_or_default();
            if answers.yes && answers.no {
                continue;
            }
            let holds = subject.space.holds(condition, &subject.complete)?;
            let everything = subject.space.everything();
            let yes = answers.yes || !subject.space.and(everything, &holds)?.is_empty();
            let no = answers.no || !subject.space.without(everything, &holds)?.is_empty();
            self.0.insert(condition.span, Answers { yes, no });
        }
        Ok(())
    }

    /// Takes the conditions of a version that was not looked at as saying something.
    pub(super) fn trust(&mut self, conditions: &[&Expr]) {
        for condition in conditions {
            self.0.insert(condition.span, Answers { yes: true, no: true });
        }
    }

    /// The conditions that say nothing.
    pub(super) fn report(&self, findings: &mut Vec<Finding>) {
        for (span, answers) in &self.0 {
            if !answers.yes {
                findings.push(Finding::new(ConditionProblem::NeverHolds {}, *span));
            } else if !answers.no {
                findings.push(Finding::new(ConditionProblem::AlwaysHolds {}, *span));
            }
        }
    }
}
