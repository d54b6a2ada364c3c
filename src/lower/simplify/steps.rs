//! Lines that shorten, hand over, drop and merge steps. What came after a dropped step comes after what it came after.

use std::collections::{BTreeMap, BTreeSet};

use super::Delta;
use crate::calendar::Duration;
use crate::diagnostics::messages::SimplifyProblem;
use crate::diagnostics::{Finding, Note, terms};
use crate::lower::Context;
use crate::lower::expr::DocumentNames;
use crate::lower::names::Kind;
use crate::lower::steps::in_order;
use crate::model::{Expr, Step, Version};
use crate::source::Spanned;
use crate::syntax::ast::{Clause, Name, SimplifyClause, StepRow};

impl Context<'_> {
    pub(super) fn simplify_within(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        (name, from, to): (&Name, &Spanned<Duration>, &Spanned<Duration>),
    ) {
        let Some(step) = self.step_of(version, name) else { return };
        let Some(new) = self.span_of_time(to, terms::WITHIN) else { return };
        match &step.within {
            Some(within) if within.node == from.node && new == from.node => self.no_change(clause),
            Some(within) if within.node == from.node => {
                let before = self.rule(within.span);
                let change = delta.change(format!("{} {before}", self.first_words(clause, from.span)), clause);
                step.within = Some(Spanned::new(new, to.span));
                step.provenance.changes.push(change);
            }
            other => {
                let problem = SimplifyProblem::NotThere { what: terms::STEP, expected: self.rule(clause.span) };
                let place = other.as_ref().map_or(step.name, |within| within.span);
                self.findings.push(Finding::new(problem, clause.span).related(place, Note::Other));
            }
        }
    }

    pub(super) fn simplify_role(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        (name, from, to): (&Name, &Name, &Name),
    ) {
        let (Some(from), Some(to)) = (self.resolve(Kind::Role, from), self.resolve(Kind::Role, to)) else { return };
        let Some(step) = self.step_of(version, name) else { return };
        match &step.role {
            Some(role) if role.node == from.node && from.node == to.node => self.no_change(clause),
            Some(role) if role.node == from.node => {
                let before = format!("{} {}", self.first_words(clause, from.span), from.node);
                let change = delta.change(before, clause);
                step.role = Some(to);
                step.provenance.changes.push(change);
            }
            other => {
                let problem = SimplifyProblem::NotThere { what: terms::STEP, expected: self.rule(clause.span) };
                let place = other.as_ref().map_or(step.name, |role| role.span);
                self.findings.push(Finding::new(problem, clause.span).related(place, Note::Other));
            }
        }
    }

    pub(super) fn drop_steps(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        names: &[Name],
    ) {
        for name in names {
            let Some(step) = self.step_of(version, name).cloned() else { continue };
            if step.mandatory {
                let problem = SimplifyProblem::DropsMandatory { step: step.id };
                self.findings.push(Finding::new(problem, name.span).related(step.name, Note::Declared));
                continue;
            }
            self.still_counted_from(version, name, &step.id);
            version.steps.retain(|other| other.id != step.id);
            let replaced = BTreeMap::from([(step.id.clone(), step.after.clone())]);
            rewire(&mut version.steps, &replaced);
            let change = delta.change(self.rule(step.provenance.span), clause);
            version.provenance.changes.push(change);
        }
    }

    pub(super) fn merge_steps(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        (names, row): (&[Name], &StepRow),
        documents: &DocumentNames,
    ) {
        let mut ids = BTreeSet::new();
        for name in names {
            if self.step_of(version, name).is_none() {
                return;
            }
            ids.insert(name.node.clone());
        }
        if ids.len() < 2 {
            return self.report(SimplifyProblem::MergeOfOne {}, clause.span);
        }
        let into = &row.name.node;
        if let Some(taken) = version.steps.iter().find(|step| step.id == *into && !ids.contains(into)) {
            let finding = Finding::new(SimplifyProblem::StepTaken { step: into.clone() }, row.name.span);
            return self.findings.push(finding.related(taken.name, Note::Declared));
        }
        for name in names.iter().filter(|name| name.node != *into) {
            self.still_counted_from(version, name, &name.node);
        }
        let when = self.condition_opt(clause.tail.when.as_ref(), documents);
        let provenance = self.provenance(clause, delta.illustrative);
        let mut merged = self.step(row, when, provenance, documents);
        let parts: Vec<Step> = version.steps.iter().filter(|step| ids.contains(&step.id)).cloned().collect();
        if merged.within.is_none() && parts.iter().any(|part| part.within.is_some()) {
            self.report(SimplifyProblem::MergedWithout { step: into.clone() }, row.name.span);
        }
        for part in &parts {
            merged.provenance.changes.push(delta.change(self.rule(part.provenance.span), clause));
        }
        join(&mut merged, &parts, &ids);
        self.put_merged(version, merged, &ids);
    }

    fn put_merged(&mut self, version: &mut Version, merged: Step, ids: &BTreeSet<String>) {
        let at = version.steps.iter().position(|step| ids.contains(&step.id)).unwrap_or(0);
        let name = Spanned::new(merged.id.clone(), merged.name);
        version.steps.retain(|step| !ids.contains(&step.id));
        let replaced = ids.iter().map(|id| (id.clone(), vec![name.clone()])).collect();
        rewire(&mut version.steps, &replaced);
        // Steps before the first part stand before it still: none of them was taken out.
        version.steps.insert(at, merged);
        let head = version.head;
        self.link(&mut version.steps, &|_| head);
        version.steps = in_order(std::mem::take(&mut version.steps));
    }

    /// The step of that name in the version.
    fn step_of<'v>(&mut self, version: &'v mut Version, name: &Name) -> Option<&'v mut Step> {
        let names: Vec<String> = version.steps.iter().map(|step| step.id.clone()).collect();
        self.step_name(name, &names)?;
        version.steps.iter_mut().find(|step| step.id == name.node)
    }

    /// Reports a limit that counts from the end of a step that goes.
    fn still_counted_from(&mut self, version: &Version, name: &Name, id: &str) {
        for row in &version.deadlines {
            if row.terms.from_step.as_ref().is_some_and(|step| step.node == id) {
                let problem = SimplifyProblem::StillNamed { what: terms::STEP, name: id.to_owned() };
                self.findings.push(Finding::new(problem, name.span).related(row.provenance.span, Note::Other));
            }
        }
    }
}

/// Puts for each name in `sau` that is replaced what replaces it, each once.
fn rewire(steps: &mut [Step], replaced: &BTreeMap<String, Vec<Spanned<String>>>) {
    for step in steps {
        let mut after: Vec<Spanned<String>> = Vec::with_capacity(step.after.len());
        for name in std::mem::take(&mut step.after) {
            let names = replaced.get(&name.node).cloned().unwrap_or_else(|| vec![name]);
            for name in names {
                if after.iter().all(|other| other.node != name.node) {
                    after.push(name);
                }
            }
        }
        step.after = after;
    }
}

/// What a merged step has from its parts where its own block does not say it. It runs where any part would, and is
/// mandatory where any part was.
fn join(merged: &mut Step, parts: &[Step], ids: &BTreeSet<String>) {
    if merged.after.is_empty() {
        for name in parts.iter().flat_map(|part| &part.after).filter(|name| !ids.contains(&name.node)) {
            if merged.after.iter().all(|other| other.node != name.node) {
                merged.after.push(name.clone());
            }
        }
    }
    if merged.when.is_none() {
        let conditions: Option<Vec<Expr>> = parts.iter().map(|part| part.when.clone()).collect();
        merged.when = conditions.map(|mut conditions| {
            conditions.dedup();
            Expr::any(merged.provenance.span, conditions)
        });
    }
    merged.mandatory |= parts.iter().any(|part| part.mandatory);
    merged.digitise |= parts.iter().any(|part| part.digitise);
    merged.returns_result |= parts.iter().any(|part| part.returns_result);
    for part in parts {
        merged.role = merged.role.take().or_else(|| part.role.clone());
        merged.agency = merged.agency.take().or_else(|| part.agency.clone());
        merged.consult = merged.consult.take().or_else(|| part.consult.clone());
        merged.at_least = merged.at_least.or(part.at_least);
        merged.applicant = merged.applicant.or(part.applicant);
        merged.provenance.basis.extend(part.provenance.basis.iter().cloned());
    }
}
