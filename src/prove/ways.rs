//! The ways on which a dossier can go through a version: which row of limits applies, which extensions, whether it may be
//! re-appointed, and which steps run. Each way has the region of dossiers that take it; ways without any are left out.

use super::dossier::Wanted;
use super::limits::{MOST_WAYS, TooMuch};
use super::space::{Region, Space};
use crate::bundle::DeadlineKind;
use crate::calendar::Duration;
use crate::model::{Deadline, Expr, Step, Terms, Version};

/// The dossiers that go one way.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) region: Region,
    /// The place of the row that applies; none where no row does.
    pub(super) base: Option<usize>,
    /// The places of the extensions that hold.
    pub(super) extensions: Vec<usize>,
    /// Whether the dossier may be re-appointed.
    pub(super) reappointed: bool,
    /// For each step, whether it runs.
    pub(super) runs: Vec<bool>,
}

/// A version's rows of which one is chosen, in the order in which they are tried.
pub(super) fn bases(rows: &[Deadline]) -> impl Iterator<Item = (usize, &Deadline)> {
    let base = |row: &&(usize, &Deadline)| row.1.kind == DeadlineKind::Base;
    let (with, without): (Vec<_>, Vec<_>) =
        rows.iter().enumerate().filter(|row| base(&row)).partition(|(_, row)| row.when.is_some());
    with.into_iter().chain(without)
}

/// The rows that are added.
pub(super) fn extensions(rows: &[Deadline]) -> impl Iterator<Item = (usize, &Deadline)> {
    rows.iter().enumerate().filter(|(_, row)| row.kind == DeadlineKind::Extension)
}

/// Every way of the dossiers of a region.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn ways(
    space: &Space<'_>,
    version: &Version,
    complete: &Expr,
    within: &Region,
) -> Result<Vec<Way>, TooMuch> {
    let mut ways = limits(space, version, complete, within)?;
    for step in &version.steps {
        ways = fork(space, ways, step.when.as_ref(), complete, |way, holds| way.runs.push(holds))?;
    }
    Ok(ways)
}

/// The ways as far as limits go: which steps run is left open.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn limits(
    space: &Space<'_>,
    version: &Version,
    complete: &Expr,
    within: &Region,
) -> Result<Vec<Way>, TooMuch> {
    let mut ways = Vec::new();
    let start = |region: Region, base: Option<usize>| Way {
        region,
        base,
        extensions: Vec::new(),
        reappointed: false,
        runs: Vec::new(),
    };
    let mut rest = within.clone();
    let mut is_settled = false;
    for (place, row) in bases(&version.deadlines) {
        if is_settled {
            break;
        }
        let holds = match &row.when {
            Some(when) => space.holds(when, complete)?,
            None => {
                is_settled = true;
                space.everything().clone()
            }
        };
        ways.push(start(space.and(&rest, &holds)?, Some(place)));
        rest = space.without(&rest, &holds)?;
    }
    if !is_settled {
        ways.push(start(rest, None));
    }
    for (place, row) in extensions(&version.deadlines) {
        let holds = |way: &mut Way, holds: bool| {
            if holds {
                way.extensions.push(place)
            }
        };
        ways = fork(space, ways, row.when.as_ref(), complete, holds)?;
    }
    if let Some(reappointment) = &version.reappointment {
        ways = fork(space, ways, reappointment.when.as_ref(), complete, |way, holds| way.reappointed = holds)?;
    }
    ways.retain(|way| !way.region.is_empty());
    Ok(ways)
}

/// Each way in two, by a condition; one without a condition always holds.
pub(super) fn fork(
    space: &Space<'_>,
    ways: Vec<Way>,
    when: Option<&Expr>,
    complete: &Expr,
    mark: impl Fn(&mut Way, bool),
) -> Result<Vec<Way>, TooMuch> {
    let Some(when) = when else {
        let mut ways = ways;
        ways.iter_mut().for_each(|way| mark(way, true));
        return Ok(ways);
    };
    let holds = space.holds(when, complete)?;
    let mut out = Vec::with_capacity(ways.len());
    for way in ways {
        let sides = [(true, space.and(&way.region, &holds)?), (false, space.without(&way.region, &holds)?)];
        for (is_side, region) in sides {
            if !region.is_empty() {
                let mut side = Way { region, ..way.clone() };
                mark(&mut side, is_side);
                out.push(side);
            }
        }
    }
    if out.len() > MOST_WAYS { Err(TooMuch::Ways) } else { Ok(out) }
}

impl Way {
    /// What must be known of a dossier to see that it goes this way.
    pub(super) fn wanted<'a>(&self, version: &'a Version, complete: &'a Expr) -> Vec<Wanted<'a>> {
        let mut wanted = self.wanted_limit(version, complete);
        wanted.extend(steps(&version.steps, &self.runs, complete));
        wanted
    }

    /// The same for the limit alone.
    pub(super) fn wanted_limit<'a>(&self, version: &'a Version, complete: &'a Expr) -> Vec<Wanted<'a>> {
        let mut wanted = Vec::new();
        for (place, row) in bases(&version.deadlines) {
            let holds = self.base == Some(place);
            wanted.extend(row.when.iter().map(|condition| Wanted { condition, complete, holds }));
            if holds {
                break;
            }
        }
        for (place, row) in extensions(&version.deadlines) {
            let holds = self.extensions.contains(&place);
            wanted.extend(row.when.iter().map(|condition| Wanted { condition, complete, holds }));
        }
        if let Some(condition) = version.reappointment.as_ref().and_then(|row| row.when.as_ref()) {
            wanted.push(Wanted { condition, complete, holds: self.reappointed });
        }
        wanted
    }

    /// The terms of the row that applies, and of the extensions that hold, as `pick` gives a row's.
    pub(super) fn terms<'a>(
        &self,
        version: &'a Version,
        pick: fn(&'a Deadline) -> &'a Terms,
    ) -> Option<(&'a Terms, Vec<Duration>)> {
        let terms = pick(version.deadlines.get(self.base?)?);
        let rows = self.extensions.iter().filter_map(|place| version.deadlines.get(*place));
        let extensions = rows.filter_map(|row| match &pick(row).limit.node {
            crate::bundle::Limit::Duration { duration } => Some(*duration),
            _ => None,
        });
        Some((terms, extensions.collect()))
    }
}

/// What must be known to see which steps run.
pub(super) fn steps<'a>(
    steps: &'a [Step],
    runs: &[bool],
    complete: &'a Expr,
) -> impl Iterator<Item = Wanted<'a>> + use<'a> {
    let known: Vec<Wanted<'a>> = (steps.iter().zip(runs))
        .filter_map(|(step, holds)| Some(Wanted { condition: step.when.as_ref()?, complete, holds: *holds }))
        .collect();
    known.into_iter()
}

/// The terms as they are committed to.
pub(super) fn committed(row: &Deadline) -> &Terms {
    &row.terms
}
