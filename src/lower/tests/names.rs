//! Names: declared once, of one kind, and the nearest where one is not known.

use crate::lower::testing::{COMMON, files, found, one, procedure};

#[test]
fn an_unknown_name_is_one_finding_with_the_nearest() {
    let lowered = one(&procedure("người ký chủ-tich"));
    assert_eq!(lowered.found, ["E0201 chủ-tich"]);
    assert_eq!(lowered.fixes, [Some("chủ-tịch".to_owned())]);
}

#[test]
fn a_name_declared_twice_is_found_at_the_second() {
    assert_eq!(found("chức danh chủ-tịch"), ["E0202 chủ-tịch"]);
}

#[test]
fn names_that_differ_only_in_spelling_are_refused_with_a_fix() {
    let lowered = one("chức danh công-lý\nchức danh công-lí\nchức danh hoá-đơn\nchức danh Hóa-đơn\n");
    assert_eq!(lowered.found, ["E0203 công-lí", "E0203 Hóa-đơn"]);
    assert_eq!(lowered.fixes, [Some("công-lý".to_owned()), Some("hoá-đơn".to_owned())]);
}

#[test]
fn kinds_of_names_do_not_meet() {
    assert!(found("văn bản chủ-tịch { hiệu lực chưa rõ }\ndữ kiện hành-chính: có/không\n").is_empty());
}

#[test]
fn a_fact_cannot_take_a_built_in_name_in_either_language() {
    assert_eq!(found("dữ kiện hình-thức: có/không\ndữ kiện channel: số 0..1\n"), ["E0209 hình-thức", "E0209 channel"]);
}

#[test]
fn values_of_a_choice_are_distinct() {
    assert_eq!(found("dữ kiện x: một trong { a, b, a, B }\n"), ["E0202 a", "E0203 B"]);
}

#[test]
fn decomposed_names_are_the_same_names() {
    use unicode_normalization::UnicodeNormalization;
    let text: String = procedure("người ký chủ-tịch\n thời hạn 1 ngày khi cần-xác-minh").nfd().collect();
    let lowered = one(&text);
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    assert_eq!(lowered.version().deadlines[0].terms.rule, "1 ngày khi cần-xác-minh");
}

#[test]
fn the_order_of_files_does_not_matter() {
    let text = procedure("người ký chủ-tịch\n thời hạn 3 ngày làm việc");
    let forwards = files(&[("a.tt", COMMON), ("b.tt", &text)]);
    let backwards = files(&[("b.tt", &text), ("c.tt", COMMON)]);
    assert!(forwards.found.is_empty() && backwards.found.is_empty());
    assert_eq!(forwards.version().signer.as_ref().unwrap().node, backwards.version().signer.as_ref().unwrap().node);
}
