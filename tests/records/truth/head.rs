//! Names, lists, steps and results.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Tally, begins, squeeze, text, vi};
use crate::{imported, list, numbers};

pub(super) fn compare(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    let (title, name) = (text(&record["title"]), vi(&version["name"]));
    tally.count(begins(name, title), code, "title", title, name);
    let field = field(version);
    tally.count(squeeze(&field) == squeeze(text(&record["field"])), code, "field", text(&record["field"]), &field);
    let published = text(&version["published_by"]);
    let decision = text(&record["decision"]);
    // Some records write `Quyết định số` before the number.
    tally.count(squeeze(published).ends_with(&squeeze(decision)), code, "decision", decision, published);
    let words = |value: &Value| list(value).iter().map(|one| text(one).to_owned()).collect::<BTreeSet<_>>();
    let mut levels = words(&record["levels"]);
    // The hand's list of levels has no `other`; it notes a doubt where the record says so.
    levels.extend(list(&record["doubts"]).iter().any(|doubt| doubt == "level_other").then(|| "other".to_owned()));
    tally.same(code, "levels", &levels, &words(&version["levels"]));
    tally.same(code, "applicants", &words(&record["applicants"]), &words(&version["applicants"]));
    let offered: BTreeSet<&str> = list(&version["channels"]).iter().map(|one| text(&one["channel"])).collect();
    tally.same(code, "channels", &list(&record["channels"]).iter().map(text).collect(), &offered);
    agencies(code, record, version, tally);
    instruments(code, record, version, tally);
    steps(code, record, version, tally);
    tally.same(code, "sets", &record["sets"].as_u64(), &version["sets"].as_u64());
    results(code, record, version, tally);
    let draft = version["draft"] == true;
    tally.same(code, "complete", &(record["complete"] == true), &!draft);
}

/// The words that stand above the clause `lĩnh vực`, which names the field in the letters of a name.
fn field(version: &Value) -> String {
    let (path, line) = text(&version["source"]).rsplit_once(':').unwrap();
    let lines: Vec<&str> = imported().files[path].lines().map(str::trim_start).collect();
    let from: usize = line.parse().unwrap();
    let clause = (from..lines.len()).find(|at| lines[*at].starts_with("lĩnh vực ")).unwrap();
    let note: Vec<&str> = lines[..clause].iter().rev().map_while(|line| line.strip_prefix("## ")).collect::<Vec<_>>();
    let note: Vec<&str> = note.into_iter().rev().collect();
    note.join(" ").trim_start_matches("Lĩnh vực: ").to_owned()
}

fn agencies(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    let wanted: BTreeSet<String> = list(&record["agencies"]).iter().map(|one| squeeze(text(one))).collect();
    let agency = vi(&version["agency"]);
    let found: BTreeSet<String> = agency.split("; ").map(squeeze).filter(|one| !one.is_empty()).collect();
    // What stands only in the words of the steps is for an officer to write.
    let unsaid = record["agencies_from"] == "steps" && found.is_empty();
    tally.count(unsaid || wanted == found, code, "agencies", &record["agencies"].to_string(), agency);
    let wanted: BTreeSet<String> = list(&record["coordinates"]).iter().map(|one| squeeze(text(one))).collect();
    let found: BTreeSet<String> = list(&version["coordinating"]).iter().map(|one| squeeze(vi(one))).collect();
    tally.same(code, "coordinating", &wanted, &found);
}

/// Each instrument that one of both names.
fn instruments(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    // `?` is a row that the hand cannot read either.
    let readable = list(&record["instruments"]).iter().filter(|one| *one != "?");
    let wanted: BTreeSet<String> = readable.map(|one| squeeze(text(one))).collect();
    let found: BTreeSet<String> =
        list(&version["basis"]).iter().map(|cited| squeeze(&numbers()[text(&cited["instrument"])])).collect();
    for number in wanted.union(&found) {
        let says = |all: &BTreeSet<String>| if all.contains(number) { number.as_str() } else { "-" };
        tally.count(says(&wanted) == says(&found), code, "instruments", says(&wanted), says(&found));
    }
}

/// How many, and each time that one of both states of a step.
fn steps(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    let steps = list(&version["steps"]);
    tally.same(code, "steps", &record["steps"].as_u64(), &Some(steps.len() as u64));
    let budgets = list(&record["budgets"]);
    for number in 1..=steps.len() {
        let budget = budgets.iter().find(|budget| budget["step"].as_u64() == Some(number as u64));
        if budget.is_some_and(|budget| budget["debatable"] == true || budget["conditional"] == true) {
            continue;
        }
        let wanted = budget.map_or("-".to_owned(), |budget| text(&budget["within"]).to_owned());
        let found = super::rows::length(&steps[number - 1]["within"]).unwrap_or("-".to_owned());
        if (wanted.as_str(), found.as_str()) != ("-", "-") {
            tally.same(code, "budgets", &format!("step {number}: {wanted}"), &format!("step {number}: {found}"));
        }
    }
}

fn results(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    let (wanted, found) = (list(&record["results"]), list(&version["results"]));
    for at in 0..wanted.len().max(found.len()) {
        let both = wanted.get(at).zip(found.get(at));
        let same = both.is_some_and(|(one, other)| {
            one["code"] == other["code"] && begins(vi(&other["title"]), text(&one["title"]))
        });
        let told =
            |all: &[Value]| all.get(at).map_or("-".to_owned(), |one| format!("{} {}", one["code"], one["title"]));
        tally.count(same, code, "results", &told(wanted), &told(found));
    }
}
