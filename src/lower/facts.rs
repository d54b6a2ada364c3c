//! Declared facts.

use std::collections::BTreeMap;

use super::names::{Kind, alike};
use super::{Context, builtins};
use crate::bundle::FactType;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Note, terms};
use crate::model::Fact;
use crate::source::Spanned;
use crate::syntax::ast::{self, Item, ItemKind, Name};
use crate::syntax::fold;

impl Context<'_> {
    pub(super) fn fact(&mut self, item: &Item) {
        let ItemKind::Fact { name, kind, title } = &item.kind else { return };
        if !self.is_first(Kind::Fact, name) {
            return;
        }
        if builtins::built_in(&name.node).is_some() || builtins::is_first_word(&name.node) {
            self.report(NameProblem::BuiltIn { name: name.node.clone() }, name.span);
        }
        let provenance = self.item_provenance(item);
        let kind = self.fact_type(kind);
        let title = self.title(title.as_ref(), name);
        self.catalog.facts.insert(name.node.clone(), Fact { title, kind, name: name.span, provenance });
    }

    fn fact_type(&mut self, kind: &Spanned<ast::FactType>) -> FactType {
        match &kind.node {
            ast::FactType::Bool => FactType::Bool,
            ast::FactType::Number(low, high) => FactType::Number { min: *low, max: *high },
            ast::FactType::Money(low, high) => FactType::Money { min: *low, max: *high },
            ast::FactType::Date => FactType::Date,
            ast::FactType::Time => FactType::Time,
            ast::FactType::Choice(values) => FactType::Choice { values: self.choice(values) },
        }
    }

    fn choice(&mut self, values: &[Name]) -> Vec<String> {
        let mut seen: BTreeMap<String, &Name> = BTreeMap::new();
        let mut out = Vec::with_capacity(values.len());
        for value in values {
            match seen.get(&fold(&value.node)) {
                Some(first) if first.node == value.node => {
                    let problem = NameProblem::Twice { what: terms::VALUE, name: value.node.clone() };
                    self.findings.push(Finding::new(problem, value.span).related(first.span, Note::First));
                }
                Some(first) => self.findings.push(alike(terms::VALUE, value, first)),
                None => {
                    seen.insert(fold(&value.node), value);
                    out.push(value.node.clone());
                }
            }
        }
        out
    }
}
