//! Clauses of `xếp hạng`.

use super::{Parts, Reader, Said};
use crate::bundle::{Language, Measure, RatingPeriod};
use crate::syntax::ast::{self, RatingClause};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn rating_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<RatingClause>> {
        self.clauses(raws, Context::Rating, Self::rating_clause)
    }

    fn rating_clause(&mut self, raw: &'s RawClause, said: &Said<'s>) -> Option<(RatingClause, Parts)> {
        let node = &said.node;
        let term = terms::clause(node.rule());
        let takes = Parts::plain(term);
        self.no_block(raw, term);
        let kind = match node.rule() {
            Rule::rating_period => {
                let name = node.one(Rule::rating_span)?;
                RatingClause::Period(self.closed(
                    &name,
                    terms::PERIOD,
                    &forms(RatingPeriod::ALL, RatingPeriod::in_language),
                )?)
            }
            Rule::criterion => self.criterion(node)?,
            Rule::stars => RatingClause::Stars(self.small_in(node)?, self.expression_in(node)?),
            Rule::otherwise => RatingClause::Otherwise(self.small_in(node)?),
            Rule::minimum_sample => RatingClause::MinimumSample(self.small_in(node)?),
            Rule::basis => return Some((RatingClause::Basis(self.citations_in(node)), takes.no_basis())),
            Rule::illustrative => RatingClause::Illustrative,
            _ => return self.internal(node),
        };
        Some((kind, takes))
    }

    fn criterion(&mut self, node: &Node<'s>) -> Option<RatingClause> {
        let name = self.declared_in(node)?;
        let measure =
            self.closed(&node.one(Rule::measure)?, terms::MEASURE, &forms(Measure::ALL, Measure::in_language))?;
        let weight = self.small_in(node)?;
        let bounds: Vec<_> = node.all(Rule::percent).iter().filter_map(|percent| self.percent(percent)).collect();
        let [from, to] = bounds.as_slice() else { return None };
        let pillar = node.one(Rule::pillar).and_then(|pillar| self.text_in(&pillar));
        Some(RatingClause::Criterion { name, measure, weight, from: *from, to: *to, pillar })
    }
}

/// Closed values with their Vietnamese and English form.
fn forms<T: Copy>(all: &[T], form: impl Fn(T, Language) -> &'static str) -> Vec<(T, &'static str, &'static str)> {
    all.iter().map(|value| (*value, form(*value, Language::Vi), form(*value, Language::En))).collect()
}
