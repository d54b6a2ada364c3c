//! What is told of words: hovers, hints, colours, and scenarios for a clause. Today is 14/01/2026, a Wednesday.

use serde_json::{Value, json};

use super::client::Editor;

fn told(editor: &mut Editor, name: &str, needle: &str) -> String {
    let hover = editor.at("textDocument/hover", name, needle, Value::Null).unwrap();
    hover["contents"]["value"].as_str().unwrap_or("").to_owned()
}

/// Waits for rules that limits can be worked out by.
fn with_rules(name: &str) -> Editor {
    let mut editor = Editor::new(&[]);
    editor.open(name);
    // A proof that is made says that the whole run is through, and with it the rules.
    editor.replace(name, "thời hạn 5 ngày làm việc khi", "thời hạn 1 ngày làm việc khi");
    editor.until(name, |found| found.iter().any(|one| one["code"] == "E0510"));
    editor
}

#[test]
fn a_limit_is_worked_out_for_today_and_before_tet() {
    let mut editor = with_rules("thu-tuc.tt");
    // Three working days after Wednesday 14 January: 15, 16, 19. Tết 2026 is 17 February, the days off begin on Monday 16; the
    // last working day before is Friday 13, and three working days after it are 23, 24, 25 February.
    let said = told(&mut editor, "thu-tuc.tt", "3 ngày làm việc\n");
    assert!(said.contains("**17:00 thứ Hai 19/01/2026**"), "{said}");
    assert!(said.contains("07:30 thứ Sáu 13/02/2026"), "{said}");
    assert!(said.contains("**17:00 thứ Tư 25/02/2026**"), "{said}");
}

#[test]
fn names_are_told_with_their_declaration_and_their_uses() {
    let mut editor = with_rules("thu-tuc.tt");
    let mut said = String::new();
    for needle in ["cần-xác-minh\n", "bộ-luật-dân-sự", "chủ-tịch\n", "tờ-khai", "hồ-sơ.đầy-đủ", "W0202", "xác-minh; do"]
    {
        said.push_str(&format!("=== {needle}\n{}\n", told(&mut editor, "thu-tuc.tt", needle)));
    }
    said.push_str(&told(&mut editor, "thu-tuc.tt", "9.000001"));
    insta::assert_snapshot!(said);
}

#[test]
fn due_dates_and_the_critical_path_stand_between_the_words() {
    let mut editor = with_rules("thu-tuc.tt");
    let end = editor.range("thu-tuc.tt", "trong ngày {")["start"].clone();
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": end });
    let hints = editor.of("textDocument/inlayHint", "thu-tuc.tt", json!({ "range": range })).unwrap();
    let lines = hints.as_array().unwrap().iter().map(|hint| {
        format!("{}:{} {}", hint["position"]["line"], hint["position"]["character"], hint["label"].as_str().unwrap())
    });
    let lines: Vec<String> = lines.collect();
    // Thursday 15 January is one working day after the receipt; the steps are 15 minutes, two working days, 30 and 5 minutes.
    let labels: Vec<&str> = lines.iter().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!(
        labels,
        [
            "→ 17:00 thứ Hai 19/01/2026",
            "→ 17:00 thứ Năm 15/01/2026",
            "đường găng: 15 phút",
            "đường găng: 2 ngày làm việc 15 phút",
            "đường găng: 2 ngày làm việc 45 phút",
            "đường găng: 2 ngày làm việc 50 phút",
        ],
        "{lines:#?}"
    );
    assert!(lines[0].starts_with("24:") && lines[0].contains(":28 "), "{lines:#?}");
}

#[test]
fn every_word_has_its_colour_but_those_of_a_broken_clause() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    editor.replace("thu-tuc.tt", "    số lượng 1 bộ\n", "    số lượng bộ 1 (\n");
    let legend = editor.capabilities["capabilities"]["semanticTokensProvider"]["legend"].clone();
    let tokens = editor.of("textDocument/semanticTokens/full", "thu-tuc.tt", Value::Null).unwrap();
    let numbers: Vec<usize> =
        tokens["data"].as_array().unwrap().iter().map(|one| usize::try_from(one.as_u64().unwrap()).unwrap()).collect();
    let lines: Vec<Vec<u16>> = editor.text("thu-tuc.tt").lines().map(|line| line.encode_utf16().collect()).collect();
    let (mut line, mut unit) = (0, 0);
    let mut said = String::new();
    for token in numbers.chunks(5) {
        unit = if token[0] == 0 { unit + token[1] } else { token[1] };
        line += token[0];
        let word = String::from_utf16(&lines[line][unit..unit + token[2]]).unwrap();
        let mark = if token[4] & 1 == 1 { " (declaration)" } else { "" };
        said.push_str(&format!("{line} {} {word}{mark}\n", legend["tokenTypes"][token[3]].as_str().unwrap()));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_scenario_is_added_for_a_clause_and_can_be_run() {
    let mut editor = with_rules("thu-tuc.tt");
    let range = editor.range("thu-tuc.tt", "thời hạn 1 ngày làm việc");
    let asked = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = editor.of("textDocument/codeAction", "thu-tuc.tt", asked).unwrap();
    let action = actions.as_array().unwrap().iter().find(|one| one["kind"] == "refactor").unwrap().clone();
    assert!(action.get("edit").is_none());
    let action = editor.ask("codeAction/resolve", action).unwrap();
    insta::assert_snapshot!(editor.short(&action["edit"]));
    let text = action["edit"]["documentChanges"][1]["edits"][0]["newText"].as_str().unwrap();
    let mut sources = thutuc::source::Sources::default();
    let id = sources.add("x.scenarios.yaml", text.as_bytes()).unwrap();
    let (scenarios, findings) = thutuc::scenarios::read(sources.get(id).unwrap());
    assert!(findings.is_empty() && !scenarios.is_empty(), "{findings:?}");
}

#[test]
fn a_file_is_turned_into_the_other_keyword_language_and_back() {
    let mut editor = Editor::new(&[]);
    editor.open("co-quan.tt");
    let range = editor.range("co-quan.tt", "cấp xã");
    let asked = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = editor.of("textDocument/codeAction", "co-quan.tt", asked).unwrap();
    let turned = actions.as_array().unwrap().iter().find(|one| one["kind"] == "refactor.rewrite").unwrap();
    assert_eq!(turned["title"], "Viết từ khóa bằng tiếng Anh");
    let edit = &turned["edit"]["documentChanges"][0]["edits"][0];
    assert!(edit["newText"].as_str().unwrap().contains("level commune"), "{edit:#}");
}
