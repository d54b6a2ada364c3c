//! Steps and their clauses.

use super::{Parts, Reader, Said};
use crate::bundle::Lapse;
use crate::syntax::ast::{self, StepClause, StepRow};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn step(&mut self, node: &Node<'s>, clauses: &'s [RawClause]) -> Option<StepRow> {
        Some(StepRow { name: self.declared_in(node)?, title: self.text_in(node), clauses: self.step_clauses(clauses) })
    }

    pub(super) fn step_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<StepClause>> {
        self.clauses(raws, Context::Step, Self::step_clause)
    }

    fn step_clause(&mut self, raw: &'s RawClause, said: &Said<'s>) -> Option<(StepClause, Parts)> {
        let node = &said.node;
        let term = terms::clause(node.rule());
        self.no_block(raw, term);
        let kind = match node.rule() {
            Rule::after => StepClause::After(self.names_in(node)),
            Rule::by => StepClause::By(self.name_in(node)?),
            Rule::within => StepClause::Within(self.duration_in(node, true)?),
            Rule::step_when => StepClause::When(self.expression_in(node)?),
            Rule::mandatory => StepClause::Mandatory,
            Rule::digitise => StepClause::Digitise,
            Rule::returns_result => StepClause::ReturnsResult,
            Rule::consult => StepClause::Consult(self.text_in(node)?),
            Rule::step_agency => StepClause::Agency(self.text_in(node)?),
            Rule::at_least => StepClause::AtLeast(self.duration_in(node, false)?),
            Rule::wait_applicant => {
                let within = match node.one(Rule::duration) {
                    Some(duration) => Some(self.duration(&duration, false)?),
                    None => None,
                };
                let lapse = match (node.has(Rule::kw_lapse_stops), node.has(Rule::kw_lapse_agrees)) {
                    (true, _) => Some(Lapse::Stops),
                    (_, true) => Some(Lapse::Agrees),
                    _ => None,
                };
                StepClause::Applicant(within, lapse)
            }
            Rule::illustrative => StepClause::Illustrative,
            _ => return self.internal(node),
        };
        Some((kind, Parts::plain(term)))
    }
}
