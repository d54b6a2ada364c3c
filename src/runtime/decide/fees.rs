//! Chooses one row of each fee and adds the rows up.

use std::collections::BTreeSet;

use super::case::Case;
use super::decision::{Fee, FeeRow};
use super::stages::Stages;
use crate::bundle;
use crate::runtime::expr::Slot;
use crate::runtime::rules::FeeRules;

/// What the applicant pays. Of rows of one name the first whose `when` holds applies, else the one without. A fee whose only
/// row does not apply is not listed.
pub(super) fn fee(case: &Case<'_>) -> Fee {
    let mut ids: Vec<&str> = Vec::new();
    for fee in &case.version.fees {
        if !ids.contains(&fee.id.as_str()) {
            ids.push(&fee.id);
        }
    }
    let mut missing = BTreeSet::new();
    let rows: Vec<FeeRow> = ids.into_iter().filter_map(|id| row(case, id, &mut missing)).collect();
    // The sum of unknown rows is unknown, and so is one that leaves 64 bits.
    let amount = rows.iter().try_fold(0_i64, |sum, row| sum.checked_add(row.amount?));
    Fee { amount, currency: "VND", rows, missing: case.names(&missing) }
}

/// A row that may apply: the amount if it is known, and the facts that it still depends on.
struct Possible<'a> {
    fee: &'a bundle::Fee,
    rules: &'a FeeRules,
    is_open: bool,
    amount: Option<i64>,
}

fn row(case: &Case<'_>, id: &str, missing: &mut BTreeSet<Slot>) -> Option<FeeRow> {
    let all = case.version.fees.iter().zip(&case.compiled.fees).filter(|(fee, _)| fee.id == id);
    let is_single = all.clone().nth(1).is_none();
    let mut possible: Vec<Possible<'_>> = Vec::new();
    let mut fallback = None;
    let mut is_settled = false;
    for (fee, rules) in all {
        let amount = rules.amount.as_ref().and_then(|amount| amount.range(&case.facts)?.exact());
        let holds = rules.when.as_ref().map(|when| when.holds(&case.facts));
        match holds {
            None => fallback = Some(Possible { fee, rules, is_open: false, amount }),
            Some(Some(false)) => {}
            Some(Some(true)) => {
                possible.push(Possible { fee, rules, is_open: false, amount });
                is_settled = true;
                break;
            }
            Some(None) => possible.push(Possible { fee, rules, is_open: true, amount }),
        }
    }
    if !is_settled {
        possible.extend(fallback);
    }
    let first = possible.first()?;
    // Rows of one fee cover every case between them; a single conditional row may not apply at all, and those of a stage
    // only if the stage runs.
    let stage = first.rules.stage.map(|place| Stages::runs(case, place));
    let may_be_absent = is_single && first.is_open || stage == Some(None);
    let known = first.amount.filter(|amount| possible.iter().all(|row| row.amount == Some(*amount)));
    let amount = if may_be_absent { None } else { known };
    if amount.is_none() {
        for row in &possible {
            if let Some(when) = row.rules.when.as_ref().filter(|_| row.is_open) {
                when.missing(&case.facts, missing);
            }
            if let Some(amount) = &row.rules.amount {
                amount.missing(&case.facts, missing);
            }
        }
    }
    let provenance = &first.fee.provenance;
    let illustrative = provenance.illustrative || provenance.changes.iter().any(|change| change.illustrative);
    Some(FeeRow { id: id.to_owned(), amount, illustrative })
}
