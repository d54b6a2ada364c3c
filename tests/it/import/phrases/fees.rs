//! Fee notes: amounts, periods, who sets them, none at all.

use chrono::NaiveDate;
use thutuc::import::phrases::fees::{FeeKind, amounts, read};

#[test]
fn amounts_are_read_with_their_unit() {
    for (text, words, dong, per) in [
        ("20.000 đồng/tờ khai", "20.000 đồng", 20_000, Some("tờ khai")),
        ("50,000 Việt Nam Đồng", "50,000 Việt Nam Đồng", 50_000, None),
        ("100 nghìn đồng", "100 nghìn đồng", 100_000, None),
        ("100 ngàn đồng/lần", "100 ngàn đồng", 100_000, Some("lần")),
        ("1,5 triệu đồng", "1,5 triệu đồng", 1_500_000, None),
        ("02 triệu đồng/Giấy phép.", "02 triệu đồng", 2_000_000, Some("Giấy phép")),
        ("25.000đ", "25.000đ", 25_000, None),
        ("1.000.000 đ/01 hồ sơ", "1.000.000 đ", 1_000_000, Some("01 hồ sơ")),
        ("300.000 VNĐ", "300.000 VNĐ", 300_000, None),
        ("8.000 vnd / bản sao", "8.000 vnd", 8_000, Some("bản sao")),
        ("8.000.000/lần", "8.000.000", 8_000_000, Some("lần")),
        ("15000000/chiếc đồng", "15000000", 15_000_000, Some("chiếc")),
        ("40.000 đồng (Bốn mươi nghìn đồng)", "40.000 đồng", 40_000, None),
        ("Một triệu đồng", "Một triệu đồng", 1_000_000, None),
        ("thu 10.000 đồng/người/lần đăng ký;", "10.000 đồng", 10_000, Some("người/lần đăng ký")),
        ("30,000 Việt Nam Đồng(/hồ sơ)", "30,000 Việt Nam Đồng", 30_000, Some("hồ sơ")),
        ("0 đồng", "0 đồng", 0, None),
        ("mức thu 3.000.000 đồng", "3.000.000 đồng", 3_000_000, None),
        ("75.000 đồng một trường hợp", "75.000 đồng", 75_000, None),
        ("5.000đ/giấy thông hành (Thông tư số 9)", "5.000đ", 5_000, Some("giấy thông hành")),
        ("2 tỷ đồng", "2 tỷ đồng", 2_000_000_000, None),
        ("Lệ phí: 70.000 đồng/thẻ theo quy định", "70.000 đồng", 70_000, Some("thẻ")),
        ("12.000 đồng mỗi trang", "12.000 đồng", 12_000, Some("trang")),
        ("không quá 500.000 đồng", "500.000 đồng", 500_000, None),
        ("1.200.000 VNĐ\n- Cấp lại", "1.200.000 VNĐ", 1_200_000, None),
        ("6.000 ₫", "6.000 ₫", 6_000, None),
    ] {
        let found = amounts(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(&text[found[0].range.clone()], words, "{text}");
        assert_eq!(found[0].dong, dong, "{text}");
        assert_eq!(found[0].per.clone().map(|per| &text[per]), per, "{text}");
    }
}

#[test]
fn other_numbers_are_no_amounts() {
    for text in [
        "0,1% giá trị",
        "bằng 50% mức thu",
        "20.000",
        "Thông tư số 64/2025/TT-BTC",
        "ngày 30/6/2025",
        "100 USD/thẻ",
        "công trình có vốn dưới 10 tỷ đồng",
        "từ 50 tỷ đồng trở lên",
        "3 hồ sơ/lần",
        "01/lần",
        "Điều 5.000/khoản",
        "dưới 500 GT",
        "15 ngày đồng thời",
        "1.2.3 đồng",
        "99999999999999999999 đồng",
        "1.5.2025 đồng",
        "hội đồng nhân dân",
    ] {
        assert_eq!(amounts(text), [], "{text}");
    }
}

#[test]
fn periods_belong_to_the_amount_beside_them() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    for (text, dong, from, to) in [
        ("500.000 đồng từ ngày 01/7/2025 đến hết ngày 31/12/2026", 500_000, day(2025, 7, 1), day(2026, 12, 31)),
        ("10.000 đồng (áp dụng đến hết ngày 31/12/2026)", 10_000, None, day(2026, 12, 31)),
        ("Kể từ ngày 01/01/2026 mức thu là 5.000 đồng", 5_000, day(2026, 1, 1), None),
        ("(kể từ ngày 01/7/2025 đến hết ngày 31/12/2026): 9.000 đồng/lần", 9_000, day(2025, 7, 1), day(2026, 12, 31)),
        ("7.000 đồng kể từ ngày 01 tháng 7 năm 2025", 7_000, day(2025, 7, 1), None),
        ("4.000.000đ/lần (Miễn từ ngày 07/4/2026 đến 30/6/2026)", 4_000_000, None, None),
        ("80.000 đồng (từ ngày 01/7/2025 đến hết ngày 31/12/2026, mức thu bằng 50%)", 80_000, None, None),
        ("6.000 đồng (Thông tư số 1/2020/TT-BTC ngày 05/02/2020)", 6_000, None, None),
        ("6.000 đồng; từ ngày 01/01/2027 thôi thu", 6_000, None, None),
        ("6.000 đồng từ ngày 31/12/2026 đến ngày 01/01/2026", 6_000, None, None),
    ] {
        let found = amounts(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].dong, found[0].from, found[0].to), (dong, from, to), "{text}");
    }
    let text = "Phí: 100.000 đồng (Áp dụng mức 50.000 đồng kể từ ngày 01/7/2025 đến hết ngày 31/12/2026)";
    let found: Vec<_> = amounts(text).iter().map(|amount| (amount.dong, amount.from)).collect();
    assert_eq!(found, [(100_000, None), (50_000, day(2025, 7, 1))]);
}

#[test]
fn notes_say_that_there_is_no_fee() {
    for text in [
        "Không",
        "Không có",
        "Không quy định",
        "Miễn phí",
        "không thu",
        "Không thu phí, lệ phí.",
        "Phí: Không; Lệ phí: Không",
        "- Không có",
        "Miễn phí (Không có)",
        "Miễn lệ phí",
        "Không có phí và lệ phí",
    ] {
        assert!(read(text).none, "{text}");
    }
    for text in [
        "",
        "Miễn lệ phí cho người khuyết tật",
        "Không quá 5.000 đồng",
        "Lệ phí",
        "10.000 đồng",
        "Không thu của hộ nghèo",
        "0,1%",
    ] {
        assert!(!read(text).none, "{text}");
    }
}

#[test]
fn who_sets_an_amount_is_named() {
    for (text, who) in [
        ("Mức thu do Hội đồng nhân dân cấp tỉnh quy định", Some("Hội đồng nhân dân cấp tỉnh")),
        ("do Ủy ban nhân dân tỉnh quyết định.", Some("Ủy ban nhân dân tỉnh")),
        ("Theo quy định của Luật Phí và lệ phí.", Some("Luật Phí và lệ phí")),
        ("theo quy định của pháp luật về phí, lệ phí", Some("pháp luật về phí, lệ phí")),
        ("Theo Nghị quyết của Hội đồng nhân dân tỉnh", Some("Nghị quyết của Hội đồng nhân dân tỉnh")),
        ("thực hiện theo Thông tư số 2/2024/TT-BTC", Some("Thông tư số 2/2024/TT-BTC")),
        ("quy định tại Thông tư số 2/2024/TT-BTC;", Some("Thông tư số 2/2024/TT-BTC")),
        ("theo quy định của chính quyền địa phương", Some("chính quyền địa phương")),
        ("Thông tư số 2/2024/TT-BTC", Some("Thông tư số 2/2024/TT-BTC")),
        ("Hội đồng nhân dân tỉnh quyết định mức thu", Some("Hội đồng nhân dân tỉnh")),
        ("Miễn lệ phí cho trẻ em theo quy định của Luật Trẻ em", None),
        ("10.000 đồng/lần", None),
        ("Không có", None),
        ("nộp theo hướng dẫn", None),
        ("tại Thông tư số 2/2024/TT-BTC", None),
    ] {
        assert_eq!(read(text).set_by.map(|set_by| &text[set_by.who]), who, "{text}");
    }
}

#[test]
fn charges_and_fees_are_told_apart() {
    for (text, kind) in [
        ("Lệ phí cấp mới 40.000 đồng", Some(FeeKind::Charge)),
        ("Phí thẩm định: 100.000 đồng", Some(FeeKind::Fee)),
        ("lệ phí đăng ký", Some(FeeKind::Charge)),
        ("phí thẩm định và lệ phí cấp giấy", None),
        ("theo quy định về phí, lệ phí", None),
        ("Miễn phí", None),
        ("chi phí vận chuyển", None),
        ("20.000 đồng", None),
    ] {
        assert_eq!(read(text).kind, kind, "{text}");
    }
    let text = "Phí thẩm định: 100.000 đồng; lệ phí cấp giấy: 20.000 đồng";
    let kinds: Vec<_> = amounts(text).iter().map(|amount| amount.kind).collect();
    assert_eq!(kinds, [Some(FeeKind::Fee), Some(FeeKind::Charge)]);
}
