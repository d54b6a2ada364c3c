//! Typical mistakes of a legal officer's first hour, made in a small catalog without any: each gives one finding, on the line of
//! the mistake, that says what is wrong and what to write; where it has a fix, the fix mends it. Snapshots hold what is said in
//! both languages; read them aloud.

use std::fmt::Write;
use std::path::Path;

use thutuc::bundle::Language;
use thutuc::diagnostics::{Finding, render};
use thutuc::driver::{self, Input, Options};
use thutuc::source::Sources;

/// The catalog without a mistake.
const CATALOG: &str = include_str!("../cases/mistakes/catalog.tt");

const MANIFEST: &str = "catalog: thu\ntitle: { vi: \"Danh mục thử\", en: \"Test catalog\" }\nlanguage: vi\n\
    horizon: { from: 2025-07-01, to: 2025-12-31 }\n";

fn compiled(text: &str) -> (Sources, Vec<Finding>) {
    let file = Input { path: "a.tt".to_owned(), bytes: text.as_bytes().to_vec() };
    let compiled = driver::compile(MANIFEST.as_bytes(), vec![file], Options::default());
    (compiled.sources, compiled.findings)
}

/// The catalog with one place written otherwise; `@` stands for a copy of its procedure under another title.
fn mistaken(right: &str, wrong: &str) -> String {
    assert!(CATALOG.contains(right), "`{right}` does not stand in the catalog");
    let procedure = || {
        let start = CATALOG.find("thủ tục 1.001193").unwrap();
        let end = CATALOG.find("mô hình ").unwrap();
        format!("{}{right}", CATALOG[start..end].replace("khai sinh", "kết hôn"))
    };
    CATALOG.replacen(right, &if wrong == "@" { procedure() } else { wrong.to_owned() }, 1)
}

/// The first line, from 1, in which two texts differ, and how many lines of the second one do.
fn changed(text: &str) -> (usize, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (CATALOG.lines().collect(), text.lines().collect());
    let first = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(|(old, new)| old == new).count();
    (first + 1, new.len() - first - last)
}

/// What is said of one finding, in both languages.
fn said(sources: &Sources, finding: &Finding) -> String {
    let file = sources.get(finding.span.file).unwrap();
    let (start, end) = (file.position(finding.span.start), file.position(finding.span.end));
    let line = file.text().lines().nth(start.line - 1).unwrap_or_default();
    let mut out =
        format!("{} {}:{}-{}:{} | {}\n", finding.code(), start.line, start.column, end.line, end.column, line.trim());
    for (language, name) in [(Language::Vi, "vi"), (Language::En, "en")] {
        writeln!(out, "  {name}: {}", finding.message(language)).unwrap();
        if let Some(help) = render::help(finding, language) {
            writeln!(out, "      {help}").unwrap();
        }
        for related in &finding.related {
            let place = file.position(related.span.start);
            writeln!(out, "      {}:{}: {}", place.line, place.column, related.note.words(language)).unwrap();
        }
        if let Some(note) = finding.problem.note(language) {
            writeln!(out, "      ({note})").unwrap();
        }
    }
    for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
        writeln!(out, "  fix: `{}` -> `{}`", file.slice(edit.span), edit.replacement).unwrap();
    }
    out
}

/// The text after the fix of its finding, and of what that shows, three times at the most.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        let (sources, findings) = compiled(&text);
        let Some(fix) = findings.into_iter().find_map(|finding| finding.fix) else { break };
        let mut edits = fix.edits;
        edits.sort();
        let file = sources.get(edits[0].span.file).unwrap();
        let mut mended = file.text().to_owned();
        for edit in edits.iter().rev() {
            mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        text = mended;
    }
    text
}

#[track_caller]
fn shows(name: &str, right: &str, wrong: &str) {
    let text = mistaken(right, wrong);
    let (sources, findings) = compiled(&text);
    let mut shown: String = findings.iter().map(|finding| said(&sources, finding)).collect();
    assert_eq!(findings.len(), 1, "{name}:\n{shown}");
    let finding = &findings[0];
    let file = sources.get(finding.span.file).unwrap();
    let (first, lines) = changed(&text);
    let line = file.position(finding.span.start).line;
    if !ELSEWHERE.iter().any(|(mistake, _)| *mistake == name) {
        assert!((first..=first + lines).contains(&line), "{name} is told of line {line}, not {first}:\n{shown}");
    }
    for language in [Language::Vi, Language::En] {
        let cure = render::help(finding, language).is_some() || finding.fix.is_some();
        let expects = matches!(finding.code(), "E0101" | "E0140");
        assert!(cure || expects, "{name} says no cure:\n{shown}");
    }
    if finding.fix.is_some() {
        let after = mended(&text);
        let (sources, left) = compiled(&after);
        let left: String = left.iter().map(|finding| said(&sources, finding)).collect();
        shown.push_str(if left.is_empty() { "  the fix mends it\n" } else { "  after the fix:\n" });
        shown.push_str(&left);
    }
    insta::with_settings!({
        snapshot_path => Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/mistakes"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, shown) });
}

/// Mistakes that are told of elsewhere, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("a_brace_of_a_block_forgotten", "the brace that is not closed"),
    ("the_brace_of_the_item_forgotten", "the brace that is not closed"),
    ("a_step_that_nothing_waits_for", "the step that is left behind"),
    ("the_agency_forgotten", "the procedure that lacks it"),
];

macro_rules! mistakes {
    ($($name:ident: $right:literal => $wrong:literal;)*) => {
        $(#[test]
        fn $name() {
            shows(stringify!($name), $right, $wrong);
        })*
    };
}

mistakes! {
    a_keyword_without_tone_marks: "    thời hạn 5 ngày" => "    thoi han 5 ngày";
    a_keyword_half_marked: "thủ tục 1.001193 \"" => "thủ tuc 1.001193 \"";
    a_unit_without_tone_marks: "thời hạn 5 ngày làm việc" => "thời hạn 5 ngay lam viec";
    a_shorter_unit_without_tone_marks: "thời hạn 5 ngày làm việc" => "thời hạn 5 ngay";
    days_beside_working_days: "thời hạn 5 ngày làm việc" => "thời hạn 5 ngày";
    days_of_a_step_beside_working_days: "trong 3 ngày làm việc" => "trong 3 ngày";
    a_brace_of_a_block_forgotten: "chứng thực khi nộp-thay\n    }\n" => "chứng thực khi nộp-thay\n";
    the_brace_of_the_item_forgotten: "needed\"\n    }\n}" => "needed\"\n    }\n";
    quotes_of_a_word_processor: "\"Ủy ban nhân dân cấp xã\"" => "“Ủy ban nhân dân cấp xã”";
    single_quotes: "\"Ủy ban nhân dân cấp xã\"" => "'Ủy ban nhân dân cấp xã'";
    no_quotes: "\"Ủy ban nhân dân cấp xã\"" => "Ủy ban nhân dân cấp xã";
    a_quote_not_closed: "\"Ủy ban nhân dân cấp xã\"" => "\"Ủy ban nhân dân cấp xã";
    the_month_before_the_day: "hiệu lực từ 01/07/2025" => "hiệu lực từ 01/13/2025";
    a_date_in_words: "hiệu lực từ 01/07/2025" => "hiệu lực từ ngày 01 tháng 7 năm 2025";
    a_year_of_two_digits: "hiệu lực từ 01/07/2025" => "hiệu lực từ 1/7/25";
    a_period_written_backwards: "hiệu lực từ 01/07/2025" => "hiệu lực từ 01/07/2025 đến 01/06/2025";
    an_hour_with_a_letter: "nhận đến 10:00" => "nhận đến 15h30";
    opening_hours_with_letters: "mỗi thứ-sáu 07:30-11:30, 13:30-17:00" => "mỗi thứ-sáu 7h30 - 11h30, 13h30 - 17h00";
    a_weekday_by_number: "mỗi thứ-sáu" => "mỗi thứ 5";
    a_comma_for_thousands: "8.000 đồng" => "8,000 đồng";
    the_sign_of_dong: "8.000 đồng" => "8.000₫";
    an_amount_without_dong: "8.000 đồng * số-bản-sao" => "8.000 * số-bản-sao";
    an_amount_for_each: " * số-bản-sao" => "/bản * số-bản-sao";
    a_decimal_limit: "thời hạn 5 ngày" => "thời hạn 2,5 ngày";
    two_procedures_of_one_code: "mô hình thứ-sáu" => "@";
    a_role_misspelt: "do chủ-tịch" => "do chủ-tich";
    a_role_by_its_title: "do chủ-tịch" => "do Chủ tịch UBND cấp xã";
    a_fact_misspelt: "khi cần-xác-minh" => "khi cần-xác-mính";
    a_fact_with_spaces: "7 ngày làm việc khi cần-xác-minh" => "7 ngày làm việc khi cần xác minh";
    a_field_with_spaces: "lĩnh vực hộ-tịch\n    cấp" => "lĩnh vực hộ tịch\n    cấp";
    a_letter_that_looks_alike: "    đối tượng" => "    ðối tượng";
    a_cyrillic_letter: "do chủ-tịch" => "do сhủ-tịch";
    a_dash_for_a_minus: "đồng * số-bản-sao" => "đồng * (số-bản-sao – 1)";
    a_colon_after_a_keyword: "lĩnh vực hộ-tịch\n    cấp" => "lĩnh vực: hộ-tịch\n    cấp";
    and_beside_or: "yêu cầu tuổi >= 18" => "yêu cầu tuổi >= 18 và cần-xác-minh hoặc nộp-thay";
    and_slash_or: "yêu cầu tuổi >= 18" => "yêu cầu tuổi >= 18 và/hoặc nộp-thay";
    the_condition_first: "thời hạn 7 ngày làm việc khi cần-xác-minh" => "nếu cần-xác-minh thì thời hạn 7 ngày làm việc";
    a_paragraph_of_the_law_in_a_procedure: "    thời hạn 5" => "    Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, công chức tư pháp - hộ tịch thẩm tra hồ sơ; báo cáo Chủ tịch Ủy ban nhân dân cấp xã quyết định.\n    thời hạn 5";
    a_paragraph_of_the_law_between_items: "mô hình" => "Trình tự thực hiện: Người có yêu cầu đăng ký khai sinh nộp hồ sơ tại Trung tâm Phục vụ hành chính công; người tiếp nhận kiểm tra hồ sơ, nếu đầy đủ thì cấp giấy hẹn.\n\nmô hình";
    a_bullet_before_a_document: "        tờ-khai" => "        • tờ-khai";
    a_dash_before_a_clause: "    số lượng" => "    - số lượng";
    a_letter_before_a_clause: "    số lượng" => "    a) số lượng";
    a_number_before_a_clause: "    số lượng" => "    1. số lượng";
    a_full_stop: "số lượng 1 bộ" => "số lượng 1 bộ.";
    a_comment_of_another_language: "số lượng 1 bộ" => "số lượng 1 bộ // một bộ";
    an_english_keyword_misspelt: "thời hạn 5 ngày làm việc" => "dedline 5 working days";
    an_english_unit_misspelt: "thời hạn 5 ngày làm việc" => "deadline 5 worknig days";
    a_clause_of_another_item: "    số lượng" => "    nhận đến 10:00\n    số lượng";
    a_law_by_its_title: "căn cứ điều 16 luật-hộ-tịch" => "căn cứ Điều 16 Luật Hộ tịch";
    a_law_by_its_number: "căn cứ điều 16 luật-hộ-tịch" => "căn cứ điều 16 Luật số 60/2014/QH13";
    an_article_without_its_law: "căn cứ điều 16 luật-hộ-tịch\n    đối" => "căn cứ điều 16\n    đối";
    prose_of_a_limit: "thời hạn 5 ngày làm việc" => "thời hạn không quá 5 ngày làm việc";
    a_limit_as_a_heading_of_the_law: "thời hạn 5 ngày làm việc" => "Thời hạn giải quyết là 5 ngày làm việc";
    a_limit_as_a_form_has_it: "thời hạn 5 ngày làm việc" => "Thời hạn giải quyết: không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ";
    rest_days_left_out_in_prose: "thời hạn 5 ngày làm việc" => "thời hạn 5 ngày làm việc (không kể ngày nghỉ)";
    a_fact_without_a_name: "dữ kiện tuổi: số" => "dữ kiện : số";
    a_role_without_a_name: "chức danh chủ-tịch \"" => "chức danh \"";
    a_procedure_without_its_code: "thủ tục 1.001193 \"Đ" => "thủ tục \"Đ";
    a_procedure_without_its_title: "thủ tục 1.001193 \"Đăng ký khai sinh\"" => "thủ tục 1.001193";
    an_unknown_channel: "trực-tuyến toàn trình" => "qua-zalo";
    an_unknown_level: "    cấp xã\n    hiệu" => "    cấp cơ-sở\n    hiệu";
    a_step_without_braces: "bước thẩm-tra \"Thẩm tra hồ sơ\" { sau tiếp-nhận; do một-cửa; trong 30 phút }" => "bước thẩm-tra \"Thẩm tra hồ sơ\"\n    sau tiếp-nhận\n    do một-cửa\n    trong 30 phút";
    a_step_on_one_line_without_braces: "bước thẩm-tra \"Thẩm tra hồ sơ\" { sau tiếp-nhận; do một-cửa; trong 30 phút }" => "bước thẩm-tra \"Thẩm tra hồ sơ\" sau tiếp-nhận do một-cửa trong 30 phút";
    a_step_with_commas: "{ sau tiếp-nhận; do một-cửa; trong 30 phút }" => "{ sau tiếp-nhận, do một-cửa, trong 30 phút }";
    a_step_that_nothing_waits_for: "sau xác-minh; do chủ-tịch" => "do chủ-tịch";
    half_of_a_keyword: "trừ trường hợp cần-xác-minh" => "trừ cần-xác-minh";
    two_limits_without_a_condition: "thời hạn 7 ngày làm việc khi cần-xác-minh" => "thời hạn 7 ngày làm việc";
    something_declared_and_not_used: "dữ kiện tuổi" => "dữ kiện chiều-cao: số 0..300 \"Chiều cao\"\ndữ kiện tuổi";
    an_error_accepted_without_law: "số lượng 1 bộ" => "số lượng 1 bộ chấp nhận E0512";
    the_agency_forgotten: "    cơ quan giải quyết \"Ủy ban nhân dân cấp xã\"\n" => "";
}

#[test]
fn the_catalog_itself_has_no_mistake() {
    let (sources, findings) = compiled(CATALOG);
    let shown: String = findings.iter().map(|finding| said(&sources, finding)).collect();
    assert!(findings.is_empty(), "{shown}");
}

#[test]
fn what_means_the_same_is_taken_as_it_is() {
    use unicode_normalization::UnicodeNormalization;
    let alike = [
        ("    số lượng 1 bộ", "\tsố lượng 1 bộ"),
        ("    số lượng 1 bộ", "    Số lượng 01 bộ;"),
        ("tuổi >= 18", "tuổi ≥ 18"),
        ("mỗi thứ-sáu 07:30-11:30", "mỗi thứ-sáu 07:30–11:30"),
        ("nhận đến 10:00", "nhận đến 10 giờ"),
        ("trong 3 ngày làm việc", "trong 0,5 ngày làm việc"),
        ("lý do \"phải xác minh\"", "lí do \"phải xác minh\""),
    ];
    let texts = alike.iter().map(|(right, other)| mistaken(right, other));
    for text in texts.chain([CATALOG.nfd().collect(), CATALOG.replace('\n', "\r\n"), format!("\u{feff}{CATALOG}")]) {
        let (sources, findings) = compiled(&text);
        let shown: String = findings.iter().map(|finding| said(&sources, finding)).collect();
        assert!(findings.is_empty(), "{shown}\n{text}");
    }
}
