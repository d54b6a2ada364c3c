//! What depends on the moment of receipt: limits, promises and the same-day verdict, for every day on which dossiers are
//! received both before and after, at every minute of the day at which something may turn.
//!
//! Between two turning points a dossier is told the same at every minute, unless a limit runs in hours or from a step: then
//! every open minute is tried. A day that looks as one before it, as far as its limits reach, has the same differences.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::change::{Class, Gathered, Kind};
use super::logic::NOWHERE;
use super::moments::{At, Dues, Offer};
use super::pair::{Cell, Pair};
use super::sites::Site;
use crate::bundle::{Channel, Weekday, day_number};
use crate::calendar::Hours;
use crate::diagnostics::Witness;
use crate::model::{Expr, Var};
use crate::prove::domain::weekday_code;
use crate::prove::dossier::Wanted;
use crate::prove::limits::TooMuch;
use crate::prove::offices::moment;
use crate::prove::space::Region;
use crate::prove::ways::Way;
use crate::prove::witness::{Search, witness};

/// The dossiers of one site on channels that are taken in alike.
pub(super) struct Group<'a, 'p> {
    pub(super) pair: &'p Pair<'a>,
    pub(super) site: &'p Site<'a>,
    pub(super) channels: &'p [Channel],
    pub(super) old: At<'a, 'p>,
    pub(super) new: At<'a, 'p>,
    cells: Vec<Cell>,
    /// Days on which they are received both before and after.
    pub(super) days: Vec<NaiveDate>,
}

/// A difference at one minute of a day.
struct Hit {
    minute: u16,
    cell: usize,
    region: Region,
}

/// The differences of a day.
type Hits = BTreeMap<(Kind, Class), Hit>;

/// The differences of the days that were tried, by the looks of their first days: the looks as far as they reach, and what
/// differs.
type Seen<'l> = HashMap<&'l [u32], Vec<(&'l [u32], Vec<(Kind, Class)>)>>;

/// How many days are compared before the rest of a run is.
const HEAD: usize = 5;

impl<'a, 'p> Group<'a, 'p> {
    /// None where no dossier comes on any day.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn new(
        pair: &'p Pair<'a>,
        site: &'p Site<'a>,
        channels: &'p [Channel],
        (old, new): (&'p [Way], &'p [Way]),
    ) -> Result<Option<Self>, TooMuch> {
        let Some(channel) = channels.first().copied() else { return Ok(None) };
        let days = site.days((pair.old.version, pair.new.version), channel, pair.days);
        if days.is_empty() {
            return Ok(None);
        }
        let cells = pair.cells((old, new), channels)?;
        let old = At::new(&pair.space, &pair.old, &site.old, old, channel)?;
        let new = At::new(&pair.space, &pair.new, &site.new, new, channel)?;
        Ok(Some(Self { pair, site, channels, old, new, cells, days }))
    }

    /// Adds what differs.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn compare(&self, found: &mut BTreeMap<(Kind, Option<String>), Gathered>) -> Result<(), TooMuch> {
        let looks = Looks::new(self);
        let by_looks = self.old.is_by_looks() && self.new.is_by_looks() && self.pair.space.several().is_empty();
        let mut seen: Seen<'_> = HashMap::new();
        // Differences that no dossier showed yet, so that a search that fails is not silent.
        let mut open: BTreeSet<(Kind, Class)> = BTreeSet::new();
        let mut shown: BTreeSet<(Kind, Class)> = BTreeSet::new();
        for day in &self.days {
            let head = looks.run(*day, HEAD).filter(|_| by_looks);
            let known = head.and_then(|head| seen.get(head));
            let known = known.and_then(|runs| {
                runs.iter().find(|(run, _)| looks.run(*day, run.len()) == Some(run)).map(|(_, told)| told.clone())
            });
            if let Some(told) = known {
                for (kind, class) in told {
                    found.entry((kind, None)).or_default().add(class, [*day]);
                }
                continue;
            }
            let (hits, reached) = self.day(*day)?;
            for ((kind, class), hit) in &hits {
                let gathered = found.entry((*kind, None)).or_default();
                gathered.add(*class, [*day]);
                if shown.contains(&(*kind, *class)) {
                    continue;
                }
                match self.witness(*kind, *day, hit)? {
                    Some(witness) => {
                        shown.insert((*kind, *class));
                        gathered.show(*class, witness);
                    }
                    None => {
                        open.insert((*kind, *class));
                    }
                }
            }
            let count = reached.signed_duration_since(*day).num_days().checked_add(1);
            let count = count.and_then(|count| usize::try_from(count).ok()).map(|count| count.max(HEAD));
            if let (Some(head), Some(run)) = (head, count.and_then(|count| looks.run(*day, count))) {
                seen.entry(head).or_default().push((run, hits.into_keys().collect()));
            }
        }
        if open.is_subset(&shown) { Ok(()) } else { Err(TooMuch::Boxes) }
    }

    /// The minutes of a day that stand for all of them, those at which the desk is open first.
    fn minutes(&self, day: NaiveDate) -> Vec<u16> {
        let mut minutes: BTreeSet<u16> = BTreeSet::from([0]);
        minutes.extend(self.old.turns(day));
        minutes.extend(self.new.turns(day));
        let regions = self.pair.space.regions_of(&Var::ReceivedTime);
        minutes.extend(regions.into_iter().filter_map(|(low, _)| u16::try_from(low).ok()));
        let is_open = |minute: &u16| {
            self.old.windows.windows(day).contains(*minute) || self.new.windows.windows(day).contains(*minute)
        };
        if self.old.is_by_minutes() || self.new.is_by_minutes() {
            minutes.extend((0..1440).filter(is_open));
        }
        let minutes = minutes.into_iter().filter(|minute| *minute < 1440);
        let (open, closed): (Vec<u16>, Vec<u16>) = minutes.partition(is_open);
        open.into_iter().chain(closed).collect()
    }

    /// The dossiers of a region that come at a minute of a day.
    pub(super) fn received(&self, region: &Region, day: NaiveDate, minute: u16) -> Result<Region, TooMuch> {
        let space = &self.pair.space;
        let region = space.with(region, &Var::ReceivedDate, day_number(day))?;
        let weekday = weekday_code(Weekday::from(day.weekday()));
        let region = space.with(&region, &Var::ReceivedWeekday, weekday)?;
        space.with(&region, &Var::ReceivedTime, i64::from(minute))
    }

    /// The differences of a day, and the last day that had a part in them.
    fn day(&self, day: NaiveDate) -> Result<(Hits, NaiveDate), TooMuch> {
        let mut hits = Hits::new();
        let mut reached = day;
        for minute in self.minutes(day) {
            let Some(at) = moment(day, minute) else { continue };
            let (Some(old), Some(new)) = (self.old.windows.start(at), self.new.windows.start(at)) else { continue };
            reached = reached.max(old.date()).max(new.date());
            for (place, cell) in self.cells.iter().enumerate() {
                let dues = (self.old.dues(cell.old, old), self.new.dues(cell.new, new));
                let ends = [dues.0.committed, dues.0.statutory, dues.0.reappointed];
                let ends = ends.into_iter().chain([dues.1.committed, dues.1.statutory, dues.1.reappointed]);
                reached = ends.flatten().map(|end| end.date()).fold(reached, NaiveDate::max);
                let region = self.received(&cell.region, day, minute)?;
                if region.is_empty() {
                    continue;
                }
                let mut hit = |kind: Kind, class: Class, region: Region| {
                    hits.entry((kind, class)).or_insert(Hit { minute, cell: place, region });
                };
                for (kind, class) in self.moved(dues) {
                    hit(kind, class, region.clone());
                }
                self.promises(cell, (old, new), &region, &mut hit)?;
            }
        }
        Ok((hits, reached))
    }

    /// Which limits moved, and how.
    fn moved(&self, (old, new): (Dues, Dues)) -> Vec<(Kind, Class)> {
        let mut moved = Vec::new();
        let committed = later(old.committed, new.committed);
        moved.extend(committed.map(|class| (Kind::Committed, class)));
        let alike = (old.statutory, new.statutory) == (old.committed, new.committed);
        let statutory = later(old.statutory, new.statutory).filter(|_| !alike);
        moved.extend(statutory.map(|class| (Kind::Statutory, class)));
        let row = |at: &At<'_, '_>| at.side.version.reappointment.as_ref().map(|row| row.within);
        moved.extend(match (old.reappointed, new.reappointed) {
            (None, Some(_)) => Some((Kind::Reappointment, Class::Heavier)),
            (Some(_), None) => Some((Kind::Reappointment, Class::Lighter)),
            // One that moves with the limit that it counts from has not changed itself.
            (old, new) if row(&self.old) != row(&self.new) => later(old, new).map(|class| (Kind::Reappointment, class)),
            _ => None,
        });
        moved
    }

    /// Who gains or loses the same day, and whose promise of it moves.
    fn promises(
        &self,
        cell: &Cell,
        starts: (NaiveDateTime, NaiveDateTime),
        region: &Region,
        hit: &mut impl FnMut(Kind, Class, Region),
    ) -> Result<(), TooMuch> {
        let space = &self.pair.space;
        let offers = (self.old.offers(cell.old, starts.0), self.new.offers(cell.new, starts.1));
        if offers.0.is_empty() && offers.1.is_empty() {
            return Ok(());
        }
        let met = space.and(&space.and(region, &self.old.met)?, &self.new.met)?;
        if met.is_empty() {
            return Ok(());
        }
        let old = self.old.promised(space, &met, &offers.0)?;
        let new = self.new.promised(space, &met, &offers.1)?;
        let whole = |promised: &[(Offer, Region)]| {
            promised.iter().try_fold(space.without(&met, &met)?, |any, (_, region)| space.or(&any, region))
        };
        let (had, has) = (whole(&old)?, whole(&new)?);
        for (class, region) in
            [(Class::Heavier, space.without(&had, &has)?), (Class::Lighter, space.without(&has, &had)?)]
        {
            if !region.is_empty() {
                hit(Kind::SameDay, class, region);
            }
        }
        let committed = (self.old.dues(cell.old, starts.0).committed, self.new.dues(cell.new, starts.1).committed);
        for (before, had) in &old {
            for (after, has) in &new {
                let ends = (Some(before.until), Some(after.until));
                let Some(class) = later(ends.0, ends.1).filter(|_| ends != committed) else { continue };
                let both = space.and(had, has)?;
                if !both.is_empty() {
                    hit(Kind::Promised, class, both);
                }
            }
        }
        Ok(())
    }

    /// The dossier that shows a difference best.
    fn witness(&self, kind: Kind, day: NaiveDate, hit: &Hit) -> Result<Option<Box<Witness>>, TooMuch> {
        let (Some(received), Some(cell)) = (moment(day, hit.minute), self.cells.get(hit.cell)) else { return Ok(None) };
        let sides = [(&self.old, cell.old), (&self.new, cell.new)];
        let mut wanted = Vec::new();
        for (at, way) in sides {
            let (version, complete) = (at.side.version, &at.side.complete);
            if let Some(way) = at.ways.get(way) {
                wanted.extend(match way.runs.is_empty() {
                    true => way.wanted_limit(version, complete),
                    false => way.wanted(version, complete),
                });
            }
        }
        let offers = sides.map(|(at, way)| match at.windows.start(received) {
            Some(start) => at.offers(way, start),
            None => Vec::new(),
        });
        let mut region = hit.region.clone();
        let eligible: Vec<Expr> = sides.iter().zip(&offers).map(|((at, _), offers)| eligible(at, offers)).collect();
        if matches!(kind, Kind::SameDay | Kind::Promised) {
            for ((at, _), eligible) in sides.iter().zip(&eligible) {
                let complete = &at.side.complete;
                wanted.push(Wanted { condition: &at.side.met, complete, holds: true });
                let holds = self.pair.space.and(&region, &self.pair.space.holds(eligible, complete)?)?;
                wanted.push(Wanted { condition: eligible, complete, holds: !holds.is_empty() });
            }
        }
        if kind == Kind::Promised {
            // Which program promises must be known: each holds or does not.
            for ((at, _), offers) in sides.iter().zip(&offers) {
                let programs = offers.iter().filter_map(|offer| at.programs.get(offer.program?));
                for taking in programs {
                    let with = self.pair.space.and(&region, &taking.region)?;
                    let holds = !with.is_empty();
                    region = if holds { with } else { region };
                    wanted.push(Wanted { condition: &taking.through, complete: &at.side.complete, holds });
                }
            }
        }
        self.search(&region, &wanted, received, &BTreeMap::new())
    }

    /// A dossier of a region of which some things are known.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(super) fn search(
        &self,
        region: &Region,
        wanted: &[Wanted<'_>],
        received: NaiveDateTime,
        given: &BTreeMap<Var, i64>,
    ) -> Result<Option<Box<Witness>>, TooMuch> {
        let Some(office) = self.site.names.first() else { return Ok(None) };
        for channel in self.channels {
            let region = self.pair.on_channels(region, &[*channel])?;
            if region.is_empty() {
                continue;
            }
            let space = &self.pair.space;
            let (channel, given) = (*channel, given.clone());
            let search = Search { space, region: &region, wanted, received, channel, given };
            if let Some((dossier, _)) = search.dossier()? {
                let at = (self.pair.code, *office);
                return Ok(Some(witness(space, &dossier, at, String::new(), String::new())));
            }
        }
        Ok(None)
    }
}

/// Whether a dossier has its result promised for the same day.
fn eligible(at: &At<'_, '_>, offers: &[Offer]) -> Expr {
    let always = || Expr::all(NOWHERE, []);
    let offered = offers.iter().map(|offer| match offer.program.and_then(|place| at.programs.get(place)) {
        Some(taking) => taking.through.clone(),
        None => always(),
    });
    Expr::all(NOWHERE, [at.side.clauses.clone(), Expr::any(NOWHERE, offered)])
}

/// What a moment that moved does: none where it did not.
fn later(old: Option<NaiveDateTime>, new: Option<NaiveDateTime>) -> Option<Class> {
    match (old, new) {
        (Some(old), Some(new)) if new < old => Some(Class::Lighter),
        (Some(old), Some(new)) if new > old => Some(Class::Heavier),
        // A promise that was not there, or is no more.
        (None, Some(_)) => Some(Class::Lighter),
        (Some(_), None) => Some(Class::Heavier),
        _ => None,
    }
}

/// A number for each look of a day: both calendars, windows and sessions, and what conditions see of the date.
struct Looks {
    first: NaiveDate,
    looks: Vec<u32>,
}

/// How a day looks.
type Look = ([Hours; 4], [Vec<Option<Hours>>; 2], (Option<Weekday>, Option<usize>));

impl Looks {
    fn new(group: &Group<'_, '_>) -> Self {
        let (old, new) = (group.old.place.table, group.new.place.table);
        let first = old.first_day().max(new.first_day());
        let last = old.last_day().min(new.last_day());
        let space = &group.pair.space;
        let sees = |var: Var| space.vars().any(|other| *other == var);
        let (weekdays, dates) = (sees(Var::ReceivedWeekday), sees(Var::ReceivedDate));
        let regions = space.regions_of(&Var::ReceivedDate);
        let mut names: HashMap<Look, u32> = HashMap::new();
        let mut looks = Vec::new();
        for day in first.iter_days().take_while(|day| *day <= last) {
            let hours = |at: &At<'_, '_>| at.place.table.hours(day).cloned().unwrap_or_default();
            let windows = |at: &At<'_, '_>| at.windows.windows(day).clone();
            let number = day_number(day);
            let weekday = weekdays.then(|| Weekday::from(day.weekday()));
            let date = dates.then(|| regions.iter().position(|(low, high)| *low <= number && number <= *high));
            let look = (
                [hours(&group.old), hours(&group.new), windows(&group.old), windows(&group.new)],
                [group.old.sessions(day), group.new.sessions(day)],
                (weekday, date.flatten()),
            );
            let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
            looks.push(*names.entry(look).or_insert(next));
        }
        Self { first, looks }
    }

    /// The looks of so many days from one on; none past the calendars.
    fn run(&self, from: NaiveDate, count: usize) -> Option<&[u32]> {
        let index = usize::try_from(from.signed_duration_since(self.first).num_days()).ok()?;
        self.looks.get(index..)?.get(..count)
    }
}
