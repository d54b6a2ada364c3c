//! Instruments, citations and periods.

use chrono::NaiveDate;

use super::Context;
use super::names::Kind;
use crate::diagnostics::messages::{NameProblem, VersionProblem};
use crate::diagnostics::terms;
use crate::model::{self, Citation, Force, Instrument};
use crate::source::Spanned;
use crate::syntax::ast::{self, InstrumentClause, Item, ItemKind, Period};

impl Context<'_> {
    pub(super) fn instrument(&mut self, item: &Item) {
        let ItemKind::Instrument { name, title, clauses } = &item.kind else { return };
        if !self.is_first(Kind::Instrument, name) {
            return;
        }
        let mut provenance = self.item_provenance(item);
        let mut number = None;
        let mut force = Force::Unsaid;
        let (mut amended_by, mut replaced_by, mut repealed_by) = (Vec::new(), Vec::new(), Vec::new());
        for clause in clauses {
            let inner = self.provenance(clause, false);
            provenance.basis.extend(inner.basis);
            provenance.illustrative |= inner.illustrative;
            match &clause.kind {
                InstrumentClause::Number(text) if number.is_some() => {
                    self.report(NameProblem::ClauseTwice { clause: terms::INSTRUMENT_NUMBER }, text.span);
                }
                InstrumentClause::Number(text) => number = Some(text.node.clone()),
                InstrumentClause::InForce(_) | InstrumentClause::ForceUnknown if force != Force::Unsaid => {
                    self.report(NameProblem::ClauseTwice { clause: terms::IN_FORCE }, clause.span);
                }
                InstrumentClause::InForce(period) => {
                    let (from, to) = self.period(period);
                    force = Force::Dated { from, to };
                }
                InstrumentClause::ForceUnknown => force = Force::Unknown(clause.span),
                InstrumentClause::AmendedBy(names) => amended_by.extend(self.instruments(names)),
                InstrumentClause::ReplacedBy(names) => replaced_by.extend(self.instruments(names)),
                InstrumentClause::RepealedBy(names) => repealed_by.extend(self.instruments(names)),
            }
        }
        let title = self.title(title.as_ref(), name);
        let span = name.span;
        let instrument =
            Instrument { title, number, force, amended_by, replaced_by, repealed_by, name: span, provenance };
        self.catalog.instruments.insert(name.node.clone(), instrument);
    }

    fn instruments(&mut self, names: &[ast::Name]) -> Vec<Spanned<String>> {
        names.iter().filter_map(|name| self.resolve(Kind::Instrument, name)).collect()
    }

    /// Citations of declared instruments.
    pub(super) fn citations(&mut self, citations: &[ast::Citation]) -> Vec<Citation> {
        citations.iter().filter_map(|citation| self.citation(citation)).collect()
    }

    /// A citation of a declared instrument.
    pub(super) fn citation(&mut self, citation: &ast::Citation) -> Option<Citation> {
        self.resolve(Kind::Instrument, &citation.instrument)?;
        Some(as_written(citation))
    }

    /// A period as first day and first day after; reports one that ends before it begins.
    pub(super) fn period(&mut self, period: &Period) -> (Option<NaiveDate>, Option<NaiveDate>) {
        if let (Some(from), Some(to)) = (&period.from, &period.to)
            && to.node < from.node
        {
            let problem = VersionProblem::PeriodReversed { from: from.node, to: to.node };
            self.report(problem, from.span.to(to.span));
        }
        let to = period.to.as_ref().and_then(|to| model::day_after(to.node));
        (period.from.as_ref().map(|from| from.node), to)
    }
}

/// A citation, its instrument declared or not.
pub(super) fn as_written(citation: &ast::Citation) -> Citation {
    let ast::Citation { span, instrument, article, clause, point } = citation.clone();
    Citation { span, instrument: instrument.node, article, clause, point }
}
