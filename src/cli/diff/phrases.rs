//! What a difference is, in a line of either language: one row a kind and class.

use super::outcome::Answer;
use super::told::Told;
use crate::bundle::Language;
use crate::cli::{say, words};
use crate::diagnostics::{Say as _, render};
use crate::driver::diff::{Class, Kind};

/// The line of a difference: what it is, and the two answers for the dossier that shows it.
pub(super) fn summary(told: &Told, language: Language) -> String {
    let change = &told.change;
    let mut line = phrase(change.kind, change.class, language).to_owned();
    if let Some(what) = &change.what {
        line = format!("{line}: `{what}`");
    }
    if let Some(tried) = &change.tried {
        line = format!("{line} ({})", tried.say(language));
    }
    match &told.answers {
        Some((before, after)) => format!("{line}: {} → {}", shown(before, language), shown(after, language)),
        None => line,
    }
}

/// An answer for people.
fn shown(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Moment(Some(at)) => say::moment(*at, language),
        Answer::Moment(None) => pick(language, ("không có hạn", "no date")).to_owned(),
        Answer::Fee(Some(amount), _) => say::money(*amount, language),
        Answer::Fee(None, rows) => rows.clone(),
        Answer::Text(text) => word(text, language),
    }
}

/// The class for people.
pub(super) fn class(class: Class, language: Language) -> &'static str {
    let both = match class {
        Class::Lighter => ("nhẹ hơn", "lighter"),
        Class::Heavier => ("nặng hơn", "heavier"),
        Class::Mixed => ("lẫn lộn", "mixed"),
    };
    pick(language, both)
}

const fn pick(language: Language, (vi, en): (&'static str, &'static str)) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn phrase(kind: Kind, class: Class, language: Language) -> &'static str {
    let by_class = |lighter, heavier, mixed| match class {
        Class::Lighter => lighter,
        Class::Heavier => heavier,
        Class::Mixed => mixed,
    };
    let both = match kind {
        Kind::Horizon => by_class(
            ("thêm ngày nhận được tính", "days of receipt gained"),
            ("bớt ngày nhận được tính", "days of receipt lost"),
            ("ngày nhận được tính thay đổi", "days of receipt gained and lost"),
        ),
        Kind::Procedure => by_class(
            ("thêm thủ tục hoặc ngày có hiệu lực", "procedure, or days of it, gained"),
            ("mất thủ tục hoặc ngày có hiệu lực", "procedure, or days of it, lost"),
            ("ngày có hiệu lực thay đổi", "days of the procedure gained and lost"),
        ),
        Kind::Office => by_class(
            ("thêm nơi nhận", "office gained"),
            ("mất nơi nhận", "office lost"),
            ("nơi nhận thay đổi", "days at the office gained and lost"),
        ),
        Kind::Channel => by_class(
            ("thêm cách thức nộp", "channel gained"),
            ("mất cách thức nộp", "channel lost"),
            ("cách thức nộp thay đổi", "days of the channel gained and lost"),
        ),
        Kind::Fact => by_class(
            ("dữ kiện nhận thêm giá trị", "fact takes more values"),
            ("dữ kiện nhận ít giá trị hơn", "fact takes fewer values"),
            ("giá trị của dữ kiện thay đổi", "values of a fact changed"),
        ),
        Kind::Applicants => by_class(
            ("thêm đối tượng được nộp", "more may apply"),
            ("bớt đối tượng được nộp", "fewer may apply"),
            ("đối tượng được nộp thay đổi", "others may apply"),
        ),
        Kind::Signer => ("người ký thay đổi", "another signer"),
        Kind::Refusal => by_class(
            ("không còn bị từ chối", "no longer refused"),
            ("bị từ chối thêm", "refused where it was not"),
            ("căn cứ từ chối thay đổi", "others are refused"),
        ),
        Kind::SameDay => by_class(
            ("thêm hồ sơ được trả trong ngày", "same-day answer gained"),
            ("mất quyền trả trong ngày", "same-day answer lost"),
            ("hồ sơ được trả trong ngày thay đổi", "same-day answer gained and lost"),
        ),
        Kind::Committed => by_class(
            ("hạn trả sớm hơn", "due earlier"),
            ("hạn trả muộn hơn", "due later"),
            ("hạn trả sớm hơn hoặc muộn hơn tùy hồ sơ", "due earlier for some, later for others"),
        ),
        Kind::Statutory => by_class(
            ("hạn theo luật sớm hơn", "statutory limit earlier"),
            ("hạn theo luật muộn hơn", "statutory limit later"),
            ("hạn theo luật sớm hơn hoặc muộn hơn tùy hồ sơ", "statutory limit earlier for some, later for others"),
        ),
        Kind::Promised => by_class(
            ("hẹn trả trong ngày sớm hơn", "same-day promise earlier"),
            ("hẹn trả trong ngày muộn hơn", "same-day promise later"),
            ("giờ hẹn trả trong ngày thay đổi", "same-day promise earlier for some, later for others"),
        ),
        Kind::Reappointment => by_class(
            ("hẹn lại ngắn hơn hoặc không còn", "re-appointment shorter or gone"),
            ("hẹn lại dài hơn hoặc mới có", "re-appointment longer or new"),
            ("hẹn lại thay đổi", "re-appointment changed"),
        ),
        Kind::Supplement => by_class(
            ("bổ sung hồ sơ thuận lợi hơn", "requests for supplements lighter"),
            ("bổ sung hồ sơ khắt khe hơn", "requests for supplements heavier"),
            ("bổ sung hồ sơ thay đổi", "requests for supplements changed"),
        ),
        Kind::Fee => by_class(
            ("phí, lệ phí thấp hơn", "fee lower"),
            ("phí, lệ phí cao hơn", "fee higher"),
            ("phí, lệ phí thay đổi", "fee lower for some, higher for others"),
        ),
        Kind::Complete => by_class(
            ("hồ sơ dễ đầy đủ hơn", "complete where it was not"),
            ("hồ sơ không còn đầy đủ", "no longer complete"),
            ("hồ sơ đầy đủ thay đổi", "completeness changed"),
        ),
        Kind::Document => by_class(
            ("giấy tờ được giảm", "document no longer asked for, or fewer copies"),
            ("giấy tờ phải nộp thêm", "document asked for, or more copies"),
            ("giấy tờ thay đổi", "document changed"),
        ),
        Kind::Sets => by_class(
            ("ít bộ hồ sơ hơn", "fewer sets of documents"),
            ("nhiều bộ hồ sơ hơn", "more sets of documents"),
            ("số bộ hồ sơ thay đổi", "another number of sets"),
        ),
        Kind::NotProven => ("chưa so sánh được trong giới hạn chứng minh", "not compared within the budget of proofs"),
    };
    pick(language, both)
}

/// A word of a decision for people; any other text as it stands.
fn word(text: &str, language: Language) -> String {
    const WORDS: &[(&str, (&str, &str))] = &[
        ("eligible", ("trả trong ngày", "the same day")),
        ("not_eligible", ("không trả trong ngày", "not the same day")),
        ("undetermined", ("chưa xác định", "undetermined")),
        ("refused", ("từ chối", "refused")),
        ("complete", ("đầy đủ", "complete")),
        ("not complete", ("chưa đầy đủ", "not complete")),
        ("decided", ("quyết định được", "decided")),
        ("presented", ("xuất trình", "presented")),
        ("handed in", ("nộp", "handed in")),
        ("unknown_procedure", ("không có thủ tục", "no such procedure")),
        ("unknown_office", ("không có cơ quan", "no such office")),
        ("outside_horizon", ("ngoài thời gian của danh mục", "outside the catalog's horizon")),
        ("office_not_in_force", ("cơ quan không hoạt động", "office not in force")),
        ("no_version", ("không có hiệu lực", "not in force")),
        ("wrong_level", ("không nhận ở cấp này", "not handled at this level")),
        ("channel_not_offered", ("không có cách thức này", "channel not offered")),
    ];
    const PARTS: &[(&str, &str)] = &[
        ("not asked for", "không phải nộp"),
        ("asked for", "phải nộp"),
        ("originals", "bản chính"),
        ("certified copies", "bản sao chứng thực"),
        ("copies", "bản sao"),
        ("electronic", "bản điện tử"),
        ("depends on", "tùy"),
    ];
    if let Some((_, both)) = WORDS.iter().find(|(word, _)| *word == text) {
        return pick(language, *both).to_owned();
    }
    let is_document = text.starts_with("asked for") || text == "not asked for" || text.starts_with("depends on");
    if language == Language::Vi && is_document {
        return PARTS.iter().fold(text.to_owned(), |text, (en, vi)| text.replace(en, vi));
    }
    text.to_owned()
}

/// The offices of a difference, the first of them by name.
pub(super) fn offices(names: &[String], language: Language) -> String {
    const MOST: usize = 4;
    if names.is_empty() {
        return words::diff_every_office(language);
    }
    let shown: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
    match names.len().checked_sub(shown.len()) {
        None | Some(0) => shown.join(", "),
        Some(more) => words::diff_more_offices(language, &shown.join(", "), &more),
    }
}

/// How many days of receipt, and which.
pub(super) fn days(told: &Told, language: Language) -> String {
    let change = &told.change;
    let last = change.to.pred_opt().unwrap_or(change.to);
    words::diff_days(language, &change.days, &say::date(change.from, language), &say::date(last, language))
}

/// The dossier that shows a difference.
pub(super) fn example(told: &Told, language: Language) -> Option<String> {
    let witness = told.change.witness.as_ref()?;
    let channel = crate::bundle::Channel::parse(&witness.channel).map(|channel| channel.in_language(language))?;
    let facts = render::facts(witness, language).into_iter().map(|fact| format!(", {fact}"));
    Some(words::diff_example(language, &witness.received, &channel, &facts.collect::<String>()))
}
