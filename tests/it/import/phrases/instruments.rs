//! Numbers of instruments out of code cells and names.

use thutuc::import::phrases::instruments::{Kind, Reading, number, short, title};

#[test]
fn whole_numbers_are_read() {
    use Kind::*;
    for (code, name, expected, kind) in [
        ("60/2014/QH13", "Luật Hộ tịch", "60/2014/QH13", Some(Law)),
        ("Luật số 32/2024/QH15", "Các tổ chức tín dụng", "32/2024/QH15", Some(Law)),
        ("NĐ 23/2026/NĐ-CP", "", "23/2026/NĐ-CP", Some(Decree)),
        ("Số: 12/2024/TT-BTC", "", "12/2024/TT-BTC", Some(Circular)),
        ("91/2015/QH13", "Bộ luật Dân sự", "91/2015/QH13", Some(Code)),
        ("91/2015/QH13", "Dân sự", "91/2015/QH13", None),
        ("41/2024/QH15", "Bảo hiểm xã hội", "41/2024/QH15", Some(Law)),
        ("110/2015/QH13", "Nghị quyết về thi hành", "110/2015/QH13", Some(Resolution)),
        ("01/VBHN-VPQH", "", "01/VBHN-VPQH", Some(Consolidated)),
        ("1898/QĐ-BTP", "", "1898/QĐ-BTP", Some(Decision)),
        ("2001/QĐ-BYT", "", "2001/QĐ-BYT", Some(Decision)),
        ("45/TTg", "Chỉ thị", "45/TTg", Some(Directive)),
        ("40-CP", "", "40-CP", Some(Decree)),
        ("66.7/2025/NQ-CP", "", "66.7/2025/NQ-CP", Some(Resolution)),
        ("09b/2013/TT-BTP", "", "09b/2013/TT-BTP", Some(Circular)),
        ("21/2008/TTLT- BQP-BTC", "", "21/2008/TTLT-BQP-BTC", Some(JointCircular)),
        ("5/2019/TTLT/BCA-BYT", "", "5/2019/TTLT/BCA-BYT", Some(JointCircular)),
        ("18/2021/ND-CP", "", "18/2021/NĐ-CP", Some(Decree)),
        ("06/2016/QD-TTg", "", "06/2016/QĐ-TTg", Some(Decision)),
        ("105/2025/NĐ- CP", "", "105/2025/NĐ-CP", Some(Decree)),
        ("31/2025/TT_BCA", "", "31/2025/TT-BCA", Some(Circular)),
        ("TT20/2021/TT-BTC", "", "20/2021/TT-BTC", Some(Circular)),
        ("12/2024/tt-btc.", "", "12/2024/TT-BTC", Some(Circular)),
        ("Nghị quyết số 111/2025/UBTVQH15", "", "111/2025/UBTVQH15", Some(Resolution)),
        ("04/2012/PL-UBTVQH13", "", "04/2012/PL-UBTVQH13", Some(Ordinance)),
        ("11/2022/L-CTN", "", "11/2022/L-CTN", Some(Order)),
        ("8/2020/NQLT-CP-UBTƯMTTQVN", "", "8/2020/NQLT-CP-UBTƯMTTQVN", Some(JointResolution)),
        ("20/2025/NQ-HĐND", "", "20/2025/NQ-HĐND", Some(Resolution)),
        ("46/2020/NĐ-CP", "Thông tư số 42/2020/TT-BTC", "46/2020/NĐ-CP", Some(Decree)),
    ] {
        let expected = Reading::Number { number: expected.to_owned(), kind };
        assert_eq!(number(code, name), expected, "{code} | {name}");
    }
}

#[test]
fn the_name_completes_a_part_that_it_begins_with() {
    for (code, name, expected) in [
        ("42/2020", "Thông tư số 42/2020/TT-BTC về chứng từ", Some("42/2020/TT-BTC")),
        ("118/2025/NĐ-C", "Nghị định 118/2025/NĐ-CP", Some("118/2025/NĐ-CP")),
        ("Luật số 58", "Luật số 58/2024/QH15", Some("58/2024/QH15")),
        ("225/NĐ-CP", "Nghị định số 225/2025/NĐ-CP", Some("225/2025/NĐ-CP")),
        ("12/2024/TT-BT", "Thông tư số 12/2024/TT-BTC", Some("12/2024/TT-BTC")),
        ("", "Thông tư số 03/2023/TT-BTP ngày 02/8/2023", Some("03/2023/TT-BTP")),
        ("118/2025/NĐ-C", "Một cửa", None),
        ("54", "Luật Hải quan 2014", None),
        ("42/2020", "Thông tư số 142/2020/TT-BTC", None),
        ("42/2020", "thay thế 42/2020/TT-BTC và 42/2020/NĐ-CP", None),
        ("5", "Nghị định số 54/2024/NĐ-CP", None),
        ("227/NĐ-CP", "sửa đổi Nghị định số 156/2018/NĐ-CP", None),
        ("2010/TT-BTP", "Thông tư 08.a", None),
        ("60/2014/QH", "", None),
        ("VBHN", "", None),
        ("BỘ LUẬT HÀNG HẢI", "Bộ luật Hàng hải", None),
        ("12/2024/TT-BT", "", None),
        ("Hiệp định", "Hiệp định giữa hai nước", None),
    ] {
        match (number(code, name), expected) {
            (Reading::Number { number, .. }, Some(expected)) => assert_eq!(number, expected, "{code} | {name}"),
            (Reading::Truncated { text }, None) => assert_eq!(text, code),
            (other, _) => panic!("{code} | {name}: {other:?}"),
        }
    }
    for (code, name) in [("", ""), ("  ", "Luật Hộ tịch"), ("", "sửa đổi, bổ sung Thông tư số 03/2023/TT-BTP")]
    {
        assert_eq!(number(code, name), Reading::Missing, "{name}");
    }
}

#[test]
fn short_names_are_names_of_the_language() {
    for (name, kind, number, expected) in [
        ("", Some(Kind::Decree), Some("23/2026/NĐ-CP"), "nghị-định-23-2026-nđ-cp"),
        ("", Some(Kind::Law), Some("60/2014/QH13"), "luật-60-2014-qh13"),
        ("", Some(Kind::Resolution), Some("66.7/2025/NQ-CP"), "nghị-quyết-66-7-2025-nq-cp"),
        ("", None, Some("45/TTg"), "văn-bản-45-ttg"),
        ("Luật Hải quan 2014", None, None, "luật-hải-quan-2014"),
        ("", Some(Kind::Law), None, "luật"),
        ("", None, None, "văn-bản"),
    ] {
        assert_eq!(short(name, kind, number), expected);
    }
    assert_eq!(title("  Luật Hộ tịch\n"), "Luật Hộ tịch");
}
