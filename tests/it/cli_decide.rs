//! `thutuc decide`: one dossier as slip or JSON, many as JSON lines. The moments are the law's: Law 60/2014/QH13 art. 16(2),
//! a same-day limit that moves to the next working day for what comes in after 15:00.

use serde_json::{Value, json};

use crate::command::{Catalog, small, thutuc};

const DOSSIER: [&str; 8] =
    ["--procedure", "1.001193", "--office", "yên-định", "--at", "2025-10-03T14:00", "--channel", "online"];
const KNOWN: [&str; 8] = [
    "--fact",
    "hồ-sơ.đầy-đủ=có",
    "--fact",
    "cần-xác-minh=không",
    "--fact",
    "signer.present=true",
    "--fact",
    "bản-sao-yêu-cầu=2",
];

fn decide(more: &[&[&str]]) -> Vec<String> {
    let mut args = vec!["decide".to_owned(), small()];
    args.extend(more.iter().flat_map(|part| part.iter()).map(|arg| (*arg).to_owned()));
    args
}

fn run(more: &[&[&str]], status: i32) -> crate::command::Outcome {
    let args = decide(more);
    thutuc(&args.iter().map(String::as_str).collect::<Vec<_>>()).run().status(status)
}

#[test]
fn json_has_the_documented_members() {
    let mut decision = run(&[&DOSSIER, &KNOWN, &["--format", "json"]], 0).json();
    let state = decision.as_object_mut().unwrap().remove("state").unwrap();
    assert_eq!(
        (&state["phase"], &state["reappointed"], &state["ended"]),
        (&json!("running"), &json!(null), &json!(null))
    );
    let limit = json!({
        "at": "2025-10-03T17:00",
        "rule": "trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo",
        "provisional": false, "basis": ["luật-hộ-tịch điều 5 khoản 3"], "source": "mau.tt:48",
        "missing": [], "candidates": [],
    });
    assert_eq!(
        decision,
        json!({
            "procedure": "1.001193", "version": "2025-07-01", "office": "yên-định", "channel": "online",
            "received": "2025-10-03T14:00", "counted_from": "2025-10-03T14:00",
            "same_day": {"verdict": "eligible", "program": "thứ-sáu-không-hẹn", "until": "2025-10-03T17:00",
                         "blocked_by": [], "missing": []},
            "statutory": limit, "committed": limit,
            "reappointment": null, "promised": "2025-10-03T17:00", "slip": "on_request",
            "requirements": {"met": true, "failed": [], "missing": []},
            "fee": {"amount": 16000, "currency": "VND",
                    "rows": [{"id": "lệ phí", "amount": 0}, {"id": "bản-sao", "amount": 16000}], "missing": []},
            "documents": [
                {"id": "tờ-khai", "group": null, "required": false, "originals": 1, "copies": 0, "certified": 0, "electronic": 0},
                {"id": "chứng-sinh", "group": null, "required": true, "originals": 1, "copies": 0, "certified": 0, "electronic": 0},
            ],
            "steps": [
                {"id": "tiếp-nhận", "role": "một-cửa", "start": "2025-10-03T14:00", "due": "2025-10-03T14:10", "illustrative": true},
                {"id": "ký", "role": "phó-chủ-tịch", "start": "2025-10-03T14:10", "due": "2025-10-03T14:20", "illustrative": true},
            ],
            "illustrative": true,
        })
    );
}

#[test]
fn a_bundle_decides_as_the_catalog_that_it_was_built_from() {
    let catalog = Catalog::small();
    let file = catalog.folder().join("bundle.json").display().to_string();
    thutuc(&["build", &catalog.path(), "-o", &file]).run().status(0);
    let args = |from: &str| -> Vec<String> {
        let mut args = decide(&[&DOSSIER, &KNOWN, &["--format", "json"]]);
        args[1] = from.to_owned();
        args
    };
    let say = |from: &str, input: Vec<u8>| {
        let args = args(from);
        thutuc(&args.iter().map(String::as_str).collect::<Vec<_>>()).input(input).run().status(0).stdout
    };
    let own = say(&catalog.path(), Vec::new());
    assert_eq!(own, say(&file, Vec::new()));
    assert_eq!(own, say("-", std::fs::read(&file).unwrap()));
}

#[test]
fn the_slip_says_everything_in_either_language() {
    for (language, name) in [("vi", "slip_of_an_eligible_dossier_vi"), ("en", "slip_of_an_eligible_dossier_en")] {
        insta::assert_snapshot!(name, run(&[&DOSSIER, &KNOWN, &["--lang", language]], 0).stdout);
    }
}

#[test]
fn the_slip_says_what_is_missing_and_why_a_promise_is_refused() {
    let late =
        ["--procedure", "1.001193", "--office", "yên-định", "--at", "2025-10-02T15:30", "--channel", "trực-tiếp"];
    let slip = run(&[&late, &["--fact", "cần-xác-minh=có"]], 0).stdout;
    insta::assert_snapshot!("slip_of_a_late_dossier_that_needs_verification", slip);
    let open = run(&[&late, &["--lang", "en"]], 0).stdout;
    insta::assert_snapshot!("slip_of_a_late_dossier_of_which_nothing_is_known", open);
}

#[test]
fn facts_come_from_files_and_arguments_and_must_agree() {
    let catalog = Catalog::small()
        .file(
            "facts.json",
            r#"{"hồ-sơ.đầy-đủ": true, "cần-xác-minh": false, "signer.present": "yes", "bản-sao-yêu-cầu": 2}"#,
        )
        .file("facts.yaml", "hồ-sơ.đầy-đủ: có\ncần-xác-minh: false\nngười-ký.có-mặt: true\nbản-sao-yêu-cầu: 2\n")
        .file("part.yaml", "cần-xác-minh: false\nbản-sao-yêu-cầu:\n")
        .file("twice.json", r#"{"cần-xác-minh": false, "cần-xác-minh": true}"#)
        .file("list.json", "[1, 2]")
        .file("deep.yaml", format!("a: {}", "[".repeat(500_000)))
        .file("long.yaml", "a".repeat(1_000_000));
    let file = |name: &str| catalog.folder().join(name).display().to_string();
    let wanted = run(&[&DOSSIER, &KNOWN, &["--format", "json"]], 0).stdout;
    for name in ["facts.json", "facts.yaml"] {
        assert_eq!(run(&[&DOSSIER, &["--format", "json", "--facts", &file(name)]], 0).stdout, wanted, "{name}");
    }
    assert_eq!(run(&[&DOSSIER, &KNOWN, &["--format", "json", "--facts", &file("part.yaml")]], 0).stdout, wanted);
    for (name, code) in [("twice.json", "fact_given_twice"), ("list.json", "bad_facts"), ("none.json", "cannot_read")] {
        let error = run(&[&DOSSIER, &["--format", "json", "--facts", &file(name)]], 2).json();
        assert_eq!(error["error"]["code"], code, "{name}");
    }
    for name in ["deep.yaml", "long.yaml"] {
        let error = run(&[&DOSSIER, &["--format", "json", "--facts", &file(name)]], 2);
        assert_eq!(error.json()["error"]["code"], "bad_facts", "{name}");
        assert!(error.stdout.len() < 1_000, "{name}");
    }
}

#[test]
fn what_cannot_be_decided_is_status_2_with_a_stable_code() {
    let mut json = DOSSIER.to_vec();
    json.extend(["--format", "json"]);
    let with = |at: usize, value: &'static str| {
        let mut args = json.clone();
        args[at] = value;
        run(&[&args], 2).json()["error"]["code"].clone()
    };
    assert_eq!(with(1, "9.999999"), "unknown_procedure");
    assert_eq!(with(3, "nowhere"), "unknown_office");
    assert_eq!(with(5, "2025-01-02T09:00"), "no_version");
    assert_eq!(with(5, "2035-01-02T09:00"), "outside_horizon");
    assert_eq!(with(5, "2025-10-03 14:00"), "bad_moment");
    assert_eq!(with(7, "post"), "channel_not_offered");
    assert_eq!(with(7, "fax"), "bad_channel");
    for (fact, code) in [
        ("can-xac-minh=có", "undeclared_fact"),
        ("cần-xác-minh=maybe", "bad_fact_value"),
        ("bản-sao-yêu-cầu=51", "bad_fact_value"),
        ("cần-xác-minh", "bad_fact"),
    ] {
        assert_eq!(run(&[&json, &["--fact", fact]], 2).json()["error"]["code"], code, "{fact}");
    }
    let human = run(&[&DOSSIER, &["--fact", "can-xac-minh=có"]], 2);
    assert!(human.stdout.is_empty() && human.stderr.contains("`cần-xác-minh`"), "{human:?}");
}

#[test]
fn names_typed_in_decomposed_letters_are_the_same_names() {
    use unicode_normalization::UnicodeNormalization;
    let nfd = |args: &[&str]| -> Vec<String> { args.iter().map(|arg| arg.nfd().collect()).collect() };
    let args: Vec<String> = [nfd(&DOSSIER), nfd(&KNOWN)].concat();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(run(&[&args], 0).stdout, run(&[&DOSSIER, &KNOWN], 0).stdout);
}

#[test]
fn a_catalog_with_errors_decides_nothing() {
    let catalog = Catalog::small().edit("khi cần-xác-minh\n", "khi không-có\n");
    let mut args = vec!["decide".to_owned(), catalog.path()];
    args.extend(DOSSIER.iter().chain(&["--format", "json"]).map(|arg| (*arg).to_owned()));
    let outcome = thutuc(&args.iter().map(String::as_str).collect::<Vec<_>>()).run().status(1);
    assert_eq!(outcome.json()["error"]["code"], "catalog_has_errors");
    assert!(outcome.stderr.contains("E0201"), "{outcome:?}");
}

#[test]
fn a_batch_answers_each_row_in_order_and_a_bad_one_stops_nothing() {
    let rows = [
        r#"{"procedure": "1.001193", "office": "yên-định", "received": "2025-10-03T14:00", "channel": "online", "hồ-sơ.đầy-đủ": true, "cần-xác-minh": false, "signer.present": true}"#,
        r#"{"procedure": "1.001193", "office": "yên-định", "received": "2025-10-06T15:01", "channel": "counter", "cần-xác-minh": null}"#,
        "not json",
        r#"{"procedure": "1.001193", "office": "yên-định", "received": "2025-10-06T15:01"}"#,
        "",
        r#"{"procedure": "1.001193", "office": "yên-định", "received": "2025-10-06T15:01", "channel": "online", "lạ": 1}"#,
        r#"{"procedure": "1.001193", "office": "yên-định", "received": "2025-10-06T15:00", "channel": "online", "hồ-sơ.đầy-đủ": "no"}"#,
    ]
    .join("\n");
    let outcome = thutuc(&["decide", &small(), "--batch", "-", "--lang", "en"]).input(rows.clone()).run().status(0);
    let answers: Vec<Value> = outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 6);
    assert_eq!(
        answers[0],
        json!({"procedure": "1.001193", "office": "yên-định", "received": "2025-10-03T14:00", "channel": "online",
               "verdict": "eligible", "statutory": "2025-10-03T17:00", "committed": "2025-10-03T17:00",
               "promised": "2025-10-03T17:00", "missing": [], "error": null})
    );
    // Received after 15:00 on a Monday without a program: the next working day.
    assert_eq!(answers[1]["verdict"], "not_eligible");
    assert_eq!(answers[1]["statutory"], "2025-10-07T17:00");
    for (at, code) in [(2, "bad_row: "), (3, "bad_row: "), (4, "undeclared_fact: ")] {
        let error = answers[at]["error"].as_str().unwrap();
        assert!(error.starts_with(code), "{error}");
        assert_eq!((&answers[at]["verdict"], &answers[at]["missing"]), (&Value::Null, &json!([])));
    }
    // 15:00 is not after 15:00.
    assert_eq!(answers[5]["verdict"], "not_eligible");
    assert_eq!(answers[5]["committed"], "2025-10-06T17:00");

    let catalog = Catalog::small().file("rows.jsonl", rows).file("rows.xlsx", "");
    let file = |name: &str| catalog.folder().join(name).display().to_string();
    let from_file = thutuc(&["decide", &small(), "--batch", &file("rows.jsonl"), "--lang", "en"]).run().status(0);
    assert_eq!(from_file.stdout, outcome.stdout);
    thutuc(&["decide", &small(), "--batch", &file("rows.xlsx")]).run().status(2);
}

#[test]
fn a_row_too_long_to_hold_is_one_bad_row() {
    let long = format!("{{\"procedure\": \"{}\"}}\n", "x".repeat(3 * 1024 * 1024));
    let rows = format!("{long}{{}}\n");
    let outcome = thutuc(&["decide", &small(), "--batch", "-"]).input(rows).run().status(0);
    assert_eq!(outcome.stdout.lines().count(), 2);
    assert!(outcome.stdout.lines().all(|line| line.contains("bad_row: ")), "{}", outcome.stdout);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_a_batch_quietly() {
    let row = r#"{"procedure": "1.001193", "office": "yên-định", "received": "2025-10-06T15:01", "channel": "online"}"#;
    let catalog = Catalog::small().file("rows.jsonl", format!("{row}\n").repeat(2000));
    let rows = catalog.folder().join("rows.jsonl").display().to_string();
    let script = format!("'{}' decide '{}' --batch '{rows}' | head -n 1", env!("CARGO_BIN_EXE_thutuc"), small());
    let output = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
}

/// Promised Friday 03/10/2025 17:00. At 15:00 that day it is in time, due within no working day; on Tuesday 07/10 two working
/// days (Monday 6, Tuesday 7) have passed.
#[test]
fn a_dossier_is_held_against_a_moment_where_that_is_asked() {
    let standing = |on: &str, more: &[&str]| {
        let asked = ["--on", on, "--format", "json"];
        run(&[&DOSSIER, &KNOWN, &asked, more], 0).json()["standing"].clone()
    };
    let soon = standing("2025-10-03T15:00", &[]);
    assert_eq!(
        (&soon["overdue"], &soon["working_days_left"], &soon["due_soon"]),
        (&json!(false), &json!(0), &json!(true))
    );
    let over = standing("2025-10-07T09:00", &[]);
    assert_eq!((&over["overdue"], &over["working_days_over"]), (&json!(true), &json!(2)));
    // Returned on Monday 06/10, a working day late.
    let ended = standing("2025-10-08T09:00", &["--event", "2025-10-06T09:00=10"]);
    assert_eq!((&ended["phase"], &ended["working_days_over"]), (&json!("ended"), &json!(1)));
    let slip = |on: &str, more: &[&str]| run(&[&DOSSIER, &KNOWN, &["--on", on, "--lang", "vi"], more], 0).stdout;
    assert!(slip("2025-10-03T15:00", &[]).contains("sắp đến hạn: còn 0 ngày làm việc"));
    assert!(slip("2025-10-07T09:00", &[]).contains("quá hạn 2 ngày làm việc"));
    assert!(slip("2025-10-03T17:01", &[]).contains("quá hạn trong ngày"));
    assert!(slip("2025-10-08T09:00", &["--event", "2025-10-06T09:00=10"]).contains("trễ hạn 1 ngày làm việc"));
    assert!(slip("2025-10-08T09:00", &["--event", "2025-10-03T16:00=10"]).contains("đã kết thúc, đúng hạn"));
    // With verification the promise is by the law: received 14:00, due the same day; nothing else is asked without `--on`.
    assert!(run(&[&DOSSIER, &KNOWN, &["--format", "json"]], 0).json().get("standing").is_none());
}

#[test]
fn a_moment_before_the_last_event_is_refused() {
    let early = run(&[&DOSSIER, &KNOWN, &["--on", "2025-10-03T13:00", "--format", "json"]], 2).json();
    assert_eq!(early["error"]["code"], "before_last_event");
    let wrong = run(&[&DOSSIER, &KNOWN, &["--on", "hôm nay", "--format", "json"]], 2).json();
    assert_eq!(wrong["error"]["code"], "bad_moment");
    run(&[&DOSSIER, &KNOWN, &["--due-soon", "3"]], 2);
}
