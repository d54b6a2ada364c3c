//! A change of the shipped catalog replayed on made-up dossiers: one limit shortened, one same-day clause widened.

use std::path::Path;

use super::agreement::held;
use super::dossiers;
use super::reading::Folder;
use crate::catalog::{EXAMPLE, RULES, bytes};
use crate::command::thutuc;
use crate::runtime::random::Random;

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)
        } else {
            std::fs::copy(entry.path(), to).map(drop).unwrap()
        }
    }
}

/// Replaces a text of a file, which must hold it once.
fn edit(file: &Path, before: &str, after: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert_eq!(text.matches(before).count(), 1, "{before}");
    std::fs::write(file, text.replace(before, after)).unwrap();
}

#[test]
fn what_turns_is_what_diff_says_can_turn() {
    let folder = Folder::new(&[]);
    let new = folder.path("procedures");
    copy(Path::new("procedures"), Path::new(&new));
    edit(
        &Path::new(&new).join("ho-tich/tinh-trang-hon-nhan.tt"),
        "thời hạn 3 ngày làm việc\n",
        "thời hạn 2 ngày làm việc\n",
    );
    edit(
        &Path::new(&new).join("chung-thuc/ban-sao.tt"),
        "        khi hồ-sơ.đầy-đủ\n",
        "        khi hồ-sơ.đầy-đủ hoặc phí.đã-nộp\n",
    );
    std::fs::write(folder.path("cu.json"), bytes(&EXAMPLE)).unwrap();
    let mut random = Random(11);
    let mut log = Vec::new();
    dossiers::write(&RULES, 6_000, &mut |bound| random.below(bound), &mut log).unwrap();
    std::fs::write(folder.path("so.csv"), log).unwrap();
    let rules = [folder.path("cu.json"), new];
    let [old, new] = rules.each_ref().map(String::as_str);
    let outcome = thutuc(&["diff", old, new, "--format", "json"]).run();
    let diff: serde_json::Value = outcome.json();
    let args = ["replay", old, new, "--log", &folder.path("so.csv"), "--dossiers", &folder.path("ra.csv")];
    let document = thutuc(&[&args[..], &["--as-of", "2027-12-31T17:00", "--format", "json"]].concat()).run().json();
    let counts = held(folder.read("ra.csv").as_bytes(), &diff);
    assert_eq!(Some(counts["dossiers"]), document["total"]["dossiers"].as_u64());
    for turned in ["same day", "committed", "promised", "unchanged"] {
        assert!(counts.get(turned).is_some_and(|count| *count > 20), "{turned}: {counts:?}");
    }
    assert!(document["total"]["changes"]["newly_same_day"].as_u64() > Some(20), "{document:#}");
    // What is told of the whole is what is told of each.
    let changes = &document["total"]["changes"];
    assert_eq!(Some(counts["promised"]), changes["promised"]["earlier"].as_u64());
    assert_eq!(counts.get("fee"), None);
}
