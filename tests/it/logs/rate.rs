//! `rate`: measures, points, stars, ranks and what one more star would take. Every number is worked out by hand.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::reading::{Folder, HEADER};
use crate::command::{Catalog, thutuc};

const RATING: &str = "xếp hạng sao \"Xếp hạng sao\" en \"Stars\" minh họa {
    kỳ quý
    mẫu tối thiểu 3
    tiêu chí đúng-hạn = tỷ-lệ-đúng-hạn trọng số 40 từ 80% đến 100% trụ cột \"Chuyên nghiệp\" en \"Professional\"
    tiêu chí trực-tuyến = tỷ-lệ-trực-tuyến trọng số 20 từ 0% đến 100% trụ cột \"Môi trường\" en \"Environment\"
    tiêu chí nhanh = thời-gian-xử-lý trọng số 20 từ 100% đến 50% trụ cột \"Chuyên nghiệp\" en \"Professional\"
    tiêu chí hài-lòng = điểm-hài-lòng trọng số 20 từ 60% đến 100% trụ cột \"Thái độ\" en \"Attitude\"
    sao 5 khi điểm >= 90 và tỷ-lệ-quá-hạn = 0%
    sao 4 khi điểm >= 80
    sao 3 khi điểm >= 65
    sao 2 khi điểm >= 50
    còn lại sao 1
}
";

/// The small catalog with that rating and offices of three more communes, open when its calendar is.
fn catalog() -> Catalog {
    let office = |name: &str, code: &str| {
        format!("cơ quan {name} \"Trung tâm {name}\" {{\n    mã \"{code}\"\n    cấp xã\n    lịch hành-chính\n}}\n")
    };
    let offices = office("biển-động", "07573") + &office("từ-sơn", "09367") + &office("chũ", "07525");
    Catalog::small().file("sao.tt", RATING).file("ba.tt", offices)
}

/// The same-day limit is 17:00, or 17:00 of the next working day after 15:00; the calendar is open 7:30-11:30 and 13:30-17:00.
const LOG: &str = "\
Y1,1.001193,yên-định,2025-10-01T08:00,online,2025-10-01T09:00,10,90,yes
Y2,1.001193,yên-định,2025-10-01T08:00,online,2025-10-01T10:00,10,80,no
Y3,1.001193,yên-định,2025-10-02T08:00,counter,2025-10-03T08:00,10,,
Y4,1.001193,yên-định,2025-10-02T08:00,online,,4,,
B1,1.001193,biển-động,2025-10-01T08:00,online,2025-10-01T08:30,10,100,yes
B2,1.001193,biển-động,2025-10-01T08:00,online,2025-10-01T08:30,10,100,yes
B3,1.001193,biển-động,2025-10-01T08:00,online,2025-10-01T08:30,10,100,yes
T1,1.001193,từ-sơn,2025-10-01T08:00,online,2025-10-01T08:30,10,100,yes
T2,1.001193,từ-sơn,2025-10-01T08:00,online,2025-10-01T08:30,10,100,yes
C1,1.001193,chũ,2025-10-01T08:00,online,2025-10-01T08:30,10,,yes
C2,1.001193,chũ,2025-10-01T08:00,online,2025-10-01T08:30,10,,yes
C3,1.001193,chũ,2025-10-01T08:00,online,2025-10-01T08:30,10,,yes
P1,1.001193,yên-định,2025-09-01T08:00,online,2025-09-01T09:00,10,10,yes
P2,1.001193,yên-định,2025-09-30T08:00,counter,2025-10-01T09:00,10,,
N1,1.001193,yên-định,2026-01-05T08:00,online,,4,,
";

fn log() -> Folder {
    Folder::new(&[("so.csv", &format!("{HEADER},returned,status,satisfaction,digitised\n{LOG}"))])
}

fn rate(more: &[&str]) -> Value {
    let (folder, catalog) = (log(), catalog());
    let args = ["rate", &catalog.path(), "--log", &folder.path("so.csv"), "--period", "2025-Q4", "--format", "json"];
    let args = [&args[..], &["--as-of", "2026-02-01T00:00", "--lang", "en"], more].concat();
    let document = thutuc(&args).run().status(0).json();
    document["ratings"][0]["offices"].clone()
}

#[test]
fn each_measure_is_as_defined() {
    let offices = rate(&[]);
    let office = |id: &str| offices.as_array().unwrap().iter().find(|office| office["id"] == id).unwrap();
    // Yên Định has in hand Y1 to Y4 and P2, which came back in October; P1 was over, N1 not yet there. In time: Y1, Y2. Late: Y3, P2,
    // and Y4, open at the end of the year and due on 2 October.
    let counts = &office("yên-định")["counts"];
    let told =
        ["in_hand", "in_time", "late", "received", "online", "told_digitised", "digitised", "on_the_spot", "scores"];
    assert_eq!(told.map(|name| counts[name].as_u64().unwrap()), [5, 2, 3, 4, 3, 2, 1, 2, 2]);
    // Done: Y1 60 minutes, Y2 120, Y3 a day of 450 (420 to 17:00 and 30 more), P2 480 (420 and 90, less the first's 30: from 8:00 to
    // 17:00 are 420, the next day from 7:30 to 9:00 90). Allowed, from 8:00 to 17:00: 420 each.
    assert_eq!(counts["working_minutes_used"], 60 + 120 + (420 + 30) + (420 + 90));
    assert_eq!(counts["working_minutes_allowed"], 4 * 420);
    let measures = &office("yên-định")["measures"];
    assert_eq!(
        *measures,
        json!({
            // 2 of 5, 3 of 5, 3 of 4, 1 of 2; 1140 of 1680 is 67.857…%, the mean of 90 and 80 is 85%.
            "on-time-rate": 4000, "overdue-rate": 6000, "online-rate": 7500, "digitised-rate": 5000,
            "processing-time": 6786, "satisfaction": 8500,
        })
    );
    // On time 0 (below 80%), online 20 · 0.75 = 15, fast 20 · (100 − 67.86) / 50 = 12.856, satisfied 20 · (85 − 60) / 40 = 12.5.
    assert_eq!(office("yên-định")["points"], 1500 + 1286 + 1250);
    assert_eq!(office("yên-định")["stars"], 1);
}

#[test]
fn stars_ranks_and_who_has_none() {
    let offices = rate(&[]);
    let told = offices
        .as_array()
        .unwrap()
        .iter()
        .map(|office| json!([office["id"], office["rank"], office["stars"], office["points"], office["unrated"]]));
    // Biển Động: all measures at their best, 30 of 420 minutes. Từ Sơn has two dossiers of three that are needed; of Chũ nobody said how
    // satisfied they were.
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            json!(["biển-động", 1, 5, 10000, null]),
            json!(["yên-định", 2, 1, 4036, null]),
            json!(["chũ", null, null, null, "not rated: the log does not tell satisfaction"]),
            json!(["từ-sơn", null, null, null, "not rated: 2 dossiers are judged, at least 3 are needed"]),
        ]
    );
}

#[test]
fn one_more_star_is_told_in_dossiers() {
    let offices = rate(&[]);
    let yen_dinh = offices.as_array().unwrap().iter().find(|office| office["id"] == "yên-định").unwrap();
    // 50 points are two stars, 9.64 more. On time gives 2 points for each percent above 80: 5 of 5 in time gives 40 more; 4 of 5
    // is 80%, which gives none. Online has 5 left, satisfaction 7.5, the time taken 7.144: none is enough alone.
    assert_eq!(
        yen_dinh["one_more_star"],
        json!([{"measure": "on-time-rate", "from": 4000, "to": 10000, "dossiers": 3}])
    );
    assert_eq!(yen_dinh["points_short"], 964);
}

#[test]
fn ratings_read_as_a_table_and_as_a_chart() {
    let (folder, catalog) = (log(), catalog());
    let show = |lang: &str, format: &str| {
        let args =
            ["rate", &catalog.path(), "--log", &folder.path("so.csv"), "--period", "2025-Q4", "--format", format];
        let outcome = thutuc(&[&args[..], &["--lang", lang, "--as-of", "2026-02-01T00:00"]].concat()).run().status(0);
        let lines = outcome.stdout.lines().filter(|line| !line.contains("`mau` ("));
        folder.told(&lines.collect::<Vec<_>>().join("\n"))
    };
    assert_snapshot!("rate_table_vi", show("vi", "table"));
    assert_snapshot!("rate_table_en", show("en", "table"));
    assert_snapshot!("rate_chart", show("vi", "svg"));
}

#[test]
fn an_office_that_would_tell_of_single_people_is_left_out() {
    let offices = rate(&["--public=3"]);
    let ids: Vec<&str> = offices.as_array().unwrap().iter().map(|office| office["id"].as_str().unwrap()).collect();
    // Từ Sơn has two dossiers; the others keep their ranks.
    assert_eq!(ids, ["biển-động", "yên-định", "chũ"]);
    assert_eq!(offices[1]["rank"], 2);
}

#[test]
fn other_periods_and_ratings_are_refused() {
    let (folder, catalog) = (log(), catalog());
    let (rules, log) = (catalog.path(), folder.path("so.csv"));
    let refused = |args: &[&str]| {
        let all = [&["rate", &rules, "--log", &log, "--lang", "vi"], args].concat();
        thutuc(&all).run().status(2).stderr
    };
    assert_snapshot!(
        [
            refused(&["--period", "Q4"]),
            refused(&["--period", "2025-10"]),
            refused(&["--period", "2025-Q4", "--rating", "sao-vàng"]),
            refused(&["--period", "2025", "--rating", "sao"]),
            refused(&["--period", "2026-Q4", "--as-of", "2025-12-01T00:00"]),
        ]
        .concat()
    );
}

#[test]
fn a_period_that_has_not_ended_is_rated_as_of_now() {
    let (folder, catalog) = (log(), catalog());
    let args = ["rate", &catalog.path(), "--log", &folder.path("so.csv"), "--period", "2025-Q4", "--format", "json"];
    let document = thutuc(&[&args[..], &["--as-of", "2025-10-02T10:00"]].concat()).run().status(0).json();
    let offices = &document["ratings"][0]["offices"];
    let yen_dinh = offices.as_array().unwrap().iter().find(|office| office["id"] == "yên-định").unwrap();
    // Y3 and Y4 are open and in time, P2 is late.
    assert_eq!([&yen_dinh["counts"]["in_time"], &yen_dinh["counts"]["late"]], [4, 1]);
}

#[test]
fn what_is_not_judged_is_counted_and_rates_nobody() {
    // Forty dossiers are over, nobody says since when; one is known.
    let untold = (0..40).map(|at| format!("U{at},1.001193,yên-định,2025-08-01T08:00,online,,10,100,yes\n"));
    let log = format!(
        "{untold}Y1,1.001193,yên-định,2025-10-01T08:00,online,2025-10-01T09:00,10,90,yes\n",
        untold = untold.collect::<String>()
    );
    let folder = Folder::new(&[("so.csv", &format!("{HEADER},returned,status,satisfaction,digitised\n{log}"))]);
    let catalog = catalog();
    let args = ["rate", &catalog.path(), "--log", &folder.path("so.csv"), "--period", "2025-Q4", "--format", "json"];
    let document =
        thutuc(&[&args[..], &["--as-of", "2026-02-01T00:00", "--lang", "en"]].concat()).run().status(0).json();
    let office = &document["ratings"][0]["offices"][0];
    assert_eq!([&office["counts"]["in_hand"], &office["counts"]["untold"]], [1, 40]);
    assert_eq!(office["unrated"], "not rated: 1 dossiers are judged, at least 3 are needed");
}
