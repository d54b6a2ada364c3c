//! The values of facts at which rules turn, for whoever shows rules by example: the first and last value of every region into
//! which conditions split a fact, as a proof sees it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::diff::{expression, facts};
use super::domain::Domains;
use super::space::{Receipts, Space};
use super::witness::{latest_with_years, name, plain};
use crate::bundle::{Bundle, Channel, FactType, Logic, day_number, numbered_day};
use crate::model::{Expr, Var};

/// A fact that some rules read, and the values of it that are worth trying.
#[derive(Clone, Debug, PartialEq)]
pub struct Corner {
    /// Canonical name of the fact.
    pub fact: String,
    /// Its values in order, as JSON gives them to a runtime.
    pub values: Vec<Json>,
}

/// The corners of the facts that conditions and amounts of a bundle read, by the facts' names, for a dossier received on a day.
/// What the receipt says of itself is no such fact. Where conditions split facts more than a proof could follow, a fact has
/// the ends of its own range alone.
pub fn corners(bundle: &Bundle, read: &[&Logic], received: NaiveDate) -> Vec<Corner> {
    let facts = facts(bundle);
    let domains = Domains::new(&facts);
    let exprs: Vec<Expr> = read.iter().map(|logic| expression(logic)).collect();
    let conditions: Vec<&Expr> = exprs.iter().filter(|expr| domains.is_answer(expr)).collect();
    let receipts = Receipts {
        from: bundle.horizon.from,
        last: bundle.horizon.to.pred_opt().unwrap_or(bundle.horizon.to),
        channels: Channel::ALL.to_vec(),
    };
    let space = Space::new(&domains, &conditions, receipts).ok();
    let mut vars = BTreeSet::new();
    exprs.iter().for_each(|expr| {
        expr.each_var(&mut |var, _| {
            vars.insert(var.clone());
        });
    });
    let mut found: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let mut of_fact: BTreeMap<String, Var> = BTreeMap::new();
    for var in vars {
        let regions = match &space {
            Some(space) => space.regions_of(&var),
            None => domains.values(&var).unwrap_or_default(),
        };
        let turns = regions.iter().skip(1).map(|(low, _)| *low);
        let (given, values): (Var, Vec<i64>) = match &var {
            Var::DaysFrom(fact) => {
                let today = day_number(received);
                let at = turns.flat_map(|turn| [turn.checked_sub(1), Some(turn)]).flatten();
                (Var::Fact(fact.clone()), at.filter_map(|days| today.checked_sub(days)).collect())
            }
            Var::YearsFrom(fact) => {
                let latest = turns.filter_map(|turn| latest_with_years(received, turn));
                let dates = latest.flat_map(|day| [Some(day), day.succ_opt()]).flatten();
                (Var::Fact(fact.clone()), dates.map(day_number).collect())
            }
            Var::Fact(fact) if matches!(domains.declared(fact), Some(FactType::Date)) => {
                (var.clone(), turns.flat_map(|turn| [turn.checked_sub(1), Some(turn)]).flatten().collect())
            }
            _ => {
                let can = domains.values(&var).unwrap_or_default();
                let ends = regions.iter().flat_map(|(low, high)| [*low, *high]);
                let within = |value: &i64| can.iter().any(|(low, high)| low <= value && value <= high);
                (var.clone(), ends.filter(within).collect())
            }
        };
        let Some(fact) = name(&given) else { continue };
        let values = values.into_iter().filter(|value| !is_date(&domains, &given) || numbered_day(*value).is_some());
        found.entry(fact.clone()).or_default().extend(values);
        of_fact.insert(fact, given);
    }
    for (fact, values) in &mut found {
        let is_date = of_fact.get(fact).is_some_and(|var| is_date(&domains, var));
        if values.is_empty() && is_date {
            values.insert(day_number(received));
        }
    }
    let corner = |(fact, values): (String, BTreeSet<i64>)| {
        let var = of_fact.get(&fact)?;
        let values = values.into_iter().map(|value| plain(&domains, var, value)).collect();
        Some(Corner { fact, values })
    };
    found.into_iter().filter_map(corner).collect()
}

fn is_date(domains: &Domains<'_>, var: &Var) -> bool {
    matches!(var, Var::Fact(fact) if matches!(domains.declared(fact), Some(FactType::Date)))
}
