//! What an applicant pays before and after, whatever the facts: exactly, by splitting the values of the facts that the amounts
//! read until each box is decided. Fees whose rows are the same are left out of the sum.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Class, Kind};
use super::pair::Pair;
use super::parts::Part;
use crate::model::{Expr, Fee, Var, Version};
use crate::prove::bills::{Bill, choose, split};
use crate::prove::boxes::{self, Literal, Sign};
use crate::prove::limits::TooMuch;
use crate::prove::poly::Poly;
use crate::prove::space::{Region, Space};

/// Adds where an applicant pays more or less.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn parts<'p>(pair: &'p Pair<'_>, parts: &mut Vec<Part<'p>>) -> Result<(), TooMuch> {
    let (before, after) = (pair.old.version, pair.new.version);
    let ids: BTreeSet<&str> = before.fees.iter().chain(&after.fees).map(|fee| fee.id.as_str()).collect();
    let rows =
        |version: &Version, id: &str| -> Vec<Fee> { version.fees.iter().filter(|fee| fee.id == id).cloned().collect() };
    let (changed, same): (Vec<&str>, Vec<&str>) = ids.into_iter().partition(|id| rows(before, id) != rows(after, id));
    if changed.is_empty() {
        return Ok(());
    }
    let mut read: BTreeSet<Var> = BTreeSet::new();
    for fee in after.fees.iter().filter(|fee| same.contains(&fee.id.as_str())) {
        fee.amount.iter().chain(&fee.when).for_each(|expr| add_facts(expr, &mut read));
    }
    let space = &pair.space;
    let whole = Bill { region: space.everything().clone(), old: Vec::new(), new: Vec::new(), wanted: Vec::new() };
    let mut bills = vec![whole];
    for id in changed {
        bills = choose(space, bills, pair.old.version, id, &pair.old.complete, |bill, fee| bill.old.push(fee))?;
        bills = choose(space, bills, pair.new.version, id, &pair.new.complete, |bill, fee| bill.new.push(fee))?;
    }
    for bill in &bills {
        compare(pair, bill, &read, parts)?;
    }
    Ok(())
}

/// Adds the dossiers of a bill that pay more, and those that pay less.
fn compare<'p>(
    pair: &Pair<'_>,
    bill: &Bill<'p>,
    others: &BTreeSet<Var>,
    parts: &mut Vec<Part<'p>>,
) -> Result<(), TooMuch> {
    let space = &pair.space;
    let mut difference = Poly::default();
    let mut set_elsewhere = [false, false];
    for ((fees, factor), elsewhere) in [(&bill.new, 1), (&bill.old, -1)].into_iter().zip(&mut set_elsewhere) {
        for fee in fees {
            match &fee.amount {
                Some(amount) => {
                    let amount = Poly::of(amount, space.domains()).ok_or(TooMuch::Boxes)?;
                    difference = difference.plus(&amount, factor).ok_or(TooMuch::Boxes)?;
                }
                None => *elsewhere = true,
            }
        }
    }
    let part = |class: Class, region: Region, given: BTreeMap<Var, i64>| {
        let (kind, what, said) = (Kind::Fee, None, None);
        Part { kind, class, what, region, wanted: bill.wanted.clone(), given, said }
    };
    // An amount that is set elsewhere on one side alone compares with nothing.
    let [after, before] = set_elsewhere;
    if after != before {
        parts.push(part(Class::Mixed, bill.region.clone(), BTreeMap::new()));
        return Ok(());
    }
    for (place, region) in split(space, difference.vars(), &bill.region)? {
        for (class, literal) in [
            (Class::Heavier, (&difference, Sign::NotPositive, false)),
            (Class::Lighter, (&difference, Sign::Negative, true)),
        ] {
            let literals: [Literal<'_>; 1] = [literal];
            let Some(point) = boxes::point(&place, &literals)? else { continue };
            // A comparison of several facts can exclude the very point.
            if !space.several().is_empty() {
                return Err(TooMuch::Boxes);
            }
            // The receipt gives its own facts; dates are given as dates.
            let facts = point.into_iter().filter(|(var, _)| matches!(var, Var::Fact(_)));
            let mut given: BTreeMap<Var, i64> = facts.map(|(var, value)| (var.clone(), value)).collect();
            let mut region = region.clone();
            let mut read = others.clone();
            let amounts = bill.old.iter().chain(&bill.new).filter_map(|fee| fee.amount.as_ref());
            amounts.for_each(|amount| add_facts(amount, &mut read));
            fill(space, read, &mut region, &mut given)?;
            parts.push(part(class, region, given));
        }
    }
    Ok(())
}

/// Adds the facts that an expression reads and that can be given.
fn add_facts(expr: &Expr, read: &mut BTreeSet<Var>) {
    let is_given = |var: &Var| {
        matches!(var, Var::Fact(_) | Var::Document(_) | Var::DocumentDrawn(_) | Var::FeePaid | Var::SignerPresent)
    };
    expr.each_var(&mut |var, _| read.extend(Some(var.clone()).filter(is_given)));
}

/// Gives a dossier every fact that its fees read, those of rows that stayed the same too, so that a decision says what is paid:
/// the least that its region has.
fn fill(
    space: &Space<'_>,
    read: BTreeSet<Var>,
    region: &mut Region,
    given: &mut BTreeMap<Var, i64>,
) -> Result<(), TooMuch> {
    for (var, value) in given.iter() {
        *region = space.with(region, var, *value)?;
    }
    for var in read {
        if given.contains_key(&var) {
            continue;
        }
        for (low, _) in space.regions_of(&var) {
            let with = space.with(region, &var, low)?;
            if !with.is_empty() {
                *region = with;
                given.insert(var, low);
                break;
            }
        }
    }
    Ok(())
}
