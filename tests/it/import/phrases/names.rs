//! Names of the language, of files, and numbers of sets.

use thutuc::import::phrases::names::{Names, name, path};
use thutuc::import::phrases::sets::sets;

#[test]
fn titles_become_names() {
    for (title, expected) in [
        ("Tờ khai đăng ký khai sinh", "tờ-khai-đăng-ký-khai-sinh"),
        ("- Tờ khai theo mẫu số 01", "tờ-khai"),
        ("a) Giấy phép xây dựng;", "giấy-phép-xây-dựng"),
        ("01 bản chính Giấy chứng sinh", "giấy-chứng-sinh"),
        ("Bản sao có chứng thực hộ chiếu", "hộ-chiếu"),
        ("2. Bản sao được chứng thực từ giấy báo tử", "giấy-báo-tử"),
        ("Bản chính hoặc bản sao giấy phép", "giấy-phép"),
        ("Bản chính: Giấy xác nhận", "giấy-xác-nhận"),
        ("Văn bản (bản giấy) ủy quyền", "văn-bản-ủy-quyền"),
        ("Thủ tục đăng ký kết hôn", "đăng-ký-kết-hôn"),
        ("Đối với nhà ở riêng lẻ", "nhà-ở-riêng-lẻ"),
        ("Mẫu số 05: Đơn đề nghị", "đơn-đề-nghị"),
        ("Văn bản đề nghị của thủ trưởng đơn vị đầu mối", "văn-bản-đề-nghị"),
        ("Giấy phép của Sở", "giấy-phép-của-sở"),
        ("ĐƠN ĐỀ NGHỊ", "đơn-đề-nghị"),
        ("Bản đồ tỷ lệ 1:5.000", "bản-đồ-tỷ-lệ-1"),
        ("Tờ khai mã 05", "tờ-khai-mã-05"),
        ("Hoa\u{301} đơn", "hóa-đơn"),
        ("Văn bản, giấy tờ chứng minh", "văn-bản-giấy-tờ-chứng-minh"),
        ("Hóa đơn về", "hóa-đơn"),
        ("Giấy chứng nhận đủ điều kiện kinh doanh", "giấy-chứng-nhận-đủ-điều-kiện"),
        ("Cấp, cấp lại giấy phép", "cấp-cấp-lại-giấy-phép"),
        ("Ảnh", "ảnh"),
        ("Các bản vẽ hoàn công", "bản-vẽ-hoàn-công"),
        ("Sơ đồ – vị trí", "sơ-đồ"),
    ] {
        assert_eq!(name(title, "khác"), expected, "{title}");
    }
}

#[test]
fn what_gives_no_name_falls_back() {
    for title in [
        "",
        " ",
        "---",
        "01",
        "1. 2. 3.",
        "(Tờ khai)",
        "Không",
        "từ",
        "and",
        "АБВ",
        "???",
        "🙂",
        "và",
        "\u{200b}",
        "₫ 5",
    ] {
        assert_eq!(name(title, "khác"), "khác", "{title}");
    }
}

#[test]
fn names_are_told_apart() {
    let mut names = Names::default();
    let given: Vec<String> =
        ["đơn", "đơn", "đơn-2", "đơn", "tờ-khai", "hoá-đơn", "hóa-đơn"].map(|name| names.unique(name)).to_vec();
    assert_eq!(given, ["đơn", "đơn-2", "đơn-2-2", "đơn-3", "tờ-khai", "hoá-đơn", "hóa-đơn-2"]);
}

#[test]
fn paths_are_plain_ascii() {
    for (title, expected) in [
        ("Hộ tịch", "ho-tich"),
        ("Đường thủy nội địa", "duong-thuy-noi-dia"),
        ("  Thi đua - khen thưởng ", "thi-dua-khen-thuong"),
        ("Ho\u{323}\u{302} ti\u{323}ch", "ho-tich"),
        ("Thuế/Hải quan", "thue-hai-quan"),
        ("Con", "con-0"),
        ("../..", ""),
        ("", ""),
        (
            "Nông nghiệp và phát triển nông thôn, chăn nuôi và thú y, thủy lợi",
            "nong-nghiep-va-phat-trien-nong-thon-chan-nuoi-va-thu-y-thuy",
        ),
    ] {
        assert_eq!(path(title), expected, "{title}");
    }
}

#[test]
fn sets_are_counted_where_every_mention_agrees() {
    for (text, count) in [
        ("nộp 01 bộ hồ sơ", Some(1)),
        ("02 (hai) bộ hồ sơ", Some(2)),
        ("một (01) bộ hồ sơ", Some(1)),
        ("Số lượng hồ sơ: 01 bộ.", Some(1)),
        ("Số lượng: 3 bộ", Some(3)),
        ("lập hai bộ hồ sơ", Some(2)),
        ("gửi 01 bộ hồ sơ đến Sở; Sở nhận 01 bộ hồ sơ", Some(1)),
        ("01 bộ hồ sơ hoặc 02 bộ hồ sơ", None),
        ("toàn bộ hồ sơ", None),
        ("bộ hồ sơ", None),
        ("Thông tư số 01 Bộ Tài chính", None),
        ("02 bộ bản vẽ", None),
        ("03 cán bộ", None),
        ("03 (hai) bộ hồ sơ", None),
        ("", None),
    ] {
        assert_eq!(sets(text), count, "{text}");
    }
}
