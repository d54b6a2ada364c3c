//! When the result is due, before and after, on the hard receipts: what the office commits to, for each channel and each case
//! of the limits.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::facts::{self, Facts};
use super::hard::{self, clock};
use super::pair::{Pair, Said};
use super::site::Site;
use super::words;
use crate::bundle::{Channel, Logic, Version};
use crate::calendar::Table;
use crate::prove::corners;
use crate::runtime::{Due, Moment};
use crate::wording::say;

/// The most sites that are shown.
const MOST_SITES: usize = 2;
/// The most cases of the limits that are shown.
const MOST_CASES: usize = 4;
/// The most combinations of facts that are tried for cases.
const MOST_TRIED: usize = 256;

/// A cell with the moment behind it.
#[derive(Clone, PartialEq, Eq)]
struct Cell {
    text: String,
    at: Option<NaiveDateTime>,
}

/// A receipt, or several of one day that end alike.
struct Row {
    day: NaiveDate,
    minutes: Vec<u16>,
    cells: [Cell; 2],
    why: String,
}

pub(super) fn add(pair: &Pair<'_>, sites: &[Site<'_>], lines: &mut Vec<String>) {
    let language = pair.language;
    if sites.is_empty() {
        let why = if pair.days.is_none() { words::no_days(language) } else { words::no_office(language) };
        lines.extend([String::new(), why]);
    }
    for site in sites.iter().take(MOST_SITES) {
        lines.push(String::new());
        let title = site.office.title.pick(language).to_uppercase();
        lines.push(words::heading_due(language, &title));
        if !site.others.is_empty() {
            lines.push(format!("  {}", words::likewise(language, &site.others.join(", "))));
        }
        let (cases, is_cut) = cases(pair, site);
        for case in &cases {
            if !case.is_empty() {
                lines.push(format!("  {}", words::if_facts(language, &facts::say(pair.after.rules, case, language))));
            }
            table(pair, site, case, lines);
        }
        if is_cut {
            lines.push(format!("  {}", words::cases_cut(language, &cases.len())));
        }
    }
    if let Some(more) = sites.len().checked_sub(MOST_SITES).filter(|more| *more > 0) {
        lines.push(format!("  {}", words::other_offices(language, &more)));
    }
}

/// Facts that lead to different limits: the first combination of each pair of limits, before and after.
fn cases(pair: &Pair<'_>, site: &Site<'_>) -> (Vec<Facts>, bool) {
    let versions = [pair.before.version, pair.after.version];
    let read: Vec<&Logic> = versions.into_iter().flat_map(conditions).collect();
    let day = site.days.0;
    let corners = corners(pair.after.rules.bundle(), &read, day);
    let (all, was_cut) = facts::combinations(&corners, MOST_TRIED);
    let mut seen: Vec<Vec<Option<String>>> = Vec::new();
    let mut found = Vec::new();
    let mut is_cut = was_cut;
    let channels = pair.channels();
    for facts in all {
        let Some(at) = moment(day, 540) else { break };
        let mut rules = Vec::new();
        for channel in &channels {
            let Some(said) = pair.decide(&site.office.id, at, *channel, &facts) else { continue };
            rules.extend(said.into_iter().map(|said| said.and_then(|decision| decision.committed.rule)));
        }
        if rules.is_empty() || seen.contains(&rules) {
            continue;
        }
        if found.len() == MOST_CASES {
            is_cut = true;
            break;
        }
        seen.push(rules);
        found.push(facts);
    }
    // Where one limit holds whatever the facts, none of them matters.
    if let ([only], false) = (found.as_mut_slice(), is_cut) {
        only.clear();
    }
    (found, is_cut)
}

/// The conditions that a moment rests on.
fn conditions(version: &Version) -> Vec<&Logic> {
    let mut found: Vec<&Logic> = version.deadlines.iter().filter_map(|row| row.when.as_ref()).collect();
    if version.deadlines.iter().any(|row| row.terms.from_step.is_some()) {
        found.extend(version.steps.iter().filter_map(|step| step.when.as_ref()));
    }
    found
}

fn table(pair: &Pair<'_>, site: &Site<'_>, facts: &Facts, lines: &mut Vec<String>) {
    let language = pair.language;
    // Channels whose rows are all alike share one table.
    let mut tables: Vec<(Vec<Channel>, Vec<Row>)> = Vec::new();
    for channel in pair.channels() {
        let rows = rows(pair, site, channel, facts);
        let alike = |other: &[Row]| {
            let told = |row: &Row| (row.day, row.minutes.clone(), row.cells.clone().map(|cell| cell.text));
            other.iter().map(told).eq(rows.iter().map(told))
        };
        match tables.iter_mut().find(|(_, other)| alike(other)) {
            Some((channels, _)) => channels.push(channel),
            None => tables.push((vec![channel], rows)),
        }
    }
    for (channels, rows) in tables {
        lines.push(format!("  {}", words::by_channels(language, &pair.said_channels(&channels))));
        let head = [
            words::received_column(language),
            words::before_column(language),
            words::after_column(language),
            words::gain_column(language),
        ];
        let mut cells = vec![(head, String::new())];
        for row in &rows {
            let minutes: Vec<String> = row.minutes.iter().map(|minute| clock(*minute)).collect();
            let received = format!("{} {}", minutes.join(", "), say::weekday_date(row.day, language));
            let [before, after] = row.cells.clone();
            let gain = gain(pair, site.table, &before, &after);
            cells.push(([received, before.text, after.text, gain], row.why.clone()));
        }
        lines.extend(columns(&cells));
    }
}

fn columns(rows: &[([String; 4], String)]) -> Vec<String> {
    let mut widths = [0_usize; 4];
    for (cells, _) in rows {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |(cells, why): &([String; 4], String)| {
        let mut text = String::from("   ");
        for (cell, width) in cells.iter().zip(widths) {
            let gap = width.checked_sub(cell.chars().count()).unwrap_or(0);
            text.push_str(&format!(" {cell}{} ", " ".repeat(gap)));
        }
        let why = if why.is_empty() { String::new() } else { format!("({why})") };
        format!("{text} {why}").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn rows(pair: &Pair<'_>, site: &Site<'_>, channel: Channel, facts: &Facts) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (day, moments) in hard::receipts(pair, site) {
        let mut of_day: BTreeMap<u16, [Cell; 2]> = BTreeMap::new();
        for minute in moments.minutes {
            let said = moment(day, minute).and_then(|at| pair.decide(&site.office.id, at, channel, facts));
            if let Some(said) = said {
                of_day.insert(minute, said.map(|said| cell(pair, &said)));
            }
        }
        for (minute, cells) in of_day {
            match rows.last_mut().filter(|row| row.day == day && row.cells == cells) {
                Some(row) => row.minutes.push(minute),
                None => rows.push(Row { day, minutes: vec![minute], cells, why: moments.why.join("; ") }),
            }
        }
    }
    rows
}

fn cell(pair: &Pair<'_>, said: &Said) -> Cell {
    let language = pair.language;
    let Some(decision) = said else { return Cell { text: words::not_taken(language), at: None } };
    let Due { at, provisional, missing, .. } = &decision.committed;
    let text = match at {
        Some(at) if *provisional => words::provisional(language, &say::moment(*at, language)),
        Some(at) => say::moment(*at, language),
        None if missing.is_empty() => words::no_date(language),
        None => words::depends(language, &facts::names(pair.after.rules, missing, language)),
    };
    Cell { text, at: at.map(|Moment(at)| at) }
}

/// How much sooner the result is due after.
fn gain(pair: &Pair<'_>, table: &Table, before: &Cell, after: &Cell) -> String {
    let language = pair.language;
    let (Some(old), Some(new)) = (before.at, after.at) else { return String::new() };
    let days = |from: NaiveDateTime, to: NaiveDateTime| table.working_days_between(from.date(), to.date()).unwrap_or(0);
    match new.cmp(&old) {
        std::cmp::Ordering::Equal => words::same(language),
        std::cmp::Ordering::Less => match days(new, old) {
            0 => words::sooner_hours(language),
            count => words::sooner(language, &count),
        },
        std::cmp::Ordering::Greater => match days(old, new) {
            0 => words::later_hours(language),
            count => words::later(language, &count),
        },
    }
}

/// A minute of a day.
pub(super) fn moment(day: NaiveDate, minute: u16) -> Option<NaiveDateTime> {
    day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::try_minutes(i64::from(minute))?)
}
