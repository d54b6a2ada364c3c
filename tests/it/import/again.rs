//! Importing again: what the record changed arrives, what an officer wrote stays, what both changed is shown, and nothing else
//! moves.

use chrono::NaiveDate;
use thutuc::bundle::Language;
use thutuc::driver::{self, Options};
use thutuc::import::{self, Existing, File, Imported, Input};

use super::records;

const PATH: &str = "chung-thuc/xa.tt";

fn import(text: &str, existing: &Existing) -> Imported {
    let input = Input { name: "records.jsonl".to_owned(), bytes: text.as_bytes().to_vec() };
    import::import(&[input], existing, NaiveDate::from_ymd_opt(2026, 6, 10).unwrap())
}

/// The catalog that an import left, with a file changed by hand.
fn edited(first: &Imported, edit: impl Fn(&str) -> String) -> Existing {
    let file = |(path, text): (&String, &String)| {
        let text = if path == PATH { edit(text) } else { text.clone() };
        File { path: path.clone(), bytes: text.into_bytes() }
    };
    let last = |(path, text): (&String, &String)| File { path: path.clone(), bytes: text.clone().into_bytes() };
    Existing { files: first.files.iter().map(file).collect(), last: first.last.iter().map(last).collect() }
}

/// What an officer adds: a same-day clause with its fact, and a shorter limit at the counter.
fn officer(text: &str) -> String {
    let with_fact = text.replacen("## ", "dữ kiện cần-xác-minh: có/không \"Phải xác minh\"\n\n## ", 1);
    let end = with_fact.rfind("}\n").unwrap();
    let same_day = "\n    trong ngày {\n        khi hồ-sơ.đầy-đủ lý do \"hồ sơ chưa đầy đủ\"\n        trừ trường hợp cần-xác-minh lý do \"phải xác minh\"\n    }\n";
    let mut text = with_fact;
    text.insert_str(end, same_day);
    text.replace("thời hạn 3 ngày làm việc", "thời hạn 1 ngày làm việc")
}

fn codes(imported: &Imported) -> Vec<&'static str> {
    let errors = imported.findings.iter().filter(|finding| finding.blocks());
    errors.map(thutuc::diagnostics::Finding::code).collect()
}

#[test]
fn the_same_records_change_nothing() {
    let first = import(&records(), &Existing::default());
    let again = import(&records(), &edited(&first, str::to_owned));
    assert!(again.files.is_empty() && codes(&again).is_empty());
    // Nor do they where an officer edited: nothing changed on the other side.
    let again = import(&records(), &edited(&first, officer));
    assert!(again.files.is_empty() && codes(&again).is_empty());
}

#[test]
fn a_changed_fee_arrives_and_an_officers_same_day_clause_survives() {
    let first = import(&records(), &Existing::default());
    let dearer = records().replace("8000", "10000").replace("8,000", "10,000");
    let again = import(&dearer, &edited(&first, officer));
    assert_eq!(codes(&again), Vec::<&str>::new());
    let text = &again.files[PATH];
    assert!(text.contains("phí 10.000 đồng") && !text.contains("8.000 đồng"), "{text}");
    assert!(text.contains("trong ngày {") && text.contains("trừ trường hợp cần-xác-minh"), "{text}");
    assert!(text.contains("thời hạn 1 ngày làm việc"), "{text}");
    let manifest = "catalog: thu\ntitle: { vi: \"Thử\", en: \"Test\" }\nlanguage: vi\nhorizon: { from: 2026-01-01, to: 2027-12-31 }\n";
    let mut files: Vec<driver::Input> = Vec::new();
    for (path, text) in first.files.iter().filter(|(path, _)| *path != PATH).chain(&again.files) {
        files.push(driver::Input { path: path.clone(), bytes: text.clone().into_bytes() });
    }
    let compiled = driver::compile(manifest.as_bytes(), files, Options { drafts: true, ..Options::default() });
    let errors: Vec<String> = compiled
        .findings
        .iter()
        .filter(|finding| finding.blocks())
        .map(|finding| finding.message(Language::Vi))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn what_both_changed_is_shown_and_the_officers_stays() {
    let first = import(&records(), &Existing::default());
    let slower = records().replace("\"processingTime\": 3", "\"processingTime\": 5").replace("3 Ngày", "5 Ngày");
    let again = import(&slower, &edited(&first, officer));
    assert_eq!(codes(&again), ["E1105"]);
    assert_eq!(again.report.conflicts, 1);
    let text = &again.files[PATH];
    assert!(text.contains("thời hạn 1 ngày làm việc") && text.contains("# xung đột"), "{text}");
    let finding = again.findings.iter().find(|finding| finding.code() == "E1105").unwrap();
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}",
        again.sources.place(finding.span),
        finding.message(Language::Vi),
        finding.message(Language::En)
    ));
    // Told once: the next import compares with what the record says now.
    let mut next = edited(&first, officer);
    for (paths, files) in [(&again.files, &mut next.files), (&again.last, &mut next.last)] {
        for file in files.iter_mut() {
            if let Some(text) = paths.get(&file.path) {
                file.bytes = text.clone().into_bytes();
            }
        }
    }
    let third = import(&slower, &next);
    assert!(third.files.is_empty() && codes(&third).is_empty(), "{:?}", third.files);
}

#[test]
fn other_procedures_of_a_file_stay_when_one_record_is_imported() {
    let two =
        records().replace("9.000102", "9.000103").replace("\"Hộ tịch\", \"subjects\"", "\"Chứng thực\", \"subjects\"");
    let two = two.replace("[\"commune\", \"province\"]", "[\"commune\"]");
    let first = import(&two, &Existing::default());
    assert!(first.files[PATH].contains("thủ tục 9.000101") && first.files[PATH].contains("thủ tục 9.000103"));
    let one = two.lines().next().unwrap().replace("8000", "9000").replace("8,000", "9,000");
    let again = import(&one, &edited(&first, str::to_owned));
    let text = &again.files[PATH];
    assert!(text.contains("9.000 đồng") && text.contains("thủ tục 9.000103"), "{text}");
}

#[test]
fn a_procedure_that_an_officer_wrote_or_moved_is_left_alone() {
    let text = "thủ tục 9.000101 \"Của cán bộ\" dự thảo { cấp xã; hiệu lực từ 01/01/2026 }\n";
    let by_hand = File { path: "tay.tt".to_owned(), bytes: text.as_bytes().to_vec() };
    let imported = import(&records(), &Existing { files: vec![by_hand], last: Vec::new() });
    assert_eq!(codes(&imported), ["E1104"]);
    assert!(!imported.files.contains_key(PATH) && imported.report.skipped == 1);
}

#[test]
fn a_file_with_errors_of_syntax_is_left_as_it_is() {
    let first = import(&records(), &Existing::default());
    let dearer = records().replace("8000", "10000").replace("8,000", "10,000");
    let again = import(&dearer, &edited(&first, |text| text.replacen("thời hạn", "thời hạnn", 1)));
    assert_eq!(codes(&again), ["E1106"]);
    assert!(again.files.is_empty());
}

#[test]
fn an_instrument_that_the_catalog_declares_keeps_its_name() {
    let text = "văn bản luật-hộ-tịch \"Luật Hộ tịch\" { số hiệu \"60/2014/QH13\"; hiệu lực từ 01/01/2016 }\n";
    let law = File { path: "luat.tt".to_owned(), bytes: text.as_bytes().to_vec() };
    let imported = import(&records(), &Existing { files: vec![law], last: Vec::new() });
    assert!(imported.files[PATH].contains("căn cứ luật-hộ-tịch, "), "{}", imported.files[PATH]);
    assert!(!imported.files["van-ban.tt"].contains("60/2014/QH13"));
}
