//! Whatever a change makes of a dossier of the past, `diff` has said that it can; the measurements hold the same of two million.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use chrono::NaiveDate;
use serde_json::Value;

/// What `diff` says of one procedure at one office: the kind, and the days of receipt from one up to another.
type Said = HashMap<(String, String), Vec<(String, NaiveDate, NaiveDate)>>;

/// Holds each dossier that `replay --dossiers` tells of against what `diff --format json` tells, and counts what turns by what `diff`
/// must say for it.
///
/// # Panics
/// Where a dossier turns of which `diff` says nothing.
pub(crate) fn held(dossiers: impl Read, diff: &Value) -> BTreeMap<&'static str, u64> {
    let mut said = Said::new();
    for change in diff["changes"].as_array().unwrap() {
        let text = |name: &str| change[name].as_str().unwrap_or_default().to_owned();
        let day = |name: &str| -> NaiveDate { change[name].as_str().unwrap().parse().unwrap() };
        for office in change["offices"].as_array().unwrap() {
            let key = (text("procedure"), office.as_str().unwrap().to_owned());
            said.entry(key).or_default().push((text("kind"), day("from"), day("to")));
        }
    }
    let mut reader = csv::Reader::from_reader(dossiers);
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let pair = |name: &str| (place(&format!("old_{name}")), place(name));
    let verdict = pair("verdict");
    let turns: [(&'static str, (usize, usize), &[&str]); 5] = [
        ("same day", verdict, &["same_day", "refusal", "complete"]),
        ("statutory", pair("statutory"), &["committed", "statutory"]),
        ("committed", pair("committed"), &["committed"]),
        ("promised", pair("promised"), &["committed", "same_day", "promised"]),
        ("fee", pair("fee"), &["fee"]),
    ];
    let mut counts = BTreeMap::from([("dossiers", 0), ("unchanged", 0)]);
    for record in reader.records() {
        let record = record.unwrap();
        *counts.entry("dossiers").or_default() += 1;
        let received: NaiveDate = record[3][..10].parse().unwrap();
        let said = said.get(&(record[1].to_owned(), record[2].to_owned()));
        let mut is_changed = false;
        for (what, (old, new), kinds) in turns {
            if record[old] == record[new] {
                continue;
            }
            is_changed = true;
            *counts.entry(what).or_default() += 1;
            let mut said = said.into_iter().flatten();
            assert!(
                said.any(|(kind, from, to)| kinds.contains(&kind.as_str()) && *from <= received && received < *to),
                "{what} of a dossier turns, of which `diff` says nothing: {record:?}"
            );
        }
        if !is_changed {
            *counts.entry("unchanged").or_default() += 1;
        }
    }
    counts
}
