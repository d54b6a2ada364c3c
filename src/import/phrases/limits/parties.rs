//! Who acts in a sentence: an authority or an applicant.

use std::ops::Range;

use crate::import::phrases::words::{Words, next};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Authority,
    Applicant,
}

/// Whether an authority is named at a word.
pub(super) fn is_authority(words: &Words<'_>, at: usize) -> bool {
    match words.at(at) {
        "sở" => words.at(next(at)) != "hữu",
        "cục" | "vụ" | "ubnd" | "ubcknn" | "tòa" | "nhnn" => true,
        "bộ" => !matches!(words.at(next(at)), "hồ" | "phận" | "luật") || words.reads(at, "bộ phận").is_some(),
        "thủ" => matches!(words.at(next(at)), "trưởng" | "tướng"),
        "ủy" => words.at(next(at)) == "ban",
        "phòng" => {
            words.get(at).is_some_and(|word| word.capital) || matches!(words.at(next(at)), "chuyên" | "tư" | "kinh")
        }
        "ban" => words.at(next(at)) == "quản",
        "tổng" => words.at(next(at)) == "cục",
        "chi" => words.at(next(at)) == "cục",
        "cơ" => words.at(next(at)) == "quan",
        "công" => matches!(words.at(next(at)), "an" | "chức"),
        "cán" => words.at(next(at)) == "bộ",
        "chủ" => words.at(next(at)) == "tịch",
        "giám" => words.at(next(at)) == "đốc",
        "hội" => words.at(next(at)) == "đồng",
        "trung" => words.at(next(at)) == "tâm",
        "văn" => words.at(next(at)) == "phòng",
        "kho" => words.at(next(at)) == "bạc",
        "hải" => words.at(next(at)) == "quan",
        "cảng" => words.at(next(at)) == "vụ",
        "biên" => words.at(next(at)) == "phòng",
        "bảo" => words.reads(at, "bảo hiểm xã hội").is_some(),
        "ngân" => words.reads(at, "ngân hàng nhà nước").is_some(),
        "thống" => words.at(next(at)) == "đốc",
        "viện" => words.at(next(at)) == "kiểm",
        "tổ" => matches!(words.at(next(at)), "thẩm" | "chuyên"),
        _ => false,
    }
}

fn is_applicant(words: &Words<'_>, at: usize) -> bool {
    match words.at(at) {
        "người" => {
            matches!(
                words.at(next(at)),
                "nộp" | "yêu" | "đề" | "làm" | "khai" | "đăng" | "dân" | "sử" | "được" | "có" | "bị" | "xin"
            ) && words.reads(at, "người có thẩm quyền").is_none()
        }
        "tổ" => words.at(next(at)) == "chức" && words.at(next(next(at))) != "thẩm",
        "cá" => words.at(next(at)) == "nhân",
        "doanh" => words.at(next(at)) == "nghiệp",
        "chủ" => matches!(words.at(next(at)), "đầu" | "dự" | "tàu" | "phương" | "sở" | "xe" | "hộ" | "cơ" | "rừng"),
        "nhà" => words.at(next(at)) == "đầu",
        "thương" => words.at(next(at)) == "nhân",
        "hộ" => matches!(words.at(next(at)), "kinh" | "gia"),
        "nnt" => true,
        "công" => matches!(words.at(next(at)), "ty" | "dân"),
        "hợp" => words.at(next(at)) == "tác" && words.at(next(next(at))) == "xã",
        "quỹ" => true,
        "ngân" => words.reads(at, "ngân hàng thương mại").is_some(),
        "bên" => true,
        _ => false,
    }
}

/// The first that is named among some words, and where.
pub(super) fn first(words: &Words<'_>, range: Range<usize>) -> Option<(Party, usize)> {
    range.into_iter().find_map(|at| {
        if is_authority(words, at) {
            Some((Party::Authority, at))
        } else if is_applicant(words, at) {
            Some((Party::Applicant, at))
        } else {
            None
        }
    })
}
