//! Clauses of `mô hình`.

use super::{Parts, Reader, Said};
use crate::syntax::ast::{self, ProgramClause};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn program_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<ProgramClause>> {
        self.clauses(raws, Context::Program, Self::program_clause)
    }

    fn program_clause(&mut self, raw: &'s RawClause, said: &Said<'s>) -> Option<(ProgramClause, Parts)> {
        let node = &said.node;
        let term = terms::clause(node.rule());
        let takes = Parts::plain(term);
        self.no_block(raw, term);
        let place = node.one(Rule::place).and_then(|place| self.text_in(&place));
        let kind = match node.rule() {
            Rule::program_period => ProgramClause::Period(self.period(node)),
            Rule::weekly => ProgramClause::Weekly(self.weekdays(node), self.windows(node), place),
            Rule::dated => {
                let dates = node.one(Rule::dates).map(|dates| self.dates(&dates)).unwrap_or_default();
                ProgramClause::Dated(dates, self.windows(node), place)
            }
            Rule::intake_until => {
                let time = node.one(Rule::time)?;
                let minutes = self.time(&time)?;
                ProgramClause::IntakeUntil(self.spanned(&time, minutes))
            }
            Rule::signer => ProgramClause::Signer(self.name_in(node)?),
            Rule::covers_fields => ProgramClause::CoversFields(self.names_in(node)),
            Rule::covers_procedures => ProgramClause::CoversProcedures(self.procedure_codes_in(node)),
            Rule::covers_all => ProgramClause::CoversAllSameDay,
            Rule::except_procedures => {
                return Some((ProgramClause::ExceptProcedures(self.procedure_codes_in(node)), takes.reason()));
            }
            Rule::same_day_when => return Some((ProgramClause::When(self.expression_in(node)?), takes.reason())),
            Rule::same_day_unless => return Some((ProgramClause::Unless(self.expression_in(node)?), takes.reason())),
            Rule::basis => return Some((ProgramClause::Basis(self.citations_in(node)), takes.no_basis())),
            Rule::illustrative => ProgramClause::Illustrative,
            _ => return self.internal(node),
        };
        Some((kind, takes))
    }
}
