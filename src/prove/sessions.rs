//! What a same-day program promises it can keep: a dossier that is eligible, taken in at the last intake minute of any session,
//! is finished by the end of that session, its steps laid into the session's windows. Finishing exactly then keeps it.
//!
//! In a session steps that start later never end earlier, so the last minute of each kind is the worst: the last before a turn of
//! a condition, and before a window of another program at the office, whose earlier end would then be the promise. Sessions
//! of one program with the same windows are the same, unless a condition or a floor looks at the day. A dossier that comes
//! outside all windows and starts to count in a session is in it; conditions look at when it came, maybe days before.
//!
//! Many versions have the same steps, and mostly they fit every session from its last intake minute on: then who is eligible and
//! what the limits are is not looked at.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};

use super::arrivals::{channels_into, days_of_starts, receipts, received_at};
use super::budgets::told;
use super::domain::LAST_MINUTE;
use super::dossier::Wanted;
use super::limits::TooMuch;
use super::offices::{Place, is_mobile, moment, taking_in};
use super::receipts::RECEIPT;
use super::space::{Region, Space};
use super::subject::Subject;
use super::timing::{Plan, due};
use super::ways::{Way, committed, ways};
use super::witness::{Search, shown, witness};
use crate::bundle::Channel;
use crate::calendar::{Hours, Table};
use crate::diagnostics::messages::ProgramProblem;
use crate::diagnostics::{AndMore, Finding, Latest, Note, Problem};
use crate::model::{Expr, Program, SameDayClause, Var};
use crate::source::Span;

/// Adds what cannot be kept, once a program and version.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let version = subject.version;
    let Some(block) = version.same_day.as_ref().filter(|_| !version.is_linked() && !version.steps.is_empty()) else {
        return Ok(());
    };
    let mut eligible = subject.space.everything().clone();
    for requirement in &version.requirements {
        eligible = subject.narrowed(&eligible, &requirement.condition)?;
    }
    eligible = let_through(&subject.space, &eligible, &block.clauses, &subject.complete)?;
    let plan = Plan::new(&version.steps);
    let mut reported = BTreeSet::new();
    for place in &subject.places {
        for (name, program) in &place.programs {
            if reported.contains(name) {
                continue;
            }
            let promise = Promise { subject, place, name, program, eligible: &eligible };
            if let Some(finding) = promise.broken(&plan)? {
                reported.insert(*name);
                findings.push(finding);
            }
        }
    }
    Ok(())
}

/// One finding for all procedures of a program that the same intake fails: the one that needs the earliest intake, and how
/// many more there are.
pub(super) fn join(findings: &mut Vec<Finding>) {
    let needs = |finding: &Finding| match &finding.problem {
        Problem::Programs(ProgramProblem::SessionNotKept { code, latest, .. }) => Some((latest.0, code.clone())),
        _ => None,
    };
    let mut worst: BTreeMap<Span, (Finding, BTreeSet<String>)> = BTreeMap::new();
    findings.retain(|finding| {
        let Some(need) = needs(finding) else { return true };
        let (kept, codes) = worst.entry(finding.span).or_insert_with(|| (finding.clone(), BTreeSet::new()));
        codes.insert(need.1.clone());
        if needs(kept).is_some_and(|kept| need < kept) {
            *kept = finding.clone();
        }
        false
    });
    for (mut finding, codes) in worst.into_values() {
        if let Problem::Programs(ProgramProblem::SessionNotKept { more, .. }) = &mut finding.problem {
            *more = AndMore(codes.iter().skip(1).count());
        }
        findings.push(finding);
    }
}

/// The dossiers of a region that every clause lets through.
pub(super) fn let_through<'c>(
    space: &Space<'_>,
    region: &Region,
    clauses: impl IntoIterator<Item = &'c SameDayClause>,
    complete: &Expr,
) -> Result<Region, TooMuch> {
    clauses.into_iter().try_fold(region.clone(), |left, clause| {
        let holds = space.holds(&clause.condition, complete)?;
        if clause.must_hold() { space.and(&left, &holds) } else { space.without(&left, &holds) }
    })
}

struct Promise<'a, 's> {
    subject: &'a Subject<'s>,
    place: &'a Place<'s>,
    name: &'a str,
    program: &'s Program,
    eligible: &'a Region,
}

/// A dossier that is taken in and not finished.
struct Late {
    way: Way,
    region: Region,
    channel: Channel,
    received: NaiveDateTime,
    start: NaiveDateTime,
    until: NaiveDateTime,
}

impl<'s> Promise<'_, 's> {
    fn broken(&self, plan: &Plan<'_>) -> Result<Option<Finding>, TooMuch> {
        let subject = self.subject;
        let covered = let_through(&subject.space, self.eligible, &self.program.clauses, &subject.complete)?;
        let channels = channels_into(subject.version, self.place, self.program);
        let covered = subject.on_channels(&covered, &channels)?;
        if covered.is_empty() {
            return Ok(None);
        }
        let ways = ways(&subject.space, subject.version, &subject.complete, &covered)?;
        let Some((first, last, end)) = days_of_starts(subject, self.place, &channels) else { return Ok(None) };
        if ways.iter().all(|way| self.always_fits(&way.runs, plan, (first, end))) {
            return Ok(None);
        }
        // Who is eligible, and the way that an eligible dossier takes, can both depend on the receipt.
        let looks_at_day = subject.space.looks_at(&covered, &RECEIPT)
            || ways.iter().any(|way| subject.space.looks_at(&way.region, &RECEIPT))
            || subject.space.compares(&RECEIPT)
            || subject.version.steps.iter().any(|step| step.at_least.is_some())
            || self.place.programs.len() > 1;
        let mut seen: BTreeSet<Hours> = BTreeSet::new();
        for day in first.iter_days().take_while(|day| *day <= end) {
            let Some(hours) = self.place.session(self.program, day) else { continue };
            if !looks_at_day && day <= last && !self.is_by_limit(day, &ways, plan) && !seen.insert(hours.clone()) {
                continue;
            }
            if let Some(late) = self.late(day, &hours, &ways, &channels, plan)? {
                return self.finding(&late, &hours, &ways, &channels, plan).map(Some);
            }
        }
        Ok(None)
    }

    /// Whether steps that start at the last intake minute of any session fit it, so that those of no dossier are late.
    fn always_fits(&self, runs: &[bool], plan: &Plan<'_>, days: (NaiveDate, NaiveDate)) -> bool {
        if !plan.is_monotone() {
            return false;
        }
        let looked_at = format!("session {runs:?} {plan} {days:?} {:?}", self.place.session_looked_at(self.name));
        if self.place.was_kept(&looked_at) {
            return true;
        }
        let has_floors = self.subject.version.steps.iter().any(|step| step.at_least.is_some());
        let mut seen: BTreeSet<Hours> = BTreeSet::new();
        let (first, end) = days;
        let mut held = first.iter_days().take_while(|day| *day <= end);
        let fits = held.all(|day| {
            let Some(hours) = self.place.session(self.program, day) else { return true };
            (!has_floors && !seen.insert(hours.clone())) || self.last_fits(day, &hours, runs, plan)
        });
        if fits {
            self.place.keeps(looked_at);
        }
        fits
    }

    fn last_fits(&self, day: NaiveDate, hours: &Hours, runs: &[bool], plan: &Plan<'_>) -> bool {
        let Some(close) = taking_in(hours, self.program).closing() else { return true };
        let start = close.checked_sub(1).and_then(|minute| moment(day, minute));
        let until = hours.closing().and_then(|end| moment(day, end));
        let (Some(start), Some(until), Ok(table)) = (start, until, Table::session(day, hours)) else { return false };
        plan.course(runs, &table, self.place.table, start).is_ok_and(|course| course.finish <= until)
    }

    /// Whether a limit may fall on the day itself, so that it and not the session may be the promise.
    fn is_by_limit(&self, day: NaiveDate, ways: &[Way], plan: &Plan<'_>) -> bool {
        let Some(start) = moment(day, 0) else { return false };
        ways.iter().any(|way| self.limit(way, plan, start).is_some_and(|limit| limit.date() == day))
    }

    /// The committed moment of a way.
    fn limit(&self, way: &Way, plan: &Plan<'_>, start: NaiveDateTime) -> Option<NaiveDateTime> {
        let (terms, extensions) = way.terms(self.subject.version, committed)?;
        let course = || plan.course(&way.runs, self.place.table, self.place.table, start).ok();
        let course = terms.from_step.as_ref().and_then(|_| course());
        due(self.place.table, terms, &extensions, start, (plan, course.as_ref()))
    }

    /// A dossier of a day's session that is taken in and not finished.
    fn late(
        &self,
        day: NaiveDate,
        hours: &Hours,
        ways: &[Way],
        channels: &[Channel],
        plan: &Plan<'_>,
    ) -> Result<Option<Late>, TooMuch> {
        let intake = taking_in(hours, self.program);
        let opens = intake.windows().iter().map(|[open, _]| *open);
        let mut minutes: BTreeSet<u16> =
            opens.chain(self.openings(day, channels)).filter(|open| intake.contains(*open)).collect();
        minutes.extend(intake.closing().and_then(|close| close.checked_sub(1)));
        // The last minute before a condition turns, and before and in the windows of other programs.
        let turns = self.subject.space.regions_of(&Var::ReceivedTime).into_iter();
        let turns = turns.map(|(_, high)| u16::try_from(high.min(LAST_MINUTE)).unwrap_or(0));
        let others = self.place.programs.iter().filter(|(name, _)| *name != self.name);
        let others = others.filter_map(|(_, program)| self.place.session(program, day));
        let others: Vec<Hours> = others.collect();
        let edges = others.iter().flat_map(|hours| hours.windows().iter().flatten().copied());
        let edges = edges.filter_map(|minute| minute.checked_sub(1));
        for turn in turns.chain(edges) {
            minutes.extend(intake.windows().iter().rev().find_map(|[open, close]| {
                let last = close.checked_sub(1)?.min(turn);
                (last >= *open).then_some(last)
            }));
        }
        for minute in minutes.into_iter().rev() {
            if let Some(late) = self.late_at(day, minute, hours, ways, channels, plan)? {
                return Ok(Some(late));
            }
        }
        Ok(None)
    }

    /// A dossier that is taken in at a minute and not finished.
    fn late_at(
        &self,
        day: NaiveDate,
        minute: u16,
        hours: &Hours,
        ways: &[Way],
        channels: &[Channel],
        plan: &Plan<'_>,
    ) -> Result<Option<Late>, TooMuch> {
        let space = &self.subject.space;
        let (Some(start), Some(until)) = (moment(day, minute), hours.closing().and_then(|end| moment(day, end))) else {
            return Ok(None);
        };
        let Ok(table) = Table::session(day, hours) else { return Ok(None) };
        for way in ways {
            let fits =
                plan.course(&way.runs, &table, self.place.table, start).is_ok_and(|course| course.finish <= until);
            if fits {
                continue;
            }
            // A limit of the day that is earlier than the session's end is the promise, and proved as a limit.
            if self.limit(way, plan, start).is_some_and(|limit| limit.date() == day && limit < until) {
                continue;
            }
            for channel in channels {
                let of_channel = self.subject.on_channels(&way.region, &[*channel])?;
                if of_channel.is_empty() {
                    continue;
                }
                for received in receipts(self.subject, self.place, start, *channel) {
                    let mut region = received_at(space, &of_channel, received)?;
                    for (name, program) in &self.place.programs {
                        if *name != self.name && self.comes_first(name, program, day, minute, until) {
                            let theirs = let_through(space, &region, &program.clauses, &self.subject.complete)?;
                            region = space.without(&region, &theirs)?;
                        }
                    }
                    if !region.is_empty() {
                        let (way, channel) = (way.clone(), *channel);
                        return Ok(Some(Late { way, region, channel, received, start, until }));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The minutes of a day at which something opens.
    fn openings(&self, day: NaiveDate, channels: &[Channel]) -> Vec<u16> {
        let of = |channel: &Channel| {
            let days = self.place.days(&self.place.taking(self.subject.version, *channel));
            let windows = days.windows(day);
            windows.windows().iter().map(|[open, _]| *open).collect::<Vec<_>>()
        };
        channels.iter().flat_map(of).collect()
    }

    /// Whether another program in session at a minute promises an earlier end.
    fn comes_first(&self, name: &str, program: &'s Program, day: NaiveDate, minute: u16, until: NaiveDateTime) -> bool {
        if is_mobile(program) != is_mobile(self.program) {
            return false;
        }
        let Some(hours) = self.place.session(program, day) else { return false };
        let end = hours.closing().and_then(|end| moment(day, end));
        let in_session = taking_in(&hours, program).contains(minute);
        in_session && end.is_some_and(|end| end < until || (end == until && name < self.name))
    }

    fn finding(
        &self,
        late: &Late,
        hours: &Hours,
        ways: &[Way],
        channels: &[Channel],
        plan: &Plan<'_>,
    ) -> Result<Finding, TooMuch> {
        let (subject, version) = (self.subject, self.subject.version);
        let mut wanted: Vec<Wanted<'_>> = late.way.wanted(version, &subject.complete);
        let own = version.same_day.iter().flat_map(|block| &block.clauses);
        for clause in own.chain(&self.program.clauses) {
            let (condition, complete) = (&clause.condition, &subject.complete);
            wanted.push(Wanted { condition, complete, holds: clause.must_hold() });
        }
        let required = version.requirements.iter();
        wanted.extend(required.map(|row| Wanted {
            condition: &row.condition,
            complete: &subject.complete,
            holds: true,
        }));
        let search = Search {
            space: &subject.space,
            region: &late.region,
            wanted: &wanted,
            received: late.received,
            channel: late.channel,
            given: BTreeMap::new(),
        };
        let (dossier, _) = search.dossier()?.ok_or(TooMuch::Boxes)?;
        let calendar = self.place.table;
        let course = plan.course(&late.way.runs, calendar, calendar, late.start).ok();
        let latest = self.latest(late.start.date(), hours, ways, channels, plan)?;
        let problem = ProgramProblem::SessionNotKept {
            program: self.name.to_owned(),
            received: late.received,
            until: late.until,
            code: subject.code.to_owned(),
            more: AndMore::default(),
            latest: Latest(latest),
        };
        let span = self.program.intake_until.as_ref().map_or(self.program.name, |last| last.span);
        let mut finding = Finding::new(problem, span).related(version.head, Note::Other);
        let place = (subject.code, self.place.name);
        finding.witness =
            Some(witness(&subject.space, &dossier, place, shown(late.until), told(plan, course.as_ref())));
        Ok(finding)
    }

    /// The latest intake minute of a session at which every dossier is finished; none where there is none.
    fn latest(
        &self,
        day: NaiveDate,
        hours: &Hours,
        ways: &[Way],
        channels: &[Channel],
        plan: &Plan<'_>,
    ) -> Result<Option<u16>, TooMuch> {
        let intake = taking_in(hours, self.program);
        let mut latest = None;
        for minute in intake.windows().iter().flat_map(|[open, close]| *open..*close) {
            if self.late_at(day, minute, hours, ways, channels, plan)?.is_some() {
                break;
            }
            latest = Some(minute);
        }
        Ok(latest)
    }
}
