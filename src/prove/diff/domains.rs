//! The facts of two bundles as one table: of a fact whose values changed, those of either, with a condition that says which both
//! take.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Class, Gathered, Said};
use super::logic::NOWHERE;
use crate::bundle::FactType;
use crate::model::{Catalog, Comparison, Expr, ExprKind, Fact, Value, Var};

/// The facts of both.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) all: BTreeMap<String, Fact>,
    /// For each fact whose values changed, which of them both take.
    pub(super) common: BTreeMap<String, Expr>,
    /// Facts that are of another type now: conditions on them do not compare.
    pub(super) retyped: BTreeSet<String>,
    /// What the new values do.
    pub(super) changed: Vec<(String, Gathered)>,
}

impl Facts {
    pub(super) fn new(old: &Catalog, new: &Catalog) -> Self {
        let mut facts = Self { all: old.facts.clone(), ..Self::default() };
        for (name, fact) in &new.facts {
            match old.facts.get(name) {
                None => {
                    facts.all.insert(name.clone(), fact.clone());
                }
                Some(before) if before.kind == fact.kind => {}
                Some(before) => facts.join(name, before, fact, old),
            }
        }
        facts
    }

    fn join(&mut self, name: &str, before: &Fact, after: &Fact, old: &Catalog) {
        let joined = joined(&before.kind, &after.kind, name);
        let class = joined.as_ref().map_or(Class::Mixed, |(_, _, class)| *class);
        match joined {
            Some((kind, common, _)) => {
                self.all.insert(name.to_owned(), Fact { kind, ..before.clone() });
                self.common.insert(name.to_owned(), common);
            }
            None => {
                self.retyped.insert(name.to_owned());
            }
        }
        let mut gathered = Gathered::default();
        let horizon = old.manifest.horizon;
        gathered.add(class, horizon.from.iter_days().take_while(|day| *day < horizon.to));
        gathered.said = Some((Said::Text(shown(&before.kind)), Said::Text(shown(&after.kind))));
        self.changed.push((name.to_owned(), gathered));
    }
}

/// The type that takes the values of both, the condition that holds for those that both take, and what the change does: where
/// more values are taken it is lighter. None for types that do not compare.
fn joined(old: &FactType, new: &FactType, name: &str) -> Option<(FactType, Expr, Class)> {
    let var = || Box::new(Expr::var(NOWHERE, Var::Fact(name.to_owned())));
    let span = |least: i64, most: i64| {
        let bound = |comparison, value| {
            let value = Box::new(Expr::new(NOWHERE, ExprKind::Value(Value::Number(value))));
            Expr::new(NOWHERE, ExprKind::Compare(comparison, var(), value))
        };
        Expr::all(NOWHERE, [bound(Comparison::GreaterOrEqual, least), bound(Comparison::LessOrEqual, most)])
    };
    let class = |grown: bool, shrunk: bool| match (grown, shrunk) {
        (true, false) => Class::Lighter,
        (false, true) => Class::Heavier,
        _ => Class::Mixed,
    };
    match (old, new) {
        (FactType::Number { min, max }, FactType::Number { min: low, max: high })
        | (FactType::Money { min, max }, FactType::Money { min: low, max: high }) => {
            let (least, most) = ((*min).min(*low), (*max).max(*high));
            let kind = match old {
                FactType::Number { .. } => FactType::Number { min: least, max: most },
                _ => FactType::Money { min: least, max: most },
            };
            let common = span((*min).max(*low), (*max).min(*high));
            Some((kind, common, class(low < min || high > max, low > min || high < max)))
        }
        (FactType::Choice { values }, FactType::Choice { values: after }) => {
            let come: Vec<&String> = after.iter().filter(|value| !values.contains(value)).collect();
            let gone = values.iter().any(|value| !after.contains(value));
            let class = class(!come.is_empty(), gone);
            let all = values.iter().chain(come).cloned().collect();
            let both = values.iter().filter(|value| after.contains(value));
            let both = both.map(|value| Value::Choice(value.clone())).collect();
            Some((FactType::Choice { values: all }, Expr::new(NOWHERE, ExprKind::In(var(), both)), class))
        }
        _ => None,
    }
}

fn shown(kind: &FactType) -> String {
    match kind {
        FactType::Bool => "yes/no".to_owned(),
        FactType::Number { min, max } | FactType::Money { min, max } => format!("{min}..{max}"),
        FactType::Date => "date".to_owned(),
        FactType::Time => "time".to_owned(),
        FactType::Choice { values } => values.join(", "),
    }
}
