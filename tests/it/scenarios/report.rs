//! What `thutuc test` prints and how it ends.

use quick_junit::{NonSuccessKind, Report, TestCaseStatus};
use serde_json::{Value, json};

use super::{catalog, scenario};
use crate::command::{Catalog, thutuc};

/// Friday 03/10/2025 14:00, complete: the session until 17:00. Law on Civil Status art. 16: a birth is free.
const PASSING: &str = "  received: 2025-10-03T14:00\n  \
    facts: { cần-xác-minh: false, bản-sao-yêu-cầu: 0, hồ-sơ.đầy-đủ: true, người-ký.có-mặt: true }\n  \
    expect: { same_day.verdict: eligible, promised: 2025-10-03T17:00, fee.amount: 0 }\n";

/// The officer forgot the signer and expects a copy's fee.
const FAILING: &str = "  received: 2025-10-03T14:00\n  \
    facts: { cần-xác-minh: false, bản-sao-yêu-cầu: 0, hồ-sơ.đầy-đủ: true }\n  \
    expect: { same_day.program: thứ-sáu-không-hẹn, promised: 2025-10-06T17:00, fee.amount: 8000 }\n";

const COMPLETE: &str =
    "  facts: { cần-xác-minh: false, bản-sao-yêu-cầu: 0, hồ-sơ.đầy-đủ: true, người-ký.có-mặt: true }\n";

fn mixed() -> Catalog {
    let unconfirmed = FAILING.to_owned() + "  confirmed: false\n";
    let wrong = PASSING.replace("cần-xác-minh", "can-xac-minh");
    let all = [("Đạt", PASSING), ("Không đạt", FAILING), ("Chưa xác nhận", &unconfirmed), ("Sai tên", &wrong)];
    catalog(&all.map(|(name, lines)| scenario(name, lines)).join("\n"))
}

#[test]
fn a_failing_scenario_shows_both_sides_the_clause_and_the_cure() {
    let catalog = mixed();
    for language in ["vi", "en"] {
        let outcome = thutuc(&["test", &catalog.path(), "--lang", language]).run().status(1);
        insta::assert_snapshot!(format!("human_{language}"), format!("{}---\n{}", outcome.stdout, outcome.stderr));
    }
}

#[test]
fn the_json_document_has_every_member() {
    let document = thutuc(&["test", &mixed().path(), "--format", "json", "--lang", "en"]).run().status(1).json();
    assert_eq!(
        document["summary"],
        json!({"passed": 1, "failed": 1, "not_run": 1, "unconfirmed": 1, "guards": 0, "guards_open": 0})
    );
    let scenario = |name: &str| {
        let all = document["scenarios"].as_array().unwrap();
        all.iter().find(|scenario| scenario["name"] == name).unwrap().clone()
    };
    assert_eq!(scenario("Đạt")["status"], "passed");
    assert_eq!(scenario("Đạt")["failures"], json!([]));
    assert_eq!(scenario("Chưa xác nhận")["status"], "unconfirmed");
    assert_eq!(scenario("Sai tên")["status"], "not_run");
    let failed = scenario("Không đạt");
    assert_eq!((&failed["path"], &failed["start"]["line"]), (&json!("khai-sinh.scenarios.yaml"), &json!(9)));
    let promised = &failed["failures"][1];
    assert_eq!(promised["member"], "promised");
    assert_eq!(promised["expected"], "2025-10-06T17:00");
    assert_eq!(promised["actual"], "2025-10-03T17:00");
    assert!(promised["clauses"][0]["rule"].as_str().unwrap().starts_with("trong ngày, nhận sau 15:00"));
    let codes: Vec<&Value> = document["findings"].as_array().unwrap().iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["W1001", "E1009"]);
}

#[test]
fn junit_names_every_scenario_once() {
    let xml = thutuc(&["test", &mixed().path(), "--format", "junit", "--lang", "vi"]).run().status(1).stdout;
    let report = Report::deserialize_from_str(&xml).unwrap();
    assert_eq!(report.test_suites.len(), 1);
    let suite = &report.test_suites[0];
    let counts = (suite.tests, suite.failures, suite.errors, suite.disabled);
    assert_eq!((counts.0, counts.1, counts.2), (4, 1, 1), "{counts:?}");
    let kinds: Vec<(&str, &str)> = suite
        .test_cases
        .iter()
        .map(|case| {
            let kind = match &case.status {
                TestCaseStatus::Success { .. } => "success",
                TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, .. } => "failure",
                TestCaseStatus::NonSuccess { .. } => "error",
                TestCaseStatus::Skipped { .. } => "skipped",
            };
            (case.name.as_str(), kind)
        })
        .collect();
    let expected = [("Đạt", "success"), ("Không đạt", "failure"), ("Chưa xác nhận", "skipped"), ("Sai tên", "error")];
    assert_eq!(kinds, expected);
}

#[test]
fn scenarios_are_chosen_by_name_or_path() {
    let catalog = catalog(&scenario("Khai sinh chiều thứ Sáu", PASSING))
        .file("khác/khác.scenarios.yaml", scenario("Việc khác", FAILING));
    let path = catalog.path();
    let passed = |only: &str, status: i32| {
        let outcome = thutuc(&["test", &path, "--only", only, "--format", "json"]).run().status(status);
        outcome.json()["scenarios"].as_array().unwrap().len()
    };
    assert_eq!(passed("khai sinh", 0), 1);
    assert_eq!(passed("chieu thu sau", 0), 1);
    assert_eq!(passed("khác/khác.scenarios.yaml", 1), 1);
    assert_eq!(passed(&format!("{path}/khác/khác.scenarios.yaml"), 1), 1);
    let none = thutuc(&["test", &path, "--only", "đất đai", "--lang", "vi"]).run().status(2);
    assert!(none.stderr.contains("không có tình huống nào mà tên hay đường dẫn có `đất đai`"), "{none:#?}");
}

#[test]
fn a_scenario_that_no_officer_confirmed_fails_nothing() {
    let unconfirmed = catalog(&scenario("Chưa", &(FAILING.to_owned() + "  confirmed: false\n")));
    let outcome = thutuc(&["test", &unconfirmed.path(), "--lang", "vi"]).run().status(0);
    assert!(outcome.stdout.contains("1 tình huống: 0 đạt, 1 chưa xác nhận"), "{outcome:#?}");
    assert!(outcome.stderr.contains("W1001"), "{outcome:#?}");
}

/// What an officer is writing is run alone; where it cannot be read yet, that is what is said, and nothing of other files.
#[test]
fn a_file_that_cannot_be_read_is_told_when_it_is_chosen() {
    let wrong = PASSING.replace("2025-10-03T14:00", "03/10/2025");
    let catalog = catalog(&scenario("Đạt", PASSING)).file("aa/mot.scenarios.yaml", scenario("Đang viết", &wrong));
    let path = catalog.path();
    for only in ["aa/", "đang viết", "mot.scenarios"] {
        let document = thutuc(&["test", &path, "--only", only, "--format", "json"]).run().status(1).json();
        let findings = document["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1, "{only}: {document:#}");
        assert_eq!((&findings[0]["code"], &findings[0]["path"]), (&json!("E1007"), &json!("aa/mot.scenarios.yaml")));
    }
    let other = thutuc(&["test", &path, "--only", "khai-sinh", "--format", "json"]).run().status(0).json();
    assert_eq!(other["findings"], json!([]));
    let human = thutuc(&["test", &path, "--lang", "vi"]).run().status(1);
    assert!(human.stdout.contains("1 tình huống: 1 đạt, 1 chỗ không đọc được"), "{human:#?}");
}

#[test]
fn files_that_test_nothing_are_named() {
    let catalog = catalog("# chưa có gì\n")
        .file("rỗng.scenarios.yaml", "")
        .file("a.scenarios.yml", "- name: x\n")
        .file("b.Scenarios.yaml.txt", "- name: x\n")
        .file("c.yaml", "- name: x\n");
    let document = thutuc(&["test", &catalog.path(), "--format", "json"]).run().status(0).json();
    let found: Vec<(&str, &str)> = document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["code"].as_str().unwrap(), finding["path"].as_str().unwrap()))
        .collect();
    let expected = [
        ("W1002", "khai-sinh.scenarios.yaml"),
        ("W1002", "rỗng.scenarios.yaml"),
        ("W1003", "a.scenarios.yml"),
        ("W1003", "b.Scenarios.yaml.txt"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_cannot_act_on_a_terminal() {
    let name = "\"a\\u001b[31mđỏ\\u202e\"";
    let outcome = thutuc(&["test", &catalog(&scenario(name, FAILING)).path()]).run().status(1);
    assert!(!outcome.stdout.contains(['\u{1b}', '\u{202e}']), "{outcome:#?}");
}

/// A table of which every row fails is shown in part, and each row still counts.
#[test]
fn a_table_that_fails_as_a_whole_is_shown_in_part() {
    let rows = "    - [2025-10-03T14:00]\n".repeat(300);
    let table = format!("  expect: {{ slip: required }}\n{COMPLETE}  columns: [received]\n  rows:\n{rows}");
    let outcome = thutuc(&["test", &catalog(&scenario("Bảng", &table)).path(), "--lang", "vi"]).run().status(1);
    assert!(outcome.stdout.contains("… và 250 tình huống khác không đạt"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("300 tình huống: 0 đạt, 300 không đạt"), "{}", outcome.stdout);
}

#[test]
fn a_catalog_with_errors_is_not_tested_and_one_that_only_proofs_refute_is() {
    let broken = catalog(&scenario("Đạt", PASSING)).edit("khi cần-xác-minh\n\n", "khi can-xac-minh\n\n");
    let outcome = thutuc(&["test", &broken.path()]).run().status(1);
    assert!(outcome.stderr.contains("E02") && outcome.stdout.is_empty(), "{outcome:#?}");
    // Two steps of ten minutes, taken in until 16:50: not done by 17:00.
    let refuted = catalog(&scenario("Đạt", PASSING)).edit("nhận đến 16:00", "nhận đến 16:50");
    let outcome = thutuc(&["test", &refuted.path()]).run().status(1);
    assert!(outcome.stderr.contains("E0608") && outcome.stdout.contains("1 tình huống: 1 đạt"), "{outcome:#?}");
}

#[test]
fn a_catalog_without_scenarios_says_what_to_write() {
    let outcome = thutuc(&["test", &Catalog::small().path(), "--lang", "vi"]).run().status(0);
    assert!(outcome.stdout.contains("chưa có tình huống nào"), "{outcome:#?}");
}
