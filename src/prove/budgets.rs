//! The steps of a dossier fit its limit: for every receipt, every way through the rules, the longest path of the steps that run
//! together ends by the committed moment, or, where the dossier may be re-appointed, by the re-appointment in its place. That
//! the committed moment is never past the statutory one is proved with the simplifications that moved it.
//!
//! Steps run in the calendar's open hours, but for an eligible dossier in the session of the program that promises, where they fit
//! it: then they end with the session, which is never past the limit. That they fit is proved with the sessions. So only what is
//! late by the calendar is looked at closer, by what programs promise.
//!
//! Moments are compared as they are shown, in whole minutes.

use chrono::{NaiveDate, NaiveDateTime};

use super::arrivals::in_session;
use super::days::Days;
use super::limits::{MOST_WAYS, TooMuch};
use super::offices::{Place, is_mobile, offers};
use super::receipts::{RECEIPT, Receipt, Scan, Trial};
use super::sessions::let_through;
use super::space::Region;
use super::subject::Subject;
use super::timing::{Course, Plan, due, is_in_days, term};
use super::ways::{Way, committed, ways};
use super::witness::{shown, witness};
use crate::bundle::{Channel, Limit};
use crate::calendar::{self, Duration, Table, Term, Unit};
use crate::diagnostics::messages::{DeadlineProblem, ProgramProblem};
use crate::diagnostics::{Finding, Note, Problem};
use crate::model::{Program, Terms, Version};
use crate::source::Span;

/// Adds what does not fit, once a row of limits.
///
/// # Errors
/// [`TooMuch`].
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMuch> {
    let version = subject.version;
    if version.is_linked() || version.steps.is_empty() {
        return Ok(());
    }
    let plan = Plan::new(&version.steps);
    let mut worst: Vec<(Span, usize, usize, NaiveDateTime, Finding)> = Vec::new();
    let all = ways(&subject.space, version, &subject.complete, subject.space.everything())?;
    for way in &all {
        let Some((terms, extensions)) = way.terms(version, committed) else { continue };
        let Some(term) = term(&terms.limit.node) else { continue };
        let limit = Kept { subject, plan: &plan, way, terms, extensions, term };
        for place in &subject.places {
            let Some((finding, size, receipt)) = limit.broken_at(place)? else { continue };
            let rank = (size.0, size.1, receipt.received);
            match worst.iter_mut().find(|(span, ..)| *span == finding.span) {
                Some(other) if rank < (other.1, other.2, other.3) => {
                    *other = (finding.span, rank.0, rank.1, rank.2, finding);
                }
                Some(_) => {}
                None => worst.push((finding.span, rank.0, rank.1, rank.2, finding)),
            }
        }
    }
    findings.extend(worst.into_iter().map(|(.., finding)| finding));
    Ok(())
}

/// One way through the rules with its limit.
struct Kept<'a, 's> {
    subject: &'a Subject<'s>,
    plan: &'a Plan<'a>,
    way: &'a Way,
    terms: &'a Terms,
    extensions: Vec<Duration>,
    term: Term,
}

/// Dossiers, and the programs that would promise them the same day while in session.
struct Promised<'a> {
    region: Region,
    programs: Vec<(&'a str, &'a Program)>,
}

/// A dossier's limit and how its steps went by the calendar.
struct Outcome {
    committed: NaiveDateTime,
    /// The committed moment, or the re-appointment in its place.
    due: NaiveDateTime,
    /// None where the calendar ends before the steps do.
    course: Option<Course>,
}

impl Outcome {
    fn is_kept(&self) -> bool {
        self.course.as_ref().is_some_and(|course| course.finish <= self.due)
    }
}

/// How many facts a witness has, and how many of them are raised.
type Size = (usize, usize);

impl Kept<'_, '_> {
    /// The best witness at a place that the limit is not kept.
    fn broken_at(&self, place: &Place<'_>) -> Result<Option<(Finding, Size, Receipt)>, TooMuch> {
        let version = self.subject.version;
        let Some(days) = self.subject.days_at(place) else { return Ok(None) };
        for channels in classes(version, place) {
            let region = self.subject.on_channels(&self.way.region, &channels)?;
            if region.is_empty() {
                continue;
            }
            let Some(channel) = channels.first().copied() else { continue };
            let by_calendar = Promised { region, programs: Vec::new() };
            let mut broken =
                self.late(place, channel, days, &by_calendar)?.map(|receipt| (receipt, by_calendar.region));
            if let Some((_, region)) = &broken
                && version.same_day.is_some()
                && !place.taking(version, channel).is_empty()
            {
                let mut first: Option<(Receipt, Region)> = None;
                for promised in self.promised(place, channel, region)? {
                    let Some(receipt) = self.late(place, channel, days, &promised)? else { continue };
                    if first.as_ref().is_none_or(|(other, _)| receipt.received < other.received) {
                        first = Some((receipt, promised.region));
                    }
                }
                broken = first;
            }
            if let Some((receipt, region)) = broken {
                return self.finding(place, &channels, receipt, &region).map(Some);
            }
        }
        Ok(None)
    }

    /// The dossiers of a region by the programs that would promise them the same day.
    fn promised<'p>(&self, place: &Place<'p>, channel: Channel, region: &Region) -> Result<Vec<Promised<'p>>, TooMuch> {
        let (space, version, complete) = (&self.subject.space, self.subject.version, &self.subject.complete);
        let mut eligible = region.clone();
        for row in &version.requirements {
            eligible = self.subject.narrowed(&eligible, &row.condition)?;
        }
        let clauses = version.same_day.iter().flat_map(|block| &block.clauses);
        eligible = let_through(space, &eligible, clauses, complete)?;
        let mut found = vec![Promised { region: eligible.clone(), programs: Vec::new() }];
        for (name, program) in place.taking(version, channel) {
            let mut next = Vec::new();
            for Promised { region, programs } in found {
                let held = let_through(space, &region, &program.clauses, complete)?;
                let with = programs.iter().copied().chain([(name, program)]).collect();
                next.push(Promised { region: space.without(&region, &held)?, programs });
                next.push(Promised { region: held, programs: with });
            }
            next.retain(|promised| !promised.region.is_empty());
            if next.len() > MOST_WAYS {
                return Err(TooMuch::Ways);
            }
            found = next;
        }
        found.push(Promised { region: space.without(region, &eligible)?, programs: Vec::new() });
        found.retain(|promised| !promised.region.is_empty());
        Ok(found)
    }

    /// The first receipt of some dossiers whose steps are late.
    fn late(
        &self,
        place: &Place<'_>,
        channel: Channel,
        days: (NaiveDate, NaiveDate),
        of: &Promised<'_>,
    ) -> Result<Option<Receipt>, TooMuch> {
        let version = self.subject.version;
        let windows = place.days(&place.taking(version, channel));
        let turns: Vec<u16> = self.terms.cutoff.iter().map(|cutoff| cutoff.after).collect();
        // Sessions begin and end where neither the desk nor the calendar does.
        let alone = of.programs.is_empty();
        let space = &self.subject.space;
        let looks_at_receipt = space.looks_at(&of.region, &RECEIPT) || space.compares(&RECEIPT);
        // Many versions have the same steps and the same limit.
        let looked_at = (alone && !looks_at_receipt).then(|| self.looked_at(place, channel, days, &windows));
        if looked_at.as_ref().is_some_and(|looked_at| place.was_kept(looked_at)) {
            return Ok(None);
        }
        let scan = Scan {
            place,
            windows: &windows,
            space: &self.subject.space,
            region: &of.region,
            days,
            turns: &turns,
            every: !alone || !self.ends_with_days(),
            by_looks: alone && self.depends_on_looks(),
            accepts: &|day| place.accepts(version, channel, day),
        };
        let broken = scan.first_broken(&mut |start: NaiveDateTime| match self.outcome(place, start) {
            Some(outcome) if outcome.is_kept() => Trial::Kept(last_day(&outcome)),
            Some(outcome) if !self.fits_session(place, &of.programs, start, &outcome) => Trial::Broken,
            _ => Trial::Kept(start.date()),
        })?;
        if let Some(looked_at) = looked_at.filter(|_| broken.is_none()) {
            place.keeps(looked_at);
        }
        Ok(broken)
    }

    /// Everything that decides whether steps are late by the calendar, of dossiers that differ in nothing when they come.
    fn looked_at(&self, place: &Place<'_>, channel: Channel, days: (NaiveDate, NaiveDate), windows: &Days) -> String {
        let Kept { subject: Subject { version, .. }, plan, way, terms, extensions, term } = self;
        let Terms { limit: _, cutoff, from_step, rule: _ } = terms;
        let reappointment = version.reappointment.as_ref().map(|row| (row.within, way.reappointed));
        let from_step = from_step.as_ref().map(|step| plan.place(&step.node));
        // Whether a channel that the version offers is open hangs on no program.
        let opened = (!offers(version, channel)).then(|| (channel, place.looked_at()));
        let received = (days, place.digest(), windows.digest(), opened);
        format!("{term:?} {cutoff:?} {from_step:?} {extensions:?} {reappointment:?} {:?} {plan} {received:?}", way.runs)
    }

    /// Whether one of some programs promises a dossier that starts to count at a moment, and the steps fit its session.
    fn fits_session(
        &self,
        place: &Place<'_>,
        programs: &[(&str, &Program)],
        start: NaiveDateTime,
        outcome: &Outcome,
    ) -> bool {
        let Some((_, program, until)) = in_session(place, programs, start).into_iter().next() else { return false };
        // A limit of the day that is earlier is the promise.
        let by_limit = outcome.committed.date() == start.date() && outcome.committed < until;
        let hours = place.session(program, start.date()).filter(|_| !by_limit);
        let table = hours.and_then(|hours| Table::session(start.date(), &hours).ok());
        table.is_some_and(|table| self.plan.course(&self.way.runs, &table, place.table, start).is_ok())
    }

    fn outcome(&self, place: &Place<'_>, start: NaiveDateTime) -> Option<Outcome> {
        let table = place.table;
        let course = self.plan.course(&self.way.runs, table, table, start).ok();
        let committed = due(table, self.terms, &self.extensions, start, (self.plan, course.as_ref()))?;
        let mut end = committed;
        if let Some(reappointment) = self.subject.version.reappointment.as_ref().filter(|_| self.way.reappointed) {
            end = calendar::due(table, end, &reappointment.within.into()).ok()?.at;
        }
        Some(Outcome { committed, due: end, course })
    }

    /// Whether the limit ends with a day, whatever the minute of the counting start.
    fn ends_with_days(&self) -> bool {
        let base = match self.term {
            Term::SameDay => true,
            Term::Within(duration) => is_in_days(duration.unit),
        };
        let rest = self.extensions.iter().all(|duration| is_in_days(duration.unit));
        base && rest && self.terms.from_step.is_none() && self.plan.is_monotone()
    }

    /// Whether nothing but the days' hours decides the outcome: months and years end on dates.
    fn depends_on_looks(&self) -> bool {
        let base = match self.term {
            Term::SameDay => None,
            Term::Within(duration) => Some(duration),
        };
        let steps = self.subject.version.steps.iter();
        let steps = steps.flat_map(|step| [step.within, step.at_least]).flatten().map(|duration| duration.node);
        let reappointment = self.subject.version.reappointment.as_ref().map(|row| row.within);
        let mut all = base.into_iter().chain(self.extensions.iter().copied()).chain(steps).chain(reappointment);
        all.all(|duration| !matches!(duration.unit, Unit::Months | Unit::Years))
    }

    fn finding(
        &self,
        place: &Place<'_>,
        channels: &[Channel],
        receipt: Receipt,
        region: &Region,
    ) -> Result<(Finding, Size, Receipt), TooMuch> {
        let (subject, version) = (self.subject, self.subject.version);
        let row = self.way.base.and_then(|base| version.deadlines.get(base));
        let span = row.map_or(version.head, |row| row.provenance.span);
        let outcome = self.outcome(place, receipt.start);
        let wanted = self.way.wanted(version, &subject.complete);
        let outcome = outcome.ok_or(TooMuch::Boxes)?;
        let (dossier, raised) = subject.dossier(region, &wanted, receipt.received, channels)?;
        let finish = outcome.course.as_ref().map(|course| course.finish);
        let finding = Finding::new(self.problem(receipt, &outcome, finish), span);
        let mut finding = match self.last_step(outcome.course.as_ref()) {
            Some(step) => finding.related(step, Note::Other),
            None => finding,
        };
        let (expected, found) = (shown(outcome.due), told(self.plan, outcome.course.as_ref()));
        finding.witness = Some(witness(&subject.space, &dossier, (subject.code, place.name), expected, found));
        Ok((finding, (dossier.facts.len(), raised), receipt))
    }

    fn problem(&self, receipt: Receipt, outcome: &Outcome, finish: Option<NaiveDateTime>) -> Problem {
        let (received, due) = (receipt.received, outcome.due);
        let finish = finish.unwrap_or(due);
        let is_same_day = self.terms.limit.node == Limit::SameDay && self.terms.from_step.is_none();
        if self.way.reappointed {
            DeadlineProblem::ReappointmentTooShort { received, due, finish }.into()
        } else if is_same_day && self.extensions.is_empty() {
            ProgramProblem::SameDayNotKept { received, due, finish }.into()
        } else {
            DeadlineProblem::BudgetTooShort { received, due, finish }.into()
        }
    }

    /// The step on the way to the result that takes longest.
    fn last_step(&self, course: Option<&Course>) -> Option<Span> {
        let longest = course?.ran.iter().max_by_key(|ran| ran.due.signed_duration_since(ran.start))?;
        self.plan.steps.get(longest.step).map(|step| step.name)
    }
}

/// The channels of a place by what takes their dossiers in: the version's own, and the mobile one.
pub(super) fn classes(version: &Version, place: &Place<'_>) -> Vec<Vec<Channel>> {
    let all = super::offices::channels(version, place);
    let (mobile, own): (Vec<Channel>, Vec<Channel>) = all.into_iter().partition(|channel| *channel == Channel::Mobile);
    // Without a mobile program the mobile channel is received like the others.
    if !place.programs.iter().any(|(_, program)| is_mobile(program)) {
        return vec![own.into_iter().chain(mobile).collect()];
    }
    [own, mobile].into_iter().filter(|class| !class.is_empty()).collect()
}

/// The last day that had a part in an outcome.
fn last_day(outcome: &Outcome) -> NaiveDate {
    let finish = outcome.course.as_ref().map_or(outcome.due, |course| course.finish);
    outcome.due.max(finish).date()
}

/// How the steps went: when the result is returned, then each step with its start and end.
pub(super) fn told(plan: &Plan<'_>, course: Option<&Course>) -> String {
    let Some(course) = course else { return "-".to_owned() };
    let steps = course.ran.iter().filter_map(|ran| {
        let step = plan.steps.get(ran.step)?;
        Some(format!("{} {}..{}", step.id, shown(ran.start), shown(ran.due)))
    });
    format!("{} ({})", shown(course.finish), steps.collect::<Vec<_>>().join(", "))
}
