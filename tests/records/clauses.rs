//! How much of the records is clauses, counted from the bundle against the JSON, without the importer's own reading.

use serde_json::Value;

use crate::{Share, list, numbers, records, versions};

fn channel(row: &Value) -> &'static str {
    match row["submissionMethod"].as_str().unwrap() {
        "DIRECT" => "counter",
        "ONLINE" => "online",
        _ => "post",
    }
}

#[test]
fn channels() {
    let mut share = Share::new("channel rows");
    for (code, record) in &records().by_code {
        let version = &versions()[code];
        for row in list(&record["executionMethods"]) {
            let offered = list(&version["channels"]).iter().any(|offered| offered["channel"] == channel(row));
            share.count(offered);
        }
    }
    assert!(share.at_least(10_000));
}

#[test]
fn limits() {
    let mut share = Share::new("limits with number and unit");
    for (code, record) in &records().by_code {
        let version = &versions()[code];
        for row in list(&record["executionMethods"]) {
            let unit = match row["processingTimeUnit"].as_str() {
                Some("WORKING_DAY") => "working_days",
                Some("DAY") => "days",
                Some("HOUR") => "hours",
                Some("MONTH") => "months",
                Some("YEAR") => "years",
                _ => continue,
            };
            if row["processingTime"].is_null() {
                continue;
            }
            let says = |limit: &Value| {
                limit["limit"]["unit"] == unit && limit["limit"]["count"].as_f64() == row["processingTime"].as_f64()
            };
            share.count(list(&version["deadlines"]).iter().any(says));
        }
    }
    assert!(share.at_least(9_900));
}

#[test]
fn fees() {
    let mut clause = Share::new("numeric fees with a clause");
    let mut exact = Share::new("numeric fees with a clause of an amount");
    for (code, record) in &records().by_code {
        let version = &versions()[code];
        for fee in list(&record["executionMethods"]).iter().flat_map(|row| list(&row["fees"])) {
            let Some(amount) = fee["amount"].as_u64() else { continue };
            if fee["currency"] != "VND" {
                continue;
            }
            let fees = list(&version["fees"]);
            let cell: String =
                fee["text"].as_str().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect();
            let settled = |fee: &Value| fee["amount"] == amount || fee["amount"] == amount * 1000;
            // An amount that the record's own words contradict is a clause that keeps those words.
            let words = |fee: &Value| {
                let rule: String = fee["rule"].as_str().unwrap().chars().filter(|c| c.is_alphanumeric()).collect();
                let start: String = cell.chars().take(20).collect();
                fee["amount"].is_null() && rule.contains(&start)
            };
            exact.count(fees.iter().any(settled));
            clause.count(fees.iter().any(|fee| settled(fee) || words(fee)));
        }
    }
    exact.at_least(0);
    assert!(clause.at_least(9_500));
}

#[test]
fn documents() {
    let mut share = Share::new("documents with a quantity");
    for (code, record) in &records().by_code {
        let version = &versions()[code];
        let squeeze = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let titles: Vec<String> = list(&version["documents"])
            .iter()
            .map(|one| squeeze(one["title"]["vi"].as_str().unwrap_or_default()))
            .collect();
        for document in list(&record["executionCases"]).iter().flat_map(|case| list(&case["profileComponents"])) {
            let count = |key: &str| document[key].as_u64().unwrap_or_default();
            if count("originalQty") + count("copyQty") == 0 {
                continue;
            }
            let mut cleaned = Default::default();
            let name = thutuc::import::clean(document["name"].as_str().unwrap_or_default().to_owned(), &mut cleaned);
            let name: String = squeeze(&name).chars().take(150).collect();
            // The mark before a name is no part of its title.
            let says = |title: &String| {
                let start: String = title.chars().take(100).collect();
                name.is_empty() || title.starts_with(&name) || name.find(&start).is_some_and(|at| at <= 8)
            };
            share.count(titles.iter().any(says));
        }
    }
    assert!(share.at_least(9_800));
}

#[test]
fn citations() {
    let mut share = Share::new("citations");
    for (code, record) in &records().by_code {
        let version = &versions()[code];
        let squeeze = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let cited: Vec<String> = list(&version["basis"])
            .iter()
            .map(|cited| squeeze(&numbers()[cited["instrument"].as_str().unwrap()]))
            .filter(|number| !number.is_empty())
            .collect();
        for row in list(&record["legalBasis"]) {
            let mut cleaned = Default::default();
            let cell = |key: &str, cleaned: &mut _| {
                thutuc::import::clean(row[key].as_str().unwrap_or_default().to_owned(), cleaned)
            };
            let code = squeeze(&cell("code", &mut cleaned));
            let name = squeeze(&cell("name", &mut cleaned));
            // `Luật số 32/2024/QH15` holds the number; `118/2025/NĐ-C` begins it.
            let says = |number: &String| {
                code.contains(number.as_str())
                    || name.contains(number.as_str())
                    || (code.len() > 5 && number.starts_with(&code))
            };
            share.count(cited.iter().any(says));
        }
    }
    assert!(share.at_least(9_500));
}
