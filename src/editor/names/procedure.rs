//! The clauses of procedures, common processes and simplifications.

use super::NameKind;
use super::walk::Walk;
use crate::lower::Kind;
use crate::syntax::ast::{
    Amount, Clause, DeadlineRow, DocumentClause, Expr, FeeRow, ProcedureClause, SameDayClause, SimplifyClause,
    StageRow, StepClause, StepRow,
};

const ROLE: NameKind = NameKind::Item(Kind::Role);

impl Walk {
    pub(super) fn procedure(&mut self, clauses: &[Clause<ProcedureClause>]) {
        self.plain(clauses, |walk, clause| match clause {
            ProcedureClause::Field(name) => walk.use_of(NameKind::Field, name),
            ProcedureClause::Basis(citations) => walk.citations(citations),
            ProcedureClause::Signer(role) => walk.use_of(ROLE, role),
            ProcedureClause::Result(row) => walk.declare(NameKind::Result, &row.name),
            ProcedureClause::Follows(names) => {
                walk.uses(NameKind::Item(Kind::CommonProcess), names);
                let names = names.iter().map(|name| name.node.clone());
                if let Some(item) = walk.here() {
                    item.follows.extend(names);
                }
            }
            ProcedureClause::Documents(members) => walk.documents(members),
            ProcedureClause::Fee(row) => walk.fee(row, true),
            ProcedureClause::Deadline(row) => walk.deadline(row),
            ProcedureClause::Supplement(clauses) => walk.plain(clauses, |_, _| {}),
            ProcedureClause::Step(row) => walk.step(row),
            ProcedureClause::SameDay(clauses) => walk.plain(clauses, |walk, clause| match clause {
                SameDayClause::When(condition) | SameDayClause::Unless(condition) => walk.expr(condition),
            }),
            ProcedureClause::Requirement(condition) => walk.expr(condition),
            ProcedureClause::Stage(row) => walk.stage(row),
            ProcedureClause::Level(_)
            | ProcedureClause::InForce(_)
            | ProcedureClause::PublishedBy(_)
            | ProcedureClause::Applicants(_)
            | ProcedureClause::Agency(_)
            | ProcedureClause::Coordinates(_)
            | ProcedureClause::Channels(_)
            | ProcedureClause::Sets(_)
            | ProcedureClause::Extension(_)
            | ProcedureClause::Reappointment(_)
            | ProcedureClause::FileAt(_)
            | ProcedureClause::Draft
            | ProcedureClause::Illustrative => {}
        });
    }

    fn documents(&mut self, members: &[Clause<DocumentClause>]) {
        self.plain(members, |walk, member| match member {
            DocumentClause::Document(row) => walk.declare(NameKind::Document, &row.name),
            DocumentClause::OneOf { members, .. } | DocumentClause::Case { members, .. } => walk.documents(members),
        });
    }

    fn fee(&mut self, row: &FeeRow, declares: bool) {
        if let Some(name) = &row.name {
            self.mention(NameKind::Fee, name, declares, None);
        }
        self.amount(&row.amount);
    }

    fn amount(&mut self, amount: &Amount) {
        if let Amount::Expr(expr) = amount {
            self.expr(expr);
        }
    }

    fn deadline(&mut self, row: &DeadlineRow) {
        row.from_step.iter().for_each(|step| self.use_of(NameKind::Step, step));
    }

    fn step(&mut self, row: &StepRow) {
        self.declare(NameKind::Step, &row.name);
        self.plain(&row.clauses, |walk, clause| match clause {
            StepClause::After(steps) => walk.uses(NameKind::Step, steps),
            StepClause::By(role) => walk.use_of(ROLE, role),
            StepClause::When(condition) => walk.expr(condition),
            StepClause::Within(_)
            | StepClause::Mandatory
            | StepClause::Digitise
            | StepClause::ReturnsResult
            | StepClause::Consult(_)
            | StepClause::Agency(_)
            | StepClause::AtLeast(_)
            | StepClause::Applicant(..)
            | StepClause::Illustrative => {}
        });
    }

    fn stage(&mut self, row: &StageRow) {
        self.declare(NameKind::Stage, &row.name);
        self.uses(NameKind::Stage, &row.after);
        self.use_of(NameKind::Item(Kind::Procedure), &row.code);
        let code = row.code.node.clone();
        if let Some(item) = self.here() {
            item.stages.push(code);
        }
    }

    pub(super) fn simplification(&mut self, clauses: &[Clause<SimplifyClause>]) {
        self.plain(clauses, |walk, clause| match clause {
            SimplifyClause::Basis(citations) => walk.citations(citations),
            SimplifyClause::Deadline { row, when, .. } => {
                walk.deadline(row);
                walk.condition(when.as_ref());
            }
            SimplifyClause::Extension { when, .. } | SimplifyClause::Reappointment { when, .. } => {
                walk.condition(when.as_ref());
            }
            SimplifyClause::Fee { row, when, to } => {
                walk.fee(row, false);
                walk.condition(when.as_ref());
                walk.amount(to);
            }
            SimplifyClause::StepWithin { step, .. } => walk.use_of(NameKind::Step, step),
            SimplifyClause::StepRole { step, from, to } => {
                walk.use_of(NameKind::Step, step);
                walk.use_of(ROLE, from);
                walk.use_of(ROLE, to);
            }
            SimplifyClause::Signer { from, to } => {
                walk.use_of(ROLE, from);
                walk.use_of(ROLE, to);
            }
            SimplifyClause::DropSteps(steps) => walk.uses(NameKind::Step, steps),
            SimplifyClause::DropDocuments(names) => walk.uses(NameKind::Document, names),
            SimplifyClause::DropRequirement(condition) => walk.expr(condition),
            SimplifyClause::MergeSteps { steps, into } => {
                walk.uses(NameKind::Step, steps);
                walk.step(into);
            }
            SimplifyClause::From(_) | SimplifyClause::AddChannels(_) | SimplifyClause::AddApplicants(_) => {}
        });
    }

    fn condition(&mut self, when: Option<&Expr>) {
        when.into_iter().for_each(|when| self.expr(when));
    }
}
