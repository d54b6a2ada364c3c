//! Sums, products, extremes and counts of days; interval arithmetic refuses what could leave the integers that every
//! JSON reader holds exactly.

use super::{DocumentNames, Typed};
use crate::bundle::{Fact, FactType, MAX_INTEGER};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Joined, terms};
use crate::lower::Context;
use crate::model::{ExprKind, Type, Var};
use crate::source::Span;
use crate::syntax::ast;

/// The values that a number or an amount can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// From the first to the second, inclusive.
    Within(i64, i64),
    /// Of no number, or reported already.
    Free,
}

impl Range {
    /// The bounds of a fact.
    pub(super) const fn of(kind: &FactType) -> Self {
        match kind {
            FactType::Number { min, max } | FactType::Money { min, max } => Self::Within(*min, *max),
            _ => Self::Free,
        }
    }

    /// The range of an operation that is monotone in each operand, from its values at the corners; `None` where one
    /// leaves the integers of JSON.
    fn corners(self, other: Self, f: impl Fn(i64, i64) -> Option<i64>) -> Option<Self> {
        let (Self::Within(a, b), Self::Within(c, d)) = (self, other) else { return Some(Self::Free) };
        let values = [f(a, c)?, f(a, d)?, f(b, c)?, f(b, d)?];
        let (low, high) = (values.iter().min()?, values.iter().max()?);
        let fits = *low >= MAX_INTEGER.checked_neg()? && *high <= MAX_INTEGER;
        fits.then_some(Self::Within(*low, *high))
    }
}

impl Context<'_> {
    pub(super) fn sum(
        &mut self,
        span: Span,
        a: &ast::Expr,
        b: &ast::Expr,
        documents: &DocumentNames,
        subtract: bool,
    ) -> Typed {
        let (a, b) = (self.operand(a, documents), self.operand(b, documents));
        if a.is_unknown() || b.is_unknown() {
            return Typed::unknown(span);
        }
        if a.kind != b.kind {
            self.mismatch(span, &a, &b);
            return Typed::unknown(span);
        }
        let range = a.range.corners(b.range, |x, y| if subtract { x.checked_sub(y) } else { x.checked_add(y) });
        let ty = a.kind.clone();
        let (a, b) = (Box::new(a.expr), Box::new(b.expr));
        self.bounded(span, if subtract { ExprKind::Subtract(a, b) } else { ExprKind::Add(a, b) }, ty, range)
    }

    /// Money times a number is money; money times money is nothing.
    pub(super) fn product(&mut self, span: Span, a: &ast::Expr, b: &ast::Expr, documents: &DocumentNames) -> Typed {
        let (a, b) = (self.operand(a, documents), self.operand(b, documents));
        let ty = match (&a.kind, &b.kind) {
            (Type::Unknown, _) | (_, Type::Unknown) => return Typed::unknown(span),
            (Type::Number, Type::Number) => Type::Number,
            (Type::Money, Type::Money) => {
                self.mismatch(span, &a, &b);
                return Typed::unknown(span);
            }
            _ => Type::Money,
        };
        let range = a.range.corners(b.range, i64::checked_mul);
        self.bounded(span, ExprKind::Multiply(Box::new(a.expr), Box::new(b.expr)), ty, range)
    }

    /// `min(…)` and `max(…)` of operands of one type.
    pub(super) fn extreme(&mut self, span: Span, parts: &[ast::Expr], documents: &DocumentNames, least: bool) -> Typed {
        let typed: Vec<Typed> = parts.iter().map(|part| self.operand(part, documents)).collect();
        if typed.iter().any(Typed::is_unknown) {
            return Typed::unknown(span);
        }
        let mut operands = typed.iter();
        let Some(first) = operands.next() else { return Typed::unknown(span) };
        let mut range = Some(first.range);
        for part in operands {
            if part.kind != first.kind {
                self.mismatch(span, first, part);
                return Typed::unknown(span);
            }
            range =
                range.and_then(|range| range.corners(part.range, |x, y| Some(if least { x.min(y) } else { x.max(y) })));
        }
        let ty = first.kind.clone();
        let parts = typed.into_iter().map(|part| part.expr).collect();
        self.bounded(span, if least { ExprKind::Min(parts) } else { ExprKind::Max(parts) }, ty, range)
    }

    /// `số-ngày-từ(d)` and `số-năm-từ(d)` of a declared date.
    pub(super) fn count_from(&mut self, span: Span, date: &ast::Expr, documents: &DocumentNames, years: bool) -> Typed {
        let typed = self.infer(date, documents);
        if typed.is_unknown() {
            return Typed::unknown(span);
        }
        let (ExprKind::Var(Var::Fact(name)), Type::Date) = (typed.expr.kind, typed.kind) else {
            self.report(NameProblem::DateFactNeeded {}, date.span);
            return Typed::unknown(span);
        };
        let bounds = if years { Fact::years_from(&name) } else { Fact::days_from(&name) };
        let var = if years { Var::YearsFrom(name) } else { Var::DaysFrom(name) };
        Typed { range: Range::of(&bounds.kind), ..Typed::new(span, ExprKind::Var(var), Type::Number) }
    }

    /// A number or an amount; anything else is reported.
    fn operand(&mut self, expr: &ast::Expr, documents: &DocumentNames) -> Typed {
        let typed = self.infer(expr, documents);
        if matches!(typed.kind, Type::Number | Type::Money | Type::Unknown) {
            return typed;
        }
        let expected = Joined(vec![terms::NUMBER, terms::MONEY]);
        self.report(NameProblem::WrongType { expected, found: super::term(&typed.kind) }, expr.span);
        Typed::unknown(expr.span)
    }

    fn bounded(&mut self, span: Span, kind: ExprKind, ty: Type, range: Option<Range>) -> Typed {
        match range {
            Some(range) => Typed { range, ..Typed::new(span, kind, ty) },
            None => {
                self.report(NameProblem::TooLarge {}, span);
                Typed::unknown(span)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_follow_the_corners() {
        let (a, b) = (Range::Within(-2, 3), Range::Within(-5, 4));
        assert_eq!(a.corners(b, i64::checked_mul), Some(Range::Within(-15, 12)));
        assert_eq!(a.corners(b, i64::checked_sub), Some(Range::Within(-6, 8)));
    }

    #[test]
    fn a_product_beyond_the_integers_of_json_has_no_range() {
        let half = Range::Within(0, 94_906_266);
        assert_eq!(half.corners(half, i64::checked_mul), None);
        let max = Range::Within(i64::MIN, i64::MAX);
        assert_eq!(max.corners(max, i64::checked_add), None);
    }
}
