//! A catalog that nothing but a refuted proof keeps from being built: it gives no bundle, and decides under a warning, so that
//! an officer can look at the dossier that refutes it.

use super::planted::compile;
use crate::command::{Catalog, cases, thutuc};

/// Five working days of steps after ten minutes, within five working days.
const REFUTED: &str = "thủ tục 1.000001 \"Thử\" {
    hiệu lực từ 01/01/2025
    theo quy trình đầu, tại-xã, giấy
    thời hạn 5 ngày làm việc
    bước nhận \"Nhận\" { do một-cửa; trong 10 phút }
    bước làm \"Làm\" { sau nhận; do một-cửa; trong 5 ngày làm việc; trả kết quả }
}
";

#[test]
fn a_refuted_proof_leaves_rules_to_look_at_and_no_bundle() {
    let (compiled, found) = compile(REFUTED);
    assert_eq!(found.iter().map(|finding| finding.code()).collect::<Vec<_>>(), ["E0510"]);
    assert!(compiled.bundle.is_none() && compiled.unproved.is_some());
}

#[test]
fn another_error_leaves_nothing() {
    let (compiled, _) = compile(&REFUTED.replace("sau nhận", "sau nhậm"));
    assert!(compiled.bundle.is_none() && compiled.unproved.is_none());
    let (compiled, _) = compile(&format!("{REFUTED}dữ kiện gấp: có/không \"Lần nữa\"\n"));
    assert!(compiled.bundle.is_none() && compiled.unproved.is_none());
}

#[test]
fn a_proved_catalog_has_its_bundle_alone() {
    let (compiled, _) = compile(&REFUTED.replace("trong 5 ngày làm việc; trả", "trong 4 ngày làm việc; trả"));
    assert!(compiled.bundle.is_some() && compiled.unproved.is_none());
}

/// A catalog on disk that the case refutes.
fn on_disk() -> Catalog {
    let read = |name: &str| std::fs::read_to_string(cases().join("proofs").join(name)).unwrap();
    let prelude = read("prelude.tt");
    Catalog::small().file("thutuc.yaml", read("thutuc.yaml")).file("mau.tt", prelude).file("case.tt", REFUTED)
}

/// 2260 minutes of steps fit from 16:50 on; a minute later they end on Fri 10/01 07:31, a day after the limit.
#[test]
fn an_officer_can_decide_the_dossier_that_is_shown() {
    let catalog = on_disk();
    let found = thutuc(&["check", &catalog.path(), "--format", "json"]).run().status(1).json();
    let errors = found["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == "error");
    let witness = errors.map(|finding| &finding["witness"]).next().unwrap();
    assert_eq!(witness["received"], "2025-01-02T16:51");
    let path = catalog.path();
    let text = |member: &str| witness[member].as_str().unwrap();
    let asked = ["--procedure", text("procedure"), "--office", text("office"), "--at", text("received")];
    let rest = ["--channel", text("channel"), "--format", "json"];
    for (language, warning) in [("vi", "cảnh báo: danh mục"), ("en", "warning: proofs refute the catalog")] {
        let args = [&["decide", &path], &asked[..], &rest[..], &["--lang", language]].concat();
        let decided = thutuc(&args).run().status(0);
        assert!(decided.stderr.starts_with(warning), "{}", decided.stderr);
        let decision = decided.json();
        assert_eq!(decision["committed"]["at"], "2025-01-09T17:00");
        assert_eq!(decision["steps"][1]["due"], "2025-01-10T07:31");
    }
}

#[test]
fn its_procedures_can_be_shown_and_it_is_not_built() {
    let catalog = on_disk();
    let shown = thutuc(&["show", "1.000001", &catalog.path(), "--at", "2025-01-02", "--lang", "en"]).run().status(0);
    assert!(shown.stderr.starts_with("warning: proofs refute the catalog"), "{}", shown.stderr);
    assert!(shown.stdout.contains("1.000001"));
    let file = catalog.folder().join("goi.json");
    let built = thutuc(&["build", &catalog.path(), "-o", &file.display().to_string()]).run().status(1);
    assert!(built.stderr.contains("E0510") && !file.exists(), "{}", built.stderr);
}

#[test]
fn a_report_says_the_dossier_in_the_language_of_its_reader() {
    let case = "thủ tục 1.000001 \"Thử\" {
    hiệu lực từ 01/01/2025
    theo quy trình đầu, tại-xã, giấy
    thời hạn 1 ngày làm việc
    bước một \"Một\" { do một-cửa; trong 300 phút; khi gấp và ngày-cấp >= 29/02/2024 }
    bước hai \"Hai\" { sau một; do một-cửa; trong 152 phút; khi giấy.tờ-khai và loại = lớn }
    bước trả \"Trả\" { sau hai; do một-cửa; trả kết quả }
}
";
    let catalog = on_disk().file("case.tt", case);
    for (language, name) in [("vi", "a_witness_in_vietnamese"), ("en", "a_witness_in_english")] {
        let report = thutuc(&["check", &catalog.path(), "--lang", language]).run().status(1).stderr;
        // The prelude's names that this case does not use are not its matter.
        let from = report.find("E0510").unwrap();
        insta::assert_snapshot!(name, report[from..].split("\n\nW0").next().unwrap());
    }
}
