//! Shared processes: what a procedure takes from them and what it replaces.

use crate::lower::testing::{found, one, procedure};

const PROCESS: &str = "quy trình chung chung {\n hồ sơ { giấy-tờ \"Giấy tờ\" 1 bản chính; đơn \"Đơn chung\" 1 bản chính }\n \
                       thời hạn 5 ngày làm việc\n phí 1.000 đồng\n căn cứ luật\n bổ sung { tạm dừng }\n bước nhận { trong 10 \
                       phút }\n bước trả { sau nhận; trả kết quả }\n trong ngày { khi hồ-sơ.đầy-đủ }\n}\n";

#[test]
fn what_a_procedure_does_not_say_itself_is_shared() {
    let lowered = one(&format!("{PROCESS}{}", procedure("theo quy trình chung")));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let version = lowered.version();
    assert_eq!(version.steps.len(), 2);
    assert_eq!(version.deadlines[0].terms.rule, "5 ngày làm việc");
    assert_eq!(version.provenance.basis[0].instrument, "luật");
    assert!(version.supplement.is_some());
    assert!(lowered.catalog.unused_processes.is_empty());
}

#[test]
fn own_steps_documents_and_rows_replace_shared_ones_and_lists_add() {
    let own = procedure(
        "theo quy trình chung\n hồ sơ { đơn \"Đơn riêng\" 2 bản chính }\n thời hạn 2 ngày làm việc\n thời hạn 9 ngày khi \
         cần-xác-minh\n căn cứ điều 1 luật\n bước nhận \"Nhận riêng\" { trong 1 giờ }\n trong ngày { trừ trường hợp \
         cần-xác-minh }",
    );
    let lowered = one(&format!("{PROCESS}{own}"));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let version = lowered.version();
    let rules: Vec<&str> = version.deadlines.iter().map(|row| row.terms.rule.as_str()).collect();
    assert_eq!(rules, ["2 ngày làm việc", "9 ngày khi cần-xác-minh"]);
    let steps: Vec<_> = version.steps.iter().map(|step| step.title.vi.as_deref().unwrap()).collect();
    assert_eq!(steps, ["Nhận riêng", "trả"]);
    let documents: Vec<_> =
        version.documents.iter().flat_map(|d| &d.list).map(|d| d.row.title.vi.as_deref().unwrap()).collect();
    assert_eq!(documents, ["Đơn riêng", "Giấy tờ"]);
    assert_eq!(version.provenance.basis.len(), 2);
    assert_eq!(version.same_day.as_ref().unwrap().clauses.len(), 2);
    assert_eq!(version.fees.len(), 1);
}

#[test]
fn two_processes_that_bring_the_same_part_are_refused_unless_the_procedure_has_its_own() {
    let two = "quy trình chung a { bước x { bắt buộc } }\nquy trình chung b { bước x { bắt buộc } }\n";
    assert_eq!(found(&format!("{two}{}", procedure("theo quy trình a, b"))), ["E0216 b"]);
    assert!(found(&format!("{two}{}", procedure("theo quy trình a, b\n bước x { bắt buộc }"))).is_empty());
}

#[test]
fn a_ring_of_processes_ends() {
    let ring = "quy trình chung a { theo quy trình b }\nquy trình chung b { theo quy trình a; bước x { bắt buộc } }\n";
    assert_eq!(found(&format!("{ring}{}", procedure("theo quy trình a"))), ["E0215 a"]);
}

#[test]
fn a_long_chain_of_processes_ends_and_a_wide_one_is_read_once() {
    let chain: String =
        (0..100).map(|at| format!("quy trình chung p{at} {{ theo quy trình p{} }}\n", at + 1)).collect();
    let found =
        found(&format!("{chain}quy trình chung p100 {{ bước x {{ bắt buộc }} }}\n{}", procedure("theo quy trình p0")));
    assert_eq!(found, ["E0208 p32"]);
    let wide: String =
        (0..30).map(|at| format!("quy trình chung p{at} {{ theo quy trình p{0}, p{0} }}\n", at + 1)).collect();
    let lowered = one(&format!(
        "{wide}quy trình chung p30 {{ bước x {{ bắt buộc }}; kéo dài thêm 1 ngày }}\n{}",
        procedure("theo quy trình p0")
    ));
    assert_eq!(lowered.version().deadlines.len(), 1);
}

#[test]
fn an_unused_process_is_kept_in_mind() {
    let lowered = one("quy trình chung x { bước a { bắt buộc } }\n");
    assert_eq!(lowered.catalog.unused_processes.len(), 1);
}

#[test]
fn an_illustrative_procedure_marks_what_it_shares_and_no_other_does() {
    let marked = "thủ tục 1.000002 \"Thử\" minh họa { hiệu lực từ 01/07/2025; theo quy trình chung }\n";
    let lowered = one(&format!("{PROCESS}{marked}{}", procedure("theo quy trình chung")));
    let row = |code: &str| lowered.catalog.procedures[code].versions[0].deadlines[0].provenance.illustrative;
    assert_eq!((row("1.000001"), row("1.000002")), (false, true));
}
