//! Joins the stages of a linked procedure into its versions: documents are the union by name, fees the sum, steps
//! `stage/step`, of the stages that run. What a stage brings is asked for under the stage's own condition.
//!
//! A stage is the version of its procedure in force on the date of receipt, so that a linked version falls into pieces where
//! one of them changes. A runtime picks a piece as it picks any version, and needs nothing else.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::Emitter;
use super::law::names;
use crate::bundle::{self, Logic, MAX_ITEMS, Quantity};
use crate::diagnostics::messages::{NameProblem, VersionProblem};
use crate::diagnostics::terms;
use crate::model::{Stage, Version};
use crate::source::Span;

impl Emitter<'_> {
    /// A linked version, with its stages joined, for each span of days on which the stages' versions are the same.
    pub(super) fn linked(&mut self, version: &Version, own: &bundle::Version) -> Vec<bundle::Version> {
        let mut starts = BTreeSet::from([version.from]);
        for stage in &version.stages {
            let changes = self.written(&stage.procedure.node).map(|of| of.from);
            starts.extend(changes.filter(|day| version.from < *day && version.to.is_none_or(|to| *day < to)));
        }
        let ends = starts.iter().skip(1).map(|day| Some(*day)).chain([version.to]);
        let spans: Vec<(NaiveDate, Option<NaiveDate>)> = starts.iter().copied().zip(ends).collect();
        let piece = |(from, to)| {
            let mut piece = bundle::Version { from, to, ..own.clone() };
            for stage in &version.stages {
                self.join(&mut piece, stage, &version.stages, from);
            }
            self.fits(&piece, version.head);
            piece
        };
        spans.into_iter().map(piece).collect()
    }

    fn join(&mut self, piece: &mut bundle::Version, stage: &Stage, stages: &[Stage], day: NaiveDate) {
        let code = &stage.procedure.node;
        let Some(of) = self.written(code).find(|version| version.governs(day)) else {
            // Its only version is a draft that stays out of the bundle.
            let problem = VersionProblem::StageNotInForce { stage: stage.id.clone(), code: code.clone(), on: day };
            self.report(problem, stage.procedure.span);
            return;
        };
        let Some(of) = self.version(code, of) else { return };
        let when = self.when(stage.when.as_ref());
        let part = Part { id: &stage.id, code, when: when.as_ref() };
        // What the applicant hands in and must meet is the same for every stage of one procedure, asked for once.
        let mut of_one_procedure = stages.iter().filter(|other| other.procedure.node == *code);
        if of_one_procedure.next().is_some_and(|first| first.id == stage.id) {
            let others: Vec<Option<Logic>> = of_one_procedure.map(|other| self.when(other.when.as_ref())).collect();
            let any = others.into_iter().fold(when.clone(), either);
            Part { when: any.as_ref(), ..part }.papers(piece, &of);
        }
        part.fees(piece, of.fees);
        for result in of.results {
            if !piece.results.iter().any(|other| other.id == result.id) {
                piece.results.push(result);
            }
        }
        for agency in of.coordinating {
            if !piece.coordinating.contains(&agency) {
                piece.coordinating.push(agency);
            }
        }
        piece.steps.extend(of.steps.into_iter().map(|step| part.step(step)));
        let deadlines = if stage.within.is_some() { Vec::new() } else { of.deadlines };
        piece.stages.push(bundle::Stage {
            id: stage.id.clone(),
            procedure: code.clone(),
            after: names(&stage.after),
            within: stage.within,
            deadlines: deadlines.into_iter().map(|row| part.deadline(row)).collect(),
            when,
            provenance: self.provenance(&stage.provenance),
        });
    }

    /// Reports lists that only the stages together make longer than a loader takes.
    fn fits(&mut self, piece: &bundle::Version, head: Span) {
        let lists = [
            (terms::DOCUMENT, piece.documents.len()),
            (terms::FEE, piece.fees.len()),
            (terms::STEP, piece.steps.len()),
            (terms::REQUIREMENT, piece.requirements.len()),
            (terms::STAGE, piece.stages.len()),
        ];
        for (what, _) in lists.into_iter().filter(|(_, count)| *count > MAX_ITEMS) {
            self.report(NameProblem::TooMany { what, limit: MAX_ITEMS }, head);
        }
    }
}

/// A stage while its procedure is joined to the linked one.
#[derive(Clone, Copy)]
struct Part<'a> {
    id: &'a str,
    code: &'a str,
    when: Option<&'a Logic>,
}

impl Part<'_> {
    fn name(&self, name: &str) -> String {
        format!("{}/{name}", self.id)
    }

    /// A condition of the stage's procedure, while the stage runs.
    fn while_running(&self, when: Option<Logic>) -> Option<Logic> {
        match (self.when, when) {
            (Some(stage), Some(when)) => Some(all([stage.clone(), when])),
            (stage, when) => stage.cloned().or(when),
        }
    }

    /// What must hold of the stage's procedure, unless the stage is passed over.
    fn unless_passed(&self, condition: Logic) -> Logic {
        match self.when {
            Some(when) => Logic(json!({ "or": [{ "!": [when.0] }, condition.0] })),
            None => condition,
        }
    }

    /// Documents, their completeness and grounds of refusal.
    fn papers(&self, piece: &mut bundle::Version, of: &bundle::Version) {
        self.documents(piece, of.documents.clone(), of.document_groups.clone());
        let complete = self.unless_passed(of.documents_complete.clone());
        piece.documents_complete = all([piece.documents_complete.clone(), complete]);
        piece.requirements.extend(of.requirements.iter().map(|requirement| bundle::Requirement {
            condition: self.unless_passed(requirement.condition.clone()),
            ..requirement.clone()
        }));
    }

    /// Groups are named by the procedure, so that they differ between procedures.
    fn documents(
        &self,
        piece: &mut bundle::Version,
        documents: Vec<bundle::Document>,
        groups: Vec<bundle::DocumentGroup>,
    ) {
        let group_id = |id: &str| format!("{}/{id}", self.code);
        for group in groups {
            let (id, when) = (group_id(&group.id), self.while_running(group.when.clone()));
            match piece.document_groups.iter_mut().find(|other| other.id == id) {
                Some(other) => other.when = either(other.when.take(), when),
                None => piece.document_groups.push(bundle::DocumentGroup { id, when, ..group }),
            }
        }
        for document in documents {
            let group = document.group.as_deref().map(group_id);
            let when = self.while_running(document.when.clone());
            let document = bundle::Document { group, when, ..document };
            match piece.documents.iter_mut().find(|other| other.id == document.id) {
                Some(other) => join_document(other, document),
                None => piece.documents.push(document),
            }
        }
    }

    /// Rows of one fee are tried in order, those under a condition of the procedure's own first.
    fn fees(&self, piece: &mut bundle::Version, fees: Vec<bundle::Fee>) {
        let mut ids: Vec<String> = Vec::new();
        for fee in &fees {
            if !ids.contains(&fee.id) {
                ids.push(fee.id.clone());
            }
        }
        for id in ids {
            let (conditional, rest): (Vec<_>, Vec<_>) =
                fees.iter().filter(|fee| fee.id == id).cloned().partition(|fee| fee.when.is_some());
            piece.fees.extend(conditional.into_iter().chain(rest).map(|fee| bundle::Fee {
                id: self.name(&fee.id),
                stage: Some(self.id.to_owned()),
                when: self.while_running(fee.when.clone()),
                ..fee
            }));
        }
    }

    fn step(&self, step: bundle::Step) -> bundle::Step {
        bundle::Step {
            id: self.name(&step.id),
            stage: Some(self.id.to_owned()),
            after: step.after.iter().map(|name| self.name(name)).collect(),
            when: self.while_running(step.when.clone()),
            ..step
        }
    }

    fn deadline(&self, row: bundle::Deadline) -> bundle::Deadline {
        let terms = |terms: bundle::Terms| bundle::Terms {
            from_step: terms.from_step.as_deref().map(|step| self.name(step)),
            ..terms
        };
        bundle::Deadline { terms: terms(row.terms), statutory: None, ..row }
    }
}

/// One document for two of one name: asked for where one of them is, in the larger number.
fn join_document(one: &mut bundle::Document, other: bundle::Document) {
    let most = |a: u32, b: u32| a.max(b);
    let (a, b) = (one.quantity, other.quantity);
    one.quantity = Quantity {
        originals: most(a.originals, b.originals),
        copies: most(a.copies, b.copies),
        certified: most(a.certified, b.certified),
        electronic: most(a.electronic, b.electronic),
    };
    one.when = match (one.optional, other.optional) {
        (true, false) => other.when,
        (false, true) => one.when.take(),
        _ => either(one.when.take(), other.when),
    };
    one.optional &= other.optional;
    one.presented &= other.presented;
    one.digitise |= other.digitise;
    one.form = one.form.take().or(other.form);
    one.drawn_from = one.drawn_from.take().or(other.drawn_from);
    for case in other.cases {
        if !one.cases.contains(&case) {
            one.cases.push(case);
        }
    }
}

/// Either of two conditions; none asks always.
fn either(a: Option<Logic>, b: Option<Logic>) -> Option<Logic> {
    match (a?, b?) {
        (a, b) if a == b => Some(a),
        // A condition or its contrary: one of them holds, also where it is not known which.
        (a, b) if negates(&a, &b) || negates(&b, &a) => None,
        (a, b) => Some(Logic(json!({ "or": [a.0, b.0] }))),
    }
}

fn negates(a: &Logic, b: &Logic) -> bool {
    a.0 == json!({ "!": [b.0] })
}

/// Both conditions; one that always holds is left out.
fn all(both: [Logic; 2]) -> Logic {
    let [a, b] = both;
    match (&a.0, &b.0) {
        (Json::Bool(true), _) => b,
        (_, Json::Bool(true)) => a,
        _ => Logic(json!({ "and": [a.0, b.0] })),
    }
}
