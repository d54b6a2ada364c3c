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
    assert!(outcome.stderr.starts_with("lỗi: không chạy được `duckdb`: "), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("cài chương trình dòng lệnh của DuckDB"), "{}", outcome.stderr);
}

#[cfg(unix)]
mod made_up {
    use super::*;
    use crate::command::Outcome;

    /// A log of five: one decided, one with events and a return, one by a code with a suffix, one with a fact that is none, one for the
    /// engine to refuse.
    const LOG: &str = "\
A1,1.001193,yên-định,2025-10-03T14:00:30,counter,,,yes,no
A2,1.001193,yên-định,2025-10-03T15:01,counter,2025-10-08T09:00,2025-10-03T16:00=5;2025-10-06T10:00=4,yes,
A3,1.001193.H05,yên-định,2025-10-03T14:00,online,,,,
A4,1.001193,yên-định,2025-10-03T14:00,online,,,maybe,
A5,1.001193,yên-định,2025-10-03T14:00,online,,,yes,
";
    const COLUMNS: &str = "returned,events,hồ-sơ.đầy-đủ,cần-xác-minh";

    /// `replay` of the log with a program that runs a script of the shell: `$rows` is the file that it is asked for, `$answers`
    /// where its answers belong.
    fn replay(folder: &Folder, script: &str) -> Outcome {
        use std::os::unix::fs::PermissionsExt;
        let program = folder.path("duckdb");
        let places = "asked=$(cat)\n\
                      rows=$(printf '%s\\n' \"$asked\" | sed -n \"s/^COPY dossiers FROM '\\([^']*\\)'.*/\\1/p\")\n\
                      answers=$(printf '%s\\n' \"$asked\" | sed -n \"s/.* TO '\\([^']*\\)'.*/\\1/p\")\n";
        let text = format!("#!/bin/sh\n[ \"$1\" = -version ] && exit\n{places}{script}\n");
        std::fs::write(&program, text).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::write(folder.path("so.csv"), format!("{HEADER},{COLUMNS}\n{LOG}")).unwrap();
        let args = ["replay", &small(), "--log", &folder.path("so.csv"), "--as-of", "2025-10-10T12:00"];
        let more = ["--engine", "duckdb", "--dossiers", &folder.path("ra.csv"), "--rejected", &folder.path("loi.csv")];
        let path = format!("{}:/usr/bin:/bin", folder.path(""));
        thutuc(&[&args[..], &more].concat()).env("PATH", &path).run()
    }

    #[test]
    fn it_is_asked_what_the_log_says() {
        let folder = Folder::new(&[]);
        let outcome = replay(&folder, &format!("cp \"$rows\" {}; echo stop >&2; exit 1", folder.path("hoi.csv")));
        assert_eq!(outcome.status, 2);
        assert_snapshot!(outcome.stderr, @"lỗi: `duckdb` báo lỗi: stop");
        // Under numbers of their own; facts in the order of `dossiers.sql`. A4 has a fact that is none: nobody is asked for it.
        assert_snapshot!(folder.read("hoi.csv"), @r"
        0,1.001193,yên-định,2025-10-03 14:00:00,,counter,,,,,,false,,,,,true,,,,,
        1,1.001193,yên-định,2025-10-03 15:01:00,2025-10-08 09:00:00,counter,,2025-10-03T16:00=5;2025-10-06T10:00=4,,,,,,,,,true,,,,,
        2,1.001193.H05,yên-định,2025-10-03 14:00:00,,online,,,,,,,,,,,,,,,,
        3,1.001193,yên-định,2025-10-03 14:00:00,,online,,,,,,,,,,,true,,,,,
        ");
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
            answer(2, "1.001193.H05", &format!(",undetermined,2025-07-01,{start},,,,5,,true"), "0,"),
            answer(3, "1.001193", "too_many_events,,,,,,,,,false", ","),
        ];
        let outcome = replay(&folder, &format!("printf '{}' > \"$answers\"", rows.concat()));
        assert_eq!(outcome.status, 1, "{outcome:?}");
        assert_snapshot!(folder.read("ra.csv"), @r"
        dossier,procedure,office,received,channel,verdict,statutory,committed,promised,fee,state,error
        A1,1.001193,yên-định,2025-10-03T14:00,counter,eligible,2025-10-04T00:00,2025-10-05T00:00,2025-10-06T00:00,,overdue,
        A2,1.001193,yên-định,2025-10-03T15:01,counter,refused,2025-10-04T00:00,2025-10-05T00:00,2025-10-06T00:00,2007,on_time,
        A3,1.001193.H05,yên-định,2025-10-03T14:00,online,undetermined,,,,,waiting,
        ");
        assert_snapshot!(folder.told(&folder.read("loi.csv")), @r"
        thutuc.reason,thutuc.file,thutuc.row,dossier,procedure,office,received,channel,returned,events,hồ-sơ.đầy-đủ,cần-xác-minh
        `maybe` không phải là giá trị của `documents.complete`: phải là `có` hoặc `không`,so.csv,5,A4,1.001193,yên-định,2025-10-03T14:00,online,,,maybe,
        SQL không trả lời được hồ sơ này: có hơn 12 sự kiện; bỏ --engine thì chương trình này tự giải quyết,so.csv,6,A5,1.001193,yên-định,2025-10-03T14:00,online,,,yes,
        ");
    }

    #[test]
    fn answers_that_are_none_are_not_taken_for_some() {
        for (script, why) in [
            ("true", "`duckdb` trả lời thiếu một hồ sơ"),
            ("echo '0,1.001193,yên-định' > \"$answers\"", "câu trả lời của `duckdb` không đọc được: "),
            ("printf '9,1.001193,yên-định,x,,,,,,,,,\\n' > \"$answers\"", "câu trả lời của `duckdb` không đọc được: "),
            ("echo 'Parser Error: syntax error' >&2", "`duckdb` báo lỗi: Parser Error: syntax error"),
            ("exit 3", "exit status: 3"),
        ] {
            let folder = Folder::new(&[]);
            let outcome = replay(&folder, script);
            assert_eq!(outcome.status, 2, "{script}");
            assert!(outcome.stderr.contains(why), "{script}: {}", outcome.stderr);
        }
    }
}
