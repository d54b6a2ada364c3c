//! `decide --event` and `--as-known` on the command line, in batches and on the slip.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::catalog;

/// `decide` of the example catalog: at Yên Định's counter, or with `--batch` and rows on standard input.
fn run(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thutuc"));
    command.arg("decide").arg(catalog::root()).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    if input.is_none() {
        command.args(["--office", "yên-định", "--channel", "counter"]);
    }
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.unwrap_or("").as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// 7 working days from the return on Friday 10/10/2025: 13-17, 20, 21 October.
#[test]
fn events_are_given_one_by_one_in_any_order() {
    let residence = ["--procedure", "1.004222", "--at", "2025-10-06T09:00", "--format", "json"];
    let events = ["--event", "2025-10-10T14:00=4", "--event", "2025-10-08T10:00=5"];
    let output = run(&[&residence[..], &events].concat(), None);
    assert_eq!(output.status.code(), Some(0));
    let decision: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(decision["statutory"]["at"], "2025-10-21T17:00");
    let wrong = run(&[&residence[..], &["--event", "2025-10-10=5"]].concat(), None);
    assert_eq!(wrong.status.code(), Some(2));
    let error: Value = serde_json::from_slice(&wrong.stdout).unwrap();
    assert_eq!(error["error"]["code"], "bad_event");
}

#[test]
fn the_slip_says_what_the_dossier_waits_for() {
    let birth = ["--procedure", "1.001193", "--at", "2026-02-03T09:00", "--event", "2026-02-03T10:00=5"];
    let slip = text(&run(&birth, None).stdout);
    assert!(slip.contains("5, yêu cầu bổ sung giấy tờ, từ 10:00 thứ Ba 03/02/2026"), "{slip}");
    assert!(slip.contains("không tính: thời hạn đang dừng"), "{slip}");
    let english = text(&run(&[&birth[..], &["--event", "2026-02-05T09:00=2", "--lang", "en"]].concat(), None).stdout);
    assert!(english.contains("counted anew from 09:00 on Thursday 2026-02-05"), "{english}");
}

/// 8 working days from Monday 22/12/2025 end on Friday 2 January, as known before its swap was announced on the 25th.
#[test]
fn a_decision_is_asked_as_known_on_a_day() {
    let child =
        ["--procedure", "1.001022", "--at", "2025-12-22T09:00", "--fact", "cần-xác-minh=có", "--format", "json"];
    let due = |known: &str| {
        let output = run(&[&child[..], &["--as-known", known]].concat(), None);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    assert_eq!(due("2025-12-24")["statutory"]["at"], "2026-01-02T17:00");
    assert_eq!(due("2025-12-26")["statutory"]["at"], "2026-01-05T17:00");
    assert_eq!(due("24/12/2025")["error"]["code"], "bad_date");
}

#[test]
fn rows_of_a_batch_carry_events() {
    let row = |events: &str| {
        format!(
            r#"{{"procedure":"1.004222","office":"yên-định","received":"2025-10-06T09:00","channel":"counter","events":{events}}}"#
        )
    };
    let rows = [
        row(r#"["2025-10-08T10:00=5", {"at": "2025-10-10T14:00", "status": 4}]"#),
        row(r#""2025-10-08T10:00=5; 2025-10-10T14:00=4""#),
        row("null"),
        row(r#"["2025-10-08T10:00=9", "2025-10-09T10:00=4"]"#),
        row("7"),
    ];
    let output = run(&["--batch", "-"], Some(&rows.join("\n")));
    let answers: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let due = |at: usize| answers[at]["statutory"].as_str().unwrap();
    assert_eq!([due(0), due(1), due(2)], ["2025-10-21T17:00", "2025-10-21T17:00", "2025-10-15T17:00"]);
    for (at, code) in [(3, "event_cannot_follow"), (4, "bad_event")] {
        assert!(answers[at]["error"].as_str().unwrap().starts_with(code), "{}", answers[at]);
    }
}
