//! Sessions are held on days on which the office can be open. A dated session on a holiday, a compensatory or a swapped-off
//! day, on a day on which its desk is shut, or before the office begins its work is an error; it may lie on a weekly rest
//! day. Weekly sessions pass over such days, of which a program is told once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::super::period::Period;
use crate::bundle::Weekday;
use crate::diagnostics::messages::ProgramProblem;
use crate::diagnostics::{Finding, Note};
use crate::model::{Calendar, Catalog, Office, Program, Session, SessionDay};

/// How many dates a finding names.
const NAMED: usize = 3;

/// The days of each calendar on which every desk is shut.
type Shut<'a> = BTreeMap<&'a str, BTreeSet<NaiveDate>>;

pub(super) fn check(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let shut: Shut<'_> =
        catalog.calendars.iter().map(|(name, calendar)| (name.as_str(), shut_days(calendar))).collect();
    for program in catalog.programs.values() {
        let offices = super::offices(catalog, program);
        for session in &program.sessions {
            if let SessionDay::Dated(date) = session.day {
                dated(session, date, &offices, &shut, findings);
            }
        }
        weekly(catalog, program, &offices, &shut, findings);
    }
}

fn shut_days(calendar: &Calendar) -> BTreeSet<NaiveDate> {
    let Some(built) = &calendar.built else { return BTreeSet::new() };
    let is_shut = |date: &NaiveDate| matches!(built.table.desk_weekday(*date), Ok(None));
    built.days.iter().map(|day| day.date).filter(is_shut).collect()
}

/// One finding of a kind for each session: the first office that it concerns.
fn dated(
    session: &Session,
    date: NaiveDate,
    offices: &BTreeMap<&str, &Office>,
    shut: &Shut<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut offices = offices.iter().map(|(name, office)| ((*name).to_owned(), office));
    let holiday = offices.clone().find(|(_, office)| is_shut(shut, office, date));
    let absent = offices.clone().find(|(_, office)| !Period::new(office.from, office.to).holds(date));
    let closed = offices.find_map(|(name, office)| {
        let closure = office.closed.iter().find(|closure| closure.date.node == date)?;
        Some((name, closure.date.span))
    });
    if let Some((office, _)) = holiday {
        findings.push(Finding::new(ProgramProblem::SessionOnClosedDay { date, office }, session.span));
    }
    if let Some((office, at)) = absent {
        let finding = Finding::new(ProgramProblem::OfficeNotThere { office, date }, session.span);
        findings.push(finding.related(at.name, Note::Declared));
    }
    // A session held elsewhere may be the very reason for which the desk is shut.
    if let (Some((office, closure)), None) = (closed, &session.place) {
        let finding = Finding::new(ProgramProblem::SessionWhileShut { date, office }, session.span);
        findings.push(finding.related(closure, Note::Against));
    }
}

fn is_shut(shut: &Shut<'_>, office: &Office, date: NaiveDate) -> bool {
    shut.get(office.calendar.node.as_str()).is_some_and(|days| days.contains(&date))
}

fn weekly(
    catalog: &Catalog,
    program: &Program,
    offices: &BTreeMap<&str, &Office>,
    shut: &Shut<'_>,
    findings: &mut Vec<Finding>,
) {
    let weekly = |date: NaiveDate| {
        let day = SessionDay::Weekly(Weekday::from(date.weekday()));
        program.sessions.iter().find(|session| session.day == day)
    };
    let Some(period) = super::period(catalog, program) else { return };
    let mut days = BTreeSet::new();
    let mut place = None;
    for office in offices.values() {
        let Some(period) = period.meet(Period::new(office.from, office.to)) else { continue };
        let of_calendar = shut.get(office.calendar.node.as_str()).into_iter().flatten().map(|date| (*date, false));
        let of_desk = office.closed.iter().map(|closure| (closure.date.node, true));
        for (date, of_desk) in of_calendar.chain(of_desk).filter(|(date, _)| period.holds(*date)) {
            let Some(session) = weekly(date).filter(|session| !(of_desk && session.place.is_some())) else { continue };
            days.insert(date);
            place.get_or_insert(session.span);
        }
    }
    if let Some(place) = place {
        let dates = days.iter().take(NAMED).copied().collect();
        findings.push(Finding::new(ProgramProblem::WeeklyOnClosedDays { count: days.len(), dates }, place));
    }
}
