//! What a scenario file may say: tables, relative moments, members of every kind; and what hostile ones do.

use serde_json::Value;
use thutuc::scenarios;
use thutuc::source::Sources;

use super::{catalog, scenario};
use crate::command::thutuc;

const COMPLETE: &str =
    "  facts: { cần-xác-minh: false, bản-sao-yêu-cầu: 0, hồ-sơ.đầy-đủ: true, người-ký.có-mặt: true }\n";

fn test(scenarios: &str, status: i32) -> Value {
    thutuc(&["test", &catalog(scenarios).path(), "--format", "json", "--lang", "vi"]).run().status(status).json()
}

/// Friday 03/10/2025 is the first Friday of October, 31/10 the last. The session is 07:30-11:30 and 13:30-17:00, with intake
/// to 16:00; the desk has the same hours. The working days of February 2025 begin on Monday 03/02.
#[test]
fn a_receipt_is_named_by_a_session_or_a_working_day() {
    let friday = "program: thứ-sáu-không-hẹn";
    for (receipt, moment) in [
        (format!("{{ {friday}, session: first, in: 2025-10, at: opening }}"), "2025-10-03T07:30"),
        (format!("{{ {friday}, session: 1, in: 2025-10, at: last-intake }}"), "2025-10-03T16:00"),
        (format!("{{ {friday}, session: đầu-tiên, in: 2025-10, at: sau-nhận-cuối }}"), "2025-10-03T16:01"),
        (format!("{{ {friday}, session: last, in: 2025-10, at: closing }}"), "2025-10-31T17:00"),
        (format!("{{ {friday}, session: 2, in: 2025-10, at: \"09:05\" }}"), "2025-10-10T09:05"),
        // 52 Fridays of 2025 less those before July, when it began; the first of July's is the 4th.
        (format!("{{ {friday}, session: first, in: 2025, at: opening }}"), "2025-07-04T07:30"),
        ("{ working-day: first, in: 2025-08, at: closing }".to_owned(), "2025-08-01T17:00"),
        ("{ working-day: last, in: 2025-08, at: last-intake }".to_owned(), "2025-08-29T16:59"),
        ("{ working-day: 1, in: 2025-10-03, at: \"14:00\" }".to_owned(), "2025-10-03T14:00"),
    ] {
        let lines = format!("  received: {receipt}\n{COMPLETE}  expect: {{ received: {moment} }}\n");
        let document = test(&scenario("Một", &lines), 0);
        assert_eq!(document["summary"]["passed"], 1, "{receipt}: {document:#}");
    }
}

#[test]
fn what_names_no_session_is_told_at_its_place() {
    for (receipt, code, said) in [
        ("{ program: thứ-năm, session: first, in: 2025-10, at: opening }", "E1010", "không có mô hình `thứ-năm`"),
        ("{ program: thứ-sáu-không-hẹn, session: 6, in: 2025-10, at: opening }", "E1010", "có 5 buổi làm việc"),
        ("{ program: thứ-sáu-không-hẹn, session: first, in: 2025-10-01, at: opening }", "E1010", "có 0 buổi"),
        ("{ program: thứ-sáu-không-hẹn, in: 2025-10, at: opening }", "E1004", "thiếu mục `session`"),
        (
            "{ program: thứ-sáu-không-hẹn, session: 1, working-day: 7, in: 2025-10, at: opening }",
            "E1014",
            "`session` và `working-day`",
        ),
        ("{ working-day: 0, in: 2025-10, at: opening }", "E1007", "`0` không phải là giá trị của `working-day`"),
        ("{ working-day: first, in: tháng 10, at: opening }", "E1007", "`tháng 10`"),
        ("{ working-day: first, in: 2025-10, at: trưa }", "E1007", "`trưa`"),
    ] {
        let document =
            test(&scenario("Một", &format!("  received: {receipt}\n{COMPLETE}  expect: {{ slip: required }}\n")), 1);
        let finding = &document["findings"][0];
        assert_eq!(finding["code"], code, "{receipt}: {document:#}");
        assert!(finding["message"].as_str().unwrap().contains(said), "{receipt}: {finding:#}");
        assert_eq!(finding["start"]["line"], 5, "{receipt}");
    }
}

#[test]
fn a_table_is_one_scenario_a_row() {
    let rows = "  facts: { bản-sao-yêu-cầu: 0, hồ-sơ.đầy-đủ: true, người-ký.có-mặt: true }\n  \
                columns: [name, received, cần-xác-minh, expect.same_day.verdict, expect.promised]\n  rows:\n    \
                - [sáng, 2025-10-03T09:00, false, eligible, { session: end }]\n    \
                - [chiều, { program: thứ-sáu-không-hẹn, session: first, in: 2025-10, at: last-intake }, không, eligible, { session: end }]\n    \
                - [chưa rõ, 2025-10-03T09:00, null, undetermined, 2025-10-03T17:00]\n";
    let document = test(&scenario("Bảng", rows), 1);
    let all: Vec<(&str, &str)> = document["scenarios"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["status"].as_str().unwrap()))
        .collect();
    // The morning is no session by name, so that its end is not known.
    assert_eq!(all, [("Bảng: sáng", "not_run"), ("Bảng: chiều", "passed"), ("Bảng: chưa rõ", "passed")]);
    assert_eq!(document["findings"][0]["code"], "E1010");
}

#[test]
fn members_of_every_kind_are_compared() {
    let passes = [
        ("same_day: { verdict: eligible, blocked_by: [], missing: [] }", true),
        ("same_day.blocked_by: [{ clause: khác }]", false),
        ("statutory.provisional: không", true),
        ("statutory.provisional: true", false),
        ("illustrative: yes", true),
        ("reappointment: null", true),
        ("version: 2025-07-01", true),
        ("office: yên-định", true),
        ("steps.ký.role: phó-chủ-tịch", true),
        ("steps.1.due: { day: received, at: \"14:20\" }", true),
        ("documents.chứng-sinh: { required: true, originals: 1 }", true),
        ("documents.tờ-khai.required: false", true),
        ("fee.rows: [{ amount: 0 }, { id: bản-sao, amount: 0 }]", true),
        ("fee.rows: [{ amount: 0 }]", false),
        ("stages: []", true),
        ("statutory.basis: [luật-hộ-tịch điều 5 khoản 3]", true),
        ("state.phase: running", true),
        ("fee.amount: 1", false),
    ];
    for (expect, passed) in passes {
        let lines = format!("  received: 2025-10-03T14:00\n{COMPLETE}  expect: {{ {expect} }}\n");
        let document = test(&scenario("Một", &lines), i32::from(!passed));
        assert_eq!(document["summary"]["failed"], usize::from(!passed), "{expect}: {document:#}");
    }
    let missing = "  received: 2025-10-03T14:00\n  expect: { same_day.missing: [hồ-sơ.đầy-đủ, cần-xác-minh] }\n";
    test(&scenario("Theo tên nào cũng được", missing), 0);
}

/// Every member that decisions have can be expected, and every one that can be expected is had by some decision or left out
/// for saying nothing.
#[test]
fn the_members_are_those_of_decisions() {
    let known = scenarios::members();
    let mut seen = std::collections::BTreeSet::new();
    let mut cases = vec![];
    for at in ["2025-10-03T14:00", "2026-07-06T09:00"] {
        for procedure in crate::catalog::RULES.bundle().procedures.iter().map(|procedure| procedure.id.as_str()) {
            cases.push((procedure, at));
        }
    }
    for (procedure, at) in cases {
        for event in [None, Some("=5")] {
            let request = thutuc::runtime::Request {
                procedure: procedure.to_owned(),
                office: "yên-định".to_owned(),
                received: thutuc::runtime::parse_moment(at).unwrap(),
                channel: thutuc::bundle::Channel::Online,
                facts: Default::default(),
                events: event
                    .map(|event| {
                        thutuc::runtime::Event::parse(&format!(
                            "{}{event}",
                            &at.replace("T14", "T15").replace("T09", "T10")
                        ))
                        .unwrap()
                    })
                    .into_iter()
                    .collect(),
            };
            let Ok(decision) = crate::catalog::RULES.decide(&request) else { continue };
            paths(&serde_json::to_value(decision).unwrap(), "", &mut seen);
        }
    }
    let known: std::collections::BTreeSet<&str> = known.iter().map(|(path, _)| path.as_str()).collect();
    // What is null may have members.
    let is_known = |path: &str| known.iter().any(|known| path == *known || known.starts_with(&format!("{path}.")));
    let unknown: Vec<&String> = seen.iter().filter(|path| !is_known(path)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(seen.len() > 40, "{seen:?}");
}

fn paths(value: &Value, lead: &str, seen: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                // A condition is JsonLogic, whose members are its own.
                if name == "when" {
                    seen.insert(format!("{lead}{name}"));
                } else {
                    paths(value, &format!("{lead}{name}."), seen);
                }
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            items.iter().for_each(|item| paths(item, &format!("{lead}*."), seen));
        }
        // An empty list says nothing of what its entries are.
        Value::Array(_) => {}
        _ => drop(seen.insert(lead.trim_end_matches('.').to_owned())),
    }
}

#[test]
fn columns_are_named_once_and_as_what_they_are() {
    let table = |columns: &str, row: &str| {
        scenario(
            "Bảng",
            &format!("  received: 2025-10-03T14:00\n{COMPLETE}  columns: {columns}\n  rows:\n    - {row}\n"),
        )
    };
    for (columns, row, code, said) in [
        (
            "[received, received, expect.slip]",
            "[2025-10-03T14:00, 2025-10-06T14:00, required]",
            "E1005",
            "`received` có hai lần",
        ),
        ("[promised, expect.slip]", "[2025-10-03T14:00, required]", "E1003", "`promised`"),
    ] {
        let document = test(&table(columns, row), 1);
        let findings = document["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1, "{document:#}");
        assert_eq!(findings[0]["code"], code);
        assert!(findings[0]["message"].as_str().unwrap().contains(said), "{document:#}");
    }
    // A hundred wrong rows are enough; what is left unread is said.
    let rows = "    - [1, 2]\n".repeat(500);
    let text = scenario("Bảng", &format!("  expect: {{ slip: required }}\n  columns: [received]\n  rows:\n{rows}"));
    let (_, findings) = read(&text);
    assert_eq!(findings.len(), 101);
    assert_eq!(findings.last().unwrap(), "E1015");
}

#[test]
fn vietnamese_keys_are_told_with_the_key_that_is_meant() {
    for (written, meant) in [("tên", "name"), ("thủ tục", "procedure"), ("cơ quan", "office"), ("kết quả", "expect")]
    {
        let text = scenario("Một", "  received: 2025-10-03T14:00\n  expect: { slip: required }\n");
        let document = test(&text.replace(&format!("{meant}:"), &format!("{written}:")), 1);
        let help = document["findings"][0]["help"].as_str().unwrap();
        let similar = document["findings"][0].to_string();
        assert!(similar.contains(&format!("`{meant}`")), "{help}: {document:#}");
    }
}

#[test]
fn a_table_of_too_many_rows_is_refused_before_it_is_unfolded() {
    let rows = "    - [2025-10-03T14:00]\n".repeat(scenarios::MAX_SCENARIOS + 1);
    let text = scenario("Bảng", &format!("  expect: {{ slip: required }}\n  columns: [received]\n  rows:\n{rows}"));
    let (read, findings) = read(&text);
    assert_eq!((read, findings), (0, vec!["E1013".to_owned()]));
}

fn read(text: &str) -> (usize, Vec<String>) {
    let mut sources = Sources::default();
    let id = sources.add("a.scenarios.yaml", text.as_bytes()).unwrap();
    let (read, findings) = scenarios::read(sources.get(id).unwrap());
    (read.len(), findings.iter().map(|finding| finding.code().to_owned()).collect())
}

#[test]
fn hostile_files_end_in_findings() {
    let megabyte = 1024 * 1024;
    for piece in [
        "[", "{", "- ", "? ", "a: ", "\"", "'", "|\n ", "&a ", "*a ", "!a ", "- - ", "{a: ", "[a, ", "\u{300}", "#",
        "---\n", "%",
    ] {
        let text = piece.repeat(megabyte / piece.len());
        let (scenarios, findings) = read(&text);
        assert_eq!(scenarios, 0, "{piece:?}");
        // Nothing but a comment holds nothing.
        assert!(!findings.is_empty() || piece == "#" || piece == "---\n", "{piece:?}: {findings:?}");
        assert!(findings.len() < 1_000_000);
    }
}
