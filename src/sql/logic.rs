//! JsonLogic into expressions of SQL. Unknown facts are nothing there, and SQL's three values are Kleene's, so `and`, `or` and `!` stay
//! what they are. Only numbers need more: an unknown one still lies in its bounds, which may settle a comparison or an amount.

use serde_json::Value as Json;

use super::expr::{Expr, NO, YES, all, any, case, eq, first, greatest, le, least, lt, n, not, p, sub, unknown, word};
use super::facts::Facts;
use crate::bundle::{FactType, Logic};

/// Why an expression cannot be said: it is none of the format's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unsayable;

/// A part of an expression.
enum Part {
    Yes(Expr),
    Number(Number),
    Word(Expr),
}

/// A whole number: the interval in which it lies, by what is known of a dossier and whatever the dossier is.
#[derive(Clone)]
struct Number {
    low: Expr,
    high: Expr,
    min: i64,
    max: i64,
    /// The number itself, nothing where it is unknown; none where an unknown fact may leave it known.
    plain: Option<Expr>,
    /// How often a fact is read.
    facts: usize,
}

/// A condition.
pub(super) fn condition(facts: &Facts, logic: &Logic) -> Result<Expr, Unsayable> {
    match part(facts, &logic.0)? {
        Part::Yes(expr) => Ok(expr),
        Part::Number(_) | Part::Word(_) => Err(Unsayable),
    }
}

/// An amount: nothing where it is unknown.
pub(super) fn amount(facts: &Facts, logic: &Logic) -> Result<Expr, Unsayable> {
    let number = number(facts, &logic.0)?;
    Ok(match number.plain {
        Some(plain) => plain,
        None => Expr::Case(vec![(eq(number.low.clone(), number.high), number.low)], None),
    })
}

fn part(facts: &Facts, json: &Json) -> Result<Part, Unsayable> {
    match json {
        Json::Bool(value) => Ok(Part::Yes(Expr::Yes(*value))),
        Json::Number(value) => Ok(Part::Number(constant(value.as_i64().ok_or(Unsayable)?))),
        Json::String(text) => Ok(Part::Word(word(text))),
        Json::Object(members) => match (members.iter().next(), members.len()) {
            (Some((operator, Json::Array(operands))), 1) => operation(facts, operator, operands),
            (Some((operator, operand)), 1) => operation(facts, operator, std::slice::from_ref(operand)),
            _ => Err(Unsayable),
        },
        Json::Null | Json::Array(_) => Err(Unsayable),
    }
}

fn operation(facts: &Facts, operator: &str, operands: &[Json]) -> Result<Part, Unsayable> {
    let yes = |json: &Json| match part(facts, json)? {
        Part::Yes(expr) => Ok(expr),
        Part::Number(_) | Part::Word(_) => Err(Unsayable),
    };
    let number = |json: &Json| number(facts, json);
    Ok(match (operator, operands) {
        ("var", [Json::String(name)]) => variable(facts, name)?,
        ("and", parts) => Part::Yes(all(parts.iter().map(yes).collect::<Result<Vec<_>, _>>()?)),
        ("or", parts) => Part::Yes(any(parts.iter().map(yes).collect::<Result<Vec<_>, _>>()?)),
        ("!", [inner]) => Part::Yes(not(yes(inner)?)),
        ("===", [left, right]) => Part::Yes(same(facts, left, right)?),
        ("!==", [left, right]) => Part::Yes(not(same(facts, left, right)?)),
        ("<", [left, right]) => Part::Yes(less(number(left)?, number(right)?)),
        (">", [left, right]) => Part::Yes(less(number(right)?, number(left)?)),
        ("<=", [left, right]) => Part::Yes(not(less(number(right)?, number(left)?))),
        (">=", [left, right]) => Part::Yes(not(less(number(left)?, number(right)?))),
        ("in", [value, Json::Array(list)]) => Part::Yes(among(facts, value, list)?),
        ("+" | "*" | "min" | "max", [begin, rest @ ..]) => {
            let mut whole = number(begin)?;
            for other in rest {
                let other = number(other)?;
                whole = match operator {
                    "+" => plus(whole, other)?,
                    "*" => product(whole, other)?,
                    "min" => extreme(whole, other, least, i64::min),
                    _ => extreme(whole, other, greatest, i64::max),
                };
            }
            Part::Number(whole)
        }
        ("-", [left, right]) => Part::Number(minus(number(left)?, number(right)?)?),
        ("-", [only]) => Part::Number(minus(constant(0), number(only)?)?),
        _ => return Err(Unsayable),
    })
}

fn number(facts: &Facts, json: &Json) -> Result<Number, Unsayable> {
    match part(facts, json)? {
        Part::Number(number) => Ok(number),
        Part::Yes(_) | Part::Word(_) => Err(Unsayable),
    }
}

fn constant(value: i64) -> Number {
    Number { low: n(value), high: n(value), min: value, max: value, plain: Some(n(value)), facts: 0 }
}

fn variable(facts: &Facts, name: &str) -> Result<Part, Unsayable> {
    let known = facts.variable(name).ok_or(Unsayable)?;
    // The channel that was asked for, in its English form.
    let column = if known.fact.id == "channel" { p("t_channel") } else { p(&known.column) };
    let Some((min, max)) = known.bounds() else {
        return Ok(if known.fact.kind == FactType::Bool { Part::Yes(column) } else { Part::Word(column) });
    };
    let bound = |bound: i64| if known.is_of_receipt() { column.clone() } else { first([column.clone(), n(bound)]) };
    let (low, high) = (bound(min), bound(max));
    // A fact of one possible value is known without being given.
    let plain = (min < max || known.is_of_receipt()).then_some(column);
    Ok(Part::Number(Number { low, high, min, max, plain, facts: 1 }))
}

fn same(facts: &Facts, left: &Json, right: &Json) -> Result<Expr, Unsayable> {
    Ok(match (part(facts, left)?, part(facts, right)?) {
        (Part::Yes(left), Part::Yes(right)) | (Part::Word(left), Part::Word(right)) => eq(left, right),
        (Part::Number(left), Part::Number(right)) => equal(left, right),
        _ => return Err(Unsayable),
    })
}

/// Whether one fact alone is compared with what is always known, so that while it is unknown nothing narrower than its bounds is
/// known of it.
fn is_plain(left: &Number, right: &Number) -> bool {
    matches!((left.facts, right.facts), (0, 1) | (1, 0)) && left.plain.is_some() && right.plain.is_some()
}

fn less(left: Number, right: Number) -> Expr {
    if left.max < right.min {
        return YES;
    }
    if left.min >= right.max {
        return NO;
    }
    match (is_plain(&left, &right), &left.plain, &right.plain) {
        (true, Some(left), Some(right)) => lt(left.clone(), right.clone()),
        _ => case_of([(lt(left.high, right.low), YES), (le(right.high, left.low), NO)]),
    }
}

fn equal(left: Number, right: Number) -> Expr {
    if left.max < right.min || right.max < left.min {
        return NO;
    }
    match (is_plain(&left, &right), &left.plain, &right.plain) {
        (true, Some(left), Some(right)) => eq(left.clone(), right.clone()),
        _ => case_of([
            (any([lt(left.high.clone(), right.low.clone()), lt(right.high.clone(), left.low.clone())]), NO),
            (all([eq(left.low, left.high.clone()), eq(right.low, right.high.clone()), eq(left.high, right.high)]), YES),
        ]),
    }
}

fn case_of(parts: impl IntoIterator<Item = (Expr, Expr)>) -> Expr {
    Expr::Case(parts.into_iter().collect(), None)
}

fn among(facts: &Facts, value: &Json, list: &[Json]) -> Result<Expr, Unsayable> {
    match part(facts, value)? {
        Part::Number(number) => {
            let values = list.iter().map(Json::as_i64).collect::<Option<Vec<_>>>().ok_or(Unsayable)?;
            let possible: Vec<i64> =
                values.into_iter().filter(|value| (number.min..=number.max).contains(value)).collect();
            if possible.is_empty() {
                return Ok(NO);
            }
            if let (Some(plain), 0 | 1) = (&number.plain, number.facts) {
                return Ok(super::expr::among(plain.clone(), possible.into_iter().map(n)));
            }
            let inside = possible
                .iter()
                .map(|value| all([le(number.low.clone(), n(*value)), le(n(*value), number.high.clone())]));
            let inside = any(inside.collect::<Vec<_>>());
            // A number that is known and inside is one of the list; one that is not known and may be is unknown.
            Ok(case_of([(not(inside), NO), (eq(number.low, number.high), YES)]))
        }
        Part::Word(text) => {
            let words = list.iter().map(Json::as_str).collect::<Option<Vec<_>>>().ok_or(Unsayable)?;
            Ok(super::expr::among(text, words.into_iter().map(word)))
        }
        Part::Yes(_) => Err(Unsayable),
    }
}

fn plus(left: Number, right: Number) -> Result<Number, Unsayable> {
    let sum = |left: Expr, right: Expr| super::expr::add(left, right);
    Ok(Number {
        low: sum(left.low, right.low),
        high: sum(left.high, right.high),
        min: left.min.checked_add(right.min).ok_or(Unsayable)?,
        max: left.max.checked_add(right.max).ok_or(Unsayable)?,
        plain: left.plain.zip(right.plain).map(|(left, right)| sum(left, right)),
        facts: reads(left.facts, right.facts),
    })
}

fn minus(left: Number, right: Number) -> Result<Number, Unsayable> {
    Ok(Number {
        low: sub(left.low, right.high),
        high: sub(left.high, right.low),
        min: left.min.checked_sub(right.max).ok_or(Unsayable)?,
        max: left.max.checked_sub(right.min).ok_or(Unsayable)?,
        plain: left.plain.zip(right.plain).map(|(left, right)| sub(left, right)),
        facts: reads(left.facts, right.facts),
    })
}

fn product(left: Number, right: Number) -> Result<Number, Unsayable> {
    let bounds = corners(&left, &right).ok_or(Unsayable)?;
    let times = |left: &Expr, right: &Expr| Expr::Product(vec![left.clone(), right.clone()]);
    let is_positive = left.min >= 0 && right.min >= 0;
    let (low, high) = if is_positive {
        (times(&left.low, &right.low), times(&left.high, &right.high))
    } else {
        let corners = [
            times(&left.low, &right.low),
            times(&left.low, &right.high),
            times(&left.high, &right.low),
            times(&left.high, &right.high),
        ];
        (least(corners.clone()), greatest(corners))
    };
    // Nothing times an unknown number is nothing, which is known.
    let has_factor = |one: &Number| one.facts == 0 && one.min == one.max && one.min != 0;
    let plain = (has_factor(&left) || has_factor(&right)).then(|| left.plain.as_ref().zip(right.plain.as_ref()));
    let plain = plain.flatten().map(|(left, right)| times(left, right));
    Ok(Number { low, high, min: bounds.0, max: bounds.1, plain, facts: reads(left.facts, right.facts) })
}

fn corners(left: &Number, right: &Number) -> Option<(i64, i64)> {
    let mut bounds: Option<(i64, i64)> = None;
    for one in [left.min, left.max] {
        for other in [right.min, right.max] {
            let corner = one.checked_mul(other)?;
            let (min, max) = bounds.unwrap_or((corner, corner));
            bounds = Some((min.min(corner), max.max(corner)));
        }
    }
    bounds
}

fn extreme(left: Number, right: Number, of: impl Fn(Vec<Expr>) -> Expr, pick: impl Fn(i64, i64) -> i64) -> Number {
    Number {
        low: of(vec![left.low, right.low]),
        high: of(vec![left.high, right.high]),
        min: pick(left.min, right.min),
        max: pick(left.max, right.max),
        plain: None,
        facts: reads(left.facts, right.facts),
    }
}

fn reads(left: usize, right: usize) -> usize {
    // More than a few are all the same.
    left.checked_add(right).unwrap_or(usize::MAX)
}

/// One of rows that are tried in order, of which the first whose condition holds applies: whether it may, given the conditions of
/// those before it. A row without a condition comes last and is given none.
pub(super) fn possible(conditions: &[Option<Expr>]) -> Vec<Expr> {
    let mut earlier: Vec<Expr> = Vec::new();
    let mut all_possible = Vec::new();
    for condition in conditions {
        let mut parts: Vec<Expr> = earlier.iter().map(|one| not(super::expr::sure(one.clone()))).collect();
        parts.extend(condition.clone().map(super::expr::may));
        all_possible.push(all(parts));
        earlier.extend(condition.clone());
    }
    all_possible
}

/// The one value of all that are possible: nothing where one of them is unknown or two differ. `none` where none is possible.
pub(super) fn agreed(rows: &[(Expr, Expr)], none: Expr) -> Expr {
    if let [(YES, value)] = rows {
        return value.clone();
    }
    let far = 9_007_199_254_740_993_i64;
    let is_possible = any(rows.iter().map(|(possible, _)| possible.clone()).collect::<Vec<_>>());
    let is_open =
        any(rows.iter().map(|(possible, value)| all([possible.clone(), unknown(value.clone())])).collect::<Vec<_>>());
    let taken = |bound: i64| {
        let values = rows.iter().map(|(possible, value)| case([(possible.clone(), value.clone())], n(bound)));
        values.collect::<Vec<_>>()
    };
    let (lowest, highest) = (least(taken(far)), greatest(taken(far.checked_neg().unwrap_or_default())));
    let same = eq(lowest.clone(), highest);
    case([(not(is_possible), none), (is_open, super::expr::NO_NUMBER), (same, lowest)], super::expr::NO_NUMBER)
}
