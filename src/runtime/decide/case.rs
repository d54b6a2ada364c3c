//! One dossier with everything that its decision rests on: the office and its calendar, the version in force, the facts,
//! the counting start and the programs that cover it. Building it finds whatever cannot be decided at all.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::error::DecideError;
use super::life::Life;
use super::nearest::nearest;
use super::request::Request;
use crate::bundle::{Bundle, Channel, Language, Office, Procedure, Program, Version};
use crate::calendar::{BeyondTable, Hours, Opening, Table};
use crate::runtime::expr::Facts;
use crate::runtime::rules::{OfficeRules, ProgramRules, RuleSet, VersionRules};

/// How many offices of the right level an error names.
const OFFERED: usize = 3;

/// Programs with what was made of them when they were loaded.
type Programs<'a> = Vec<(&'a Program, &'a ProgramRules)>;

pub(super) struct Case<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) language: Language,
    pub(super) office: &'a Office,
    office_rules: &'a OfficeRules,
    pub(super) table: &'a Table,
    pub(super) procedure: &'a Procedure,
    pub(super) version: &'a Version,
    pub(super) compiled: &'a VersionRules,
    pub(super) channel: Channel,
    pub(super) facts: Facts,
    pub(super) received: NaiveDateTime,
    /// What happened after the receipt.
    pub(super) life: Life,
    /// The programs of the office that cover the dossier on its channel, sorted by name.
    pub(super) programs: Programs<'a>,
    /// Programs of the office that would cover it but leave its procedure out.
    pub(super) left_out: Programs<'a>,
}

impl<'a> Case<'a> {
    pub(super) fn new(rules: &'a RuleSet, request: &Request, language: Language) -> Result<Self, DecideError> {
        let bundle = &rules.bundle;
        let received = whole_minute(request.received);
        let date = received.date();
        let (procedure, versions) = procedure(rules, &request.procedure)?;
        let (office, office_rules) = office(rules, &request.office)?;
        check_horizon(rules, date)?;
        check_office(office, date)?;
        let (version, compiled) = version(procedure, versions, date)?;
        check_level(rules, office, version)?;
        let (covering, left_out) = covering(rules, office, office_rules, procedure, version);
        check_channel(version, &covering, date, request.channel)?;
        let is_offered = || offers(version, request.channel);
        let takes = |program: &ProgramRules| takes(program, request.channel, is_offered);
        let programs: Vec<_> = covering.into_iter().filter(|(_, program)| takes(program)).collect();
        let table = rules
            .calendars
            .get(office_rules.calendar)
            .ok_or(DecideError::BeyondCalendar { first: bundle.horizon.from, last: bundle.horizon.to })?;
        let mut case = Self {
            rules,
            language,
            office,
            office_rules,
            table,
            procedure,
            version,
            compiled,
            channel: request.channel,
            facts: rules.fill(request, compiled)?,
            received,
            life: Life::untouched(received, false),
            programs,
            left_out: left_out.into_iter().filter(|(_, program)| takes(program)).collect(),
        };
        let opening = case.opening(received).map_err(beyond)?;
        case.life = Life::untouched(opening.at, opening.provisional).follow(&case, &request.events)?;
        Ok(case)
    }

    /// The counting start: of the receipt, or of the last return that restarted the clock.
    pub(super) fn start(&self) -> NaiveDateTime {
        self.life.start
    }

    /// When something that reaches the desk at a moment starts to count.
    pub(super) fn opening(&self, at: NaiveDateTime) -> Result<Opening, BeyondTable> {
        self.office_rules.desk.counting_start_with(self.table, at, |date, from| self.intake(date, from))
    }

    /// The session of a program on a date: none outside the program's dates, on holidays, compensatory and swapped-off days
    /// and on days on which the office is shut.
    pub(super) fn session(&self, program: (&Program, &'a ProgramRules), date: NaiveDate) -> Option<&'a Hours> {
        let (program, compiled) = program;
        compiled.windows(date).filter(|_| is_held(program, self.table, &self.office_rules.closed, date))
    }

    /// The first minute at or after `from` on `date` at which a program takes the dossier in.
    fn intake(&self, date: NaiveDate, from: u16) -> Option<u16> {
        let minutes = self.programs.iter().filter_map(|&(program, compiled)| {
            let minute = self.session((program, compiled), date)?.next_open(from)?;
            program.intake_until.is_none_or(|last| minute <= last).then_some(minute)
        });
        minutes.min()
    }

    /// The minute since midnight at which counting starts.
    pub(super) fn start_minute(&self) -> u16 {
        minute_of(self.start())
    }

    pub(super) fn names(&self, slots: &std::collections::BTreeSet<usize>) -> Vec<String> {
        self.rules.facts.sorted_names(slots)
    }
}

/// Whether a program's sessions are held on a date, where it has one then.
pub(in crate::runtime) fn is_held(program: &Program, table: &Table, closed: &[NaiveDate], date: NaiveDate) -> bool {
    inside(date, program.from, program.to)
        && matches!(table.desk_weekday(date), Ok(Some(_)))
        && closed.binary_search(&date).is_err()
}

/// The minute since midnight.
pub(super) fn minute_of(at: NaiveDateTime) -> u16 {
    // A day has 1440 minutes.
    u16::try_from(at.time().num_seconds_from_midnight() / 60).unwrap_or(0)
}

pub(in crate::runtime) fn beyond(BeyondTable { first, last }: BeyondTable) -> DecideError {
    DecideError::BeyondCalendar { first, last }
}

pub(super) fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    let time = NaiveTime::from_hms_opt(at.hour(), at.minute(), 0);
    time.map_or(at, |time| at.date().and_time(time))
}

pub(in crate::runtime) fn inside(date: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|from| from <= date) && to.is_none_or(|to| date < to)
}

/// `2025-07-01..2027-02-28`, last day included.
fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let from = from.map(|from| from.to_string()).unwrap_or_default();
    let to = to.and_then(|to| to.pred_opt()).map(|to| to.to_string()).unwrap_or_default();
    format!("{from}..{to}")
}

/// Whether a bundle covers a date of receipt.
pub(in crate::runtime) fn check_horizon(rules: &RuleSet, date: NaiveDate) -> Result<(), DecideError> {
    let horizon = &rules.bundle.horizon;
    if horizon.from <= date && date < horizon.to {
        return Ok(());
    }
    let last = horizon.to.pred_opt().unwrap_or(horizon.to);
    Err(DecideError::OutsideHorizon { date, first: horizon.from, last })
}

/// Whether an office exists on a date.
pub(in crate::runtime) fn check_office(office: &Office, date: NaiveDate) -> Result<(), DecideError> {
    if inside(date, office.from, office.to) {
        return Ok(());
    }
    let span = span(office.from, office.to);
    Err(DecideError::OfficeNotInForce { office: office.id.clone(), date, span })
}

pub(in crate::runtime) fn procedure<'a>(
    rules: &'a RuleSet,
    code: &str,
) -> Result<(&'a Procedure, &'a [VersionRules]), DecideError> {
    let place = rules.procedure_place(code);
    let found = place.and_then(|place| Some((rules.bundle.procedures.get(place)?, rules.procedures.get(place)?)));
    found.map(|(procedure, versions)| (procedure, versions.as_slice())).ok_or_else(|| {
        let codes = rules.bundle.procedures.iter().map(|procedure| procedure.id.as_str());
        DecideError::UnknownProcedure { code: code.to_owned(), nearest: nearest(code, codes) }
    })
}

pub(in crate::runtime) fn office<'a>(
    rules: &'a RuleSet,
    id: &str,
) -> Result<(&'a Office, &'a OfficeRules), DecideError> {
    let place = rules.office_place(id);
    let found = place.and_then(|place| Some((rules.bundle.offices.get(place)?, rules.offices.get(place)?)));
    found.ok_or_else(|| DecideError::unknown_office(&rules.bundle, id))
}

impl DecideError {
    /// No office of a bundle has a name; the nearest ones are offered.
    pub(crate) fn unknown_office(bundle: &Bundle, id: &str) -> Self {
        let names = bundle.offices.iter().map(|office| office.id.as_str());
        Self::UnknownOffice { office: id.to_owned(), nearest: nearest(id, names) }
    }
}

fn version<'a>(
    procedure: &'a Procedure,
    compiled: &'a [VersionRules],
    date: NaiveDate,
) -> Result<(&'a Version, &'a VersionRules), DecideError> {
    let mut versions = procedure.versions.iter().zip(compiled);
    let found = versions.find(|(version, _)| inside(date, Some(version.from), version.to));
    found.ok_or_else(|| no_version(procedure, date))
}

/// Why a procedure has no version on a date.
pub(in crate::runtime) fn no_version(procedure: &Procedure, date: NaiveDate) -> DecideError {
    DecideError::NoVersion {
        code: procedure.id.clone(),
        date,
        versions: procedure.versions.iter().map(|version| span(Some(version.from), version.to)).collect(),
    }
}

pub(in crate::runtime) fn check_level(rules: &RuleSet, office: &Office, version: &Version) -> Result<(), DecideError> {
    let handled = |office: &Office| version.is_received_at(office.level);
    if handled(office) {
        return Ok(());
    }
    let mut handled_at = version.levels.clone();
    handled_at.extend(&version.file_at);
    let others = rules.bundle.offices.iter().filter(|other| handled(other)).take(OFFERED);
    Err(DecideError::WrongLevel {
        office: office.id.clone(),
        level: office.level,
        handled_at,
        nearest: others.map(|office| office.id.clone()).collect(),
    })
}

/// The programs of an office that cover a version, whatever the channel; and those that would but leave its procedure out.
pub(in crate::runtime) fn covering<'a>(
    rules: &'a RuleSet,
    office: &Office,
    office_rules: &OfficeRules,
    procedure: &Procedure,
    version: &Version,
) -> (Programs<'a>, Programs<'a>) {
    let all = rules.bundle.programs.iter().zip(&rules.programs).enumerate();
    let own = all.filter(|(place, (program, _))| {
        let runs = office_rules.programs.binary_search(place).is_ok() || program.levels.contains(&office.level);
        runs && program.covers.names(&procedure.id, version)
    });
    own.map(|(_, program)| program).partition(|(program, _)| !program.covers.leaves_out(&procedure.id))
}

/// Whether a program takes dossiers in on a channel, on which their version may be offered.
pub(in crate::runtime) fn takes(program: &ProgramRules, channel: Channel, is_offered: impl FnOnce() -> bool) -> bool {
    if program.mobile { channel == Channel::Mobile } else { is_offered() }
}

/// Whether a version is offered on a channel, whatever programs there are.
pub(in crate::runtime) fn offers(version: &Version, channel: Channel) -> bool {
    version.channels.iter().any(|offered| offered.channel == channel)
}

pub(in crate::runtime) fn check_channel(
    version: &Version,
    programs: &[(&Program, &ProgramRules)],
    date: NaiveDate,
    channel: Channel,
) -> Result<(), DecideError> {
    let opened = |channel: Channel| {
        channel == Channel::Mobile
            && programs.iter().any(|(program, compiled)| compiled.mobile && inside(date, program.from, program.to))
    };
    if offers(version, channel) || opened(channel) {
        return Ok(());
    }
    let all = Channel::ALL.iter().copied();
    let offered = all.filter(|channel| offers(version, *channel) || opened(*channel)).collect();
    Err(DecideError::ChannelNotOffered { channel, offered })
}
