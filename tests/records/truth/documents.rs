//! Documents one by one, in the record's order.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Tally, begins, squeeze, text, vi};
use crate::list;

pub(super) fn compare(code: &str, record: &Value, version: &Value, tally: &mut Tally) {
    let wanted = list(&record["documents"]);
    let found = list(&version["documents"]);
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut of: Vec<Option<&Value>> = Vec::new();
    for document in wanted {
        let title = text(&document["title"]);
        let is_this = |(at, one): &(usize, &Value)| !taken.contains(at) && begins(vi(&one["title"]), title);
        let this = found.iter().enumerate().find(is_this);
        taken.extend(this.map(|(at, _)| at));
        of.push(this.map(|(_, one)| one));
        // The hand's list holds remarks too, and papers that the table counts none of.
        let count = |key: &str| document[key].as_u64().unwrap_or_default();
        let asked = document["note"] != true && count("originals") + count("copies") > 0;
        let says = |asked: bool| format!("{title} {}", if asked { "asked for" } else { "not asked for" });
        tally.count(asked == this.is_some(), code, "documents", &says(asked), &says(this.is_some()));
        if let (true, Some((_, one))) = (asked, this) {
            members(code, document, one, tally);
        }
    }
    for (at, one) in found.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        tally.count(false, code, "documents", "-", &format!("{at} {}", vi(&one["title"])));
    }
    for (at, (document, one)) in wanted.iter().zip(&of).enumerate() {
        let Some(one) = one else { continue };
        let alternatives = list(&document["alternative_to"]);
        let of_group = |other: &Option<&Value>| other.is_some_and(|other| other["group"] == one["group"]);
        let others: Vec<u64> = (0..of.len())
            .filter(|other| *other != at && !one["group"].is_null() && of_group(&of[*other]))
            .map(|other| other as u64)
            .collect();
        let same = alternatives.iter().filter_map(Value::as_u64).eq(others.iter().copied());
        tally.count(same, code, "alternatives", &format!("{at} {alternatives:?}"), &format!("{at} {others:?}"));
    }
}

fn members(code: &str, document: &Value, one: &Value, tally: &mut Tally) {
    let title = text(&document["title"]);
    let mut told = |agrees, kind, truth: &str, imported: &str| {
        tally.count(agrees, code, kind, &format!("{title} {truth}"), imported);
    };
    let count = |key: &str| document[key].as_u64().unwrap_or_default();
    let quantity = |key: &str| one["quantity"][key].as_u64().unwrap_or_default();
    let (originals, copies) = (count("originals"), count("copies"));
    let of_copies = quantity("copies") + quantity("certified");
    let sum = quantity("originals") + of_copies + quantity("electronic");
    let same = if originals > 0 && copies > 0 {
        (quantity("originals"), of_copies, quantity("electronic")) == (originals, copies, 0)
    } else {
        sum == originals + copies
    };
    told(same, "quantities", &format!("{originals} + {copies}"), &one["quantity"].to_string());

    let names =
        [("original", "originals"), ("copy", "copies"), ("certified", "certified"), ("electronic", "electronic")];
    let kinds: Vec<&str> = names.iter().filter(|(_, key)| quantity(key) > 0).map(|(kind, _)| *kind).collect();
    let accepted: Vec<&str> = list(&document["kinds"])
        .iter()
        .chain([&document["kind"]])
        .map(|kind| text(kind).trim_end_matches("-form"))
        .collect();
    told(
        kinds.iter().any(|kind| accepted.contains(kind)),
        "kinds of copy",
        &format!("{accepted:?}"),
        &format!("{kinds:?}"),
    );

    for (kind, key, of_bundle) in [("shown", "present", "presented"), ("if any", "if_any", "optional")] {
        let (wanted, found) = (document[key] == true, one[of_bundle] == true);
        told(wanted == found, kind, &wanted.to_string(), &found.to_string());
    }
    let (wanted, found) = (text(&document["drawn_from"]), vi(&one["drawn_from"]));
    told(is_part(found, wanted), "drawn from", wanted, found);
    let (wanted, found) = (text(&document["form"]), text(&one["form"]));
    // A document without a file may name its form in its own words.
    let named = wanted.is_empty() && squeeze(vi(&one["title"])).contains(&squeeze(found));
    told(named || squeeze(wanted) == squeeze(found), "forms", wanted, found);
    let (wanted, found) = (text(&document["case"]), list(&one["cases"]).last().map(vi).unwrap_or_default());
    told(begins(found, wanted), "cases", wanted, found);
}

/// Whether a database is named as the hand names it, alone or among others: no word more.
fn is_part(found: &str, wanted: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> { text.split_whitespace().map(squeeze).collect() };
    let (found, wanted) = (words(found), words(wanted));
    found.is_empty() == wanted.is_empty() && found.is_subset(&wanted)
}
