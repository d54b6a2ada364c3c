//! Turns typed expressions into JsonLogic with the operators of the format and no others, over the variables that
//! [`bundle::Fact`](crate::bundle::Fact) defines. Encodings are those of [`crate::bundle::Logic`].

use serde_json::{Value as Json, json};

use crate::bundle::{Logic, MAX_INTEGER, day_number};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::{NameProblem, SyntaxProblem};
use crate::model::{Comparison, Expr, ExprKind, Value, Var};

/// The most operations inside each other. An operation nests JSON twice, and readers commonly stop at 128 levels, of which
/// the bundle around an expression takes less than ten.
const MAX_DEPTH: usize = 50;

/// The expression as JsonLogic.
///
/// # Errors
/// A finding where operations nest deeper than [`MAX_DEPTH`], or a number is beyond [`MAX_INTEGER`].
pub(super) fn logic(expr: &Expr) -> Result<Logic, Box<Finding>> {
    json_of(expr, 0).map(Logic)
}

fn json_of(expr: &Expr, depth: usize) -> Result<Json, Box<Finding>> {
    let too_deep = || Box::new(Finding::new(SyntaxProblem::TooDeep { limit: MAX_DEPTH }, expr.span));
    let inner = depth.checked_add(1).filter(|inner| *inner <= MAX_DEPTH).ok_or_else(too_deep)?;
    let list = |parts: &[Expr]| parts.iter().map(|part| json_of(part, inner)).collect::<Result<Vec<_>, _>>();
    let pair = |a: &Expr, b: &Expr| -> Result<_, Box<Finding>> { Ok([json_of(a, inner)?, json_of(b, inner)?]) };
    Ok(match &expr.kind {
        // JsonLogic leaves `and` and `or` of nothing undefined.
        ExprKind::And(parts) if parts.is_empty() => Json::Bool(true),
        ExprKind::Or(parts) if parts.is_empty() => Json::Bool(false),
        ExprKind::And(parts) => json!({ "and": list(parts)? }),
        ExprKind::Or(parts) => json!({ "or": list(parts)? }),
        ExprKind::Not(part) => json!({ "!": [json_of(part, inner)?] }),
        ExprKind::Compare(comparison, a, b) => operation(operator(*comparison), pair(a, b)?),
        ExprKind::In(part, values) => {
            let values = values.iter().map(|value| value_of(expr, value)).collect::<Result<Vec<_>, _>>()?;
            json!({ "in": [json_of(part, inner)?, values] })
        }
        ExprKind::Add(..) => json!({ "+": chain(expr, inner, |kind| match kind {
            ExprKind::Add(a, b) => Some((a, b)),
            _ => None,
        })? }),
        ExprKind::Multiply(..) => json!({ "*": chain(expr, inner, |kind| match kind {
            ExprKind::Multiply(a, b) => Some((a, b)),
            _ => None,
        })? }),
        ExprKind::Subtract(a, b) => operation("-", pair(a, b)?),
        ExprKind::Min(parts) => json!({ "min": list(parts)? }),
        ExprKind::Max(parts) => json!({ "max": list(parts)? }),
        ExprKind::Var(var) => json!({ "var": path(var) }),
        ExprKind::Value(value) => value_of(expr, value)?,
        // Reported where it was not understood; a catalog with that finding is not written.
        ExprKind::Unknown => return Err(internal(expr)),
    })
}

fn operation(operator: &str, operands: [Json; 2]) -> Json {
    json!({ operator: operands })
}

pub(super) const fn operator(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "===",
        Comparison::NotEqual => "!==",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

/// The operands of a chain of one operation that leans left (`a + b + c`), in order: JsonLogic's operation takes them all.
fn chain<'a>(
    expr: &'a Expr,
    depth: usize,
    parts: impl Fn(&'a ExprKind) -> Option<(&'a Expr, &'a Expr)>,
) -> Result<Vec<Json>, Box<Finding>> {
    let mut operands = Vec::new();
    let mut left = expr;
    while let Some((before, operand)) = parts(&left.kind) {
        operands.push(json_of(operand, depth)?);
        left = before;
    }
    operands.push(json_of(left, depth)?);
    operands.reverse();
    Ok(operands)
}

fn value_of(expr: &Expr, value: &Value) -> Result<Json, Box<Finding>> {
    Ok(match value {
        Value::Number(number) | Value::Money(number) if !(-MAX_INTEGER..=MAX_INTEGER).contains(number) => {
            return Err(Box::new(Finding::new(NameProblem::TooLarge {}, expr.span)));
        }
        Value::Number(number) | Value::Money(number) => Json::from(*number),
        Value::Date(date) => Json::from(day_number(*date)),
        Value::Time(minute) => Json::from(*minute),
        Value::Choice(name) => Json::from(name.as_str()),
        Value::Channel(channel) => Json::from(channel.as_str()),
        Value::Weekday(day) => Json::from(day.as_str()),
    })
}

fn internal(expr: &Expr) -> Box<Finding> {
    Box::new(Finding::new(SyntaxProblem::Internal { place: "emit".to_owned() }, expr.span))
}

/// The path that JsonLogic's `var` reads.
fn path(var: &Var) -> String {
    match var {
        Var::ReceivedTime => "received.time".to_owned(),
        Var::ReceivedWeekday => "received.weekday".to_owned(),
        Var::ReceivedDate => "received.date".to_owned(),
        Var::Channel => "channel".to_owned(),
        Var::Document(name) => format!("document.{name}"),
        Var::DocumentDrawn(name) => format!("document_drawn.{name}"),
        Var::DocumentsComplete => "documents.complete".to_owned(),
        Var::FeePaid => "fee.paid".to_owned(),
        Var::SignerPresent => "signer.present".to_owned(),
        Var::Fact(name) => name.clone(),
        Var::DaysFrom(name) => format!("days_from.{name}"),
        Var::YearsFrom(name) => format!("years_from.{name}"),
    }
}
