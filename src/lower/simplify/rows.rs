//! Lines that change limits, re-appointment, fees and the signer.

use super::Delta;
use crate::bundle::{DeadlineKind, Limit};
use crate::calendar::Duration;
use crate::diagnostics::messages::SimplifyProblem;
use crate::diagnostics::{Finding, Note, terms};
use crate::lower::Context;
use crate::lower::deadlines::cutoff;
use crate::lower::expr::DocumentNames;
use crate::lower::fees::fee_id;
use crate::lower::names::Kind;
use crate::model::{Deadline, Terms, Version};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{self, Amount, Clause, DeadlineRow, Expr, FeeRow, Name, SimplifyClause};

/// `thời hạn … [khi …] thành …` as written.
pub(super) struct Written<'a> {
    pub(super) row: &'a DeadlineRow,
    pub(super) when: Option<&'a Expr>,
    pub(super) limit: &'a Spanned<ast::Limit>,
    pub(super) cutoff: Option<&'a ast::Cutoff>,
}

/// The old value, its `khi`, and the new value.
type FromTo<'a, T, U> = (&'a T, Option<&'a Expr>, &'a U);

impl Context<'_> {
    pub(super) fn simplify_deadline(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        written: &Written<'_>,
        documents: &DocumentNames,
    ) {
        let when = self.condition_opt(written.when, documents);
        let (Some(old), Some(new)) = (self.limit_of(&written.row.limit), self.limit_of(written.limit)) else { return };
        let from_step = written.row.from_step.clone();
        let old = Terms { limit: old, cutoff: written.row.cutoff.as_ref().map(cutoff), from_step, rule: String::new() };
        let is = |row: &Deadline| row.kind == DeadlineKind::Base && row.terms.same(&old) && row.when == when;
        let Some(at) = self.deadline_row(version, DeadlineKind::Base, is, clause) else { return };
        let words = self.rule(written.cutoff.map_or(new.span, |cutoff| new.span.to(cutoff.span)));
        let rule = written.when.map_or_else(|| words.clone(), |when| self.with_condition(&words, when));
        let Some(row) = version.deadlines.get_mut(at) else { return };
        let from_step = row.terms.from_step.clone();
        let terms = Terms { limit: new, cutoff: written.cutoff.map(cutoff), from_step, rule };
        if terms.same(&row.terms) {
            return self.no_change(clause);
        }
        commit(row, terms, delta, clause);
    }

    pub(super) fn simplify_extension(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        (from, when, to): FromTo<'_, Spanned<Duration>, Spanned<Duration>>,
        documents: &DocumentNames,
    ) {
        let condition = self.condition_opt(when, documents);
        let Some(new) = self.span_of_time(to, terms::EXTENSION) else { return };
        let old = Limit::Duration { duration: from.node };
        let is = |row: &Deadline| {
            row.kind == DeadlineKind::Extension && row.terms.limit.node == old && row.when == condition
        };
        let Some(at) = self.deadline_row(version, DeadlineKind::Extension, is, clause) else { return };
        if new == from.node {
            return self.no_change(clause);
        }
        let rule = self.new_rule(clause, from.span, to.span, when);
        let limit = Spanned::new(Limit::Duration { duration: new }, to.span);
        let terms = Terms { limit, cutoff: None, from_step: None, rule };
        if let Some(row) = version.deadlines.get_mut(at) {
            commit(row, terms, delta, clause);
        }
    }

    /// The one row of limits for which `is` holds.
    fn deadline_row(
        &mut self,
        version: &Version,
        kind: DeadlineKind,
        is: impl Fn(&Deadline) -> bool,
        clause: &Clause<SimplifyClause>,
    ) -> Option<usize> {
        let found: Vec<usize> =
            version.deadlines.iter().enumerate().filter(|(_, row)| is(row)).map(|(at, _)| at).collect();
        let rows = version.deadlines.iter().filter(|row| row.kind == kind);
        let there: Vec<Span> = rows.map(|row| row.provenance.span).collect();
        let what = if kind == DeadlineKind::Base { terms::DEADLINE } else { terms::EXTENSION };
        self.only(&found, what, clause, &there)
    }

    pub(super) fn simplify_reappointment(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        (from, when, to): FromTo<'_, Spanned<Duration>, Spanned<Duration>>,
        documents: &DocumentNames,
    ) {
        let condition = self.condition_opt(when, documents);
        let Some(new) = self.span_of_time(to, terms::REAPPOINTMENT) else { return };
        let is = version.reappointment.as_ref().is_some_and(|row| row.within == from.node && row.when == condition);
        let there: Vec<Span> = version.reappointment.iter().map(|row| row.provenance.span).collect();
        let found: &[usize] = if is { &[0] } else { &[] };
        if self.only(found, terms::REAPPOINTMENT, clause, &there).is_none() {
            return;
        }
        if new == from.node {
            return self.no_change(clause);
        }
        let rule = self.new_rule(clause, from.span, to.span, when);
        if let Some(row) = &mut version.reappointment {
            let change = delta.change(std::mem::replace(&mut row.rule, rule), clause);
            row.within = new;
            row.provenance.changes.push(change);
        }
    }

    pub(super) fn simplify_fee(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        (written, when, to): FromTo<'_, FeeRow, Amount>,
        documents: &DocumentNames,
    ) {
        let condition = self.condition_opt(when, documents);
        let id = fee_id(written);
        let (old, old_text) = self.fee_amount(&written.amount, documents);
        let (new, new_text) = self.fee_amount(to, documents);
        let is = |row: &crate::model::Fee| {
            row.id == id && row.amount == old && row.set_by == old_text && row.when == condition
        };
        let found: Vec<usize> = version.fees.iter().enumerate().filter(|(_, row)| is(row)).map(|(at, _)| at).collect();
        let there: Vec<Span> = version.fees.iter().filter(|row| row.id == id).map(|row| row.provenance.span).collect();
        let Some(at) = self.only(&found, terms::FEE, clause, &there) else { return };
        if (&new, &new_text) == (&old, &old_text) {
            return self.no_change(clause);
        }
        let (old_span, new_span) = (amount_span(&written.amount), amount_span(to));
        let rule = self.new_rule(clause, old_span, new_span, when);
        if let Some(row) = version.fees.get_mut(at) {
            let change = delta.change(std::mem::replace(&mut row.rule, rule), clause);
            row.amount = new;
            row.set_by = new_text;
            row.provenance.changes.push(change);
        }
    }

    pub(super) fn simplify_signer(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        from: &Name,
        to: &Name,
    ) {
        let (Some(from), Some(to)) = (self.resolve(Kind::Role, from), self.resolve(Kind::Role, to)) else { return };
        match &version.signer {
            Some(signer) if signer.node == from.node && from.node == to.node => self.no_change(clause),
            Some(signer) if signer.node == from.node => {
                let change = delta.change(format!("{} {}", self.first_words(clause, from.span), from.node), clause);
                version.signer = Some(to);
                version.provenance.changes.push(change);
            }
            other => {
                let problem = SimplifyProblem::NotThere { what: terms::SIGNER, expected: from.node };
                let mut finding = Finding::new(problem, from.span);
                if let Some(signer) = other {
                    finding = finding.related(signer.span, Note::Other);
                }
                self.findings.push(finding);
            }
        }
    }

    /// The words of a line before a place in it.
    pub(super) fn first_words(&self, clause: &Clause<SimplifyClause>, until: Span) -> String {
        self.rule(Span { end: until.start.max(clause.span.start), ..clause.span })
    }

    /// The line as a rule of its own: what stood before the old value, the new value, and the condition.
    fn new_rule(&self, clause: &Clause<SimplifyClause>, old: Span, new: Span, when: Option<&Expr>) -> String {
        let words = format!("{} {}", self.first_words(clause, old), self.rule(new));
        when.map_or_else(|| words.clone(), |when| self.with_condition(&words, when))
    }
}

/// Puts new terms in place; the law's own stay as the statutory ones.
fn commit(row: &mut Deadline, terms: Terms, delta: &Delta<'_>, clause: &Clause<SimplifyClause>) {
    let old = std::mem::replace(&mut row.terms, terms);
    let change = delta.change(old.rule.clone(), clause);
    row.statutory.get_or_insert(old);
    row.provenance.changes.push(change);
}

const fn amount_span(amount: &Amount) -> Span {
    match amount {
        Amount::Expr(expr) => expr.span,
        Amount::SetBy(text) => text.main.span,
    }
}
