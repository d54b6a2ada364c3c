//! Collects the table of facts: those declared, the built-in ones, those of every document that a procedure names, and the
//! counts of days and years that conditions derive from a date.

use std::collections::BTreeMap;

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
        let mut derived = |expr: &Expr| {
            expr.each_var(&mut |var, _| match var {
                Var::DaysFrom(name) => add(Fact::days_from(name)),
                Var::YearsFrom(name) => add(Fact::years_from(name)),
                _ => {}
            });
        };
        for version in self.every_version() {
            version.each_expr(&mut derived);
        }
        let clauses = self.catalog.programs.values().flat_map(|program| &program.clauses);
        clauses.for_each(|clause| derived(&clause.condition));
        for document in self.every_version().filter_map(|version| version.documents.as_ref()).flat_map(|d| &d.list) {
            add(Fact::document(&document.row.id));
            if document.row.drawn_from.is_some() {
                add(Fact::document_drawn(&document.row.id));
            }
        }
        facts.into_values().collect()
    }

    fn every_version(&self) -> impl Iterator<Item = &Version> {
        self.catalog.procedures.keys().flat_map(|code| self.written(code))
    }
}
