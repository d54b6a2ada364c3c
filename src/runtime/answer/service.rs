//! A procedure at an office, found by its names once, and what it answers.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

use super::dossier::Dossier;
use super::limits::{Base, reckon};
use super::verdict::promise;
use super::{Answer, RuleSet};
use crate::bundle::{Channel, DeadlineKind, Office, Procedure, Program, Version, day_number};
use crate::calendar::{ClockMinute, Hours, Minute, Table};
use crate::runtime::decide::{
    DecideError, Side, Verdict, beyond, check_channel, check_horizon, check_level, check_office, count_beyond,
    covering, is_held, no_version, offers, office, procedure, takes,
};
use crate::runtime::derived::Received;
use crate::runtime::rules::{OfficeRules, ProgramRules, VersionRules};

/// A procedure at an office.
#[derive(Clone, Debug)]
pub struct Service<'r> {
    pub(super) rules: &'r RuleSet,
    pub(super) office: &'r Office,
    office_rules: &'r OfficeRules,
    pub(super) table: &'r Table,
    pub(super) procedure: &'r Procedure,
    /// The days, counted from 1970-01-01, on which the rules and the office are in force.
    days: Range<i64>,
    /// By version.
    ready: Vec<Ready<'r>>,
}

/// A version with what an answer needs of it.
#[derive(Clone, Debug)]
pub(super) struct Ready<'r> {
    pub(super) version: &'r Version,
    pub(super) compiled: &'r VersionRules,
    /// The days that it governs.
    days: Range<i64>,
    /// The programs of the office that cover it.
    covering: Vec<(&'r Program, &'r ProgramRules)>,
    /// Whether the office is of a level that handles it.
    is_handled: bool,
    /// By channel, whether it is offered.
    offered: [bool; 4],
    pub(super) bases: Vec<Base<'r>>,
    pub(super) has_extensions: bool,
    /// Whether what the law gives is not what is committed.
    is_simplified: bool,
    /// Whether its limits count from steps or its parts are stages, which only a whole decision lays out.
    pub(super) is_laid_out: bool,
}

/// When and how a dossier arrived.
pub(super) struct Receipt {
    pub(super) channel: Channel,
    /// When counting starts.
    pub(super) start: Minute,
}

impl RuleSet {
    /// A procedure at an office, to be asked of many dossiers.
    ///
    /// # Errors
    /// [`DecideError::UnknownProcedure`], [`DecideError::UnknownOffice`].
    ///
    /// # Example
    /// ```
    /// use thutuc::bundle::Channel;
    /// use thutuc::runtime::{RuleSet, Verdict, parse_moment};
    ///
    /// let rules = RuleSet::load(&std::fs::read("tests/fixtures/signed/bundle.json")?)?;
    /// let service = rules.service("1.001193", "yên-định")?;
    /// let (complete, verify) = (rules.fact_slot("hồ-sơ.đầy-đủ")?, rules.fact_slot("cần-xác-minh")?);
    /// let received = parse_moment("2025-10-02T14:00").ok_or("a moment")?;
    ///
    /// let mut dossier = rules.dossier();
    /// dossier.set_bool(complete, true)?;
    /// assert_eq!(service.verdict(&mut dossier, received, Channel::Online)?, Verdict::Undetermined);
    /// dossier.set_bool(verify, false)?;
    /// let answer = service.answer(&mut dossier, received, Channel::Online)?;
    /// assert_eq!(answer.verdict(), Verdict::Eligible);
    /// assert_eq!(answer.promised(), parse_moment("2025-10-02T17:00"));
    /// // The same value serves the next dossier.
    /// dossier.clear();
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn service(&self, code: &str, name: &str) -> Result<Service<'_>, DecideError> {
        let (procedure, compiled) = procedure(self, code)?;
        let (office, office_rules) = office(self, name)?;
        let table = self.calendars.get(office_rules.calendar);
        let (first, last) = (self.bundle.horizon.from, self.bundle.horizon.to);
        let table = table.ok_or(DecideError::BeyondCalendar { first, last })?;
        let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
            from.map_or(i64::MIN, day_number)..to.map_or(i64::MAX, day_number)
        };
        let ready = procedure.versions.iter().zip(compiled).map(|(version, compiled)| Ready {
            version,
            compiled,
            days: days(Some(version.from), version.to),
            covering: covering(self, office, office_rules, procedure, version).0,
            is_handled: check_level(self, office, version).is_ok(),
            offered: Channel::ALL.iter().fold([false; 4], |mut offered, channel| {
                if let Some(place) = offered.get_mut(*channel as usize) {
                    *place = offers(version, *channel);
                }
                offered
            }),
            bases: Base::all(version, compiled),
            has_extensions: version.deadlines.iter().any(|row| row.kind == DeadlineKind::Extension),
            is_simplified: version.deadlines.iter().any(|row| row.statutory.is_some()),
            is_laid_out: !version.stages.is_empty()
                || version.deadlines.iter().any(|row| {
                    row.terms.from_step.is_some()
                        || row.statutory.as_ref().is_some_and(|terms| terms.from_step.is_some())
                }),
        });
        let (horizon, open) = (&self.bundle.horizon, days(office.from, office.to));
        let days = open.start.max(day_number(horizon.from))..open.end.min(day_number(horizon.to));
        Ok(Service { rules: self, office, office_rules, table, procedure, days, ready: ready.collect() })
    }
}

impl<'r> Service<'r> {
    /// Verdict and due moments of a dossier that was received at a moment on a channel, with nothing after that. Seconds are
    /// dropped. Nothing is allocated, except for a linked procedure or one whose limit counts from a step, and for an error.
    ///
    /// # Errors
    /// As [`RuleSet::decide`]; [`DecideError::OtherRules`] for a dossier of another rule set.
    pub fn answer(
        &self,
        dossier: &mut Dossier<'_>,
        received: NaiveDateTime,
        channel: Channel,
    ) -> Result<Answer<'r>, DecideError> {
        self.answer_at(dossier, received.into(), channel)
    }

    /// As [`Service::answer`], by the minute.
    pub(in crate::runtime) fn answer_at(
        &self,
        dossier: &mut Dossier<'_>,
        received: ClockMinute,
        channel: Channel,
    ) -> Result<Answer<'r>, DecideError> {
        self.ask(dossier, received, channel, true)
    }

    /// The verdict alone.
    ///
    /// # Errors
    /// As [`Service::answer`].
    pub fn verdict(
        &self,
        dossier: &mut Dossier<'_>,
        received: NaiveDateTime,
        channel: Channel,
    ) -> Result<Verdict, DecideError> {
        self.ask(dossier, received.into(), channel, false).map(|answer| answer.verdict())
    }

    /// An answer, without the statutory moment where that is not asked for.
    fn ask(
        &self,
        dossier: &mut Dossier<'_>,
        received: ClockMinute,
        channel: Channel,
        with_statutory: bool,
    ) -> Result<Answer<'r>, DecideError> {
        if !std::ptr::eq(dossier.rules(), self.rules) {
            return Err(DecideError::OtherRules);
        }
        let day = received.day();
        let moment = || received.moment().ok_or_else(|| beyond(self.table.beyond()));
        let Some(ready) = self.ready(received).filter(|_| self.days.contains(&day)) else {
            return Err(self.not_in_force(moment()?.date()));
        };
        if !ready.is_handled {
            check_level(self.rules, self.office, ready.version)?;
        }
        if !ready.is_offered(channel) {
            check_channel(ready.version, &ready.covering, moment()?.date(), channel)?;
        }
        if ready.is_laid_out {
            return self.decide(&dossier.request(&self.procedure.id, &self.office.id, moment()?, channel));
        }
        let at = self.table.minute_at(received).ok_or_else(|| beyond(self.table.beyond()))?;
        let (facts, given) = dossier.parts();
        self.rules.follow(facts, &Received::of(received, channel), ready.compiled, given)?;
        let intake = |day: u32, from: u16| self.intake(ready, channel, day, from);
        let (start, _) = self.office_rules.desk.opening_minute(self.table, at, intake).map_err(beyond)?;
        let reckon = |side: Side| reckon(ready, self.table, facts, start, side).map_err(count_beyond);
        let committed = reckon(Side::Committed)?;
        let statutory = match with_statutory {
            true if ready.is_simplified => Some(reckon(Side::Statutory)?),
            true => Some(committed),
            false => None,
        };
        let promise = promise(self, ready, facts, &Receipt { channel, start }, &committed);
        Ok(Answer {
            table: self.table,
            verdict: promise.verdict,
            counted_from: start,
            statutory: statutory.and_then(|statutory| statutory.at),
            committed: committed.at,
            promised: promise.until.or(committed.at),
            is_met: promise.is_met,
            is_settled: committed.is_settled && statutory.is_none_or(|statutory| statutory.is_settled),
        })
    }

    /// The version that governs.
    #[inline]
    pub(super) fn ready(&self, received: ClockMinute) -> Option<&Ready<'r>> {
        self.ready.iter().find(|ready| ready.days.contains(&received.day()))
    }

    /// Why no version at the office governs on a date.
    fn not_in_force(&self, date: NaiveDate) -> DecideError {
        let checked = check_horizon(self.rules, date).and_then(|()| check_office(self.office, date));
        checked.err().unwrap_or_else(|| no_version(self.procedure, date))
    }

    /// The whole decision, for versions that are laid out.
    fn decide(&self, request: &crate::runtime::Request) -> Result<Answer<'r>, DecideError> {
        let decision = self.rules.decide(request)?;
        let minute = |at: crate::runtime::Moment| self.table.minute(at.0).map_err(beyond);
        Ok(Answer {
            table: self.table,
            verdict: decision.same_day.verdict,
            counted_from: minute(decision.counted_from)?,
            statutory: decision.statutory.at.map(minute).transpose()?,
            committed: decision.committed.at.map(minute).transpose()?,
            promised: decision.promised.map(minute).transpose()?,
            is_met: false,
            is_settled: [
                &decision.same_day.missing,
                &decision.statutory.missing,
                &decision.committed.missing,
                &decision.requirements.missing,
            ]
            .iter()
            .all(|missing| missing.is_empty()),
        })
    }

    /// The session of a program on a day of the table.
    pub(super) fn session(&self, program: &Program, compiled: &'r ProgramRules, day: u32) -> Option<&'r Hours> {
        let date = self.table.date_of(day)?;
        compiled.windows(date).filter(|_| is_held(program, self.table, &self.office_rules.closed, date))
    }

    /// The first minute at or after `from` on a day at which a program takes the dossier in.
    fn intake(&self, ready: &Ready<'r>, channel: Channel, day: u32, from: u16) -> Option<u16> {
        let minutes = ready.programs(channel).filter_map(|(program, compiled)| {
            let minute = self.session(program, compiled, day)?.next_open(from)?;
            program.intake_until.is_none_or(|last| minute <= last).then_some(minute)
        });
        minutes.min()
    }
}

impl<'r> Ready<'r> {
    /// The programs that take a dossier in on a channel.
    pub(super) fn programs(&self, channel: Channel) -> impl Iterator<Item = (&'r Program, &'r ProgramRules)> {
        let covering = self.covering.iter().copied();
        covering.filter(move |(_, program)| takes(program, channel, || self.is_offered(channel)))
    }

    /// Whether it is offered on a channel, whatever programs there are.
    fn is_offered(&self, channel: Channel) -> bool {
        self.offered.get(channel as usize) == Some(&true)
    }
}
