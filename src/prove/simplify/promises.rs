//! Where the promise of a same-day answer came from before a simplification: the limit, which fell on the day counting started,
//! or a program, which was in session then; and whether a program gives it no more. The clauses of a program stay as they are,
//! yet `hồ-sơ.đầy-đủ` in them is about the documents of the version that governs.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::Pair;
use super::side::Side;
use crate::bundle::Channel;
use crate::model::{Expr, Program, SameDayClause};
use crate::prove::arrivals::{channels_into, days_of_starts, in_session, receipts, received_at};
use crate::prove::budgets::classes;
use crate::prove::dossier::Wanted;
use crate::prove::limits::TooMuch;
use crate::prove::offices::{Place, moment, taking_in};
use crate::prove::receipts::{RECEIPT, Scan, Trial};
use crate::prove::sessions::let_through;
use crate::prove::space::{Region, Space};

/// Dossiers, and what must be known of one to see that it is among them.
#[derive(Clone)]
pub(super) struct Eligible<'a> {
    pub(super) region: Region,
    pub(super) wanted: Vec<Wanted<'a>>,
}

impl<'a> Eligible<'a> {
    /// Those that answer a condition as wanted.
    pub(super) fn narrowed(&self, space: &Space<'_>, wanted: Wanted<'a>) -> Result<Self, TooMuch> {
        let holds = space.holds(wanted.condition, wanted.complete)?;
        let region =
            if wanted.holds { space.and(&self.region, &holds)? } else { space.without(&self.region, &holds)? };
        Ok(Self { region, wanted: self.wanted.iter().copied().chain([wanted]).collect() })
    }

    /// Those that every clause of a program lets through.
    fn let_through(&self, space: &Space<'_>, program: &'a Program, complete: &'a Expr) -> Result<Self, TooMuch> {
        program.clauses.iter().try_fold(self.clone(), |left, clause| left.narrowed(space, met(clause, complete)))
    }

    /// Those that some clause of a program stops.
    fn stopped(&self, space: &Space<'_>, program: &Program, complete: &Expr) -> Result<Self, TooMuch> {
        let through = let_through(space, &self.region, &program.clauses, complete)?;
        Ok(Self { region: space.without(&self.region, &through)?, ..self.clone() })
    }

    /// Those that the first clause that stops any of them stops.
    fn by_clause(&self, space: &Space<'_>, program: &'a Program, complete: &'a Expr) -> Result<Self, TooMuch> {
        for clause in &program.clauses {
            let met = met(clause, complete);
            let stopped = self.narrowed(space, Wanted { holds: !met.holds, ..met })?;
            if !stopped.region.is_empty() {
                return Ok(stopped);
            }
        }
        Ok(self.clone())
    }

    /// Those of a region, where more is known.
    fn within(&self, space: &Space<'_>, region: &Region, more: &[Wanted<'a>]) -> Result<Self, TooMuch> {
        let wanted = self.wanted.iter().chain(more).copied().collect();
        Ok(Self { region: space.and(&self.region, region)?, wanted })
    }
}

fn met<'a>(clause: &'a SameDayClause, complete: &'a Expr) -> Wanted<'a> {
    Wanted { condition: &clause.condition, complete, holds: clause.must_hold() }
}

/// Dossiers that come at one moment.
pub(super) struct Met<'a> {
    pub(super) of: Eligible<'a>,
    pub(super) received: NaiveDateTime,
    pub(super) place: &'a str,
    pub(super) channel: Channel,
    /// The program that promised, where one did.
    pub(super) program: Option<&'a Program>,
}

/// The first of some dossiers that a promise existed for: by the limit, or else by a program.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn was_promised<'a>(pair: &'a Pair<'a, '_>, of: &Eligible<'a>) -> Result<Option<Met<'a>>, TooMuch> {
    if of.region.is_empty() {
        return Ok(None);
    }
    let subject = pair.subject;
    let mut first: Option<Met<'a>> = None;
    for way in pair.ways_before(&of.region)? {
        let Some(side) = Side::of(&way, pair.before) else { continue };
        let turns: Vec<u16> = side.terms.cutoff.iter().map(|cutoff| cutoff.after).collect();
        let of = of.within(&subject.space, &way.region, &way.wanted(pair.before, &pair.complete))?;
        for place in &subject.places {
            let Some(days) = subject.days_at(place) else { continue };
            for channels in classes(subject.version, place) {
                let region = subject.on_channels(&of.region, &channels)?;
                let Some(channel) = channels.first().copied().filter(|_| !region.is_empty()) else { continue };
                let windows = place.days(&place.taking(subject.version, channel));
                let scan = Scan {
                    place,
                    windows: &windows,
                    space: &subject.space,
                    region: &region,
                    days,
                    turns: &turns,
                    every: !side.is_in_days(),
                    by_looks: side.is_by_looks(),
                    accepts: &|day| place.accepts(subject.version, channel, day),
                };
                let found = scan.first_broken(&mut |start| match is_today(&side, place, start) {
                    true => Trial::Broken,
                    false => Trial::Kept(start.date()),
                })?;
                let Some(receipt) = found.filter(|at| first.as_ref().is_none_or(|met| at.received < met.received))
                else {
                    continue;
                };
                let at = received_at(&subject.space, &region, receipt.received)?;
                for channel in channels {
                    if !subject.on_channels(&at, &[channel])?.is_empty() {
                        let (of, received, place) = (of.clone(), receipt.received, place.name);
                        first = Some(Met { of, received, place, channel, program: None });
                        break;
                    }
                }
            }
        }
    }
    match first {
        Some(first) => Ok(Some(first)),
        None => promised_in_session(pair, of, None),
    }
}

/// The first of some dossiers, which every clause of the procedure lets through before and after, that a program promised and
/// for which no promise exists any more. Where the limit fell on the day and does no more, that is a longer limit.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn lost<'a>(pair: &'a Pair<'a, '_>, of: &Eligible<'a>) -> Result<Option<Met<'a>>, TooMuch> {
    let space = &pair.subject.space;
    let mut stops = false;
    for (_, program) in pair.subject.places.iter().flat_map(|place| &place.programs) {
        let was = let_through(space, &of.region, &program.clauses, &pair.complete)?;
        let is = let_through(space, &of.region, &program.clauses, &pair.subject.complete)?;
        stops = stops || !space.without(&was, &is)?.is_empty();
    }
    if !stops {
        return Ok(None);
    }
    let (was, is) = (pair.ways_before(&of.region)?, pair.ways_after(&of.region)?);
    let mut limits = Vec::new();
    for old in &was {
        for new in &is {
            let region = space.and(&old.region, &new.region)?;
            if !region.is_empty() {
                let mut wanted = old.wanted(pair.before, &pair.complete);
                wanted.extend(new.wanted(pair.subject.version, &pair.subject.complete));
                let sides = [Side::of(old, pair.before), Side::of(new, pair.subject.version)];
                limits.push(Limits { region, wanted, sides: sides.into_iter().flatten().collect() });
            }
        }
    }
    promised_in_session(pair, of, Some(&limits))
}

/// Dossiers with the same limits before and after.
struct Limits<'a, 'w> {
    region: Region,
    wanted: Vec<Wanted<'a>>,
    sides: Vec<Side<'w>>,
}

/// Whether a limit falls on the day counting starts.
fn is_today(side: &Side<'_>, place: &Place<'_>, start: NaiveDateTime) -> bool {
    side.ends(place, start).is_some_and(|ends| ends.0.date() == start.date())
}

/// The first of some dossiers that a program promised; with `limits` only one that has no promise after.
fn promised_in_session<'a>(
    pair: &'a Pair<'a, '_>,
    of: &Eligible<'a>,
    limits: Option<&[Limits<'a, '_>]>,
) -> Result<Option<Met<'a>>, TooMuch> {
    for place in &pair.subject.places {
        for (name, program) in &place.programs {
            let held = Held { pair, place, name, program };
            if let Some(met) = held.first(of, limits)? {
                return Ok(Some(met));
            }
        }
    }
    Ok(None)
}

/// A program at a place.
struct Held<'a, 's> {
    pair: &'a Pair<'a, 's>,
    place: &'a Place<'s>,
    name: &'a str,
    program: &'a Program,
}

impl<'a> Held<'a, '_> {
    fn first(&self, of: &Eligible<'a>, limits: Option<&[Limits<'a, '_>]>) -> Result<Option<Met<'a>>, TooMuch> {
        let (pair, place, subject) = (self.pair, self.place, self.pair.subject);
        let space = &subject.space;
        let mut of = of.let_through(space, self.program, &pair.complete)?;
        if limits.is_some() {
            of = of.stopped(space, self.program, &subject.complete)?;
        }
        let channels = channels_into(subject.version, place, self.program);
        let region = subject.on_channels(&of.region, &channels)?;
        let days = days_of_starts(subject, place, &channels).filter(|_| !region.is_empty());
        let Some((first, _, end)) = days else { return Ok(None) };
        // A clause of another program, or which limit applies, can depend on the receipt too.
        let by_receipt = space.vars().any(|var| RECEIPT.contains(var)) || space.compares(&RECEIPT);
        // What was found to be no loss: the channel, the other programs in session, and which limits do not fall on the day.
        let mut seen: BTreeSet<(Channel, Vec<&str>, Vec<usize>)> = BTreeSet::new();
        for day in first.iter_days().take_while(|day| *day <= end) {
            let Some(hours) = place.session(self.program, day) else { continue };
            let intake = taking_in(&hours, self.program);
            for start in intake.windows().iter().flat_map(|[open, close]| *open..*close) {
                let Some(start) = moment(day, start) else { continue };
                let later = |limits: &Limits<'_, '_>| !limits.sides.iter().any(|side| is_today(side, place, start));
                let open: Option<Vec<usize>> = limits.map(|limits| {
                    limits.iter().enumerate().filter(|(_, limits)| later(limits)).map(|(at, _)| at).collect()
                });
                for channel in &channels {
                    let taking = place.taking(subject.version, *channel);
                    let others = in_session(place, &taking, start).into_iter();
                    let others: Vec<_> = others.filter(|(name, ..)| *name != self.name).collect();
                    let names = others.iter().map(|(name, ..)| *name).collect();
                    let all = receipts(subject, place, start, *channel);
                    if all.is_empty() {
                        continue;
                    }
                    let is_new = seen.insert((*channel, names, open.clone().unwrap_or_default()));
                    if !by_receipt && !is_new {
                        continue;
                    }
                    for received in all {
                        let came = received_at(space, &subject.on_channels(&of.region, &[*channel])?, received)?;
                        let came = Eligible { region: came, wanted: of.wanted.clone() };
                        let found = match limits {
                            Some(limits) => {
                                let others: Vec<&Program> = others.iter().map(|(_, program, _)| *program).collect();
                                let open = open.iter().flatten().filter_map(|at| limits.get(*at));
                                self.without_promise(came, &others, &open.collect::<Vec<_>>())?
                            }
                            None => Some(came).filter(|came| !came.region.is_empty()),
                        };
                        if let Some(of) = found {
                            let (channel, program) = (*channel, Some(self.program));
                            return Ok(Some(Met { of, received, place: place.name, channel, program }));
                        }
                    }
                }
            }
        }
        Ok(None)
    }

    /// Those of some dossiers that no other program in session lets through, with one of some limits.
    fn without_promise(
        &self,
        came: Eligible<'a>,
        others: &[&'a Program],
        limits: &[&Limits<'a, '_>],
    ) -> Result<Option<Eligible<'a>>, TooMuch> {
        let (space, complete) = (&self.pair.subject.space, &self.pair.subject.complete);
        let mut left = came;
        for program in others {
            left = left.stopped(space, program, complete)?;
        }
        for limits in limits {
            let mut found = left.within(space, &limits.region, &limits.wanted)?;
            if !found.region.is_empty() {
                for program in others.iter().copied().chain([self.program]) {
                    found = found.by_clause(space, program, complete)?;
                }
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}
