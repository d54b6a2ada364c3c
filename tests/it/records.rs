//! The catalog against the national records: channels, limits, fee amounts and numbers of documents of each
//! procedure are the record's, or a deviation that `deviations.json` accepts says why not.
//!
//! `records.json` holds facts of the portal's records of mid-2026, not our output. A limit is written as in
//! `3 working_day + 5 working_day` (extensions after `+`, alternatives between `|`), an amount as đồng.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use thutuc::driver::{Input, compile};
use thutuc::emit::Options;
use thutuc::source::disk::read_catalog;

#[derive(Deserialize)]
struct Record {
    code: String,
    decision: String,
    levels: Vec<String>,
    channels: Vec<Row>,
    documents: usize,
    /// The limit in an older place of the same record, which an illustrative cut starts from.
    before: Option<String>,
}

#[derive(Deserialize)]
struct Row {
    channel: String,
    number: Option<f64>,
    unit: Option<String>,
    fees: Vec<Fee>,
}

#[derive(Deserialize)]
struct Fee {
    amount: i64,
    currency: String,
}

#[derive(Deserialize)]
struct Deviation {
    code: String,
    what: String,
    #[serde(default)]
    channels: Vec<String>,
    record: Value,
    ours: Value,
    basis: String,
    reason: String,
}

/// One place where the record and the catalog are not the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Difference {
    code: String,
    what: &'static str,
    channel: Option<String>,
    record: String,
    ours: String,
}

fn fixture<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

fn records() -> Vec<Record> {
    fixture(include_str!("../fixtures/records.json"))
}

fn deviations() -> Vec<Deviation> {
    fixture(include_str!("../fixtures/deviations.json"))
}

/// The catalog's bundle as JSON, built once.
static BUNDLE: LazyLock<Value> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/procedures");
    let (manifest, files) = read_catalog(root.as_ref()).unwrap();
    let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let bundle = compile(&manifest, files, Options::default()).bundle;
    serde_json::to_value(bundle.unwrap_or_else(|| panic!("the catalog does not build"))).unwrap()
});

fn list<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value[member].as_array().map_or(&[], Vec::as_slice)
}

/// The last version of a procedure, simplifications applied.
fn version<'a>(bundle: &'a Value, code: &str) -> &'a Value {
    let procedure = list(bundle, "procedures").iter().find(|procedure| procedure["id"] == code);
    let procedure = procedure.unwrap_or_else(|| panic!("the catalog has no {code}"));
    list(procedure, "versions").last().unwrap()
}

/// A condition where only the channel is known: `None` where it depends on anything else.
fn holds(condition: &Value, channel: &str) -> Option<bool> {
    let Some((operator, arguments)) = condition.as_object().and_then(|object| object.iter().next()) else {
        return condition.as_bool();
    };
    let one = std::slice::from_ref(arguments);
    let arguments = arguments.as_array().map_or(one, Vec::as_slice);
    let is_channel = |value: &Value| value["var"] == "channel";
    match operator.as_str() {
        "and" => certain(arguments, channel, false),
        "or" => certain(arguments, channel, true),
        "!" => holds(arguments.first()?, channel).map(|value| !value),
        "===" if arguments.iter().any(is_channel) => Some(arguments.iter().any(|value| value == channel)),
        "!==" if arguments.iter().any(is_channel) => Some(!arguments.iter().any(|value| value == channel)),
        "in" if is_channel(arguments.first()?) => {
            Some(arguments.get(1)?.as_array()?.iter().any(|value| value == channel))
        }
        _ => None,
    }
}

/// `decisive` where one part certainly is, the opposite where every part certainly is.
fn certain(parts: &[Value], channel: &str, decisive: bool) -> Option<bool> {
    let values: Vec<Option<bool>> = parts.iter().map(|part| holds(part, channel)).collect();
    if values.contains(&Some(decisive)) {
        return Some(decisive);
    }
    values.iter().all(|value| *value == Some(!decisive)).then_some(!decisive)
}

/// The rows that can be the first to hold on a channel.
fn candidates<'a>(rows: impl Iterator<Item = &'a Value>, channel: &str) -> Vec<&'a Value> {
    let (conditional, rest): (Vec<_>, Vec<_>) = rows.partition(|row| !row["when"].is_null());
    let mut found = Vec::new();
    for row in conditional {
        match holds(&row["when"], channel) {
            Some(false) => {}
            Some(true) => {
                found.push(row);
                return found;
            }
            None => found.push(row),
        }
    }
    found.extend(rest);
    found
}

/// Before a simplification, or after it.
#[derive(Clone, Copy)]
enum Stage {
    Before,
    After,
}

fn limit(row: &Value, stage: Stage) -> String {
    let cut = matches!(stage, Stage::Before) && !row["statutory"].is_null();
    let limit = if cut { &row["statutory"]["limit"] } else { &row["limit"] };
    match limit["kind"].as_str().unwrap() {
        "duration" => {
            let unit = limit["unit"].as_str().unwrap().trim_end_matches('s');
            format!("{} {unit}", limit["count"])
        }
        kind => kind.to_owned(),
    }
}

/// The limits on a channel.
fn limits(version: &Value, channel: &str, stage: Stage) -> String {
    let of_kind = |kind: &'static str| list(version, "deadlines").iter().filter(move |row| row["kind"] == kind);
    let mut base: Vec<String> = candidates(of_kind("base"), channel).into_iter().map(|row| limit(row, stage)).collect();
    for extension in of_kind("extension").filter(|row| holds(&row["when"], channel) != Some(false)) {
        base.iter_mut().for_each(|row| *row = format!("{row} + {}", limit(extension, stage)));
    }
    join(base)
}

fn join(parts: impl IntoIterator<Item = String>) -> String {
    let parts: BTreeSet<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.into_iter().collect::<Vec<_>>().join(" | ")
}

/// An amount with every number at its least value.
fn amount(expression: &Value, facts: &[Value]) -> i64 {
    if let Some(number) = expression.as_i64() {
        return number;
    }
    let (operator, arguments) = expression.as_object().and_then(|object| object.iter().next()).unwrap();
    if operator == "var" {
        let fact = facts.iter().find(|fact| fact["var"] == *arguments).unwrap();
        return fact["type"]["min"].as_i64().unwrap();
    }
    let values: Vec<i64> = arguments.as_array().unwrap().iter().map(|value| amount(value, facts)).collect();
    match operator.as_str() {
        "+" => values.iter().sum(),
        "*" => values.iter().product(),
        "-" => values[0] - values[1],
        "min" => *values.iter().min().unwrap(),
        "max" => *values.iter().max().unwrap(),
        other => panic!("no amount has the operator {other}"),
    }
}

/// The totals that can be asked for on a channel.
fn fees(version: &Value, facts: &[Value], channel: &str) -> String {
    let ids: BTreeSet<&str> = list(version, "fees").iter().filter_map(|row| row["id"].as_str()).collect();
    let mut totals: Vec<Option<i64>> = vec![Some(0)];
    for id in ids {
        let rows = candidates(list(version, "fees").iter().filter(|row| row["id"] == id), channel);
        let amounts: Vec<Option<i64>> =
            rows.iter().map(|row| (!row["amount"].is_null()).then(|| amount(&row["amount"], facts))).collect();
        totals = totals
            .iter()
            .flat_map(|total| {
                amounts.iter().map(move |amount| total.zip(*amount).map(|(total, amount)| total + amount))
            })
            .collect();
    }
    join(totals.into_iter().map(|total| total.map_or_else(|| "set elsewhere".to_owned(), |total| total.to_string())))
}

fn recorded_limit(row: &Row) -> String {
    let number = row.number.map(|number| number.to_string());
    number.into_iter().chain(row.unit.clone()).collect::<Vec<_>>().join(" ")
}

fn recorded_fee(fee: &Fee) -> String {
    if fee.currency == "VND" { fee.amount.to_string() } else { format!("{} {}", fee.amount, fee.currency) }
}

fn compare(record: &Record, version: &Value, facts: &[Value]) -> Vec<Difference> {
    let channels: BTreeSet<&str> = record.channels.iter().map(|row| row.channel.as_str()).collect();
    let offered: BTreeSet<&str> =
        list(version, "channels").iter().filter_map(|offer| offer["channel"].as_str()).collect();
    let text = |set: &BTreeSet<&str>| set.iter().copied().collect::<Vec<_>>().join(", ");
    let mut pairs = vec![
        ("channels", None, text(&channels), text(&offered)),
        ("documents", None, record.documents.to_string(), list(version, "documents").len().to_string()),
    ];
    for channel in channels {
        let rows = || record.channels.iter().filter(|row| row.channel == channel);
        let name = Some(channel.to_owned());
        // What the law has is the record's limit, unless the record itself has another one from before a cut.
        let stage = if record.before.is_some() { Stage::After } else { Stage::Before };
        pairs.push(("limit", name.clone(), join(rows().map(recorded_limit)), limits(version, channel, stage)));
        if let Some(before) = &record.before {
            pairs.push(("limit", name.clone(), before.clone(), limits(version, channel, Stage::Before)));
        }
        let recorded = join(rows().flat_map(|row| row.fees.iter().map(recorded_fee)));
        pairs.push(("fee", name, recorded, fees(version, facts, channel)));
    }
    let differing = pairs.into_iter().filter(|(_, _, record, ours)| record != ours);
    differing
        .map(|(what, channel, recorded, ours)| Difference {
            code: record.code.clone(),
            what,
            channel,
            record: recorded,
            ours,
        })
        .collect()
}

fn accepted() -> Vec<Difference> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let expand = |deviation: Deviation| {
        let what = match deviation.what.as_str() {
            "channels" => "channels",
            "documents" => "documents",
            "limit" => "limit",
            "fee" => "fee",
            other => panic!("no such kind of deviation: {other}"),
        };
        let channels: Vec<Option<String>> = match deviation.channels.is_empty() {
            true => vec![None],
            false => deviation.channels.iter().cloned().map(Some).collect(),
        };
        let (record, ours) = (text(&deviation.record), text(&deviation.ours));
        channels.into_iter().map(move |channel| Difference {
            code: deviation.code.clone(),
            what,
            channel,
            record: record.clone(),
            ours: ours.clone(),
        })
    };
    deviations().into_iter().flat_map(expand).collect()
}

#[test]
fn each_procedure_agrees_with_its_record_or_says_why_not() {
    let mut found: Vec<Difference> = records()
        .iter()
        .flat_map(|record| compare(record, version(&BUNDLE, &record.code), list(&BUNDLE, "facts")))
        .collect();
    let mut accepted = accepted();
    found.sort();
    accepted.sort();
    assert_eq!(found, accepted);
}

#[test]
fn each_procedure_names_the_decision_of_its_record() {
    for record in records() {
        assert_eq!(version(&BUNDLE, &record.code)["published_by"], record.decision.as_str(), "{}", record.code);
    }
}

/// Procedures of which no whole record was read, and what they rest on.
const WITHOUT_RECORD: &[(&str, &str)] = &[
    ("1.014137", "its limit, agency and decree; the rest is marked illustrative"),
    ("3.000722", "the linked procedure's page and Decree 63/2024/NĐ-CP as amended by 301/2026/NĐ-CP"),
];

#[test]
fn each_procedure_has_its_record_of_its_level() {
    let records = records();
    let recorded: BTreeSet<&str> = records.iter().map(|record| record.code.as_str()).collect();
    let written: BTreeSet<&str> =
        list(&BUNDLE, "procedures").iter().filter_map(|procedure| procedure["id"].as_str()).collect();
    let without: BTreeSet<&str> = WITHOUT_RECORD.iter().map(|(code, _)| *code).collect();
    assert_eq!(recorded.union(&without).copied().collect::<BTreeSet<_>>(), written);
    assert!(recorded.is_disjoint(&without), "no record is missing of {without:?}");
    assert_eq!(recorded.len(), records.len(), "a record is there twice");
    for record in &records {
        let version = version(&BUNDLE, &record.code);
        let levels: Vec<&str> =
            version["levels"].as_array().unwrap().iter().filter_map(|l| l["level"].as_str().or(l.as_str())).collect();
        assert!(
            levels.iter().all(|level| record.levels.iter().any(|there| there == level)),
            "{} {levels:?}",
            record.code
        );
        assert!(!levels.is_empty(), "{}", record.code);
    }
}

#[test]
fn each_deviation_names_its_law_and_its_reason() {
    for deviation in deviations() {
        assert!(!deviation.basis.is_empty() && !deviation.reason.is_empty(), "{}", deviation.code);
    }
}
