//! Conditions and amounts: what they are read as, and each wrong part at its place.

use crate::lower::testing::{found, one, procedure};
use crate::model::{Comparison, ExprKind, Value, Var};

fn condition(text: &str) -> Vec<String> {
    found(&procedure(&format!("yêu cầu {text}\n hồ sơ {{ đơn \"Đơn\" 1 bản chính }}")))
}

fn amount(text: &str) -> Vec<String> {
    found(&procedure(&format!("phí {text}")))
}

#[test]
fn conditions_of_every_type_are_read() {
    for text in [
        "cần-xác-minh và không giấy.đơn",
        "số-bản * 2 + 1 >= 3 hoặc số-bản thuộc { 1, 2 }",
        "giá-trị * số-bản < 5.000 đồng",
        "nhận.ngày >= 01/10/2025 và ngày-sinh < nhận.ngày",
        "nhận.giờ <= 15:00 và giờ-hẹn != 08:00",
        "số-ngày-từ(ngày-sinh) <= 60 và số-năm-từ(ngày-sinh) < 6",
        "hình-thức = trực-tuyến hoặc hình-thức thuộc { counter, bưu-chính }",
        "nhận.thứ = thứ-sáu hoặc received.weekday = friday",
        "trường-hợp = thuê hoặc sở-hữu = trường-hợp",
        "hồ-sơ.đầy-đủ và documents.complete và phí.đã-nộp và signer.present",
    ] {
        assert_eq!(condition(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_value_stands_on_the_left_as_well() {
    let lowered = one(&procedure("yêu cầu sở-hữu = trường-hợp"));
    let ExprKind::Compare(Comparison::Equal, left, right) = &lowered.version().requirements[0].condition.kind else {
        panic!("no comparison");
    };
    assert_eq!(left.kind, ExprKind::Var(Var::Fact("trường-hợp".into())));
    assert_eq!(right.kind, ExprKind::Value(Value::Choice("sở-hữu".into())));
}

#[test]
fn every_wrong_part_is_one_finding_at_its_place() {
    for (text, finding) in [
        ("cần-xac-minh và cần-xác-minh", "E0201 cần-xac-minh"),
        ("giấy.tờ-khai", "E0225 tờ-khai"),
        ("giấy.đơn.khai-thác-được", "E0226 giấy.đơn.khai-thác-được"),
        ("số-bản", "E0204 số-bản"),
        ("không số-bản", "E0204 số-bản"),
        ("cần-xác-minh + 1 > 2", "E0204 cần-xác-minh"),
        ("giá-trị > 5000", "E0205 giá-trị > 5000"),
        ("ngày-sinh = 15:00", "E0205 ngày-sinh = 15:00"),
        ("giá-trị * giá-trị > 1 đồng", "E0205 giá-trị * giá-trị"),
        ("số-bản thuộc { 1, 2 đồng }", "E0205 2 đồng"),
        ("trường-hợp = thuế", "E0206 thuế"),
        ("hình-thức = thứ-hai", "E0206 thứ-hai"),
        ("hình-thức = 5", "E0206 5"),
        ("trường-hợp < thuê", "E0210 trường-hợp < thuê"),
        ("cần-xác-minh = cần-xác-minh", "E0211 cần-xác-minh = cần-xác-minh"),
        ("số-ngày-từ(nhận.ngày) > 1", "E0212 nhận.ngày"),
        ("số-bản thuộc { 1, 1 }", "W0801 1"),
    ] {
        assert_eq!(condition(text), [finding], "{text}");
    }
}

#[test]
fn unknown_parts_stay_quiet_where_they_are_used() {
    assert_eq!(condition("(x + 1) * 2 > 3 và không y"), ["E0201 x", "E0201 y"]);
}

#[test]
fn money_is_written_with_its_unit() {
    let lowered = one(&procedure("lệ phí 8000"));
    assert_eq!(lowered.found, ["E0204 8000"]);
    assert_eq!(lowered.fixes, [Some("8000 đồng".to_owned())]);
    assert!(amount("8.000 đồng * max(số-bản - 2, 0)").is_empty());
    assert_eq!(amount("max(5 đồng, số-bản)"), ["E0205 max(5 đồng, số-bản)"]);
}

#[test]
fn arithmetic_cannot_leave_the_exact_integers() {
    // 10^9 dong times 50 fits 2^53 - 1; times 50 times 50 times 50 times 100 does not.
    assert!(amount("giá-trị * số-bản").is_empty());
    assert_eq!(amount("giá-trị * số-bản * số-bản * số-bản * 100"), ["E0207 giá-trị * số-bản * số-bản * số-bản * 100"]);
    // A bound narrows what follows.
    assert!(amount("min(giá-trị * số-bản * số-bản, 1.000 đồng) * 1.000.000.000").is_empty());
}
