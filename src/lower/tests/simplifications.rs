//! Simplifications: the version that each makes, and left sides that match nothing or too much.

use crate::bundle::Limit;
use crate::calendar::{Duration, Unit};
use crate::lower::testing::{Lowered, found, one, procedure};

const CLAUSES: &str = "người ký chủ-tịch\n cách thức trực-tiếp\n đối tượng công-dân\n hồ sơ { đơn \"Đơn\" 1 bản chính; bản-sao \
                       \"Bản sao\" 1 bản sao }\n lệ phí 20.000 đồng\n thời hạn 20 ngày làm việc\n thời hạn 30 ngày làm việc \
                       khi cần-xác-minh\n yêu cầu số-bản > 0\n bước nhận { trong 10 phút }\n bước hỏi { sau nhận; trong 3 \
                       ngày làm việc }\n bước trình { sau hỏi; do phó-chủ-tịch; trong 2 ngày làm việc; bắt buộc }\n bước \
                       duyệt { sau trình; trong 2 ngày làm việc; khi cần-xác-minh }\n bước trả { sau duyệt; trả kết quả }";

fn simplified(lines: &str) -> Lowered {
    one(&simplification(lines))
}

fn simplification(lines: &str) -> String {
    let item = format!("đơn giản hóa 1.000001 theo quyết-định \"Giảm\" {{\n từ 01/10/2025\n {lines}\n}}\n");
    format!("{}{item}", procedure(CLAUSES))
}

fn days(limit: &Limit) -> Option<Duration> {
    if let Limit::Duration { duration } = limit { Some(*duration) } else { None }
}

#[test]
fn a_delta_makes_a_version_from_its_day_and_keeps_the_law_s_terms() {
    let lowered = simplified("thời hạn 20 ngày làm việc thành 14 ngày làm việc");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let [before, after] = lowered.versions() else { panic!("not two versions") };
    assert_eq!(before.to.unwrap().to_string(), "2025-10-01");
    assert_eq!((after.from.to_string(), after.to), ("2025-10-01".to_owned(), None));
    let row = &after.deadlines[0];
    assert_eq!(days(&row.terms.limit.node), Some(Duration::new(14, Unit::WorkingDays)));
    assert_eq!(days(&row.statutory.as_ref().unwrap().limit.node), Some(Duration::new(20, Unit::WorkingDays)));
    assert_eq!(row.terms.rule, "14 ngày làm việc");
    let change = &row.provenance.changes[0];
    assert_eq!((change.by.as_str(), change.before.as_str()), ("quyết-định", "20 ngày làm việc"));
    assert_eq!(after.deadlines[1], before.deadlines[1]);
    assert_eq!(after.before.as_ref().unwrap().version.deadlines, before.deadlines);
}

#[test]
fn a_row_is_named_by_its_whole_left_side() {
    let lowered = simplified("thời hạn 30 ngày làm việc khi cần-xác-minh thành 25 ngày làm việc");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    assert_eq!(lowered.versions()[1].deadlines[1].terms.rule, "25 ngày làm việc khi cần-xác-minh");
    for line in [
        "thời hạn 30 ngày làm việc thành 25 ngày làm việc",
        "thời hạn 20 ngày thành 14 ngày làm việc",
        "lệ phí 10.000 đồng thành 5.000 đồng",
        "người ký phó-chủ-tịch thành chủ-tịch",
        "bước hỏi trong 4 ngày làm việc thành 2 ngày làm việc",
        "bước trình do chủ-tịch thành phó-chủ-tịch",
        "bỏ yêu cầu số-bản > 1",
        "hẹn lại tối đa 3 ngày làm việc thành 2 ngày làm việc",
    ] {
        let lowered = simplified(line);
        assert!(lowered.found[0].starts_with("E0702"), "{line}: {:?}", lowered.found);
        assert_eq!(lowered.found.len(), 1, "{line}: {:?}", lowered.found);
    }
}

#[test]
fn two_rows_that_match_are_ambiguous() {
    let twice = procedure("kéo dài thêm 2 ngày\n kéo dài thêm 2 ngày");
    let item = "đơn giản hóa 1.000001 theo quyết-định { từ 01/10/2025; kéo dài thêm 2 ngày thành 1 ngày }\n";
    assert_eq!(found(&format!("{twice}{item}")), ["E0703 kéo dài thêm 2 ngày thành 1 ngày"]);
}

#[test]
fn what_came_after_a_dropped_step_comes_after_what_it_came_after() {
    let lowered = simplified("bỏ bước hỏi");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let steps = &lowered.versions()[1].steps;
    let submit = steps.iter().find(|step| step.id == "trình").unwrap();
    assert_eq!(submit.after.iter().map(|name| name.node.as_str()).collect::<Vec<_>>(), ["nhận"]);
    assert_eq!(steps.len(), 4);
}

#[test]
fn a_mandatory_step_is_not_dropped() {
    assert_eq!(found(&simplification("bỏ bước trình")), ["E0704 trình"]);
}

#[test]
fn a_merged_step_takes_the_place_of_its_parts() {
    let lowered =
        simplified("gộp bước trình, duyệt thành ký \"Trình và ký\" { do phó-chủ-tịch; trong 3 ngày làm việc }");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let steps = &lowered.versions()[1].steps;
    let ids: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["nhận", "hỏi", "ký", "trả"]);
    let merged = &steps[2];
    // One part runs always, so the whole does; one part is mandatory, so the whole is.
    assert!(merged.mandatory && merged.when.is_none());
    assert_eq!(merged.after.iter().map(|name| name.node.as_str()).collect::<Vec<_>>(), ["hỏi"]);
    assert_eq!(steps[3].after.iter().map(|name| name.node.as_str()).collect::<Vec<_>>(), ["ký"]);
}

#[test]
fn a_merge_needs_two_steps_a_free_name_and_a_limit() {
    assert_eq!(found(&simplification("gộp bước trình, trình thành ký { trong 1 ngày làm việc }")).len(), 1);
    assert_eq!(found(&simplification("gộp bước trình, duyệt thành trả { trong 1 ngày làm việc }")), ["E0711 trả"]);
    assert_eq!(found(&simplification("gộp bước trình, duyệt thành ký { do chủ-tịch }")), ["E0709 ký"]);
}

#[test]
fn dropped_documents_leave_completeness_and_may_not_be_named() {
    let lowered = simplified("bỏ hồ sơ bản-sao lý do \"đã có trong cơ sở dữ liệu\"");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let [before, after] = lowered.versions() else { panic!("not two versions") };
    assert_eq!(before.documents.as_ref().unwrap().list.len(), 2);
    assert_eq!(after.documents.as_ref().unwrap().list.len(), 1);
    let reason = after.provenance.changes[0].reason.as_ref().unwrap();
    assert_eq!(reason.vi.as_deref(), Some("đã có trong cơ sở dữ liệu"));
    let named = procedure("hồ sơ { đơn \"Đơn\" 1 bản chính }\n yêu cầu giấy.đơn");
    let item = "đơn giản hóa 1.000001 theo quyết-định { từ 01/10/2025; bỏ hồ sơ đơn }\n";
    assert_eq!(found(&format!("{named}{item}")), ["E0707 đơn"]);
}

#[test]
fn channels_and_applicants_are_added_once() {
    let lowered = simplified("cách thức thêm trực-tuyến toàn trình\n đối tượng thêm tổ-chức");
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    assert_eq!(lowered.versions()[1].channels.len(), 2);
    assert_eq!(lowered.versions()[1].applicants.len(), 2);
    assert_eq!(found(&simplification("cách thức thêm trực-tiếp")), ["E0706 trực-tiếp"]);
}

#[test]
fn deltas_stack_by_date_whatever_their_order() {
    let second =
        "đơn giản hóa 1.000001 theo quyết-định { từ 01/01/2026; thời hạn 14 ngày làm việc thành 10 ngày làm việc }\n";
    let first = simplification("thời hạn 20 ngày làm việc thành 14 ngày làm việc");
    for text in [format!("{second}{first}"), format!("{first}{second}")] {
        let lowered = one(&text);
        assert!(lowered.found.is_empty(), "{:?}", lowered.found);
        let row = &lowered.versions()[2].deadlines[0];
        assert_eq!(days(&row.terms.limit.node), Some(Duration::new(10, Unit::WorkingDays)));
        assert_eq!(days(&row.statutory.as_ref().unwrap().limit.node), Some(Duration::new(20, Unit::WorkingDays)));
        assert_eq!(row.provenance.changes.len(), 2);
    }
}

#[test]
fn a_delta_on_a_versions_first_day_replaces_it_and_leaves_later_ones() {
    let text = "thủ tục 1.000001 \"A\" { hiệu lực từ 01/10/2025 đến 31/12/2025; thời hạn 5 ngày }\nthủ tục 1.000001 \"B\" { \
                hiệu lực từ 01/01/2026; thời hạn 5 ngày }\nđơn giản hóa 1.000001 theo quyết-định { từ 01/10/2025; thời hạn \
                5 ngày thành 4 ngày }\n";
    let lowered = one(text);
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let counts: Vec<_> =
        lowered.versions().iter().map(|v| days(&v.deadlines[0].terms.limit.node).unwrap().count).collect();
    assert_eq!(counts, [4, 5]);
}

#[test]
fn a_delta_needs_a_day_a_decision_and_a_version() {
    let item = |body: &str| format!("{}{body}", procedure(CLAUSES));
    assert_eq!(found(&item("đơn giản hóa 1.000001 theo quyết-định { bỏ bước hỏi }\n")).len(), 1);
    assert_eq!(
        found(&item("đơn giản hóa 1.000001 theo quyết-định { từ 01/01/2025; bỏ bước hỏi }\n")),
        ["E0701 1.000001"]
    );
    assert_eq!(found(&item("đơn giản hóa 1.000002 theo quyết-định { từ 01/01/2025 }\n")), ["E0201 1.000002"]);
    assert_eq!(found(&simplification("thời hạn 20 ngày làm việc thành 20 ngày làm việc")).len(), 1);
}

#[test]
fn an_illustrative_line_marks_the_change_and_not_what_the_law_says() {
    let lowered = simplified("thời hạn 20 ngày làm việc thành 14 ngày làm việc minh họa");
    let row = &lowered.versions()[1].deadlines[0];
    assert!(row.provenance.changes[0].illustrative && !row.provenance.illustrative);
}

#[test]
fn a_procedure_takes_a_hundred_simplifications() {
    let mut text = procedure("thời hạn 200 ngày");
    for (at, day) in (0..101).zip(chrono::NaiveDate::from_ymd_opt(2025, 8, 1).unwrap().iter_days()) {
        let (from, to) = (200 - at, 199 - at);
        let day = day.format("%d/%m/%Y");
        text.push_str(&format!(
            "đơn giản hóa 1.000001 theo quyết-định {{ từ {day}; thời hạn {from} ngày thành {to} ngày }}\n"
        ));
    }
    assert_eq!(found(&text), ["E0208 đơn giản hóa 1.000001 theo quyết-định"]);
}
