//! Moments at which an answer turns, in words and in dossiers: cut-offs, a program's last intake, the first day of a version.

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::clause::Aspect;
use super::points::{Place, Points};
use crate::bundle::{Channel, Language, Program, Version};
use crate::runtime::{Decision, Request, RuleSet};

/// `nhận sau 15:00`.
pub(super) fn cutoff_text(after: u16, language: Language) -> String {
    let time = time(after);
    match language {
        Language::Vi => format!("nhận sau {time}"),
        Language::En => format!("received after {time}"),
    }
}

/// `nhận đến 16:00`.
pub(super) fn intake_text(program: &str, last: u16, language: Language) -> String {
    let time = time(last);
    match language {
        Language::Vi => format!("{program}: nhận đến {time}"),
        Language::En => format!("{program}: intake until {time}"),
    }
}

/// `1.001193: bản có hiệu lực từ 01/07/2026`.
pub(super) fn start_text(code: &str, from: NaiveDate, language: Language) -> String {
    match language {
        Language::Vi => format!("{code}: bản có hiệu lực từ {}", from.format("%d/%m/%Y")),
        Language::En => format!("{code}: the version in force from {from}"),
    }
}

/// `15:00`.
pub(super) fn time(minute: u16) -> String {
    let (hour, minute) = (minute.checked_div(60), minute.checked_rem(60));
    format!("{:02}:{:02}", hour.unwrap_or(0), minute.unwrap_or(0))
}

/// The minute since midnight.
pub(super) fn minute(at: NaiveDateTime) -> u32 {
    at.time().num_seconds_from_midnight().checked_div(60).unwrap_or(0)
}

/// Which side of a minute another one is, if it is beside it.
pub(super) fn side(at: u32, last: u16) -> Option<Aspect> {
    let last = u32::from(last);
    match at {
        _ if at == last => Some(Aspect::Before),
        _ if last.checked_add(1) == Some(at) => Some(Aspect::After),
        _ => None,
    }
}

/// Whether a program is for a version, by what it covers.
pub(super) fn covers(program: &Program, code: &str, version: &Version) -> bool {
    let covers = &program.covers;
    let named = covers.procedures.iter().any(|one| one == code) || covers.fields.contains(&version.field);
    (named || covers.all_same_day && version.same_day.is_some()) && !covers.except.iter().any(|one| one == code)
}

/// Whether a program takes dossiers at places, on channel `mobile` only.
pub(super) fn is_mobile(program: &Program) -> bool {
    program.weekly.iter().any(|session| session.place.is_some())
        || program.dated.iter().any(|session| session.place.is_some())
}

/// The sides of last intakes that a dossier is on.
pub(super) fn intakes(
    points: &Points<'_>,
    rules: &RuleSet,
    request: &Request,
    decision: &Decision,
) -> Vec<(Place, Aspect)> {
    let Some(version) = rules.version(&decision.procedure, decision.version) else { return Vec::new() };
    let seen = points.programs.iter().filter_map(|one| {
        let (last, place) = one.intake?;
        let takes = covers(one.program, &decision.procedure, version)
            && is_mobile(one.program) == (request.channel == Channel::Mobile);
        rules.session(&decision.office, &one.program.id, request.received.date()).filter(|_| takes)?;
        Some((place, side(minute(request.received), last)?))
    });
    seen.collect()
}
