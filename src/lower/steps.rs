//! Steps: rows with their clauses into a graph whose edges exist.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::expr::DocumentNames;
use super::names::Kind;
use super::shared::Entry;
use crate::calendar::Duration;
use crate::diagnostics::messages::{NameProblem, StepProblem};
use crate::diagnostics::{Finding, Note, Term, similar, terms};
use crate::model::{self, ApplicantWait, Expr, Provenance, Step};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Clause, Name, ProcedureClause, StepClause, StepRow};

impl Context<'_> {
    /// Every step, each after those that it waits for where the graph allows it; `head` names the procedure in findings.
    pub(super) fn steps(&mut self, entries: &[Entry<'_>], documents: &DocumentNames, head: Span) -> Vec<Step> {
        let mut out: Vec<Step> = Vec::new();
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for entry in entries {
            let ProcedureClause::Step(row) = &entry.clause.kind else { continue };
            if let Some(first) = first.get(row.name.node.as_str()).copied() {
                self.twice(terms::STEP, row.name.span, first);
                continue;
            }
            first.insert(&row.name.node, row.name.span);
            let provenance = self.provenance(entry.clause, entry.illustrative);
            let when = self.condition_opt(entry.clause.tail.when.as_ref(), documents);
            let step = self.step(row, when, provenance, documents);
            out.push(step);
        }
        let shared = |name: Span| entries.iter().any(|entry| entry.shared && entry.clause.span.contains(name));
        let follows = |entry: &&Entry<'_>| !entry.shared && matches!(entry.clause.kind, ProcedureClause::Follows(_));
        let follows = entries.iter().find(follows).map_or(head, |entry| entry.clause.span);
        self.link(&mut out, &|name| if shared(name) { follows } else { head });
        in_order(out)
    }

    /// A step as its block says it; the names in `sau` are not looked up yet.
    pub(super) fn step(
        &mut self,
        row: &StepRow,
        when: Option<Expr>,
        provenance: Provenance,
        documents: &DocumentNames,
    ) -> Step {
        let title = self.title(row.title.as_ref(), &row.name);
        let mut step = Step {
            id: row.name.node.clone(),
            name: row.name.span,
            title,
            after: Vec::new(),
            role: None,
            agency: None,
            consult: None,
            within: None,
            at_least: None,
            applicant: None,
            when,
            mandatory: false,
            digitise: false,
            returns_result: false,
            provenance,
        };
        for clause in &row.clauses {
            let inner = self.provenance(clause, false);
            step.provenance.basis.extend(inner.basis);
            step.provenance.accepted.extend(inner.accepted);
            step.provenance.illustrative |= inner.illustrative;
            self.step_clause(&mut step, clause, documents);
        }
        step
    }

    fn step_clause(&mut self, step: &mut Step, clause: &Clause<StepClause>, documents: &DocumentNames) {
        let span = clause.span;
        match &clause.kind {
            StepClause::After(names) => self.after(step, names),
            StepClause::By(role) => {
                let role = self.resolve(Kind::Role, role);
                self.put(&mut step.role, role, span, terms::BY);
            }
            StepClause::Within(duration) => {
                let within = self.step_duration(duration, terms::WITHIN);
                self.put(&mut step.within, within, span, terms::WITHIN);
            }
            StepClause::When(condition) => {
                let when = self.condition(condition, documents);
                self.put(&mut step.when, Some(when), span, terms::WHEN);
            }
            StepClause::Mandatory => step.mandatory = true,
            StepClause::Digitise => step.digitise = true,
            StepClause::ReturnsResult => step.returns_result = true,
            StepClause::Consult(text) => {
                let text = self.texts(text);
                self.put(&mut step.consult, Some(text), span, terms::CONSULT);
            }
            StepClause::Agency(text) => {
                let text = self.texts(text);
                self.put(&mut step.agency, Some(text), span, terms::STEP_AGENCY);
            }
            StepClause::AtLeast(duration) => {
                let floor = self.step_duration(duration, terms::AT_LEAST);
                self.put(&mut step.at_least, floor, span, terms::AT_LEAST);
            }
            StepClause::Applicant(at_most, then) => {
                let at_most = at_most.as_ref().and_then(|at_most| self.span_of_time(at_most, terms::APPLICANT_WAIT));
                self.put(
                    &mut step.applicant,
                    Some(ApplicantWait { at_most, then: *then }),
                    span,
                    terms::APPLICANT_WAIT,
                );
            }
            StepClause::Illustrative => step.provenance.illustrative = true,
        }
    }

    fn step_duration(&mut self, duration: &Spanned<Duration>, clause: Term) -> Option<Spanned<Duration>> {
        self.span_of_time(duration, clause).map(|node| Spanned::new(node, duration.span))
    }

    /// Fills a place once; a second time is reported.
    fn put<T>(&mut self, place: &mut Option<T>, value: Option<T>, span: Span, clause: Term) {
        if place.is_some() {
            self.report(NameProblem::ClauseTwice { clause }, span);
        } else {
            *place = value;
        }
    }

    fn after(&mut self, step: &mut Step, names: &[Name]) {
        for name in names {
            if step.after.iter().any(|other| other.node == name.node) {
                self.report(StepProblem::AfterTwice { step: name.node.clone() }, name.span);
            } else {
                step.after.push(name.clone());
            }
        }
    }

    /// Drops names in `sau` that no step has, with a finding; `related` is the other place that each belongs to.
    pub(super) fn link(&mut self, steps: &mut [Step], related: &dyn Fn(Span) -> Span) {
        let names: BTreeSet<String> = steps.iter().map(|step| step.id.clone()).collect();
        for step in steps {
            let mut unknown = Vec::new();
            step.after.retain(|name| {
                let known = names.contains(&name.node);
                if !known {
                    unknown.push(name.clone());
                }
                known
            });
            for name in unknown {
                let similar = similar(&name.node, names.iter().map(String::as_str));
                let problem = NameProblem::Unknown { what: terms::STEP, name: name.node.clone() };
                let finding = Finding::new(problem, name.span).did_you_mean(similar);
                self.findings.push(finding.related(related(name.span), Note::Other));
            }
        }
    }
}

/// Each step after those that it waits for; the author's order where there is none, which the checks report.
pub(super) fn in_order(steps: Vec<Step>) -> Vec<Step> {
    match model::order(&steps) {
        Ok(order) => order.into_iter().filter_map(|index| steps.get(index).cloned()).collect(),
        Err(_) => steps,
    }
}
