//! The same-day rule and grounds of refusal.

use super::Context;
use super::expr::DocumentNames;
use super::shared::Entry;
use crate::bundle::SameDayClauseKind;
use crate::model::{Requirement, SameDay, SameDayClause};
use crate::syntax::ast::{self, Clause, ProcedureClause};

impl Context<'_> {
    /// The clauses of every `trong ngày` block, own ones first.
    pub(super) fn same_day(&mut self, entries: &[Entry<'_>], documents: &DocumentNames) -> Option<SameDay> {
        let mut out: Option<SameDay> = None;
        for entry in entries {
            let ProcedureClause::SameDay(clauses) = &entry.clause.kind else { continue };
            let illustrative = entry.illustrative || entry.clause.tail.illustrative.is_some();
            let block = out.get_or_insert(SameDay { span: entry.clause.span, clauses: Vec::new() });
            for clause in clauses {
                let (kind, condition) = match &clause.kind {
                    ast::SameDayClause::When(condition) => (SameDayClauseKind::When, condition),
                    ast::SameDayClause::Unless(condition) => (SameDayClauseKind::Unless, condition),
                };
                let mut row = self.condition_clause(clause, kind, condition, documents, illustrative);
                let block_basis = self.citations(&entry.clause.tail.basis);
                row.provenance.basis.extend(block_basis);
                block.clauses.push(row);
            }
        }
        out
    }

    /// A `khi` or `trừ trường hợp` clause of a same-day rule or a program.
    pub(super) fn condition_clause<K>(
        &mut self,
        clause: &Clause<K>,
        kind: SameDayClauseKind,
        condition: &ast::Expr,
        documents: &DocumentNames,
        illustrative: bool,
    ) -> SameDayClause {
        let condition = self.condition(condition, documents);
        let rule = self.clause_rule(clause);
        let reason = self.reason(clause.tail.reason.as_ref(), &rule);
        let provenance = self.provenance(clause, illustrative);
        SameDayClause { kind, condition, reason, rule, provenance }
    }

    pub(super) fn requirements(&mut self, entries: &[Entry<'_>], documents: &DocumentNames) -> Vec<Requirement> {
        let mut out = Vec::new();
        for entry in entries {
            let ProcedureClause::Requirement(condition) = &entry.clause.kind else { continue };
            let condition = self.condition(condition, documents);
            let rule = self.clause_rule(entry.clause);
            let reason = self.reason(entry.clause.tail.reason.as_ref(), &rule);
            let provenance = self.provenance(entry.clause, entry.illustrative);
            out.push(Requirement { condition, reason, rule, provenance });
        }
        out
    }
}
