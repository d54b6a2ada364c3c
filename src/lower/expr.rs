//! Expressions: names resolved, types checked without coercion, arithmetic bounded.
//!
//! A part that is not understood is one finding; what holds it becomes unknown and stays quiet.

mod arithmetic;
mod compare;
mod name;

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Applies, Finding, Fix, Joined, Term, terms};
use crate::model::{Expr, ExprKind, Type, Value};
use crate::source::Span;
use crate::syntax::ast;
use arithmetic::Range;

/// The least amount that a bare number is taken for without asking, in đồng.
const LEAST_AMOUNT: u64 = 1000;
pub(super) use compare::operator;

/// The documents that `giấy.NAME` may name, each with whether it can be drawn from a database.
pub(super) type DocumentNames = BTreeMap<String, bool>;

/// An expression with its type and, for numbers and money, the values that it can take.
#[derive(Clone)]
struct Typed {
    expr: Expr,
    kind: Type,
    range: Range,
}

impl Typed {
    fn new(span: Span, kind: ExprKind, ty: Type) -> Self {
        Self { expr: Expr::new(span, kind), kind: ty, range: Range::Free }
    }

    fn unknown(span: Span) -> Self {
        Self { expr: Expr::unknown(span), kind: Type::Unknown, range: Range::Free }
    }

    fn is_unknown(&self) -> bool {
        self.kind == Type::Unknown
    }
}

impl Context<'_> {
    /// A yes/no condition; unknown where it is not understood.
    pub(super) fn condition(&mut self, expr: &ast::Expr, documents: &DocumentNames) -> Expr {
        self.of_type(expr, documents, &Type::Bool)
    }

    /// A condition that may be left out.
    pub(super) fn condition_opt(&mut self, expr: Option<&ast::Expr>, documents: &DocumentNames) -> Option<Expr> {
        expr.map(|expr| self.condition(expr, documents))
    }

    /// An amount of đồng; unknown where it is not understood.
    pub(super) fn amount(&mut self, expr: &ast::Expr, documents: &DocumentNames) -> Expr {
        self.of_type(expr, documents, &Type::Money)
    }

    fn of_type(&mut self, expr: &ast::Expr, documents: &DocumentNames, wanted: &Type) -> Expr {
        let typed = self.infer(expr, documents);
        if typed.is_unknown() || typed.kind == *wanted {
            return typed.expr;
        }
        self.wrong_type(&typed, wanted);
        Expr::unknown(expr.span)
    }

    /// Writes a bare number as money. One that is too small for any amount may leave out thousands.
    fn in_dong(&self, number: Span) -> Fix {
        let words = self.rule(number);
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        let plain = digits.parse::<u64>().is_ok_and(|amount| amount == 0 || amount >= LEAST_AMOUNT);
        let applies = if plain { Applies::Always } else { Applies::OnRequest };
        Fix::new(number, format!("{words} đồng")).when(applies)
    }

    /// Reports a value of the wrong type; a bare number where money is wanted gets its `đồng`.
    fn wrong_type(&mut self, typed: &Typed, wanted: &Type) {
        let problem = NameProblem::WrongType { expected: Joined(vec![term(wanted)]), found: term(&typed.kind) };
        let mut finding = Finding::new(problem, typed.expr.span);
        if let (Type::Money, ExprKind::Value(Value::Number(_))) = (wanted, &typed.expr.kind) {
            finding = finding.mended_by(self.in_dong(typed.expr.span));
        }
        self.findings.push(finding);
    }

    fn infer(&mut self, expr: &ast::Expr, documents: &DocumentNames) -> Typed {
        use ast::ExprKind as From;
        let span = expr.span;
        match &expr.kind {
            From::Or(parts) => {
                let parts = self.conditions(parts, documents);
                Typed { expr: Expr::any(span, parts), kind: Type::Bool, range: Range::Free }
            }
            From::And(parts) => {
                let parts = self.conditions(parts, documents);
                Typed { expr: Expr::all(span, parts), kind: Type::Bool, range: Range::Free }
            }
            From::Not(inner) => {
                let inner = self.condition(inner, documents);
                let expr = Expr { span, ..inner.negate() };
                Typed { expr, kind: Type::Bool, range: Range::Free }
            }
            From::Compare(comparison, a, b) => self.compare(span, *comparison, a, b, documents),
            From::In(item, values) => self.one_of(span, item, values, documents),
            From::Add(a, b) => self.sum(span, a, b, documents, false),
            From::Subtract(a, b) => self.sum(span, a, b, documents, true),
            From::Multiply(a, b) => self.product(span, a, b, documents),
            From::Min(parts) => self.extreme(span, parts, documents, true),
            From::Max(parts) => self.extreme(span, parts, documents, false),
            From::DaysFrom(date) => self.count_from(span, date, documents, false),
            From::YearsFrom(date) => self.count_from(span, date, documents, true),
            From::Name(path) => self.name(span, path, documents),
            From::Number(value) => number(span, *value),
            From::Money(value) => {
                let kind = ExprKind::Value(Value::Money(*value));
                Typed { range: Range::Within(*value, *value), ..Typed::new(span, kind, Type::Money) }
            }
            From::Date(date) => Typed::new(span, ExprKind::Value(Value::Date(*date)), Type::Date),
            From::Time(time) => Typed::new(span, ExprKind::Value(Value::Time(*time)), Type::Time),
            From::Decimal(_) => self.only_in_ratings(span, terms::DECIMAL),
            From::Percent(_) => self.only_in_ratings(span, terms::PERCENT),
        }
    }

    fn conditions(&mut self, parts: &[ast::Expr], documents: &DocumentNames) -> Vec<Expr> {
        parts.iter().map(|part| self.condition(part, documents)).collect()
    }

    fn only_in_ratings(&mut self, span: Span, found: Term) -> Typed {
        let expected = Joined(vec![terms::NUMBER, terms::MONEY]);
        self.report(NameProblem::WrongType { expected, found }, span);
        Typed::unknown(span)
    }
}

fn number(span: Span, value: i64) -> Typed {
    Typed {
        range: Range::Within(value, value),
        ..Typed::new(span, ExprKind::Value(Value::Number(value)), Type::Number)
    }
}

/// The type's noun.
fn term(kind: &Type) -> Term {
    match kind {
        Type::Bool => terms::YES_NO,
        Type::Number => terms::NUMBER,
        Type::Money => terms::MONEY,
        Type::Date => terms::DATE,
        Type::Time => terms::TIME,
        Type::Choice(_) | Type::Channel | Type::Weekday | Type::Unknown => terms::CHOICE,
    }
}
