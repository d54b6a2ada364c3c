//! What is imported parses, checks and builds, alone and beside offices, and importing again changes nothing.

use chrono::NaiveDate;
use thutuc::diagnostics::Finding;
use thutuc::driver::Options;
use thutuc::import::{self, Existing, File, Input};

use crate::{compile, compiled, imported, records, versions};

fn errors(compiled: &thutuc::driver::Compiled) -> Vec<String> {
    let said = |finding: &Finding| {
        let place = compiled.sources.place(finding.span);
        format!("{} {place}: {}", finding.code(), finding.message(thutuc::bundle::Language::Vi))
    };
    compiled.findings.iter().filter(|finding| finding.blocks()).map(said).collect()
}

#[test]
fn every_record_is_imported() {
    let report = &imported().report;
    assert_eq!((report.broken, report.skipped), (0, 0));
    assert_eq!(report.procedures.len(), records().by_code.len());
    println!("{} records, {} complete, {} drafts", report.read, report.complete, report.drafts);
    for (part, count) in &report.missing {
        println!("  lacks {}: {count}", part.as_str());
    }
    for (code, count) in &report.findings {
        println!("  {code}: {count}");
    }
}

#[test]
fn every_file_checks_without_errors() {
    for more in [None, Some(crate::OFFICES)] {
        let compiled = compile(more, Options::default());
        assert_eq!(errors(&compiled), Vec::<String>::new());
        assert!(compiled.bundle.is_some());
    }
}

#[test]
fn every_procedure_is_built_with_drafts() {
    assert_eq!(errors(compiled()), Vec::<String>::new());
    let wanted: Vec<&String> = records().by_code.keys().collect();
    assert_eq!(versions().keys().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_second_import_changes_nothing() {
    let first = imported();
    let file = |(path, text): (&String, &String)| File { path: path.clone(), bytes: text.clone().into_bytes() };
    let existing =
        Existing { files: first.files.iter().map(file).collect(), last: first.last.iter().map(file).collect() };
    let input = Input { name: "records".to_owned(), bytes: records().bytes.clone() };
    let again = import::import(&[input], &existing, NaiveDate::from_ymd_opt(2026, 6, 10).unwrap());
    assert!(again.files.is_empty(), "{:?}", again.files.keys().collect::<Vec<_>>());
    assert!(again.last.iter().all(|(path, text)| first.last.get(path) == Some(text)));
    assert_eq!(again.report.procedures, first.report.procedures);
}
