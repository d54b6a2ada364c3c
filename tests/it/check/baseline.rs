//! Baselines: what they hide, what they never hide, and what stands in the file.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::command::{Catalog, Outcome, thutuc};

/// The small catalog with as many unused roles as names (W0201 each).
fn roles(names: &[&str]) -> Catalog {
    let roles: String = names.iter().map(|name| format!("chức danh {name} \"Không ai dùng\"\n")).collect();
    Catalog::small().edit("chức danh một-cửa", &format!("{roles}chức danh một-cửa"))
}

fn file(catalog: &Catalog) -> PathBuf {
    catalog.folder().join("baseline.json")
}

fn check(catalog: &Catalog, more: &[&str], status: i32) -> Outcome {
    let (path, file) = (catalog.path(), file(catalog).display().to_string());
    let args: Vec<&str> =
        ["check", &path, "--lang", "en", "--baseline", &file].into_iter().chain(more.iter().copied()).collect();
    thutuc(&args).run().status(status)
}

/// The messages of a JSON report.
fn messages(outcome: &Outcome) -> Vec<String> {
    let json = outcome.json();
    json["findings"].as_array().unwrap().iter().map(|found| found["message"].as_str().unwrap().to_owned()).collect()
}

fn rewrite(catalog: Catalog, change: impl Fn(&str) -> String) -> Catalog {
    let text = fs::read_to_string(catalog.folder().join("mau.tt")).unwrap();
    catalog.file("mau.tt", change(&text))
}

#[test]
fn old_warnings_are_hidden_wherever_they_move_and_new_ones_are_not() {
    let catalog = roles(&["cũ"]);
    let written = check(&catalog, &["--update-baseline", "--deny", "warnings"], 0);
    assert!(written.stderr.starts_with("0 errors, 0 warnings\nwrote `"), "{written:?}");
    let hidden = check(&catalog, &["--deny", "warnings"], 0);
    assert!(hidden.stderr.starts_with("0 errors, 0 warnings\nwarnings passed over by `"), "{hidden:?}");
    assert!(hidden.stderr.trim_end().ends_with(": 1"), "{hidden:?}");

    let catalog = rewrite(catalog, |text| format!("# Một dòng.\n\n\n{text}\nchức danh mới \"Không ai dùng\"\n"));
    let outcome = check(&catalog, &["--deny", "warnings", "--format", "json"], 1);
    assert_eq!(messages(&outcome), ["role `mới` is declared but not used"]);
    assert!(outcome.stderr.trim_end().ends_with(": 1") && outcome.stderr.lines().count() == 1, "{outcome:?}");
    let log = check(&catalog, &["--format", "sarif"], 0).json();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
}

#[test]
fn the_file_is_sorted_whatever_the_order_of_the_catalog() {
    let catalog = roles(&["một", "hai"]);
    check(&catalog, &["--update-baseline"], 0);
    let text = fs::read_to_string(file(&catalog)).unwrap();
    assert_eq!(
        text,
        "{\n  \"format\": \"thutuc.baseline/1\",\n  \"warnings\": [\n    \
         {\"path\":\"mau.tt\",\"code\":\"W0201\",\"item\":\"chức danh hai\",\"text\":\"hai\",\"count\":1},\n    \
         {\"path\":\"mau.tt\",\"code\":\"W0201\",\"item\":\"chức danh một\",\"text\":\"một\",\"count\":1}\n  ]\n}\n"
    );
    let swapped = rewrite(catalog, |text| {
        text.replacen("chức danh một ", "chức danh X ", 1).replacen("chức danh hai ", "chức danh một ", 1).replacen(
            "chức danh X ",
            "chức danh hai ",
            1,
        )
    });
    check(&swapped, &["--update-baseline"], 0);
    assert_eq!(fs::read_to_string(file(&swapped)).unwrap(), text);
    let clean = Catalog::small();
    check(&clean, &["--update-baseline"], 0);
    let empty: Value = serde_json::from_str(&fs::read_to_string(file(&clean)).unwrap()).unwrap();
    assert_eq!(empty, json!({"format": "thutuc.baseline/1", "warnings": []}));
}

#[test]
fn an_entry_hides_as_many_as_it_counts() {
    let catalog = roles(&["một"]);
    check(&catalog, &["--update-baseline"], 0);
    let text = fs::read_to_string(file(&catalog)).unwrap();
    for (count, hidden, gone) in [(0, 0, 0), (1, 1, 0), (3, 1, 2)] {
        fs::write(file(&catalog), text.replace("\"count\":1", &format!("\"count\":{count}"))).unwrap();
        let outcome = check(&catalog, &["--format", "json"], 0);
        assert_eq!(messages(&outcome).len(), 1 - hidden, "{count}: {outcome:?}");
        let says_gone = outcome.stderr.contains(&format!("no longer meet a warning: {gone};"));
        assert_eq!(says_gone, gone > 0, "{count}: {outcome:?}");
    }
}

#[test]
fn errors_are_never_hidden_nor_written() {
    let catalog = roles(&["cũ"]);
    check(&catalog, &["--update-baseline"], 0);
    let before = fs::read_to_string(file(&catalog)).unwrap();
    let catalog = rewrite(catalog, |text| text.replace("khi cần-xác-minh\n", "khi cần-xác-mính\n"));
    let outcome = check(&catalog, &["--update-baseline", "--format", "json"], 1);
    assert_eq!(messages(&outcome), ["fact `cần-xác-mính` is not declared"]);
    assert!(outcome.stderr.contains("did not write `"), "{outcome:?}");
    assert_eq!(fs::read_to_string(file(&catalog)).unwrap(), before);
    // An entry for an error, written by hand, hides nothing.
    let entry = r#"{"path":"mau.tt","code":"E0201","item":"thủ tục 1.001193","text":"cần-xác-mính","count":1}"#;
    fs::write(file(&catalog), before.replace("[\n", &format!("[\n    {entry},\n"))).unwrap();
    assert_eq!(messages(&check(&catalog, &["--format", "json"], 1)), ["fact `cần-xác-mính` is not declared"]);
    // A warning that the catalog makes an error is one.
    let manifest = fs::read_to_string(catalog.folder().join("thutuc.yaml")).unwrap();
    let strict =
        roles(&["cũ"]).file("thutuc.yaml", format!("{manifest}lints:\n  W0201: error\n")).file("baseline.json", before);
    assert_eq!(messages(&check(&strict, &["--format", "json"], 1)), ["role `cũ` is declared but not used"]);
}

#[test]
fn entries_that_meet_nothing_are_told_with_the_cure() {
    let catalog = roles(&["cũ", "khác"]);
    check(&catalog, &["--update-baseline"], 0);
    let catalog = rewrite(catalog, |text| text.replace("chức danh khác \"Không ai dùng\"\n", ""));
    let outcome = check(&catalog, &[], 0);
    assert!(
        outcome.stderr.contains("that no longer meet a warning: 1; remove them with `thutuc check --baseline "),
        "{outcome:?}"
    );
    let outcome = check(&catalog, &["--update-baseline"], 0);
    assert!(!outcome.stderr.contains("no longer"), "{outcome:?}");
    let outcome = check(&catalog, &[], 0);
    assert!(!outcome.stderr.contains("no longer") && outcome.stderr.contains("passed over"), "{outcome:?}");
}

#[test]
fn a_file_that_is_missing_or_no_baseline_is_status_2_and_never_overwritten() {
    let catalog = roles(&["cũ"]);
    let outcome = check(&catalog, &["--format", "json"], 2);
    assert!(outcome.stderr.starts_with("error: there is no baseline `") && outcome.stdout.is_empty(), "{outcome:?}");
    let valid = r#"{"format": "thutuc.baseline/1", "warnings": []}"#;
    let huge = r#"{"path":"a","code":"W0201","item":"","text":"","count":18446744073709551615}"#;
    let broken = [
        "chức danh".to_owned(),
        "<<<<<<< HEAD\n{}".to_owned(),
        valid.replace("/1", "/2"),
        valid.replace("[]", "{}"),
        valid.replace("[]", r#"[{"code": "W0201"}]"#),
        valid.replace("[]", &format!("[{huge},{huge}]")),
        valid.replace("}", r#", "more": 1}"#),
    ];
    for text in broken {
        fs::write(file(&catalog), &text).unwrap();
        for more in [&[][..], &["--update-baseline"]] {
            let outcome = check(&catalog, more, 2);
            assert!(outcome.stderr.contains("is no baseline ("), "{text}: {outcome:?}");
        }
        assert_eq!(fs::read_to_string(file(&catalog)).unwrap(), text);
    }
    fs::write(file(&catalog), valid).unwrap();
    check(&catalog, &[], 0);
    thutuc(&["check", &catalog.path(), "--update-baseline"]).run().status(2);
}
