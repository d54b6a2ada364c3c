//! Guards as `thutuc test` shows, writes and accepts them.

use std::fs;

use serde_json::{Value, json};

use crate::catalog::root;
use crate::command::{Catalog, thutuc};

const CUT: &str = "thời hạn 7 ngày làm việc thành 5 ngày làm việc";

/// A copy of the real catalog without its scenarios, so that only guards speak.
fn copy() -> Catalog {
    let mut catalog = Catalog::small();
    fs::remove_file(catalog.folder().join("mau.tt")).unwrap();
    let mut pending = vec![root()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                pending.push(path);
            } else if name.ends_with(".tt") || name.ends_with(".snap") || name == "thutuc.yaml" {
                catalog = catalog.file(&name, fs::read(path).unwrap());
            }
        }
    }
    catalog
}

fn edited(catalog: Catalog, before: &str, after: &str) -> Catalog {
    let file = "don-gian-hoa/thuong-tru.tt";
    let text = fs::read_to_string(catalog.folder().join(file)).unwrap();
    assert_eq!(text.matches(before).count(), 1);
    catalog.file(file, text.replace(before, after))
}

fn open(document: &Value) -> Vec<(&str, &str)> {
    let guards = document["guards"].as_array().unwrap().iter();
    guards
        .map(|guard| (guard["name"].as_str().unwrap(), guard["status"].as_str().unwrap()))
        .filter(|(_, status)| *status != "same")
        .collect()
}

#[test]
fn what_moves_a_simplification_fails_until_it_is_accepted() {
    let catalog = edited(copy(), CUT, "thời hạn 7 ngày làm việc thành 6 ngày làm việc");
    fs::remove_file(catalog.folder().join("guards/2.000001@2026-07-01.snap")).unwrap();
    let catalog = catalog.file("guards/9.9@2026-07-01.snap", "---\n---\nx\n");
    let path = catalog.path();
    let outcome = thutuc(&["test", &path, "--format", "json", "--lang", "vi"]).env("CI", "true").run().status(1).json();
    let expected =
        [("1.004222@2026-07-01", "changed"), ("2.000001@2026-07-01", "missing"), ("9.9@2026-07-01", "orphan")];
    assert_eq!(open(&outcome), expected);
    assert_eq!((&outcome["summary"]["guards"], &outcome["summary"]["guards_open"]), (&json!(15), &json!(3)));
    let changed = &outcome["guards"][2];
    assert_eq!(changed["source"], "don-gian-hoa/thuong-tru.tt:3");
    let difference: Vec<&str> =
        changed["difference"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert_eq!(
        difference[..3],
        ["THỜI HẠN", "  đã duyệt: sau   | 5 ngày làm việc", "  nay     : sau   | 6 ngày làm việc"]
    );
    // Nothing waits for review in CI.
    let pending = || {
        fs::read_dir(catalog.folder().join("guards"))
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".snap.new"))
            .count()
    };
    assert_eq!(pending(), 0);
    let human = thutuc(&["test", &path, "--lang", "vi"]).env("CI", "").env("INSTA_UPDATE", "auto").run().status(1);
    for said in ["E1022", "E1020", "E1021", "thutuc test --update"] {
        assert!(human.stdout.contains(said), "{said}: {human:#?}");
    }
    assert_eq!(pending(), 2);
    let accepted = thutuc(&["test", &path, "--update", "--lang", "vi"]).run().status(0);
    for said in ["đã duyệt: 1.004222@2026-07-01: THỜI HẠN: 1 dòng", "đã duyệt mới: 2.000001", "đã xóa: 9.9@2026-07-01"]
    {
        assert!(accepted.stdout.contains(said), "{said}: {accepted:#?}");
    }
    let clean = thutuc(&["test", &path, "--format", "json"]).run().status(0).json();
    assert_eq!(open(&clean), []);
    assert_eq!(pending(), 0);
    assert!(!catalog.folder().join("guards/9.9@2026-07-01.snap").exists());
}

/// 14 days instead of 7 is weaker than the law: the proofs refuse it, and nothing may be accepted.
#[test]
fn what_the_proofs_refute_is_not_accepted() {
    let catalog = edited(copy(), CUT, "thời hạn 7 ngày làm việc thành 14 ngày làm việc");
    let before = fs::read(catalog.folder().join("guards/1.004222@2026-07-01.snap")).unwrap();
    let outcome = thutuc(&["test", &catalog.path(), "--update"]).run().status(1);
    assert!(outcome.stderr.contains("E0712"), "{outcome:#?}");
    assert_eq!(fs::read(catalog.folder().join("guards/1.004222@2026-07-01.snap")).unwrap(), before);
}

#[test]
fn other_forms_tell_of_guards_and_scenarios_alike() {
    let failing = "- name: Sai hạn\n  procedure: \"1.004222\"\n  office: yên-định\n  channel: counter\n  \
                   received: 2026-07-06T09:00\n  expect: { committed.at: 2026-07-13T17:00 }\n";
    let catalog =
        edited(copy(), CUT, "thời hạn 7 ngày làm việc thành 6 ngày làm việc").file("a.scenarios.yaml", failing);
    let path = catalog.path();
    let run = |format: &str| {
        thutuc(&["test", &path, "--format", format, "--only", "thuong-tru", "--only", "sai hạn", "--lang", "en"])
            .run()
            .status(1)
            .stdout
    };
    let github = run("github");
    let lines: Vec<&str> = github.lines().collect();
    assert_eq!(lines.len(), 2, "{github}");
    assert!(lines[0].starts_with("::error file=a.scenarios.yaml,line=6,"), "{github}");
    assert!(lines[1].starts_with("::error file=don-gian-hoa/thuong-tru.tt,line=3,"), "{github}");
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let rules: Vec<&str> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(rules, ["E1012", "E1022"]);
    let report = quick_junit::Report::deserialize_from_str(&run("junit")).unwrap();
    let suites: Vec<(String, usize)> =
        report.test_suites.iter().map(|suite| (suite.name.as_str().to_owned(), suite.failures)).collect();
    assert_eq!(suites, [("a.scenarios.yaml".to_owned(), 1), ("guards".to_owned(), 1)]);
}

/// One of two changes is meant: it alone is accepted, by the words of its name.
#[test]
fn one_guard_can_be_accepted_alone() {
    let catalog = edited(copy(), CUT, "thời hạn 7 ngày làm việc thành 6 ngày làm việc");
    fs::remove_file(catalog.folder().join("guards/2.000001@2026-07-01.snap")).unwrap();
    let path = catalog.path();
    let accepted = thutuc(&["test", &path, "--update", "--only", "1.004222", "--lang", "vi"]).run().status(0);
    assert!(accepted.stdout.contains("đã duyệt: 1.004222@2026-07-01: THỜI HẠN: 1 dòng"), "{accepted:#?}");
    let left = thutuc(&["test", &path, "--format", "json"]).env("CI", "true").run().status(1).json();
    assert_eq!(open(&left), [("2.000001@2026-07-01", "missing")]);
}
