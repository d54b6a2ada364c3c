//! SARIF and annotations of GitHub. `.ci/run` holds the SARIF log against the official schema with another validator.

use std::path::Path;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::command::{Catalog, thutuc};

/// The small catalog with a misspelt fact (E0201), a role that nobody uses (W0201) and an unused fact that is acknowledged.
fn mixed() -> Catalog {
    let unused = "chức danh thừa \"Không ai dùng\"\n\
                  dữ kiện chờ: có/không \"Dự phòng\" chấp nhận W0201 lý do \"dùng từ quý sau\"\n";
    Catalog::small()
        .edit("khi cần-xác-minh\n", "khi cần-xác-mính\n")
        .edit("chức danh một-cửa", &format!("{unused}chức danh một-cửa"))
}

fn sarif(path: &str, folder: &Path, status: i32) -> Value {
    let outcome = thutuc(&["check", path, "--format", "sarif", "--lang", "en"]).within(folder).run().status(status);
    assert_eq!(outcome.stderr, "");
    outcome.json()
}

fn result<'a>(log: &'a Value, code: &str) -> Vec<&'a Value> {
    log["runs"][0]["results"].as_array().unwrap().iter().filter(|result| result["ruleId"] == code).collect()
}

#[test]
fn a_log_has_rules_places_mends_and_suppressions() {
    let catalog = mixed();
    let log = sarif(&catalog.path(), catalog.folder(), 1);
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&json!("2.1.0"), &json!("unicodeCodePoints")));
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(rules, ["E0201", "W0201"]);
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["shortDescription"]["text"], "… `…` is not declared");
    assert!(rule["help"]["text"].as_str().unwrap().contains("Cure: "), "{rule}");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("```\nthủ tục 1.000001"), "{rule}");

    let [wrong] = result(&log, "E0201")[..] else { panic!("{log}") };
    assert_eq!((&wrong["level"], &wrong["ruleIndex"]), (&json!("error"), &json!(0)));
    assert_eq!(wrong["message"]["text"], "fact `cần-xác-mính` is not declared\nhelp: did you mean `cần-xác-minh`?");
    // The misspelt name stands on line 50 of the fixture, two lines are added above; it is twelve characters long.
    let region = json!({"startLine": 52, "startColumn": 40, "endLine": 52, "endColumn": 52});
    let artifact = json!({"uri": "mau.tt", "uriBaseId": "%SRCROOT%"});
    assert_eq!(wrong["locations"], json!([{"physicalLocation": {"artifactLocation": artifact, "region": region}}]));
    assert_eq!(
        wrong["fixes"],
        json!([{"description": {"text": "replace by `cần-xác-minh`"}, "artifactChanges": [{"artifactLocation": artifact, "replacements": [
            {"deletedRegion": region, "insertedContent": {"text": "cần-xác-minh"}}]}]}])
    );
    assert_eq!(wrong["suppressions"], json!([]));
    assert_eq!(wrong["partialFingerprints"]["thutucItem/v1"].as_str().unwrap().len(), 32);

    let unused = result(&log, "W0201");
    let suppressed: Vec<bool> = unused.iter().map(|result| result["suppressions"] != json!([])).collect();
    assert_eq!(suppressed, [false, true]);
    let suppression = &unused[1]["suppressions"][0];
    assert_eq!(
        (&suppression["kind"], &suppression["status"], &suppression["justification"]),
        (&json!("inSource"), &json!("accepted"), &json!("chấp nhận W0201 lý do \"dùng từ quý sau\""))
    );
    assert_eq!(suppression["location"]["physicalLocation"]["artifactLocation"]["uri"], "mau.tt");
}

#[test]
fn a_clean_catalog_is_a_log_without_results() {
    let log = sarif(&Catalog::small().path(), Path::new("."), 0);
    assert_eq!(log["runs"][0]["results"], json!([]));
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], json!([]));
}

#[test]
fn fingerprints_survive_moved_lines_and_tell_items_apart() {
    let prints = |catalog: &Catalog| -> Vec<String> {
        let log = sarif(&catalog.path(), catalog.folder(), 1);
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let mut prints: Vec<String> =
            results.iter().map(|result| result["partialFingerprints"]["thutucItem/v1"].to_string()).collect();
        prints.sort();
        prints
    };
    let before = mixed();
    let first = prints(&before);
    assert_eq!(first.len(), 3);
    let mut distinct = first.clone();
    distinct.dedup();
    assert_eq!(distinct, first);
    let text = std::fs::read_to_string(before.folder().join("mau.tt")).unwrap();
    let moved = before.file("mau.tt", format!("# Thêm hai dòng.\n\n{text}").nfd().collect::<String>());
    assert_eq!(prints(&moved), first);
    let renamed = moved.file("mau.tt", text.replace("chức danh thừa", "chức danh khác"));
    assert_ne!(prints(&renamed), first);
}

#[test]
fn a_dossier_that_refutes_a_proof_is_in_the_log() {
    // Signing alone takes longer than the limit of three working days.
    let catalog = Catalog::small();
    let text = std::fs::read_to_string(catalog.folder().join("mau.tt")).unwrap();
    let line = text.lines().find(|line| line.trim_start().starts_with("thời hạn ")).unwrap();
    let catalog = catalog.edit(line, "    thời hạn 10 phút");
    let found = thutuc(&["check", &catalog.path(), "--format", "json", "--lang", "en"]).run().status(1).json();
    let proof = found["findings"].as_array().unwrap().iter().find(|finding| !finding["witness"].is_null()).unwrap();
    let log = sarif(&catalog.path(), catalog.folder(), 1);
    let results = result(&log, proof["code"].as_str().unwrap());
    assert!(results.iter().any(|result| result["properties"]["witness"] == proof["witness"]), "{log}");
    assert!(results.iter().all(|result| result["message"]["text"].as_str().unwrap().contains("\nwitness: ")), "{log}");
}

#[test]
fn annotations_are_workflow_commands_and_acknowledged_findings_are_none() {
    let catalog = mixed();
    let outcome = thutuc(&["check", &catalog.path(), "--format", "github", "--lang", "en"]).run().status(1);
    assert_eq!(outcome.stderr, "");
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{outcome:?}");
    assert!(lines[0].starts_with("::warning file=mau.tt,line="), "{outcome:?}");
    assert_eq!(
        lines[1],
        "::error file=mau.tt,line=52,col=40,endLine=52,endColumn=52,title=E0201::\
         fact `cần-xác-mính` is not declared%0Ahelp: did you mean `cần-xác-minh`?"
    );
    let clean = thutuc(&["check", &Catalog::small().path(), "--format", "github"]).run().status(0);
    assert_eq!((clean.stdout.as_str(), clean.stderr.as_str()), ("", ""));
}

/// Services know files from the root of the repository, which `.git` marks: a folder, or a file in a worktree.
#[test]
fn files_are_named_from_the_root_of_the_repository() {
    for worktree in [false, true] {
        let place = tempfile::tempdir().unwrap();
        if worktree {
            std::fs::write(place.path().join(".git"), "gitdir: elsewhere\n").unwrap();
        } else {
            std::fs::create_dir(place.path().join(".git")).unwrap();
        }
        let folder = place.path().join("quy định").join("xã");
        std::fs::create_dir_all(&folder).unwrap();
        let catalog = mixed();
        for name in ["thutuc.yaml", "mau.tt"] {
            std::fs::copy(catalog.folder().join(name), folder.join(name)).unwrap();
        }
        let log = sarif("quy định/xã", place.path(), 1);
        let uri = &result(&log, "E0201")[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "quy%20%C4%91%E1%BB%8Bnh/x%C3%A3/mau.tt");
        let outcome = thutuc(&["check", "--format", "github"]).within(&folder).run().status(1);
        assert!(outcome.stdout.contains("::error file=quy định/xã/mau.tt,line=52,"), "{outcome:?}");
    }
}
