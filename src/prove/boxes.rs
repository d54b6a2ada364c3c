//! Decides comparisons of amounts over boxes, that is over whole ranges of values at once: a box on which they are not
//! decided is split in two, until all are decided or the budget is spent. Single values are always decided.

use std::collections::BTreeMap;

use super::limits::{MOST_BOXES, TooMuch};
use super::poly::{Interval, Poly};
use crate::model::Var;

/// How an amount compares with 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Equal to 0.
    Zero,
    /// Less than 0.
    Negative,
    /// Not more than 0.
    NotPositive,
}

impl Sign {
    /// Whether every number of a range compares so; none where some do and some may not.
    pub(super) fn holds(self, (low, high): Interval) -> Option<bool> {
        match self {
            Self::Zero if low == 0 && high == 0 => Some(true),
            Self::Zero if low > 0 || high < 0 => Some(false),
            Self::Negative if high < 0 => Some(true),
            Self::Negative if low >= 0 => Some(false),
            Self::NotPositive if high <= 0 => Some(true),
            Self::NotPositive if low > 0 => Some(false),
            _ => None,
        }
    }
}

/// A comparison that must hold or must not.
pub(super) type Literal<'a> = (&'a Poly, Sign, bool);

/// A range of values for each of some facts.
pub(super) type Box<'a> = BTreeMap<&'a Var, (i64, i64)>;

/// The first point of a box, by its facts in order, at which all literals hold; none where there is none.
///
/// # Errors
/// [`TooMuch`] where the budget does not settle it.
pub(super) fn point<'a>(whole: &Box<'a>, literals: &[Literal<'_>]) -> Result<Option<BTreeMap<&'a Var, i64>>, TooMuch> {
    let mut boxes = vec![whole.clone()];
    let mut spent = 0_usize;
    while let Some(next) = boxes.pop() {
        spent = spent.checked_add(1).filter(|spent| *spent <= MOST_BOXES).ok_or(TooMuch::Boxes)?;
        let mut open = false;
        let mut refuted = false;
        for (poly, sign, wanted) in literals {
            let range = poly.range(&|var| within(&next, var)).ok_or(TooMuch::Boxes)?;
            match sign.holds(range) {
                Some(holds) if holds == *wanted => {}
                Some(_) => refuted = true,
                None => open = true,
            }
        }
        if refuted {
            continue;
        }
        let Some((upper, lower)) = split(&next).filter(|_| open) else {
            return Ok(Some(next.into_iter().map(|(var, (low, _))| (var, low)).collect()));
        };
        boxes.push(upper);
        boxes.push(lower);
    }
    Ok(None)
}

/// The values of one fact for which a comparison holds, as ranges in order.
///
/// # Errors
/// [`TooMuch`] where there are too many ranges.
pub(super) fn solutions(
    poly: &Poly,
    sign: Sign,
    var: &Var,
    (low, high): (i64, i64),
) -> Result<Vec<(i64, i64)>, TooMuch> {
    let mut found: Vec<(i64, i64)> = Vec::new();
    let mut ranges = vec![(low, high)];
    let mut spent = 0_usize;
    while let Some((low, high)) = ranges.pop() {
        spent = spent.checked_add(1).filter(|spent| *spent <= MOST_BOXES).ok_or(TooMuch::Boxes)?;
        let own = |other: &Var| if other == var { (i128::from(low), i128::from(high)) } else { (0, 0) };
        let range = poly.range(&own).ok_or(TooMuch::Boxes)?;
        match sign.holds(range) {
            Some(true) => match found.last_mut() {
                Some(last) if last.1.checked_add(1) == Some(low) => last.1 = high,
                _ => found.push((low, high)),
            },
            Some(false) => {}
            None => {
                let (first, second) = halves(low, high).ok_or(TooMuch::Boxes)?;
                ranges.push(second);
                ranges.push(first);
            }
        }
    }
    Ok(found)
}

fn within(of: &Box<'_>, var: &Var) -> Interval {
    of.get(var).map_or((0, 0), |(low, high)| (i128::from(*low), i128::from(*high)))
}

/// The halves of a box across its longest side, the upper one first; none for a point.
fn split<'a>(of: &Box<'a>) -> Option<(Box<'a>, Box<'a>)> {
    let length = |(low, high): (i64, i64)| i128::from(high).checked_sub(i128::from(low)).unwrap_or(0);
    // The first of the longest, so that points come in the order of their facts.
    let (var, range) = of.iter().rev().max_by_key(|(_, range)| length(**range)).map(|(var, range)| (*var, *range))?;
    let (first, second) = halves(range.0, range.1)?;
    let with = |half: (i64, i64)| {
        let mut copy = of.clone();
        copy.insert(var, half);
        copy
    };
    Some((with(second), with(first)))
}

fn halves(low: i64, high: i64) -> Option<((i64, i64), (i64, i64))> {
    if low >= high {
        return None;
    }
    let middle = i64::midpoint(low, high);
    // Rounding is towards zero: below zero the middle of two neighbours is the upper one.
    let middle = if middle == high { middle.checked_sub(1)? } else { middle };
    Some(((low, middle), (middle.checked_add(1)?, high)))
}
