//! Where and when a version's dossiers are received: offices that receive and count alike are looked at once, and a day is
//! the windows in which its desk or a program takes dossiers in.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::days::Days;
use super::receiving::{Group, Receiving};
use crate::bundle::{Channel, Weekday};
use crate::calendar::{Hours, Table};
use crate::model::{Program, Session, SessionDay, Version};

/// Offices that receive and count alike, by the first of them.
#[derive(Clone)]
pub(super) struct Place<'a> {
    /// Its name.
    pub(super) name: &'a str,
    group: &'a Group<'a>,
    pub(super) table: &'a Table,
    /// The programs that cover the version there, by name.
    pub(super) programs: Vec<(&'a str, &'a Program)>,
    /// The programs at the other offices that are looked at with this one, each beside the one that it is like.
    alike: Vec<Vec<(&'a str, &'a Program)>>,
    receiving: &'a Receiving<'a>,
}

/// Whether a program has a place of its own, and so takes dossiers on channel `mobile` only.
pub(super) fn is_mobile(program: &Program) -> bool {
    program.sessions.iter().any(|session| session.place.is_some())
}

/// Whether a version offers a channel itself.
pub(super) fn offers(version: &Version, channel: Channel) -> bool {
    version.channels.iter().any(|offered| offered.channel == channel)
}

/// The channels on which a dossier of a version may come at a place.
pub(super) fn channels(version: &Version, place: &Place<'_>) -> Vec<Channel> {
    let mobile = place.programs.iter().any(|(_, program)| is_mobile(program));
    let all = Channel::ALL.iter().copied();
    all.filter(|channel| offers(version, *channel) || (*channel == Channel::Mobile && mobile)).collect()
}

impl<'a> Place<'a> {
    pub(super) fn new(
        receiving: &'a Receiving<'a>,
        group: &'a Group<'a>,
        name: &'a str,
        programs: Vec<(&'a str, &'a Program)>,
        alike: Vec<Vec<(&'a str, &'a Program)>>,
    ) -> Self {
        Self { name, group, table: group.table, programs, alike, receiving }
    }

    /// The programs of the place, each with those that are like it at the offices looked at with it.
    pub(super) fn programs_alike(&self) -> impl Iterator<Item = (&'a Program, impl Iterator<Item = &'a Program>)> {
        self.programs.iter().enumerate().map(|(at, (_, program))| {
            let others = self.alike.iter().filter_map(move |programs| programs.get(at).map(|(_, other)| *other));
            (*program, others)
        })
    }

    /// The digest of what offices are alike in that receive alike where no program takes dossiers in.
    pub(super) fn digest(&self) -> &str {
        self.group.digest()
    }

    /// What is looked at of the place: its offices and its programs.
    pub(super) fn looked_at(&self) -> (&str, Vec<Option<&str>>) {
        let programs = self.programs.iter().map(|(name, _)| self.receiving.digest_of(name));
        (self.digest(), programs.collect())
    }

    /// What is looked at of the sessions of a program at the place.
    pub(super) fn session_looked_at(&self, program: &str) -> (&str, Option<&str>) {
        (self.digest(), self.receiving.digest_of(program))
    }

    /// Whether steps were found to keep their limit before, at this place or at one that is like it.
    pub(super) fn was_kept(&self, looked_at: &str) -> bool {
        self.receiving.was_kept(looked_at)
    }

    /// Remembers that they do.
    pub(super) fn keeps(&self, looked_at: String) {
        self.receiving.keeps(looked_at);
    }

    /// Whether other offices are looked at with this one whose programs have other names.
    pub(super) fn stands_for_others(&self) -> bool {
        !self.alike.is_empty()
    }

    /// The first day on which the office is in force, and the first on which it is so no more.
    pub(super) fn in_force(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.group.office.from, self.group.office.to)
    }

    /// Whether the office is in force on a day.
    pub(super) fn is_in_force(&self, day: NaiveDate) -> bool {
        inside(day, self.group.office.from, self.group.office.to)
    }

    /// Whether a dossier on a channel can be received on a day: one that only a mobile program opens needs the program.
    pub(super) fn accepts(&self, version: &Version, channel: Channel, day: NaiveDate) -> bool {
        let opened = || {
            channel == Channel::Mobile
                && (self.programs.iter())
                    .any(|(_, program)| is_mobile(program) && inside(day, program.from, program.to))
        };
        offers(version, channel) || opened()
    }

    /// The programs that take a version's dossiers on a channel.
    pub(super) fn taking(&self, version: &Version, channel: Channel) -> Vec<(&'a str, &'a Program)> {
        let takes = |program: &Program| {
            if is_mobile(program) { channel == Channel::Mobile } else { offers(version, channel) }
        };
        self.programs.iter().copied().filter(|(_, program)| takes(program)).collect()
    }

    /// The session that a program holds on a day; none outside its dates, on holidays, compensatory and swapped-off days and
    /// on days on which the office is shut.
    pub(super) fn session(&self, program: &Program, day: NaiveDate) -> Option<Hours> {
        let held = inside(day, program.from, program.to)
            && matches!(self.table.desk_weekday(day), Ok(Some(_)))
            && self.group.closed.binary_search(&day).is_err();
        if held { windows(program, day) } else { None }
    }

    /// The office's days while programs take dossiers in too.
    pub(super) fn days(&self, programs: &[(&'a str, &'a Program)]) -> Arc<Days> {
        self.receiving.days(self.group, programs, || self.look(programs))
    }

    fn look(&self, programs: &[(&'a str, &'a Program)]) -> Days {
        let first = self.table.first_day();
        let (mut all, mut looks) = (Vec::new(), Vec::new());
        let mut names: HashMap<(Hours, Hours), u16> = HashMap::new();
        for day in first.iter_days().take_while(|day| *day <= self.table.last_day()) {
            let windows = self.windows(programs, day);
            let calendar = self.table.hours(day).cloned().unwrap_or_default();
            let next = u16::try_from(names.len()).unwrap_or(u16::MAX);
            looks.push(*names.entry((calendar, windows.clone())).or_insert(next));
            all.push(windows);
        }
        Days::new(first, all, looks)
    }

    fn windows(&self, programs: &[(&'a str, &'a Program)], day: NaiveDate) -> Hours {
        let desk = self.group.desk.hours(self.table, day).map(|hours| hours.windows().to_vec()).unwrap_or_default();
        let mut all = desk;
        for (_, program) in programs {
            let Some(hours) = self.session(program, day) else { continue };
            all.extend(taking_in(&hours, program).windows());
        }
        Hours::union(all).unwrap_or_default()
    }
}

/// The part of a session's windows in which dossiers are taken in: up to and including its last intake minute.
pub(super) fn taking_in(hours: &Hours, program: &Program) -> Hours {
    let Some(last) = program.intake_until.as_ref().map(|last| last.node) else { return hours.clone() };
    let end = last.checked_add(1).unwrap_or(last);
    let cut = hours.windows().iter().map(|[open, close]| [*open, (*close).min(end)]);
    Hours::union(cut.filter(|[open, close]| open < close)).unwrap_or_default()
}

fn windows(program: &Program, day: NaiveDate) -> Option<Hours> {
    let of = |wanted: SessionDay| {
        let sessions = program.sessions.iter().filter(move |session: &&Session| session.day == wanted);
        sessions.flat_map(|session| session.windows.windows().iter().copied()).collect::<Vec<_>>()
    };
    let dated = of(SessionDay::Dated(day));
    let windows = if dated.is_empty() { of(SessionDay::Weekly(Weekday::from(day.weekday()))) } else { dated };
    Hours::union(windows).ok().filter(|hours| !hours.is_closed())
}

/// Whether a period that ends before `to` holds a day.
pub(super) fn inside(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}

/// The minute of a day as a moment; minute 1440 is the following midnight.
pub(super) fn moment(day: NaiveDate, minute: u16) -> Option<NaiveDateTime> {
    day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(i64::from(minute)))
}

/// The minute since midnight.
pub(super) fn minute_of(at: NaiveDateTime) -> u16 {
    at.time().num_seconds_from_midnight().checked_div(60).and_then(|minute| u16::try_from(minute).ok()).unwrap_or(0)
}
