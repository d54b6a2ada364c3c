//! `--engine duckdb`: what becomes of dossiers is asked of a program. Here it is a made-up one, which shows what it is asked and says
//! what it is told to; `.ci/sql/run` asks the real one.

use insta::assert_snapshot;

use super::reading::{Folder, HEADER};
use crate::command::{small, thutuc};

#[test]
fn who_has_no_such_program_is_told_how_to_get_it() {
    let folder = Folder::new(&[("so.csv", &format!("{HEADER}\n"))]);
    let args = ["replay", &small(), "--log", &folder.path("so.csv"), "--engine", "duckdb"];
    let outcome = thutuc(&args).env("PATH", &folder.path("")).run().status(2);
    assert!(outcome.stderr.starts_with("lỗi: không thấy chương trình `duckdb`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("cài chương trình dòng lệnh của DuckDB"), "{}", outcome.stderr);
}

#[cfg(unix)]
mod made_up {
    use super::*;
    use crate::command::Outcome;

    /// A log with a row that is none, one decided, one with quotes, events and a return, one by a code with a suffix, one with a fact that
    /// is none, two for the engine to refuse, one of an office that is not there, one with too many events.
    const LOG: &str = "\
A0,1.001193
A1,1.001193,yên-định,2025-10-03T14:00:30,counter,,,yes,no
\"A \"\"2\"\"\",1.001193,yên-định,2025-10-03T15:01,counter,2025-10-08T09:00,2025-10-03T16:00=5;2025-10-06T10:00=4,yes,
A3,1.001193.H05,yên-định,2025-10-03T14:00,online,,,,
A4,1.001193,yên-định,2025-10-03T14:00,online,,,maybe,
A5,1.001193,yên-định,2025-10-03T14:00,online,,,yes,
A6,1.001193,yên-định,2025-10-03T14:00,mobile,,,yes,
A7,1.001193,\"yên-định, \"\"'\",2025-10-03T14:00,online,,,yes,
A8,1.001193,yên-định,2025-10-03T14:00,online,,2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4;2025-10-03T15:00=4,yes,
";
    const COLUMNS: &str = "returned,events,hồ-sơ.đầy-đủ,cần-xác-minh";

    /// `replay` of the log with a program that runs a script of the shell: `$rows` is the file that it is asked for, `$answers`
    /// where its answers belong. It refuses whoever would have it read its user's own settings.
    fn replay(folder: &Folder, rules: &[&str], script: &str) -> Outcome {
        use std::os::unix::fs::PermissionsExt;
        let program = folder.path("duckdb");
        let places = "[ \"$1\" = -init ] || exit 9\n\
                      [ \"$3\" = -version ] && exit\n\
                      asked=$(cat)\n\
                      rows=$(printf '%s\\n' \"$asked\" | sed -n \"s/^COPY dossiers FROM '\\([^']*\\)'.*/\\1/p\")\n\
                      answers=$(printf '%s\\n' \"$asked\" | sed -n \"s/.* TO '\\([^']*\\)'.*/\\1/p\")\n";
        std::fs::write(&program, format!("#!/bin/sh\n{places}{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::write(folder.path("so.csv"), format!("{HEADER},{COLUMNS}\n{LOG}")).unwrap();
        let scratch = folder.path("tam");
        std::fs::create_dir_all(&scratch).unwrap();
        let log = ["--log", &folder.path("so.csv"), "--as-of", "2025-10-10T12:00"];
        let more = ["--engine", "duckdb", "--dossiers", &folder.path("ra.csv"), "--rejected", &folder.path("loi.csv")];
        let path = format!("{}:/usr/bin:/bin", folder.path(""));
        let case = thutuc(&[&["replay"], rules, &log, &more].concat()).env("PATH", &path).env("TMPDIR", &scratch);
        let outcome = case.run();
        // What dossiers say stays nowhere.
        assert_eq!(std::fs::read_dir(scratch).unwrap().count(), 0);
        outcome
    }

    #[test]
    fn it_is_asked_what_the_log_says() {
        let folder = Folder::new(&[]);
        let copy = format!(
            "ls -ld . | cut -c1-10 > {0}/quyen; cp \"$rows\" {0}/hoi.csv; echo dừng >&2; exit 1",
            folder.path("")
        );
        let outcome = replay(&folder, &[&small()], &copy);
        assert_eq!(outcome.status, 2);
        assert_snapshot!(outcome.stderr, @"lỗi: `duckdb` báo lỗi: dừng; chương trình này đã được thử với DuckDB 1.5.6, bỏ --engine thì nó tự giải quyết");
        // Under numbers of their own; facts in the order of `dossiers.sql`. With A4, A7 and A8 something is wrong that nobody is asked
        // about.
        assert_snapshot!(folder.read("hoi.csv"), @r"
        0,1.001193,yên-định,2025-10-03 14:00:00,,counter,,,,,,false,,,,,true,,,,,
        1,1.001193,yên-định,2025-10-03 15:01:00,2025-10-08 09:00:00,counter,,2025-10-03T16:00=5;2025-10-06T10:00=4,,,,,,,,,true,,,,,
        2,1.001193,yên-định,2025-10-03 14:00:00,,online,,,,,,,,,,,,,,,,
        3,1.001193,yên-định,2025-10-03 14:00:00,,online,,,,,,,,,,,true,,,,,
        4,1.001193,yên-định,2025-10-03 14:00:00,,mobile,,,,,,,,,,,true,,,,,
        ");
        // Nobody else reads them.
        assert_eq!(folder.read("quyen"), "drwx------\n");
    }

    /// A row of `thutuc_answers`: number, procedure, office, error, verdict, version, then as minutes the counting start, the law's
    /// limit, the committed and the promised one; status, end, whether its clock stands; six pauses; two fees.
    fn answer(number: u32, code: &str, told: &str, fees: &str) -> String {
        format!("{number},{code},yên-định,{told}{},{fees}\\n", ",".repeat(12))
    }

    #[test]
    fn what_it_says_is_what_is_told() {
        let folder = Folder::new(&[]);
        // Not what this program would say: 2025-10-04T00:00, the 05th and the 06th, 2.007 đồng.
        let [start, law, own, promise] = [317_325_000_u32, 317_325_600, 317_327_040, 317_328_480];
        let moments = format!("2025-07-01,{start},{law},{own},{promise}");
        let rows = [
            answer(1, "1.001193", &format!(",refused,{moments},10,{promise},false"), "7,2000"),
            answer(0, "1.001193", &format!(",eligible,{moments},,,false"), ","),
            answer(2, "1.001193", &format!(",undetermined,2025-07-01,{start},,,,5,,true"), "0,"),
            answer(3, "1.001193", "cannot_be_said: 1.001193 2025-07-01 `liên thông` (thu-tuc.tt:1),,,,,,,,,false", ","),
            answer(4, "1.001193", "channel_not_offered,,,,,,,,,false", ","),
        ];
        // Words beside the answers are no reason to refuse them.
        let outcome =
            replay(&folder, &[&small()], &format!("echo chú ý >&2; printf '{}' > \"$answers\"", rows.concat()));
        assert_eq!(outcome.status, 1, "{outcome:?}");
        assert_snapshot!(folder.read("ra.csv"), @r#"
        dossier,procedure,office,received,channel,verdict,statutory,committed,promised,fee,state,error
        A1,1.001193,yên-định,2025-10-03T14:00,counter,eligible,2025-10-04T00:00,2025-10-05T00:00,2025-10-06T00:00,,overdue,
        "A ""2""",1.001193,yên-định,2025-10-03T15:01,counter,refused,2025-10-04T00:00,2025-10-05T00:00,2025-10-06T00:00,2007,on_time,
        A3,1.001193.H05,yên-định,2025-10-03T14:00,online,undetermined,,,,,waiting,
        "#);
        let rejected = folder.told(&folder.read("loi.csv"));
        let reasons: Vec<&str> = rejected.lines().map(|line| line.split(",so.csv,").next().unwrap()).collect();
        assert_snapshot!(reasons.join("\n"), @r#"
        thutuc.reason,thutuc.file,thutuc.row,dossier,procedure,office,received,channel,returned,events,hồ-sơ.đầy-đủ,cần-xác-minh
        "dòng này có 2 ô, dòng tiêu đề có 9"
        `maybe` không phải là giá trị của `documents.complete`: phải là `có` hoặc `không`
        SQL không trả lời được hồ sơ này: quy định không viết được thành SQL: 1.001193 2025-07-01 `liên thông` (thu-tuc.tt:1); bỏ --engine thì chương trình này tự giải quyết
        "hình thức `lưu-động` không được áp dụng; được áp dụng: `trực-tiếp`, `trực-tuyến`"
        "không có cơ quan nào tên `yên-định, ""'`; có phải là `yên-định`?"
        SQL không trả lời được hồ sơ này: có hơn 12 sự kiện; bỏ --engine thì chương trình này tự giải quyết
        "#);
    }

    /// Of a change nothing is told where one side is not answered.
    #[test]
    fn a_change_needs_both_answers() {
        let folder = Folder::new(&[]);
        let moments = "2025-07-01,317325000,317325600,317327040,317328480";
        let good = |number| answer(number, "1.001193", &format!(",eligible,{moments},,,false"), ",");
        let bad = |number| answer(number, "1.001193", "cannot_be_said: x,,,,,,,,,false", ",");
        // The old rules are asked first.
        let old = [good(0), good(1), bad(2), good(3), bad(4)].concat();
        let new = [good(0), bad(1), good(2), good(3), bad(4)].concat();
        let script = format!(
            "if mkdir {} 2>/dev/null; then printf '{old}'; else printf '{new}'; fi > \"$answers\"",
            folder.path("moi")
        );
        assert_eq!(replay(&folder, &[&small(), &small()], &script).status, 1);
        let told = folder.read("ra.csv");
        let told: Vec<&str> = told.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
        assert_eq!(told, ["A1", "A5"]);
        let rejected = folder.read("loi.csv");
        assert_eq!(rejected.matches("quy định không viết được thành SQL: x").count(), 2, "{rejected}");
    }

    #[test]
    fn answers_that_are_none_are_not_taken_for_some() {
        for (script, why) in [
            ("true", "câu trả lời không đọc được (No such file"),
            ("touch \"$answers\"", "thiếu câu trả lời cho một hồ sơ"),
            ("echo '0,1.001193,yên-định' > \"$answers\"", "câu trả lời không đọc được (0,1.001193,yên-định)"),
            ("printf '9,1.001193,yên-định,x,,,,,,,,,\\n' > \"$answers\"", "câu trả lời không đọc được (9,"),
            ("echo 'Parser Error: syntax error' >&2; exit 1", "`duckdb` báo lỗi: Parser Error: syntax error"),
            ("touch \"$answers\"; echo 'hết chỗ' >&2", "thiếu câu trả lời cho một hồ sơ; hết chỗ"),
            ("exit 3", "exit status: 3"),
        ] {
            let folder = Folder::new(&[]);
            let outcome = replay(&folder, &[&small()], script);
            assert_eq!(outcome.status, 2, "{script}");
            assert!(outcome.stderr.contains(why), "{script}: {}", outcome.stderr);
        }
    }
}
