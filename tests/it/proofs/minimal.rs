//! Which dossier is shown: with the fewest facts, of those with the fewest that are other than their least value, of those the
//! earliest; within the office, the earliest minute of the day that shows it.

use super::planted::{compile, facts};

/// `RECEIVED FACTS` of the only finding.
#[track_caller]
fn shown(clauses: &str) -> String {
    let head = "thủ tục 1.000001 \"Thử\" {\nhiệu lực từ 01/01/2025\ntheo quy trình đầu, tại-xã, giấy\nthời hạn 1 ngày làm việc\n";
    let steps = "bước trả \"Trả\" { sau thêm; do một-cửa; trả kết quả }\n}";
    let (_, found) = compile(&format!("{head}bước làm \"Làm\" {{ do một-cửa; trong 451 phút }}\n{clauses}\n{steps}"));
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    let witness = finding.witness.as_ref().unwrap();
    format!("{} {}", witness.received, facts(witness))
}

fn step(condition: &str) -> String {
    format!("bước thêm \"Thêm\" {{ sau làm; do một-cửa; trong 1 phút; khi {condition} }}")
}

#[test]
fn the_fewest_facts() {
    assert_eq!(shown(&step("(xa và số-bản > 3) hoặc gấp")), "2025-01-02T16:59 gấp = true");
    assert_eq!(
        shown(&step("(xa và số-bản > 3) hoặc (gấp và loại = lớn và số-tờ > 2)")),
        "2025-01-02T16:59 số-bản = 4, xa = true"
    );
    // Of a step that does not run nothing need be known where the limit is broken without it.
    assert_eq!(shown(&step("giá >= 0 đồng và không gấp")), "2025-01-02T16:59 gấp = false");
}

#[test]
fn of_those_the_fewest_raised_values() {
    // Two facts either way: both no rather than both yes, though yes stands first.
    assert_eq!(shown(&step("(gấp và xa) hoặc (không gấp và không xa)")), "2025-01-02T16:59 gấp = false, xa = false");
    // One raised rather than two.
    assert_eq!(
        shown(&step("(gấp và số-bản > 3) hoặc (không gấp và số-bản > 7)")),
        "2025-01-02T16:59 gấp = false, số-bản = 8"
    );
}

#[test]
fn of_those_the_least_values() {
    assert_eq!(shown(&step("số-bản > 3 hoặc số-bản > 7")), "2025-01-02T16:59 số-bản = 4");
    assert_eq!(shown(&step("loại thuộc { lớn, vừa }")), "2025-01-02T16:59 loại = \"vừa\"");
}

#[test]
fn the_earliest_receipt_that_shows_it() {
    assert_eq!(shown(&step("nhận.ngày >= 01/06/2025")), "2025-06-02T16:59 ");
    // Of the day the earliest minute: 451 + 31 minutes fit from 16:28, which leaves 32 of the day.
    let longer = step("gấp").replace("trong 1 phút", "trong 31 phút");
    assert_eq!(shown(&longer), "2025-01-02T16:29 gấp = true");
}

#[test]
fn fewer_facts_go_before_an_earlier_receipt() {
    // From June on the second step runs for everybody; until then for who is in a hurry.
    let two = "bước sớm \"Sớm\" { sau làm; do một-cửa; trong 1 phút; khi gấp và nhận.ngày < 01/06/2025 }
        bước thêm \"Thêm\" { sau sớm; do một-cửa; trong 1 phút; khi nhận.ngày >= 01/06/2025 }";
    assert_eq!(shown(two), "2025-06-02T16:59 ");
}
