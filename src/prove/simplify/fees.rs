//! What an applicant pays is not higher than before, whatever the facts: exactly, by splitting the values of the facts that the
//! amounts read until each box is decided. An amount set elsewhere stands for itself: one that both versions have cancels out,
//! and one that only the version after has is not proved.

use std::collections::{BTreeMap, BTreeSet};

use super::Pair;
use crate::diagnostics::messages::SimplifyProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Expr, Fee, Var, Version};
use crate::prove::bills::{Bill, choose, split};
use crate::prove::boxes::{self, Literal, Sign};
use crate::prove::dossier::Reading;
use crate::prove::limits::TooMuch;
use crate::prove::poly::Poly;
use crate::prove::rows::first_receipt;
use crate::prove::space::Region;
use crate::prove::witness::{Search, witness};

pub(super) fn check(pair: &Pair<'_, '_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let (before, after) = (pair.before, pair.subject.version);
    let ids: BTreeSet<&str> = before.fees.iter().chain(&after.fees).map(|fee| fee.id.as_str()).collect();
    let rows = |version: &'_ Version, id: &str| -> Vec<Fee> {
        version.fees.iter().filter(|fee| fee.id == id).cloned().collect()
    };
    // Which documents make a dossier complete can decide which row applies.
    let same_documents = before.documents == after.documents;
    let changed: Vec<&str> =
        ids.into_iter().filter(|id| !same_documents || rows(before, id) != rows(after, id)).collect();
    let space = &pair.subject.space;
    let mut bills = vec![Bill { region: pair.common.clone(), old: Vec::new(), new: Vec::new(), wanted: Vec::new() }];
    for id in changed {
        bills = choose(space, bills, before, id, &pair.complete, |bill, fee| bill.old.push(fee))?;
        bills = choose(space, bills, after, id, &pair.subject.complete, |bill, fee| bill.new.push(fee))?;
    }
    for bill in &bills {
        if let Some(finding) = higher(pair, bill)? {
            findings.push(finding);
            return Ok(());
        }
    }
    Ok(())
}

/// The dossier of a bill that pays more than before.
fn higher(pair: &Pair<'_, '_>, bill: &Bill<'_>) -> Result<Option<Finding>, TooMuch> {
    let subject = pair.subject;
    let space = &subject.space;
    let mut difference = Poly::default();
    let mut elsewhere: Vec<_> = Vec::new();
    for (fees, factor) in [(&bill.new, 1), (&bill.old, -1)] {
        for fee in fees {
            match &fee.amount {
                Some(amount) => {
                    let amount = Poly::of(amount, space.domains()).ok_or(TooMuch::Boxes)?;
                    difference = difference.plus(&amount, factor).ok_or(TooMuch::Boxes)?;
                }
                None => elsewhere.push((fee.id.as_str(), &fee.set_by, factor)),
            }
        }
    }
    // What is set elsewhere by the same text is the same before and after.
    let unmatched = |wanted: i128| {
        elsewhere.iter().any(|(id, by, factor)| {
            *factor == wanted
                && !elsewhere.iter().any(|(other, text, sign)| sign != factor && other == id && text == by)
        })
    };
    if unmatched(1) {
        return Ok(Some(not_comparable(pair, bill)));
    }
    // With those of comparisons of several facts, which say together where they hold.
    let several = space.several();
    let vars: BTreeSet<&Var> =
        difference.vars().into_iter().chain(several.iter().flat_map(|(poly, _)| poly.vars())).collect();
    for (place, region) in split(space, vars, &bill.region)? {
        for (region, answers) in space.answers(&region)? {
            let mut literals: Vec<Literal<'_>> = vec![(&difference, Sign::NotPositive, false)];
            literals.extend(several.iter().zip(&answers).map(|((poly, sign), holds)| (poly, *sign, *holds)));
            let Some(point) = boxes::point(&place, &literals)? else { continue };
            // What was set elsewhere and is no more was at least nothing, but how much more nobody says here.
            if unmatched(-1) {
                return Ok(Some(not_comparable(pair, bill)));
            }
            let given = point.into_iter().map(|(var, value)| (var.clone(), value)).collect();
            return finding(pair, bill, &region, given).map(Some);
        }
    }
    Ok(None)
}

fn finding(
    pair: &Pair<'_, '_>,
    bill: &Bill<'_>,
    region: &Region,
    given: BTreeMap<Var, i64>,
) -> Result<Finding, TooMuch> {
    let subject = pair.subject;
    let (receipt, place, channel) = first_receipt(subject, region)?.ok_or(TooMuch::Boxes)?;
    // The receipt gives its own facts; dates are given as dates.
    let given = given.into_iter().filter(|(var, _)| matches!(var, Var::Fact(_))).collect();
    let search =
        Search { space: &subject.space, region, wanted: &bill.wanted, received: receipt.received, channel, given };
    let (dossier, _) = search.dossier()?.ok_or(TooMuch::Boxes)?;
    let total = |fees: &[&Fee], complete: &Expr| -> Option<i64> {
        let reading = Reading { dossier: &dossier, domains: subject.space.domains(), complete };
        let amounts = fees.iter().filter_map(|fee| fee.amount.as_ref());
        let sum = amounts.map(|amount| reading.range(amount)).try_fold(0_i128, |sum, range| {
            let (low, high) = range?;
            sum.checked_add(low).filter(|_| low == high)
        });
        sum.and_then(|sum| i64::try_from(sum).ok())
    };
    let before = total(&bill.old, &pair.complete).ok_or(TooMuch::Boxes)?;
    let after = total(&bill.new, &subject.complete).ok_or(TooMuch::Boxes)?;
    let (span, row) = line(pair, bill);
    let mut finding = Finding::new(SimplifyProblem::HigherFee { before, after }, span);
    if let Some(row) = row {
        finding = finding.related(row, Note::Other);
    }
    let at = (subject.code, place);
    finding.witness = Some(witness(&subject.space, &dossier, at, before.to_string(), after.to_string()));
    Ok(finding)
}

fn not_comparable(pair: &Pair<'_, '_>, bill: &Bill<'_>) -> Finding {
    Finding::new(SimplifyProblem::FeeNotComparable {}, line(pair, bill).0)
}

/// The simplification's line that changed a fee, and the fee's own.
fn line(pair: &Pair<'_, '_>, bill: &Bill<'_>) -> (crate::source::Span, Option<crate::source::Span>) {
    let changed = bill.new.iter().find_map(|fee| Some((fee.provenance.changes.last()?.span, fee.provenance.span)));
    changed.map_or((pair.span, None), |(line, row)| (line, Some(row)))
}
