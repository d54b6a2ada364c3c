//! The facts of a bundle as columns of `dossiers`, and what conditions know of each.

use std::collections::{BTreeMap, BTreeSet};

use super::dialect::Dialect;
use super::expr::Type;
use crate::bundle::{Bundle, Derived, FIRST_DATE, Fact, FactType, LAST_DATE, day_number};

/// The columns of `dossiers` that are no facts.
pub(super) const COLUMNS: [(&str, Type); 10] = [
    ("dossier", Type::Word),
    ("procedure", Type::Word),
    ("office", Type::Word),
    ("received", Type::Moment),
    ("returned", Type::Moment),
    ("channel", Type::Word),
    ("status", Type::Whole),
    ("events", Type::Word),
    ("satisfaction", Type::Whole),
    ("digitised", Type::YesNo),
];

/// A fact with its column.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) fact: Fact,
    pub(super) column: String,
}

impl Known {
    /// The type of its column in `dossiers`.
    pub(super) fn kind(&self) -> Type {
        match self.fact.kind {
            FactType::Bool => Type::YesNo,
            FactType::Number { .. } | FactType::Money { .. } => Type::Whole,
            FactType::Date => Type::Date,
            FactType::Time | FactType::Choice { .. } => Type::Word,
        }
    }

    /// Whether it follows from the receipt, so that it is always known.
    pub(super) fn is_of_receipt(&self) -> bool {
        self.fact.id == "channel"
            || matches!(
                self.fact.derived,
                Some(Derived::ReceivedTime | Derived::ReceivedDate | Derived::ReceivedWeekday)
            )
    }

    /// The least and the greatest number that it can be, as conditions see it.
    pub(super) fn bounds(&self) -> Option<(i64, i64)> {
        let span = day_number(LAST_DATE).checked_sub(day_number(FIRST_DATE))?;
        match (&self.fact.derived, &self.fact.kind) {
            (Some(Derived::DaysFrom { .. }), _) => Some((span.checked_neg()?, span)),
            (Some(Derived::YearsFrom { .. }), _) => Some((-300, 300)),
            (_, FactType::Number { min, max } | FactType::Money { min, max }) => Some((*min, *max)),
            (_, FactType::Date) => Some((day_number(FIRST_DATE), day_number(LAST_DATE))),
            (_, FactType::Time) => Some((0, 1439)),
            (_, FactType::Bool | FactType::Choice { .. }) => None,
        }
    }
}

/// Every fact, by its name and by the variable that reads it.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) all: Vec<Known>,
    by_var: BTreeMap<String, usize>,
}

impl Facts {
    /// Those of a bundle, the built-in ones, and those of documents that a version has.
    pub(super) fn new(bundle: &Bundle, dialect: Dialect) -> Self {
        let versions = bundle.procedures.iter().flat_map(|procedure| &procedure.versions);
        let documents: BTreeSet<&str> =
            versions.flat_map(|version| &version.documents).map(|document| document.id.as_str()).collect();
        // What comes later takes the place of what has its name: a bundle's own facts those that follow from the format.
        let drawn = documents.iter().map(|name| Fact::document_drawn(name));
        let there = documents.iter().map(|name| Fact::document(name));
        let every = Fact::built_in().into_iter().chain(drawn).chain(there).chain(bundle.facts.iter().cloned());
        let by_name: BTreeMap<String, Fact> = every.map(|fact| (fact.id.clone(), fact)).collect();
        let all: Vec<Known> =
            by_name.into_values().map(|fact| Known { column: dialect.column(&fact.id), fact }).collect();
        let by_var = all.iter().enumerate().map(|(place, known)| (known.fact.var.clone(), place)).collect();
        Self { all, by_var }
    }

    /// The fact that a variable reads.
    pub(super) fn variable(&self, var: &str) -> Option<&Known> {
        self.all.get(*self.by_var.get(var)?)
    }

    /// The fact with a name.
    pub(super) fn named(&self, id: &str) -> Option<&Known> {
        self.all.iter().find(|known| known.fact.id == id)
    }

    /// Those that are given in a column of their own; the channel has one already.
    pub(super) fn given(&self) -> impl Iterator<Item = &Known> {
        self.all.iter().filter(|known| known.fact.id != "channel")
    }
}
