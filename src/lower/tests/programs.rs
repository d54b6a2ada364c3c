//! Programs: sessions, what they cover, and their clauses.

use crate::lower::testing::{found, one, procedure};
use crate::model::{ExprKind, SessionDay, Var};

#[test]
fn a_program_keeps_sessions_coverage_and_clauses() {
    let program = "mô hình thứ-sáu \"Thứ Sáu\" tại trung-tâm {\n từ 01/07/2025 đến 31/12/2025\n mỗi thứ-sáu 07:30-11:30, \
                   13:30-17:00\n ngày 12/09/2025, 19/09/2025 08:00-11:30 địa điểm \"Nhà văn hóa\"\n nhận đến 16:00\n người \
                   ký phó-chủ-tịch\n áp dụng lĩnh vực hộ-tịch\n trừ thủ tục 1.000001\n trừ trường hợp cần-xác-minh lý do \
                   \"phải xác minh\"\n}\n";
    let lowered = one(&format!("{}{program}", procedure("lĩnh vực hộ-tịch")));
    assert!(lowered.found.is_empty(), "{:?}", lowered.found);
    let program = &lowered.catalog.programs["thứ-sáu"];
    assert_eq!(program.sessions.len(), 3);
    assert!(matches!(program.sessions[1].day, SessionDay::Dated(day) if day.to_string() == "2025-09-12"));
    assert_eq!(program.to.unwrap().to_string(), "2026-01-01");
    let [signer, unless] = program.clauses.as_slice() else { panic!("not two clauses") };
    assert_eq!(signer.condition.kind, ExprKind::Var(Var::SignerPresent));
    assert_eq!(unless.reason.vi.as_deref(), Some("phải xác minh"));
    assert!(!program.covers.covers("1.000001", lowered.version()));
    assert!(program.covers.covers("1.000002", lowered.version()));
}

#[test]
fn a_program_needs_sessions_coverage_and_known_names() {
    let program = "mô hình x tại trung-tam {\n áp dụng thủ tục 1.000002\n}\n";
    let lowered = one(&format!("{}{program}", procedure("")));
    assert_eq!(lowered.found, ["E0201 1.000002", "E0201 trung-tam", "E0214 mô hình x tại trung-tam"]);
}

#[test]
fn a_program_may_ask_for_any_procedures_documents() {
    let program = |name: &str| {
        let clauses = format!("mỗi thứ-hai 08:00-10:00\n áp dụng thủ tục 1.000001\n khi giấy.{name}");
        format!("{}mô hình x tại trung-tâm {{\n {clauses}\n}}\n", procedure("hồ sơ { đơn \"Đơn\" 1 bản chính }"))
    };
    assert!(found(&program("đơn")).is_empty());
    assert_eq!(found(&program("tờ-khai")), ["E0225 tờ-khai"]);
}
