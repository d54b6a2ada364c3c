//! Limits and fees, by channel: which rows of the bundle may hold for a dossier of it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Tally, text};
use crate::list;

const NONE: &str = "none";

pub(super) fn compare(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    for channel in list(&record["channels"]).iter().map(text) {
        limits(code, record, version, channel, tally);
        fees(code, record, version, channel, tally);
    }
}

fn of_channel<'v>(rows: &'v Value, channel: &str) -> Vec<&'v Value> {
    list(rows).iter().filter(|row| row["channel"] == channel).collect()
}

/// What holds of a condition where only the channel is known.
fn holds(when: &Value, channel: &str) -> Option<bool> {
    let Some((operator, of)) = when.as_object().and_then(|object| object.iter().next()) else {
        return if when.is_null() { Some(true) } else { when.as_bool() };
    };
    let all = || list(of).iter().map(|one| holds(one, channel)).collect::<Vec<_>>();
    let is_channel = of[0]["var"] == "channel";
    match operator.as_str() {
        "and" => settled(&all(), false),
        "or" => settled(&all(), true),
        "!" => all().first().copied().flatten().map(|holds| !holds),
        "===" if is_channel => Some(of[1] == channel),
        "!==" if is_channel => Some(of[1] != channel),
        "in" if is_channel => Some(list(&of[1]).iter().any(|one| one == channel)),
        _ => None,
    }
}

/// One part that is `decides` settles the whole; else every part must be known.
fn settled(parts: &[Option<bool>], decides: bool) -> Option<bool> {
    if parts.contains(&Some(decides)) {
        return Some(decides);
    }
    (!parts.contains(&None)).then_some(!decides)
}

/// The rows that may hold for a channel, and the one that does where no case makes another hold.
fn applicable<'v>(rows: impl Iterator<Item = &'v Value>, channel: &str) -> (Vec<&'v Value>, Option<&'v Value>) {
    let mut may = Vec::new();
    for row in rows {
        match holds(&row["when"], channel) {
            Some(true) => {
                may.push(row);
                return (may, Some(row));
            }
            Some(false) => {}
            None => may.push(row),
        }
    }
    (may, None)
}

/// A duration as the hand writes it: `3 working days`.
pub(super) fn length(duration: &Value) -> Option<String> {
    let unit = duration["unit"].as_str()?;
    Some(format!("{} {}", duration["count"], unit.replace('_', " ")))
}

fn limits(code: &str, record: &Value, version: &Value, channel: &str, tally: &mut Tally) {
    let base = list(&version["deadlines"]).iter().filter(|row| row["kind"] == "base");
    let (may, sure) = applicable(base, channel);
    let said = |row: &&Value| -> String {
        let limit = &row["limit"];
        match text(&limit["kind"]) {
            "duration" => length(limit).unwrap(),
            kind => kind.to_owned(),
        }
    };
    let rows = of_channel(&record["limits"], channel);
    let wanted: BTreeSet<&str> = rows.iter().map(|row| text(&row["limit"])).collect();
    let found: BTreeSet<String> = match (sure, wanted.len()) {
        (Some(row), 1) => BTreeSet::from([said(&row)]),
        _ => may.iter().map(said).collect(),
    };
    for row in rows {
        let agrees = match text(&row["limit"]) {
            // A number without a unit is no limit; where the record's own words give one, that may be read.
            "number" => {
                found.iter().all(|found| found == "words" || text(&row["text_says"]).split(';').next() == Some(found))
            }
            NONE => found.iter().all(|found| ["none", "words"].contains(&found.as_str())),
            limit => found.contains(limit) && found.len() == wanted.len(),
        };
        tally.count(agrees, code, "limits", &format!("{channel} {}", text(&row["limit"])), &format!("{found:?}"));
    }
}

fn fees(code: &str, record: &Value, version: &Value, channel: &str, tally: &mut Tally) {
    let ids: BTreeSet<&str> = list(&version["fees"]).iter().map(|fee| text(&fee["id"])).collect();
    let rows = of_channel(&record["fees"], channel);
    let mut found: BTreeSet<String> = BTreeSet::new();
    for id in ids {
        let of_id = list(&version["fees"]).iter().filter(|fee| fee["id"] == id);
        let (may, sure) = applicable(of_id, channel);
        match (sure, rows.len()) {
            (Some(row), 0 | 1) => found.extend([row["amount"].to_string()]),
            _ => found.extend(may.iter().map(|row| row["amount"].to_string())),
        }
    }
    if rows.is_empty() {
        let agrees = found.iter().all(|amount| amount == "null");
        tally.count(agrees, code, "fees", &format!("{channel} {NONE}"), &format!("{found:?}"));
    }
    for row in rows {
        let amount = &row["amount"];
        let wanted = if amount == "unknown" { "null".to_owned() } else { amount.to_string() };
        let agrees = found.contains(&wanted) || (row["varies"] == true && found.contains("null"));
        tally.count(agrees, code, "fees", &format!("{channel} {wanted}"), &format!("{found:?}"));
    }
}
