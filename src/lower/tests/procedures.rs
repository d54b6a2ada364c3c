//! A procedure's own clauses: limits, fees, documents, supplements, and clauses that stand once.

use crate::bundle::{Clock, DeadlineKind, Limit};
use crate::calendar::{Duration, Unit};
use crate::lower::budget::Budget;
use crate::lower::testing::{found, one, procedure, within};
use crate::model::{Expr, ExprKind, Value, Var};

#[test]
fn a_procedure_without_its_first_day_is_left_out() {
    let lowered = one("thủ tục 1.000001 \"Thử\" { cấp xã }\n");
    assert_eq!(lowered.found, ["E0308 thủ tục 1.000001 \"Thử\""]);
    assert!(lowered.catalog.procedures.is_empty());
}

#[test]
fn a_single_clause_stands_once() {
    assert_eq!(found(&procedure("lĩnh vực a\n lĩnh vực b")), ["E0213 lĩnh vực b"]);
    assert_eq!(found(&procedure("cách thức trực-tiếp, trực-tiếp")), ["E0202 trực-tiếp"]);
}

#[test]
fn limits_keep_terms_conditions_and_words() {
    let lowered = one(&procedure(
        "thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo  # luật\n \
         \x20   căn cứ điều 5 luật\n thời hạn 20 ngày kể từ khi niêm-yết khi cần-xác-minh\n kéo dài thêm 2 ngày làm việc \
         khi cần-xác-minh\n thời hạn không quy định khi số-bản = 0\n bước niêm-yết \"Niêm yết\" { chờ ít nhất 7 ngày }",
    ));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let [same_day, posted, extension, none] = lowered.version().deadlines.as_slice() else { panic!("not four rows") };
    assert_eq!(same_day.terms.limit.node, Limit::SameDay);
    assert_eq!(same_day.terms.cutoff.map(|cutoff| (cutoff.after, cutoff.unless_at_once)), Some((900, true)));
    assert_eq!(
        same_day.terms.rule,
        "trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo"
    );
    assert_eq!(same_day.provenance.basis[0].article.as_deref(), Some("5"));
    assert_eq!(posted.terms.from_step.as_ref().map(|step| step.node.as_str()), Some("niêm-yết"));
    assert_eq!(posted.terms.limit.node, Limit::Duration { duration: Duration::new(20, Unit::Days) });
    assert_eq!(extension.kind, DeadlineKind::Extension);
    assert_eq!(none.terms.limit.node, Limit::None);
}

#[test]
fn durations_are_above_nothing_and_bounded() {
    assert_eq!(found(&procedure("thời hạn 0 ngày làm việc")), ["E0506 0 ngày làm việc"]);
    assert_eq!(found(&procedure("kéo dài thêm 8.000 ngày")), ["E0504 8.000 ngày"]);
    assert!(found(&procedure("bước a { trong 0,5 ngày làm việc }")).is_empty());
}

#[test]
fn a_supplement_without_a_word_on_the_clock_starts_again() {
    let clock = |text: &str| one(&procedure(text)).version().supplement.as_ref().map(|row| row.clock);
    assert_eq!(clock("bổ sung { thông báo trong 3 ngày làm việc }"), Some(Clock::Restarts));
    assert_eq!(clock("bổ sung { nộp lại trong 30 ngày; tạm dừng }"), Some(Clock::Pauses));
    assert_eq!(clock(""), None);
}

#[test]
fn fees_are_named_by_their_kind() {
    let lowered =
        one(&procedure("lệ phí 0 đồng\n phí 5 đồng\n phí bản-sao 8.000 đồng * số-bản\n lệ phí theo \"Nghị quyết\""));
    let ids: Vec<&str> = lowered.version().fees.iter().map(|fee| fee.id.as_str()).collect();
    assert_eq!(ids, ["lệ phí", "phí", "bản-sao", "lệ phí"]);
    assert_eq!(lowered.version().fees[0].amount.as_ref().unwrap().kind, ExprKind::Value(Value::Money(0)));
    assert_eq!(lowered.version().fees[3].amount, None);
    assert_eq!(lowered.version().fees[3].set_by.as_ref().unwrap().vi.as_deref(), Some("Nghị quyết"));
}

#[test]
fn steps_stand_after_those_that_they_wait_for() {
    let lowered = one(&procedure(
        "bước trả { sau ký; trả kết quả }\n bước ký { sau nhận; bắt buộc }\n bước nhận { do chủ-tịch }",
    ));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let ids: Vec<&str> = lowered.version().steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["nhận", "ký", "trả"]);
}

#[test]
fn steps_that_wait_for_nothing_known_or_twice_are_found() {
    assert_eq!(
        found(&procedure("bước ký { sau nhan }\n bước nhận { sau ký, ký }\n bước ký { bắt buộc }")),
        ["E0405 ký", "E0202 ký", "E0201 nhan"]
    );
}

#[test]
fn conditions_of_groups_and_cases_reach_their_documents() {
    let lowered = one(&procedure(
        "hồ sơ {\n a \"A\" 1 bản chính\n trường hợp \"C\" khi cần-xác-minh {\n một trong khi số-bản > 0 {\n b \"B\" 2 bản \
         sao\n c \"C\" 1 bản chính, khai thác từ \"Kho\"\n }\n }\n d \"D\" 1 bản chính, nếu có\n}",
    ));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let documents = lowered.version().documents.as_ref().unwrap();
    let span = documents.span;
    let case = Expr::var(span, Var::Fact("cần-xác-minh".into()));
    let [a, b, c, d] = documents.list.as_slice() else { panic!("not four documents") };
    assert_eq!((&a.when, &a.group), (&None, &None));
    let ExprKind::And(parts) = &b.when.as_ref().unwrap().kind else { panic!("one condition") };
    assert_eq!((parts.len(), &parts[0]), (2, &case));
    assert_eq!((b.group.as_deref(), b.cases.len(), b.row.quantity.copies), (Some("1"), 1, 2));
    let ExprKind::And(parts) = &c.when.as_ref().unwrap().kind else { panic!("one condition") };
    assert_eq!(parts.last().unwrap(), &Expr::var(span, Var::DocumentDrawn("c".into())).negate());
    assert!(d.row.optional);
}

#[test]
fn a_document_named_twice_is_found_at_the_second() {
    assert_eq!(found(&procedure("hồ sơ { a \"A\" 1 bản chính; trường hợp \"X\" { a \"B\" 1 bản sao } }")), ["E0202 a"]);
}

#[test]
fn an_illustrative_item_marks_all_its_rows() {
    let text =
        "thủ tục 1.000001 \"Thử\" minh họa {\n hiệu lực từ 01/07/2025\n thời hạn 1 ngày\n bước a { trong 5 phút }\n}\n";
    let lowered = one(text);
    let version = lowered.version();
    assert!(version.illustrative && version.deadlines[0].provenance.illustrative);
    assert!(version.steps[0].provenance.illustrative);
}

#[test]
fn versions_of_a_code_stand_by_their_first_day() {
    let text = "thủ tục 1.000001 \"B\" { hiệu lực từ 01/11/2025 }\nthủ tục 1.000001 \"A\" { hiệu lực từ 01/07/2025 đến \
                31/10/2025 }\n";
    let lowered = one(text);
    let days: Vec<_> = lowered.versions().iter().map(|v| (v.from.to_string(), v.to.map(|to| to.to_string()))).collect();
    assert_eq!(days, [("2025-07-01".into(), Some("2025-11-01".into())), ("2025-11-01".into(), None)]);
}

#[test]
fn cases_and_blocks_give_their_basis_and_mark_to_their_documents() {
    let lowered = one(&procedure(
        "hồ sơ {\n trường hợp \"C\" khi cần-xác-minh căn cứ điều 2 luật {\n a \"A\" 1 bản chính\n }\n} căn cứ điều 1 luật \
         minh họa",
    ));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let row = &lowered.version().documents.as_ref().unwrap().list[0].row;
    let articles: Vec<_> = row.provenance.basis.iter().map(|citation| citation.article.as_deref().unwrap()).collect();
    assert_eq!((articles, row.provenance.illustrative), (vec!["2", "1"], true));
}

#[test]
fn a_small_file_cannot_ask_for_more_than_memory_holds() {
    let rows: String = (0..50).map(|at| format!("bước s{at} {{ trong 5 phút }}\n")).collect();
    let mut text = format!("quy trình chung x {{\n{rows}}}\n");
    for at in 0..30 {
        text.push_str(&format!("thủ tục 2.{at:06} \"A\" {{ hiệu lực từ 01/07/2025; theo quy trình x }}\n"));
    }
    // A version is 50 steps and its own head: 19 of them are within a thousand parts.
    let lowered = within(Budget::of(1_000), &[("thử.tt", &text)]);
    assert_eq!(lowered.found, ["E0208 thủ tục 2.000019 \"A\""]);
    assert_eq!(lowered.catalog.procedures.len(), 19);
}

#[test]
fn hostile_sizes_are_findings() {
    let members: String = (0..31).map(|at| format!("d{at} \"D\" 1 bản chính\n")).collect();
    let ordered = procedure(&format!("hồ sơ {{\n một trong theo thứ tự {{\n{members}}}\n}}"));
    assert_eq!(found(&ordered), ["E0208 một trong theo thứ tự"]);
    let mut clauses = String::from("hồ sơ {\n");
    for at in 0..1_200 {
        clauses.push_str(&format!("d{at} \"D\" 1 bản chính\n"));
    }
    clauses.push_str("}\n");
    assert_eq!(found(&procedure(&clauses)), ["E0208 hồ sơ"]);
}
