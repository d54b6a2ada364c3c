//! Small re-imports, each with its three texts and what comes of them.

use thutuc::bundle::Language;
use thutuc::diagnostics::Say;
use thutuc::import::merge::{Label, Side};

use super::{merge, named};

/// A procedure with some clauses.
fn procedure(clauses: &str) -> String {
    format!("thủ tục 1.000001 \"Cấp giấy\" dự thảo {{\n{clauses}}}\n")
}

/// Shows three texts and their merge; merging once more with the same texts must change nothing.
fn shows(name: &str, base: &str, ours: &str, theirs: &str) {
    let merged = merge(base, ours, theirs).unwrap();
    let again = merge(base, &merged.text, theirs).unwrap();
    assert_eq!(again.text, merged.text, "{name}: a second merge");
    assert_eq!(again.conflicts.len(), merged.conflicts.len(), "{name}: conflicts of a second merge");
    assert_eq!(merge(theirs, &merged.text, theirs).unwrap().text, merged.text, "{name}: the next import");
    let mut out = String::new();
    for (title, text) in [("base", base), ("ours", ours), ("theirs", theirs), ("merged", &merged.text)] {
        out.push_str(&format!("== {title}\n{text}"));
    }
    out.push_str(&format!("== {} taken, {} kept\n", merged.taken, merged.kept));
    for conflict in &merged.conflicts {
        let labels: Vec<String> = conflict.item.iter().chain(&conflict.clause).map(label).collect();
        out.push_str(&format!("conflict: {}: {}\n", labels.join(" / "), named(conflict.difference)));
        for (side, text) in [("base", &conflict.base), ("ours", &conflict.ours), ("theirs", &conflict.theirs)] {
            out.push_str(&format!("  {side}: {}\n", text.as_deref().unwrap_or("-").replace('\n', "\n    ")));
        }
        let shown = merged.text[conflict.place.clone()].replace('\n', "\n    ");
        out.push_str(&format!("  shown at: {shown}\n"));
    }
    insta::with_settings!({
        snapshot_path => "../../snapshots/merge",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, out) });
}

fn label(label: &Label) -> String {
    format!("{} {}", label.kind.say(Language::Vi), label.name).trim_end().to_owned()
}

const STEP: &str = "    bước ký \"Ký\" {\n        do chủ-tịch\n        trong 2 ngày làm việc\n    }\n";

#[test]
fn a_clause_that_only_the_record_changed_is_taken_in_place() {
    let base = procedure("    cấp xã\n    thời hạn 5 ngày làm việc\n    số lượng 1 bộ\n");
    let ours = procedure("    cấp   xã # đã đối chiếu\n\n    thời hạn 5 ngày làm việc # giữ\n    số lượng 2 bộ\n");
    let theirs = procedure("    cấp xã\n    thời hạn 7 ngày làm việc\n        căn cứ luật-mẫu\n    số lượng 1 bộ\n");
    shows("record_changes", &base, &ours, &theirs);
}

#[test]
fn a_limit_that_got_a_condition_is_still_the_records_limit() {
    let base = procedure("    thời hạn 5 ngày làm việc\n");
    let ours = procedure("    thời hạn 5 ngày làm việc khi cần-xác-minh\n    hẹn lại tối đa 2 ngày làm việc\n");
    let theirs = procedure("    thời hạn 7 ngày làm việc\n");
    shows("condition_added", &base, &ours, &theirs);
    shows("condition_added_record_unchanged", &base, &ours, &base);
}

#[test]
fn new_clauses_follow_the_clause_before_them() {
    let base = procedure("    cấp xã\n    số lượng 1 bộ\n");
    let ours = procedure(
        "    cấp xã\n    # của cán bộ\n    người ký chủ-tịch\n    số lượng 1 bộ\n\n    trong ngày {\n        khi hồ-sơ.đầy-đủ lý do \"thiếu\"\n    }\n",
    );
    let theirs = procedure(
        "    lĩnh vực đất-đai\n    cấp xã\n    ## Bản ghi ghi thêm.\n    cơ quan giải quyết \"UBND\"\n    số lượng 1 bộ\n\n    lệ phí 0 đồng\n",
    );
    shows("record_adds", &base, &ours, &theirs);
}

#[test]
fn what_one_side_took_out_stays_out() {
    let base = procedure("    cấp xã\n    số lượng 1 bộ\n    ## Theo bản ghi.\n    lệ phí 0 đồng\n    yêu cầu a\n");
    let ours = procedure("    số lượng 1 bộ\n    ## Theo bản ghi.\n    lệ phí 0 đồng\n    yêu cầu a lý do \"a\"\n");
    let theirs = procedure("    cấp xã\n    số lượng 1 bộ\n    yêu cầu a\n");
    shows("deletions", &base, &ours, &theirs);
}

#[test]
fn a_clause_deleted_by_one_and_changed_by_the_other_is_told() {
    let base = procedure(&format!("    cấp xã\n    phí a 1.000 đồng\n{STEP}    yêu cầu a\n"));
    let ours = procedure("    cấp xã\n    phí a 2.000 đồng\n    yêu cầu a\n");
    let theirs = procedure(&format!("    cấp xã\n{}    yêu cầu a\n", STEP.replace('2', "3")));
    shows("deletions_against_changes", &base, &ours, &theirs);
}

#[test]
fn a_deleted_clause_that_changes_again_is_told_once() {
    let with = |days: &str| procedure(&format!("    cấp xã\n    thời hạn {days} ngày\n    số lượng 1 bộ\n"));
    let ours = procedure("    cấp xã\n    số lượng 1 bộ\n");
    let merged = merge(&with("5"), &ours, &with("6")).unwrap();
    shows("told_again_deleted", &with("6"), &merged.text, &with("7"));
    let changed = procedure("    cấp xã\n    thời hạn 1 ngày\n    số lượng 1 bộ\n");
    let merged = merge(&with("5"), &changed, &with("6")).unwrap();
    shows("told_again_changed", &with("6"), &merged.text, &with("7"));
}

#[test]
fn comments_are_merged_apart_from_their_clause() {
    let base = procedure("    ## Bản ghi: một.\n    lệ phí 0 đồng\n    ## Bản ghi: hai.\n    số lượng 1 bộ\n");
    let ours = procedure(
        "    # hỏi lại tỉnh\n    ## Bản ghi: một.\n    lệ phí 5.000 đồng\n    ## Đã sửa.\n    số lượng 1 bộ\n",
    );
    let theirs =
        procedure("    ## Bản ghi: ba.\n    ## Thêm.\n    lệ phí 0 đồng\n    ## Bản ghi: bốn.\n    số lượng 1 bộ\n");
    shows("notes", &base, &ours, &theirs);
}

#[test]
fn a_draft_that_an_officer_ended_gets_a_new_title() {
    let base = procedure("    cấp xã\n");
    let ours = base.replace(" dự thảo", "");
    let theirs = base.replace("Cấp giấy", "Cấp giấy phép");
    shows("draft_ended", &base, &ours, &theirs);
    let ours = ours.replace("Cấp giấy", "Cấp giấy tờ");
    shows("title_changed_by_both", &base, &ours, &theirs);
}

#[test]
fn clauses_on_one_line_are_merged_on_it() {
    let step = |clauses: &str| procedure(&format!("    bước ký \"Ký\" {{ {clauses} }}\n"));
    let base = step("do một-cửa; trong 5 phút; số hóa");
    shows(
        "inline_change",
        &base,
        &step("do chủ-tịch; trong 5 phút; số hóa"),
        &step("do một-cửa; trong 7 phút; số hóa"),
    );
    shows("inline_removal", &base, &step("do chủ-tịch; trong 5 phút; số hóa"), &step("do một-cửa; bắt buộc"));
    shows(
        "inline_conflict",
        &base,
        &step("do một-cửa; trong 6 phút; số hóa"),
        &step("do một-cửa; trong 7 phút; số hóa"),
    );
    shows("inline_deleted", &base, &step("do một-cửa"), &step("do một-cửa; trong 7 phút; số hóa"));
}

#[test]
fn a_document_that_an_officer_grouped_is_still_the_records() {
    let dossier = |documents: &str| procedure(&format!("    hồ sơ {{\n{documents}    }}\n"));
    let base = dossier("        a \"Đơn\" 1 bản chính\n        b \"Sao\" 1 bản sao\n        c \"Ảnh\" 1 bản chính\n");
    let ours = dossier(
        "        một trong {\n            a \"Đơn\" 1 bản chính\n            b \"Sao\" 1 bản sao\n        }\n        c \"Ảnh\" 1 bản chính\n",
    );
    let theirs =
        dossier("        a \"Đơn mới\" 1 bản chính\n        c \"Ảnh\" 2 bản chính\n        d \"Bằng\" 1 bản sao\n");
    shows("grouped_documents", &base, &ours, &theirs);
}

#[test]
fn items_come_go_and_stay() {
    let item = |name: &str, title: &str| format!("chức danh {name} \"{title}\"\n");
    let base = format!("# Từ cổng quốc gia.\n\n{}{}{}", item("a", "A"), item("b", "B"), item("c", "C"));
    let ours = format!(
        "# Từ cổng quốc gia.\n\n# Của xã.\ndữ kiện x: có/không \"X\"\n{}{}{}",
        item("a", "A"),
        item("b", "B xã"),
        item("c", "C")
    );
    let theirs = format!("# Từ cổng quốc gia, bản mới.\n\n{}\n{}", item("a", "A"), item("d", "D"));
    shows("items", &base, &ours, &theirs);
}

#[test]
fn versions_of_one_procedure_are_told_apart() {
    let version = |from: &str, days: &str| {
        format!("thủ tục 1.000001 \"Cấp giấy\" {{\n    hiệu lực từ {from}\n    thời hạn {days} ngày\n}}\n")
    };
    let base = version("01/01/2025", "5");
    let ours = format!("{}\n{}", version("01/01/2024", "9"), version("01/01/2025", "5"));
    shows("versions", &base, &ours, &version("01/01/2025", "6"));
}

#[test]
fn line_ends_and_marks_of_the_officers_editor_stay() {
    let base = procedure("    cấp xã\n    số lượng 1 bộ\n");
    let ours = format!("\u{feff}{}", procedure("    cấp xã\n    số lượng 2 bộ\n").replace('\n', "\r\n"));
    let theirs =
        procedure("    cấp tỉnh\n    số lượng 1 bộ\n    ## Mới.\n    lệ phí 0 đồng\n        căn cứ luật-mẫu\n");
    let merged = merge(&base, &ours, &theirs).unwrap();
    let wanted = "    cấp tỉnh\n    số lượng 2 bộ\n    ## Mới.\n    lệ phí 0 đồng\n        căn cứ luật-mẫu\n";
    assert_eq!(merged.text, format!("\u{feff}{}", procedure(wanted).replace('\n', "\r\n")));
}

#[test]
fn words_in_the_other_language_or_another_form_are_no_change() {
    let base = procedure("    hiệu lực từ 01/07/2025\n    thời hạn 5 ngày làm việc\n    số lượng 1 bộ\n");
    let ours = procedure("    in force from 2025-07-01\n    deadline 5 working days\n    sets 2\n");
    let theirs = procedure("    hiệu lực từ 01/07/2025\n    thời hạn 6 ngày làm việc\n    số lượng 1 bộ\n");
    let merged = merge(&base, &ours, &theirs).unwrap();
    assert_eq!(merged.text, procedure("    in force from 2025-07-01\n    thời hạn 6 ngày làm việc\n    sets 2\n"));
    assert!(merged.conflicts.is_empty());
}

#[test]
fn a_text_that_cannot_be_read_is_named() {
    let good = procedure("    cấp xã\n");
    let bad = procedure("    cấp đảo\n");
    for (texts, side) in
        [([&bad, &good, &good], Side::Base), ([&good, &bad, &good], Side::Ours), ([&good, &good, &bad], Side::Theirs)]
    {
        let unreadable = merge(texts[0], texts[1], texts[2]).unwrap_err();
        assert_eq!(unreadable.side, side);
        assert_eq!(unreadable.findings.len(), 1);
    }
}
