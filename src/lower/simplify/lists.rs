//! Lines that drop documents and requirements and add channels and applicants.

use super::Delta;
use crate::bundle::Applicant;
use crate::diagnostics::messages::{NameProblem, SimplifyProblem};
use crate::diagnostics::{Finding, Note, similar, terms};
use crate::lower::Context;
use crate::lower::expr::DocumentNames;
use crate::model::{OfferedChannel, Var, Version};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{ChannelOffer, Clause, Expr, Name, SimplifyClause};

impl Context<'_> {
    pub(super) fn drop_documents(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        names: &[Name],
    ) {
        let mut dropped: Vec<&Name> = Vec::with_capacity(names.len());
        for name in names {
            let row = version.documents.as_ref().and_then(|documents| documents.get(&name.node));
            let Some(row) = row else {
                let known = super::names(version);
                let similar = similar(&name.node, known.keys().map(String::as_str));
                let problem = NameProblem::NoSuchDocument { name: name.node.clone() };
                self.findings.push(Finding::new(problem, name.span).did_you_mean(similar));
                continue;
            };
            let change = delta.change(self.rule(row.row.provenance.span), clause);
            version.provenance.changes.push(change);
            dropped.push(name);
        }
        let gone: Vec<&str> = dropped.iter().map(|name| name.node.as_str()).collect();
        if let Some(documents) = &version.documents {
            version.documents = Some(documents.without(&gone));
        }
        let mut still: Vec<(String, Span)> = Vec::new();
        version.each_expr(&mut |expr| {
            expr.each_var(&mut |var, span| match var {
                Var::Document(name) | Var::DocumentDrawn(name) if gone.contains(&name.as_str()) => {
                    still.push((name.clone(), span));
                }
                _ => {}
            });
        });
        for (name, place) in still {
            let span = dropped.iter().find(|drop| drop.node == name).map_or(clause.span, |drop| drop.span);
            let problem = SimplifyProblem::StillNamed { what: terms::DOCUMENT, name };
            self.findings.push(Finding::new(problem, span).related(place, Note::Other));
        }
    }

    pub(super) fn drop_requirement(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        condition: &Expr,
        documents: &DocumentNames,
    ) {
        let condition = self.condition(condition, documents);
        let rows = version.requirements.iter().enumerate();
        let found: Vec<usize> = rows.filter(|(_, row)| row.condition == condition).map(|(at, _)| at).collect();
        let there: Vec<Span> = version.requirements.iter().map(|row| row.provenance.span).collect();
        let Some(at) = self.only(&found, terms::REQUIREMENT, clause, &there) else { return };
        let row = version.requirements.remove(at);
        version.provenance.changes.push(delta.change(row.rule, clause));
    }

    /// Adds channels; a channel that goes further than before replaces the one that is there.
    pub(super) fn add_channels(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        offers: &[ChannelOffer],
    ) {
        let before = self.joined(version.channels.iter().map(|channel| channel.span));
        let mut changed = false;
        for offer in offers {
            let new = OfferedChannel { span: offer.span, channel: offer.channel, mode: offer.mode };
            match version.channels.iter_mut().find(|channel| channel.channel == offer.channel) {
                Some(there) if there.mode == offer.mode => {
                    let name = offer.channel.in_language(self.manifest.language).to_owned();
                    let problem = SimplifyProblem::AlreadyThere { what: terms::CHANNEL, name };
                    self.findings.push(Finding::new(problem, offer.span).related(there.span, Note::First));
                }
                Some(there) => {
                    *there = new;
                    changed = true;
                }
                None => {
                    version.channels.push(new);
                    changed = true;
                }
            }
        }
        if changed {
            version.provenance.changes.push(delta.change(before, clause));
        }
    }

    pub(super) fn add_applicants(
        &mut self,
        version: &mut Version,
        delta: &Delta<'_>,
        clause: &Clause<SimplifyClause>,
        list: &[Spanned<Applicant>],
    ) {
        let before = self.joined(version.applicants.iter().map(|applicant| applicant.span));
        let mut changed = false;
        for applicant in list {
            match version.applicants.iter().find(|there| there.node == applicant.node) {
                Some(there) => {
                    let name = applicant.node.in_language(self.manifest.language).to_owned();
                    let problem = SimplifyProblem::AlreadyThere { what: terms::APPLICANTS, name };
                    self.findings.push(Finding::new(problem, applicant.span).related(there.span, Note::First));
                }
                None => {
                    version.applicants.push(*applicant);
                    changed = true;
                }
            }
        }
        if changed {
            version.provenance.changes.push(delta.change(before, clause));
        }
    }

    fn joined(&self, spans: impl Iterator<Item = Span>) -> String {
        spans.map(|span| self.rule(span)).collect::<Vec<_>>().join(", ")
    }
}
