//! Conditions of stars: `điểm` against numbers, measures against percentages, joined with `và`, `hoặc`, `không`.

use crate::bundle::{Language, Measure};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Term, similar, terms};
use crate::lower::Context;
use crate::lower::expr::operator;
use crate::model::{RatingCondition, RatingValue};
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::fold;

/// The points of an office, in either form.
const POINTS: [&str; 2] = ["điểm", "points"];
/// Hundredths in one point.
const HUNDREDTHS: i64 = 100;

impl Context<'_> {
    /// A condition; nothing where a part is not understood, which is reported.
    pub(super) fn rating_condition(&mut self, expr: &Expr) -> Option<RatingCondition> {
        match &expr.kind {
            ExprKind::Or(parts) => Some(RatingCondition::Any(self.rating_conditions(parts)?)),
            ExprKind::And(parts) => Some(RatingCondition::All(self.rating_conditions(parts)?)),
            ExprKind::Not(part) => Some(RatingCondition::Not(Box::new(self.rating_condition(part)?))),
            ExprKind::Compare(comparison, a, b) => {
                let (left, right) = (self.rating_value(a), self.rating_value(b));
                let (left, right) = (left?, right?);
                if unit(left) != unit(right) {
                    self.report(NameProblem::Mismatch { left: unit(left), right: unit(right) }, expr.span);
                    return None;
                }
                Some(RatingCondition::Compare(operator(*comparison), left, right))
            }
            _ => self.no_rating_value(expr),
        }
    }

    fn rating_conditions(&mut self, parts: &[Expr]) -> Option<Vec<RatingCondition>> {
        // Every part is read, so that each mistake is reported.
        let parts: Vec<_> = parts.iter().map(|part| self.rating_condition(part)).collect();
        parts.into_iter().collect()
    }

    fn rating_value(&mut self, expr: &Expr) -> Option<RatingValue> {
        match &expr.kind {
            ExprKind::Percent(value) => Some(RatingValue::Percent(*value)),
            ExprKind::Decimal(value) => Some(RatingValue::Number(*value)),
            ExprKind::Number(value) => match value.checked_mul(HUNDREDTHS) {
                Some(value) => Some(RatingValue::Number(value)),
                None => {
                    self.report(NameProblem::TooLarge {}, expr.span);
                    None
                }
            },
            ExprKind::Name(path) => match path.as_slice() {
                [name] => match named(&name.node) {
                    Some(value) => Some(value),
                    None => {
                        let measures = Measure::ALL.iter().map(|value| value.in_language(self.manifest.language));
                        let points = match self.manifest.language {
                            Language::Vi => "điểm",
                            Language::En => "points",
                        };
                        let similar = similar(&name.node, measures.chain([points]));
                        let problem = NameProblem::NoRatingValue { found: self.rule(expr.span) };
                        self.findings.push(Finding::new(problem, expr.span).did_you_mean(similar));
                        None
                    }
                },
                _ => self.no_rating_value(expr),
            },
            _ => self.no_rating_value(expr),
        }
    }

    fn no_rating_value<T>(&mut self, expr: &Expr) -> Option<T> {
        self.report(NameProblem::NoRatingValue { found: self.rule(expr.span) }, expr.span);
        None
    }
}

fn named(name: &str) -> Option<RatingValue> {
    let folded = fold(name);
    if POINTS.iter().any(|points| fold(points) == folded) {
        return Some(RatingValue::Points);
    }
    let is = |measure: &&Measure| fold(measure.vietnamese()) == folded || measure.as_str() == folded;
    Measure::ALL.iter().find(is).map(|measure| RatingValue::Measure(*measure))
}

const fn unit(value: RatingValue) -> Term {
    match value {
        RatingValue::Points | RatingValue::Number(_) => terms::NUMBER,
        RatingValue::Measure(_) | RatingValue::Percent(_) => terms::PERCENT,
    }
}
