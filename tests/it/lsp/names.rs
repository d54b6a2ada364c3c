//! Declarations, uses and renames.

use serde_json::{Value, json};

use super::client::Editor;

#[test]
fn a_fact_leads_to_its_declaration_and_to_every_use() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    let here = "cần-xác-minh lý do";
    let found = editor.at("textDocument/definition", "thu-tuc.tt", here, Value::Null).unwrap();
    let uses = json!({ "context": { "includeDeclaration": true } });
    let uses = editor.at("textDocument/references", "thu-tuc.tt", here, uses).unwrap();
    let marked = editor.at("textDocument/documentHighlight", "thu-tuc.tt", here, Value::Null).unwrap();
    let answers = json!({ "definition": found, "references": uses, "highlights": marked });
    insta::assert_snapshot!(editor.short(&answers));
}

#[test]
fn a_role_is_renamed_in_every_file() {
    let mut editor = Editor::new(&[]);
    editor.open("co-quan.tt");
    let here = "phó-chủ-tịch";
    let asked = editor.at("textDocument/prepareRename", "co-quan.tt", here, Value::Null).unwrap();
    let edit = editor.at("textDocument/rename", "co-quan.tt", here, json!({ "newName": "cấp-phó" })).unwrap();
    insta::assert_snapshot!(editor.short(&json!({ "prepareRename": asked, "rename": edit })));
}

#[test]
fn a_rename_that_cannot_be_says_why() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    let mut said = Vec::new();
    for (here, to) in [
        ("cần-xác-minh", "số-bản"),
        ("cần-xác-minh", "Số-Bản"),
        ("cần-xác-minh", "khi"),
        ("cần-xác-minh", "9-lần"),
        ("cần-xác-minh", "hình-thức"),
        ("9.000001", "khai-sinh"),
        ("tiếp-nhận \"Kiểm", "ký"),
        ("tờ-khai", "ủy-quyền"),
    ] {
        let refused = editor.at("textDocument/rename", "thu-tuc.tt", here, json!({ "newName": to })).unwrap_err();
        said.push(json!([here, to, refused]));
    }
    let unknown = editor.at("textDocument/prepareRename", "thu-tuc.tt", "hồ-sơ.đầy-đủ", Value::Null).unwrap();
    assert_eq!(unknown, Value::Null);
    insta::assert_snapshot!(editor.short(&json!(said)));
}

#[test]
fn a_step_is_renamed_with_what_shares_and_changes_it() {
    let shared = "quy trình chung mẫu-chung {\n    bước lưu \"Lưu\" { sau ký; do một-cửa; trong 5 phút }\n}\n";
    let other = "đơn giản hóa 9.000001 theo bộ-luật-dân-sự \"Nhẹ hơn\" minh họa {\n    từ 01/06/2026\n    bước ký trong 30 phút thành 20 phút\n}\n\nquy trình chung khác { bước ký \"Ký\" { do một-cửa; trong 5 phút } }\n";
    let mut editor = Editor::new(&[("chung.tt", shared), ("nhe.tt", other)]);
    editor.open("thu-tuc.tt");
    editor.replace("thu-tuc.tt", "    số lượng 1 bộ\n", "    số lượng 1 bộ\n    theo quy trình mẫu-chung\n");
    let edit = editor.at("textDocument/rename", "thu-tuc.tt", "ký \"Ký kết", json!({ "newName": "ký-duyệt" })).unwrap();
    insta::assert_snapshot!(editor.short(&edit));
}

#[test]
fn a_fact_is_renamed_in_scenario_files_too() {
    let scenarios = "- name: a\n  procedure: \"9.000001\"\n  office: trung-tâm\n  received: 2026-01-14T09:30\n  channel: counter\n  facts: { cần-xác-minh: true }\n  expect: { same_day.verdict: not_eligible }\n";
    let mut editor = Editor::new(&[("a.scenarios.yaml", scenarios)]);
    editor.open("thu-tuc.tt");
    let edit =
        editor.at("textDocument/rename", "thu-tuc.tt", "cần-xác-minh", json!({ "newName": "phải-xác-minh" })).unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    assert_eq!(changes[1]["textDocument"]["uri"], editor.uri("a.scenarios.yaml"));
    assert_eq!(editor.short(&changes[1]["edits"][0]["range"]), "\"5:11-5:23\"");
    assert_eq!(changes[0]["edits"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_step_is_renamed_in_what_scenarios_of_its_procedure_expect() {
    let scenario = |code: &str| {
        format!(
            "- name: a\n  procedure: \"{code}\"\n  office: trung-tâm\n  received: 2026-01-14T09:30\n  channel: counter\n  expect: {{ steps.ký.role: chủ-tịch }}\n"
        )
    };
    let (own, other) = (scenario("9.000001"), scenario("9.000002"));
    let mut editor = Editor::new(&[("a.scenarios.yaml", &own), ("b.scenarios.yaml", &other)]);
    editor.open("thu-tuc.tt");
    let edit = editor.at("textDocument/rename", "thu-tuc.tt", "ký \"Ký kết", json!({ "newName": "ký-duyệt" })).unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    let of = |name: &str| changes.iter().find(|change| change["textDocument"]["uri"] == editor.uri(name));
    assert_eq!(editor.short(&of("a.scenarios.yaml").unwrap()["edits"][0]["range"]), "\"5:18-5:20\"");
    assert!(of("b.scenarios.yaml").is_none());
}
