//! Conditions and amounts, typed and resolved.

use chrono::NaiveDate;

use crate::bundle::{Channel, FactType, Weekday};
use crate::source::Span;

/// A typed expression. Two expressions are equal where they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Where it stands; for one that follows from several clauses, the clause that asks for it.
    pub span: Span,
    /// What it says.
    pub kind: ExprKind,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// The kinds of expressions. `And` of nothing is yes, `Or` of nothing is no.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// Any holds.
    Or(Vec<Expr>),
    /// All hold.
    And(Vec<Expr>),
    /// The other way round.
    Not(Box<Expr>),
    /// A comparison of two values of one type.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// One of some values of the same type.
    In(Box<Expr>, Vec<Value>),
    /// A sum.
    Add(Box<Expr>, Box<Expr>),
    /// A difference.
    Subtract(Box<Expr>, Box<Expr>),
    /// A product.
    Multiply(Box<Expr>, Box<Expr>),
    /// The least of one or more.
    Min(Vec<Expr>),
    /// The greatest of one or more.
    Max(Vec<Expr>),
    /// What a fact holds.
    Var(Var),
    /// A value.
    Value(Value),
    /// Something that was not understood and is reported already; it may hold or not.
    Unknown,
}

/// Comparisons; the four orders stand between numbers, money, dates and times only.
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

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A whole number.
    Number(i64),
    /// đồng.
    Money(i64),
    /// A date.
    Date(NaiveDate),
    /// Minutes since midnight.
    Time(u16),
    /// A value of a declared choice.
    Choice(String),
    /// A channel.
    Channel(Channel),
    /// A weekday.
    Weekday(Weekday),
}

/// A fact that an expression reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Var {
    /// `nhận.giờ`: minutes since midnight of the receipt.
    ReceivedTime,
    /// `nhận.thứ`.
    ReceivedWeekday,
    /// `nhận.ngày`.
    ReceivedDate,
    /// `hình-thức`.
    Channel,
    /// `giấy.NAME`: whether a document is there and valid.
    Document(String),
    /// `giấy.NAME.khai-thác-được`.
    DocumentDrawn(String),
    /// `hồ-sơ.đầy-đủ`.
    DocumentsComplete,
    /// `phí.đã-nộp`.
    FeePaid,
    /// `người-ký.có-mặt`.
    SignerPresent,
    /// A declared fact.
    Fact(String),
    /// Whole days from a declared date to the date of receipt.
    DaysFrom(String),
    /// Whole years from a declared date to the date of receipt.
    YearsFrom(String),
}

/// The type of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Yes or no.
    Bool,
    /// A whole number.
    Number,
    /// đồng.
    Money,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// One of the values of the named fact.
    Choice(String),
    /// A channel.
    Channel,
    /// A weekday.
    Weekday,
    /// Something that was not understood and is reported already.
    Unknown,
}

impl Type {
    /// The type of the declared fact `name`.
    pub fn of_fact(name: &str, kind: &FactType) -> Self {
        match kind {
            FactType::Bool => Self::Bool,
            FactType::Number { .. } => Self::Number,
            FactType::Money { .. } => Self::Money,
            FactType::Date => Self::Date,
            FactType::Time => Self::Time,
            FactType::Choice { .. } => Self::Choice(name.to_owned()),
        }
    }
}

impl Expr {
    /// Joins a kind and a place.
    pub const fn new(span: Span, kind: ExprKind) -> Self {
        Self { span, kind }
    }

    /// Something that was not understood and is reported already.
    pub const fn unknown(span: Span) -> Self {
        Self { span, kind: ExprKind::Unknown }
    }

    /// What a fact holds.
    pub const fn var(span: Span, var: Var) -> Self {
        Self { span, kind: ExprKind::Var(var) }
    }

    /// The other way round; a double negation falls away.
    #[must_use]
    pub fn negate(self) -> Self {
        match self.kind {
            ExprKind::Not(inner) => *inner,
            kind => Self { span: self.span, kind: ExprKind::Not(Box::new(Self { span: self.span, kind })) },
        }
    }

    /// All of `parts`, flattened; the only part itself where there is one.
    pub fn all(span: Span, parts: impl IntoIterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part.kind {
                ExprKind::And(inner) => flat.extend(inner),
                _ => flat.push(part),
            }
        }
        if flat.len() == 1 { flat.swap_remove(0) } else { Self::new(span, ExprKind::And(flat)) }
    }

    /// Any of `parts`, flattened; the only part itself where there is one.
    pub fn any(span: Span, parts: impl IntoIterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part.kind {
                ExprKind::Or(inner) => flat.extend(inner),
                _ => flat.push(part),
            }
        }
        if flat.len() == 1 { flat.swap_remove(0) } else { Self::new(span, ExprKind::Or(flat)) }
    }

    /// True for the expression that always holds.
    pub fn is_always(&self) -> bool {
        matches!(&self.kind, ExprKind::And(parts) if parts.is_empty())
    }

    /// Calls `f` with every fact that the expression reads and its place, in order.
    pub fn each_var<'a>(&'a self, f: &mut impl FnMut(&'a Var, Span)) {
        match &self.kind {
            ExprKind::Or(parts) | ExprKind::And(parts) | ExprKind::Min(parts) | ExprKind::Max(parts) => {
                for part in parts {
                    part.each_var(f);
                }
            }
            ExprKind::Not(inner) | ExprKind::In(inner, _) => inner.each_var(f),
            ExprKind::Compare(_, a, b) | ExprKind::Add(a, b) | ExprKind::Subtract(a, b) | ExprKind::Multiply(a, b) => {
                a.each_var(f);
                b.each_var(f);
            }
            ExprKind::Var(var) => f(var, self.span),
            ExprKind::Value(_) | ExprKind::Unknown => {}
        }
    }
}
