//! Who need not pay what others pay is said by law: an exemption names the provision that grants it.

use super::as_written;
use super::grounds::{grounds, must_have_grounds};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::DeadlineProblem;
use crate::model::{Catalog, ExprKind, Fee, Value, Version};

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    for version in catalog.versions().map(|(_, version)| as_written(version)) {
        for row in version.fees.iter().filter(|row| row.when.is_some() && is_free(row)) {
            let named = !grounds(version, &row.provenance).is_empty();
            if !named && must_have_grounds(catalog, version, &row.provenance) && others_pay(version, row) {
                let problem = DeadlineProblem::ExemptionUnfounded { fee: row.id.clone() };
                findings.push(Finding::new(problem, row.provenance.span));
            }
        }
    }
}

fn is_free(row: &Fee) -> bool {
    row.amount.as_ref().is_some_and(|amount| matches!(amount.kind, ExprKind::Value(Value::Money(0))))
}

fn others_pay(version: &Version, row: &Fee) -> bool {
    version.fees.iter().any(|other| other.id == row.id && !is_free(other))
}
