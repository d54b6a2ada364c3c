//! Outlines, folding, formatting and fixes.

use serde_json::{Value, json};

use super::client::Editor;

#[test]
fn the_server_says_what_it_can() {
    let editor = Editor::new(&[]);
    insta::assert_snapshot!(editor.short(&editor.capabilities["capabilities"]));
}

#[test]
fn an_outline_has_items_and_their_parts() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    let found = editor.of("textDocument/documentSymbol", "thu-tuc.tt", Value::Null).unwrap();
    let mut lines = String::new();
    outline(&editor, &found, 0, &mut lines);
    insta::assert_snapshot!(lines);
}

fn outline(editor: &Editor, symbols: &Value, depth: usize, lines: &mut String) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let text = |key: &str| symbol[key].as_str().unwrap_or("").to_owned();
        let range = editor.short(&symbol["range"]);
        let line =
            format!("{}{} | {} | {} | {range}\n", "  ".repeat(depth), text("name"), text("detail"), symbol["kind"]);
        lines.push_str(&line);
        outline(editor, &symbol["children"], depth + 1, lines);
    }
}

#[test]
fn a_catalog_is_searched_by_code_name_and_title_without_marks() {
    let mut editor = Editor::new(&[]);
    let mut names = |query: &str| -> Vec<String> {
        let found = editor.ask("workspace/symbol", json!({ "query": query })).unwrap();
        found.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("9.00"), ["9.000001 Thủ tục mẫu"]);
    assert_eq!(names("thu tuc mau"), ["9.000001 Thủ tục mẫu"]);
    assert_eq!(names("chu tich"), ["chủ-tịch Chủ tịch UBND cấp xã", "phó-chủ-tịch Phó Chủ tịch UBND cấp xã"]);
    assert!(names("không có gì").is_empty());
}

#[test]
fn blocks_and_comments_fold() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    editor.replace("thu-tuc.tt", "    số lượng 1 bộ\n", "    # một\n    # hai\n    số lượng bộ 1 (\n");
    let folds = editor.of("textDocument/foldingRange", "thu-tuc.tt", Value::Null).unwrap();
    let folds = folds
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| format!("{} {}-{}", fold["kind"], fold["startLine"], fold["endLine"]));
    insta::assert_snapshot!(folds.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_file_is_formatted_where_it_must_be_and_left_alone_with_errors() {
    let text = "chức danh a \"A\"\n\nchức danh b \"B\" {\n      signs for   a\n}\n\nchức danh c \"C\"\n";
    let mut editor = Editor::new(&[("them.tt", text)]);
    editor.open("them.tt");
    let options = json!({ "options": { "tabSize": 4, "insertSpaces": true } });
    let edits = editor.of("textDocument/formatting", "them.tt", options.clone()).unwrap();
    assert_eq!(editor.short(&edits[0]["range"]), "\"3:0-4:0\"");
    assert_eq!(edits[0]["newText"], "    ký thay a\n");
    editor.replace("them.tt", "      signs for   a", "    ký thay a");
    assert_eq!(editor.of("textDocument/formatting", "them.tt", options.clone()).unwrap(), Value::Null);
    editor.replace("them.tt", "thay a", "thay (a");
    assert_eq!(editor.of("textDocument/formatting", "them.tt", options).unwrap(), Value::Null);
}

#[test]
fn a_fix_is_offered_where_the_finding_is() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    editor.replace("thu-tuc.tt", "do chủ-tịch;", "do chủ-tich;");
    editor.until("thu-tuc.tt", |found| found.iter().any(|one| one["code"] == "E0201"));
    let range = editor.range("thu-tuc.tt", "chủ-tich");
    let asked = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = editor.of("textDocument/codeAction", "thu-tuc.tt", asked).unwrap();
    let fixes: Vec<&Value> = actions.as_array().unwrap().iter().filter(|action| action["kind"] == "quickfix").collect();
    insta::assert_snapshot!(
        editor.short(&json!(fixes.iter().map(|fix| json!([fix["title"], fix["edit"]])).collect::<Vec<_>>()))
    );
    let elsewhere = editor.range("thu-tuc.tt", "số lượng");
    let asked = json!({ "range": elsewhere, "context": { "diagnostics": [] } });
    let actions = editor.of("textDocument/codeAction", "thu-tuc.tt", asked).unwrap();
    assert!(actions.as_array().unwrap().iter().all(|action| action["kind"] != "quickfix"));
}
