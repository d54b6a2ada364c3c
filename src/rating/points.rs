//! Points and stars out of measures, as a rating of the bundle says.

use serde_json::Value as Json;

use super::counts::Counts;
use super::measures::Measures;
use crate::bundle::{Criterion, Measure, Rating, Texts};

/// Hundredths in a point.
const HUNDREDTHS: i64 = 100;

/// An office under a rating.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rated<'r> {
    /// By criterion, hundredths of a point; none where its measure has nothing to measure.
    pub(crate) points: Vec<Option<i64>>,
    /// Hundredths of a point, and what they give.
    pub(crate) result: Result<(i64, u8), Unrated>,
    pub(crate) pillars: Vec<Pillar<'r>>,
}

/// What the criteria of one pillar add up to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pillar<'r> {
    pub(crate) title: &'r Texts,
    /// Hundredths of a point; none where one of its measures has nothing to measure.
    pub(crate) points: Option<i64>,
    /// The most that it can give, in points.
    pub(crate) weight: u32,
}

/// Why an office has no stars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unrated {
    /// It had fewer dossiers in hand that are judged than are needed to rate it.
    TooFew {
        /// How many it had.
        found: u64,
        /// How many are needed.
        needed: u32,
    },
    /// Measures that points or stars rest on have nothing to measure.
    NotMeasured(Vec<Measure>),
}

/// An office's points, pillars and stars.
pub(crate) fn rate<'r>(rating: &'r Rating, counts: &Counts, measures: &Measures) -> Rated<'r> {
    let points: Vec<Option<i64>> = rating
        .criteria
        .iter()
        .map(|criterion| measures.get(criterion.measure).and_then(|value| points(criterion, value)))
        .collect();
    // What is not judged says nothing of an office.
    let found = counts.judged().unwrap_or(counts.in_hand);
    let result = match rating.minimum_sample.filter(|needed| found < u64::from(*needed)) {
        Some(needed) => Err(Unrated::TooFew { found, needed }),
        None => stars(rating, measures),
    };
    Rated { result, pillars: pillars(rating, &points), points }
}

/// Points and stars, the sample being large enough.
pub(super) fn stars(rating: &Rating, measures: &Measures) -> Result<(i64, u8), Unrated> {
    let mut missing: Vec<Measure> = Vec::new();
    let mut note = |measure: Measure| {
        if measures.get(measure).is_none() && !missing.contains(&measure) {
            missing.push(measure);
        }
    };
    rating.criteria.iter().for_each(|criterion| note(criterion.measure));
    rating.stars.iter().for_each(|row| named(&row.when.0, &mut note));
    let points = rating.criteria.iter().map(|criterion| points(criterion, measures.get(criterion.measure)?));
    let total = points.into_iter().try_fold(0_i64, |sum, points| sum.checked_add(points?));
    // A sum of bounded weights: it is none only where a measure is.
    match total.filter(|_| missing.is_empty()) {
        Some(total) => Ok((total, with_points(rating, measures, total))),
        None => Err(Unrated::NotMeasured(missing)),
    }
}

/// The stars of an office whose points are given.
pub(super) fn with_points(rating: &Rating, measures: &Measures, total: i64) -> u8 {
    let value = |name: &str| match Measure::ALL.iter().find(|measure| measure.as_str() == name) {
        Some(measure) => measures.get(*measure),
        None => Some(total),
    };
    let row = rating.stars.iter().find(|row| holds(&row.when.0, &value) == Some(true));
    row.map_or(rating.otherwise, |row| row.stars)
}

/// The points of a criterion, hundredths, rounded half up: none at `from`, all at `to`, in proportion between.
fn points(criterion: &Criterion, value: i64) -> Option<i64> {
    let (low, high) = (criterion.from.min(criterion.to), criterion.from.max(criterion.to));
    let value = value.clamp(low, high);
    let (part, whole) = (value.abs_diff(criterion.from), criterion.to.abs_diff(criterion.from));
    let all = i128::from(criterion.weight).checked_mul(HUNDREDTHS.into())?;
    // Ends are at most 2^53 apart from zero and weights at most 100.
    let doubled = all.checked_mul(part.into())?.checked_mul(2)?.checked_add(whole.into())?;
    i64::try_from(doubled.checked_div(i128::from(whole).checked_mul(2)?)?).ok()
}

fn pillars<'r>(rating: &'r Rating, points: &[Option<i64>]) -> Vec<Pillar<'r>> {
    let mut pillars: Vec<Pillar<'r>> = Vec::new();
    for (criterion, points) in rating.criteria.iter().zip(points) {
        let Some(title) = &criterion.pillar else { continue };
        match pillars.iter_mut().find(|pillar| pillar.title == title) {
            None => pillars.push(Pillar { title, points: *points, weight: criterion.weight }),
            Some(pillar) => {
                pillar.points = pillar.points.zip(*points).and_then(|(sum, points)| sum.checked_add(points));
                // A thousand criteria of at most a hundred points.
                pillar.weight = pillar.weight.checked_add(criterion.weight).unwrap_or(pillar.weight);
            }
        }
    }
    pillars
}

/// Every measure that a condition names.
fn named(json: &Json, note: &mut impl FnMut(Measure)) {
    match json {
        Json::Object(members) => {
            for (operator, value) in members {
                match value.as_str().filter(|_| operator == "var") {
                    Some(name) => {
                        Measure::ALL.iter().filter(|measure| measure.as_str() == name).copied().for_each(&mut *note);
                    }
                    None => named(value, note),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| named(item, note)),
        _ => {}
    }
}

/// Whether a condition of stars holds; none for what the loader lets into no bundle.
fn holds(json: &Json, value: &impl Fn(&str) -> Option<i64>) -> Option<bool> {
    let (operator, operands) = json.as_object()?.iter().next()?;
    let operands = operands.as_array()?;
    let number = |operand: &Json| match operand {
        Json::Object(members) => value(members.get("var")?.as_str()?),
        number => number.as_i64(),
    };
    match (operator.as_str(), operands.as_slice()) {
        ("and", all) => all.iter().map(|one| holds(one, value)).try_fold(true, |so_far, one| Some(so_far && one?)),
        ("or", all) => all.iter().map(|one| holds(one, value)).try_fold(false, |so_far, one| Some(so_far || one?)),
        ("!", [one]) => holds(one, value).map(|holds| !holds),
        (operator, [left, right]) => {
            let (left, right) = (number(left)?, number(right)?);
            Some(match operator {
                "===" => left == right,
                "!==" => left != right,
                "<" => left < right,
                "<=" => left <= right,
                ">" => left > right,
                ">=" => left >= right,
                _ => return None,
            })
        }
        _ => None,
    }
}
