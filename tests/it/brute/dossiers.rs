//! Every dossier of a small catalog: each office, channel, minute that can make a difference, and value of each fact that some
//! rule reads.
//!
//! Minutes are all those of some open window and the first after it; where a rule reads the time of receipt also those beside
//! each time that the text names and the last of the day: other minutes at which all is closed differ in nothing.
//! Dates are those around the horizon, the same some years before, and the first and last that can be written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};
use thutuc::bundle::{Bundle, Channel, FIRST_DATE, FactType, LAST_DATE, Weekday, day_number};
use thutuc::calendar::years_between;
use thutuc::diagnostics::Witness;
use thutuc::runtime::{FactValue, Request, RuleSet, parse_moment};

use super::logic::{Known, Value, variables};

/// What is enumerated.
pub(super) struct Axes {
    days: Vec<NaiveDate>,
    minutes: BTreeSet<u32>,
    offices: Vec<String>,
    channels: Vec<Channel>,
    /// Facts by name, with their variable and values.
    facts: Vec<(String, String, Vec<FactValue>)>,
}

/// The variables that the rules of a procedure read, completeness spelled out where it matters.
pub(super) fn read(bundle: &Bundle, code: &str, all_documents: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let procedure = bundle.procedures.iter().find(|procedure| procedure.id == code).unwrap();
    for version in &procedure.versions {
        let mut json = serde_json::to_value(version).unwrap();
        let complete = json.as_object_mut().unwrap().remove("documents_complete").unwrap();
        variables(&json, &mut found);
        if all_documents || found.contains("documents.complete") {
            variables(&complete, &mut found);
        }
    }
    let programs = serde_json::to_value(&bundle.programs).unwrap();
    variables(&programs, &mut found);
    if found.contains("documents.complete") {
        for version in &procedure.versions {
            variables(&version.documents_complete.0, &mut found);
        }
    }
    found
}

impl Axes {
    pub(super) fn new(rules: &RuleSet, text: &str, read: &BTreeSet<String>, witnesses: &[Witness]) -> Self {
        let horizon = &rules.bundle().horizon;
        let days: Vec<NaiveDate> = horizon.from.iter_days().take_while(|day| *day < horizon.to).collect();
        let mut minutes = minutes(text, read.contains("received.time"));
        for witness in witnesses {
            let received = parse_moment(&witness.received).unwrap();
            minutes.insert(received.num_seconds_from_midnight() / 60);
        }
        let mut facts = Vec::new();
        for fact in rules.facts().filter(|fact| fact.derived.is_none() && fact.id != "channel") {
            let elapsed = [format!("days_from.{}", fact.id), format!("years_from.{}", fact.id)];
            if !read.contains(&fact.var) && !elapsed.iter().any(|name| read.contains(name)) {
                continue;
            }
            let values = match &fact.kind {
                FactType::Bool => [false, true].map(FactValue::Bool).to_vec(),
                FactType::Number { min, max } | FactType::Money { min, max } => {
                    (*min..=*max).map(FactValue::Integer).collect()
                }
                FactType::Choice { values } => values.iter().cloned().map(FactValue::Text).collect(),
                FactType::Date => {
                    let years = read.contains(&elapsed[1]);
                    let given = witnesses.iter().filter_map(|witness| witness.facts.get(&fact.id)?.as_str());
                    let mut all = dates(&days, years);
                    all.extend(given.filter_map(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()));
                    all.into_iter().map(FactValue::Date).collect()
                }
                FactType::Time => clocks(text, witnesses, &fact.id).into_iter().map(FactValue::Time).collect(),
            };
            facts.push((fact.id.clone(), fact.var.clone(), values));
        }
        Self {
            days,
            minutes,
            offices: rules.bundle().offices.iter().map(|office| office.id.clone()).collect(),
            channels: Channel::ALL.to_vec(),
            facts,
        }
    }

    /// How many dossiers there are on one channel.
    pub(super) fn size(&self) -> usize {
        let values: usize = self.facts.iter().map(|(.., values)| values.len()).product();
        values * self.days.len() * self.minutes.len() * self.offices.len()
    }

    /// Calls back for every dossier that can be received, whether or not a version governs it.
    pub(super) fn each(&self, code: &str, offered: &BTreeSet<Channel>, visit: &mut dyn FnMut(&Request, &Known)) {
        let mut request = Request {
            procedure: code.to_owned(),
            office: String::new(),
            received: self.days[0].and_time(chrono::NaiveTime::MIN),
            channel: Channel::Counter,
            facts: BTreeMap::new(),
            events: Vec::new(),
        };
        let mut places = vec![0_usize; self.facts.len()];
        loop {
            let mut known = Known::new();
            for ((name, variable, values), place) in self.facts.iter().zip(&places) {
                let value = &values[*place];
                request.facts.insert(name.clone(), value.clone());
                known.insert(variable.clone(), plain(value));
            }
            for office in &self.offices {
                request.office.clone_from(office);
                for channel in self.channels.iter().filter(|channel| offered.contains(channel)) {
                    request.channel = *channel;
                    for day in &self.days {
                        for minute in &self.minutes {
                            request.received = day.and_hms_opt(minute / 60, minute % 60, 0).unwrap();
                            receive(&mut known, &request);
                            visit(&request, &known);
                        }
                    }
                }
            }
            // The next values, as a counter counts.
            let Some(at) = (0..places.len()).find(|at| places[*at] + 1 < self.facts[*at].2.len()) else { return };
            places[at] += 1;
            places[..at].fill(0);
        }
    }
}

/// Puts in what the receipt itself says.
fn receive(known: &mut Known, request: &Request) {
    let date = request.received.date();
    let minute = i64::from(request.received.num_seconds_from_midnight() / 60);
    let mut put = |name: String, value: Value| drop(known.insert(name, value));
    put("received.time".to_owned(), Value::Number(minute));
    put("received.date".to_owned(), Value::Number(day_number(date)));
    put("received.weekday".to_owned(), Value::Text(Weekday::from(date.weekday()).as_str().to_owned()));
    put("channel".to_owned(), Value::Text(request.channel.as_str().to_owned()));
    for (name, value) in &request.facts {
        if let FactValue::Date(from) = value {
            put(format!("days_from.{name}"), Value::Number((date - *from).num_days()));
            put(format!("years_from.{name}"), Value::Number(years_between(*from, date).unwrap()));
        }
    }
}

fn plain(value: &FactValue) -> Value {
    match value {
        FactValue::Bool(yes) => Value::Yes(*yes),
        FactValue::Integer(number) => Value::Number(*number),
        FactValue::Date(date) => Value::Number(day_number(*date)),
        FactValue::Text(text) => Value::Text(text.clone()),
        FactValue::Time(time) => Value::Number(i64::from(time.num_seconds_from_midnight() / 60)),
    }
}

/// The minutes that a text makes worth trying.
fn minutes(text: &str, by_time: bool) -> BTreeSet<u32> {
    let mut found = BTreeSet::from([0]);
    let times: Vec<(usize, u32)> = text.match_indices(':').filter_map(|(at, _)| Some((at, time(text, at)?))).collect();
    for &(at, minute) in &times {
        if by_time {
            found.extend([minute - 1, minute, minute + 1, 1439]);
        }
        // `HH:MM-HH:MM` is a window.
        if text[at + 3..].starts_with('-') {
            let end = times.iter().find(|(other, _)| *other > at).unwrap().1;
            found.extend(minute..=end);
        }
    }
    found
}

fn time(text: &str, at: usize) -> Option<u32> {
    let hour: u32 = text.get(at.checked_sub(2)?..at)?.parse().ok()?;
    let minute: u32 = text.get(at + 1..at + 3)?.parse().ok()?;
    Some(hour * 60 + minute)
}

/// The times beside those that a text names alone, those of witnesses, and the first and last of the day.
fn clocks(text: &str, witnesses: &[Witness], fact: &str) -> BTreeSet<NaiveTime> {
    let name = format!("{fact} ");
    let named = text.match_indices(&name).filter_map(|(at, _)| {
        let rest = &text[at..];
        time(rest, rest.find(':')?)
    });
    let beside = named.flat_map(|minute| [minute - 1, minute, minute + 1]);
    let minutes: BTreeSet<u32> = beside.chain([0, 1439]).collect();
    let given = witnesses.iter().filter_map(|witness| witness.facts.get(fact)?.as_str());
    let given = given.filter_map(|text| NaiveTime::parse_from_str(text, "%H:%M").ok());
    let all = minutes.into_iter().filter_map(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0));
    all.chain(given).collect()
}

fn dates(days: &[NaiveDate], years: bool) -> BTreeSet<NaiveDate> {
    let first = days[0] - Days::new(6);
    let last = *days.last().unwrap() + Days::new(2);
    let mut found = BTreeSet::from([FIRST_DATE, LAST_DATE]);
    for day in first.iter_days().take_while(|day| *day <= last) {
        let back = if years { 0..=3 } else { 0..=0 };
        found.extend(back.filter_map(|years| day.with_year(day.year() - years)));
    }
    found
}
