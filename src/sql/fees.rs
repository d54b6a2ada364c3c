//! A version's fees: of rows of one name the first whose condition holds.

use super::expr::{Expr, NO_NUMBER, case, n, not};
use super::facts::Facts;
use super::logic::{self, agreed, possible};
use super::unsaid::{Place, Unsaid};
use crate::bundle::{Fee, Version};

/// The names of a version's fees, in order.
pub(crate) fn names(version: &Version) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for fee in &version.fees {
        if !names.contains(&fee.id.as_str()) {
            names.push(&fee.id);
        }
    }
    names
}

/// What the applicant pays by each name: nothing where that depends on what is not known.
pub(super) fn fees(facts: &Facts, version: &Version, place: &Place<'_>) -> Result<Vec<Expr>, Unsaid> {
    let of_name = |name: &str| {
        let rows: Vec<&Fee> = version.fees.iter().filter(|fee| fee.id == name).collect();
        row(facts, &rows, place)
    };
    names(version).into_iter().map(of_name).collect()
}

/// The amount of one name; nothing is paid where none of its rows applies.
fn row(facts: &Facts, rows: &[&Fee], place: &Place<'_>) -> Result<Expr, Unsaid> {
    let mut all: Vec<(Option<Expr>, Expr)> = Vec::new();
    let mut fallback = None;
    for fee in rows {
        let unsaid = |_| place.unsaid(&fee.rule, &fee.provenance.source);
        let amount = match &fee.amount {
            Some(amount) => logic::amount(facts, amount).map_err(unsaid)?,
            None => NO_NUMBER,
        };
        match &fee.when {
            Some(when) => all.push((Some(logic::condition(facts, when).map_err(unsaid)?), amount)),
            None => fallback = Some((None, amount)),
        }
    }
    all.extend(fallback);
    // A single row may not apply at all, and while that is open the amount is too.
    if let [(Some(when), amount)] = all.as_slice() {
        return Ok(case([(when.clone(), amount.clone()), (not(when.clone()), n(0))], NO_NUMBER));
    }
    let conditions: Vec<Option<Expr>> = all.iter().map(|(when, _)| when.clone()).collect();
    let rows: Vec<(Expr, Expr)> =
        possible(&conditions).into_iter().zip(all.into_iter().map(|(_, amount)| amount)).collect();
    Ok(agreed(&rows, n(0)))
}
