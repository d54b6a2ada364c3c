//! What is written of records: whole files, their findings, the report.

use std::fmt::Write;

use chrono::NaiveDate;
use thutuc::bundle::Language;
use thutuc::import::{self, Existing, Input};

use super::records;

fn input(name: &str, text: &str) -> Input {
    Input { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 10).unwrap()
}

#[test]
fn records_become_files_by_field_and_level() {
    let imported = import::import(&[input("records.jsonl", &records())], &Existing::default(), day());
    let mut said = String::new();
    for (path, text) in &imported.files {
        writeln!(said, "==> {path}\n{text}").unwrap();
    }
    for finding in &imported.findings {
        let place = imported.sources.place(finding.span);
        writeln!(said, "{} {place}: {}", finding.code(), finding.message(Language::Vi)).unwrap();
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_is_written_is_in_the_one_style() {
    let imported = import::import(&[input("records.jsonl", &records())], &Existing::default(), day());
    for (path, text) in &imported.files {
        let mut sources = thutuc::source::Sources::default();
        let id = sources.add(path, text.as_bytes()).unwrap();
        assert_eq!(&thutuc::format::format(sources.get(id).unwrap(), Language::Vi).unwrap(), text);
    }
}

#[test]
fn records_in_any_order_and_any_files_give_the_same() {
    let whole = import::import(&[input("a", &records())], &Existing::default(), day());
    let text = records();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    let apart: Vec<Input> = lines.iter().map(|line| input("b", line)).collect();
    let apart = import::import(&apart, &Existing::default(), day());
    assert_eq!(whole.files, apart.files);
    assert_eq!(whole.report.procedures, apart.report.procedures);
}

#[test]
fn broken_and_doubled_records_are_told_and_the_rest_goes_on() {
    let other = records().lines().next().unwrap().replace("8000", "9000");
    let same = records().lines().nth(1).unwrap().to_owned();
    let text = format!("{}{{\"code\": 7}}\n{{\"code\": \"9.000104\"\n{other}\n{same}\n", records());
    let imported = import::import(&[input("a.jsonl", &text), input("b.jsonl", "nothing")], &Existing::default(), day());
    let errors = imported.findings.iter().filter(|finding| finding.blocks());
    let mut said = String::new();
    for finding in errors {
        for language in [Language::Vi, Language::En] {
            writeln!(said, "{} {}", finding.code(), finding.message(language)).unwrap();
        }
    }
    let report = &imported.report;
    writeln!(
        said,
        "read {}, broken {}, alike {}, skipped {}",
        report.read, report.broken, report.alike, report.skipped
    )
    .unwrap();
    insta::assert_snapshot!(said);
    assert_eq!(report.procedures.len(), 2);
}

#[test]
fn the_report_counts_by_what_is_missing() {
    let imported = import::import(&[input("records.jsonl", &records())], &Existing::default(), day());
    insta::assert_snapshot!(imported.report.markdown(Language::Vi, |code| format!("({code})")));
    insta::assert_json_snapshot!("report_json", imported.report);
}
