//! Ratings: criteria, rows of stars and their conditions over points and measures.

mod condition;

use super::Context;
use super::names::Kind;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Note, Term, terms};
use crate::model::{Criterion, Provenance, Rating, Stars};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Clause, Item, ItemKind, RatingClause};

/// The most stars (Bắc Ninh announces centres with one to five).
const MOST_STARS: u32 = 5;
/// The most that one criterion can weigh.
const MOST_WEIGHT: u32 = 100;

impl Context<'_> {
    pub(super) fn rating(&mut self, item: &Item) {
        let ItemKind::Rating { name, title, clauses } = &item.kind else { return };
        if !self.is_first(Kind::Rating, name) {
            return;
        }
        let mut provenance = self.item_provenance(item);
        provenance.illustrative |= clauses.iter().any(|clause| matches!(clause.kind, RatingClause::Illustrative));
        let title = self.title(title.as_ref(), name);
        let mut rating = Rating {
            name: name.span,
            title,
            period: None,
            minimum_sample: None,
            criteria: Vec::new(),
            stars: Vec::new(),
            otherwise: None,
            provenance,
        };
        for clause in clauses {
            self.rating_clause(&mut rating, clause);
        }
        self.rating_parts(&rating, item.head);
        self.catalog.ratings.insert(name.node.clone(), rating);
    }

    fn rating_clause(&mut self, rating: &mut Rating, clause: &Clause<RatingClause>) {
        let provenance = self.provenance(clause, rating.provenance.illustrative);
        match &clause.kind {
            RatingClause::Period(period) => {
                self.once(&mut rating.period, Some(*period), clause.span, terms::RATING_PERIOD);
                rating.provenance.basis.extend(provenance.basis);
            }
            RatingClause::MinimumSample(count) => {
                self.once(&mut rating.minimum_sample, Some(*count), clause.span, terms::MINIMUM_SAMPLE);
                rating.provenance.basis.extend(provenance.basis);
            }
            RatingClause::Otherwise(stars) => {
                let count = self.stars(stars).map(|count| Spanned::new(count, stars.span));
                self.once(&mut rating.otherwise, count, clause.span, terms::OTHERWISE);
                rating.provenance.basis.extend(provenance.basis);
            }
            RatingClause::Criterion { .. } => self.criterion(rating, clause, provenance),
            RatingClause::Stars(stars, when) => {
                let (count, when) = (self.stars(stars), self.rating_condition(when));
                if let (Some(stars), Some(when)) = (count, when) {
                    rating.stars.push(Stars { stars, when, provenance });
                }
            }
            RatingClause::Basis(citations) => {
                let basis = self.citations(citations);
                rating.provenance.basis.extend(basis);
            }
            RatingClause::Illustrative => {}
        }
    }

    fn criterion(&mut self, rating: &mut Rating, clause: &Clause<RatingClause>, provenance: Provenance) {
        let RatingClause::Criterion { name, measure, weight, from, to, pillar } = &clause.kind else { return };
        if let Some(first) = rating.criteria.iter().find(|other| other.id == name.node) {
            let first = first.provenance.span;
            self.twice(terms::CRITERION, name.span, first);
            return;
        }
        if weight.node == 0 || weight.node > MOST_WEIGHT {
            self.report(NameProblem::NoSuchWeight { found: weight.node }, weight.span);
        }
        if from.node == to.node {
            self.report(NameProblem::CriterionWithoutSpan {}, clause.span);
        }
        let pillar = pillar.as_ref().map(|pillar| self.texts(pillar));
        rating.criteria.push(Criterion {
            id: name.node.clone(),
            measure: measure.node,
            weight: *weight,
            from: from.node,
            to: to.node,
            pillar,
            provenance,
        });
    }

    fn stars(&mut self, stars: &Spanned<u32>) -> Option<u8> {
        let count = u8::try_from(stars.node).ok().filter(|_| (1..=MOST_STARS).contains(&stars.node));
        if count.is_none() {
            self.report(NameProblem::NoSuchStars { found: stars.node }, stars.span);
        }
        count
    }

    /// Fills a place once; a second time is reported.
    fn once<T>(&mut self, place: &mut Option<Spanned<T>>, value: Option<Spanned<T>>, span: Span, clause: Term) {
        match place {
            Some(first) => {
                let finding = Finding::new(NameProblem::ClauseTwice { clause }, span);
                self.findings.push(finding.related(first.span, Note::First));
            }
            None => *place = value,
        }
    }

    fn rating_parts(&mut self, rating: &Rating, head: Span) {
        let missing = [
            (terms::RATING_PERIOD, rating.period.is_none()),
            (terms::CRITERION, rating.criteria.is_empty()),
            (terms::OTHERWISE, rating.otherwise.is_none()),
        ];
        for (clause, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
            self.report(NameProblem::ClauseMissing { item: terms::RATING, clause }, head);
        }
    }
}
