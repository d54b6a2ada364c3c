//! `import` as it is run: a catalog is made, checked and built; every form of file is read; what cannot be is told.

use std::fs;
use std::io::Write;

use crate::command::{Catalog, thutuc};

use super::records;

fn file(folder: &std::path::Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

#[test]
fn a_catalog_is_made_that_checks_builds_and_decides() {
    let folder = tempfile::tempdir().unwrap();
    let from = file(folder.path(), "records.jsonl", records().as_bytes());
    let dir = folder.path().join("tỉnh A").display().to_string();
    let report = folder.path().join("bao-cao.md").display().to_string();
    let json = folder.path().join("bao-cao.json").display().to_string();
    let done = thutuc(&["import", &from, "-o", &dir, "--report", &report, "--report", &json]).run().status(0);
    insta::assert_snapshot!(done.stderr.replace(&dir, "DIR"));
    assert_eq!(fs::read_to_string(format!("{dir}/thutuc.yaml")).unwrap().lines().next().unwrap(), "catalog: tinh-a");
    thutuc(&["check", &dir]).run().status(0);
    thutuc(&["fmt", "--check", &dir]).run().status(0);
    let bundle = folder.path().join("b.json").display().to_string();
    thutuc(&["build", &dir, "--drafts", "-o", &bundle]).run().status(0);
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    assert_eq!(
        (report["read"].as_u64(), report["complete"].as_u64(), report["drafts"].as_u64()),
        (Some(2), Some(1), Some(1))
    );
    assert_eq!(report["missing"], serde_json::json!({"sets": 1, "limit": 1}));
    // A second run finds nothing to do.
    let again = thutuc(&["import", &from, "-o", &dir]).run().status(0);
    assert!(again.stderr.contains("tệp thay đổi: 0"), "{}", again.stderr);
}

#[test]
fn gzip_lists_single_records_and_standard_input_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = records().lines().map(str::to_owned).collect();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(records().as_bytes()).unwrap();
    let forms = [
        file(folder.path(), "a.jsonl.gz", &packed.finish().unwrap()),
        file(folder.path(), "b.json", format!("[{}]", lines.join(",\n")).as_bytes()),
        file(folder.path(), "c.json", format!("{}{}", lines[0], lines[1]).as_bytes()),
    ];
    for (number, form) in forms.iter().enumerate() {
        let dir = folder.path().join(number.to_string()).display().to_string();
        let done = thutuc(&["import", form, "-o", &dir, "--lang", "en"]).run().status(0);
        assert!(done.stderr.contains("records read: 2; procedures written to"), "{}", done.stderr);
    }
    let dir = folder.path().join("stdin").display().to_string();
    let done = thutuc(&["import", "-", "-o", &dir, "--format", "json"]).input(lines[0].clone()).run().status(0);
    assert_eq!(done.json()["report"]["procedures"][0]["path"], "chung-thuc/xa.tt");
}

#[test]
fn a_broken_record_fails_the_command_and_the_rest_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{{\"code\": \"1\"}}\n{}", records());
    let from = file(folder.path(), "records.jsonl", text.as_bytes());
    let dir = folder.path().join("d").display().to_string();
    let done = thutuc(&["import", &from, "-o", &dir, "--lang", "vi"]).run().status(1);
    assert!(done.stderr.contains("E1102") && done.stderr.contains("viết 2 thủ tục"), "{}", done.stderr);
    assert!(fs::exists(format!("{dir}/chung-thuc/xa.tt")).unwrap());
}

#[test]
fn where_nothing_can_be_imported_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let from = file(folder.path(), "records.jsonl", records().as_bytes());
    let dir = folder.path().join("d").display().to_string();
    let small = Catalog::small();
    let inside = small.folder().join("ho-tich").display().to_string();
    let english = Catalog::small().file(
        "thutuc.yaml",
        "catalog: a\ntitle: { en: \"A\" }\nlanguage: en\nhorizon: { from: 2026-01-01, to: 2026-12-31 }\n",
    );
    let cases: [(&[&str], &str); 5] = [
        (&["import", "nowhere.json", "-o", &dir], "nowhere.json"),
        (&["import", &from, "-o", &inside], "lies in the catalog"),
        (&["import", &from, "-o", &english.path()], "language: vi"),
        (&["import", &from, "-o", &dir, "--from", "10/06/2026"], "YYYY-MM-DD"),
        (&["import", &from, "-o", &dir, "--report", "r.pdf"], ".md"),
    ];
    for (args, said) in cases {
        let mut args = args.to_vec();
        args.extend(["--lang", "en"]);
        let done = thutuc(&args).run().status(2);
        assert!(done.stderr.contains(said), "{args:?}: {}", done.stderr);
    }
}
