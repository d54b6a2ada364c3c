//! The style in small cases.

use unicode_normalization::UnicodeNormalization;

use super::{holds, shown, try_format, vi};
use thutuc::bundle::Language;

#[test]
fn a_clause_a_line_four_blanks_a_level() {
    let text = "THỦ TỤC 1.001193.h05   \"Đăng ký\"{lĩnh vực   hộ-tịch ;cấp xã,tỉnh\n\n\n\
        \tphí  bản-sao min( 8000 đồng*(số-bản - 1) ,40.000 đồng )\n}";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn numbers_dates_and_times_are_written_one_way() {
    let text = "dữ kiện n: số 0..100000\ndữ kiện t: tiền 0..1000000 đồng\nthủ tục 1.001193 {\n    \
        hiệu lực từ 1/7/2025 đến 2027-02-28\n    thời hạn 03 ngày làm việc, nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo\n    \
        yêu cầu năm-sinh >= 1990\n    lệ phí 1_500_000 đồng\n}\n\
        lịch l {\n    nghỉ lễ 2/9\n    tuần làm việc thứ-hai 7:30–11:30\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn blocks_stay_as_the_author_broke_them() {
    let text = "thủ tục 1.001193 {\n    bước a \"A\" {sau b;do c;trong 5 phút}\n    bước d \"D\" {\n        sau a\n    }\n    \
        bước e \"Một bước có tên rất dài để không còn chỗ trên một dòng\" { sau d; do c; trong 5 phút; bắt buộc; số hóa }\n    \
        hồ sơ {\n    }\n    bổ sung { tạm dừng } chấp nhận W0101 lý do \"x\"\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn reasons_of_neighbours_stand_below_each_other() {
    let text = "thủ tục 1.001193 {\n    trong ngày {\n        khi hồ-sơ.đầy-đủ lý do \"chưa đủ\"\n        \
        trừ trường hợp cần-xác-minh   lý do \"phải xác minh\" # một\n        # hai\n        khi a lý do \"x\"\n\n        khi abc lý do \"y\"\n        \
        khi abcdef lý do \"z\" căn cứ luật\n        khi g\n            lý do \"t\"\n    }\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn long_clauses_go_on_at_their_parts_and_after_commas() {
    let text = "thủ tục 1.001193 \"Một tên thủ tục rất dài, dài đến mức không còn chỗ cho tên tiếng Anh\" en \"A name\" {\n    \
        thời hạn trong ngày, nhận sau 15:00 mà không giải quyết được ngay thì tính từ ngày làm việc tiếp theo căn cứ điều 5 luật\n    \
        căn cứ điều 1 luật-thứ-nhất, điều 2 luật-thứ-hai, điều 3 luật-thứ-ba, điều 4 luật-thứ-tư, điều 5 luật-thứ-năm\n    \
        yêu cầu điều-kiện-thứ-nhất và điều-kiện-thứ-hai và điều-kiện-thứ-ba hoặc điều-kiện-thứ-tư và điều-kiện-thứ-năm lý do \"không\"\n    \
        cơ quan giải quyết \"Một đoạn chữ dài hơn cả một dòng thì vẫn để nguyên trên một dòng của nó, dù dòng ấy dài hơn một trăm ký tự\"\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn comments_stay_beside_their_clauses() {
    let text = "\u{feff}#đầu tệp   \r\n\r\n\r\nchức danh a \"A\" # sau\r\n##  Tài liệu\r\nthủ tục 1.001193 { # sau ngoặc\r\n\r\n  # trước\r\n  \
        căn cứ luật-a, # thứ nhất\r\n    # giữa\r\n    luật-b # cuối\r\n\r\n  # cuối khối\r\n} # sau khối\r\n# trước b\r\nchức danh b \"B\"\r\n# cuối tệp";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn comments_may_stand_wherever_a_line_goes_on() {
    for text in [
        "thủ tục 1.001193 {\n    thời hạn không # a\n        quy định\n}\n",
        "lịch l {\n    tuần làm việc thứ-hai 07:30 - # a\n        11:30\n}\n",
        "thủ tục 1.001193 {\n    hồ sơ {\n        a \"A\", # a\n            1 bản chính\n    }\n}\n",
        "thủ tục 1.001193 {\n    bước a { sau b } # a\n        căn cứ luật\n}\n",
        "thủ tục 1.001193 {\n    phí min( # a\n        3 # b\n        đồng, # c\n        # d\n        4 đồng)\n}\n",
        "thủ tục 1.001193 {\n    cấp xã; # a\n    ; # b\n    ; ## c\n    cấp xã\n}\n",
        "; ## a\nchức danh a \"A\"\n",
        "thủ tục 1.001193 {\n    cấp xã,\n    ## thuộc về dòng dưới\n        tỉnh\n    cấp xã\n}\n",
    ] {
        let count = |text: &str| text.matches('#').count();
        assert_eq!(count(&holds(text)), count(text), "{text}");
    }
}

#[test]
fn items_of_several_lines_stand_apart() {
    let text = "chức danh a \"A\"\nchức danh b \"B\"\n\n\n\nchức danh c \"C\"\n# về d\nlịch d {\n    nghỉ lễ 01/01\n}\nchức danh e \"E\"\n\
        ## một\n\n# hai\nlịch f {\n    nghỉ lễ 01/01\n}\n# sau f\n\nchức danh g \"G\"\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn letters_and_quotes_are_normal() {
    let text: String = "thủ tục 1.001193 “Đăng ký” { đơn giản }".replace("đơn giản", "lí do").nfd().collect();
    assert!(try_format(&text, Language::Vi).is_err(), "`lí do` is no clause");
    let text: String =
        "thủ tục 1.001193 “Đăng ký” { dự thảo; YÊU CẦU a lí do “không” ; bước b { số hoá } }\n".nfd().collect();
    let printed = holds(&text);
    assert_eq!(printed.nfc().collect::<String>(), printed);
    insta::assert_snapshot!(shown(&text));
}

#[test]
fn what_may_be_left_out_is_written() {
    let text = "thủ tục 1.001193 {\n    số lượng 2\n    thời hạn 3 ngày nhận sau 15:00 thì tính từ ngày làm việc tiếp theo kể từ khi a\n    \
        bước a { chờ người-nộp tối đa 3 ngày quá thì dừng }\n    hồ sơ { b \"B\", 1 bản chính số hóa nếu có }\n}\n\
        đơn giản hóa 1.001193 {\n    thời hạn 3 ngày -> 2 ngày\n}\n";
    insta::assert_snapshot!(shown(text));
}

#[test]
fn a_text_with_errors_is_refused_with_its_findings() {
    let findings = try_format("thủ tụk 1.001193 {\n}\n", Language::Vi).unwrap_err();
    assert_eq!(findings.iter().map(|finding| finding.code()).collect::<Vec<_>>(), ["E0103"]);
    assert_eq!((findings[0].span.start, vi("")), (0, String::new()));
}
