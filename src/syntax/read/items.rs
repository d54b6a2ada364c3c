//! Items.

use super::{Parts, Reader};
use crate::diagnostics::messages::SyntaxProblem;
use crate::source::Spanned;
use crate::syntax::ast::{self, FactType, ItemKind, ProgramPlace};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn item(&mut self, raw: &'s RawClause) -> Option<ast::Item> {
        let Some(mut said) = self.said(raw, Context::Item) else {
            self.orphaned(raw);
            return None;
        };
        self.said_after(raw, &mut said);
        let node = said.node.clone();
        let term = terms::clause(node.rule());
        let name = node.one(Rule::name).map(|name| self.name(&name));
        if let Some(name) = &name {
            self.refuse_reserved(name);
        }
        let title = self.text_in(&node);
        let kind = match node.rule() {
            Rule::instrument_head => {
                let clauses = self.block(raw, term);
                ItemKind::Instrument { name: name?, title, clauses: self.instrument_clauses(clauses) }
            }
            Rule::calendar_head => {
                let clauses = self.block(raw, term);
                ItemKind::Calendar { name: name?, title, clauses: self.calendar_clauses(clauses) }
            }
            Rule::role_head => {
                let clauses = raw.block.as_ref().map_or(&[][..], |block| &block.clauses);
                ItemKind::Role { name: name?, title, clauses: self.role_clauses(clauses) }
            }
            Rule::office_head => {
                let clauses = self.block(raw, term);
                ItemKind::Office { name: name?, title, clauses: self.office_clauses(clauses) }
            }
            Rule::fact_head => {
                self.no_block(raw, term);
                ItemKind::Fact { name: name?, kind: self.fact_type(&node)?, title }
            }
            Rule::common_process_head => {
                let clauses = self.block(raw, term);
                ItemKind::CommonProcess { name: name?, title, clauses: self.procedure_clauses(clauses) }
            }
            Rule::procedure_head => {
                let clauses = self.block(raw, term);
                let clauses = self.drafted(&node, clauses);
                ItemKind::Procedure { code: self.code_in(&node)?, title, clauses }
            }
            Rule::linked_head => {
                let clauses = self.block(raw, term);
                let clauses = self.drafted(&node, clauses);
                ItemKind::Linked { code: self.code_in(&node)?, title, clauses }
            }
            Rule::simplification_head => {
                let clauses = self.block(raw, term);
                let by = node.one(Rule::citation).and_then(|citation| self.citation(&citation));
                let code = self.code_in(&node)?;
                ItemKind::Simplification { code, by, title, clauses: self.simplify_clauses(clauses) }
            }
            Rule::program_head => {
                let clauses = self.block(raw, term);
                let places = node.all(Rule::program_place);
                let at = places.iter().filter_map(|place| self.program_place(place)).collect();
                ItemKind::Program { name: name?, title, at, clauses: self.program_clauses(clauses) }
            }
            Rule::rating_head => {
                let clauses = self.block(raw, term);
                ItemKind::Rating { name: name?, title, clauses: self.rating_clauses(clauses) }
            }
            _ => return self.internal(&node),
        };
        let tail = self.tail(&said, Parts::plain(term));
        Some(ast::Item {
            span: self.place(said.head.start, raw.whole().end),
            head: self.place(said.head.start, said.head.end),
            doc: said.doc(raw),
            tail,
            kind,
        })
    }

    /// The clauses of a procedure, `dự thảo` on its head first among them.
    fn drafted(&mut self, head: &Node<'s>, clauses: &'s [RawClause]) -> Vec<ast::Clause<ast::ProcedureClause>> {
        let mut clauses = self.procedure_clauses(clauses);
        if let Some(draft) = head.one(Rule::kw_draft) {
            let span = self.span(&draft);
            let (doc, tail, kind) = (Vec::new(), ast::Tail::default(), ast::ProcedureClause::Draft);
            clauses.insert(0, ast::Clause { span, words: span, whole: span, doc, tail, kind });
        }
        clauses
    }

    fn program_place(&mut self, node: &Node<'s>) -> Option<ProgramPlace> {
        match node.one(Rule::level) {
            Some(level) => self.level(&level).map(ProgramPlace::EveryOffice),
            None => self.name_in(node).map(ProgramPlace::Office),
        }
    }

    fn fact_type(&mut self, node: &Node<'s>) -> Option<Spanned<FactType>> {
        let node = node.one(Rule::fact_type)?;
        let bounds = |reader: &mut Self, rule: Rule| {
            let range = node.one(rule)?;
            let end = if rule == Rule::money_range { Self::money } else { Self::whole };
            let ends: Vec<i64> = range.all(Rule::number).iter().filter_map(|number| end(reader, number)).collect();
            match ends.as_slice() {
                [low, high] if low <= high => Some((*low, *high)),
                [_, _] => {
                    let span = reader.span(&range);
                    reader.report(SyntaxProblem::BoundOrder { found: reader.words(&range).to_owned() }, span);
                    None
                }
                _ => None,
            }
        };
        let kind = match node.first()?.rule() {
            Rule::kw_type_bool => FactType::Bool,
            Rule::kw_type_number => {
                let (low, high) = bounds(self, Rule::range)?;
                FactType::Number(low, high)
            }
            Rule::kw_type_money => {
                let (low, high) = bounds(self, Rule::money_range)?;
                FactType::Money(low, high)
            }
            Rule::kw_type_date => FactType::Date,
            Rule::kw_type_time => FactType::Time,
            _ => {
                let values = self.names_in(&node);
                values.iter().for_each(|value| self.refuse_reserved(value));
                FactType::Choice(values)
            }
        };
        Some(self.spanned(&node, kind))
    }

    /// Reads the clauses of a block whose head could not be read, for their findings alone.
    pub(super) fn discard(&mut self, raws: &'s [RawClause], context: Context) {
        match context {
            Context::Instrument => drop(self.instrument_clauses(raws)),
            Context::Calendar => drop(self.calendar_clauses(raws)),
            Context::Role => drop(self.role_clauses(raws)),
            Context::Office => drop(self.office_clauses(raws)),
            Context::Procedure => drop(self.procedure_clauses(raws)),
            Context::Document => drop(self.document_clauses(raws)),
            Context::Supplement => drop(self.supplement_clauses(raws)),
            Context::Step => drop(self.step_clauses(raws)),
            Context::SameDay => drop(self.same_day_clauses(raws)),
            Context::Simplify => drop(self.simplify_clauses(raws)),
            Context::Program => drop(self.program_clauses(raws)),
            Context::Rating => drop(self.rating_clauses(raws)),
            Context::Item | Context::AfterBlock => {}
        }
    }
}
