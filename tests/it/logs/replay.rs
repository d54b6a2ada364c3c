//! `replay`: what a log says of one rule set, and what a change would have done to it. Every number is worked out by hand.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::reading::{Folder, HEADER};
use crate::command::{Catalog, small, thutuc};

/// Same-day limits with a cut-off at 15:00; Friday 2025-10-03, Monday 2025-10-06.
const LOG: &str = "\
A1,1.001193,yên-định,2025-10-03T14:00,online,2025-10-03T16:30,10,,yes,no,0,yes
A2,1.001193,yên-định,2025-10-03T14:00,counter,2025-10-06T08:00,10,,yes,no,2,yes
A3,1.001193,yên-định,2025-10-03T15:01,counter,2025-10-06T17:00,10,,yes,no,0,yes
A4,1.001193,yên-định,2025-10-03T15:01,counter,2025-10-06T17:01,10,,yes,yes,0,yes
A5,1.001193,yên-định,2025-10-06T09:00,online,,4,,yes,no,0,yes
A6,1.001193,yên-định,2025-10-06T15:30,online,,4,,yes,no,0,yes
A7,1.001193,yên-định,2025-10-02T09:00,online,,4,,yes,no,0,yes
A8,1.001193,yên-định,2025-10-02T09:00,online,,5,2025-10-02T10:00=5,no,no,0,yes
A9,1.001193,yên-định,2025-10-02T09:00,online,2025-10-02T09:30,7,,yes,no,0,yes
A10,1.001193,yên-định,2025-10-02T09:00,online,,3,,yes,no,0,yes
A11,1.001193,yên-định,2025-10-02T09:00,online,,10,,yes,no,0,yes
A12,1.001193,yên-định,2025-10-07T09:00,online,,4,,yes,no,0,yes
";

fn log() -> Folder {
    let columns = "returned,status,events,hồ-sơ.đầy-đủ,cần-xác-minh,bản-sao-yêu-cầu,người-ký.có-mặt";
    Folder::new(&[("so.csv", &format!("{HEADER},{columns}\n{LOG}"))])
}

/// `replay` with these rules, as of Monday noon.
fn replay(rules: &[&str], more: &[&str]) -> Value {
    let folder = log();
    let file = folder.path("so.csv");
    let args = [&["replay"], rules, &["--log", &file, "--as-of", "2025-10-06T12:00"], more].concat();
    thutuc(&[&args[..], &["--format", "json"]].concat()).run().status(0).json()
}

#[test]
fn a_log_says_how_its_dossiers_stand() {
    let document = replay(&[&small()], &[]);
    let new = &document["total"]["new"];
    let told =
        ["on_time", "late", "open", "due_soon", "overdue", "waiting", "unknown", "out", "on_the_spot", "eligible"];
    let counts: Vec<u64> = told.iter().map(|name| new[name].as_u64().unwrap()).collect();
    // In time A1; late A2. A3 is eligible by the Friday's programme, which takes in until 16:00 and promises 17:00: at noon on Monday it
    // is overdue, as is A7 of Thursday. A4 is not eligible and due by the cut-off rule at 17:00 on Monday, as is A5: open and due soon.
    // A6 and A12 were received later. A8 waits, nobody knows when A11 ended; out are A9 and A10. Eligible are A1, A2, A3, A5, A7, A9
    // and A11; A8's dossier is not complete, A10 was never received.
    assert_eq!(counts, [1, 1, 2, 2, 2, 1, 1, 2, 1, 7]);
    assert_eq!(document["later"], 2);
    // 3 of 6 that are judged.
    assert_eq!(new["in_time_rate"], 5000);
    assert_eq!(document["total"]["old"], Value::Null);
    assert_eq!(document["offices"][0]["examples"], json!({"late": ["A2", "A3", "A7"], "due_soon": ["A4", "A5"]}));
}

/// The small catalog with three working days in place of the same day, and copies that cost more.
fn changed() -> Catalog {
    Catalog::small()
        .edit(
            "thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo",
            "thời hạn 3 ngày làm việc",
        )
        .edit("8.000 đồng * bản-sao-yêu-cầu", "10.000 đồng * bản-sao-yêu-cầu")
}

#[test]
fn a_change_is_replayed_dossier_by_dossier() {
    let catalog = changed();
    let document = replay(&[&small(), &catalog.path()], &[]);
    let changes = &document["total"]["changes"];
    // Statutory, from the same day or the next to the third working day after receipt: A2, A4 and so on. Received on Thursday 2 October:
    // Tuesday 7, three working days later than that day; on Friday before 15:00: Wednesday 8, three later; after it: Wednesday in
    // place of Monday, two later; on Monday: Thursday, three later. A8 waits, A10 was never received: nothing is due of either.
    let statutory = &changes["statutory"];
    assert_eq!([&statutory["later"], &statutory["earlier"]], [8, 0]);
    // A1 3, A2 3, A3 2, A4 2, A5 3, A7 3, A9 3, A11 3.
    assert_eq!(statutory["days_later"], 22);
    // On a Friday the programme still promises the day to who is eligible: A1, A2 and A3 keep the same minute.
    let promised = &changes["promised"];
    assert_eq!([&promised["later"], &promised["earlier"]], [5, 0]);
    // The two copies of A2.
    assert_eq!(changes["fee"], json!({"less": 0, "dong_less": 0, "more": 1, "dong_more": 4000, "unknown": 0}));
    // A7, due on Tuesday now; A2 and A3 are late by the programme's promise as before.
    assert_eq!([&changes["newly_late"], &changes["no_longer_late"]], [0, 1]);
}

#[test]
fn a_report_reads_as_text() {
    let folder = log();
    let catalog = changed();
    let log = ["--log", &folder.path("so.csv"), "--as-of", "2025-10-06T12:00"];
    let show = |text: &str| {
        let revision = |line: &str| line.contains("`mau` (");
        let lines = text.lines().map(|line| if revision(line) { "- (rules)" } else { line });
        folder.told(&lines.collect::<Vec<_>>().join("\n"))
    };
    let vietnamese = thutuc(&[&["replay", &small(), "--lang", "vi"], &log[..]].concat()).run().status(0).stdout;
    assert_snapshot!("replay_one", show(&vietnamese));
    let english = thutuc(&[&["replay", &small(), &catalog.path(), "--lang", "en"], &log[..]].concat()).run().status(0);
    assert_snapshot!("replay_two", show(&english.stdout));
}

#[test]
fn a_public_report_tells_of_nobody() {
    let document = replay(&[&small()], &["--public"]);
    assert_eq!(document["public"], 5);
    // One office, one month with ten dossiers: shown, without numbers of dossiers.
    assert_eq!(document["offices"].as_array().unwrap().len(), 1);
    assert_eq!(document["offices"][0]["examples"], Value::Null);
    // Eleven are more than there are: then the whole would tell of single people.
    let file = log();
    let args = ["replay", &small(), "--log", &file.path("so.csv"), "--as-of", "2025-10-06T12:00", "--public=11"];
    assert!(thutuc(&args).run().status(2).stdout.is_empty());
}

#[test]
fn what_only_one_side_decides_is_said() {
    let later = Catalog::small().edit("hiệu lực từ 01/07/2025 đến 28/02/2027", "hiệu lực từ 03/10/2025 đến 28/02/2027");
    let document = replay(&[&small(), &later.path()], &[]);
    let total = &document["total"];
    // A7 to A11 were received on 2 October.
    assert_eq!([&total["dossiers"], &total["old"]["dossiers"], &total["new"]["dossiers"]], [10, 10, 5]);
}

#[test]
fn a_log_of_many_blocks_adds_up_in_any_number_of_files() {
    let rows: String = (0..20_000)
        .map(|at| format!("{at},1.001193,yên-định,2025-10-0{}T{:02}:15,online\n", 1 + at % 3, 8 + at % 3))
        .collect();
    let (first, second) = rows.split_at(rows.match_indices('\n').nth(6_999).unwrap().0 + 1);
    let files = [format!("{HEADER}\n{rows}"), format!("{HEADER}\n{first}"), format!("{HEADER}\n{second}")];
    let folder = Folder::new(&[("a.csv", &files[0]), ("b.csv", &files[1]), ("c.csv", &files[2])]);
    let of = |logs: &[&str]| {
        let paths: Vec<String> = logs.iter().map(|log| folder.path(log)).collect();
        let logs: Vec<&str> = paths.iter().flat_map(|path| ["--log", path]).collect();
        let rules = small();
        let args = [&["replay", &rules, "--as-of", "2025-10-31T17:00", "--format", "json"], &logs[..]].concat();
        let mut document = thutuc(&args).run().status(0).json();
        document["log"] = Value::Null;
        document
    };
    let whole = of(&["a.csv"]);
    assert_eq!(whole["total"]["dossiers"], 20_000);
    assert_eq!(whole["total"]["new"]["overdue"], 20_000);
    assert_eq!(whole["offices"][0]["examples"]["late"], json!(["0", "1", "2"]));
    assert_eq!(whole, of(&["b.csv", "c.csv"]));
}

#[test]
fn a_fee_is_compared_where_another_is_not_known() {
    let dearer = Catalog::small().edit("lệ phí 0 đồng", "lệ phí 50.000 đồng");
    let log = format!("{HEADER}\n1,1.001193,yên-định,2025-10-03T14:00,online\n");
    let args = ["replay", &small(), &dearer.path(), "--log", "-", "--as-of", "2025-10-03T16:30", "--format", "json"];
    let document = thutuc(&args).input(log).run().status(0).json();
    // How many copies were asked for the log does not say; the charge is known.
    let fee = json!({"less": 0, "dong_less": 0, "more": 1, "dong_more": 50_000, "unknown": 1});
    assert_eq!(document["total"]["changes"]["fee"], fee);
}
