//! Fees and charges.

use super::Context;
use super::expr::DocumentNames;
use super::shared::Entry;
use crate::bundle::Texts;
use crate::model::{Expr, Fee};
use crate::syntax::ast::{Amount, FeeRow, ProcedureClause};

impl Context<'_> {
    /// `lệ phí` and `phí` rows, in order.
    pub(super) fn fees(&mut self, entries: &[Entry<'_>], documents: &DocumentNames) -> Vec<Fee> {
        let mut out = Vec::new();
        for entry in entries {
            let ProcedureClause::Fee(row) = &entry.clause.kind else { continue };
            let (amount, set_by) = self.fee_amount(&row.amount, documents);
            let when = self.condition_opt(entry.clause.tail.when.as_ref(), documents);
            let provenance = self.provenance(entry.clause, entry.illustrative);
            out.push(Fee { id: fee_id(row), amount, set_by, rule: self.clause_rule(entry.clause), when, provenance });
        }
        out
    }

    /// An amount, or the text that sets it.
    pub(super) fn fee_amount(&mut self, amount: &Amount, documents: &DocumentNames) -> (Option<Expr>, Option<Texts>) {
        match amount {
            Amount::Expr(expr) => (Some(self.amount(expr, documents)), None),
            Amount::SetBy(text) => (None, Some(self.texts(text))),
        }
    }
}

/// What a fee is called where amounts are shown: the charge, the unnamed fee, or the fee's own name.
pub(super) fn fee_id(row: &FeeRow) -> String {
    match &row.name {
        _ if row.charge => "lệ phí".to_owned(),
        Some(name) => name.node.clone(),
        None => "phí".to_owned(),
    }
}
