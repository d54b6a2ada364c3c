//! The example catalog against a copy in which four things changed.
//!
//! Days: the law on civil status ends on 28 February 2027, so that its procedures govern 608 days from 1 July 2025 (184 in 2025, 365
//! in 2026, 59 in 2027).

use thutuc::runtime::RuleSet;
use thutuc::source::disk::read_catalog;

use super::{Compared, files};
use crate::catalog::{RULES, root};

fn edited(edits: &[(&str, &str, &str)]) -> RuleSet {
    let (manifest, read) = read_catalog(&root()).unwrap();
    let mut texts: Vec<(String, String)> =
        read.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).unwrap())).collect();
    for (path, before, after) in edits {
        let (_, text) = texts.iter_mut().find(|(other, _)| other == path).unwrap();
        assert_eq!(text.matches(before).count(), 1, "`{before}` does not stand once in {path}");
        *text = text.replace(before, after);
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files(&String::from_utf8(manifest).unwrap(), &texts)
}

#[test]
fn four_changes_are_told_apart() {
    let clause = "        trừ trường hợp cần-xác-minh\n            lý do \"phải xác minh tình trạng hôn nhân\" en \"marital \
                  status must be verified\"\n";
    let new = edited(&[
        ("ho-tich/cham-dut-giam-ho.tt", "thời hạn 2 ngày làm việc", "thời hạn 1 ngày làm việc"),
        ("cong-thuong/hoi-cho-khuyen-mai.tt", "thời hạn 8 ngày làm việc", "thời hạn 9 ngày làm việc"),
        ("ho-tich/khai-sinh.tt", clause, ""),
        ("mo-hinh/thu-sau-khong-hen.tt", "nhận đến 16:00", "nhận đến 15:30"),
    ]);
    let old = RuleSet::from_bundle(RULES.bundle().clone()).unwrap();
    let compared = Compared::of(old, new);
    let of = |code: &str| -> Vec<(&str, &str, usize, Vec<&str>)> {
        let own = compared.diff.changes.iter().filter(|change| change.procedure.as_deref() == Some(code));
        own.map(|change| {
            let offices = change.offices.iter().map(String::as_str).collect();
            (change.kind.as_str(), change.class.as_str(), change.days, offices)
        })
        .collect()
    };
    let communes = vec!["biển-động", "từ-sơn", "yên-định"];
    assert_eq!(of("1.004845"), [("committed", "lighter", 608, communes)]);
    // To the horizon's end: 184 + 365 + 365 days.
    assert_eq!(of("2.002605"), [("committed", "heavier", 914, vec!["bắc-ninh"])]);
    // Whoever needs verification gains the same day, whoever comes late on a Friday at Yên Định loses it.
    assert_eq!(
        of("1.001193"),
        [("same_day", "lighter", 608, vec!["biển-động", "từ-sơn"]), ("same_day", "mixed", 608, vec!["yên-định"]),]
    );
    // 87 Fridays from 4 July 2025 to 26 February 2027, without the holidays of both years and New Year's Day of 2027.
    assert_eq!(of("1.000656"), [("same_day", "heavier", 83, vec!["yên-định"])]);
    let others = compared.diff.changes.iter().filter(|change| change.kind.as_str() == "same_day");
    assert!(others.clone().all(|change| change.offices.contains(&"yên-định".to_owned()) || change.days == 608));
    assert!(others.count() > 10, "the program covers more procedures");
    assert!(compared.diff.changes.iter().all(|change| change.kind.as_str() != "not_proven"));
    assert_eq!(compared.diff.editorial, 0);
}

#[test]
fn the_catalog_does_not_differ_from_itself() {
    let rules = || RuleSet::from_bundle(RULES.bundle().clone()).unwrap();
    let compared = Compared::of(rules(), rules());
    assert_eq!(compared.told(), []);
    assert_eq!(compared.diff.editorial, 0);
}
