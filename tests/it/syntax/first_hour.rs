//! What a legal officer gets wrong in the first hour: each mistake is named where it is, and its fix mends it.

use super::support::{mended, read, shown};

/// The first line of a procedure, for clauses that stand in one.
fn procedure(clauses: &str) -> String {
    format!("thủ tục 1.001193 \"Đăng ký khai sinh\" {{\n{clauses}\n}}\n")
}

/// Shows the source and its findings; where every finding has a fix, the fixes leave nothing to find.
fn shows(name: &str, source: impl AsRef<str>) {
    let source = source.as_ref();
    let (_, parsed) = read(source);
    let mut text = shown(source);
    if !parsed.findings.is_empty() && parsed.findings.iter().all(|finding| finding.fix.is_some()) {
        let after = mended(source);
        let (_, again) = read(&after);
        assert!(again.findings.is_empty(), "the fixes of {name} give\n{}", shown(&after));
        text.push_str("\nthe fix mends it\n");
    }
    insta::with_settings!({
        snapshot_path => "../../cases/syntax/first_hour",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

macro_rules! mistakes {
    ($($name:ident: $source:expr;)*) => {
        $(#[test]
        fn $name() {
            shows(stringify!($name), $source);
        })*
    };
}

mistakes! {
    keywords_without_tone_marks: procedure("    thoi han 5 ngay lam viec\n    linh vuc hộ-tịch");
    unit_without_tone_marks: procedure("    thời hạn 5 ngay lam viec");
    weekday_with_a_space: "mô hình sáng \"Sáng thứ Sáu\" tại yên-định {\n    mỗi thứ sáu 07:30-11:30\n}\n";
    name_with_spaces: procedure("    lĩnh vực hộ tịch\n    người ký chủ tịch");
    name_with_underscores: "dữ kiện can_xac_minh: có/không \"Phải xác minh\"\n";
    condition_with_spaces: procedure("    hẹn lại tối đa 3 ngày làm việc khi cần xác minh");
    hour_letter: procedure("    thời hạn trong ngày, nhận sau 15h thì tính từ ngày làm việc tiếp theo");
    hour_letter_with_minutes: procedure("    thời hạn trong ngày, nhận sau 15h30 thì tính từ ngày làm việc tiếp theo");
    word_quotes: procedure("    cơ quan giải quyết “Ủy ban nhân dân cấp xã”");
    money_with_a_comma: procedure("    phí bản-sao 8,000 đồng");
    money_with_a_letter: procedure("    phí bản-sao 8.000đ");
    month_before_day: procedure("    hiệu lực từ 01/13/2025");
    date_with_hyphens: procedure("    hiệu lực từ 13-01-2025");
    forgotten_closing_quote: procedure("    cơ quan giải quyết \"Ủy ban nhân dân cấp xã\n    số lượng 1 bộ");
    forgotten_quotes: procedure("    cơ quan giải quyết Ủy ban nhân dân cấp xã\n    số lượng 1 bộ");
    block_never_closed: "thủ tục 1.001193 \"Khai sinh\" {\n    cấp xã\n    bước ký \"Ký\" {\n        do chủ-tịch\n}\n\nchức danh chủ-tịch \"Chủ tịch\"\n";
    brace_missing_in_the_middle: "thủ tục 1.001193 \"Khai sinh\" {\n    cấp xã\n\nthủ tục 1.000894 \"Kết hôn\" {\n    cấp xa\n}\n";
    brace_too_many: procedure("    bước ký \"Ký\" {\n        do chủ-tịch\n    }\n    }\n    cấp xã");
    brace_not_opened: "thủ tục 1.001193 \"Khai sinh\"\n    cấp xã\n    số lượng 1 bộ\n}\n\nchức danh chủ-tịch \"Chủ tịch\"\n";
    block_without_a_head: "{\n    cấp xã\n}\n";
    comma_left_over: procedure("    đối tượng công-dân,\n    cơ quan giải quyết \"Ủy ban nhân dân cấp xã\"");
    comma_forgotten: procedure("    căn cứ điều 5 luật-hộ-tịch điều 16 luật-hộ-tịch");
    look_alike_letters: procedure("    Ðối tượng công-dân\n    người ký chủ-tịсh");
    zero_width_space: procedure("    cấp \u{200b}xã");
    bidirectional_control_in_a_comment: "# \u{202e}sai\nchức danh chủ-tịch \"Chủ tịch\"\n";
    minus_without_spaces: procedure("    lệ phí 8.000 đồng * (bản-sao -1)");
    minus_with_one_space: procedure("    lệ phí 8.000 đồng * (bản-sao- 1)");
    clause_of_another_block: procedure("    số hiệu \"60/2014/QH13\"");
    half_a_keyword: procedure("    lĩnh hộ-tịch\n    vực hộ-tịch");
    nothing_after_the_keyword: procedure("    lĩnh vực\n    cấp");
    wrong_level: procedure("    cấp phường");
    two_clauses_on_a_line: procedure("    cấp xã số lượng 1 bộ");
    unit_left_out: procedure("    thời hạn 5");
    working_day_shortened: procedure("    thời hạn 5 ngày lv");
    reserved_word_as_a_name: procedure("    bước trừ \"Trừ\" { do chủ-tịch; trong 5 phút }");
    condition_without_an_operator: procedure("    yêu cầu tuổi 18");
    item_inside_a_block: procedure("    dữ kiện cần-xác-minh: có/không \"Phải xác minh\"");
    clause_outside_its_block: "cấp xã\n";
    window_without_a_dash: "cơ quan a \"A\" {\n    tiếp nhận thứ-hai đến thứ-sáu 07:30 11:30\n}\n";
    not_before_its_list: procedure("    yêu cầu hình-thức không thuộc { bưu-chính }\n    yêu cầu hình-thức not in { post }");
    if_for_when: procedure("    thời hạn 5 ngày làm việc nếu cần-xác-minh\n    deadline 5 working days if cần-xác-minh");
    a_condition_is_no: procedure("    thời hạn 5 ngày làm việc khi cần-xác-minh = không\n    thời hạn 3 ngày làm việc khi gấp = không\n    số lượng 1 bộ");
    words_for_comparisons: procedure("    yêu cầu tuổi lớn hơn hoặc bằng 18\n    yêu cầu tuổi => 18\n    yêu cầu tuổi == 18\n    yêu cầu hình-thức là bưu-chính");
    signs_for_joining_words: procedure("    yêu cầu a && b\n    yêu cầu a || b");
    clauses_of_one_article: procedure("    căn cứ khoản 2 và khoản 3 điều 5 luật-hộ-tịch\n    căn cứ khoản 2, 3 điều 5 luật-hộ-tịch\n    căn cứ điều 5 và điều 6 luật-hộ-tịch\n    căn cứ điểm a, b khoản 2 điều 5 luật-hộ-tịch");
    articles_of_two_laws: procedure("    căn cứ điều 5 luật-hộ-tịch và điều 6 luật-cư-trú\n    basis luật-hộ-tịch art 5 and luật-cư-trú art 6");
    hours_in_words: "cơ quan a \"A\" {\n    tiếp nhận thứ-hai đến thứ-sáu 7 giờ-11 giờ, 13 giờ 30 - 17 giờ\n    tiếp nhận thứ-bảy 7h30-11h30\n    tiếp nhận chủ-nhật 7 giờ 30 phút đến 11 giờ 30 phút\n}\n";
    weekdays_by_number: "lịch a \"A\" {\n    tuần làm việc thứ 2 đến thứ 6 07:30-11:30\n    tuần làm việc T7 07:30-11:30\n}\n";
    bounds_below_zero: "dữ kiện số-trang: số -5..50\n";
    prose_of_a_limit: procedure("    thời hạn không quá 03 ngày làm việc\n    thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ\n    deadline within 3 business days");
    prose_of_a_head: procedure("    hiệu lực kể từ ngày 01/01/2026\n    số lượng 01 bộ hồ sơ\n    lệ phí: 8.000 đồng\n    lệ phí không");
    prose_of_documents: procedure("    hồ sơ {\n        đơn \"Đơn\" 1 bản photo\n        giấy \"Giấy\" 1 bản chính và 2 bản sao\n        thẻ \"Thẻ\" 1 bản chính (nếu có)\n    }");
    prose_of_a_step: procedure("    bước ký \"Ký\" { sau bước thẩm-tra; trong vòng 15 phút }");
    a_number_without_quotes: "văn bản luật \"Luật\" {\n    số hiệu 60/2014/QH13\n}\n";
    a_title_without_quotes: procedure("    bước ký Ký kết quả en \"Sign\" { do chủ-tịch; trong 5 phút }");
    everyday_words_for_values: procedure("    cấp thị-trấn\n    đối tượng cá-nhân\n    cách thức bưu-điện");
    numbers_in_words: procedure("    thời hạn ba ngày làm việc\n    số lượng một bộ\n    phí bản-sao 8 nghìn đồng\n    bước ký \"Ký\" { trong nửa ngày làm việc }\n    bước trả \"Trả\" { trong 1/2 ngày làm việc }\n    sets one\n    step xem \"Xem\" { within 30 mins }");
    titles_for_names: procedure("    căn cứ điều 148 Bộ luật Dân sự, điều 5 luật-hộ-tịch\n    căn cứ Nghị định 61/2018/NĐ-CP\n    bước ký \"Ký\" { do \"Chủ tịch UBND cấp xã\" }\n    người ký Chủ tịch UBND cấp xã");
    bounds_left_out: "dữ kiện số-trang: số\n";
}

#[test]
fn tabs_indent_like_spaces() {
    let spaces = "thủ tục 1.001193 {\n    thời hạn 5 ngày làm việc\n        căn cứ điều 5 luật\n    cấp xã\n}\n";
    let tabs = spaces.replace("    ", "\t");
    let (_, spaced) = read(spaces);
    let (_, tabbed) = read(&tabs);
    assert!(spaced.findings.is_empty() && tabbed.findings.is_empty(), "{}", shown(&tabs));
    assert_eq!(super::support::plain(&spaced.file), super::support::plain(&tabbed.file));
}
