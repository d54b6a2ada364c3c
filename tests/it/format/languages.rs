//! One language in two forms: the reference's examples, the shipped catalog, names that are nobody's keyword.

use std::path::Path;

use serde_json::Value;
use thutuc::bundle::{Bundle, Language};
use thutuc::driver::{self, Input, Options};
use thutuc::source::disk;

use super::{en, holds, shown, vi};
use crate::syntax::reference::{examples, page};

#[test]
fn examples_of_the_reference_turn_into_each_other() {
    let examples = examples(&page("grammar/README.md"));
    for pair in examples.chunks(2) {
        let [(_, vietnamese), (_, english)] = pair else { panic!("an example stands alone: {pair:?}") };
        assert_eq!(en(vietnamese), en(english), "{vietnamese}");
        assert_eq!(vi(english), vi(vietnamese), "{english}");
        holds(vietnamese);
    }
}

#[test]
fn examples_of_the_reference_are_in_the_style_but_for_their_spacing() {
    // Where nothing is too long, formatting changes no word of an English example but built-in names and `->`.
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let examples = examples(&page("grammar/README.md"));
    let mut same = 0;
    for (info, example) in &examples {
        let formatted = if info == "tt vi" { vi(example) } else { en(example) };
        same += usize::from(squeezed(&formatted) == squeezed(example));
    }
    assert!(same * 3 > examples.len() * 2, "{same} of {}", examples.len());
}

/// A bundle without the words and lines of its rules and its files' digests, which formatting changes.
fn meaning(bundle: &Bundle) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members
                    .retain(|name, _| !matches!(name.as_str(), "source" | "rule" | "before" | "revision" | "sources"));
                members.values_mut().for_each(strip);
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(bundle).unwrap();
    strip(&mut value);
    value
}

#[test]
fn the_catalog_means_the_same_in_english() {
    let (manifest, files) = disk::read_catalog(&Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures")).unwrap();
    let compile = |language: Option<Language>| {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            match language {
                None => text,
                Some(Language::Vi) => vi(&text),
                Some(Language::En) => en(&text),
            }
        };
        let files = files.iter().map(|file| Input { path: file.path.clone(), bytes: text(&file.bytes).into_bytes() });
        meaning(&driver::compile(&manifest, files.collect(), Options::default()).bundle.unwrap())
    };
    let written = compile(None);
    for language in [Language::Vi, Language::En] {
        let mut found = Vec::new();
        differences(&written, &compile(Some(language)), String::new(), &mut found);
        assert!(found.is_empty(), "{language:?}:\n{}", found.join("\n"));
    }
}

/// Where two documents differ, and how.
fn differences(a: &Value, b: &Value, path: String, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            one.iter().for_each(|(name, value)| differences(value, &other[name], format!("{path}.{name}"), found));
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).enumerate().for_each(|(at, (a, b))| differences(a, b, format!("{path}.{at}"), found));
        }
        _ if a == b => {}
        _ => found.push(format!("{path}: {a} {b}")),
    }
}

#[test]
fn names_are_never_translated() {
    // `online` is a value of the author's own fact, `hình-thức` one too; `trực-tuyến` beside the channel is none of them.
    let text = "dữ kiện loại: một trong { online, hình-thức }\n\
        thủ tục 1.001193 {\n    yêu cầu loại = online hoặc loại thuộc { hình-thức } hoặc hình-thức = trực-tuyến\n    \
        yêu cầu loại = hình-thức và trực-tiếp = hình-thức và (hình-thức thuộc { lưu-động })\n    \
        bước within \"within\" { sau after }\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn closed_values_and_built_in_facts_have_both_forms() {
    let text = "thủ tục 1.001193 {\n    \
        yêu cầu nhận.giờ < 9 giờ và nhận.thứ != thứ-hai và nhận.ngày >= 2025-1-2 và hình-thức = post\n    \
        yêu cầu giấy.đơn và không document.đơn.drawn và Hồ-sơ.đầy-đủ và phí.đã-nộp và signer.present\n    \
        đối tượng citizen, cán-bộ\n    cách thức counter, online một phần\n}\n\
        xếp hạng x {\n    kỳ year\n    \
        tiêu chí a = on-time-rate trọng số 1 từ 0% đến 100 %\n    sao 1 khi points > 3 và điểm-hài-lòng <= 97,50%\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn units_follow_their_number() {
    let text = "thủ tục 1.001193 {\n    số lượng 1\n    kết quả a \"a\" 1 bản chính, 2 bản sao, 0 bản điện tử\n    \
        thời hạn 1 ngày làm việc\n    thời hạn 2 giờ khi a\n    bước b { trong 1,5 ngày làm việc }\n}\n\
        xếp hạng x { còn lại sao 1 }\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn citations_stand_in_the_order_of_their_language() {
    let text =
        "thủ tục 1.001193 {\n    căn cứ điều 5 khoản 3 điểm a luật, luật-b art 7, khoản 2 luật-c điều 1, luật-d\n}\n";
    insta::assert_snapshot!(shown(text));
}
