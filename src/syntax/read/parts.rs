//! The parts after a clause: which kinds of clauses take which, and what they say.

use super::{Reader, Said};
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Note, Term};
use crate::source::Span;
use crate::syntax::ast;
use crate::syntax::grammar::Rule;
use crate::syntax::node::Node;
use crate::syntax::terms;

/// Parts that a kind of clause takes, besides `chấp nhận` and `minh họa`, which all do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Parts {
    pub name: Term,
    pub when: bool,
    pub basis: bool,
    pub reason: bool,
    pub announced: bool,
}

impl Parts {
    /// A kind that takes only a basis.
    pub(super) const fn plain(name: Term) -> Self {
        Self { name, when: false, basis: true, reason: false, announced: false }
    }

    pub(super) const fn when(self) -> Self {
        Self { when: true, ..self }
    }

    pub(super) const fn reason(self) -> Self {
        Self { reason: true, ..self }
    }

    pub(super) const fn announced(self) -> Self {
        Self { announced: true, ..self }
    }

    pub(super) const fn no_basis(self) -> Self {
        Self { basis: false, ..self }
    }
}

impl<'s> Reader<'s> {
    pub(super) fn tail(&mut self, said: &Said<'s>, takes: Parts) -> ast::Tail {
        let mut tail = ast::Tail::default();
        let mut seen: Vec<(Rule, Span)> = Vec::new();
        let parts: Vec<Node<'s>> = said.tails.iter().flat_map(Node::children).collect();
        for part in parts {
            let span = self.span(&part);
            let rule = part.rule();
            if rule != Rule::tail_accept
                && let Some((_, first)) = seen.iter().find(|(other, _)| *other == rule)
            {
                let first = *first;
                self.push(
                    Finding::new(SyntaxProblem::PartTwice { part: terms::part(rule) }, span)
                        .related(first, Note::First),
                );
                continue;
            }
            seen.push((rule, span));
            let taken = match rule {
                Rule::tail_when => takes.when,
                Rule::tail_basis => takes.basis,
                Rule::tail_reason => takes.reason,
                Rule::tail_announced => takes.announced,
                _ => true,
            };
            if !taken {
                self.report(SyntaxProblem::PartNotTaken { part: terms::part(rule), clause: takes.name }, span);
                continue;
            }
            match rule {
                Rule::tail_when => tail.when = part.one(Rule::expression).and_then(|node| self.expression(&node)),
                Rule::tail_basis => tail.basis = self.citations_in(&part),
                Rule::tail_reason => tail.reason = self.text_in(&part),
                Rule::tail_announced => tail.announced = part.one(Rule::date).and_then(|node| self.date(&node)),
                Rule::tail_illustrative => tail.illustrative = Some(span),
                Rule::tail_accept => tail.accept.extend(self.accept(&part)),
                _ => {}
            }
        }
        tail
    }

    fn accept(&mut self, part: &Node<'s>) -> Option<ast::Accept> {
        let code = part.one(Rule::finding_code)?;
        Some(ast::Accept {
            span: self.span(part),
            code: self.spanned(&code, code.folded().to_uppercase()),
            basis: self.citations_in(part),
            reason: self.text_in(part),
        })
    }
}
