//! What one more star would take: for each measure that could bring it alone, how far it must go and how many dossiers that is.

use super::counts::Counts;
use super::measures::Measures;
use super::points::{stars, with_points};
use crate::bundle::{Measure, Rating};

/// What one measure must become, the others as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) measure: Measure,
    /// Hundredths of a percent.
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// How many dossiers more: in time, online, digitised. None of a measure that is no share of dossiers.
    pub(crate) dossiers: Option<u64>,
}

/// For an office with so many stars, each measure that could alone bring at least one more, in the measures' order; more dossiers in time
/// are fewer that are late.
pub(crate) fn next(rating: &Rating, counts: &Counts, measures: &Measures, now: u8) -> Vec<Need> {
    let needs = Measure::ALL.iter().filter_map(|measure| {
        let from = measures.get(*measure)?;
        let better = |measures: &Measures| stars(rating, measures).is_ok_and(|(_, stars)| stars > now);
        let need = |to: i64, dossiers: Option<u64>| Need { measure: *measure, from, to, dossiers };
        let more = |most: u64, with: &dyn Fn(u64) -> Option<Counts>| {
            let after = |count: u64| with(count).map(|counts| Measures::of(&counts));
            let count = least(most, |count| after(count).is_some_and(|measures| better(&measures)))?;
            Some(need(after(count)?.get(*measure)?, Some(count)))
        };
        match measure {
            Measure::OnTimeRate => more(counts.late, &|count| {
                let (in_time, late) = (counts.in_time.checked_add(count)?, counts.late.checked_sub(count)?);
                Some(Counts { in_time, late, ..*counts })
            }),
            // The same dossiers as those in time.
            Measure::OverdueRate => None,
            Measure::OnlineRate => more(counts.received.checked_sub(counts.online)?, &|count| {
                Some(Counts { online: counts.online.checked_add(count)?, ..*counts })
            }),
            Measure::DigitisedRate => more(counts.told_digitised.checked_sub(counts.digitised)?, &|count| {
                Some(Counts { digitised: counts.digitised.checked_add(count)?, ..*counts })
            }),
            Measure::ProcessingTime => {
                let less = least(u64::try_from(from).ok()?, |less| {
                    let value = i64::try_from(less).ok().and_then(|less| from.checked_sub(less));
                    value.is_some_and(|value| better(&measures.with(*measure, value)))
                })?;
                Some(need(from.checked_sub(i64::try_from(less).ok()?)?, None))
            }
            Measure::Satisfaction => {
                let room = WHOLE.checked_sub(from).and_then(|room| u64::try_from(room).ok())?;
                let more = least(room, |more| {
                    let value = i64::try_from(more).ok().and_then(|more| from.checked_add(more));
                    value.is_some_and(|value| better(&measures.with(*measure, value)))
                })?;
                Some(need(from.checked_add(i64::try_from(more).ok()?)?, None))
            }
        }
    });
    needs.collect()
}

/// How many more points would bring another star, the measures as they are, hundredths; none where points alone do not.
pub(crate) fn points_short(rating: &Rating, measures: &Measures, points: i64, now: u8) -> Option<u64> {
    let room = MOST_POINTS.checked_sub(points).and_then(|room| u64::try_from(room).ok())?;
    least(room, |more| {
        let points = i64::try_from(more).ok().and_then(|more| points.checked_add(more));
        points.is_some_and(|points| with_points(rating, measures, points) > now)
    })
}

/// The most points of the criteria that add up to the usual hundred, hundredths.
const MOST_POINTS: i64 = 10_000;

/// All of something, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The least number from 1 to `most` of which something holds that, where it holds of one, holds of every larger one; none where it does
/// not hold of `most`. What is found holds, whether or not the conditions of stars keep to that.
fn least(most: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let (mut low, mut high) = (0_u64, most);
    if most == 0 || !holds(most) {
        return None;
    }
    // It holds of `high`, and not of `low`, of which nothing changes.
    while low.checked_add(1)? < high {
        let middle = low.checked_add(high.checked_sub(low)? / 2)?;
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
