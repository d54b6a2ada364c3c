//! One of the two sides at one site: when a dossier starts to count, when its limits end, and what promises the same day.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::pair::{Side, counts_from_a_step, through};
use crate::bundle::{Channel, Limit};
use crate::calendar::{self, Duration, Hours, Unit};
use crate::model::{Deadline, Expr, Program, Terms, Version};
use crate::prove::days::Days;
use crate::prove::limits::TooMuch;
use crate::prove::offices::{Place, minute_of, moment, taking_in};
use crate::prove::space::{Region, Space};
use crate::prove::timing::{Plan, due, is_in_days};
use crate::prove::ways::{Way, committed};

/// Where the limits of a dossier end; none where there is no date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dues {
    pub(super) committed: Option<NaiveDateTime>,
    pub(super) statutory: Option<NaiveDateTime>,
    pub(super) reappointed: Option<NaiveDateTime>,
}

/// A program that takes dossiers in, with what its clauses say.
pub(super) struct Taking<'a> {
    program: &'a Program,
    pub(super) through: Expr,
    pub(super) region: Region,
}

/// A promise of the same day: when it ends, and the place of the program that gives it; the limit where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) until: NaiveDateTime,
    pub(super) program: Option<usize>,
}

/// A side at a site.
pub(super) struct At<'a, 'p> {
    pub(super) side: &'p Side<'a>,
    pub(super) place: &'p Place<'a>,
    pub(super) ways: &'p [Way],
    pub(super) windows: Arc<Days>,
    pub(super) programs: Vec<Taking<'a>>,
    /// The dossiers that meet the requirements.
    pub(super) met: Region,
    /// The dossiers that the clauses of the same-day rule let through.
    pub(super) clauses: Region,
    plan: Plan<'a>,
    from_steps: bool,
    dues: RefCell<HashMap<(usize, NaiveDateTime), Dues>>,
}

impl<'a, 'p> At<'a, 'p> {
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn new(
        space: &Space<'_>,
        side: &'p Side<'a>,
        place: &'p Place<'a>,
        ways: &'p [Way],
        channel: Channel,
    ) -> Result<Self, TooMuch> {
        let taking = place.taking(side.version, channel);
        let programs = taking.iter().map(|(_, program)| {
            let through = through(&program.clauses);
            let region = side.holds(space, &through)?;
            Ok(Taking { program, through, region })
        });
        Ok(Self {
            side,
            place,
            ways,
            windows: place.days(&taking),
            programs: programs.collect::<Result<_, _>>()?,
            met: side.holds(space, &side.met)?,
            clauses: side.holds(space, &side.clauses)?,
            plan: Plan::new(&side.version.steps),
            from_steps: counts_from_a_step(side.version),
            dues: RefCell::default(),
        })
    }

    /// The session of each program on a day.
    pub(super) fn sessions(&self, day: NaiveDate) -> Vec<Option<Hours>> {
        self.programs.iter().map(|taking| self.place.session(taking.program, day)).collect()
    }

    /// Minutes of a day at which something may turn.
    pub(super) fn turns(&self, day: NaiveDate) -> Vec<u16> {
        let mut turns: Vec<u16> = Vec::new();
        let mut edges = |hours: &Hours| turns.extend(hours.windows().iter().flatten());
        edges(self.windows.windows(day));
        if let Ok(hours) = self.place.table.hours(day) {
            edges(hours);
        }
        self.sessions(day).iter().flatten().for_each(&mut edges);
        let last = self.programs.iter().filter_map(|taking| taking.program.intake_until.as_ref());
        let after = last.map(|last| last.node).chain(all_terms(self.side.version).filter_map(cutoff));
        turns.extend(after.filter_map(|minute| minute.checked_add(1)));
        turns
    }

    /// Where the limits of a way end for a counting start.
    pub(super) fn dues(&self, way: usize, start: NaiveDateTime) -> Dues {
        if let Some(known) = self.dues.borrow().get(&(way, start)) {
            return *known;
        }
        let dues = self.ways.get(way).map(|way| self.count(way, start)).unwrap_or_default();
        self.dues.borrow_mut().insert((way, start), dues);
        dues
    }

    fn count(&self, way: &Way, start: NaiveDateTime) -> Dues {
        let (version, table) = (self.side.version, self.place.table);
        let course = self.from_steps.then(|| self.plan.course(&way.runs, table, table, start).ok()).flatten();
        let end = |pick: for<'r> fn(&'r Deadline) -> &'r Terms| {
            let (terms, extensions) = way.terms(version, pick)?;
            due(table, terms, &extensions, start, (&self.plan, course.as_ref()))
        };
        let committed = end(committed);
        let reappointment = version.reappointment.as_ref().filter(|_| way.reappointed);
        let reappointed = reappointment
            .zip(committed)
            .and_then(|(row, committed)| calendar::due(table, committed, &row.within.into()).ok().map(|due| due.at));
        Dues { committed, statutory: end(statutory), reappointed }
    }

    /// What promises the same day to dossiers of a way that start to count at a moment, earliest end first.
    pub(super) fn offers(&self, way: usize, start: NaiveDateTime) -> Vec<Offer> {
        let day = start.date();
        let limit = self.dues(way, start).committed.filter(|at| at.date() == day);
        let mut offers: Vec<Offer> = limit.map(|until| Offer { until, program: None }).into_iter().collect();
        for (place, taking) in self.programs.iter().enumerate() {
            let Some(hours) = self.place.session(taking.program, day) else { continue };
            let until = hours.closing().and_then(|end| moment(day, end));
            let Some(until) = until.filter(|_| taking_in(&hours, taking.program).contains(minute_of(start))) else {
                continue;
            };
            offers.push(Offer { until, program: Some(place) });
        }
        offers.sort_by_key(|offer| offer.until);
        offers
    }

    /// The dossiers of a region by what promises them the same day; those whom nothing does are left out.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn promised(
        &self,
        space: &Space<'_>,
        region: &Region,
        offers: &[Offer],
    ) -> Result<Vec<(Offer, Region)>, TooMuch> {
        let mut rest = space.and(region, &self.clauses)?;
        let mut promised = Vec::new();
        for offer in offers {
            let own = match offer.program.and_then(|place| self.programs.get(place)) {
                Some(taking) => space.and(&rest, &taking.region)?,
                None => rest.clone(),
            };
            rest = space.without(&rest, &own)?;
            if !own.is_empty() {
                promised.push((*offer, own));
            }
        }
        Ok(promised)
    }

    /// Whether every minute has to be tried: where a limit runs in hours, or from a step.
    pub(super) fn is_by_minutes(&self) -> bool {
        self.from_steps || durations(self.side.version).any(|duration| !is_in_days(duration.unit))
    }

    /// Whether nothing but how the days look decides the moments: months and years end on dates.
    pub(super) fn is_by_looks(&self) -> bool {
        let steps = self.side.version.steps.iter().filter(|_| self.from_steps);
        let steps = steps.flat_map(|step| [step.within, step.at_least]).flatten().map(|duration| duration.node);
        let mut all = durations(self.side.version).chain(steps);
        all.all(|duration| !matches!(duration.unit, Unit::Months | Unit::Years))
    }
}

fn statutory(row: &Deadline) -> &Terms {
    row.statutory.as_ref().unwrap_or(&row.terms)
}

fn all_terms(version: &Version) -> impl Iterator<Item = &Terms> {
    version.deadlines.iter().flat_map(|row| std::iter::once(&row.terms).chain(&row.statutory))
}

fn cutoff(terms: &Terms) -> Option<u16> {
    terms.cutoff.map(|cutoff| cutoff.after)
}

fn durations(version: &Version) -> impl Iterator<Item = Duration> + '_ {
    let rows = all_terms(version).filter_map(|terms| match &terms.limit.node {
        Limit::Duration { duration } => Some(*duration),
        _ => None,
    });
    rows.chain(version.reappointment.as_ref().map(|row| row.within))
}
