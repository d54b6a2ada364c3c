//! What dossiers pay under two versions: for each choice of rows, one a fee, the region of dossiers to which they apply.

use super::boxes;
use super::dossier::Wanted;
use super::limits::{MOST_REGIONS, MOST_WAYS, TooMuch};
use super::space::{Region, Space};
use crate::model::{Expr, Fee, Var, Version};

/// The rows that apply to some dossiers, one a fee, before and after.
pub(super) struct Bill<'a> {
    pub(super) region: Region,
    pub(super) old: Vec<&'a Fee>,
    pub(super) new: Vec<&'a Fee>,
    pub(super) wanted: Vec<Wanted<'a>>,
}

/// Each bill once for each row of a fee that can apply to it.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn choose<'a>(
    space: &Space<'_>,
    bills: Vec<Bill<'a>>,
    version: &'a Version,
    id: &str,
    complete: &'a Expr,
    add: impl Fn(&mut Bill<'a>, &'a Fee),
) -> Result<Vec<Bill<'a>>, TooMuch> {
    let (with, without): (Vec<&Fee>, Vec<&Fee>) =
        version.fees.iter().filter(|fee| fee.id == id).partition(|fee| fee.when.is_some());
    let mut out = Vec::new();
    for bill in bills {
        let mut rest = bill.region.clone();
        let mut passed: Vec<Wanted<'a>> = Vec::new();
        for fee in with.iter().chain(&without) {
            let holds = match &fee.when {
                Some(when) => space.holds(when, complete)?,
                None => space.everything().clone(),
            };
            let region = space.and(&rest, &holds)?;
            rest = space.without(&rest, &holds)?;
            if !region.is_empty() {
                let mut wanted = bill.wanted.clone();
                wanted.extend(passed.iter().copied());
                wanted.extend(fee.when.iter().map(|condition| Wanted { condition, complete, holds: true }));
                let mut chosen = Bill { region, old: bill.old.clone(), new: bill.new.clone(), wanted };
                add(&mut chosen, fee);
                out.push(chosen);
            }
            passed.extend(fee.when.iter().map(|condition| Wanted { condition, complete, holds: false }));
        }
        if !rest.is_empty() {
            let mut wanted = bill.wanted;
            wanted.extend(passed);
            out.push(Bill { region: rest, old: bill.old, new: bill.new, wanted });
        }
        if out.len() > MOST_WAYS {
            return Err(TooMuch::Ways);
        }
    }
    Ok(out)
}

/// The boxes of values into which facts split a region, each with its dossiers; empty ones are left out.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn split<'v>(
    space: &Space<'_>,
    vars: impl IntoIterator<Item = &'v Var>,
    region: &Region,
) -> Result<Vec<(boxes::Box<'v>, Region)>, TooMuch> {
    let mut places: Vec<(boxes::Box<'v>, Region)> = vec![(boxes::Box::new(), region.clone())];
    for var in vars {
        let mut next = Vec::new();
        for (place, region) in &places {
            for (low, high) in space.regions_of(var) {
                let region = space.with(region, var, low)?;
                if !region.is_empty() {
                    let mut place = place.clone();
                    place.insert(var, (low, high));
                    next.push((place, region));
                }
            }
        }
        if next.len() > MOST_REGIONS {
            return Err(TooMuch::Boxes);
        }
        places = next;
    }
    Ok(places)
}
