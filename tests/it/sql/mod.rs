//! `thutuc sql`: small conditions in each engine's words, what is refused, the tables. That engines decide with them as the runtime does
//! is held by `.ci/sql/run`, which asks engines.

use insta::{assert_snapshot, with_settings};
use serde_json::json;
use thutuc::bundle::Logic;
use thutuc::sql::{Dialect, Why, expression, sql};

use crate::catalog::RULES;
use crate::command::{Catalog, thutuc};

#[path = "../../sql/hostile.rs"]
mod hostile;

const DIALECTS: [(&str, Dialect); 3] =
    [("duckdb", Dialect::DuckDb), ("postgres", Dialect::Postgres), ("spark", Dialect::Spark)];

/// Conditions of every kind, each in the words of the three engines.
#[test]
fn small_conditions_in_each_dialect() {
    let bundle = hostile::bundle();
    let conditions = [
        ("yes and no", json!({"and": [{"var": "a"}, {"!": [{"var": "b"}]}]})),
        ("either", json!({"or": [{"var": "a"}, {"===": [{"var": "b"}, {"var": "c"}]}]})),
        ("a bound settles it", json!({">=": [{"var": "trang"}, 0]})),
        ("one number", json!({"<=": [{"var": "trang"}, 10]})),
        ("two numbers", json!({"<": [{"var": "trang"}, {"var": "chênh"}]})),
        ("a choice", json!({"in": [{"var": "loại"}, ["thường", "gấp"]]})),
        ("no choice", json!({"in": [{"var": "loại"}, []]})),
        ("the channel", json!({"===": [{"var": "channel"}, "online"]})),
        ("an amount", json!({"*": [8000, {"var": "trang"}]})),
        ("an amount with a ceiling", json!({"min": [200_000, {"*": [1000, {"var": "trang"}]}]})),
        ("years", json!({">": [{"var": "years_from.sinh"}, 14]})),
        ("a long name", json!({"var": "một-dữ-kiện-có-tên-rất-dài-mà-cơ-sở-dữ-liệu-không-giữ-hết-được-một"})),
    ];
    let mut shown = String::new();
    for (name, logic) in conditions {
        shown.push_str(&format!("{name}: {logic}\n"));
        for (engine, dialect) in DIALECTS {
            let said = expression(&bundle, &Logic(logic.clone()), dialect).expect(name);
            shown.push_str(&format!("  {engine}: {said}\n"));
        }
    }
    assert_snapshot!(shown);
}

/// What is no expression of the format has no words.
#[test]
fn what_is_no_expression_is_not_said() {
    let bundle = hostile::bundle();
    for logic in [json!(null), json!({"if": [true, 1, 2]}), json!({"var": "không-có"}), json!({"<": [{"var": "a"}, 1]})]
    {
        assert_eq!(expression(&bundle, &Logic(logic.clone()), Dialect::Spark), None, "{logic}");
    }
}

/// Every version of the hostile catalog is said in every dialect, but for the one that only a schedule decides.
#[test]
fn everything_but_schedules_is_said() {
    let bundle = hostile::bundle();
    for (engine, dialect) in DIALECTS {
        let said = sql(&bundle, dialect).unwrap();
        let whys: Vec<Why> = said.unsaid.iter().map(|unsaid| unsaid.why).collect();
        assert_eq!(whys, [Why::FromStep], "{engine}");
    }
    // Of the catalog that ships only the linked procedure is not.
    let said = sql(RULES.bundle(), Dialect::DuckDb).unwrap();
    let unsaid: Vec<(&str, Why)> = said.unsaid.iter().map(|unsaid| (unsaid.procedure.as_str(), unsaid.why)).collect();
    assert_eq!(unsaid, [("3.000722", Why::Stages)]);
}

/// The scripts that make tables, and the tables that are short.
#[test]
fn scripts_and_tables() {
    let catalog = Catalog::small();
    let built = thutuc(&["build", ".", "-o", "goi.json"]).within(catalog.folder()).run();
    assert_eq!(built.status, 0, "{}", built.stderr);
    for (engine, _) in DIALECTS {
        let written = thutuc(&["sql", "goi.json", "--dialect", engine, "-o", engine]).within(catalog.folder()).run();
        assert_eq!(written.status, 0, "{}", written.stderr);
        let text = |name: &str| std::fs::read_to_string(catalog.folder().join(engine).join(name)).unwrap();
        let mut shown = String::new();
        for name in ["tables.sql", "dossiers.sql", "period.sql"] {
            shown.push_str(&format!("-- {name}\n{}", text(name)));
        }
        if engine == "duckdb" {
            for name in ["codes", "offices", "procedures", "versions", "receptions"] {
                shown.push_str(&format!("-- {name}\n{}", text(&format!("thutuc_{name}.csv"))));
            }
            // A weekend, and the days around the Saturday that was worked for a Friday.
            for (name, lines) in [("days", 186..196), ("reception_days", 100..104), ("reception_minutes", 1889..1893)] {
                let table = text(&format!("thutuc_{name}.csv"));
                let rows: Vec<&str> = table.lines().collect();
                shown.push_str(&format!("-- {name}\n{}\n{}\n", rows[0], rows[lines].join("\n")));
            }
        }
        with_settings!({snapshot_suffix => engine}, { assert_snapshot!(shown) });
    }
}

/// The same bundle gives the same bytes.
#[test]
fn the_same_bundle_gives_the_same_files() {
    let bundle = hostile::bundle();
    let files = || sql(&bundle, Dialect::Spark).unwrap().files;
    assert_eq!(files(), files());
}

/// What cannot be said is refused, with its place, and nothing is written; or passed over, when that is asked for.
#[test]
fn what_cannot_be_said_is_refused_with_its_place() {
    let bundle = thutuc::bundle::to_canonical_bytes(&hostile::bundle()).unwrap();
    let catalog = Catalog::small().file("goi.json", bundle);
    let run = |args: &[&str]| {
        let given = ["sql", "goi.json", "--dialect", "duckdb", "-o", "ra"];
        thutuc(&[&given, args].concat()).within(catalog.folder()).run()
    };
    let refused = run(&["--lang", "en"]);
    assert_eq!((refused.status, refused.stdout.as_str()), (1, ""));
    assert_snapshot!(refused.stderr);
    assert!(!catalog.folder().join("ra").exists());
    let passed = run(&["--skip"]);
    assert_eq!(passed.status, 0, "{}", passed.stderr);
    let versions = std::fs::read_to_string(catalog.folder().join("ra/thutuc_versions.csv")).unwrap();
    assert_eq!(versions.lines().filter(|line| line.contains("cannot_be_said")).count(), 1);
}
