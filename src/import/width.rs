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

/// The widest that a line is in either language, in characters.
pub(super) fn width(line: &str) -> usize {
    let vietnamese = line.chars().count();
    let mut english = 0_usize;
    let mut rest = line;
    let (mut in_text, mut in_word) = (false, false);
    while let Some(c) = rest.chars().next() {
        if !in_text && !in_word {
            let first = rest.as_bytes().first();
            let found = WORDS
                .iter()
                .filter(|(vi, _)| vi.as_bytes().first() == first)
                .find_map(|(vi, en)| rest.strip_prefix(vi).filter(|after| ends(after)).map(|after| (en, after)));
            if let Some((words, after)) = found {
                // One of a unit or copy is singular; two copies are `copies`.
                english = english.checked_add(words.chars().count()).unwrap_or(usize::MAX);
                rest = after;
                continue;
            }
        }
        if c == '"' {
            in_text = !in_text;
        }
        in_word = c.is_alphanumeric() || c == '-';
        english = english.checked_add(1).unwrap_or(usize::MAX);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    vietnamese.max(english)
}

/// Whether a word ends before what follows.
fn ends(after: &str) -> bool {
    !after.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-')
}
