//! What is offered while somebody writes.

use serde_json::{Value, json};

use super::client::Editor;

/// What is offered at the end of a text that takes the place of another one.
fn offered(editor: &mut Editor, name: &str, old: &str, new: &str) -> Vec<Value> {
    let at = editor.text(name).find(old).unwrap() + new.len();
    editor.replace(name, old, new);
    let place = super::client::place(editor.text(name), at);
    let found = editor.of("textDocument/completion", name, json!({ "position": place })).unwrap();
    found["items"].as_array().unwrap().clone()
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn what_may_follow_is_offered_by_position() {
    let more =
        "dữ kiện loại: một trong { mới, cũ } \"Loại\"\n\nmô hình thử \"Thử\" tại trung-tâm { áp dụng lĩnh vực mẫu }\n";
    let simpler =
        "đơn giản hóa 9.000001 theo bộ-luật-dân-sự \"Nhẹ hơn\" minh họa {\n    từ 01/06/2026\n    bỏ bước ký\n}\n";
    let line = "    thời hạn 5 ngày làm việc khi cần-xác-minh\n";
    for (name, old, new, wanted) in [
        ("thu-tuc.tt", "do chủ-tịch; trong 30", "do ", &["chủ-tịch", "một-cửa", "phó-chủ-tịch"][..]),
        ("thu-tuc.tt", "sau xác-minh; do chủ", "sau ", &["ký", "tiếp-nhận", "trả", "xác-minh"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày làm việc khi ", &["cần-xác-minh", "loại", "hình-thức", "không"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày làm việc khi loại = ", &["cũ", "mới"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày khi hình-thức thuộc { ", &["trực-tuyến", "bưu-chính"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày khi nhận.thứ = ", &["thứ-sáu"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày khi giấy.", &["giấy.tờ-khai", "giấy.ủy-quyền"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày làm việc căn cứ ", &["điều", "khoản", "bộ-luật-dân-sự"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày làm việc căn cứ điều 148 ", &["bộ-luật-dân-sự"]),
        ("thu-tuc.tt", line, "    thời hạn 5 ngày làm việc ", &["khi", "căn cứ"]),
        ("thu-tuc.tt", line, "    ", &["thời hạn", "bước", "hồ sơ", "trong ngày"]),
        ("thu-tuc.tt", line, "    thời h", &["thời hạn"]),
        ("thu-tuc.tt", line, "    hieu luc", &["hiệu lực"]),
        ("thu-tuc.tt", "    cấp xã\n", "    cấp ", &["xã", "tỉnh"]),
        ("thu-tuc.tt", "    hiệu lực từ 01/01/2026\n", "    hiệu lực từ ", &["14/01/2026", "01/02/2026", "01/01/2027"]),
        ("thu-tuc.tt", "    lĩnh vực mẫu", "    lĩnh vực ", &["mẫu"]),
        ("thu-tuc.tt", "đối tượng công-dân", "đối tượng công-dân, ", &["công-dân", "việt-kiều"]),
        ("nhe.tt", "bỏ bước ký", "bỏ bước ", &["ký", "tiếp-nhận"]),
        ("nhe.tt", "bỏ bước ký", "bỏ hồ sơ ", &["tờ-khai", "ủy-quyền"]),
        ("nhe.tt", "đơn giản hóa 9.000001 theo bộ-luật-dân-sự", "đơn giản hóa ", &["9.000001"]),
        ("mo-hinh.tt", "mỗi thứ-sáu", "mỗi ", &["thứ-hai", "chủ-nhật"]),
        ("mo-hinh.tt", "người ký phó-chủ-tịch", "người ký p", &["phó-chủ-tịch"]),
        ("co-quan.tt", "lịch hành-chính", "lịch ", &["hành-chính"]),
        ("co-quan.tt", "\n\ncơ quan", "\n\n", &["dữ kiện", "thủ tục", "xếp hạng"]),
    ] {
        let mut editor = Editor::new(&[("them.tt", more), ("nhe.tt", simpler)]);
        editor.open(name);
        let items = offered(&mut editor, name, old, new);
        let labels = labels(&items);
        for one in wanted {
            assert!(labels.contains(one), "{new}: {one} is not among {labels:?}");
        }
    }
}

#[test]
fn nothing_is_offered_in_texts_and_comments() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    assert!(offered(&mut editor, "thu-tuc.tt", "lý do \"người ký", "lý do \"do ").is_empty());
    assert!(offered(&mut editor, "thu-tuc.tt", "    số lượng 1 bộ\n", "    số lượng 1 bộ # do ").is_empty());
}

#[test]
fn a_clause_comes_with_the_rest_to_fill_in_and_takes_the_place_of_the_word() {
    let mut editor = Editor::new(&[]);
    editor.open("thu-tuc.tt");
    let items = offered(&mut editor, "thu-tuc.tt", "    số lượng 1 bộ\n", "    bư\n    số lượng 1 bộ\n");
    assert!(labels(&items).is_empty() || items.iter().all(|item| item["label"] != "bư"));
    let at = editor.range("thu-tuc.tt", "    bư")["end"].clone();
    let found = editor.of("textDocument/completion", "thu-tuc.tt", json!({ "position": at })).unwrap();
    let step = found["items"].as_array().unwrap().iter().find(|item| item["label"] == "bước").unwrap().clone();
    insta::assert_snapshot!(editor.short(&step));
}

#[test]
fn the_form_of_a_clause_is_shown_with_the_part_that_is_due() {
    let rating = "xếp hạng sao \"Sao\" minh họa {\n    kỳ quý\n    tiêu chí đúng-hạn = tỷ-lệ-đúng-hạn trọng số 100 từ 80% đến 100%\n    sao 5 khi điểm >= 90\n    còn lại sao 1\n}\n";
    let mut editor = Editor::new(&[("sao.tt", rating)]);
    editor.open("sao.tt");
    let mut said = Vec::new();
    for needle in ["đúng-hạn = ", "100 từ", "từ 80", "% đến", "điểm >= "] {
        let help = editor.at("textDocument/signatureHelp", "sao.tt", needle, Value::Null).unwrap();
        said.push(json!([needle, help["signatures"][0]["label"], help["activeParameter"]]));
    }
    editor.open("lich.tt");
    let help = editor.at("textDocument/signatureHelp", "lich.tt", "10/01/2026 thông", Value::Null).unwrap();
    said.push(json!(["làm bù", help["signatures"][0], help["activeParameter"]]));
    assert_eq!(editor.at("textDocument/signatureHelp", "lich.tt", "lịch hành", Value::Null).unwrap(), Value::Null);
    insta::assert_snapshot!(editor.short(&json!(said)));
}
