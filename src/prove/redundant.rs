//! Clauses that all must let a dossier through each stop some dossier that the others let through: otherwise it changes
//! nothing. Same-day clauses are held against each other and against the requirements, a program's clauses against each other.

use super::limits::TooMuch;
use super::offices::Place;
use super::seen::BySpan;
use super::space::Region;
use super::subject::Subject;
use crate::bundle::SameDayClauseKind;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ConditionProblem;
use crate::model::{Expr, Program, SameDayClause};
use crate::source::Span;

/// Whether each clause, by its place, ever changed anything.
#[derive(Default)]
pub(super) struct Redundant(pub(super) BySpan<bool>);

impl Redundant {
    /// Adds the clauses of a version and of the programs that cover it.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn add(&mut self, subject: &Subject<'_>) -> Result<(), TooMuch> {
        let version = subject.version;
        let required = version.requirements.iter().map(|row| (row.provenance.span, &row.condition, true));
        let required: Vec<_> = required.collect();
        self.list(subject, &required, &[], &[])?;
        let own: Vec<_> = version.same_day.iter().flat_map(|block| &block.clauses).map(clause).collect();
        self.list(subject, &own, &required, &[])?;
        for (program, others) in subject.places.iter().flat_map(Place::programs_alike) {
            let clauses: Vec<_> = program.clauses.iter().map(clause).collect();
            self.list(subject, &clauses, &[], &others.collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Adds clauses that must all let a dossier through, with others beside them; what is seen of a program's clauses is seen of
    /// those of the programs that are like it.
    fn list(
        &mut self,
        subject: &Subject<'_>,
        clauses: &[(Span, &Expr, bool)],
        beside: &[(Span, &Expr, bool)],
        alike: &[&Program],
    ) -> Result<(), TooMuch> {
        let space = &subject.space;
        let mut regions = Vec::new();
        for (span, condition, wanted) in clauses.iter().chain(beside) {
            let holds = space.holds(condition, &subject.complete)?;
            regions.push((*span, if *wanted { holds } else { space.not(&holds) }));
        }
        // From the last: of two that say the same the first stays.
        let mut left: Vec<(Span, Region)> = regions;
        for (at, (span, ..)) in clauses.iter().enumerate().rev() {
            let Some(place) = left.iter().position(|(other, _)| other == span) else { continue };
            let (_, own) = left.remove(place);
            let others = left.iter().try_fold(space.everything().clone(), |all, (_, one)| space.and(&all, one))?;
            let changes = !space.without(&others, &own)?.is_empty();
            let others = alike.iter().filter_map(|program| program.clauses.get(at)).map(|other| other.provenance.span);
            for span in std::iter::once(*span).chain(others) {
                self.0.add(span, changes);
            }
            if changes {
                left.push((*span, own));
            }
        }
        Ok(())
    }

    /// Takes clauses that were not looked at as they are.
    pub(super) fn trust(&mut self, clauses: impl Iterator<Item = Span>) {
        clauses.for_each(|span| self.0.add(span, true));
    }

    /// The clauses that change nothing; what always or never holds is reported as that.
    pub(super) fn report(&self, settled: &[Span], findings: &mut Vec<Finding>) {
        for (span, _) in self.0.iter().filter(|(_, changes)| !changes) {
            if !settled.iter().any(|condition| span.contains(*condition)) {
                findings.push(Finding::new(ConditionProblem::ChangesNothing {}, span));
            }
        }
    }
}

/// A clause by its place, its condition and whether that must hold.
fn clause(clause: &SameDayClause) -> (Span, &Expr, bool) {
    (clause.provenance.span, &clause.condition, matches!(clause.kind, SameDayClauseKind::When))
}
