//! How wide a line is in either keyword language: the one style breaks a line where it does not fit in both.

/// The words that an import writes, Vietnamese and English, longer ones before those that they begin with.
const WORDS: &[(&str, &str)] = &[
    ("thì tính từ ngày làm việc tiếp theo", "then counted from next working day"),
    ("quyết định công bố", "published by"),
    ("cơ quan giải quyết", "agency"),
    ("biểu mẫu điện tử", "electronic form"),
    ("bản sao chứng thực", "certified copy"),
    ("hiệu lực chưa rõ", "force unknown"),
    ("hiệu lực từ", "in force from"),
    ("phút làm việc", "working minutes"),
    ("giờ làm việc", "working hours"),
    ("ngày làm việc", "working days"),
    ("khai thác từ", "drawn from"),
    ("kéo dài thêm", "extended by"),
    ("không quy định", "not regulated"),
    ("bản điện tử", "electronic copy"),
    ("lệ phí theo", "charge set by"),
    ("phí theo", "fee set by"),
    ("trong ngày", "same day"),
    ("trường hợp", "case"),
    ("một trong", "one of"),
    ("xuất trình", "present"),
    ("cách thức", "channels"),
    ("đối tượng", "applicants"),
    ("nhận sau", "received after"),
    ("bản chính", "original"),
    ("thời hạn", "deadline"),
    ("phối hợp", "coordinates"),
    ("lĩnh vực", "field"),
    ("số lượng", "sets"),
    ("văn bản", "instrument"),
    ("bản sao", "copy"),
    ("kết quả", "result"),
    ("thủ tục", "procedure"),
    ("dự thảo", "draft"),
    ("dữ kiện", "fact"),
    ("yêu cầu", "requirement"),
    ("căn cứ", "basis"),
    ("lệ phí", "charge"),
    ("nếu có", "if any"),
    ("số hiệu", "number"),
    ("hồ sơ", "documents"),
    ("lý do", "reason"),
    ("có/không", "yes/no"),
    ("người-nước-ngoài", "foreigner"),
    ("doanh-nghiệp", "enterprise"),
    ("hợp-tác-xã", "cooperative"),
    ("hình-thức", "channel"),
    ("nhận.ngày", "received.date"),
    ("trực-tuyến", "online"),
    ("trực-tiếp", "counter"),
    ("bưu-chính", "post"),
    ("việt-kiều", "overseas"),
    ("công-dân", "citizen"),
    ("tổ-chức", "organization"),
    ("cán-bộ", "official"),
    ("thuộc", "in"),
    ("không", "not"),
    ("trong", "within"),
    ("tháng", "months"),
    ("bước", "step"),
    ("hoặc", "or"),
    ("đồng", "VND"),
    ("ngày", "days"),
    ("phút", "minutes"),
    ("tuần", "weeks"),
    ("khác", "other"),
    ("tỉnh", "province"),
    ("mẫu", "form"),
    ("sau", "after"),
    ("khi", "when"),
    ("phí", "fee"),
    ("giờ", "hours"),
    ("cấp", "level"),
    ("năm", "years"),
    ("bộ", "ministry"),
    ("xã", "commune"),
    ("và", "and"),
    ("mã", "code"),
];

/// Copies, whose English form is longer where there are several, and by how many letters.
const COPIES: &[(&str, usize)] =
    &[("biểu mẫu điện tử", 1), ("bản sao chứng thực", 2), ("bản điện tử", 2), ("bản chính", 1), ("bản sao", 2)];

/// Units, whose English form is a letter shorter where there is one.
const UNITS: &[&str] =
    &["phút làm việc", "giờ làm việc", "ngày làm việc", "phút", "giờ", "ngày", "tuần", "tháng", "năm"];

/// No word of the table is longer in English by more letters than this.
const GROWTH: usize = 6;

/// Whether a line is no wider than `most` in either language.
pub(super) fn fits(line: &str, most: usize) -> bool {
    let characters = line.chars().count();
    if characters > most {
        return false;
    }
    // Of most lines the Vietnamese form and the number of words outside texts tell: each word may be a longer one.
    let (mut words, mut in_text) = (1_usize, false);
    for byte in line.bytes() {
        in_text ^= byte == b'"';
        // Signs of print are the bytes 0xe2 and two more.
        let is_sign = byte == 0xe2 || byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'-';
        words = words.checked_add(usize::from(is_sign && !in_text)).unwrap_or(usize::MAX);
    }
    let widest = words.checked_mul(GROWTH).and_then(|more| more.checked_add(characters));
    widest.is_some_and(|widest| widest <= most) || width(line) <= most
}

/// The widest that a line is in either language, in characters.
fn width(line: &str) -> usize {
    let vietnamese = line.chars().count();
    let mut english = 0_usize;
    let mut rest = line;
    let (mut in_text, mut in_word) = (false, false);
    // The number before a word, as long as nothing but a blank stands between.
    let mut number = String::new();
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        if !in_text && !in_word {
            let first = rest.as_bytes().first();
            let found = WORDS
                .iter()
                .filter(|(vi, _)| vi.as_bytes().first() == first)
                .find_map(|(vi, en)| rest.strip_prefix(vi).filter(|after| ends(after)).map(|after| (*vi, *en, after)));
            if let Some((vi, en, after)) = found {
                let letters = counted(vi, en, &number);
                english = english.checked_add(letters).unwrap_or(usize::MAX);
                number.clear();
                before = ' ';
                rest = after;
                continue;
            }
        }
        if c == '"' {
            in_text = !in_text;
        }
        let goes_on = c.is_alphanumeric() || c == '-';
        let in_number = before.is_ascii_digit() || (matches!(before, ',' | '.') && !number.is_empty());
        match c {
            '0'..='9' if in_number => number.push(c),
            '0'..='9' => number = c.to_string(),
            ',' | '.' if before.is_ascii_digit() => number.push(c),
            ' ' => {}
            _ => number.clear(),
        }
        before = c;
        in_word = goes_on;
        english = english.checked_add(1).unwrap_or(usize::MAX);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    vietnamese.max(english)
}

/// The letters of an English word after a number.
fn counted(vi: &str, en: &str, number: &str) -> usize {
    let letters = en.chars().count();
    let is_one = number == "1";
    let more = COPIES.iter().find(|(copies, _)| *copies == vi).map_or(0, |(_, more)| *more);
    if UNITS.contains(&vi) && is_one {
        return letters.checked_sub(1).unwrap_or(letters);
    }
    if is_one { letters } else { letters.checked_add(more).unwrap_or(letters) }
}

/// Whether a word ends before what follows.
fn ends(after: &str) -> bool {
    !after.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::{COPIES, GROWTH, WORDS, width};

    #[test]
    fn no_word_grows_by_more_than_is_reckoned_with() {
        for (vi, en) in WORDS {
            let more = COPIES.iter().find(|(copies, _)| copies == vi).map_or(0, |(_, more)| *more);
            assert!(en.chars().count() + more <= vi.chars().count() + GROWTH, "{vi}");
        }
    }

    #[test]
    fn a_line_is_as_wide_as_its_wider_form() {
        for (line, english) in [
            (
                "tờ-khai \"Tờ khai\" 1 bản chính, 2 bản sao chứng thực",
                "tờ-khai \"Tờ khai\" 1 original, 2 certified copies",
            ),
            ("a \"A\" 2 bản điện tử, 1 bản sao", "a \"A\" 2 electronic copies, 1 copy"),
            ("cấp xã, tỉnh, bộ, khác", "level commune, province, ministry, other"),
            ("phí theo \"x\" khi tổ-chức", "fee set by \"x\" when organization"),
            ("bước a { sau b; trong 5 ngày }", "step a { after b; within 5 days }"),
        ] {
            assert_eq!(width(line), english.chars().count().max(line.chars().count()), "{line}");
        }
    }
}
