//! JsonLogic back into typed expressions, the way the compiler wrote them: what a bundle's loader takes is understood here.
//! Numbers, money, dates and times are all whole numbers, which is all that proofs compare.

use serde_json::Value as Json;

use super::renamed::Renamed;
use crate::bundle::{Channel, Logic, Weekday};
use crate::model::{Comparison, Expr, ExprKind, Value, Var};
use crate::source::{FileId, Span};

/// Where everything that was read back stands: nowhere.
pub(super) const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// The expression that a piece of JsonLogic states, by the names that facts had before; [`ExprKind::Unknown`] where it is none.
pub(in crate::prove) fn expr(logic: &Logic, renamed: &Renamed) -> Expr {
    read(&logic.0, renamed).unwrap_or(Expr::unknown(NOWHERE))
}

fn of(kind: ExprKind) -> Expr {
    Expr::new(NOWHERE, kind)
}

fn read(json: &Json, renamed: &Renamed) -> Option<Expr> {
    match json {
        Json::Bool(true) => Some(of(ExprKind::And(Vec::new()))),
        Json::Bool(false) => Some(of(ExprKind::Or(Vec::new()))),
        Json::Number(number) => Some(of(ExprKind::Value(Value::Number(number.as_i64()?)))),
        Json::String(text) => Some(of(ExprKind::Value(Value::Choice(text.clone())))),
        Json::Object(members) => {
            let mut members = members.iter();
            let (operator, operands) = members.next()?;
            let operands = match operands {
                Json::Array(list) => list.as_slice(),
                single => std::slice::from_ref(single),
            };
            operation(operator, operands, renamed).filter(|_| members.next().is_none())
        }
        Json::Null | Json::Array(_) => None,
    }
}

fn operation(operator: &str, operands: &[Json], renamed: &Renamed) -> Option<Expr> {
    let all = || operands.iter().map(|part| read(part, renamed)).collect::<Option<Vec<_>>>();
    let fold = |join: fn(Box<Expr>, Box<Expr>) -> ExprKind| {
        let mut parts = all()?.into_iter();
        let first = parts.next()?;
        Some(parts.fold(first, |left, right| of(join(Box::new(left), Box::new(right)))))
    };
    match (operator, operands) {
        ("var", [Json::String(path)]) => Some(Expr::var(NOWHERE, var(path, renamed))),
        ("and", _) => Some(of(ExprKind::And(all()?))),
        ("or", _) => Some(of(ExprKind::Or(all()?))),
        ("!", [inner]) => Some(of(ExprKind::Not(Box::new(read(inner, renamed)?)))),
        ("in", [value, Json::Array(list)]) => {
            let value = read(value, renamed)?;
            let list = list.iter().map(|item| match read(item, renamed)?.kind {
                ExprKind::Value(item) => Some(like(item, &value)),
                _ => None,
            });
            let list = list.collect::<Option<Vec<_>>>()?;
            Some(of(ExprKind::In(Box::new(value), list)))
        }
        ("+", _) => fold(ExprKind::Add),
        ("*", _) => fold(ExprKind::Multiply),
        ("-", [only]) => {
            let zero = of(ExprKind::Value(Value::Number(0)));
            Some(of(ExprKind::Subtract(Box::new(zero), Box::new(read(only, renamed)?))))
        }
        ("-", [_, _]) => fold(ExprKind::Subtract),
        ("min", [_, ..]) => Some(of(ExprKind::Min(all()?))),
        ("max", [_, ..]) => Some(of(ExprKind::Max(all()?))),
        (operator, [left, right]) => {
            let comparison = comparison(operator)?;
            let (left, right) = (read(left, renamed)?, read(right, renamed)?);
            let (left, right) = (typed(left.clone(), &right), typed(right, &left));
            Some(of(ExprKind::Compare(comparison, Box::new(left), Box::new(right))))
        }
        _ => None,
    }
}

fn comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        "===" => Comparison::Equal,
        "!==" => Comparison::NotEqual,
        "<" => Comparison::Less,
        "<=" => Comparison::LessOrEqual,
        ">" => Comparison::Greater,
        ">=" => Comparison::GreaterOrEqual,
        _ => return None,
    })
}

fn typed(expr: Expr, other: &Expr) -> Expr {
    match expr.kind {
        ExprKind::Value(value) => of(ExprKind::Value(like(value, other))),
        kind => of(kind),
    }
}

/// A text as the closed value that it is where a channel or weekday stands beside it.
fn like(value: Value, other: &Expr) -> Value {
    match (&value, &other.kind) {
        (Value::Choice(text), ExprKind::Var(Var::Channel)) => Channel::parse(text).map_or(value, Value::Channel),
        (Value::Choice(text), ExprKind::Var(Var::ReceivedWeekday)) => {
            Weekday::parse(text).map_or(value, Value::Weekday)
        }
        _ => value,
    }
}

/// The fact that a variable reads.
fn var(path: &str, renamed: &Renamed) -> Var {
    let fact = |name: &str| renamed.fact(name).to_owned();
    match path {
        "received.time" => return Var::ReceivedTime,
        "received.weekday" => return Var::ReceivedWeekday,
        "received.date" => return Var::ReceivedDate,
        "channel" => return Var::Channel,
        "documents.complete" => return Var::DocumentsComplete,
        "fee.paid" => return Var::FeePaid,
        "signer.present" => return Var::SignerPresent,
        _ => {}
    }
    match path.split_once('.') {
        Some(("document", name)) => Var::Document(name.to_owned()),
        Some(("document_drawn", name)) => Var::DocumentDrawn(name.to_owned()),
        Some(("days_from", name)) => Var::DaysFrom(fact(name)),
        Some(("years_from", name)) => Var::YearsFrom(fact(name)),
        _ => Var::Fact(fact(path)),
    }
}
