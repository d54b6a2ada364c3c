//! Clauses of `đơn giản hóa`.

use super::{Parts, Reader, Said};
use crate::syntax::ast::{self, Expr, SimplifyClause, StepRow};
use crate::syntax::context::Context;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::RawClause;
use crate::syntax::node::Node;
use crate::syntax::terms;

impl<'s> Reader<'s> {
    pub(super) fn simplify_clauses(&mut self, raws: &'s [RawClause]) -> Vec<ast::Clause<SimplifyClause>> {
        self.clauses(raws, Context::Simplify, Self::simplify_clause)
    }

    fn simplify_clause(&mut self, raw: &'s RawClause, said: &Said<'s>) -> Option<(SimplifyClause, Parts)> {
        let node = &said.node;
        let term = terms::clause(node.rule());
        let takes = Parts::plain(term).reason();
        if node.rule() != Rule::merge_steps {
            self.no_block(raw, term);
        }
        let kind = match node.rule() {
            Rule::simplify_from => SimplifyClause::From(node.one(Rule::date).and_then(|date| self.date(&date))?),
            Rule::basis => return Some((SimplifyClause::Basis(self.citations_in(node)), takes.no_basis())),
            Rule::change_deadline => self.change_deadline(node)?,
            Rule::change_extension | Rule::change_reappointment => {
                let when = self.change_when(node)?;
                let durations: Vec<_> =
                    node.all(Rule::duration).iter().filter_map(|duration| self.duration(duration, false)).collect();
                let [from, to] = durations.as_slice() else { return None };
                let (from, to) = (*from, *to);
                match node.rule() {
                    Rule::change_extension => SimplifyClause::Extension { from, when, to },
                    _ => SimplifyClause::Reappointment { from, when, to },
                }
            }
            Rule::change_charge | Rule::change_fee => {
                let row = node.children().find(|child| matches!(child.rule(), Rule::charge | Rule::fee))?;
                let to = node.one(Rule::amount)?;
                SimplifyClause::Fee { row: self.fee(&row)?, when: self.change_when(node)?, to: self.amount(&to)? }
            }
            Rule::change_step_within => {
                let durations: Vec<_> =
                    node.all(Rule::duration).iter().filter_map(|duration| self.duration(duration, true)).collect();
                let [from, to] = durations.as_slice() else { return None };
                SimplifyClause::StepWithin { step: self.name_in(node)?, from: *from, to: *to }
            }
            Rule::change_step_role => {
                let names: Vec<_> = node.all(Rule::name).iter().map(|name| self.name(name)).collect();
                let [step, from, to] = names.as_slice() else { return self.internal(node) };
                SimplifyClause::StepRole { step: step.clone(), from: from.clone(), to: to.clone() }
            }
            Rule::change_signer => {
                let names: Vec<_> = node.all(Rule::name).iter().map(|name| self.name(name)).collect();
                let [from, to] = names.as_slice() else { return self.internal(node) };
                SimplifyClause::Signer { from: from.clone(), to: to.clone() }
            }
            Rule::drop_steps => SimplifyClause::DropSteps(self.names_in(node)),
            Rule::drop_documents => SimplifyClause::DropDocuments(self.names_in(node)),
            Rule::drop_requirement => SimplifyClause::DropRequirement(self.expression_in(node)?),
            Rule::merge_steps => {
                let clauses = self.block(raw, term);
                let into = StepRow {
                    name: self.declared_in(node)?,
                    title: self.text_in(node),
                    clauses: self.step_clauses(clauses),
                };
                SimplifyClause::MergeSteps { steps: self.names_in(node), into }
            }
            Rule::add_channels => SimplifyClause::AddChannels(self.channels(node)),
            Rule::add_applicants => SimplifyClause::AddApplicants(self.applicants(node)),
            _ => return self.internal(node),
        };
        Some((kind, takes))
    }

    fn change_deadline(&mut self, node: &Node<'s>) -> Option<SimplifyClause> {
        let row = self.deadline(&node.one(Rule::deadline)?)?;
        let limit = self.limit(&node.one(Rule::limit)?)?;
        let cutoff = match node.one(Rule::cutoff) {
            Some(cutoff) => Some(self.cutoff(&cutoff)?),
            None => None,
        };
        Some(SimplifyClause::Deadline { row, when: self.change_when(node)?, limit, cutoff })
    }

    /// The `khi` of the row that is changed: nothing where it is wrong, `None` inside where there is none.
    #[allow(clippy::option_option)]
    fn change_when(&mut self, node: &Node<'s>) -> Option<Option<Expr>> {
        match node.one(Rule::change_when) {
            Some(when) => self.expression_in(&when).map(Some),
            None => Some(None),
        }
    }
}
