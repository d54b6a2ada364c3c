//! Chooses one row of each fee and adds the rows up.

use std::collections::BTreeSet;

use super::case::Case;
use super::decision::{Fee, FeeRow};
use super::stages::Stages;
use crate::bundle::{self, Version};
use crate::runtime::expr::{Facts, Slot};
use crate::runtime::rules::{FeeRules, VersionRules};

/// What the applicant pays. Of rows of one name the first whose `when` holds applies, else the one without. A fee whose only
/// row does not apply is not listed.
pub(super) fn fee(case: &Case<'_>) -> Fee {
    let mut missing = BTreeSet::new();
    let runs = |place| Stages::runs(case, place);
    let rows = ids(case.version).into_iter().filter_map(|id| {
        let rows = Rows::of(case.version, case.compiled, &case.facts, id, &runs)?;
        Some(rows.row(&case.facts, id, &mut missing))
    });
    let rows: Vec<FeeRow> = rows.collect();
    let amount = sum(rows.iter().map(|row| row.amount));
    Fee { amount, currency: "VND", rows, missing: case.names(&missing) }
}

/// The rows alone, of a version without stages: names with amounts.
#[cfg(feature = "cli")]
pub(in crate::runtime) fn amounts<'r>(
    version: &'r Version,
    compiled: &VersionRules,
    facts: &Facts,
) -> Vec<(&'r str, Option<i64>)> {
    let none = |_| Some(true);
    let rows = |id| Some((id, Rows::of(version, compiled, facts, id, &none)?.amount()));
    ids(version).into_iter().filter_map(rows).collect()
}

/// The sum of unknown rows is unknown, and so is one that leaves 64 bits.
fn sum(mut amounts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    amounts.try_fold(0_i64, |sum, amount| sum.checked_add(amount?))
}

/// The names of a version's fees, in its order.
fn ids(version: &Version) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for fee in &version.fees {
        if !ids.contains(&fee.id.as_str()) {
            ids.push(&fee.id);
        }
    }
    ids
}

/// A row that may apply: the amount if it is known, and the facts that it still depends on.
struct Possible<'a> {
    fee: &'a bundle::Fee,
    rules: &'a FeeRules,
    is_open: bool,
    amount: Option<i64>,
}

/// The rows of one fee that may apply, at least one.
struct Rows<'a> {
    first: Possible<'a>,
    others: Vec<Possible<'a>>,
    may_be_absent: bool,
}

impl<'a> Rows<'a> {
    fn of(
        version: &'a Version,
        compiled: &'a VersionRules,
        facts: &Facts,
        id: &str,
        runs: &dyn Fn(usize) -> Option<bool>,
    ) -> Option<Self> {
        let all = version.fees.iter().zip(&compiled.fees).filter(|(fee, _)| fee.id == id);
        let is_single = all.clone().nth(1).is_none();
        let mut possible: Vec<Possible<'_>> = Vec::new();
        let mut fallback = None;
        let mut is_settled = false;
        for (fee, rules) in all {
            let amount = rules.amount.as_ref().and_then(|amount| amount.range(facts)?.exact());
            let holds = rules.when.as_ref().map(|when| when.holds(facts));
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
        let mut possible = possible.into_iter();
        let first = possible.next()?;
        // Rows of one fee cover every case between them; a single conditional row may not apply at all, and those of a stage
        // only if the stage runs.
        let stage = first.rules.stage.map(runs);
        let may_be_absent = is_single && first.is_open || stage == Some(None);
        Some(Self { first, others: possible.collect(), may_be_absent })
    }

    fn all(&self) -> impl Iterator<Item = &Possible<'a>> {
        std::iter::once(&self.first).chain(&self.others)
    }

    fn amount(&self) -> Option<i64> {
        let known = self.first.amount.filter(|amount| self.others.iter().all(|row| row.amount == Some(*amount)));
        if self.may_be_absent { None } else { known }
    }

    fn row(&self, facts: &Facts, id: &str, missing: &mut BTreeSet<Slot>) -> FeeRow {
        let amount = self.amount();
        if amount.is_none() {
            for row in self.all() {
                if let Some(when) = row.rules.when.as_ref().filter(|_| row.is_open) {
                    when.missing(facts, missing);
                }
                if let Some(amount) = &row.rules.amount {
                    amount.missing(facts, missing);
                }
            }
        }
        let provenance = &self.first.fee.provenance;
        let illustrative = provenance.illustrative || provenance.changes.iter().any(|change| change.illustrative);
        FeeRow { id: id.to_owned(), amount, illustrative }
    }
}
