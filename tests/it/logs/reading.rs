//! Logs as offices export them: other names, other words, other ways to write a moment; and rows that are no dossiers.

use insta::assert_snapshot;

use crate::command::{Catalog, small, thutuc};

/// The columns that every log has.
pub(super) const HEADER: &str = "dossier,procedure,office,received,channel";

/// Files in a folder of their own, gone when the value is.
pub(super) struct Folder(tempfile::TempDir);

impl Folder {
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            std::fs::write(folder.path(name), text).unwrap();
        }
        folder
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    pub(super) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// A text without the folder's own name.
    pub(super) fn told(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.0.path().display()), "")
    }
}

#[test]
fn an_export_is_read_by_its_own_names_and_words() {
    let folder = Folder::new(&[
        (
            "xuat.csv",
            "Số hồ sơ,Mã TTHC,Mã đơn vị,Ngày tiếp nhận,Ngày trả,Hình thức,Tình trạng,Xác minh,Điểm,Số hóa,Ghi chú\n\
             H05-1,1.001193.000.00.00.H05,07642,03/10/2025 14:00:21,03/10/2025 16:30,Nộp tại quầy,Đã trả kết quả,K,5,Rồi,abc\n\
             H05-2,1.001193,07642,2025-10-03 15:30:00,06/10/2025 09:00,Qua mạng,Đã trả kết quả,C,4,Chưa,\"a, b\"\n",
        ),
        (
            "anh-xa.yaml",
            "columns:\n  dossier: Số hồ sơ\n  procedure: Mã TTHC\n  office: Mã đơn vị\n  received: Ngày tiếp nhận\n  returned: Ngày trả\n  channel: Hình thức\n  status: Tình trạng\n  satisfaction: Điểm\n  digitised: Số hóa\nfacts:\n  cần-xác-minh: Xác minh\nvalues:\n  channel: { Nộp tại quầy: counter, Qua mạng: online }\n  status: { Đã trả kết quả: 10 }\n  cần-xác-minh: { K: không, C: có }\n  digitised: { Rồi: có, Chưa: không }\nsatisfaction: { from: 1, to: 5 }\n",
        ),
    ]);
    let args = ["replay", &small(), "--log", &folder.path("xuat.csv"), "--mapping", &folder.path("anh-xa.yaml")];
    let more = ["--as-of", "2025-12-31T17:00", "--dossiers", &folder.path("ra.csv"), "--format", "json"];
    let document = thutuc(&[&args[..], &more].concat()).run().status(0).json();
    assert_eq!(document["intake"]["unread"], serde_json::json!(["Ghi chú"]));
    assert_eq!(document["total"]["new"]["on_time"], 2);
    assert_eq!(document["total"]["new"]["on_the_spot"], 1);
    assert_snapshot!(folder.read("ra.csv"), @r"
    dossier,procedure,office,received,channel,verdict,statutory,committed,promised,fee,state,error
    H05-1,1.001193.000.00.00.H05,yên-định,2025-10-03T14:00,counter,undetermined,2025-10-03T17:00,2025-10-03T17:00,2025-10-03T17:00,,on_time,
    H05-2,1.001193,yên-định,2025-10-03T15:30,online,not_eligible,2025-10-06T17:00,2025-10-06T17:00,2025-10-06T17:00,,on_time,
    ");
}

#[test]
fn rows_that_are_no_dossiers_are_counted_shown_and_written_aside() {
    let rows = [
        "1,1.001193,yên-định,2025-10-03T14:00,online,,",
        "2,1.001193,yên-định,2025-10-03,online,,",
        "3,9.999999,yên-định,2025-10-03T14:00,online,,",
        "4,1.001193,yên-đình,2025-10-03T14:00,online,,",
        "5,1.001193,yên-định,2025-10-03T14:00,fax,,",
        "6,1.001193,yên-định,2025-10-03T14:00,online,2025-10-03T13:59,",
        "7,1.001193,yên-định,2025-10-03T14:00,online,2025-10-03T15:00,4",
        "8,1.001193,yên-định,2025-10-03T14:00,online,,đang làm",
        ",1.001193,yên-định,2025-10-03T14:00,online,,",
        "10,1.001193",
        "\"11\",1.001193,yên-định,1999-10-03T14:00,online,,",
    ];
    let folder = Folder::new(&[("so.csv", &format!("{HEADER},returned,status\n{}\n", rows.join("\n")))]);
    let args = ["replay", &small(), "--log", &folder.path("so.csv"), "--rejected", &folder.path("loai.csv")];
    let more = ["--as-of", "2025-10-03T14:30", "--format", "json"];
    let document = thutuc(&[&args[..], &more].concat()).run().status(1).json();
    let intake = &document["intake"];
    assert_eq!((&intake["rows"], &intake["rejected"]), (&11.into(), &10.into()));
    assert_eq!(intake["samples"].as_array().unwrap().len(), 5);
    assert_eq!(document["total"]["dossiers"], 1);
    assert_snapshot!(folder.told(&folder.read("loai.csv")));
}

#[test]
fn what_was_written_aside_is_a_log_again_once_mended() {
    let folder = Folder::new(&[("so.csv", &format!("{HEADER}\n1,1.001193,yên-định,2025-10-03,online\n"))]);
    let args = ["replay", &small(), "--as-of", "2025-12-31T17:00", "--format", "json"];
    let aside = ["--log", &folder.path("so.csv"), "--rejected", &folder.path("loai.csv")];
    thutuc(&[&args[..], &aside].concat()).run().status(1);
    let mended = folder.read("loai.csv").replace("2025-10-03,online", "2025-10-03T14:00,online");
    std::fs::write(folder.path("sua.csv"), mended).unwrap();
    let document = thutuc(&[&args[..], &["--log", &folder.path("sua.csv")]].concat()).run().status(0).json();
    assert_eq!(document["total"]["dossiers"], 1);
}

#[test]
fn a_second_table_tells_what_happened() {
    let folder = Folder::new(&[
        (
            "so.csv",
            &format!(
                "{HEADER},status\n1,1.001193,yên-định,2025-10-03T14:00,online,5\n2,1.001193,yên-định,2025-10-03T14:00,online,5\n\
                 3,1.001193,yên-định,2025-10-03T14:00,online,10\n"
            ),
        ),
        (
            "su-kien.csv",
            "status,dossier,at\n5,1,2025-10-03T15:00\n10,3,2025-10-03T16:00\nbổ sung,4,2025-10-03T16:00\n5,9,2025-10-03T16:00\n",
        ),
    ]);
    let args = ["replay", &small(), "--log", &folder.path("so.csv"), "--events", &folder.path("su-kien.csv")];
    let outcome = thutuc(&[&args[..], &["--as-of", "2025-10-10T17:00", "--format", "json"]].concat()).run().status(1);
    let document = outcome.json();
    let new = &document["total"]["new"];
    // Of the second nobody knows since when it waits; the third was returned in time.
    assert_eq!([&new["waiting"], &new["unknown"], &new["on_time"]], [1, 1, 1]);
    assert_eq!(document["intake"]["rejected"], 1);
    assert_eq!(document["intake"]["samples"][0]["row"], 4);
    // The dossiers 4 and 9.
    assert_eq!(document["intake"]["untold"], 2);
}

#[test]
fn a_dossier_whose_events_cannot_all_be_read_is_not_counted() {
    let folder = Folder::new(&[
        ("so.csv", &format!("{HEADER}\n1,1.001193,yên-định,2025-10-03T14:00,online\n")),
        ("su-kien.csv", "dossier,at,status\n1,2025-10-03T15:00,5\n1,sáng nay,2\n"),
    ]);
    let args = ["replay", &small(), "--log", &folder.path("so.csv"), "--events", &folder.path("su-kien.csv")];
    let document = thutuc(&[&args[..], &["--format", "json", "--lang", "vi"]].concat()).run().status(1).json();
    assert_eq!(document["total"]["dossiers"], 0);
    assert_snapshot!(document["intake"]["samples"][1]["reason"].as_str().unwrap(), @"dòng 3 của bảng sự kiện không đọc được: `at`: `sáng nay` không phải là thời điểm; viết ngày và giờ, như `2025-10-03T14:00` hay `03/10/2025 14:00`");
}

/// What a command that cannot run says.
fn refused(folder: &Folder, args: &[&str]) -> String {
    let outcome = thutuc(&[&["replay", &small(), "--lang", "vi"], args].concat()).run().status(2);
    assert_eq!(outcome.stdout, "");
    folder.told(&outcome.stderr)
}

#[test]
fn what_is_no_log_is_refused_with_its_cure() {
    let folder = Folder::new(&[
        ("thieu.csv", "dossier,procedure,office,received\n"),
        ("rong.csv", ""),
        ("so.xlsx", ""),
        ("so.csv", &format!("{HEADER}\n")),
        ("cot.yaml", "columns: { dossier: Số hồ sơ }\n"),
        ("du-kien.yaml", "facts: { cần-xác-mình: Xác minh }\n"),
        ("sai.yaml", "colums: { dossier: Số hồ sơ }\n"),
        ("su-kien.csv", "dossier,at\n"),
        ("hai-lan.yaml", "columns: { returned: received }\n"),
        ("gia-tri.yaml", "values: { chanel: { Mạng: online } }\n"),
    ]);
    let log = |name: &str| ["--log".to_owned(), folder.path(name)];
    let mapped = |name: &str| [&log("so.csv")[..], &["--mapping".to_owned(), folder.path(name)]].concat();
    let events = [&log("so.csv")[..], &["--events".to_owned(), folder.path("su-kien.csv")]].concat();
    let all: Vec<String> = [
        log("thieu.csv").to_vec(),
        log("rong.csv").to_vec(),
        log("so.xlsx").to_vec(),
        log("khong-co.csv").to_vec(),
        mapped("cot.yaml"),
        mapped("du-kien.yaml"),
        mapped("sai.yaml"),
        events,
        mapped("hai-lan.yaml"),
        mapped("gia-tri.yaml"),
        [&log("so.csv")[..], &["--rejected".to_owned(), folder.path("so.csv")]].concat(),
        [&log("so.csv")[..], &["--public".to_owned()]].concat(),
    ]
    .iter()
    .map(|args| refused(&folder, &args.iter().map(String::as_str).collect::<Vec<_>>()))
    .collect();
    assert_snapshot!(all.concat());
}

#[test]
fn a_code_of_two_offices_names_neither() {
    let second = "cơ quan yên-định-2 \"Điểm phụ\" {\n    mã \"07642\"\n    cấp xã\n    lịch hành-chính\n}\n";
    let catalog = Catalog::small().file("hai.tt", second);
    let folder = Folder::new(&[("so.csv", &format!("{HEADER}\n1,1.001193,07642,2025-10-03T14:00,online\n"))]);
    let args = ["replay", &catalog.path(), "--log", &folder.path("so.csv"), "--format", "json"];
    let document = thutuc(&args).run().status(1).json();
    assert_eq!(document["intake"]["samples"][0]["code"], "ambiguous_office");
}

#[test]
fn standard_input_is_a_log_too() {
    let log = format!("{HEADER}\n1,1.001193,yên-định,2025-10-03T14:00,online\n");
    let args = ["replay", &small(), "--log", "-", "--as-of", "2025-10-03T14:30", "--format", "json"];
    assert_eq!(thutuc(&args).input(log).run().status(0).json()["total"]["new"]["open"], 1);
}

#[test]
fn a_dossier_that_stands_twice_is_told() {
    let row = "1,1.001193,yên-định,2025-10-03T14:00,online\n";
    let folder = Folder::new(&[("a.csv", &format!("{HEADER}\n{row}")), ("b.csv", &format!("{HEADER}\n{row}"))]);
    let args = ["replay", &small(), "--log", &folder.path("a.csv"), "--log", &folder.path("b.csv"), "--format", "json"];
    let document = thutuc(&args).run().status(1).json();
    assert_eq!(document["intake"]["repeated"], 1);
}

#[test]
fn columns_that_nobody_asks_for_may_be_called_anything() {
    let log = "Ghi chú,dossier,procedure,office,received,channel,Ghi chú,\na,1,1.001193,yên-định,2025-10-03T14:00,online,b,\n";
    let args = ["replay", &small(), "--log", "-", "--as-of", "2025-10-03T14:30", "--format", "json"];
    assert_eq!(thutuc(&args).input(log).run().status(0).json()["total"]["dossiers"], 1);
}

#[test]
fn events_are_written_as_moments_and_words_of_the_export() {
    let folder = Folder::new(&[
        (
            "so.csv",
            &format!("{HEADER},events\n1,1.001193,yên-định,2025-10-03T14:00,online,03/10/2025 15:00=Chờ bổ sung\n"),
        ),
        ("su-kien.csv", "Số hồ sơ,Lúc,Việc\n1,03/10/2025 16:00,Tiếp nhận lại\n"),
        (
            "anh-xa.yaml",
            "events: { dossier: Số hồ sơ, at: Lúc, status: Việc }\nvalues: { status: { Chờ bổ sung: 5, Tiếp nhận lại: 2 } }\n",
        ),
    ]);
    let args = ["replay", &small(), "--log", &folder.path("so.csv"), "--events", &folder.path("su-kien.csv")];
    let more = ["--mapping", &folder.path("anh-xa.yaml"), "--as-of", "2025-10-03T16:30", "--format", "json"];
    assert_eq!(thutuc(&[&args[..], &more].concat()).run().status(0).json()["total"]["new"]["open"], 1);
}

#[test]
fn what_one_column_says_against_another_is_told() {
    let rows = [
        "1,1.001193,yên-định,2025-10-03T14:00,online,7,2025-10-03T15:00=10",
        "2,1.001193,yên-định,2025-10-03T14:00,online,4,2025-10-03T15:00=7",
        "3,1.001193,yên-định,2025-10-03T14:00,online,5,2025-10-03T15:00=5;2025-10-03T16:00=4",
        "4,1.001193,yên-định,2025-10-03T14:00,online,3,2025-10-03T15:00=1",
        "5,1.001193,yên-định,2025-10-03T14:00,online,2,2025-10-03T15:00=4",
    ];
    let log = format!("{HEADER},status,events\n{}\n", rows.join("\n"));
    let args = ["replay", &small(), "--log", "-", "--as-of", "2025-10-03T16:30", "--format", "json"];
    let document = thutuc(&args).input(log).run().status(1).json();
    assert_eq!(document["intake"]["reasons"], serde_json::json!({"status_disagrees": 4}));
    assert_eq!(document["total"]["dossiers"], 1);
}

#[test]
fn an_office_is_found_by_its_code_under_either_name() {
    let renamed = Catalog::small()
        .edit("cơ quan yên-định \"", "cơ quan yên-định-mới \"")
        .edit("tại yên-định {", "tại yên-định-mới {");
    let log = format!("{HEADER}\n1,1.001193,07642,2025-10-03T14:00,online\n");
    let args = ["replay", &small(), &renamed.path(), "--log", "-", "--as-of", "2025-10-03T16:30", "--format", "json"];
    let document = thutuc(&args).input(log).run().status(0).json();
    assert_eq!([&document["total"]["old"]["dossiers"], &document["total"]["new"]["dossiers"]], [1, 1]);
}

#[test]
fn nothing_of_a_log_acts_on_a_terminal_or_a_page() {
    let log = format!(
        "{HEADER},status\nB\u{1b}[2J`1,1.001193,yên-định,2025-10-03T14:00,online,\n2,1.001193,yên-định,2025-10-03T14:00,online,``[bam](http://a.b) | <img>\n"
    );
    let args = ["replay", &small(), "--log", "-", "--as-of", "2025-10-13T16:30", "--lang", "en"];
    let page = thutuc(&args).input(log).run().status(1).stdout;
    assert!(!page.contains('\u{1b}') && page.contains("`B?[2J'1`"), "{page}");
    let line = page.lines().find(|line| line.contains("bam")).unwrap();
    assert!(!line.contains("``") && !line.contains("<img"), "{line}");
}
