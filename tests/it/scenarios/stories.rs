//! The stories that the project began with, as scenarios of the real catalog.

use serde_json::Value;

use crate::catalog::root;
use crate::command::thutuc;

fn document(only: &str) -> Value {
    let root = root().display().to_string();
    thutuc(&["test", &root, "--only", only, "--format", "json"]).run().status(0).json()
}

#[test]
fn every_scenario_of_the_catalog_passes() {
    let root = root().display().to_string();
    let document = thutuc(&["test", &root, "--format", "json"]).run().status(0).json();
    assert_eq!(document["summary"]["failed"], 0);
    assert_eq!(document["summary"]["not_run"], 0);
    assert!(document["summary"]["passed"].as_u64().unwrap() >= 659, "{}", document["summary"]);
}

#[test]
fn the_stories_are_told() {
    for (only, count) in [
        ("Thứ Sáu tại Yên Định, khai sinh trực tuyến lúc 14:00", 1),
        ("Liên thông nộp sáng thứ Sáu", 1),
        ("Thứ Năm tại Biển Động, hồ sơ khai sinh phải xác minh", 1),
    ] {
        assert_eq!(document(only)["summary"]["passed"], count, "{only}");
    }
}

/// 612 dossiers, of which exactly the 18 that need verification are not answered on the spot.
#[test]
fn a_mobile_session_answers_all_but_those_that_need_verification() {
    let text = std::fs::read_to_string(root().join("mo-hinh/luu-dong-tu-son.scenarios.yaml")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.trim_start().starts_with("- [")).collect();
    let verified = rows.iter().filter(|row| row.contains(", true, not_eligible,")).count();
    let answered =
        rows.iter().filter(|row| row.contains(", false, eligible, lưu-động-từ-sơn, 2025-10-10T11:30]")).count();
    assert_eq!((rows.len(), verified, answered), (612, 18, 594));
    assert_eq!(document("mo-hinh/luu-dong-tu-son.scenarios.yaml")["summary"]["passed"], 612);
}
