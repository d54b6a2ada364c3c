//! The kinds of clauses that a clause's first word allows, so that its words need not be read by one kind after another.
//!
//! Each list holds every kind of its block whose keyword begins with the word, in the order in which the block's own rule
//! tries them, so that the first one that reads is the one that this rule would have taken. What no list names, and every
//! clause that cannot be read, is left to the block's rule, which knows what could have stood there.

use super::context::Context;
use super::grammar::Rule;

/// The kinds that a clause with these folded words may be of; none where only its block's rule can tell.
pub(super) fn of(context: Context, folded: &str) -> &'static [Rule] {
    let word = first_word(folded);
    match context {
        Context::Item => item(word),
        Context::Instrument => instrument(word),
        Context::Calendar => calendar(word),
        Context::Role => role(word),
        Context::Office => office(word),
        Context::Procedure => procedure(word),
        Context::Document => document(word),
        Context::Supplement => supplement(word),
        Context::Step => step(word),
        Context::SameDay => same_day(word),
        Context::Simplify => simplify(word),
        Context::Program => program(word),
        Context::Rating => rating(word),
        Context::AfterBlock => &[],
    }
}

/// What stands before the first sign or blank.
fn first_word(folded: &str) -> &str {
    let end = folded.bytes().position(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'-');
    end.map_or(folded, |end| folded.get(..end).unwrap_or(""))
}

fn item(word: &str) -> &'static [Rule] {
    match word {
        "thủ" | "procedure" => &[Rule::procedure_head],
        "dữ" | "fact" => &[Rule::fact_head],
        "văn" | "instrument" => &[Rule::instrument_head],
        "chức" | "role" => &[Rule::role_head],
        "đơn" | "simplify" => &[Rule::simplification_head],
        "lịch" | "calendar" => &[Rule::calendar_head],
        "cơ" | "office" => &[Rule::office_head],
        "quy" | "common" => &[Rule::common_process_head],
        "liên" | "linked" => &[Rule::linked_head],
        "mô" | "program" => &[Rule::program_head],
        "xếp" | "rating" => &[Rule::rating_head],
        _ => &[],
    }
}

fn instrument(word: &str) -> &'static [Rule] {
    match word {
        "số" | "number" => &[Rule::instrument_number],
        "hiệu" => &[Rule::force_unknown, Rule::in_force],
        "force" => &[Rule::force_unknown],
        "in" => &[Rule::in_force],
        "sửa" | "amended" => &[Rule::amended_by],
        "thay" | "replaced" => &[Rule::replaced_by],
        "bãi" | "repealed" => &[Rule::repealed_by],
        _ => &[],
    }
}

fn calendar(word: &str) -> &'static [Rule] {
    match word {
        "tuần" | "working" => &[Rule::working_week],
        "nghỉ" => &[Rule::holiday, Rule::compensate],
        "holiday" => &[Rule::holiday],
        "hoán" | "swap" => &[Rule::swap],
        "compensated" => &[Rule::compensate],
        "đã" | "announced" => &[Rule::announced_to],
        _ => &[],
    }
}

fn role(word: &str) -> &'static [Rule] {
    match word {
        "ký" | "signs" => &[Rule::signs_for],
        _ => &[],
    }
}

fn office(word: &str) -> &'static [Rule] {
    match word {
        "mã" | "code" => &[Rule::office_code],
        "cấp" | "level" => &[Rule::office_level],
        "lịch" | "calendar" => &[Rule::office_calendar],
        "tiếp" | "reception" => &[Rule::reception],
        "hiệu" | "in" => &[Rule::in_force],
        "đóng" | "closed" => &[Rule::closed],
        _ => &[],
    }
}

fn procedure(word: &str) -> &'static [Rule] {
    match word {
        "bước" | "step" => &[Rule::step],
        "thời" | "deadline" => &[Rule::deadline],
        "lệ" | "charge" => &[Rule::charge],
        "phí" | "fee" => &[Rule::fee],
        "trong" | "same-day" => &[Rule::same_day_block],
        "hồ" | "documents" => &[Rule::documents],
        "căn" | "basis" => &[Rule::basis],
        "lĩnh" | "field" => &[Rule::field],
        "cấp" | "level" => &[Rule::office_level_list],
        "hiệu" | "in" => &[Rule::in_force],
        "đối" | "applicants" => &[Rule::applicants_row],
        "cơ" | "agency" => &[Rule::agency],
        "người" | "signer" => &[Rule::signer],
        "cách" | "channels" => &[Rule::channels_row],
        "số" | "sets" => &[Rule::sets],
        "kết" | "result" => &[Rule::result],
        "theo" | "follows" => &[Rule::follows],
        "quyết" | "published" => &[Rule::published_by],
        "kéo" | "extended" => &[Rule::extension],
        "hẹn" | "reappoint" => &[Rule::reappointment],
        "bổ" | "supplement" => &[Rule::supplement],
        "yêu" | "requirement" => &[Rule::requirement],
        "nơi" | "file" => &[Rule::file_at],
        "phối" | "coordinates" => &[Rule::coordinates],
        "giai" | "stage" => &[Rule::stage],
        "dự" | "draft" => &[Rule::draft],
        "minh" | "illustrative" => &[Rule::illustrative],
        _ => &[],
    }
}

/// A document begins with its own name, which may be any word.
fn document(word: &str) -> &'static [Rule] {
    match word {
        "một" | "one" => &[Rule::one_of, Rule::document],
        "trường" | "case" => &[Rule::case, Rule::document],
        _ => &[Rule::document],
    }
}

fn supplement(word: &str) -> &'static [Rule] {
    match word {
        "thông" | "notice" => &[Rule::notice],
        "nộp" | "resubmit" => &[Rule::resubmit],
        "tính" | "restarts" => &[Rule::restarts],
        "tạm" | "pauses" => &[Rule::pauses],
        _ => &[],
    }
}

fn step(word: &str) -> &'static [Rule] {
    match word {
        "sau" | "after" => &[Rule::after],
        "trong" | "within" => &[Rule::within],
        "do" | "by" => &[Rule::by],
        "bắt" | "mandatory" => &[Rule::mandatory],
        "khi" | "when" => &[Rule::step_when],
        "số" | "digitise" => &[Rule::digitise],
        "trả" | "returns" => &[Rule::returns_result],
        "lấy" | "consult" => &[Rule::consult],
        "cơ" | "agency" => &[Rule::step_agency],
        "chờ" | "wait" => &[Rule::at_least, Rule::wait_applicant],
        "minh" | "illustrative" => &[Rule::illustrative],
        _ => &[],
    }
}

fn same_day(word: &str) -> &'static [Rule] {
    match word {
        "khi" | "when" => &[Rule::same_day_when],
        "trừ" | "unless" => &[Rule::same_day_unless],
        _ => &[],
    }
}

fn simplify(word: &str) -> &'static [Rule] {
    match word {
        "từ" | "from" => &[Rule::simplify_from],
        "căn" | "basis" => &[Rule::basis],
        "thời" | "deadline" => &[Rule::change_deadline],
        "kéo" | "extended" => &[Rule::change_extension],
        "hẹn" | "reappoint" => &[Rule::change_reappointment],
        "lệ" | "charge" => &[Rule::change_charge],
        "phí" | "fee" => &[Rule::change_fee],
        "bước" | "step" => &[Rule::change_step_within, Rule::change_step_role],
        "người" | "signer" => &[Rule::change_signer],
        "bỏ" | "drop" => &[Rule::drop_steps, Rule::drop_documents, Rule::drop_requirement],
        "gộp" | "merge" => &[Rule::merge_steps],
        "cách" | "channels" => &[Rule::add_channels],
        "đối" | "applicants" => &[Rule::add_applicants],
        _ => &[],
    }
}

fn program(word: &str) -> &'static [Rule] {
    match word {
        "từ" | "from" | "đến" | "to" => &[Rule::program_period],
        "mỗi" | "every" => &[Rule::weekly],
        "ngày" | "on" => &[Rule::dated],
        "nhận" | "intake" => &[Rule::intake_until],
        "người" | "signer" => &[Rule::signer],
        "áp" | "covers" => &[Rule::covers_fields, Rule::covers_all, Rule::covers_procedures],
        "trừ" => &[Rule::except_procedures, Rule::same_day_unless],
        "except" => &[Rule::except_procedures],
        "unless" => &[Rule::same_day_unless],
        "khi" | "when" => &[Rule::same_day_when],
        "căn" | "basis" => &[Rule::basis],
        "minh" | "illustrative" => &[Rule::illustrative],
        _ => &[],
    }
}

fn rating(word: &str) -> &'static [Rule] {
    match word {
        "tiêu" | "criterion" => &[Rule::criterion],
        "sao" | "star" | "stars" => &[Rule::stars],
        "còn" | "otherwise" => &[Rule::otherwise],
        "căn" | "basis" => &[Rule::basis],
        "minh" | "illustrative" => &[Rule::illustrative],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar::{read, read_first};
    use super::*;

    /// Words after a keyword, so that every kind is read by some.
    const ENDINGS: [&str; 32] = [
        "",
        " a",
        " \"x\"",
        " a \"x\"",
        " a, b",
        " 1",
        " 1.001193",
        " a: có/không",
        " a = đúng-hạn trọng số 60 từ 80% đến 100%",
        " a do b thành c",
        " a trong 2 ngày làm việc thành 1 ngày làm việc",
        " a, b thành c",
        " a thành b",
        " a 1.001193",
        " 5 khi a",
        " sao 1",
        " 8.000 đồng",
        " 8.000 đồng thành 0 đồng",
        " 5 ngày",
        " 5 ngày thành 3 ngày",
        " từ 01/01/2026",
        " 01/01/2026",
        " 01/01/2026 08:00-11:00",
        " 01/01/2026 làm bù 02/01/2026",
        " thứ-hai 08:00-11:00",
        " 15:00",
        " lĩnh vực a",
        " thủ tục 1.001193",
        " bước a",
        " hồ sơ a",
        " thêm a",
        " yêu cầu a > 1",
    ];

    const CONTEXTS: [Context; 13] = [
        Context::Item,
        Context::Instrument,
        Context::Calendar,
        Context::Role,
        Context::Office,
        Context::Procedure,
        Context::Document,
        Context::Supplement,
        Context::Step,
        Context::SameDay,
        Context::Simplify,
        Context::Program,
        Context::Rating,
    ];

    #[test]
    fn the_first_word_names_the_kind_that_the_block_reads() {
        for context in CONTEXTS {
            let mut told = 0;
            for keyword in context.openers() {
                for form in [keyword.vietnamese(), keyword.english()] {
                    for clause in ENDINGS.map(|ending| crate::syntax::fold(&format!("{form}{ending}"))) {
                        let Ok(pairs) = read(context.rule(), &clause) else { continue };
                        let first = pairs.first().map(|pair| (pair.as_rule(), pair.as_str()));
                        let kinds = of(context, &clause);
                        let named = kinds.iter().find_map(|kind| read_first(*kind, &clause));
                        if let Some(named) = named {
                            assert_eq!(Some((named.as_rule(), named.as_str())), first, "{clause}");
                            told += 1;
                        }
                    }
                }
            }
            assert!(told > 1, "{context:?}");
        }
    }

    #[test]
    fn the_first_word_of_every_opener_is_known() {
        for context in CONTEXTS {
            for keyword in context.openers() {
                for form in [keyword.vietnamese(), keyword.english()] {
                    let rare = context == Context::Rating && (form.starts_with('k') || form.starts_with(['m', 'p']));
                    assert!(rare || !of(context, &crate::syntax::fold(form)).is_empty(), "{context:?}: {form}");
                }
            }
        }
    }
}
