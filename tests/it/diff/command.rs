//! The command: statuses, forms, languages, and what cannot be compared.

use crate::command::{Catalog, small, thutuc};

fn later() -> Catalog {
    Catalog::small().edit("hẹn lại tối đa 3", "hẹn lại tối đa 5")
}

#[test]
fn statuses_follow_the_classes() {
    let same = Catalog::small();
    thutuc(&["diff", &small(), &same.path()]).run().status(0);
    let wording = Catalog::small().edit("\"Đăng ký khai sinh\"", "\"Khai sinh\"");
    let outcome = thutuc(&["diff", &small(), &wording.path(), "--lang", "en"]).run().status(0);
    assert_eq!(outcome.stdout, "editorial changes, which change no dossier: 1\n");
    let heavier = later();
    thutuc(&["diff", &small(), &heavier.path()]).run().status(1);
    thutuc(&["diff", &small(), &heavier.path(), "--fail-on", "heavier"]).run().status(1);
    thutuc(&["diff", &heavier.path(), &small(), "--fail-on", "heavier"]).run().status(0);
    thutuc(&["diff", &heavier.path(), &small(), "--fail-on", "heavier,lighter"]).run().status(1);
    thutuc(&["diff", &heavier.path(), &small()]).run().status(1);
}

#[test]
fn bundles_and_standard_input_are_compared() {
    let catalog = later();
    let file = catalog.folder().join("out.json").display().to_string();
    thutuc(&["build", &catalog.path(), "-o", &file]).run().status(0);
    thutuc(&["diff", &file, &catalog.path()]).run().status(0);
    thutuc(&["diff", "-", &small()]).input(std::fs::read(&file).unwrap()).run().status(1);
}

#[test]
fn the_document_has_its_shape() {
    let catalog = later();
    let json = thutuc(&["diff", &small(), &catalog.path(), "--format", "json"]).run().status(1).json();
    let change = serde_json::json!({
        "kind": "reappointment",
        "class": "heavier",
        "procedure": "1.001193",
        "office": "yên-định",
        "offices": ["yên-định"],
        "what": null,
        "from": "2025-07-01",
        "to": "2026-04-01",
        "days": 274,
        "summary": "hẹn lại dài hơn hoặc mới có: 17:00 thứ Sáu 04/07/2025 → 17:00 thứ Ba 08/07/2025",
        "witness": {
            "procedure": "1.001193",
            "office": "yên-định",
            "received": "2025-07-01T07:30",
            "channel": "counter",
            "facts": {"cần-xác-minh": true},
            "expected": "2025-07-04T17:00",
            "found": "2025-07-08T17:00",
        },
    });
    assert_eq!(json, serde_json::json!({"changes": [change], "editorial": 0, "renamed": []}));
}

#[test]
fn what_cannot_be_compared_is_status_2() {
    let broken = Catalog::small().edit("khi cần-xác-minh\n", "khi không-có\n");
    let outcome = thutuc(&["diff", &small(), &broken.path(), "--lang", "en"]).run().status(2);
    assert!(outcome.stderr.contains("has errors, so it cannot be compared"), "{outcome:?}");
    let json = thutuc(&["diff", &small(), &broken.path(), "--format", "json"]).run().status(2).json();
    assert_eq!(json["error"]["code"], "catalog_has_errors");
    let file = broken.folder().join("bad.json");
    std::fs::write(&file, "{}").unwrap();
    thutuc(&["diff", &small(), &file.display().to_string()]).run().status(2);
    thutuc(&["diff", &small()]).run().status(2);
}

#[test]
fn a_catalog_that_only_a_proof_refutes_is_compared() {
    let refuted = Catalog::small()
        .edit("sau tiếp-nhận; do phó-chủ-tịch; trong 10 phút", "sau tiếp-nhận; do phó-chủ-tịch; trong 9 giờ làm việc");
    thutuc(&["check", &refuted.path()]).run().status(1);
    let outcome = thutuc(&["diff", &small(), &refuted.path(), "--lang", "en"]).run().status(0);
    assert_eq!(outcome.stdout, "editorial changes, which change no dossier: 1\n");
}
