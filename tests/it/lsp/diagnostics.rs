//! What the editor is told as somebody types.

use serde_json::json;

use super::client::Editor;

#[test]
fn an_error_is_told_as_it_is_typed_and_gone_when_it_is_mended() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    editor.codes("thu-tuc.tt", &["W0202"]);
    editor.replace("thu-tuc.tt", "do chủ-tịch;", "do chủ-tich;");
    let found = editor.until("thu-tuc.tt", |found| found.iter().any(|one| one["code"] == "E0201"));
    insta::assert_snapshot!(editor.short(&json!(found)));
    editor.replace("thu-tuc.tt", "do chủ-tich;", "do chủ-tịch;");
    editor.codes("thu-tuc.tt", &["W0202"]);
}

#[test]
fn a_proof_is_made_once_nobody_types() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    // Two working days of verification do not fit one.
    editor.replace("thu-tuc.tt", "thời hạn 5 ngày làm việc khi", "thời hạn 1 ngày làm việc khi");
    let found = editor.until("thu-tuc.tt", |found| found.iter().any(|one| one["code"] == "E0510"));
    let proof = found.iter().find(|one| one["code"] == "E0510").unwrap();
    assert_eq!(
        editor.range("thu-tuc.tt", "thời hạn 1 ngày làm việc khi cần-xác-minh")["start"],
        proof["range"]["start"]
    );
}

#[test]
fn what_a_change_breaks_elsewhere_is_told_of_files_that_are_not_open() {
    let mut editor = Editor::new(&[]);
    editor.open("co-quan.tt");
    editor.replace("co-quan.tt", "chức danh một-cửa", "chức danh cửa-một");
    let found = editor.until("thu-tuc.tt", |found| found.iter().any(|one| one["code"] == "E0201"));
    let unknown = found.iter().find(|one| one["code"] == "E0201").unwrap();
    assert_eq!(unknown["relatedInformation"].as_array().map(Vec::len), Some(2), "{unknown:#}");
}

#[test]
fn a_file_in_nfd_is_counted_as_the_editor_has_it() {
    use unicode_normalization::UnicodeNormalization;
    let nfd: String = "chức danh trợ-lý \"Trợ lý\" { ký thay thủ-tich }\n".nfd().collect();
    let mut editor = Editor::new(&[("them.tt", &nfd)]);
    editor.open("them.tt");
    let found = editor.until("them.tt", |found| found.iter().any(|one| one["code"] == "E0201"));
    let unknown = found.iter().find(|one| one["code"] == "E0201").unwrap();
    let name: String = "thủ-tich".nfd().collect();
    assert_eq!(unknown["range"], editor.range("them.tt", &name));
}

#[test]
fn a_file_that_changes_on_disk_is_read_again() {
    let mut editor = Editor::with(
        json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } }),
        &[("them.tt", "chức danh")],
    );
    editor.until("them.tt", |found| !found.is_empty());
    assert_eq!(editor.requests[0].method, "client/registerCapability");
    std::fs::remove_file(editor.path("them.tt")).unwrap();
    let changes = json!([{ "uri": editor.uri("them.tt"), "type": 3 }]);
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    editor.codes("them.tt", &[]);
}

#[test]
fn a_file_outside_of_any_catalog_is_told_its_form_alone() {
    let mut editor = Editor::new(&[]);
    std::fs::remove_file(editor.path("thutuc.yaml")).unwrap();
    editor.open("mo-hinh.tt");
    editor.codes("mo-hinh.tt", &[]);
    editor.replace("mo-hinh.tt", "nhận đến 16:00", "nhận đên 16:00");
    editor.until("mo-hinh.tt", |found| found.iter().any(|one| one["code"].as_str().unwrap().starts_with("E01")));
}

#[test]
fn a_request_that_cannot_be_read_is_refused_and_the_next_one_answered() {
    let mut editor = Editor::new(&[]);
    assert!(editor.ask("textDocument/hover-over", json!({})).is_err());
    assert!(editor.ask("textDocument/definition", json!({ "position": 1 })).is_err());
    let unknown = json!({ "textDocument": { "uri": "untitled:x" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(editor.ask("textDocument/definition", unknown).unwrap(), json!(null));
}
