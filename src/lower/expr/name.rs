//! Names in expressions: built-in facts, documents and declared facts.

use super::arithmetic::Range;
use super::{DocumentNames, Typed};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, similar, terms};
use crate::lower::names::Kind;
use crate::lower::{Context, builtins};
use crate::model::{ExprKind, Type, Var};
use crate::source::Span;
use crate::syntax::ast::Name;

impl Context<'_> {
    pub(super) fn name(&mut self, span: Span, path: &[Name], documents: &DocumentNames) -> Typed {
        match path {
            [head, name] if builtins::is_document(&head.node) => self.document(span, name, None, documents),
            [head, name, drawn] if builtins::is_document(&head.node) && builtins::is_drawn(&drawn.node) => {
                self.document(span, name, Some(drawn), documents)
            }
            _ => {
                let joined = path.iter().map(|part| part.node.as_str()).collect::<Vec<_>>().join(".");
                match builtins::built_in(&joined) {
                    Some((var, kind)) => Typed::new(span, ExprKind::Var(var), kind),
                    None => self.declared(span, joined),
                }
            }
        }
    }

    fn document(&mut self, span: Span, name: &Name, drawn: Option<&Name>, documents: &DocumentNames) -> Typed {
        let var = match (documents.get(&name.node), drawn) {
            (Some(_), None) => Var::Document(name.node.clone()),
            (Some(true), Some(_)) => Var::DocumentDrawn(name.node.clone()),
            (Some(false), Some(_)) => {
                self.report(NameProblem::NotDrawn { name: name.node.clone() }, span);
                return Typed::unknown(span);
            }
            (None, _) => {
                let similar = similar(&name.node, documents.keys().map(String::as_str));
                let problem = NameProblem::NoSuchDocument { name: name.node.clone() };
                self.findings.push(Finding::new(problem, name.span).did_you_mean(similar));
                return Typed::unknown(span);
            }
        };
        Typed::new(span, ExprKind::Var(var), Type::Bool)
    }

    fn declared(&mut self, span: Span, name: String) -> Typed {
        if let Some(fact) = self.facts.get(&name) {
            let (kind, range) = (Type::of_fact(&name, &fact.kind), Range::of(&fact.kind));
            return Typed { range, ..Typed::new(span, ExprKind::Var(Var::Fact(name)), kind) };
        }
        let built_in = builtins::names();
        let candidates = self.names.of(Kind::Fact).chain(self.elsewhere.names(Kind::Fact));
        let candidates = candidates.chain(built_in.iter().map(String::as_str));
        let similar = similar(&name, candidates);
        self.findings.push(Finding::new(NameProblem::Unknown { what: terms::FACT, name }, span).did_you_mean(similar));
        Typed::unknown(span)
    }
}
