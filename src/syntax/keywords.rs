//! The one table of keywords: the Vietnamese and the English form of each, and the grammar rule that reads it.

use super::grammar::Rule;
use crate::bundle::Language;

/// Makes the enum of keywords and the questions about them out of the table's rows.
macro_rules! keywords {
    ($($variant:ident, $rule:ident = $vi:literal / $en:literal);* $(;)?) => {
        /// A keyword of the language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Keyword { $($variant),* }

        impl Keyword {
            /// Every keyword, in the table's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The Vietnamese form.
            pub const fn vietnamese(self) -> &'static str {
                match self { $(Self::$variant => $vi),* }
            }

            /// The English form.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $en),* }
            }

            #[cfg(test)]
            pub(super) const fn rule(self) -> Rule {
                match self { $(Self::$variant => Rule::$rule),* }
            }

            pub(super) fn of(rule: Rule) -> Option<Self> {
                match rule { $(Rule::$rule => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

impl Keyword {
    /// The form in `language`.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vietnamese(),
            Language::En => self.english(),
        }
    }
}

keywords! {
    // Items
    Instrument, kw_instrument = "văn bản" / "instrument";
    Calendar, kw_calendar = "lịch" / "calendar";
    Role, kw_role = "chức danh" / "role";
    Office, kw_office = "cơ quan" / "office";
    Fact, kw_fact = "dữ kiện" / "fact";
    CommonProcess, kw_common_process = "quy trình chung" / "common process";
    Procedure, kw_procedure = "thủ tục" / "procedure";
    Linked, kw_linked = "liên thông" / "linked";
    Simplify, kw_simplify = "đơn giản hóa" / "simplify";
    Program, kw_program = "mô hình" / "program";
    Rating, kw_rating = "xếp hạng" / "rating";
    // Parts that many clauses share
    From, kw_from = "từ" / "from";
    To, kw_to = "đến" / "to";
    When, kw_when = "khi" / "when";
    Unless, kw_unless = "trừ trường hợp" / "unless";
    Basis, kw_basis = "căn cứ" / "basis";
    Reason, kw_reason = "lý do" / "reason";
    Announced, kw_announced = "thông báo" / "announced";
    Accept, kw_accept = "chấp nhận" / "accept";
    Illustrative, kw_illustrative = "minh họa" / "illustrative";
    English, kw_english = "en" / "en";
    Vietnamese, kw_vietnamese = "vi" / "vi";
    Article, kw_article = "điều" / "art";
    Clause, kw_clause = "khoản" / "cl";
    Point, kw_point = "điểm" / "pt";
    Into, kw_into = "thành" / "into";
    AtMost, kw_at_most = "tối đa" / "up to";
    Within, kw_within = "trong" / "within";
    After, kw_after = "sau" / "after";
    Code, kw_code = "mã" / "code";
    EveryOffice, kw_every_office = "mọi cơ quan cấp" / "every office of level";
    // Instruments
    Number, kw_number = "số hiệu" / "number";
    ForceUnknown, kw_force_unknown = "hiệu lực chưa rõ" / "force unknown";
    InForce, kw_in_force = "hiệu lực" / "in force";
    AmendedBy, kw_amended_by = "sửa đổi bởi" / "amended by";
    ReplacedBy, kw_replaced_by = "thay thế bởi" / "replaced by";
    RepealedBy, kw_repealed_by = "bãi bỏ bởi" / "repealed by";
    // Calendars
    WorkingWeek, kw_working_week = "tuần làm việc" / "working week";
    Holiday, kw_holiday = "nghỉ lễ" / "holiday";
    Lunar, kw_lunar = "âm lịch" / "lunar";
    Swap, kw_swap = "hoán đổi nghỉ" / "swap off";
    Worked, kw_worked = "làm bù" / "worked";
    Compensate, kw_compensate = "nghỉ bù khi trùng ngày nghỉ hằng tuần" / "compensated when on a weekly rest day";
    NeverCompensated, kw_never_compensated = "không nghỉ bù" / "not compensated";
    CompensationUnknown, kw_compensation_unknown = "chưa rõ nghỉ bù" / "compensation unknown";
    AnnouncedTo, kw_announced_to = "đã thông báo đến" / "announced to";
    // Roles and offices
    SignsFor, kw_signs_for = "ký thay" / "signs for";
    Level, kw_level = "cấp" / "level";
    Reception, kw_reception = "tiếp nhận" / "reception";
    Closed, kw_closed = "đóng cửa" / "closed";
    // Types of facts
    TypeBool, kw_type_bool = "có/không" / "yes/no";
    TypeNumber, kw_type_number = "số" / "number";
    TypeMoney, kw_type_money = "tiền" / "money";
    TypeDate, kw_type_date = "ngày" / "date";
    TypeTime, kw_type_time = "giờ" / "time";
    OneOf, kw_one_of = "một trong" / "one of";
    // Procedures
    Field, kw_field = "lĩnh vực" / "field";
    PublishedBy, kw_published_by = "quyết định công bố" / "published by";
    Applicants, kw_applicants = "đối tượng" / "applicants";
    Agency, kw_agency = "cơ quan giải quyết" / "agency";
    Coordinates, kw_coordinates = "phối hợp" / "coordinates";
    Signer, kw_signer = "người ký" / "signer";
    Channels, kw_channels = "cách thức" / "channels";
    Full, kw_full = "toàn trình" / "full";
    Partial, kw_partial = "một phần" / "partial";
    Sets, kw_sets = "số lượng" / "sets";
    SetUnit, kw_set_unit = "bộ" / "set";
    Result, kw_result = "kết quả" / "result";
    Follows, kw_follows = "theo quy trình" / "follows";
    FileAt, kw_file_at = "nơi nộp" / "file at";
    Draft, kw_draft = "dự thảo" / "draft";
    Requirement, kw_requirement = "yêu cầu" / "requirement";
    // Documents
    Documents, kw_documents = "hồ sơ" / "documents";
    InOrder, kw_in_order = "theo thứ tự" / "in order";
    Case, kw_case = "trường hợp" / "case";
    Certified, kw_certified = "bản sao chứng thực" / "certified copy";
    Original, kw_original = "bản chính" / "original";
    Copy, kw_copy = "bản sao" / "copy";
    ElectronicForm, kw_electronic_form = "biểu mẫu điện tử" / "electronic form";
    Electronic, kw_electronic = "bản điện tử" / "electronic copy";
    Form, kw_form = "mẫu" / "form";
    Present, kw_present = "xuất trình" / "present";
    Submit, kw_submit = "nộp" / "submit";
    Digitise, kw_digitise = "số hóa" / "digitise";
    IfAny, kw_if_any = "nếu có" / "if any";
    DrawnFrom, kw_drawn_from = "khai thác từ" / "drawn from";
    // Fees
    Charge, kw_charge = "lệ phí" / "charge";
    Fee, kw_fee = "phí" / "fee";
    SetBy, kw_set_by = "theo" / "set by";
    Dong, kw_dong = "đồng" / "VND";
    // Limits
    Deadline, kw_deadline = "thời hạn" / "deadline";
    SameDay, kw_same_day = "trong ngày" / "same day";
    NoLimit, kw_no_limit = "không quy định" / "not regulated";
    ReceivedAfter, kw_received_after = "nhận sau" / "received after";
    UnlessAtOnce, kw_unless_at_once = "mà không giải quyết được ngay" / "and not resolved at once";
    NextWorkingDay, kw_next_working_day = "thì tính từ ngày làm việc tiếp theo" / "then counted from next working day";
    Since, kw_since = "kể từ khi" / "counted from";
    Extension, kw_extension = "kéo dài thêm" / "extended by";
    Reappoint, kw_reappoint = "hẹn lại tối đa" / "reappoint up to";
    Supplement, kw_supplement = "bổ sung" / "supplement";
    Notice, kw_notice = "thông báo trong" / "notice within";
    Resubmit, kw_resubmit = "nộp lại trong" / "resubmit within";
    Restarts, kw_restarts = "tính lại từ đầu" / "restarts";
    Pauses, kw_pauses = "tạm dừng" / "pauses";
    // Steps
    Step, kw_step = "bước" / "step";
    By, kw_by = "do" / "by";
    Mandatory, kw_mandatory = "bắt buộc" / "mandatory";
    ReturnsResult, kw_returns_result = "trả kết quả" / "returns result";
    Consult, kw_consult = "lấy ý kiến" / "consult";
    StepAgency, kw_step_agency = "cơ quan" / "agency";
    AtLeast, kw_at_least = "chờ ít nhất" / "wait at least";
    WaitApplicant, kw_wait_applicant = "chờ người-nộp" / "wait for applicant";
    LapseStops, kw_lapse_stops = "quá thì dừng" / "then stops";
    LapseAgrees, kw_lapse_agrees = "quá thì coi như đồng ý" / "then deemed agreed";
    Stage, kw_stage = "giai đoạn" / "stage";
    // The same-day rule
    SameDayBlock, kw_same_day_block = "trong ngày" / "same-day";
    // Simplifications
    Under, kw_under = "theo" / "under";
    Drop, kw_drop = "bỏ" / "drop";
    Merge, kw_merge = "gộp" / "merge";
    Add, kw_add = "thêm" / "add";
    // Programs
    At, kw_at = "tại" / "at";
    Each, kw_each = "mỗi" / "every";
    On, kw_on = "ngày" / "on";
    Place, kw_place = "địa điểm" / "place";
    IntakeUntil, kw_intake_until = "nhận đến" / "intake until";
    Covers, kw_covers = "áp dụng" / "covers";
    AllSameDay, kw_all_same_day = "mọi thủ tục trả trong ngày" / "every same-day procedure";
    Except, kw_except = "trừ" / "except";
    // Ratings
    Period, kw_period = "kỳ" / "period";
    Criterion, kw_criterion = "tiêu chí" / "criterion";
    Weight, kw_weight = "trọng số" / "weight";
    Pillar, kw_pillar = "trụ cột" / "pillar";
    Stars, kw_stars = "sao" / "stars";
    Otherwise, kw_otherwise = "còn lại" / "otherwise";
    MinimumSample, kw_minimum_sample = "mẫu tối thiểu" / "minimum sample";
    // Expressions
    Or, kw_or = "hoặc" / "or";
    And, kw_and = "và" / "and";
    Not, kw_not = "không" / "not";
    In, kw_in = "thuộc" / "in";
    Min, kw_min = "min" / "min";
    Max, kw_max = "max" / "max";
    DaysFrom, kw_days_from = "số-ngày-từ" / "days-from";
    YearsFrom, kw_years_from = "số-năm-từ" / "years-from";
    // Units
    WorkingMinutes, kw_working_minutes = "phút làm việc" / "working minutes";
    WorkingHours, kw_working_hours = "giờ làm việc" / "working hours";
    WorkingDays, kw_working_days = "ngày làm việc" / "working days";
    Minutes, kw_minutes = "phút" / "minutes";
    Hours, kw_hours = "giờ" / "hours";
    Days, kw_days = "ngày" / "days";
    Weeks, kw_weeks = "tuần" / "weeks";
    Months, kw_months = "tháng" / "months";
    Years, kw_years = "năm" / "years";
}

/// Words that can follow a name inside a clause, folded: none of them can be a name, or a clause could be read twice.
const RESERVED: [&str; 23] = [
    "và", "hoặc", "không", "khi", "trừ", "lý", "căn", "thuộc", "từ", "đến", "thành", "and", "or", "not", "when",
    "unless", "except", "reason", "basis", "in", "from", "to", "into",
];

/// Whether a folded word is reserved.
pub fn is_reserved(folded: &str) -> bool {
    RESERVED.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Applicant, Channel, Level, Measure, RatingPeriod, Weekday};
    use crate::syntax::fold::fold;
    use crate::syntax::grammar::{Grammar, all_rules};
    use pest::Parser;

    #[test]
    fn every_keyword_is_read_by_its_rule_in_both_forms() {
        for keyword in Keyword::ALL {
            for form in [keyword.vietnamese(), keyword.english()] {
                let folded = fold(form);
                let read = Grammar::parse(keyword.rule(), &folded).unwrap_or_else(|error| panic!("{form}: {error}"));
                assert_eq!(read.as_str(), folded, "{form} is read in part");
            }
        }
    }

    #[test]
    fn every_keyword_rule_of_the_grammar_stands_in_the_table() {
        for rule in all_rules().iter().filter(|rule| format!("{rule:?}").starts_with("kw_")) {
            assert!(Keyword::of(*rule).is_some(), "{rule:?} is not in the table");
        }
    }

    /// Every closed value in both forms, with the rule that reads it.
    fn closed_values() -> Vec<(Rule, &'static str)> {
        let mut values = Vec::new();
        let mut add = |rule, forms: [&'static str; 2]| values.extend(forms.map(|form| (rule, form)));
        Weekday::ALL.iter().for_each(|value| add(Rule::weekday, [value.vietnamese(), value.as_str()]));
        Level::ALL.iter().for_each(|value| add(Rule::level, [value.vietnamese(), value.as_str()]));
        Channel::ALL.iter().for_each(|value| add(Rule::channel_name, [value.vietnamese(), value.as_str()]));
        Applicant::ALL.iter().for_each(|value| add(Rule::applicant, [value.vietnamese(), value.as_str()]));
        RatingPeriod::ALL.iter().for_each(|value| add(Rule::rating_span, [value.vietnamese(), value.as_str()]));
        Measure::ALL.iter().for_each(|value| add(Rule::measure, [value.vietnamese(), value.as_str()]));
        values
    }

    #[test]
    fn every_closed_value_is_read_whole_and_written_in_folded_form() {
        for (rule, form) in closed_values() {
            assert_eq!(fold(form), form);
            let read = Grammar::parse(rule, form).unwrap_or_else(|error| panic!("{form}: {error}"));
            assert_eq!(read.as_str(), form, "{form} is read in part");
        }
    }

    #[test]
    fn closed_values_of_a_kind_differ_without_tone_marks() {
        let mut seen = std::collections::BTreeMap::new();
        for (rule, form) in closed_values() {
            let plain = crate::diagnostics::bare(form);
            if let Some(other) = seen.insert((rule, plain), form) {
                panic!("{other} and {form} differ only by marks");
            }
        }
    }

    #[test]
    fn reserved_words_are_written_in_folded_form_and_are_names_to_the_grammar() {
        for word in RESERVED {
            assert_eq!(fold(word), word);
            assert!(is_reserved(word));
            assert!(Grammar::parse(Rule::name, word).is_ok_and(|read| read.as_str() == word));
        }
    }

    #[test]
    fn keywords_are_written_in_folded_form() {
        for keyword in Keyword::ALL {
            assert_eq!(fold(keyword.vietnamese()), keyword.vietnamese());
        }
    }
}
