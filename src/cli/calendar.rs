//! `calendar`: a year of a calendar, or of the calendar that an office counts by, day by day.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::args::{Calendar, CalendarFormat};
use super::failure::Failure;
use super::language::Speech;
use super::{Outcome, catalog, input, output, say, words};
use crate::bundle::Language;
use crate::calendar::{DayInfo, DayKind, build};
use crate::driver::Options;
use crate::model::Catalog;

/// The document of `--format json`.
#[derive(Serialize)]
struct Document {
    calendar: String,
    year: i32,
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Day {
    date: NaiveDate,
    open: bool,
    kind: &'static str,
    name: Option<String>,
    provisional: bool,
}

pub(super) fn run(args: &Calendar, speech: Speech) -> Result<Outcome, Failure> {
    let root = catalog::root(args.path.as_deref())?;
    let compiled = catalog::compile(&root, Options::default())?;
    let language = speech.about(compiled.language);
    // A catalog with errors elsewhere still has its calendars.
    let name = find(&compiled.catalog, &input::name(&args.name))?;
    let calendar = compiled.catalog.calendars.get(&name).ok_or_else(|| Failure::Catalog(root.clone()))?;
    let span = NaiveDate::from_ymd_opt(args.year, 1, 1).zip(NaiveDate::from_ymd_opt(args.year, 12, 31));
    let (first, last) = span.ok_or_else(|| Failure::Internal(format!("year {}", args.year)))?;
    let built = build(&calendar.rules, first, last, None).map_err(|_| Failure::Catalog(root))?;
    match args.format {
        CalendarFormat::Json => output::json(&Document { calendar: name, year: args.year, days: days(&built.days) })?,
        CalendarFormat::Table => {
            output::result(&table(calendar.title.pick(language), args.year, &built.days, language))?
        }
    }
    Ok(Outcome::Clean)
}

/// The calendar of a name: its own, else the one that the office of that name counts by.
fn find(catalog: &Catalog, name: &str) -> Result<String, Failure> {
    if catalog.calendars.contains_key(name) {
        return Ok(name.to_owned());
    }
    if let Some(office) = catalog.offices.get(name) {
        return Ok(office.calendar.node.clone());
    }
    let names = catalog.calendars.keys().chain(catalog.offices.keys()).cloned().collect();
    Err(Failure::NoCalendar { name: name.to_owned(), names })
}

fn days(days: &[DayInfo]) -> Vec<Day> {
    let day = |info: &DayInfo| Day {
        date: info.date,
        open: info.open,
        kind: info.kind.as_str(),
        name: info.name.clone(),
        provisional: info.provisional,
    };
    days.iter().map(day).collect()
}

/// The year for a person: how many working days each month has, and every day that is not an ordinary one.
fn table(title: &str, year: i32, days: &[DayInfo], language: Language) -> String {
    let mut out = format!("{}\n\n", words::calendar_of(language, &title, &year));
    let mut all = 0_usize;
    for month in 1..=12 {
        let open = days.iter().filter(|day| day.date.month() == month && day.open).count();
        all = all.checked_add(open).unwrap_or(usize::MAX);
        let _ = writeln!(out, "  {}", words::calendar_month(language, &format!("{month:>2}"), &format!("{open:>2}")));
    }
    let _ = writeln!(out, "  {}\n", words::calendar_total(language, &all));
    for day in days {
        // Days that are only not yet announced would fill the page.
        if matches!(day.kind, DayKind::Working | DayKind::Rest) {
            continue;
        }
        let mut line = format!("  {}  {}", say::weekday_date(day.date, language), kind(day.kind, language));
        if let Some(name) = &day.name {
            line.push_str(&format!(": {name}"));
        }
        if let Some(other) = day.counterpart {
            line.push_str(&format!(" ({})", counterpart(day.kind, &say::date(other, language), language)));
        }
        if day.provisional {
            line.push_str(&format!(", {}", words::provisional(language)));
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn kind(kind: DayKind, language: Language) -> String {
    match kind {
        DayKind::SwappedWork => words::swapped_work(language),
        DayKind::SwappedOff => words::swapped_off(language),
        DayKind::Holiday => words::holiday(language),
        DayKind::Compensation => words::compensation(language),
        DayKind::Rest => words::rest(language),
        DayKind::Working => words::working(language),
    }
}

fn counterpart(kind: DayKind, other: &str, language: Language) -> String {
    match kind {
        DayKind::SwappedWork => words::worked_for(language, &other),
        DayKind::SwappedOff => words::made_up_on(language, &other),
        _ => words::for_holiday(language, &other),
    }
}
