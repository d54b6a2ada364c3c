//! What rules must not say, what they say of periods that only touch, and how findings are acknowledged and levelled.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use thutuc::bundle::Language;
use thutuc::diagnostics::{Finding, Severity};

use crate::findings::compiled;

/// The manifest of the fixtures with levels of warnings.
pub(crate) fn manifest(lints: &str) -> String {
    let horizon = "{ from: 2025-01-01, to: 2026-12-31 }";
    format!("catalog: thu\ntitle: Thử\nlanguage: vi\nhorizon: {horizon}\nlints: {lints}\n")
}

fn found(text: &str) -> Vec<Finding> {
    compiled(None, Some(text)).1
}

fn codes(text: &str) -> Vec<&'static str> {
    found(text).iter().map(Finding::code).collect()
}

/// A whole procedure with some clauses more.
fn procedure(force: &str, clauses: &str) -> String {
    let follows = "theo quy trình phần-đầu, giấy-tờ, trình-tự, hạn";
    format!("thủ tục 1.000001 \"Thử\" {{\n    hiệu lực {force}\n    {follows}\n{clauses}\n}}\n")
}

/// A program on one Friday, 03/10/2025, whose signer is the role `giúp`.
fn program_signed_by(signs: &str) -> String {
    format!(
        "chức danh giúp \"Người giúp\" {{ {signs} }}\n\
         mô hình thử \"Thử\" tại trung-tâm {{\n    từ 01/07/2025 đến 31/12/2025\n    ngày 03/10/2025 08:00-11:30\n    \
         người ký giúp\n    áp dụng thủ tục 9.000010\n}}\n"
    )
}

#[test]
fn a_last_version_that_ends_with_its_law_leaves_no_gap() {
    let ends = procedure("từ 01/01/2025 đến 30/06/2026", "    căn cứ điều 1 luật-cũ");
    assert_eq!(codes(&ends), [""; 0]);
}

#[test]
fn a_draft_may_overlap_what_is_in_force_and_fills_no_gap() {
    let draft = |force: &str| procedure(force, "    dự thảo");
    let version = |force: &str| procedure(force, "");
    assert_eq!(codes(&(version("từ 01/01/2025") + &draft("từ 01/06/2026"))), [""; 0]);
    let (before, after) = (version("từ 01/01/2025 đến 31/05/2025"), version("từ 01/07/2025"));
    assert_eq!(codes(&(before + &draft("từ 01/06/2025 đến 30/06/2025") + &after)), ["E0302"]);
}

#[test]
fn authority_to_sign_must_hold_on_every_day_of_the_program() {
    assert_eq!(codes(&program_signed_by("ký thay chủ-tịch")), [""; 0]);
    let halves = "ký thay chủ-tịch từ 01/01/2025 đến 30/09/2025; ký thay chủ-tịch từ 01/10/2025";
    assert_eq!(codes(&program_signed_by(halves)), [""; 0]);
    let findings = found(&program_signed_by("ký thay chủ-tịch từ 01/07/2025 đến 30/09/2025"));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].code(), "E0309");
    assert!(findings[0].message(Language::En).starts_with("on 2025-10-01 "), "{}", findings[0].message(Language::En));
}

#[test]
fn authority_to_sign_is_not_passed_on() {
    assert_eq!(codes(&program_signed_by("ký thay phó-chủ-tịch")), ["E0309"]);
}

#[test]
fn a_part_that_cannot_be_read_is_not_missing_as_well() {
    let text = procedure("từ 01/01/2025", "    thời hạn mười ngày").replace(", hạn", "");
    let codes = codes(&text);
    assert!(!codes.is_empty() && codes.iter().all(|code| code.starts_with("E01")), "{codes:?}");
}

#[test]
fn a_name_in_a_clause_with_an_error_is_not_unused_as_well() {
    let text =
        "dữ kiện thừa: có/không \"Thừa\"\n".to_owned() + &procedure("từ 01/01/2025", "    phí 5 đồng khi thừa > 3");
    let codes = codes(&text);
    assert!(!codes.is_empty() && !codes.contains(&"W0201"), "{codes:?}");
}

/// A Cyrillic letter in a declaration takes it away, but what its name was meant to be is not missed elsewhere as well.
#[test]
fn a_look_alike_letter_in_a_declaration_is_the_only_finding() {
    let text = "dữ kiện hạn-cаo: có/không \"Hạn cao\"\n".to_owned()
        + &procedure("từ 01/01/2025", "    phí 5 đồng khi hạn-cao");
    assert_eq!(codes(&text), ["E0108"]);
}

/// A clause of a common process that cannot be read is reported once, not once more in each procedure that follows it.
#[test]
fn a_broken_clause_of_a_common_process_leaves_no_part_missing() {
    let mut text = "quy trình chung riêng {\n    lĩnh vực thử\n    cấp xã\n    đối tượng công-dân\n    số lượng một bộ hồ sơ gốc\n    cơ quan giải quyết \"Ủy ban\"\n    cách thức trực-tiếp\n}\n".to_owned();
    for code in ["1.000001", "1.000002", "1.000003"] {
        text += &format!(
            "thủ tục {code} \"Thủ tục {code}\" {{\n    hiệu lực từ 01/01/2025\n    theo quy trình riêng, giấy-tờ, trình-tự, hạn\n}}\n"
        );
    }
    assert_eq!(codes(&text).len(), 1, "{:?}", codes(&text));
}

/// `a = có` and `a != không` are told with what is meant.
#[test]
fn a_condition_compared_with_yes_or_no_is_told_with_its_mend() {
    for (written, mend) in
        [("gấp = có", "gấp"), ("gấp != có", "không gấp"), ("gấp = false", "không gấp"), ("gấp != no", "gấp")]
    {
        let findings = found(&procedure("từ 01/01/2025", &format!("    phí 5 đồng khi {written}")));
        assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["E0211"], "{written}");
        assert_eq!(findings[0].fix.as_ref().map(|fix| fix.edits[0].replacement.as_str()), Some(mend), "{written}");
        assert_eq!(findings[0].help(Language::Vi).as_deref(), Some("viết `gấp` hoặc `không gấp`"));
    }
}

#[test]
fn a_closing_brace_that_stands_for_an_opening_one_is_the_only_finding() {
    let findings = found(&procedure("từ 01/01/2025", "").replacen('{', "}", 1));
    let codes: Vec<&str> = findings.iter().map(Finding::code).collect();
    assert_eq!(codes, ["E0105"]);
    assert_eq!(findings[0].fix.as_ref().map(|fix| fix.edits[0].replacement.as_str()), Some("{"));
}

#[test]
fn an_office_that_is_not_declared_is_missed_once() {
    let program = "mô hình thử \"Thử\" tại trung-tam {\n    từ 01/07/2025 đến 31/12/2025\n    mỗi thứ-sáu 08:00-11:30 chấp nhận W0601 lý do \"thử\"\n    \
                   người ký chủ-tịch\n    áp dụng thủ tục 9.000010\n}\n";
    assert_eq!(codes(program), ["E0201"]);
}

#[test]
fn a_step_that_a_common_process_lacks_is_reported_with_the_procedure_that_follows_it() {
    let process =
        "quy trình chung thử {\n    bước thêm \"Thêm\" { sau không-có; do một-cửa; trong 1 giờ làm việc }\n}\n";
    let follows = "    theo quy trình thử";
    let text = procedure("từ 01/01/2025", follows) + process;
    let findings = found(&text);
    let step = findings.iter().find(|finding| finding.code() == "E0201").expect("the step is missed");
    let related: Vec<bool> = step.related.iter().map(|other| other.span.start < step.span.start).collect();
    assert_eq!(related, [true]);
}

#[test]
fn findings_are_the_same_in_nfd() {
    let text = procedure("từ 01/01/2025 đến 30/06/2025", "    căn cứ điều 1 luật-mới\n    phí 1 đồng\n    phí 2 đồng")
        + &procedure("từ 15/07/2025", "    lĩnh vực thừ")
        + "dữ kiện thừa: có/không \"Thừa\"\n";
    let nfd: String = text.nfd().collect();
    assert_ne!(text, nfd);
    assert_eq!(codes(&text), ["E0303", "E0502", "E0302", "W0202", "W0201"]);
    assert_eq!(codes(&nfd), codes(&text));
}

#[test]
fn an_accepted_error_stays_and_no_longer_blocks() {
    let clauses = |accept: &str| format!("    phí 5 đồng\n    phí 6 đồng\n        {accept}");
    let findings = found(&procedure("từ 01/01/2025", &clauses("chấp nhận E0502 căn cứ điều 5 luật-thử")));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].code() == "E0502" && findings[0].accepted.is_some() && !findings[0].blocks());
    let unfounded = found(&procedure("từ 01/01/2025", &clauses("chấp nhận E0502 lý do \"thử\"")));
    assert!(unfounded.iter().all(|finding| finding.accepted.is_none()), "{unfounded:?}");
}

#[test]
fn an_acceptance_reaches_no_further_than_its_clause() {
    let clauses = "    phí 5 đồng\n        chấp nhận E0502 căn cứ điều 5 luật-thử\n    phí 6 đồng";
    assert_eq!(codes(&procedure("từ 01/01/2025", clauses)), ["W0203", "E0502"]);
}

#[test]
fn the_manifest_sets_the_level_of_warnings() {
    let unused = "dữ kiện thừa: có/không \"Thừa\"\n";
    let severities = |lints: &str| -> Vec<Severity> {
        compiled(Some(&manifest(lints)), Some(unused)).1.iter().map(|finding| finding.severity).collect()
    };
    assert_eq!(severities("{}"), [Severity::Warning]);
    assert_eq!(severities("{ W0201: warning }"), [Severity::Warning]);
    assert_eq!(severities("{ W0201: error }"), [Severity::Error]);
    assert_eq!(severities("{ W0201: off }"), []);
}

#[test]
fn an_accepted_warning_does_not_block_as_an_error_either() {
    let accepted = "văn bản luật-xưa \"Luật xưa\" chấp nhận W0201 lý do \"để tra cứu\" { hiệu lực từ 01/01/2000 }\n";
    let (_, findings) = compiled(Some(&manifest("{ W0201: error }")), Some(accepted));
    assert!(findings.len() == 1 && findings[0].severity == Severity::Error && !findings[0].blocks(), "{findings:?}");
}

#[test]
fn a_simplification_rests_on_a_decision_in_force() {
    let simplify = |day: &str| {
        format!(
            "văn bản quyết-định \"Quyết định\" {{ hiệu lực từ 01/09/2025 }}\n\
             đơn giản hóa 9.000009 theo quyết-định \"Thử\" {{\n    từ {day}\n    bỏ bước lấy-ý-kiến\n}}\n"
        )
    };
    assert_eq!(codes(&simplify("01/09/2025")), [""; 0]);
    assert_eq!(codes(&simplify("31/08/2025")), ["E0303"]);
}

#[test]
fn every_step_is_reported_once_however_many_return_the_result() {
    let mut steps = String::new();
    for number in 0..150 {
        writeln!(steps, "    bước a{number} \"A\" {{ sau nhận; do một-cửa; trong 5 phút; trả kết quả }}").unwrap();
        writeln!(steps, "    bước b{number} \"B\" {{ sau nhận; do một-cửa; trong 5 phút }}").unwrap();
    }
    let findings = found(&procedure("từ 01/01/2025", &steps));
    let count = |code: &str| findings.iter().filter(|finding| finding.code() == code).count();
    // Of 151 returning steps the first is not against another one; the shared `trả` is reported where it stands.
    assert_eq!((findings.len(), count("E0403"), count("E0404")), (149 + 1, 1, 149));
    let runs_on = findings.iter().find(|finding| finding.code() == "E0403").unwrap().message(Language::En);
    assert!((0..150).all(|number| runs_on.matches(&format!("`b{number}`")).count() == 1), "{runs_on}");
}

#[test]
fn a_manifest_unfolds_nothing_and_is_short() {
    let findings = |more: &str| compiled(Some(&format!("{}{more}", manifest("{}"))), None).1;
    let aliases = findings("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
    assert_eq!(aliases.iter().map(Finding::code).collect::<Vec<_>>(), ["E0219"]);
    assert!(aliases[0].message(Language::Vi).contains("`&`"), "{}", aliases[0].message(Language::Vi));
    let deep = findings(&format!("a: {}\n", "[".repeat(10_000)));
    assert_eq!(deep.iter().map(Finding::code).collect::<Vec<_>>(), ["E0219"]);
    let long = findings(&"# dài\n".repeat(3_000));
    assert_eq!(long.iter().map(Finding::code).collect::<Vec<_>>(), ["E0219"]);
}
