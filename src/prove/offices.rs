//! Where and when a version's dossiers are received: offices that receive and count alike are looked at once, and a day is
//! the windows in which its desk or a program takes dossiers in.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use crate::bundle::{Channel, Level, Weekday};
use crate::calendar::{Desk, Hours, Table};
use crate::model::{Catalog, Office, Program, Session, SessionDay, Version};

/// Offices that receive and count alike, by the first of them.
pub(super) struct Place<'a> {
    /// Its name.
    pub(super) name: &'a str,
    office: &'a Office,
    pub(super) table: &'a Table,
    desk: Desk,
    closed: Vec<NaiveDate>,
    /// The programs that cover the version there, by name.
    pub(super) programs: Vec<(&'a str, &'a Program)>,
    known: &'a Known<'a>,
}

/// The days of offices as far as they were looked at, for all versions.
#[derive(Default)]
pub(super) struct Known<'a>(RefCell<BTreeMap<OfficeAndPrograms<'a>, Rc<Days>>>);

/// The names of an office and of the programs that take dossiers in there.
type OfficeAndPrograms<'a> = (&'a str, Vec<&'a str>);

/// The days of a calendar as one office receives on them.
pub(super) struct Days {
    first: NaiveDate,
    /// The windows in which a dossier starts to count when it comes.
    windows: Vec<Hours>,
    /// A number for each look of a day: the calendar's hours and the windows.
    looks: Vec<u16>,
}

impl Days {
    fn index(&self, day: NaiveDate) -> Option<usize> {
        usize::try_from(day.signed_duration_since(self.first).num_days()).ok()
    }

    /// The windows of a day; none outside the calendar.
    pub(super) fn windows(&self, day: NaiveDate) -> &Hours {
        self.index(day).and_then(|index| self.windows.get(index)).unwrap_or(const { &Hours::CLOSED })
    }

    /// The looks of so many days from one on; none past the calendar.
    pub(super) fn looks(&self, from: NaiveDate, count: usize) -> Option<&[u16]> {
        self.looks.get(self.index(from)?..)?.get(..count)
    }

    /// When a dossier that comes at a moment starts to count; none past the calendar.
    pub(super) fn start(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let index = self.index(at.date())?;
        let mut from = minute_of(at);
        for (day, windows) in at.date().iter_days().zip(self.windows.get(index..)?) {
            if let Some(minute) = windows.next_open(from) {
                return moment(day, minute);
            }
            from = 0;
        }
        None
    }

    /// The stretches of days, from `first` on, in which a dossier that comes starts to count at `start` without coming
    /// then: the last minutes before it at which nothing takes dossiers in, each within one day, ends included.
    pub(super) fn waiting(&self, start: NaiveDateTime, first: NaiveDate) -> Vec<(NaiveDate, u16, u16)> {
        let mut found = Vec::new();
        let mut day = start.date();
        let mut end = minute_of(start);
        while day >= first {
            let windows = self.windows(day);
            let closings = windows.windows().iter().map(|[_, close]| *close);
            let closed = closings.filter(|close| *close <= end).max();
            let is_open = windows.windows().iter().any(|[open, close]| *open < end && end < *close);
            let from = closed.unwrap_or(0);
            if let Some(last) = end.checked_sub(1).filter(|last| from <= *last && !is_open) {
                found.push((day, from, last));
            }
            if closed.is_some() || is_open {
                break;
            }
            let Some(before) = day.pred_opt() else { break };
            (day, end) = (before, 1440);
        }
        found
    }
}

/// The places at which a version's dossiers are received. Offices whose calendar could not be built are left out.
pub(super) fn places<'a>(catalog: &'a Catalog, known: &'a Known<'a>, code: &str, version: &Version) -> Vec<Place<'a>> {
    let mut found: Vec<Place<'a>> = Vec::new();
    for (name, office) in &catalog.offices {
        let handles = |levels: &[crate::source::Spanned<Level>]| levels.iter().any(|level| level.node == office.level);
        if !handles(&version.levels) && !handles(&version.file_at) {
            continue;
        }
        let built = catalog.calendars.get(&office.calendar.node).and_then(|calendar| calendar.built.as_ref());
        let Some(built) = built else { continue };
        let programs: Vec<(&str, &Program)> = (catalog.programs.iter())
            .filter(|(_, program)| runs_at(program, name, office) && program.covers.covers(code, version))
            .map(|(name, program)| (name.as_str(), program))
            .collect();
        let mut closed: Vec<NaiveDate> = office.closed.iter().map(|closure| closure.date.node).collect();
        closed.sort_unstable();
        closed.dedup();
        let is_same = |place: &Place<'_>| {
            place.office.calendar.node == office.calendar.node
                && place.office.desk == office.desk
                && (place.office.from, place.office.to) == (office.from, office.to)
                && place.closed == closed
                && place.programs.iter().map(|(name, _)| name).eq(programs.iter().map(|(name, _)| name))
        };
        if !found.iter().any(is_same) {
            let desk = Desk::new(office.desk.clone(), closed.clone());
            found.push(Place { name, office, table: &built.table, desk, closed, programs, known });
        }
    }
    found
}

fn runs_at(program: &Program, name: &str, office: &Office) -> bool {
    program.offices.iter().any(|other| other.node == name)
        || program.levels.iter().any(|level| level.node == office.level)
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
    /// Whether the office is in force on a day.
    pub(super) fn is_in_force(&self, day: NaiveDate) -> bool {
        inside(day, self.office.from, self.office.to)
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
            && self.closed.binary_search(&day).is_err();
        if held { windows(program, day) } else { None }
    }

    /// The office's days while programs take dossiers in too.
    pub(super) fn days(&self, programs: &[(&'a str, &'a Program)]) -> Rc<Days> {
        let key = (self.name, programs.iter().map(|(name, _)| *name).collect());
        if let Some(days) = self.known.0.borrow().get(&key) {
            return Rc::clone(days);
        }
        let mut days = Days { first: self.table.first_day(), windows: Vec::new(), looks: Vec::new() };
        let mut names: HashMap<(Hours, Hours), u16> = HashMap::new();
        for day in days.first.iter_days().take_while(|day| *day <= self.table.last_day()) {
            let windows = self.windows(programs, day);
            let calendar = self.table.hours(day).cloned().unwrap_or_default();
            let next = u16::try_from(names.len()).unwrap_or(u16::MAX);
            days.looks.push(*names.entry((calendar, windows.clone())).or_insert(next));
            days.windows.push(windows);
        }
        let days = Rc::new(days);
        self.known.0.borrow_mut().insert(key, Rc::clone(&days));
        days
    }

    fn windows(&self, programs: &[(&'a str, &'a Program)], day: NaiveDate) -> Hours {
        let desk = self.desk.hours(self.table, day).map(|hours| hours.windows().to_vec()).unwrap_or_default();
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
