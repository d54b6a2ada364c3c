//! `thutuc check`: status, streams, both forms, both languages.

use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::command::{Catalog, small, thutuc};

#[test]
fn a_clean_catalog_is_status_0_and_prints_nothing_on_standard_output() {
    let outcome = thutuc(&["check", &small()]).run().status(0);
    assert_eq!(outcome.stdout, "");
    assert_eq!(outcome.stderr, "0 lỗi, 0 cảnh báo\n");
}

#[test]
fn findings_are_the_result_in_json_and_go_to_standard_output() {
    let clean = thutuc(&["check", &small(), "--format", "json"]).run().status(0);
    assert_eq!((clean.json(), clean.stderr.as_str()), (json!({"findings": []}), ""));

    let catalog = Catalog::small().edit("khi cần-xác-minh\n", "khi cần-xác-mính\n");
    let outcome = thutuc(&["check", &catalog.path(), "--format", "json", "--lang", "en"]).run().status(1);
    assert_eq!(outcome.stderr, "");
    assert_eq!(
        outcome.json(),
        json!({"findings": [{
            "code": "E0201", "severity": "error", "message": "fact `cần-xác-mính` is not declared",
            "help": "did you mean `cần-xác-minh`?", "path": "mau.tt",
            "start": {"line": 50, "column": 40}, "end": {"line": 50, "column": 52},
            "related": [], "witness": null,
        }]})
    );
}

#[test]
fn columns_count_the_characters_of_the_file_as_it_is() {
    let text = std::fs::read_to_string(Catalog::small().folder().join("mau.tt")).unwrap();
    let text = text.replace("khi cần-xác-minh\n", "khi cần-xác-mính\n");
    let line = text.lines().find(|line| line.contains("cần-xác-mính")).unwrap();
    let before: String = line.split("cần-xác-mính").next().unwrap().nfd().collect();
    let catalog = Catalog::small().file("mau.tt", text.nfd().collect::<String>());
    let findings = thutuc(&["check", &catalog.path(), "--format", "json"]).run().status(1).json();
    let found = &findings["findings"][0];
    assert_eq!(found["code"], "E0201");
    assert_eq!(found["start"]["column"], before.chars().count() + 1);
    let name: String = "cần-xác-mính".nfd().collect();
    assert_eq!(found["end"]["column"], before.chars().count() + name.chars().count() + 1);
}

#[test]
fn a_report_shows_the_line_the_question_and_the_counts() {
    let catalog = Catalog::small().edit("khi cần-xác-minh\n", "khi cần-xác-mính\n");
    for (language, name) in [("vi", "a_misspelt_fact_in_vietnamese"), ("en", "a_misspelt_fact_in_english")] {
        let outcome = thutuc(&["check", &catalog.path(), "--lang", language]).run().status(1);
        insta::assert_snapshot!(name, outcome.stderr);
    }
}

#[test]
fn warnings_leave_status_0_unless_denied() {
    let catalog = Catalog::small().edit("chức danh một-cửa", "chức danh thừa \"Không ai dùng\"\nchức danh một-cửa");
    let outcome = thutuc(&["check", &catalog.path(), "--format", "json"]).run().status(0);
    assert_eq!(outcome.json()["findings"][0]["severity"], "warning");
    thutuc(&["check", &catalog.path(), "--deny", "warnings"]).run().status(1);
}

#[test]
fn every_broken_file_is_reported_in_one_run_sorted_by_path() {
    let catalog = Catalog::small()
        .file("b/tcvn3.tt", b"\xAE\xA8ng k\xFD h\xB5nh ch\xDDnh")
        .file("a.tt", "thủ tụk 1 {}\n")
        .file("c.tt", [0xFF, 0xFE, b'a', 0]);
    let findings = thutuc(&["check", &catalog.path(), "--format", "json"]).run().status(1).json();
    let found: Vec<(String, String)> = findings["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["path"].as_str().unwrap().into(), finding["code"].as_str().unwrap().into()))
        .collect();
    let wanted = [("a.tt", "E0103"), ("b/tcvn3.tt", "E0111"), ("c.tt", "E0109")];
    assert_eq!(found, wanted.map(|(path, code)| (path.to_owned(), code.to_owned())));
}

#[test]
fn a_hostile_file_cannot_rewrite_a_report_about_itself() {
    let catalog = Catalog::small().file("a.tt", "\u{1b}[2Jthủ tục \u{202e}1.000001 {\n");
    let outcome = thutuc(&["check", &catalog.path()]).run().status(1);
    assert!(!outcome.stderr.contains(['\u{1b}', '\u{202e}']), "{outcome:?}");
}

#[test]
fn without_a_path_the_nearest_catalog_upwards_is_checked() {
    let catalog = Catalog::small().file("deep/er/note.txt", "");
    thutuc(&["check"]).within(&catalog.folder().join("deep/er")).run().status(0);
    let nowhere = tempfile::tempdir().unwrap();
    let outcome = thutuc(&["check"]).within(nowhere.path()).run().status(2);
    assert!(outcome.stderr.starts_with("error: no `thutuc.yaml` in "), "{outcome:?}");
    let missing = nowhere.path().join("missing").display().to_string();
    let outcome = thutuc(&["check", &missing]).env("LANG", "vi_VN.UTF-8").run().status(2);
    assert!(outcome.stderr.starts_with("lỗi: không thấy `thutuc.yaml` trong "), "{outcome:?}");
}

#[test]
fn the_catalog_chooses_the_language_unless_one_is_asked_for() {
    let english = Catalog::small();
    let manifest = std::fs::read_to_string(english.folder().join("thutuc.yaml")).unwrap();
    let english = english.file("thutuc.yaml", manifest.replace("language: vi", "language: en")).file("mau.tt", "");
    let run = |args: &[&str]| thutuc(args).env("LANG", "vi_VN.UTF-8").run().status(0).stderr;
    assert_eq!(run(&["check", &english.path()]), "0 errors, 0 warnings\n");
    assert_eq!(run(&["--lang", "vi", "check", &english.path()]), "0 lỗi, 0 cảnh báo\n");
    assert_eq!(run(&["check", &english.path(), "--lang", "vi"]), "0 lỗi, 0 cảnh báo\n");
}

#[test]
fn a_wrong_command_line_is_status_2() {
    for args in [&["chek"][..], &["check", "--format", "xml"], &["check", "--nope"], &[], &["build"]] {
        let outcome = thutuc(args).run().status(2);
        assert_eq!(outcome.stdout, "", "{args:?}");
        assert!(!outcome.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_usage_errors_speak_vietnamese_where_the_locale_does() {
    for (args, lead) in
        [(&["--lang", "vi", "--help"][..], "Biên dịch thủ tục"), (&["decide", "--help"], "Quyết định một hồ sơ")]
    {
        let help = thutuc(args).env("LANG", "vi_VN.UTF-8").run().status(0).stdout;
        assert!(help.starts_with(lead) && help.contains("Cách dùng: thutuc"), "{help}");
        assert!(!help.contains("Print help") && !help.contains("possible values"), "{help}");
    }
    let usage = thutuc(&["check", "--nope"]).env("LANG", "vi_VN.UTF-8").run().status(2).stderr;
    assert!(usage.starts_with("lỗi: không có tùy chọn `--nope`\n"), "{usage}");
    let usage = thutuc(&["check", "--nope"]).run().status(2).stderr;
    assert!(usage.starts_with("error: unexpected argument '--nope' found"), "{usage}");
}

#[test]
fn a_file_beyond_the_limit_is_a_finding_and_one_without_end_is_refused() {
    let catalog = Catalog::small().file("lon.tt", vec![b'#'; 5 * 1024 * 1024]);
    let findings = thutuc(&["check", &catalog.path(), "--format", "json"]).run().status(1).json();
    assert_eq!(
        (&findings["findings"][0]["code"], &findings["findings"][0]["path"]),
        (&"E0113".into(), &"lon.tt".into())
    );
    #[cfg(unix)]
    {
        let catalog = Catalog::small();
        let pipe = catalog.folder().join("ong.tt");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let outcome = thutuc(&["check", &catalog.path()]).run().status(2);
        let said = &outcome.stderr;
        assert!(said.contains("ong.tt: ") && said.contains("not a regular file"), "{outcome:?}");
    }
}

/// A file of 1 MiB that is all brackets, quotes, negations or groups ends in an error within a second and 200 MiB, also where the
/// whole address space has no more; an unoptimised build, whose code alone takes fifty, is given ten seconds and 256 MiB.
#[cfg(target_os = "linux")]
#[test]
fn a_mebibyte_of_signs_takes_little_time_and_memory() {
    let (most, room) = if cfg!(debug_assertions) { (10, 256 * 1024) } else { (1, 200 * 1024) };
    for piece in ["(", "{", "\"", "không ", "một trong {"] {
        let catalog = Catalog::small().file("mau.tt", piece.repeat((1 << 20) / piece.len()));
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &format!("ulimit -v {room}; exec \"$0\" check \"$1\"")]).arg(env!("CARGO_BIN_EXE_thutuc"));
        let began = std::time::Instant::now();
        command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
        let output = command.arg(catalog.path()).output().unwrap();
        assert!(began.elapsed().as_secs() < most, "{piece}: {:?}", began.elapsed());
        assert_eq!(output.status.code(), Some(1), "{piece}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
