//! When dossiers are taken in: desks and programs as tables. Offices whose desk and programs are alike share their rows, and so do
//! versions that the same programs cover.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::calendars::Days;
use super::clock::{DAY, base};
use super::expr::{Expr, Type, all, not};
use super::facts::Facts;
use super::logic::condition;
use super::table::{Cell, Table};
use crate::bundle::{Bundle, Office, Program, SameDayClauseKind, Version, Weekday};
use crate::calendar::Hours;

/// Numbers for values, the first value 0.
#[derive(Clone, Debug)]
pub(super) struct Numbers<T> {
    places: BTreeMap<String, usize>,
    pub(super) values: Vec<T>,
}

impl<T: std::fmt::Debug> Numbers<T> {
    pub(super) const fn new() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }

    /// The number of a value.
    pub(super) fn of(&mut self, value: T) -> usize {
        let key = format!("{value:?}");
        let next = self.values.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        place
    }
}

/// What is alike of programs, whoever runs them.
#[derive(Clone, Debug)]
struct Kind {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    weekly: Vec<Vec<[u16; 2]>>,
    dated: BTreeMap<NaiveDate, Vec<[u16; 2]>>,
    intake_until: Option<u16>,
    mobile: bool,
    /// The number of its clauses.
    clauses: usize,
    fields: Vec<String>,
    procedures: Vec<String>,
    all_same_day: bool,
    except: Vec<String>,
}

/// A desk with the programs of an office, by their kinds.
#[derive(Clone, Debug)]
struct Desk {
    calendar: usize,
    week: Vec<Vec<[u16; 2]>>,
    closed: Vec<NaiveDate>,
    programs: Vec<usize>,
}

/// What happens on a day: when dossiers are taken in, and which sessions take them.
#[derive(Clone, Debug)]
struct Hall {
    intake: Vec<[u16; 2]>,
    /// Clauses, windows in which it takes in, and when it ends.
    sessions: Vec<(usize, Vec<[u16; 2]>, u16)>,
}

/// Desks, programs and the tables that they make.
#[derive(Clone, Debug)]
pub(super) struct Receptions {
    kinds: Numbers<Kind>,
    desks: Numbers<Desk>,
    /// What versions programs cover, as the numbers of kinds.
    covers: Numbers<Vec<usize>>,
    /// The clauses of programs.
    pub(super) clauses: Numbers<Expr>,
    /// By office of the bundle, the number of its desk.
    pub(super) offices: Vec<usize>,
    /// Kinds of programs whose clauses cannot be said, with the clause and its source.
    pub(super) unsaid: Vec<(usize, String, String)>,
}

/// The ways in which a dossier comes: on a channel that the procedure offers, `mobile` where it offers that, `mobile` where only a
/// program opens it.
const WAYS: usize = 3;

impl Receptions {
    pub(super) fn new(bundle: &Bundle, facts: &Facts) -> Option<Self> {
        let mut all = Self {
            kinds: Numbers::new(),
            desks: Numbers::new(),
            covers: Numbers::new(),
            clauses: Numbers::new(),
            offices: Vec::new(),
            unsaid: Vec::new(),
        };
        let kinds = bundle.programs.iter().map(|program| all.kind(program, facts)).collect::<Option<Vec<_>>>()?;
        for office in &bundle.offices {
            let calendar = bundle.calendars.iter().position(|calendar| calendar.id == office.calendar)?;
            let running = bundle.programs.iter().zip(&kinds).filter(|(program, _)| program.runs_at(office));
            let mut programs: Vec<usize> = running.map(|(_, kind)| *kind).collect();
            programs.sort_unstable();
            programs.dedup();
            let desk = all.desks.of(desk(office, calendar, programs)?);
            all.offices.push(desk);
        }
        Some(all)
    }

    fn kind(&mut self, program: &Program, facts: &Facts) -> Option<usize> {
        let mut conditions = Vec::new();
        let mut unsaid = None;
        for clause in &program.clauses {
            match condition(facts, &clause.condition) {
                Ok(condition) => conditions.push(match clause.kind {
                    SameDayClauseKind::When => condition,
                    SameDayClauseKind::Unless => not(condition),
                }),
                Err(_) => unsaid = Some((clause.rule.clone(), clause.provenance.source.clone())),
            }
        }
        let windows = |rows: Vec<(u16, u16)>| {
            let hours = Hours::union(rows.into_iter().map(|(open, close)| [open, close])).ok()?;
            Some(hours.windows().to_vec())
        };
        let weekly = Weekday::ALL.iter().map(|day| {
            let rows = program.weekly.iter().filter(|session| session.weekday == *day);
            windows(rows.flat_map(|session| session.windows.iter().copied()).collect())
        });
        let mut dated: BTreeMap<NaiveDate, Vec<(u16, u16)>> = BTreeMap::new();
        for session in &program.dated {
            dated.entry(session.date).or_default().extend(&session.windows);
        }
        let kind = Kind {
            from: program.from,
            to: program.to,
            weekly: weekly.collect::<Option<_>>()?,
            dated: dated.into_iter().map(|(date, rows)| Some((date, windows(rows)?))).collect::<Option<_>>()?,
            intake_until: program.intake_until,
            mobile: program.weekly.iter().any(|session| session.place.is_some())
                || program.dated.iter().any(|session| session.place.is_some()),
            clauses: self.clauses.of(all(conditions)),
            fields: program.covers.fields.clone(),
            procedures: program.covers.procedures.clone(),
            all_same_day: program.covers.all_same_day,
            except: program.covers.except.clone(),
        };
        let place = self.kinds.of(kind);
        if let Some((clause, source)) = unsaid {
            self.unsaid.push((place, clause, source));
        }
        Some(place)
    }

    /// The number of what covers a version, and the kinds of programs that do.
    pub(super) fn cover(&mut self, procedure: &str, version: &Version) -> (usize, Vec<usize>) {
        let names = |kind: &Kind| {
            let named = kind.fields.contains(&version.field)
                || kind.procedures.iter().any(|code| code == procedure)
                || kind.all_same_day && version.same_day.is_some();
            named && !kind.except.iter().any(|code| code == procedure)
        };
        let covering = self.kinds.values.iter().enumerate().filter(|(_, kind)| names(kind));
        let covering: Vec<usize> = covering.map(|(place, _)| place).collect();
        (self.covers.of(covering.clone()), covering)
    }

    /// The number under which `thutuc_receptions` has what a desk is to versions that are covered alike.
    pub(super) fn key(&self, desk: usize, cover: usize) -> Option<i64> {
        let place = desk.checked_mul(self.covers.values.len())?.checked_add(cover)?;
        i64::try_from(place.checked_mul(WAYS)?).ok()
    }

    /// The tables of receptions, of their days and of the minutes of those days, and how many sessions may take in at once.
    pub(super) fn tables(&self, calendars: &[Days]) -> Option<([Table; 3], usize)> {
        let mut receptions = Table::new("thutuc_receptions", &[("key", Type::Whole), ("reception", Type::Whole)]);
        let mut days = Table::new(
            "thutuc_reception_days",
            &[("key", Type::Whole), ("hall", Type::Whole), ("next_at", Type::Whole), ("is_mobile", Type::YesNo)],
        );
        let mut distinct: Numbers<Desk> = Numbers::new();
        let mut halls: Numbers<Hall> = Numbers::new();
        for (place, desk) in self.desks.values.iter().enumerate() {
            for (number, cover) in self.covers.values.iter().enumerate() {
                for way in 0..WAYS {
                    let takes = |kind: &usize| {
                        let is_mobile = self.kinds.values.get(*kind).is_some_and(|kind| kind.mobile);
                        cover.contains(kind) && (way == 1 || is_mobile == (way == 2))
                    };
                    let programs: Vec<usize> = desk.programs.iter().copied().filter(takes).collect();
                    let desk = Desk { programs, ..desk.clone() };
                    let known = distinct.values.len();
                    let reception = distinct.of(desk.clone());
                    let own = base(reception)?;
                    if reception == known {
                        self.days(&desk, calendars.get(desk.calendar)?, own, &mut halls, &mut days)?;
                    }
                    let key = self.key(place, number)?.checked_add(i64::try_from(way).ok()?)?;
                    receptions.rows.push(vec![Cell::Whole(key), Cell::Whole(own)]);
                }
            }
        }
        let (minutes, most) = minutes(&halls.values)?;
        Some(([receptions, days, minutes], most))
    }

    /// The days of a reception.
    fn days(&self, desk: &Desk, days: &Days, own: i64, halls: &mut Numbers<Hall>, table: &mut Table) -> Option<()> {
        let mut rows = Vec::new();
        for ((date, day, _), weekday) in days.dated().zip(&days.desks) {
            let is_shut = *weekday == 0 || desk.closed.contains(&date);
            let mut intake: Vec<[u16; 2]> = Vec::new();
            let mut sessions = Vec::new();
            let mut is_mobile = false;
            if !is_shut {
                let place = usize::try_from(weekday.checked_sub(1)?).ok()?;
                intake.extend(desk.week.get(place)?);
            }
            for kind in desk.programs.iter().filter_map(|kind| self.kinds.values.get(*kind)) {
                let is_inside = kind.from.is_none_or(|from| from <= date) && kind.to.is_none_or(|to| date < to);
                is_mobile |= kind.mobile && is_inside;
                let place = usize::try_from(date.weekday().num_days_from_monday()).ok()?;
                let windows = kind.dated.get(&date).or_else(|| kind.weekly.get(place).filter(|all| !all.is_empty()));
                let Some(windows) = windows.filter(|_| is_inside && !is_shut) else { continue };
                let Some([_, ends]) = windows.last().copied() else { continue };
                // The last minute of intake is one of it.
                let last = kind.intake_until.and_then(|last| last.checked_add(1)).unwrap_or(1440);
                let cut = windows.iter().map(|[open, close]| [*open, (*close).min(last)]);
                let cut: Vec<[u16; 2]> = cut.filter(|[open, close]| open < close).collect();
                intake.extend(&cut);
                sessions.push((kind.clauses, cut, ends));
            }
            let intake = Hours::union(intake).ok()?.windows().to_vec();
            let opening = intake.first().map(|[open, _]| i64::from(*open));
            rows.push((day, halls.of(Hall { intake, sessions }), opening, is_mobile));
        }
        let mut next_at = None;
        let mut cells = Vec::new();
        for (day, hall, opening, is_mobile) in rows.into_iter().rev() {
            cells.push(vec![
                Cell::Whole(own.checked_add(day)?),
                Cell::Whole(i64::try_from(hall).ok()?.checked_mul(DAY)?),
                next_at.into(),
                Cell::Yes(is_mobile),
            ]);
            if let Some(opening) = opening {
                next_at = Some(day.checked_mul(DAY)?.checked_add(opening)?);
            }
        }
        table.rows.extend(cells.into_iter().rev());
        Some(())
    }
}

fn desk(office: &Office, calendar: usize, programs: Vec<usize>) -> Option<Desk> {
    let week = office.desk.iter().map(|rows| rows.iter().map(|(open, close)| [*open, *close]).collect()).collect();
    let mut closed: Vec<NaiveDate> = office.closed.iter().map(|closure| closure.date).collect();
    closed.sort_unstable();
    Some(Desk { calendar, week, closed, programs })
}

/// Of each minute of each kind of day when a dossier is next taken in that day, and which sessions take it.
fn minutes(halls: &[Hall]) -> Option<(Table, usize)> {
    let mut table = Table::new("thutuc_reception_minutes", &[("key", Type::Whole), ("next_open", Type::Whole)]);
    let mut rows = Vec::new();
    let mut most = 0;
    for (place, hall) in halls.iter().enumerate() {
        for minute in 0..1440_u16 {
            let takes = |windows: &[[u16; 2]]| windows.iter().any(|[open, close]| *open <= minute && minute < *close);
            let mut sessions: Vec<(i64, i64)> = Vec::new();
            for (clauses, windows, ends) in &hall.sessions {
                let session = (i64::try_from(*clauses).ok()?, i64::from(*ends));
                if takes(windows) && !sessions.contains(&session) {
                    sessions.push(session);
                }
            }
            most = most.max(sessions.len());
            let next =
                hall.intake.iter().find(|[_, close]| minute < *close).map(|[open, _]| i64::from(minute.max(*open)));
            let key = i64::try_from(place).ok()?.checked_mul(DAY)?.checked_add(i64::from(minute))?;
            rows.push((key, next, sessions));
        }
    }
    for session in 0..most {
        table.columns.push((format!("clauses{session}"), Type::Whole));
        table.columns.push((format!("until{session}"), Type::Whole));
    }
    for (key, next, sessions) in rows {
        let mut row = vec![Cell::Whole(key), next.into()];
        row.extend(sessions.into_iter().flat_map(|(clauses, until)| [Cell::Whole(clauses), Cell::Whole(until)]));
        row.resize(table.columns.len(), Cell::Nothing);
        table.rows.push(row);
    }
    Some((table, most))
}
