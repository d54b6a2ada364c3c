//! When and where a suggested dossier is received: plain moments first, at the first office, on the first days of its version.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::bundle::{Channel, Office};
use crate::coverage::boundaries::is_mobile;
use crate::coverage::points::{Points, VersionPoints};
use crate::coverage::possible::Look;

/// How many open days of a version are looked at where a receipt is a matter of the hour.
const DAYS: usize = 8;

/// How many days of a version are gone through to find an open one.
const SEARCHED: usize = 400;

/// A receipt on a channel at an office.
#[derive(Clone, Copy, Debug)]
pub(super) struct Receipt<'a> {
    pub(super) office: &'a str,
    pub(super) channel: Channel,
    pub(super) at: NaiveDateTime,
}

/// Which receipts are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Any.
    Any,
    /// At a minute at which a desk is open, or a program takes in.
    Minute(u16),
    /// On a day.
    Day(NaiveDate),
    /// In a session of a program, at its opening.
    Session(usize),
    /// On the day of a session, at a minute.
    SessionMinute(usize, u16),
}

/// Receipts that are wanted, plain ones first.
pub(super) fn receipts<'a>(
    points: &Points<'a>,
    version: &VersionPoints<'a>,
    look: &Look<'_, 'a>,
    wanted: Wanted,
) -> Vec<Receipt<'a>> {
    let mut found = Vec::new();
    for office in &look.offices {
        for (day, minutes) in moments(points, look, office, wanted) {
            let in_force = office.from.is_none_or(|from| from <= day) && office.to.is_none_or(|to| day < to);
            let governed = look.within.from <= day && day <= look.within.last;
            for minute in minutes.into_iter().filter(|_| in_force && governed) {
                found.extend(moment(day, minute).map(|at| (office.id.as_str(), at)));
            }
        }
    }
    let offered = |channel: &Channel| version.version.channels.iter().any(|one| one.channel == *channel);
    let channels: Vec<Channel> = match wanted {
        Wanted::Session(at) | Wanted::SessionMinute(at, _) => {
            let mobile = points.programs.get(at).is_some_and(|one| is_mobile(one.program));
            if mobile { vec![Channel::Mobile] } else { Channel::ALL.iter().copied().filter(offered).collect() }
        }
        // A dossier on channel `mobile` is one of a program's session alone.
        _ => Channel::ALL.iter().copied().filter(offered).collect(),
    };
    let each = |channel: Channel| {
        found.iter().map(move |(office, at)| Receipt { office, channel, at: *at }).collect::<Vec<_>>()
    };
    channels.into_iter().flat_map(each).collect()
}

/// Days and minutes.
fn moments(points: &Points<'_>, look: &Look<'_, '_>, office: &Office, wanted: Wanted) -> Vec<(NaiveDate, Vec<u16>)> {
    let rules = points.rules;
    let days = || look.within.from.iter_days().take_while(|day| *day <= look.within.last);
    let opening = |day: NaiveDate| rules.desk_hours(&office.id, day).and_then(|hours| hours.opening());
    let program = |at: usize| points.programs.get(at).map(|one| one.program.id.as_str());
    let sessions = |at: usize| {
        let id = program(at).unwrap_or_default();
        days().filter_map(move |day| Some((day, rules.session(&office.id, id, day)?.opening()?))).take(DAYS)
    };
    match wanted {
        Wanted::Any => {
            let (minutes, dates) = look.reach.turns();
            let first = days().take(SEARCHED);
            let later =
                dates.iter().flat_map(|date| date.iter_days().take(DAYS)).filter(|day| *day <= look.within.last);
            let open = |day: NaiveDate| {
                Some((day, std::iter::once(opening(day)?).chain(minutes.iter().copied()).collect::<Vec<u16>>()))
            };
            first.filter_map(open).take(DAYS).chain(later.filter_map(open)).collect()
        }
        Wanted::Minute(minute) => days()
            .take(SEARCHED)
            .filter(|day| rules.desk_hours(&office.id, *day).is_some_and(|hours| hours.contains(minute)))
            .take(DAYS)
            .map(|day| (day, vec![minute]))
            .collect(),
        Wanted::Day(day) => vec![(day, vec![opening(day).unwrap_or(MORNING)])],
        Wanted::Session(at) => sessions(at).map(|(day, opening)| (day, vec![opening])).collect(),
        Wanted::SessionMinute(at, minute) => sessions(at).map(|(day, _)| (day, vec![minute])).collect(),
    }
}

/// When a dossier is received online on a day on which no desk is open.
const MORNING: u16 = 480;

/// A minute of a day.
pub(super) fn moment(day: NaiveDate, minute: u16) -> Option<NaiveDateTime> {
    day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(i64::from(minute)))
}
