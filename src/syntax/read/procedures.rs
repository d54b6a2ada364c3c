//! Clauses of `thủ tục`, `liên thông` and `quy trình chung`.

use super::{Parts, Reader, Said};
use crate::bundle::Clock;
use crate::source::Spanned;
use crate::syntax::ast::{
    self, Amount, DeadlineRow, FeeRow, Limit, ProcedureClause, SameDayClause, StageRow, SupplementClause,
};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn procedure_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<ProcedureClause>> {
        self.clauses(raws, Context::Procedure, Self::procedure_clause)
    }

    fn procedure_clause(&mut self, raw: &'s RawClause, said: &Said<'s>) -> Option<(ProcedureClause, Parts)> {
        let node = &said.node;
        let term = terms::clause(node.rule());
        let takes = Parts::plain(term);
        let blocks = matches!(node.rule(), Rule::documents | Rule::supplement | Rule::step | Rule::same_day_block);
        if !blocks {
            self.no_block(raw, term);
        }
        let kind = match node.rule() {
            Rule::field => ProcedureClause::Field(self.name_in(node)?),
            Rule::office_level_list => {
                let levels = node.all(Rule::level);
                ProcedureClause::Level(levels.iter().filter_map(|level| self.level(level)).collect())
            }
            Rule::in_force => ProcedureClause::InForce(self.period(node)),
            Rule::published_by => ProcedureClause::PublishedBy(self.string_in(node)?),
            Rule::basis => return Some((ProcedureClause::Basis(self.citations_in(node)), takes.no_basis())),
            Rule::applicants_row => ProcedureClause::Applicants(self.applicants(node)),
            Rule::agency => ProcedureClause::Agency(self.text_in(node)?),
            Rule::coordinates => {
                ProcedureClause::Coordinates(node.all(Rule::text).iter().filter_map(|text| self.text(text)).collect())
            }
            Rule::signer => ProcedureClause::Signer(self.name_in(node)?),
            Rule::channels_row => ProcedureClause::Channels(self.channels(node)),
            Rule::sets => ProcedureClause::Sets(self.small_in(node)?),
            Rule::result => ProcedureClause::Result(self.result(node)?),
            Rule::follows => ProcedureClause::Follows(self.names_in(node)),
            Rule::documents => {
                let clauses = self.block(raw, term);
                ProcedureClause::Documents(self.document_clauses(clauses))
            }
            Rule::charge | Rule::fee => return Some((ProcedureClause::Fee(self.fee(node)?), takes.when())),
            Rule::deadline => return Some((ProcedureClause::Deadline(self.deadline(node)?), takes.when())),
            Rule::extension => return Some((ProcedureClause::Extension(self.duration_in(node, false)?), takes.when())),
            Rule::reappointment => {
                return Some((ProcedureClause::Reappointment(self.duration_in(node, false)?), takes.when()));
            }
            Rule::supplement => {
                let clauses = self.block(raw, term);
                ProcedureClause::Supplement(self.supplement_clauses(clauses))
            }
            Rule::step => {
                let clauses = self.block(raw, term);
                ProcedureClause::Step(self.step(node, clauses)?)
            }
            Rule::same_day_block => {
                let clauses = self.block(raw, term);
                ProcedureClause::SameDay(self.same_day_clauses(clauses))
            }
            Rule::requirement => {
                return Some((ProcedureClause::Requirement(self.expression_in(node)?), takes.reason()));
            }
            Rule::file_at => ProcedureClause::FileAt(self.level_in(node)?),
            Rule::stage => return Some((ProcedureClause::Stage(self.stage(node)?), takes.when())),
            Rule::draft => ProcedureClause::Draft,
            Rule::illustrative => ProcedureClause::Illustrative,
            _ => return self.internal(node),
        };
        Some((kind, takes))
    }

    fn result(&mut self, node: &Node<'s>) -> Option<ast::ResultRow> {
        let code = node.one(Rule::string).map(|string| self.string(&string));
        let copies: Vec<Node<'s>> =
            node.all(Rule::copies_list).iter().flat_map(|list| list.all(Rule::copies)).collect();
        Some(ast::ResultRow {
            name: self.declared_in(node)?,
            title: self.text_in(node),
            code,
            copies: copies.iter().filter_map(|copies| self.copies(copies)).collect(),
        })
    }

    /// `lệ phí …` or `phí …`, as a clause or as a part of a simplification.
    pub(super) fn fee(&mut self, node: &Node<'s>) -> Option<FeeRow> {
        let name = node.one(Rule::fee_name).and_then(|name| self.declared_in(&name));
        let amount = self.amount(&node.one(Rule::amount)?)?;
        Some(FeeRow { charge: node.rule() == Rule::charge, name, amount })
    }

    pub(super) fn amount(&mut self, node: &Node<'s>) -> Option<Amount> {
        if let Some(text) = node.one(Rule::text) {
            return self.text(&text).map(Amount::SetBy);
        }
        self.expression_in(node).map(Amount::Expr)
    }

    /// `thời hạn …`, as a clause or as a part of a simplification.
    pub(super) fn deadline(&mut self, node: &Node<'s>) -> Option<DeadlineRow> {
        let limit = self.limit(&node.one(Rule::limit)?)?;
        let cutoff = match node.one(Rule::cutoff) {
            Some(cutoff) => Some(self.cutoff(&cutoff)?),
            None => None,
        };
        let from_step = node.one(Rule::since).and_then(|since| self.name_in(&since));
        Some(DeadlineRow { limit, cutoff, from_step })
    }

    pub(super) fn limit(&mut self, node: &Node<'s>) -> Option<Spanned<Limit>> {
        let inner = node.first()?;
        let limit = match inner.rule() {
            Rule::kw_same_day => Limit::SameDay,
            Rule::kw_no_limit => Limit::None,
            Rule::duration => Limit::Duration(self.duration(&inner, false)?),
            Rule::text => Limit::Words(self.text(&inner)?),
            _ => return self.internal(node),
        };
        Some(self.spanned(node, limit))
    }

    pub(super) fn cutoff(&mut self, node: &Node<'s>) -> Option<ast::Cutoff> {
        let after = node.one(Rule::time).and_then(|time| self.time(&time))?;
        Some(ast::Cutoff { span: self.span(node), after, unless_at_once: node.has(Rule::kw_unless_at_once) })
    }

    fn stage(&mut self, node: &Node<'s>) -> Option<StageRow> {
        let within = match node.one(Rule::duration) {
            Some(duration) => Some(self.duration(&duration, false)?),
            None => None,
        };
        Some(StageRow { name: self.declared_in(node)?, code: self.code_in(node)?, after: self.names_in(node), within })
    }

    pub(super) fn supplement_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<SupplementClause>> {
        self.clauses(raws, Context::Supplement, |reader, raw, said| {
            let node = &said.node;
            let term = terms::clause(node.rule());
            reader.no_block(raw, term);
            let kind = match node.rule() {
                Rule::notice => SupplementClause::Notice(reader.duration_in(node, false)?),
                Rule::resubmit => SupplementClause::Resubmit(reader.duration_in(node, false)?),
                Rule::restarts => SupplementClause::Clock(Clock::Restarts),
                Rule::pauses => SupplementClause::Clock(Clock::Pauses),
                _ => return reader.internal(node),
            };
            Some((kind, Parts::plain(term)))
        })
    }

    pub(super) fn same_day_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<SameDayClause>> {
        self.clauses(raws, Context::SameDay, |reader, raw, said| {
            let node = &said.node;
            let term = terms::clause(node.rule());
            reader.no_block(raw, term);
            let condition = reader.expression_in(node)?;
            let kind = match node.rule() {
                Rule::same_day_when => SameDayClause::When(condition),
                _ => SameDayClause::Unless(condition),
            };
            Some((kind, Parts::plain(term).reason()))
        })
    }
}
