//! Citations, and the clauses of `văn bản`, `chức danh` and `cơ quan`.

use super::{Parts, Reader};
use crate::diagnostics::messages::SyntaxProblem;
use crate::syntax::ast::{self, InstrumentClause, OfficeClause, RoleClause};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::Keyword;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn citations_in(&mut self, node: &Node<'s>) -> Vec<ast::Citation> {
        let all: Vec<Node<'s>> = node.all(Rule::citations).iter().flat_map(|list| list.all(Rule::citation)).collect();
        all.iter().filter_map(|citation| self.citation(citation)).collect()
    }

    pub(super) fn citation(&mut self, node: &Node<'s>) -> Option<ast::Citation> {
        let instrument = self.name_in(node)?;
        let (mut article, mut clause, mut point) = (None, None, None);
        for part in node.all(Rule::citation_part) {
            let label = part.one(Rule::label).map(|label| self.words(&label).to_owned());
            let (slot, keyword) = match part.first().map(|keyword| keyword.rule()) {
                Some(Rule::kw_article) => (&mut article, Keyword::Article),
                Some(Rule::kw_clause) => (&mut clause, Keyword::Clause),
                _ => (&mut point, Keyword::Point),
            };
            if slot.is_some() {
                self.report(SyntaxProblem::PartTwice { part: terms::keyword_term(keyword) }, self.span(&part));
            }
            *slot = label;
        }
        Some(ast::Citation { span: self.span(node), instrument, article, clause, point })
    }

    pub(super) fn instrument_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<InstrumentClause>> {
        self.clauses(raws, Context::Instrument, |reader, raw, said| {
            let node = &said.node;
            reader.no_block(raw, terms::clause(node.rule()));
            let kind = match node.rule() {
                Rule::instrument_number => InstrumentClause::Number(reader.string_in(node)?),
                Rule::force_unknown => InstrumentClause::ForceUnknown,
                Rule::in_force => InstrumentClause::InForce(reader.period(node)),
                Rule::amended_by => InstrumentClause::AmendedBy(reader.names_in(node)),
                Rule::replaced_by => InstrumentClause::ReplacedBy(reader.names_in(node)),
                Rule::repealed_by => InstrumentClause::RepealedBy(reader.names_in(node)),
                _ => return reader.internal(node),
            };
            Some((kind, Parts::plain(terms::clause(node.rule()))))
        })
    }

    pub(super) fn role_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<RoleClause>> {
        self.clauses(raws, Context::Role, |reader, raw, said| {
            let node = &said.node;
            reader.no_block(raw, terms::clause(node.rule()));
            let kind = RoleClause::SignsFor(reader.name_in(node)?, reader.period(node));
            Some((kind, Parts::plain(terms::clause(node.rule()))))
        })
    }

    pub(super) fn office_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<OfficeClause>> {
        self.clauses(raws, Context::Office, |reader, raw, said| {
            let node = &said.node;
            reader.no_block(raw, terms::clause(node.rule()));
            let takes = Parts::plain(terms::clause(node.rule()));
            let (kind, takes) = match node.rule() {
                Rule::office_code => (OfficeClause::Code(reader.string_in(node)?), takes),
                Rule::office_level => (OfficeClause::Level(reader.level_in(node)?), takes),
                Rule::office_calendar => (OfficeClause::Calendar(reader.name_in(node)?), takes),
                Rule::reception => (OfficeClause::Reception(reader.weekdays(node), reader.windows(node)), takes),
                Rule::in_force => (OfficeClause::InForce(reader.period(node)), takes),
                Rule::closed => {
                    let dates = node.one(Rule::dates).map(|dates| reader.dates(&dates)).unwrap_or_default();
                    (OfficeClause::Closed(dates), takes.reason())
                }
                _ => return reader.internal(node),
            };
            Some((kind, takes))
        })
    }
}
