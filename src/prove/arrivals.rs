//! The dossiers that start to count in a session of a program: on which channels they come, on which days it is held for them,
//! and when they may have come, since who comes outside all windows starts to count at the next opening.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::domain::{LAST_MINUTE, weekday_code};
use super::limits::TooMuch;
use super::offices::{Place, channels, is_mobile, minute_of, moment, offers, taking_in};
use super::space::{Region, Space};
use super::subject::Subject;
use crate::bundle::{Channel, Weekday, day_number};
use crate::model::{Program, Var, Version};

/// The channels on which a program takes the dossiers of a version at a place.
pub(super) fn channels_into(version: &Version, place: &Place<'_>, program: &Program) -> Vec<Channel> {
    let takes =
        |channel: &Channel| if is_mobile(program) { *channel == Channel::Mobile } else { offers(version, *channel) };
    channels(version, place).into_iter().filter(takes).collect()
}

/// The first day of receipt at a place, the last one, and the last day on which a dossier of those days starts to count: what
/// comes on the last day may start to count after it.
pub(super) fn days_of_starts(
    subject: &Subject<'_>,
    place: &Place<'_>,
    channels: &[Channel],
) -> Option<(NaiveDate, NaiveDate, NaiveDate)> {
    let (first, last) = subject.days_at(place)?;
    let end = last.succ_opt().and_then(|next| {
        let starts = channels.iter().map(|channel| place.taking(subject.version, *channel));
        starts.filter_map(|taking| place.days(&taking).start(moment(next, 0)?)).max()
    });
    Some((first, last, end.map_or(last, |end| end.date())))
}

/// The receipts that start to count at a moment, one of each kind that conditions tell apart; one at that moment first.
pub(super) fn receipts(
    subject: &Subject<'_>,
    place: &Place<'_>,
    start: NaiveDateTime,
    channel: Channel,
) -> Vec<NaiveDateTime> {
    let Some((first, last)) = subject.days_at(place) else { return Vec::new() };
    let taking = place.taking(subject.version, channel);
    let mut found = Vec::new();
    for (day, from, to) in place.days(&taking).waiting(start, first) {
        for (low, high) in subject.space.regions_of(&Var::ReceivedTime) {
            let minute = |minute: i64| u16::try_from(minute.min(LAST_MINUTE)).unwrap_or(0);
            let (low, high) = (minute(low).max(from), minute(high).min(to));
            found.extend(moment(day, low).filter(|_| low <= high));
        }
    }
    found.push(start);
    let possible = |at: &NaiveDateTime| {
        let day = at.date();
        day <= last && place.is_in_force(day) && place.accepts(subject.version, channel, day)
    };
    found.retain(possible);
    found.sort_unstable_by_key(|at| (*at != start, *at));
    found
}

/// The dossiers of a region that come at a moment.
pub(super) fn received_at(space: &Space<'_>, region: &Region, at: NaiveDateTime) -> Result<Region, TooMuch> {
    let region = space.with(region, &Var::ReceivedDate, day_number(at.date()))?;
    let region = space.with(&region, &Var::ReceivedWeekday, weekday_code(Weekday::from(at.weekday())))?;
    space.with(&region, &Var::ReceivedTime, i64::from(minute_of(at)))
}

/// The programs of some that take a dossier in which starts to count at a moment, each with the end of its session; of those
/// that end together the first by name is first.
pub(super) fn in_session<'a>(
    place: &Place<'_>,
    programs: &[(&'a str, &'a Program)],
    start: NaiveDateTime,
) -> Vec<(&'a str, &'a Program, NaiveDateTime)> {
    let (day, minute) = (start.date(), minute_of(start));
    let held = programs.iter().filter_map(|(name, program)| {
        let hours = place.session(program, day).filter(|hours| taking_in(hours, program).contains(minute))?;
        Some((*name, *program, moment(day, hours.closing()?)?))
    });
    let mut held: Vec<_> = held.collect();
    held.sort_by_key(|(.., until)| *until);
    held
}
