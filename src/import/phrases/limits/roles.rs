//! Whose time a limit is, by plain wording only.

use std::ops::Range;

use super::parties::{Party, first};
use super::{Event, Role};
use crate::import::phrases::words::{Kind, Words, minus, next, plus};

/// The places of a limit in its sentence.
#[derive(Debug)]
pub(super) struct Place {
    /// The sentence from its first word behind the mark.
    pub(super) sentence: Range<usize>,
    /// The limit with its lead.
    pub(super) limit: Range<usize>,
    /// The index after its event, or after the limit.
    pub(super) after: usize,
    /// What it counts from.
    pub(super) event: Option<Event>,
    /// The case in which it holds.
    pub(super) condition: Option<Range<usize>>,
}

/// How far from a limit the words that tell its role may stand.
const REACH: usize = 60;

const RESULT: [&str; 30] = [
    "trả kết quả",
    "thông báo kết quả",
    "quyết định",
    "cấp",
    "phê duyệt",
    "chấp thuận",
    "ban hành",
    "giải quyết",
    "trả lời",
    "xác nhận",
    "công nhận",
    "cho phép",
    "gia hạn",
    "thu hồi",
    "công bố",
    "đăng ký",
    "bổ nhiệm",
    "miễn nhiệm",
    "hủy",
    "ký",
    "chứng nhận",
    "sửa đổi",
    "chứng thực",
    "xóa",
    "điều chỉnh",
    "mở khóa",
    "cung cấp thông tin",
    "đồng ý",
    "từ chối",
    "thông báo về việc",
];

const INTERIM: [&str; 22] = [
    "trình",
    "lấy ý kiến",
    "có ý kiến",
    "cho ý kiến",
    "gửi",
    "chuyển",
    "báo cáo",
    "thành lập",
    "lập",
    "tổ chức",
    "phối hợp",
    "niêm yết",
    "họp",
    "đăng tải",
    "kiểm tra tính",
    "kiểm tra hồ sơ",
    "xem xét tính",
    "phân công",
    "xác minh",
    "tham gia ý kiến",
    "xác nhận đã",
    "yêu cầu",
];

pub(super) fn role(words: &Words<'_>, place: &Place) -> Role {
    let before = minus(place.limit.start, REACH, place.sentence.start)..place.limit.start;
    let after = place.after..place.sentence.end.min(plus(place.after, REACH));
    let outside = |range: Range<usize>| match &place.condition {
        Some(case) if case.start <= range.start && case.end <= range.end => case.end.max(range.start)..range.end,
        Some(case) if case.start >= range.start && case.end <= range.end && range.end <= place.limit.start => {
            case.end..range.end
        }
        _ => range,
    };
    let (before, after) = (outside(before), outside(after));
    let uncounted = after.clone().find(|at| words.reads_any(*at, &super::events::NOT_COUNTED).is_some());
    let after = after.start..uncounted.unwrap_or(after.end);
    let near = after.start..after.end.min(plus(after.start, 25));
    let actor = first(words, near).or_else(|| first(words, before.clone()));
    match actor {
        Some((Party::Applicant, at)) if acts(words, at, &place.sentence) => return Role::Applicant,
        _ => {}
    }
    let own =
        ["thời hạn bổ sung", "thời gian bổ sung", "thời hạn hoàn thiện", "thời gian hoàn thiện", "thời hạn khắc phục"];
    if words.has_any(before.clone(), &own) {
        return Role::Applicant;
    }
    if completes(words, &before, &after) || answers_completeness(words, place, &before) {
        return Role::Supplement;
    }
    if is_result(words, place, &before, &after, actor) { Role::Result } else { Role::Other }
}

/// What an applicant is bound to do behind the words that name it.
fn acts(words: &Words<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let verbs = [
        "phải",
        "có trách nhiệm",
        "nộp",
        "gửi",
        "bổ sung",
        "hoàn thiện",
        "khắc phục",
        "lập",
        "thực hiện",
        "thông báo",
        "không",
    ];
    let end = sentence.end.min(plus(at, 16));
    let Some(verb) = (next(at)..end).find(|i| words.reads_any(*i, &verbs).is_some()) else { return false };
    // `gửi cho người nộp` names whom an authority tells.
    let told = matches!(
        words.back(at, 1),
        "cho" | "đến" | "tới" | "của" | "với" | "để" | "từ" | "do" | "bởi" | "yêu" | "dẫn" | "báo" | "cầu"
    );
    !told && first(words, next(at)..verb).is_none_or(|(party, _)| party == Party::Applicant)
}

/// Whether an authority tells that something lacks: before it passes the dossier on, if it does.
fn completes(words: &Words<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    let passed = after.clone().find(|at| words.reads_any(*at, &["trình", "báo cáo", "thẩm định"]).is_some());
    let after = after.start..passed.unwrap_or(after.end);
    let tells = tells(words, before) || tells(words, &after);
    tells && (lacks(words, before) || lacks(words, &after))
}

/// Whether an authority answers whether a dossier is whole: `trả lời tính đầy đủ của hồ sơ trong …`, or `thông báo trong …, nếu hồ sơ
/// chưa đầy đủ` with nothing more to do in that case.
fn answers_completeness(words: &Words<'_>, place: &Place, before: &Range<usize>) -> bool {
    if !tells(words, before) {
        return false;
    }
    if words.has_any(before.clone(), &["trả lời tính đầy đủ", "trả lời về tính đầy đủ"]) {
        return true;
    }
    let behind = place.limit.end..plus(place.after, 2).min(place.sentence.end);
    let case = behind.into_iter().find(|at| words.reads_any(*at, &["nếu", "trường hợp"]).is_some());
    case.is_some_and(|case| {
        let end = plus(case, 10).min(place.sentence.end);
        let short = ["chưa đầy đủ", "không đầy đủ", "chưa hợp lệ", "không hợp lệ", "chưa đủ"];
        let lacking = words.has_any(case..end, &["hồ sơ"]) && words.has_any(case..end, &short);
        lacking && !(case..place.sentence.end).any(|at| words.at(at) == "thì")
    })
}

fn tells(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| {
        let told = words.reads_any(at, &["thông báo", "hướng dẫn", "yêu cầu", "có văn bản", "trả lời"]).is_some();
        let received = words.back(at, 1) == "nhận" && words.back(at, 2) != "tiếp";
        told && !received && !matches!(words.back(at, 1), "người" | "theo" | "được")
    })
}

/// Whether the words speak of completing a dossier.
fn lacks(words: &Words<'_>, range: &Range<usize>) -> bool {
    let what = ["hồ sơ", "giấy tờ", "thành phần", "tài liệu", "theo quy định", "thông tin", "nội dung", "một lần"];
    range.clone().any(|at| {
        let Some(after) = words.reads_any(at, &["bổ sung", "hoàn thiện", "hoàn chỉnh"]) else { return false };
        let ahead = after..range.end.min(plus(after, 7));
        let last = (after..range.end).all(|i| !words.is_letters(i));
        let whose = matches!(words.back(at, 1), "để" | "cần" | "phải" | "sơ" | "dẫn");
        last || whose || words.has_any(ahead, &what)
    })
}

fn is_result(
    words: &Words<'_>,
    place: &Place,
    before: &Range<usize>,
    after: &Range<usize>,
    actor: Option<(Party, usize)>,
) -> bool {
    if words.depth(place.limit.start) > words.depth(place.sentence.start) {
        return false;
    }
    let from_dossier = place.event == Some(Event::Dossier);
    if !from_dossier && place.event.is_some() {
        return false;
    }
    let label = ["thời hạn giải quyết", "thời gian giải quyết", "thời hạn trả kết quả", "thời hạn thực hiện thủ tục"];
    if words.has_any(before.clone(), &label) || is_bare(words, before, after) {
        return true;
    }
    let start = match actor {
        Some((Party::Applicant, _)) => return false,
        Some((Party::Authority, at)) if after.contains(&at) => at,
        _ => after.start,
    };
    let told = if silent(words, after) { before.clone() } else { start..after.end };
    from_dossier && answers(words, told)
}

/// Whether the first thing done is an answer, and not a step on the way to it.
fn answers(words: &Words<'_>, range: Range<usize>) -> bool {
    for at in range {
        let before = words.back(at, 1);
        let step = words.reads_any(at, &INTERIM).is_some();
        if step && !(words.at(at) == "lập" && before == "thành") && !is_body(words, at, before) {
            return false;
        }
        if words.reads_any(at, &RESULT).is_some() && !is_body(words, at, before) {
            return true;
        }
    }
    false
}

/// Whether a verb is part of the name of a body, a rank or a person: `cơ quan đăng ký kinh doanh`, `cấp tỉnh`.
fn is_body(words: &Words<'_>, at: usize, before: &str) -> bool {
    let rank = words.at(at) == "cấp"
        && matches!(
            words.at(next(at)),
            "tỉnh" | "xã" | "huyện" | "trung" | "có" | "sư" | "bộ" | "trên" | "dưới" | "cơ" | "quân"
        );
    let named = matches!(
        before,
        "quan" | "phòng" | "ban" | "cục" | "người" | "tổ" | "xã" | "bộ" | "tín" | "các" | "được" | "đã" | "hồ"
    );
    let organisation = words.at(at) == "tổ"
        && words.reads_any(at, &["tổ chức thẩm định", "tổ chức kiểm tra", "tổ chức họp", "tổ chức lấy"]).is_none();
    let decided = words.at(at) == "quyết" && matches!(words.at(plus(at, 2)), "có" | "của" | "số" | "nêu" | "này");
    rank || decided || (named && words.at(at) != "trình") || organisation
}

/// Whether nothing but the limit, its event, its case and words in brackets is said.
fn is_bare(words: &Words<'_>, before: &Range<usize>, after: &Range<usize>) -> bool {
    silent(words, after) && before.clone().all(|at| is_mark(words, at) || words.at(at) == "là")
}

/// Whether some words are marks and brackets only.
fn silent(words: &Words<'_>, after: &Range<usize>) -> bool {
    let mut at = after.start;
    while at < after.end {
        if let Some(past) = words.past_bracket(at, REACH) {
            at = past;
        } else if is_mark(words, at) {
            at = next(at);
        } else {
            return false;
        }
    }
    true
}

fn is_mark(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_none_or(|word| matches!(word.kind, Kind::Mark(_)))
}
