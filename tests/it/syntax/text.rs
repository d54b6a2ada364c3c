//! Text: spellings, Unicode forms, line ends, continuation and comments.

use unicode_normalization::UnicodeNormalization;

use super::support::{bytes, places, plain, read, shown, sources_below};

/// Both texts are right and mean the same.
fn alike(one: &str, other: &str) {
    let (_, first) = read(one);
    let (_, second) = read(other);
    assert!(first.findings.is_empty(), "{}", shown(one));
    assert!(second.findings.is_empty(), "{}", shown(other));
    assert_eq!(plain(&first.file), plain(&second.file));
}

fn different(one: &str, other: &str) {
    assert_ne!(plain(&read(one).1.file), plain(&read(other).1.file));
}

const FEE: &str =
    "thủ tục 1.001193 \"Khai sinh\" {\n    lệ phí 0 đồng khi a\n        căn cứ điều 5 luật\n    cấp xã\n}\n";

#[test]
fn keywords_take_either_tone_placement_and_either_i() {
    for (one, other) in [
        ("đơn giản hóa 1.000001 { từ 01/01/2025 }", "đơn giản hoá 1.000001 { từ 01/01/2025 }"),
        ("chức danh a { ký thay b }", "chức danh a { kí thay b }"),
        ("thủ tục 1.000001 { bước a { số hóa } }", "thủ tục 1.000001 { bước a { số hoá } }"),
        ("thủ tục 1.000001 { theo quy trình a }", "thủ tục 1.000001 { theo qui trình a }"),
        ("thủ tục 1.000001 { yêu cầu a lý do \"x\" }", "thủ tục 1.000001 { yêu cầu a lí do \"x\" }"),
        ("xếp hạng a { kỳ quý }", "xếp hạng a { kì quí }"),
        (
            "xếp hạng a { tiêu chí b = tỷ-lệ-số-hóa trọng số 1 từ 0% đến 1% }",
            "xếp hạng a { tiêu chí b = tỉ-lệ-số-hoá trọng số 1 từ 0% đến 1% }",
        ),
    ] {
        alike(one, other);
    }
}

#[test]
fn keywords_take_any_letter_case() {
    alike(
        FEE,
        &FEE.replace("thủ tục", "THỦ TỤC")
            .replace("lệ phí", "Lệ phí")
            .replace("đồng", "ĐỒNG")
            .replace("căn cứ", "Căn Cứ"),
    );
    alike("fact a: yes/no", "FACT a: Yes/No");
}

#[test]
fn names_and_texts_keep_their_letters() {
    different("dữ kiện a: ngày", "dữ kiện A: ngày");
    different("dữ kiện hóa: ngày", "dữ kiện hoá: ngày");
    different("dữ kiện a: ngày \"Hóa\"", "dữ kiện a: ngày \"hóa\"");
}

#[test]
fn keyword_languages_mix() {
    alike(
        FEE,
        "procedure 1.001193 \"Khai sinh\" {\n    charge 0 đồng when a\n        căn cứ luật art 5\n    level xã\n}\n",
    );
}

#[test]
fn decomposed_text_means_the_same_and_spans_point_into_the_file() {
    for path in sources_below("procedures") {
        let composed = std::fs::read_to_string(&path).unwrap();
        let decomposed: String = composed.nfd().collect();
        assert!(decomposed.len() > composed.len());
        let (_, one) = read(&composed);
        let (_, other) = read(&decomposed);
        assert!(other.findings.is_empty(), "{}", path.display());
        assert_eq!(plain(&one.file), plain(&other.file), "{}", path.display());
        let (before, after) = (places(&one.file), places(&other.file));
        assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            let in_file: String = decomposed[other.whole.clone()].nfc().collect();
            assert_eq!(composed[one.whole.clone()], in_file, "{}", path.display());
        }
        for (one, other) in one.comments.iter().zip(&other.comments) {
            assert_eq!(composed[bytes(one.span)], decomposed[bytes(other.span)].nfc().collect::<String>());
        }
    }
}

#[test]
fn findings_in_decomposed_text_show_the_words_of_the_file() {
    let text: String = "thủ tục 1.001193 {\n    cấp huyện\n}\n".nfd().collect();
    let (sources, parsed) = read(&text);
    assert_eq!(parsed.findings.len(), 1, "{}", shown(&text));
    assert_eq!(sources.text(parsed.findings[0].span).nfc().collect::<String>(), "huyện");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    alike(FEE, &FEE.replace('\n', "\r\n"));
    alike(FEE, &format!("\u{feff}{FEE}"));
    alike(FEE, &format!("\u{feff}{}", FEE.replace('\n', "\r\n")));
}

#[test]
fn a_missing_last_line_end_changes_nothing() {
    alike(FEE, FEE.trim_end());
    alike("dữ kiện a: ngày # x", "dữ kiện a: ngày");
}

#[test]
fn semicolons_separate_clauses_of_a_line() {
    alike(
        "thủ tục 1.000001 { bước a { sau b; do c; trong 5 phút } }",
        "thủ tục 1.000001 {\nbước a {\nsau b\ndo c\ntrong 5 phút\n}\n}",
    );
    alike("dữ kiện a: ngày; dữ kiện b: ngày;", "dữ kiện a: ngày\ndữ kiện b: ngày");
}

#[test]
fn no_break_spaces_are_spaces() {
    alike("dữ kiện a: ngày", "dữ\u{a0}kiện a:\u{a0}ngày");
}

#[test]
fn several_spaces_are_one() {
    alike("dữ kiện a: một trong { b, c }", "dữ   kiện  a :  một \t trong  {  b ,c  }");
    alike(FEE, &FEE.replace("        căn cứ", "        căn   cứ"));
}

/// A clause of a procedure on one line, and the same on several.
fn goes_on(one_line: &str, lines: &str) {
    let around = |clause: &str| format!("thủ tục 1.000001 {{\n    {clause}\n    cấp xã\n}}\n");
    alike(&around(one_line), &around(lines));
}

#[test]
fn a_line_goes_on_after_a_comma_an_operator_or_a_joining_word() {
    goes_on("căn cứ a, b", "căn cứ a,\n    b");
    goes_on("yêu cầu a và (b hoặc c)", "yêu cầu a và\n    (b hoặc\n    c)");
    goes_on("yêu cầu a >= 5 + 6 - 1", "yêu cầu a >=\n    5 +\n    6 -\n    1");
    goes_on("yêu cầu a ≠ 5", "yêu cầu a ≠\n    5");
    goes_on("yêu cầu a thuộc { b, c }", "yêu cầu a thuộc\n    { b, c }");
    alike(
        "đơn giản hóa 1.000001 {\n    thời hạn 2 ngày thành 1 ngày\n}",
        "đơn giản hóa 1.000001 {\n    thời hạn 2 ngày thành\n    1 ngày\n}",
    );
    alike(
        "đơn giản hóa 1.000001 {\n    thời hạn 2 ngày -> 1 ngày\n}",
        "đơn giản hóa 1.000001 {\n    thời hạn 2 ngày ->\n    1 ngày\n}",
    );
}

#[test]
fn a_line_goes_on_inside_brackets() {
    goes_on("yêu cầu a thuộc { b, c } và d", "yêu cầu a thuộc {\n        b,\n        c\n    } và d");
    goes_on("lệ phí min(a, b) * 5 đồng", "lệ phí min(\n        a, b\n    ) * 5 đồng");
    goes_on("yêu cầu (a và b)", "yêu cầu (a\n        và b)");
    // Also where the lines are not indented.
    goes_on("yêu cầu (a và b)", "yêu cầu (\n    a\n    và b\n    )");
    goes_on("yêu cầu (a và b)", "yêu cầu (a và\n    b)");
    alike("dữ kiện a: một trong { b, c }", "dữ kiện a: một trong {\nb,\nc\n}");
}

#[test]
fn comments_may_stand_between_the_lines_of_a_clause() {
    goes_on("căn cứ a, b", "căn cứ a, # điều 5\n        # điều 6\n\n        b");
    goes_on("lệ phí 0 đồng khi a", "lệ phí 0 đồng # miễn\n        # cho\n        khi a");
}

#[test]
fn a_deeper_part_belongs_to_the_clause_above() {
    for part in [
        "căn cứ điều 5 luật",
        "khi a",
        "chấp nhận W0501 lý do \"x\"",
        "basis luật art 5",
        "when a",
        "accept W0501 reason \"x\"",
    ] {
        goes_on(&format!("lệ phí 0 đồng {part}"), &format!("lệ phí 0 đồng\n        {part}"));
    }
    goes_on("yêu cầu a lý do \"x\" en \"y\"", "yêu cầu a\n        lý do \"x\"\n        en \"y\"");
    alike(
        "lịch a {\n    nghỉ lễ 01/01/2026 thông báo 03/12/2025\n}",
        "lịch a {\n    nghỉ lễ 01/01/2026\n        thông báo 03/12/2025\n}",
    );
}

#[test]
fn a_part_at_the_same_depth_is_a_clause_of_its_own() {
    different(
        "thủ tục 1.000001 {\n    lĩnh vực a\n    căn cứ b\n}",
        "thủ tục 1.000001 {\n    lĩnh vực a\n        căn cứ b\n}",
    );
    let (_, parsed) = read("thủ tục 1.000001 {\n    lệ phí 0 đồng\n    khi a\n}");
    assert_eq!(parsed.findings.len(), 1);
}

#[test]
fn the_first_line_of_a_block_begins_a_clause_however_deep() {
    alike(
        "thủ tục 1.000001 {\n    trong ngày {\n            khi a\n    }\n}",
        "thủ tục 1.000001 { trong ngày { khi a } }",
    );
}

#[test]
fn the_depth_that_counts_is_that_of_the_clause_s_line() {
    // The second clause of the line begins far to the right; its line does not.
    let (_, parsed) = read("thủ tục 1.000001 {\n    cấp xã; lệ phí 0 đồng\n        khi a\n}\n");
    assert!(parsed.findings.is_empty());
    alike(
        "thủ tục 1.000001 {\n    cấp xã; lệ phí 0 đồng\n        khi a\n}",
        "thủ tục 1.000001 {\n    cấp xã\n    lệ phí 0 đồng khi a\n}",
    );
}

#[test]
fn parts_may_follow_a_block() {
    alike("mô hình a { từ 01/01/2025 } minh họa", "mô hình a minh họa { từ 01/01/2025 }");
}

#[test]
fn documentation_belongs_to_what_follows_it() {
    let (_, parsed) = read("## Một.\n##   Hai.\n# Ba.\nthủ tục 1.000001 { # Bốn.\n    ## Năm.\n    cấp xã # Sáu.\n}\n");
    assert!(parsed.findings.is_empty());
    let thutuc::syntax::ast::ItemKind::Procedure { clauses, .. } = &parsed.file.items[0].kind else { panic!() };
    assert_eq!(parsed.file.items[0].doc, ["Một.", "Hai."]);
    assert_eq!(clauses[0].doc, ["Năm."]);
    let kinds: Vec<_> = parsed.comments.iter().map(|comment| (comment.documentation, comment.trailing)).collect();
    assert_eq!(kinds, [(true, false), (true, false), (false, false), (false, true), (true, false), (false, true)]);
}

#[test]
fn a_hash_inside_a_text_is_text() {
    let (_, parsed) = read("dữ kiện a: ngày \"Số #1\"\n");
    assert!(parsed.findings.is_empty() && parsed.comments.is_empty());
}

#[test]
fn keywords_are_good_names() {
    for name in ["ký", "trả", "bước", "cấp", "phí", "thủ-tục", "level", "step"] {
        let (_, parsed) =
            read(&format!("thủ tục 1.000001 {{\n    bước {name} \"A\" {{ sau {name} }}\n    người ký {name}\n}}\n"));
        assert!(parsed.findings.is_empty(), "{name}: {:?}", parsed.findings);
    }
}

#[test]
fn reserved_words_are_no_names() {
    for word in [
        "và", "hoặc", "không", "khi", "trừ", "lý", "căn", "thuộc", "từ", "đến", "thành", "and", "or", "not", "when",
        "unless", "except", "reason", "basis", "in", "from", "to", "into", "lí", "VÀ",
    ] {
        let (_, parsed) = read(&format!("thủ tục 1.000001 {{\n    bước {word} \"A\" {{ do b }}\n}}\n"));
        let codes: Vec<_> = parsed.findings.iter().map(thutuc::diagnostics::Finding::code).collect();
        assert_eq!(codes, ["E0122"], "{word}");
    }
}

#[test]
fn numbers_group_by_dots_or_underscores() {
    for written in ["8000", "8.000", "8_000", "08000"] {
        alike("thủ tục 1.000001 { lệ phí 8000 đồng }", &format!("thủ tục 1.000001 {{ lệ phí {written} đồng }}"));
    }
    different("thủ tục 1.000001 { lệ phí 8.000 đồng }", "thủ tục 1.000001 { lệ phí 8 đồng }");
}

#[test]
fn a_comma_or_dot_with_one_or_two_digits_is_a_decimal() {
    for written in ["0,5", "0.5", "0,50", "00,5"] {
        alike(
            "thủ tục 1.000001 { bước a { trong 0,5 ngày làm việc } }",
            &format!("thủ tục 1.000001 {{ bước a {{ trong {written} ngày làm việc }} }}"),
        );
    }
}

#[test]
fn procedure_codes_have_optional_segments() {
    for code in ["1.001193", "3.000722", "1.014848.H05", "1.014848.000.00.00.H05"] {
        let (_, parsed) = read(&format!("thủ tục {code} {{ }}\n"));
        assert!(parsed.findings.is_empty(), "{code}");
    }
    for code in ["1.01193", "11.001193", "1.0011931", "1.001193.", "1001193"] {
        let (_, parsed) = read(&format!("thủ tục {code} {{ }}\n"));
        assert!(!parsed.findings.is_empty(), "{code}");
    }
}

#[test]
fn a_time_may_say_its_minutes() {
    alike("mô hình a { nhận đến 15:30 }", "mô hình a { nhận đến 15 giờ 30 phút }");
    alike(
        "procedure 1.000001 { deadline 2 days, received after 15:30 then counted from next working day }",
        "procedure 1.000001 { deadline 2 days, received after 15 hours 30 minutes then counted from next working day }",
    );
}

#[test]
fn a_head_may_say_that_it_is_a_draft() {
    alike(
        "thủ tục 1.000001 \"A\" dự thảo minh họa { cấp xã }",
        "thủ tục 1.000001 \"A\" minh họa {\n    dự thảo\n    cấp xã\n}",
    );
}

#[test]
fn an_article_is_cited_once() {
    let (_, parsed) = read("thủ tục 1.000001 {\n    căn cứ điều 5 điều 6 luật\n}\n");
    let codes: Vec<_> = parsed.findings.iter().map(thutuc::diagnostics::Finding::code).collect();
    assert_eq!(codes, ["E0128"]);
}
