//! Style and drafting risks: what each looks at and what it must not say, and how one is silenced where it stands.

use thutuc::diagnostics::{Finding, Severity};

use crate::findings::compiled;

/// What is found in a text beside the prelude, every warning on.
fn found(lints: &str, text: &str) -> Vec<Finding> {
    let horizon = "{ from: 2025-01-01, to: 2026-12-31 }";
    let manifest = format!("catalog: thu\ntitle: Thử\nlanguage: vi\nhorizon: {horizon}\nlints: {lints}\n");
    compiled(Some(&manifest), Some(text)).1
}

/// The codes found, without that of the signer, who does nothing in the prelude's steps.
fn codes(text: &str) -> Vec<&'static str> {
    found("{ W0401: off }", text).iter().map(Finding::code).collect()
}

fn versions(code: &str, title: &str, force: &str, clauses: &str) -> String {
    let follows = "theo quy trình phần-đầu, giấy-tờ, trình-tự";
    format!("thủ tục {code} \"{title}\" {{\n    hiệu lực {force}\n    {follows}\n{clauses}\n}}\n")
}

fn procedure(clauses: &str) -> String {
    versions("1.000001", "Thử", "từ 01/07/2025", clauses)
}

const NONE: [&str; 0] = [];

#[test]
fn a_limit_names_its_law_where_its_procedure_does_not_say_which() {
    assert_eq!(codes(&procedure("    thời hạn 5 ngày làm việc")), ["W0501"]);
    let of = |basis: &str| codes(&procedure(&format!("    căn cứ {basis}\n    thời hạn 5 ngày làm việc")));
    assert_eq!(of("điều 2 luật-thử, điều 5 luật-thử"), NONE, "one instrument");
    assert_eq!(of("điều 2 luật-thử, luật-mới"), ["W0501"], "two instruments");
    let extended = "    thời hạn 5 ngày làm việc căn cứ luật-thử\n    kéo dài thêm 2 ngày làm việc khi gấp";
    assert_eq!(codes(&procedure(extended)), ["W0501"]);
}

#[test]
fn a_limit_that_no_law_can_carry_is_not_asked_for_one() {
    for clauses in [
        "    thời hạn 5 ngày làm việc minh họa",
        "    thời hạn không quy định",
        "    dự thảo\n    thời hạn 5 ngày làm việc",
    ] {
        assert_eq!(codes(&procedure(clauses)), NONE, "{clauses}");
    }
}

#[test]
fn a_limit_of_a_common_process_is_told_once() {
    let shared = "quy trình chung riêng { thời hạn 5 ngày làm việc }\n".to_owned();
    let follows = |code: &str| versions(code, code, "từ 01/07/2025", "    theo quy trình riêng");
    assert_eq!(codes(&(shared + &follows("1.000001") + &follows("1.000002"))), ["W0501"]);
}

/// That `nđ-sai` is not declared is the mistake; that the clause has no law only follows from it.
#[test]
fn an_instrument_that_is_not_declared_is_the_only_finding() {
    assert_eq!(codes(&procedure("    thời hạn 5 ngày làm việc căn cứ điều 5 nđ-sai")), ["E0201"]);
    let fees =
        "    thời hạn 5 ngày làm việc căn cứ luật-thử\n    lệ phí 0 đồng khi gấp căn cứ nđ-sai\n    lệ phí 5.000 đồng";
    assert_eq!(codes(&procedure(fees)), ["E0201"]);
}

#[test]
fn a_clause_that_cannot_be_read_is_not_missed_as_well() {
    let limit = "    thời hạn trong ngày, nhận sau 16:00 thì tính từ ngày làm việc tiếp theo căn cứ điều 5 luật-thử\n";
    let block = codes(&procedure(&(limit.to_owned() + "    trong ngáy { khi hồ-sơ.đầy-đủ lý do \"a\" }")));
    assert!(!block.contains(&"W0605"), "{block:?}");
    let step = "    thời hạn 5 ngày làm việc căn cứ luật-thử\n    bước ký \"Ký\" { sau nhận; làm chủ-tịch }";
    let step: Vec<&str> = found("{}", &procedure(step)).iter().map(Finding::code).collect();
    assert!(!step.contains(&"W0401") && !step.is_empty(), "{step:?}");
}

#[test]
fn a_cut_off_of_a_limit_in_days_cites_an_article() {
    let cutoff = ", nhận sau 15:00 thì tính từ ngày làm việc tiếp theo";
    assert_eq!(codes(&procedure(&format!("    thời hạn 5 ngày làm việc{cutoff}"))), ["W0502"]);
    assert_eq!(codes(&procedure(&format!("    thời hạn 5 ngày làm việc{cutoff} căn cứ luật-thử"))), ["W0502"]);
    assert_eq!(codes(&procedure(&format!("    thời hạn 5 ngày làm việc{cutoff} căn cứ điều 7 luật-thử"))), NONE);
    let head = format!("    căn cứ điều 7 luật-thử\n    thời hạn 5 ngày làm việc{cutoff}");
    assert_eq!(codes(&procedure(&head)), NONE);
}

#[test]
fn cut_offs_are_compared_where_both_limits_apply() {
    let limit = |cutoff: &str| format!("    thời hạn 5 ngày làm việc{cutoff} căn cứ điều 7 luật-thử");
    let (with, without) = (limit(", nhận sau 15:00 thì tính từ ngày làm việc tiếp theo"), limit(""));
    let one = |force: &str, clauses: &str| versions("1.000001", "Một", force, clauses);
    let two = |force: &str, clauses: &str| versions("1.000002", "Hai", force, clauses);
    assert_eq!(codes(&(one("từ 01/07/2025", &with) + &two("từ 01/01/2026", &without))), ["W0503"]);
    assert_eq!(codes(&(one("từ 01/07/2025", &with) + &two("từ 01/07/2025", &with))), NONE);
    assert_eq!(codes(&(one("từ 01/07/2025 đến 31/12/2025", &with) + &two("từ 01/01/2026", &without))), NONE);
    let draft = format!("    dự thảo\n{without}");
    assert_eq!(codes(&(one("từ 01/07/2025", &with) + &two("từ 01/07/2025", &draft))), NONE);
}

#[test]
fn a_limit_for_one_channel_is_told_once_and_may_cite_its_law() {
    let limits = |basis: &str| {
        let post = "thời hạn 9 ngày làm việc khi hình-thức = bưu-chính";
        format!("    cách thức trực-tiếp, bưu-chính\n    {post}{basis}\n    thời hạn 5 ngày làm việc căn cứ luật-thử")
    };
    assert_eq!(codes(&procedure(&limits(""))), ["W0504"]);
    assert_eq!(codes(&procedure(&limits(" căn cứ điều 9 luật-thử"))), NONE);
}

#[test]
fn an_exemption_is_one_only_where_others_pay() {
    let fees = |rows: &str| codes(&procedure(&format!("    thời hạn 5 ngày làm việc căn cứ luật-thử\n{rows}")));
    assert_eq!(fees("    phí 0 đồng khi gấp\n    phí 5.000 đồng"), ["W0505"]);
    assert_eq!(fees("    phí 0 đồng khi gấp\n    phí theo \"Nghị quyết\""), ["W0505"]);
    assert_eq!(fees("    phí 0 đồng"), NONE);
    assert_eq!(fees("    phí 5.000 đồng khi gấp\n    phí 0 đồng"), NONE, "the rest is free");
}

#[test]
fn a_paper_is_drawn_elsewhere_only_by_another_procedure() {
    let limit = "    thời hạn 5 ngày làm việc căn cứ luật-thử";
    let paper = |code: &str, force: &str, title: &str, drawn: &str| {
        let papers = format!("{limit}\n    hồ sơ {{ giấy \"{title}\" 1 bản sao{drawn} }}");
        versions(code, code, force, &papers)
    };
    let drawn = ", khai thác từ \"Cơ sở dữ liệu\"";
    let first = paper("1.000001", "từ 01/07/2025", "Giấy tùy thân", drawn);
    let other = paper("1.000002", "từ 01/07/2025", "GIẤY TUỲ THÂN.", "");
    assert_eq!(codes(&(first + &other)), ["W0340"]);
    let before = paper("1.000001", "từ 01/07/2025 đến 31/12/2025", "Giấy tùy thân", "");
    let after = paper("1.000001", "từ 01/01/2026", "Giấy tùy thân", drawn);
    assert_eq!(codes(&(before + &after)), NONE);
}

#[test]
fn titles_are_compared_within_a_level_and_a_time() {
    let limit = "    thời hạn 5 ngày làm việc căn cứ luật-thử";
    let one = versions("1.000001", "Cấp giấy", "từ 01/07/2025 đến 31/12/2025", limit);
    let two = |force: &str| versions("1.000002", "cấp giấy", force, limit);
    assert_eq!(codes(&(one.clone() + &two("từ 01/12/2025"))), ["W0341"]);
    assert_eq!(codes(&(one.clone() + &two("từ 01/01/2026"))), NONE);
    let own = "    lĩnh vực thử; cấp tỉnh; đối tượng công-dân; cơ quan giải quyết \"Sở\"; cách thức trực-tiếp; số lượng 1 bộ\n";
    let province = two("từ 01/12/2025").replace("phần-đầu, ", "").replacen("    theo", &format!("{own}    theo"), 1);
    assert_eq!(codes(&(one + &province)), NONE);
}

#[test]
fn who_signs_does_a_step_or_has_it_done() {
    let limit = "    thời hạn 5 ngày làm việc căn cứ luật-thử";
    let signed = |step: &str| {
        let text = procedure(&format!("{limit}\n    bước ký \"Ký\" {{ sau nhận; {step}trong 5 phút }}"));
        let found = found("{}", &text);
        found.iter().any(|finding| finding.code() == "W0401")
    };
    assert!(signed("do một-cửa; "));
    assert!(!signed("do chủ-tịch; "));
    assert!(!signed("do phó-chủ-tịch; "), "who signs for the signer");
    assert!(!signed(""), "nobody said who does it");
    assert!(signed("cơ quan \"Sở\"; "));
}

#[test]
fn a_program_in_two_languages_gives_its_reasons_in_both() {
    let program = |title: &str| {
        format!(
            "mô hình thử \"Thử\"{title} tại trung-tâm {{\n    ngày 03/10/2025 08:00-11:30\n    áp dụng thủ tục 9.000010\n    \
             trừ trường hợp gấp lý do \"đang gấp\"\n}}\n"
        )
    };
    assert_eq!(codes(&program("")), NONE);
    assert_eq!(codes(&program(" en \"Trial\"")), ["W0606"]);
}

#[test]
fn a_reason_silences_a_risk_on_its_clause_and_on_its_item() {
    let rows = |first: &str, second: &str| {
        format!("    thời hạn 3 ngày làm việc khi gấp{first}\n    thời hạn 5 ngày làm việc{second}")
    };
    let accept = " chấp nhận W0501 lý do \"chưa tra được\"";
    let accepted = |text: &str| -> Vec<(&str, bool)> {
        let found = found("{ W0401: off }", text);
        found.iter().map(|finding| (finding.code(), finding.accepted.is_some())).collect()
    };
    assert_eq!(accepted(&procedure(&rows(accept, ""))), [("W0501", true), ("W0501", false)]);
    let both = procedure(&rows("", "")).replacen("\"Thử\"", &format!("\"Thử\"{accept}"), 1);
    assert_eq!(accepted(&both), [("W0501", true), ("W0501", true)]);
    let needless = procedure(&rows(" căn cứ luật-thử", &format!(" căn cứ luật-thử{accept}")));
    assert_eq!(accepted(&needless), [("W0203", false)]);
}

#[test]
fn an_accepted_risk_stays_and_does_not_block_as_an_error() {
    let text = procedure("    thời hạn 5 ngày làm việc chấp nhận W0501 lý do \"chưa tra được\"");
    let as_error = found("{ W0401: off, W0501: error }", &text);
    assert_eq!(as_error.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Error]);
    assert!(as_error.iter().all(|finding| finding.accepted.is_some() && !finding.blocks()), "{as_error:?}");
    // A reason is not needless because the catalog does not ask.
    assert_eq!(found("{ W0401: off, W0501: off }", &text), []);
    let blocks = found("{ W0401: off, W0501: error }", &procedure("    thời hạn 5 ngày làm việc"));
    assert!(blocks.iter().all(Finding::blocks) && blocks.len() == 1, "{blocks:?}");
}

/// Without a row for one manner of filing, the dossier that is shown is of that one.
#[test]
fn a_channel_without_a_limit_is_named_by_the_proof() {
    let limits = "    cách thức trực-tiếp, trực-tuyến, bưu-chính\n    \
                  thời hạn 5 ngày làm việc khi hình-thức thuộc { trực-tiếp, trực-tuyến } căn cứ điều 5 luật-thử";
    let found = found("{ W0401: off }", &procedure(limits));
    let open = found.iter().find(|finding| finding.code() == "E0513").expect("the limit is left open");
    assert_eq!(open.witness.as_ref().map(|dossier| dossier.channel.as_str()), Some("post"));
}

/// `8.00` is eight, and more likely a slip for eight thousand; `8.000` is said as it is meant.
#[test]
fn money_with_decimals_is_accepted_with_a_reason_only() {
    let fee = |fee: &str| codes(&procedure(&format!("    thời hạn 5 ngày làm việc căn cứ luật-thử\n    phí {fee}")));
    assert_eq!(fee("8.00 đồng"), ["W0103"]);
    assert_eq!(fee("8.000,00 đồng"), ["W0103"]);
    assert_eq!(fee("8.000 đồng"), NONE);
    let accepted = found(
        "{ W0401: off }",
        &procedure(
            "    thời hạn 5 ngày làm việc căn cứ luật-thử\n    phí 8.00 đồng chấp nhận W0103 lý do \"tám đồng\"",
        ),
    );
    assert!(accepted.len() == 1 && accepted[0].code() == "W0103" && accepted[0].accepted.is_some(), "{accepted:?}");
}
