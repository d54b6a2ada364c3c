//! Expressions of the views, before any engine's words are put to them: a small typed tree, three-valued as SQL is.

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Type {
    YesNo,
    Whole,
    Word,
    Moment,
    Date,
}

/// An expression. Whole numbers have 64 bits; a division is of a number that is not negative.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Expr {
    /// A column of the table with an alias.
    Column(&'static str, String),
    Whole(i64),
    Word(String),
    Yes(bool),
    /// Nothing, of a type.
    Unknown(Type),
    Not(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Compare(Order, Box<Expr>, Box<Expr>),
    Among(Box<Expr>, Vec<Expr>),
    IsUnknown(Box<Expr>),
    Sum(Vec<Expr>),
    Difference(Box<Expr>, Box<Expr>),
    Product(Vec<Expr>),
    Quotient(Box<Expr>, i64),
    Remainder(Box<Expr>, i64),
    /// The least of values that are all known.
    Least(Vec<Expr>),
    /// The greatest of values that are all known.
    Greatest(Vec<Expr>),
    /// The first case whose condition is yes, else the last part, else nothing.
    Case(Vec<(Expr, Expr)>, Option<Box<Expr>>),
    /// The first value that is known.
    First(Vec<Expr>),
    Call(Function, Vec<Expr>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Order {
    Equal,
    Less,
    LessOrEqual,
}

/// What engines have different words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Function {
    /// Minutes from day 0 of [`clock`](super::clock) to a moment; seconds are dropped.
    MinuteOf,
    /// The moment of such minutes.
    MomentOf,
    /// Days from 1970-01-01 to a date.
    DayOf,
    Year,
    Month,
    DayOfMonth,
    /// A part of a text between separators: text, separator, number from 1; an empty text past the last one.
    Part,
    /// Whether a whole text matches a regular expression.
    Matches,
    /// Text, first character from 1, how many.
    Cut,
    /// The number that digits write.
    Number,
    Lower,
    Trim,
    Length,
    /// Text, what is replaced, by what.
    Replace,
    /// All arguments in ascending order.
    Sorted,
    /// An item of a list, counted from 1.
    Item,
    /// One whole number in another, neither of them negative.
    Whole,
    /// Of the rows that are added up, how many have a condition hold.
    CountWhere,
    /// Of those in which a condition holds, a number added up.
    SumWhere,
}

/// A column of the view's first table.
pub(super) fn p(name: impl Into<String>) -> Expr {
    Expr::Column("p", name.into())
}

/// A column of a joined table.
pub(super) fn of(alias: &'static str, name: impl Into<String>) -> Expr {
    Expr::Column(alias, name.into())
}

pub(super) fn n(value: i64) -> Expr {
    Expr::Whole(value)
}

pub(super) fn word(text: &str) -> Expr {
    Expr::Word(text.to_owned())
}

pub(super) const YES: Expr = Expr::Yes(true);
pub(super) const NO: Expr = Expr::Yes(false);
pub(super) const NO_NUMBER: Expr = Expr::Unknown(Type::Whole);

pub(super) fn not(part: Expr) -> Expr {
    match part {
        Expr::Yes(value) => Expr::Yes(!value),
        Expr::Not(inner) => *inner,
        other => Expr::Not(Box::new(other)),
    }
}

/// Whether all hold; plain answers are taken together.
pub(super) fn all(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let mut kept = Vec::new();
    for part in parts {
        match part {
            Expr::Yes(true) => {}
            Expr::Yes(false) => return NO,
            Expr::All(inner) => kept.extend(inner),
            other => kept.push(other),
        }
    }
    one(kept, YES, Expr::All)
}

/// Whether any holds.
pub(super) fn any(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let mut kept = Vec::new();
    for part in parts {
        match part {
            Expr::Yes(false) => {}
            Expr::Yes(true) => return YES,
            Expr::Any(inner) => kept.extend(inner),
            other => kept.push(other),
        }
    }
    one(kept, NO, Expr::Any)
}

fn one(mut kept: Vec<Expr>, none: Expr, more: fn(Vec<Expr>) -> Expr) -> Expr {
    match kept.len() {
        0 => none,
        1 => kept.pop().unwrap_or(none),
        _ => more(kept),
    }
}

pub(super) fn eq(left: Expr, right: Expr) -> Expr {
    Expr::Compare(Order::Equal, Box::new(left), Box::new(right))
}

pub(super) fn lt(left: Expr, right: Expr) -> Expr {
    Expr::Compare(Order::Less, Box::new(left), Box::new(right))
}

pub(super) fn le(left: Expr, right: Expr) -> Expr {
    Expr::Compare(Order::LessOrEqual, Box::new(left), Box::new(right))
}

/// Whether a value lies between two others, both included.
pub(super) fn between(value: Expr, least: i64, greatest: i64) -> Expr {
    all([le(n(least), value.clone()), le(value, n(greatest))])
}

pub(super) fn among(value: Expr, list: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Among(Box::new(value), list.into_iter().collect())
}

pub(super) fn unknown(part: Expr) -> Expr {
    Expr::IsUnknown(Box::new(part))
}

pub(super) fn known(part: Expr) -> Expr {
    not(unknown(part))
}

/// Whether a condition is known to hold.
pub(super) fn sure(part: Expr) -> Expr {
    match part {
        Expr::Yes(_) => part,
        other => first([other, NO]),
    }
}

/// Whether a condition may hold: it does, or is unknown.
pub(super) fn may(part: Expr) -> Expr {
    match part {
        Expr::Yes(_) => part,
        other => first([other, YES]),
    }
}

pub(super) fn first(parts: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::First(parts.into_iter().collect())
}

pub(super) fn add(left: Expr, right: Expr) -> Expr {
    match (&left, &right) {
        (_, Expr::Whole(0)) => left,
        (Expr::Whole(0), _) => right,
        _ => Expr::Sum(vec![left, right]),
    }
}

pub(super) fn sum(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let parts: Vec<Expr> = parts.into_iter().filter(|part| *part != n(0)).collect();
    one(parts, n(0), Expr::Sum)
}

pub(super) fn sub(left: Expr, right: Expr) -> Expr {
    Expr::Difference(Box::new(left), Box::new(right))
}

pub(super) fn times(left: Expr, right: i64) -> Expr {
    Expr::Product(vec![left, n(right)])
}

pub(super) fn div(left: Expr, right: i64) -> Expr {
    Expr::Quotient(Box::new(left), right)
}

pub(super) fn rem(left: Expr, right: i64) -> Expr {
    Expr::Remainder(Box::new(left), right)
}

pub(super) fn least(parts: impl IntoIterator<Item = Expr>) -> Expr {
    one(parts.into_iter().collect(), NO_NUMBER, Expr::Least)
}

pub(super) fn greatest(parts: impl IntoIterator<Item = Expr>) -> Expr {
    one(parts.into_iter().collect(), NO_NUMBER, Expr::Greatest)
}

/// The first part whose condition holds, else another.
pub(super) fn case(parts: impl IntoIterator<Item = (Expr, Expr)>, otherwise: Expr) -> Expr {
    let mut kept = Vec::new();
    let mut otherwise = otherwise;
    for (condition, value) in parts {
        match condition {
            Expr::Yes(false) => {}
            Expr::Yes(true) => {
                otherwise = value;
                break;
            }
            other => kept.push((other, value)),
        }
    }
    if kept.is_empty() {
        return otherwise;
    }
    let otherwise = match otherwise {
        Expr::Unknown(Type::Whole | Type::YesNo | Type::Word) => None,
        other => Some(Box::new(other)),
    };
    Expr::Case(kept, otherwise)
}

/// A value where a condition holds, else nothing.
pub(super) fn when(condition: Expr, value: Expr) -> Expr {
    case([(condition, value)], NO_NUMBER)
}

pub(super) fn call(function: Function, parts: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(function, parts.into_iter().collect())
}
