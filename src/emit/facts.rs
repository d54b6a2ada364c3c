//! Collects the table of facts: those declared, the built-in ones, those of every document that a procedure names, and the
//! counts of days and years that conditions derive from a date.

use std::collections::{BTreeMap, BTreeSet};

use super::Emitter;
use crate::bundle::{self, Fact};
use crate::model::{Expr, Var, Version};

impl Emitter<'_> {
    pub(super) fn facts(&self) -> Vec<Fact> {
        let mut facts: BTreeMap<String, Fact> = BTreeMap::new();
        let mut add = |fact: Fact| {
            facts.insert(fact.id.clone(), fact);
        };
        Fact::built_in().into_iter().for_each(&mut add);
        for (name, fact) in &self.catalog.facts {
            add(bundle::Fact {
                id: name.clone(),
                alias: None,
                var: name.clone(),
                title: fact.title.clone(),
                kind: fact.kind.clone(),
                derived: None,
                declared: Some(self.provenance(&fact.provenance)),
            });
        }
        // Names first: a country's versions name the same documents over and over.
        let (mut days_from, mut years_from) = (BTreeSet::new(), BTreeSet::new());
        let mut derived = |expr: &Expr| {
            expr.each_var(&mut |var, _| {
                let (of_kind, name) = match var {
                    Var::DaysFrom(name) => (&mut days_from, name),
                    Var::YearsFrom(name) => (&mut years_from, name),
                    _ => return,
                };
                if !of_kind.contains(name) {
                    of_kind.insert(name.clone());
                }
            });
        };
        for version in self.every_version() {
            version.each_expr(&mut derived);
        }
        let clauses = self.catalog.programs.values().flat_map(|program| &program.clauses);
        clauses.for_each(|clause| derived(&clause.condition));
        let (mut documents, mut drawn) = (BTreeSet::new(), BTreeSet::new());
        for document in self.every_version().filter_map(|version| version.documents.as_ref()).flat_map(|d| &d.list) {
            documents.insert(document.row.id.as_str());
            if document.row.drawn_from.is_some() {
                drawn.insert(document.row.id.as_str());
            }
        }
        days_from.iter().for_each(|name| add(Fact::days_from(name)));
        years_from.iter().for_each(|name| add(Fact::years_from(name)));
        documents.into_iter().for_each(|name| add(Fact::document(name)));
        drawn.into_iter().for_each(|name| add(Fact::document_drawn(name)));
        facts.into_values().collect()
    }

    fn every_version(&self) -> impl Iterator<Item = &Version> {
        self.catalog.procedures.keys().flat_map(|code| self.written(code))
    }
}
