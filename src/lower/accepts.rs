//! Collects every `chấp nhận` with the clause or item whose findings it acknowledges.

use super::Context;
use crate::source::Span;
use crate::syntax::ast::{Clause, DocumentClause, Item, ItemKind, ProcedureClause, SimplifyClause, Tail};

impl Context<'_> {
    pub(super) fn accepts(&mut self, items: &[&Item]) {
        let mut places: Vec<(&Tail, Span)> = Vec::new();
        for item in items {
            places.push((&item.tail, item.span));
            match &item.kind {
                ItemKind::Instrument { clauses, .. } => plain(clauses, &mut places),
                ItemKind::Calendar { clauses, .. } => plain(clauses, &mut places),
                ItemKind::Role { clauses, .. } => plain(clauses, &mut places),
                ItemKind::Office { clauses, .. } => plain(clauses, &mut places),
                ItemKind::Fact { .. } => {}
                ItemKind::CommonProcess { clauses, .. }
                | ItemKind::Procedure { clauses, .. }
                | ItemKind::Linked { clauses, .. } => procedure(clauses, &mut places),
                ItemKind::Simplification { clauses, .. } => simplification(clauses, &mut places),
                ItemKind::Program { clauses, .. } => plain(clauses, &mut places),
                ItemKind::Rating { clauses, .. } => plain(clauses, &mut places),
            }
        }
        for (tail, scope) in places {
            for accept in &tail.accept {
                let accepted = self.accepted(accept, scope);
                self.catalog.acceptances.push(accepted);
            }
        }
    }
}

fn plain<'a, K>(clauses: &'a [Clause<K>], places: &mut Vec<(&'a Tail, Span)>) {
    let accepting = clauses.iter().filter(|clause| !clause.tail.accept.is_empty());
    places.extend(accepting.map(|clause| (&clause.tail, clause.whole)));
}

fn simplification<'a>(clauses: &'a [Clause<SimplifyClause>], places: &mut Vec<(&'a Tail, Span)>) {
    plain(clauses, places);
    for clause in clauses {
        if let SimplifyClause::MergeSteps { into, .. } = &clause.kind {
            plain(&into.clauses, places);
        }
    }
}

fn procedure<'a>(clauses: &'a [Clause<ProcedureClause>], places: &mut Vec<(&'a Tail, Span)>) {
    plain(clauses, places);
    for clause in clauses {
        match &clause.kind {
            ProcedureClause::Documents(members) => documents(members, places),
            ProcedureClause::Supplement(clauses) => plain(clauses, places),
            ProcedureClause::Step(step) => plain(&step.clauses, places),
            ProcedureClause::SameDay(clauses) => plain(clauses, places),
            _ => {}
        }
    }
}

fn documents<'a>(members: &'a [Clause<DocumentClause>], places: &mut Vec<(&'a Tail, Span)>) {
    plain(members, places);
    for member in members {
        match &member.kind {
            DocumentClause::Document(_) => {}
            DocumentClause::OneOf { members, .. } | DocumentClause::Case { members, .. } => documents(members, places),
        }
    }
}
