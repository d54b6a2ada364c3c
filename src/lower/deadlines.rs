//! Limits, extensions, re-appointment and supplements.

use super::Context;
use super::expr::DocumentNames;
use super::shared::Entry;
use crate::bundle::{Clock, Cutoff, DeadlineKind, Limit};
use crate::calendar::Duration;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Term, similar, terms};
use crate::model::{Deadline, Reappointment, Supplement, Terms};
use crate::source::Spanned;
use crate::syntax::ast::{self, Clause, DeadlineRow, Name, ProcedureClause, SupplementClause};

impl Context<'_> {
    /// `thời hạn` and `kéo dài thêm` rows, in order.
    pub(super) fn deadlines(
        &mut self,
        entries: &[Entry<'_>],
        documents: &DocumentNames,
        steps: &[String],
    ) -> Vec<Deadline> {
        let mut out = Vec::new();
        for entry in entries {
            let clause = entry.clause;
            let (kind, terms) = match &clause.kind {
                ProcedureClause::Deadline(row) => (DeadlineKind::Base, self.terms(clause, row, steps)),
                ProcedureClause::Extension(duration) => (DeadlineKind::Extension, self.extension(clause, duration)),
                _ => continue,
            };
            let when = self.condition_opt(clause.tail.when.as_ref(), documents);
            let provenance = self.provenance(clause, entry.illustrative);
            if let Some(terms) = terms {
                out.push(Deadline { kind, terms, statutory: None, when, provenance });
            }
        }
        out
    }

    fn terms(&mut self, clause: &Clause<ProcedureClause>, row: &DeadlineRow, steps: &[String]) -> Option<Terms> {
        let from_step = match &row.from_step {
            Some(name) => Some(self.step_name(name, steps)?),
            None => None,
        };
        let limit = self.limit_of(&row.limit)?;
        let cutoff = row.cutoff.as_ref().map(cutoff);
        let rule = self.rule_from(clause, row.limit.span);
        Some(Terms { limit, cutoff, from_step, rule })
    }

    /// A limit as written.
    pub(super) fn limit_of(&mut self, limit: &Spanned<ast::Limit>) -> Option<Spanned<Limit>> {
        let node = match &limit.node {
            ast::Limit::SameDay => Limit::SameDay,
            ast::Limit::Duration(duration) => {
                Limit::Duration { duration: self.span_of_time(duration, terms::DEADLINE)? }
            }
            ast::Limit::None => Limit::None,
            ast::Limit::Words(text) => Limit::Words { text: self.texts(text) },
        };
        Some(Spanned::new(node, limit.span))
    }

    fn extension(&mut self, clause: &Clause<ProcedureClause>, duration: &Spanned<Duration>) -> Option<Terms> {
        let limit = Limit::Duration { duration: self.span_of_time(duration, terms::EXTENSION)? };
        let limit = Spanned::new(limit, duration.span);
        Some(Terms { limit, cutoff: None, from_step: None, rule: self.clause_rule(clause) })
    }

    /// A step that exists; else a finding with the nearest one.
    pub(super) fn step_name(&mut self, name: &Name, steps: &[String]) -> Option<Name> {
        if steps.contains(&name.node) {
            return Some(name.clone());
        }
        let similar = similar(&name.node, steps.iter().map(String::as_str));
        let problem = NameProblem::Unknown { what: terms::STEP, name: name.node.clone() };
        self.findings.push(Finding::new(problem, name.span).did_you_mean(similar));
        None
    }

    pub(super) fn reappointment(&mut self, entries: &[Entry<'_>], documents: &DocumentNames) -> Option<Reappointment> {
        let (entry, duration) = entries.iter().find_map(|entry| match &entry.clause.kind {
            ProcedureClause::Reappointment(duration) => Some((entry, duration)),
            _ => None,
        })?;
        let when = self.condition_opt(entry.clause.tail.when.as_ref(), documents);
        let provenance = self.provenance(entry.clause, entry.illustrative);
        let within = self.span_of_time(duration, terms::REAPPOINTMENT)?;
        Some(Reappointment { within, when, rule: self.clause_rule(entry.clause), provenance })
    }

    /// The `bổ sung` block; without a word on the clock it starts again from zero (Decree 61/2018 art. 19(4)).
    pub(super) fn supplement(&mut self, entries: &[Entry<'_>]) -> Option<Supplement> {
        let (entry, clauses) = entries.iter().find_map(|entry| match &entry.clause.kind {
            ProcedureClause::Supplement(clauses) => Some((entry, clauses)),
            _ => None,
        })?;
        let mut provenance = self.provenance(entry.clause, entry.illustrative);
        let (mut notice, mut resubmit, mut clock) = (None, None, None);
        for clause in clauses {
            let inner = self.provenance(clause, false);
            provenance.basis.extend(inner.basis);
            provenance.illustrative |= inner.illustrative;
            match &clause.kind {
                SupplementClause::Notice(duration) => self.once_within(&mut notice, duration, terms::NOTICE),
                SupplementClause::Resubmit(duration) => self.once_within(&mut resubmit, duration, terms::RESUBMIT),
                SupplementClause::Clock(_) if clock.is_some() => {
                    self.report(NameProblem::ClauseTwice { clause: terms::CLOCK }, clause.span);
                }
                SupplementClause::Clock(value) => clock = Some(*value),
            }
        }
        Some(Supplement { notice, resubmit, clock: clock.unwrap_or(Clock::Restarts), provenance })
    }

    fn once_within(&mut self, place: &mut Option<Duration>, duration: &Spanned<Duration>, clause: Term) {
        if place.is_some() {
            self.report(NameProblem::ClauseTwice { clause }, duration.span);
            return;
        }
        *place = self.span_of_time(duration, clause);
    }
}

/// A cut-off as written.
pub(super) const fn cutoff(cutoff: &ast::Cutoff) -> Cutoff {
    Cutoff { after: cutoff.after, unless_at_once: cutoff.unless_at_once }
}
