//! Conditions and amounts.

use chrono::NaiveDate;

use super::Name;
use crate::source::Span;

/// An expression and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of expressions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExprKind {
    /// `a hoặc b`; two or more.
    Or(Vec<Expr>),
    /// `a và b`; two or more.
    And(Vec<Expr>),
    /// `không a`.
    Not(Box<Expr>),
    /// `a < b`.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `a thuộc { … }`.
    In(Box<Expr>, Vec<Expr>),
    /// `a + b`.
    Add(Box<Expr>, Box<Expr>),
    /// `a - b`.
    Subtract(Box<Expr>, Box<Expr>),
    /// `a * b`.
    Multiply(Box<Expr>, Box<Expr>),
    /// `min(…)`; one or more.
    Min(Vec<Expr>),
    /// `max(…)`; one or more.
    Max(Vec<Expr>),
    /// `số-ngày-từ(d)`.
    DaysFrom(Box<Expr>),
    /// `số-năm-từ(d)`.
    YearsFrom(Box<Expr>),
    /// A fact, a built-in fact or a closed value: a dotted name.
    Name(Vec<Name>),
    /// A whole number.
    Number(i64),
    /// A decimal, in hundredths: only ratings use it.
    Decimal(i64),
    /// A percentage, in hundredths of a percent: only ratings use it.
    Percent(i64),
    /// An amount of đồng.
    Money(i64),
    /// A date.
    Date(NaiveDate),
    /// A time, in minutes since midnight.
    Time(u16),
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
}
