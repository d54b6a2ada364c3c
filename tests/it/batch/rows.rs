//! Random rows of cells, and what deciding each by itself says of it.

use std::collections::BTreeMap;

use chrono::{NaiveTime, TimeDelta};
use thutuc::bundle::{Channel, Fact, FactType, Language, numbered_day};
use thutuc::runtime::{Event, Request, RuleSet, parse_moment, parse_value};
use unicode_normalization::UnicodeNormalization;

use crate::runtime::random::Random;

/// The columns that identify a row.
pub(crate) const COLUMNS: [&str; 4] = ["procedure", "office", "received", "channel"];

/// A header and rows of cells; an empty cell is unknown.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) header: Vec<String>,
    pub(crate) cells: Vec<Vec<String>>,
}

/// What is told of a row: verdict, statutory, committed, promised, missing and error; an empty text where there is nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) verdict: String,
    pub(crate) moments: [String; 3],
    pub(crate) missing: Vec<String>,
    pub(crate) error: String,
}

/// What is random about rows.
#[derive(Clone, Copy)]
pub(crate) struct Kinds {
    /// Whether a column may be of a fact that is not declared, or of one that another column is of by its alias.
    pub(crate) odd_columns: bool,
    /// Whether texts may be written in decomposed letters and with blanks around them.
    pub(crate) odd_texts: bool,
}

/// So many rows over the facts of a rule set.
pub(crate) fn random(rules: &RuleSet, count: usize, kinds: Kinds, random: &mut Random) -> Rows {
    let all: Vec<&Fact> = rules.facts().collect();
    let usual = ["documents.complete", "signer.present", "fee.paid", "cần-xác-minh"];
    let seldom = [2, 10, 1][random.below(3) as usize];
    let chosen = all.iter().filter(|fact| {
        let is_told = fact.derived.is_none() || fact.id == "documents.complete" || random.below(60) == 0;
        let is_document = fact.id.starts_with("document.") && random.below(40) != 0;
        usual.contains(&fact.id.as_str())
            || is_told && !is_document && fact.id != "channel" && random.below(seldom) == 0
    });
    let chosen: Vec<&&Fact> = chosen.collect();
    let mut columns: Vec<(String, Option<&Fact>)> = COLUMNS.iter().map(|name| ((*name).to_owned(), None)).collect();
    for fact in chosen {
        let alias = fact.alias.as_ref().filter(|_| random.below(2) == 0);
        columns.push((alias.unwrap_or(&fact.id).clone(), Some(fact)));
        if let Some(alias) = fact.alias.as_ref().filter(|_| kinds.odd_columns && random.below(8) == 0) {
            let other = if columns.iter().any(|(name, _)| name == alias) { &fact.id } else { alias };
            columns.push((other.clone(), Some(fact)));
        }
    }
    if random.below(3) == 0 {
        columns.push(("events".to_owned(), None));
    }
    if kinds.odd_columns && random.below(12) == 0 {
        columns.push(("dữ-kiện-lạ".to_owned(), None));
    }
    let turn = random.below(columns.len() as u64) as usize;
    columns.rotate_left(turn);
    let cells = (0..count).map(|_| row(rules, &columns, kinds, random)).collect();
    Rows { header: columns.into_iter().map(|(name, _)| name).collect(), cells }
}

fn row(rules: &RuleSet, columns: &[(String, Option<&Fact>)], kinds: Kinds, random: &mut Random) -> Vec<String> {
    let bundle = rules.bundle();
    let procedure = random.pick(&bundle.procedures).unwrap();
    let version = random.pick(&procedure.versions).unwrap();
    let of_level: Vec<_> = bundle.offices.iter().filter(|office| version.levels.contains(&office.level)).collect();
    let office = random.pick(&of_level).copied().filter(|_| random.below(20) != 0).unwrap_or(&bundle.offices[0]);
    let horizon = &bundle.horizon;
    // Most receipts lie in a version; closed days and days outside the horizon are among them.
    let first = if random.below(20) == 0 { horizon.from } else { version.from.max(horizon.from) };
    let last = version.to.map_or(horizon.to, |to| to.min(horizon.to)).max(first);
    let minutes = u64::try_from((last - first).num_days() * 1440).unwrap() + 10_000;
    let minute = i64::try_from(random.below(minutes)).unwrap();
    let received = first.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute);
    let offered: Vec<Channel> = version.channels.iter().map(|offered| offered.channel).collect();
    let channel = random.pick(&offered).copied().filter(|_| random.below(10) != 0).unwrap_or(Channel::Mobile);
    let is_known = [true, true, false][random.below(3) as usize];
    let mut bad = |text: String, others: &[&str]| match random.below(40) {
        0 => (*random.pick(others).unwrap()).to_owned(),
        _ => text,
    };
    let ids = [
        bad(procedure.id.clone(), &["", "9.999999", "1.001193.000.00.00.H05", "a,\"b\"\nc"]),
        bad(office.id.clone(), &["", " ", "không-có"]),
        bad(
            received.format("%Y-%m-%dT%H:%M").to_string(),
            &["", "2025-10-03", "2025-02-30T10:00", "1990-01-01T08:00", "mai"],
        ),
        bad(
            channel.in_language([Language::Vi, Language::En][usize::from(minute % 2 == 0)]).to_owned(),
            &["", "fax", "Online"],
        ),
    ];
    let cells = columns.iter().map(|(name, fact)| {
        let text = match (COLUMNS.iter().position(|column| column == name), fact) {
            (Some(place), _) => ids[place].clone(),
            (None, Some(fact)) => value(fact, is_known, random),
            (None, None) if random.below(3) > 0 => String::new(),
            (None, None) if random.below(12) == 0 => "hôm qua".to_owned(),
            (None, None) => {
                let at = received + TimeDelta::days(i64::try_from(random.below(9)).unwrap());
                format!("{}={}", at.format("%Y-%m-%dT%H:%M"), 1 + random.below(10))
            }
        };
        match random.below(30) {
            0 if kinds.odd_texts => text.nfd().collect(),
            1 if kinds.odd_texts => format!(" {text} "),
            _ => text,
        }
    });
    cells.collect()
}

fn value(fact: &Fact, is_known: bool, random: &mut Random) -> String {
    if random.below(if is_known { 40 } else { 2 }) == 0 {
        return String::new();
    }
    if random.below(300) == 0 {
        return ["-7", "có lẽ", "2025-13-01", "99999999999999999999"][random.below(4) as usize].to_owned();
    }
    match &fact.kind {
        FactType::Bool => {
            let usual = matches!(fact.id.as_str(), "documents.complete" | "signer.present" | "fee.paid");
            let yes = usual ^ (random.below(12) == 0);
            let texts = if yes { ["true", "yes", "có", "Có"] } else { ["false", "no", "không", "FALSE"] };
            texts[random.below(4) as usize].to_owned()
        }
        FactType::Number { min, max } | FactType::Money { min, max } => {
            let span = u64::try_from(max - min).unwrap().min(40);
            (min + i64::try_from(random.below(span + 1)).unwrap()).to_string()
        }
        FactType::Date => numbered_day(i64::try_from(random.below(12_000)).unwrap() + 8_000).unwrap().to_string(),
        FactType::Time => format!("{:02}:{:02}", random.below(24), random.below(60)),
        FactType::Choice { values } => random.pick(values).unwrap().clone(),
    }
}

/// What deciding every row by itself says, by the rules' own reading of texts.
pub(crate) fn one_by_one(rules: &RuleSet, rows: &Rows) -> Vec<Told> {
    rows.cells.iter().map(|cells| told(one(rules, &rows.header, cells))).collect()
}

fn told(decided: Result<thutuc::runtime::Decision, String>) -> Told {
    match decided {
        Err(error) => Told { verdict: String::new(), moments: Default::default(), missing: Vec::new(), error },
        Ok(decision) => {
            let moments = [decision.statutory.at, decision.committed.at, decision.promised];
            let missing = [
                decision.same_day.missing,
                decision.statutory.missing,
                decision.committed.missing,
                decision.requirements.missing,
            ];
            let mut missing = missing.concat();
            missing.sort();
            missing.dedup();
            Told {
                verdict: decision.same_day.verdict.as_str().to_owned(),
                moments: moments.map(|at| at.map(|at| at.to_string()).unwrap_or_default()),
                missing,
                error: String::new(),
            }
        }
    }
}

/// What deciding a row by itself says.
pub(crate) fn one(rules: &RuleSet, header: &[String], cells: &[String]) -> Result<thutuc::runtime::Decision, String> {
    let of = |wanted: &str| -> Result<String, String> {
        let at = header.iter().position(|name| name == wanted).unwrap();
        let text: String = cells[at].trim().nfc().collect();
        if text.is_empty() { Err(format!("bad_row: this row lacks `{wanted}`")) } else { Ok(text) }
    };
    let (procedure, office, received, channel) = (of("procedure")?, of("office")?, of("received")?, of("channel")?);
    let received = parse_moment(&received)
        .ok_or(format!("bad_moment: `{received}` is no moment; write YYYY-MM-DDTHH:MM, as in `2025-10-03T14:00`"))?;
    let channel = Channel::parse(&channel)
        .ok_or(format!("bad_channel: `{channel}` is no channel; write counter, online, post, mobile"))?;
    let say = |error: thutuc::runtime::DecideError| format!("{}: {}", error.code(), error.message(Language::En));
    let mut events = Vec::new();
    let happened = header.iter().position(|name| name == "events").map_or("", |at| &cells[at]);
    for text in happened.split(';').filter(|text| !text.trim().is_empty()) {
        let text: String = text.trim().nfc().collect();
        events.push(Event::parse(&text).map_err(|error| say(error.into()))?);
    }
    let mut facts = BTreeMap::new();
    for (name, cell) in header.iter().zip(cells) {
        if COLUMNS.contains(&name.as_str()) || name == "events" {
            continue;
        }
        let declared = rules.facts().find(|fact| fact.id == *name || fact.alias.as_ref() == Some(name));
        let Some(declared) = declared.filter(|_| cell.trim().is_empty()) else {
            let text: String = cell.nfc().collect();
            let value = rules.read_fact(name, &text).map_err(say)?;
            facts.insert(name.clone(), value);
            continue;
        };
        assert_eq!(parse_value(declared, ""), None);
    }
    rules.decide_in(&Request { procedure, office, received, channel, facts, events }, Language::En).map_err(say)
}
