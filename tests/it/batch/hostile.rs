//! Files that no rows can be read from, and rows among good ones that cannot: what each is told.

use crate::command::{Catalog, Outcome, small, thutuc};

const HEADER: &str = "procedure,office,received,channel,cần-xác-minh\n";
const GOOD: &str = "1.001193,yên-định,2025-10-06T15:01,counter,no\n";
const ANSWER: &str =
    "1.001193,yên-định,2025-10-06T15:01,counter,not_eligible,2025-10-07T17:00,2025-10-07T17:00,2025-10-07T17:00,,\n";

fn decide(rows: impl AsRef<[u8]>) -> Outcome {
    let catalog = Catalog::small().file("rows.csv", rows);
    let file = catalog.folder().join("rows.csv").display().to_string();
    thutuc(&["decide", &small(), "--batch", &file, "--lang", "en"]).run()
}

/// The answers without their header, for a header and rows.
fn answers(rows: impl AsRef<[u8]>) -> String {
    let outcome = decide([HEADER.as_bytes(), rows.as_ref()].concat()).status(0);
    outcome.stdout.split_once('\n').unwrap().1.to_owned()
}

/// What is said of a file that is refused.
fn refused(rows: impl AsRef<[u8]>) -> String {
    let outcome = decide(rows).status(2);
    assert_eq!(outcome.stdout, "");
    outcome.stderr
}

#[test]
fn a_bad_row_in_the_middle_is_told_and_stops_nothing() {
    for (row, error) in [
        (
            "1.001193,yên-định,2025-10-06T15:01\n",
            "1.001193,yên-định,2025-10-06T15:01,,,,,,,\"bad_row: this row has 3 cells, the header 5\"\n",
        ),
        ("a,b,c,d,e,f\n", "a,b,c,d,,,,,,\"bad_row: this row has 6 cells, the header 5\"\n"),
        (
            "1.001193,yên-định,2025-10-06,counter,\n",
            "1.001193,yên-định,2025-10-06,counter,,,,,,\"bad_moment: `2025-10-06` is no moment; write YYYY-MM-DDTHH:MM, as in `2025-10-03T14:00`\"\n",
        ),
        (
            "1.001193,yên-định,2025-10-06T15:01,counter,a\0b\n",
            "1.001193,yên-định,2025-10-06T15:01,counter,,,,,,\"bad_fact_value: `a\0b` is no value of `cần-xác-minh`, which is `yes` or `no`\"\n",
        ),
        (
            "1.001193,,2025-10-06T15:01,counter,\n",
            "1.001193,,2025-10-06T15:01,counter,,,,,,bad_row: this row lacks `office`\n",
        ),
    ] {
        assert_eq!(answers(format!("{GOOD}{row}{GOOD}")), format!("{ANSWER}{error}{ANSWER}"));
    }
}

#[test]
fn bytes_that_are_no_text_are_one_bad_row() {
    let row = [
        b"1.001193,\xff\xfe,2025-10-06T15:01,counter,\n".as_slice(),
        "1.001193,y\u{ea}n-".as_bytes(),
        b"\xc4,\xa9,counter,\n",
    ]
    .concat();
    let error = "bad_row: this row is not in UTF-8\n";
    let expected =
        format!("{ANSWER}1.001193,,2025-10-06T15:01,counter,,,,,,{error}1.001193,,,counter,,,,,,{error}{ANSWER}");
    assert_eq!(answers([GOOD.as_bytes(), &row, GOOD.as_bytes()].concat()), expected);
}

#[test]
fn each_cell_that_is_no_text_makes_its_row_a_bad_one() {
    for quoted in ["yên-định", "\"yên-định\""] {
        for place in 0..5 {
            let mut cells = ["1.001193", quoted, "2025-10-06T15:01", "counter", "no"].map(str::as_bytes);
            let mut ids = ["1.001193", "yên-định", "2025-10-06T15:01", "counter", ""];
            cells[place] = b"\xff";
            ids[place] = "";
            let row = [&cells.join(&b','), b"\n".as_slice()].concat();
            let expected = format!("{ANSWER}{},,,,,bad_row: this row is not in UTF-8\n{ANSWER}", ids.join(","));
            assert_eq!(answers([GOOD.as_bytes(), &row, GOOD.as_bytes()].concat()), expected, "{place} {quoted}");
        }
    }
}

#[test]
fn a_cell_of_ten_megabytes_is_one_bad_row() {
    let error = ",,,,,,,,,bad_row: this row is longer than 1048576 bytes\n";
    for cell in ["x".repeat(10 << 20), format!("\"{}\"", "x\n,\"\"".repeat(2 << 20))] {
        assert_eq!(answers(format!("{GOOD}{cell},b,c,d,e\n{GOOD}")), format!("{ANSWER}{error}{ANSWER}"));
    }
}

#[test]
fn a_quote_that_is_never_closed_is_told_in_its_row() {
    let error = ",,,,,,,,,bad_row: the file ends within quotes that open in this row; what follows them was not read\n";
    assert_eq!(
        answers(format!("{GOOD}1.001193,\"yên-định,2025-10-06T15:01,counter,no\n{GOOD}")),
        format!("{ANSWER}{error}")
    );
    let long = ",,,,,,,,,bad_row: this row is longer than 1048576 bytes\n";
    assert_eq!(answers(format!("{GOOD}\"{}", GOOD.repeat(40_000))), format!("{ANSWER}{long}"));
}

#[test]
fn marks_of_order_line_ends_and_empty_lines_change_nothing() {
    let rows = format!("{HEADER}{GOOD}{GOOD}");
    let plain = decide(&rows).status(0).stdout;
    for other in [
        format!("\u{feff}{rows}"),
        rows.replace('\n', "\r\n"),
        rows.replace('\n', "\n\n"),
        rows.trim_end().to_owned(),
        rows.replace("yên-định", "\"yên-định\""),
    ] {
        assert_eq!(decide(&other).status(0).stdout, plain, "{other}");
    }
}

#[test]
fn a_file_without_a_header_that_can_be_used_is_refused() {
    for (rows, why) in [
        (String::new(), "the file has no row"),
        ("\n\n".to_owned(), "the file has no row"),
        (GOOD.repeat(3), "there is no column `procedure`"),
        (HEADER.replace(',', ";"), "there is no column `procedure`"),
        (HEADER.replace(",channel", ""), "there is no column `channel`"),
        (HEADER.replace("channel", "office"), "the column `office` stands twice"),
        (HEADER.replace(",cần", ",,cần"), "column 5 has no name"),
        (format!("\"{HEADER}{GOOD}"), "a quote is not closed"),
        ("x".repeat(3 << 20), "the first row is too long"),
    ] {
        let said = refused(&rows);
        assert!(said.contains(why) && said.contains("rows.csv"), "{said}");
    }
    assert!(refused(b"procedure,\xff\n").contains("not in UTF-8"));
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_how_to_get_one_with_it() {
    let said = thutuc(&["decide", &small(), "--batch", "rows.parquet", "--lang", "en"]).run().status(2).stderr;
    assert!(said.contains("cargo install --path . --features parquet"), "{said}");
}
