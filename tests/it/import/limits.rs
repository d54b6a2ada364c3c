//! What the words of a cell or of its row become: a limit, a cut-off, a limit of a case.

use chrono::NaiveDate;
use serde_json::{Value, json};
use thutuc::import::{self, Existing, Input};

/// The `thời hạn` and `kéo dài thêm` that a row becomes, notes left out.
fn limits(time: Value, unit: Value, text: Value, description: &str) -> Vec<String> {
    let record = json!({
        "code": "9.000001", "name": "Thử", "levels": ["commune"], "field": "Thử", "subjects": ["Công dân Việt Nam"],
        "executingAgencies": ["Ủy ban nhân dân cấp xã"],
        "executionSteps": [{"name": null, "description": "Nộp 01 bộ hồ sơ"}],
        "executionMethods": [{"submissionMethod": "DIRECT", "processingTime": time, "processingTimeUnit": unit,
            "processingTimeText": text, "fees": [], "description": description}],
        "executionCases": [{"name": null, "profileComponents": [{"name": "Tờ khai", "originalQty": 1}]}],
        "legalBasis": [], "results": []
    });
    let input = Input { name: "record.json".to_owned(), bytes: record.to_string().into_bytes() };
    let day = NaiveDate::from_ymd_opt(2026, 6, 10).unwrap();
    let imported = import::import(&[input], &Existing::default(), day);
    let text = &imported.files["thu/xa.tt"];
    let clauses =
        text.lines().map(str::trim).filter(|line| line.starts_with("thời hạn") || line.starts_with("kéo dài"));
    clauses.map(str::to_owned).collect()
}

#[test]
fn cells_that_are_words_become_limits() {
    for (text, clause) in [
        ("05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "thời hạn 5 ngày làm việc"),
        ("Ngay trong ngày làm việc", "thời hạn trong ngày"),
        ("Không quá 24 giờ", "thời hạn 24 giờ"),
        ("Nửa tháng", "thời hạn 15 ngày"),
        ("Từ 10 đến 25 ngày làm việc", "thời hạn 25 ngày làm việc"),
        ("10-25 ngày", "thời hạn 25 ngày"),
        ("Không quy định", "thời hạn không quy định"),
        ("Chậm nhất trước khi tàu rời cảng", "thời hạn \"Chậm nhất trước khi tàu rời cảng\""),
        ("10-25", "thời hạn \"10-25\""),
        ("5 ngày làm việc hoặc theo thỏa thuận", "thời hạn \"5 ngày làm việc hoặc theo thỏa thuận\""),
    ] {
        assert_eq!(limits(Value::Null, Value::Null, json!(text), ""), [clause], "{text}");
    }
}

#[test]
fn words_beside_a_cell_add_cutoffs_and_cases() {
    let of = |description| limits(json!(3), json!("WORKING_DAY"), json!("3 Ngày làm việc"), description);
    for (description, clauses) in [
        ("", &["thời hạn 3 ngày làm việc"][..]),
        (
            "Nếu nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo",
            &["thời hạn 3 ngày làm việc, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo"],
        ),
        (
            "Trường hợp phải xác minh thì thời hạn giải quyết không quá 08 ngày làm việc",
            &["thời hạn 8 ngày làm việc khi phải-xác-minh-9-000001", "thời hạn 3 ngày làm việc"],
        ),
    ] {
        assert_eq!(of(description), clauses, "{description}");
    }
}

#[test]
fn a_number_without_a_unit_takes_the_one_of_the_words_where_they_agree() {
    let of = |description| limits(json!(5), Value::Null, json!("5"), description);
    assert_eq!(of("Thời hạn giải quyết 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"), ["thời hạn 5 ngày làm việc"]);
    assert_eq!(of("Thời hạn giải quyết 07 ngày làm việc kể từ ngày nhận đủ hồ sơ"), ["thời hạn \"5\""]);
    assert_eq!(of("Nộp tại bộ phận một cửa"), ["thời hạn \"5\""]);
}
