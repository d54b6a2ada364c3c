//! Dossiers of a bundle that are the same ones every time: likely ones, rare ones and impossible ones.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use thutuc::bundle::{Channel, Derived, Fact, FactType, Version};
use thutuc::runtime::RuleSet;

use crate::random::Random;

pub(crate) struct Dossier {
    pub(crate) id: String,
    pub(crate) procedure: String,
    pub(crate) office: String,
    pub(crate) received: NaiveDateTime,
    pub(crate) returned: Option<NaiveDateTime>,
    pub(crate) channel: String,
    pub(crate) events: String,
    pub(crate) satisfaction: Option<u64>,
    pub(crate) digitised: Option<bool>,
    pub(crate) facts: BTreeMap<String, String>,
}

pub(crate) struct Generator<'r> {
    rules: &'r RuleSet,
    random: Random,
    facts: Vec<Fact>,
    /// By procedure and version, the facts that its conditions read.
    read: Vec<Vec<BTreeSet<String>>>,
    of_programs: BTreeSet<String>,
}

fn variables(json: &serde_json::Value, found: &mut BTreeSet<String>) {
    match json {
        serde_json::Value::Object(members) => {
            if let Some(serde_json::Value::String(name)) = members.get("var") {
                found.insert(name.clone());
            }
            members.values().for_each(|member| variables(member, found));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|item| variables(item, found)),
        _ => {}
    }
}

impl<'r> Generator<'r> {
    pub(crate) fn new(rules: &'r RuleSet, seed: u64) -> Self {
        let facts: Vec<Fact> = rules.facts().filter(|fact| fact.id != "channel").cloned().collect();
        let named = |json: &serde_json::Value| {
            let mut found = BTreeSet::new();
            variables(json, &mut found);
            let mut names = BTreeSet::new();
            for fact in facts.iter().filter(|fact| found.contains(&fact.var)) {
                names.insert(fact.id.clone());
                if let Some(Derived::DaysFrom { fact } | Derived::YearsFrom { fact }) = &fact.derived {
                    names.insert(fact.clone());
                }
            }
            names
        };
        let of_version = |version: &Version| named(&serde_json::to_value(version).unwrap());
        let procedures = rules.bundle().procedures.iter();
        let read = procedures.map(|procedure| procedure.versions.iter().map(of_version).collect()).collect();
        let of_programs = named(&serde_json::to_value(&rules.bundle().programs).unwrap());
        Self { rules, random: Random(seed), facts, read, of_programs }
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.random.below(100) < percent
    }

    fn index(&mut self, length: usize) -> usize {
        self.random.below(length as u64) as usize
    }

    pub(crate) fn next(&mut self, number: u64) -> Dossier {
        let bundle = self.rules.bundle();
        let place = self.index(bundle.procedures.len());
        let procedure = &bundle.procedures[place];
        let which = self.index(procedure.versions.len());
        let version = &procedure.versions[which];
        let received = self.receipt(version);
        let offices: Vec<&str> = bundle
            .offices
            .iter()
            .filter(|office| version.is_received_at(office.level))
            .map(|office| office.id.as_str())
            .collect();
        let office = if offices.is_empty() || self.chance(2) {
            bundle.offices[self.index(bundle.offices.len())].id.clone()
        } else {
            offices[self.index(offices.len())].to_owned()
        };
        let mut channels: Vec<Channel> = version.channels.iter().map(|offered| offered.channel).collect();
        if channels.is_empty() || self.chance(5) {
            channels = Channel::ALL.to_vec();
        } else if self.chance(15) {
            channels.push(Channel::Mobile);
        }
        let channel = channels[self.index(channels.len())];
        let channel = if self.chance(50) { channel.as_str() } else { channel.vietnamese() };
        let mut dossier = Dossier {
            id: format!("d{number}"),
            procedure: match self.random.below(40) {
                0 => format!("{}.000.00.00.H05", procedure.id),
                1 => format!("{}.H05", procedure.id),
                _ => procedure.id.clone(),
            },
            office,
            received,
            returned: None,
            channel: channel.to_owned(),
            events: String::new(),
            satisfaction: self.chance(50).then(|| self.random.below(10001)),
            digitised: self.chance(70).then(|| self.random.below(2) == 0),
            facts: BTreeMap::new(),
        };
        match self.random.below(400) {
            0 => dossier.procedure = "9.999999".to_owned(),
            1 => dossier.office = "nơi-khác".to_owned(),
            2 => dossier.channel = "fax".to_owned(),
            3 => dossier.procedure = String::new(),
            4 => dossier.office = format!(" {} ", dossier.office),
            _ => {}
        }
        self.facts(place, which, &mut dossier);
        if self.chance(35) {
            self.events(&mut dossier);
        }
        if self.chance(20) {
            let minutes = self.gap() + self.gap();
            dossier.returned = Some(received + TimeDelta::minutes(minutes - 1));
        }
        dossier
    }

    fn receipt(&mut self, version: &Version) -> NaiveDateTime {
        let horizon = &self.rules.bundle().horizon;
        let mut first = horizon.from;
        let mut last = horizon.to;
        if !self.chance(5) {
            first = first.max(version.from);
            last = version.to.map_or(last, |to| to.min(last));
        }
        let days = last.signed_duration_since(first).num_days().max(1);
        let mut date = first + TimeDelta::days(self.random.below(days as u64) as i64);
        if self.chance(2) {
            // The edges, and the days beyond them.
            let edge = if self.chance(50) { first } else { last };
            date = edge + TimeDelta::days(self.random.below(5) as i64 - 2);
        }
        let minute = match self.random.below(4) {
            0 => self.random.below(1440) as i64,
            1 => [449, 450, 689, 690, 691, 809, 810, 900, 901, 960, 961, 1019, 1020, 0, 1439][self.index(15)],
            _ => 420 + self.random.below(620) as i64,
        };
        date.and_hms_opt(0, 0, 0).unwrap()
            + TimeDelta::minutes(minute)
            + TimeDelta::seconds(self.random.below(60) as i64)
    }

    fn facts(&mut self, place: usize, which: usize, dossier: &mut Dossier) {
        let known = [100, 100, 98, 95, 80, 40][self.index(6)];
        let mut names = self.read[place][which].clone();
        names.extend(self.of_programs.iter().cloned());
        let agreeable = self.chance(60);
        for fact in self.facts.clone() {
            let is_read = names.contains(&fact.id);
            let chance = if is_read { known } else { u64::from(self.chance(5)) };
            let chance = match &fact.derived {
                Some(Derived::DocumentsComplete) => 8,
                Some(_) => 3,
                None => chance,
            };
            if self.chance(chance) {
                let text = self.value(&fact, dossier.received, agreeable);
                dossier.facts.insert(fact.id.clone(), text);
            }
        }
    }

    fn value(&mut self, fact: &Fact, received: NaiveDateTime, agreeable: bool) -> String {
        // What follows from the receipt is mostly given as it follows.
        if !self.chance(20) {
            match &fact.derived {
                Some(Derived::ReceivedDate) => return received.date().to_string(),
                Some(Derived::ReceivedTime) => return received.format("%H:%M").to_string(),
                Some(Derived::ReceivedWeekday) => {
                    return thutuc::bundle::Weekday::ALL
                        [chrono::Datelike::weekday(&received).num_days_from_monday() as usize]
                        .vietnamese()
                        .to_owned();
                }
                _ => {}
            }
        }
        let is_bad = self.random.below(1500) == 0;
        match &fact.kind {
            FactType::Bool => {
                let yes = if agreeable && fact.id.starts_with("document") { self.chance(99) } else { self.chance(50) };
                if yes { "true" } else { "false" }.to_owned()
            }
            FactType::Number { min, max } | FactType::Money { min, max } if is_bad => {
                if self.chance(50) { min - 1 } else { max + 1 }.to_string()
            }
            FactType::Number { min, max } | FactType::Money { min, max } => self.random.between(*min, *max).to_string(),
            FactType::Date if is_bad => "2200-01-01".to_owned(),
            FactType::Date => match self.random.below(6) {
                0 => "2004-02-29".to_owned(),
                1 => received.date().to_string(),
                2 => {
                    let date = received.date();
                    let year = chrono::Datelike::year(&date) - self.random.below(80) as i32;
                    chrono::Datelike::with_year(&date, year).unwrap_or(date).to_string()
                }
                _ => {
                    let days = self.random.below(36_000) as i64 - 200;
                    (received.date() - TimeDelta::days(days))
                        .max(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap())
                        .to_string()
                }
            },
            FactType::Time if is_bad => "24:00".to_owned(),
            FactType::Time => format!("{:02}:{:02}", self.random.below(24), self.random.below(60)),
            FactType::Choice { .. } if is_bad => "không-có".to_owned(),
            FactType::Choice { values } => values[self.index(values.len())].clone(),
        }
    }

    /// Minutes between two events.
    fn gap(&mut self) -> i64 {
        match self.random.below(6) {
            0 => 0,
            1 => self.random.below(60) as i64,
            2 => self.random.below(1440) as i64,
            3 => 1440 * self.random.below(5) as i64,
            4 => self.random.below(20_000) as i64,
            _ => self.random.below(6_000) as i64,
        }
    }

    fn events(&mut self, dossier: &mut Dossier) {
        let mut at = dossier.received;
        let mut texts = Vec::new();
        let mut status = 1;
        for place in 0..self.random.below(11) {
            at += TimeDelta::minutes(self.gap());
            // Mostly what may follow; now and then anything.
            let likely: &[u64] = match status {
                _ if place == 0 => &[1, 2, 4, 5, 2, 4, 5, 6, 2, 4, 3, 11],
                5 | 6 | 8 => &[2, 4, 4, 2, 5, 6, 7],
                7 | 10 | 3 => break,
                9 => &[10],
                _ => &[4, 5, 5, 6, 8, 4, 5, 6, 11, 9, 2, 7],
            };
            status =
                if self.random.below(25) == 0 { 1 + self.random.below(11) } else { likely[self.index(likely.len())] };
            let what = match status {
                11 => ["reappointed", "hẹn-lại", "Hẹn-lại", "hẹn lại"][self.index(4)].to_owned(),
                number => number.to_string(),
            };
            texts.push(format!("{}={what}", at.format("%Y-%m-%dT%H:%M")));
        }
        if self.random.below(10) == 0 && texts.len() > 1 {
            let (one, other) = (self.index(texts.len()), self.index(texts.len()));
            texts.swap(one, other);
        }
        match self.random.below(120) {
            0 => texts.push("2025-10-03T14:00=12".to_owned()),
            1 => texts.push("2025-02-29T14:00=4".to_owned()),
            2 => texts.push("2025-10-03 14:00=4".to_owned()),
            3 => texts.push("1999-12-31T23:59=4".to_owned()),
            4 => texts.push("2099-01-01T00:00=4".to_owned()),
            5 => texts.push("2025-10-03T24:00=4".to_owned()),
            6 => texts.push("2025-10-03T14:00=05".to_owned()),
            7 => texts.push("x=4=".to_owned()),
            _ => {}
        }
        let between = if self.chance(50) { "; " } else { ";" };
        dossier.events = texts.join(between);
        if self.chance(10) {
            dossier.events.push(';');
        }
    }

    pub(crate) fn header(&self) -> Vec<String> {
        let columns = [
            "dossier",
            "procedure",
            "office",
            "received",
            "returned",
            "channel",
            "status",
            "events",
            "satisfaction",
            "digitised",
        ];
        columns.iter().map(|name| (*name).to_owned()).chain(self.facts.iter().map(|fact| fact.id.clone())).collect()
    }

    pub(crate) fn record(&self, dossier: &Dossier) -> Vec<String> {
        let moment = |at: NaiveDateTime| at.format("%Y-%m-%d %H:%M:%S").to_string();
        let mut row = vec![
            dossier.id.clone(),
            dossier.procedure.clone(),
            dossier.office.clone(),
            moment(dossier.received),
            dossier.returned.map_or(String::new(), moment),
            dossier.channel.clone(),
            String::new(),
            dossier.events.clone(),
            dossier.satisfaction.map_or(String::new(), |score| score.to_string()),
            dossier.digitised.map_or(String::new(), |yes| yes.to_string()),
        ];
        row.extend(self.facts.iter().map(|fact| dossier.facts.get(&fact.id).cloned().unwrap_or_default()));
        row
    }
}
