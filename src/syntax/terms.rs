//! What a rule of the grammar is called in a message.

use super::grammar::Rule;
use super::keywords::Keyword;
use crate::diagnostics::Term;

pub(super) const WEEKDAY: Term = Term::new("thứ trong tuần", "a weekday");
pub(super) const LEVEL: Term = Term::new("cấp hành chính", "a level");
pub(super) const APPLICANT: Term = Term::new("đối tượng", "a kind of applicant");
pub(super) const CHANNEL: Term = Term::new("cách thức", "a channel");
pub(super) const PERIOD: Term = Term::new("kỳ xếp hạng", "a rating period");
pub(super) const MEASURE: Term = Term::new("thước đo", "a measure");

/// A clause's or item's name: its keyword in backticks, or a noun where it has none.
pub(super) fn clause(rule: Rule) -> Term {
    let (vi, en) = match rule {
        Rule::document => ("một giấy tờ", "a document"),
        Rule::instrument_head => ("`văn bản`", "`instrument`"),
        Rule::calendar_head => ("`lịch`", "`calendar`"),
        Rule::role_head => ("`chức danh`", "`role`"),
        Rule::office_head => ("`cơ quan`", "`office`"),
        Rule::fact_head => ("`dữ kiện`", "`fact`"),
        Rule::common_process_head => ("`quy trình chung`", "`common process`"),
        Rule::procedure_head => ("`thủ tục`", "`procedure`"),
        Rule::linked_head => ("`liên thông`", "`linked`"),
        Rule::simplification_head => ("`đơn giản hóa`", "`simplify`"),
        Rule::program_head => ("`mô hình`", "`program`"),
        Rule::rating_head => ("`xếp hạng`", "`rating`"),
        Rule::instrument_number => ("`số hiệu`", "`number`"),
        Rule::force_unknown => ("`hiệu lực chưa rõ`", "`force unknown`"),
        Rule::in_force => ("`hiệu lực`", "`in force`"),
        Rule::amended_by => ("`sửa đổi bởi`", "`amended by`"),
        Rule::replaced_by => ("`thay thế bởi`", "`replaced by`"),
        Rule::repealed_by => ("`bãi bỏ bởi`", "`repealed by`"),
        Rule::working_week => ("`tuần làm việc`", "`working week`"),
        Rule::holiday => ("`nghỉ lễ`", "`holiday`"),
        Rule::swap => ("`hoán đổi nghỉ`", "`swap off`"),
        Rule::compensate => ("`nghỉ bù`", "`compensated`"),
        Rule::announced_to => ("`đã thông báo đến`", "`announced to`"),
        Rule::signs_for => ("`ký thay`", "`signs for`"),
        Rule::office_code => ("`mã`", "`code`"),
        Rule::office_level | Rule::office_level_list => ("`cấp`", "`level`"),
        Rule::office_calendar => ("`lịch`", "`calendar`"),
        Rule::reception => ("`tiếp nhận`", "`reception`"),
        Rule::closed => ("`đóng cửa`", "`closed`"),
        Rule::field => ("`lĩnh vực`", "`field`"),
        Rule::published_by => ("`quyết định công bố`", "`published by`"),
        Rule::basis => ("`căn cứ`", "`basis`"),
        Rule::applicants_row | Rule::add_applicants => ("`đối tượng`", "`applicants`"),
        Rule::agency => ("`cơ quan giải quyết`", "`agency`"),
        Rule::coordinates => ("`phối hợp`", "`coordinates`"),
        Rule::signer | Rule::change_signer => ("`người ký`", "`signer`"),
        Rule::channels_row | Rule::add_channels => ("`cách thức`", "`channels`"),
        Rule::sets => ("`số lượng`", "`sets`"),
        Rule::result => ("`kết quả`", "`result`"),
        Rule::follows => ("`theo quy trình`", "`follows`"),
        Rule::documents => ("`hồ sơ`", "`documents`"),
        Rule::charge | Rule::change_charge => ("`lệ phí`", "`charge`"),
        Rule::fee | Rule::change_fee => ("`phí`", "`fee`"),
        Rule::deadline | Rule::change_deadline => ("`thời hạn`", "`deadline`"),
        Rule::extension | Rule::change_extension => ("`kéo dài thêm`", "`extended by`"),
        Rule::reappointment | Rule::change_reappointment => ("`hẹn lại tối đa`", "`reappoint up to`"),
        Rule::supplement => ("`bổ sung`", "`supplement`"),
        Rule::step | Rule::change_step_within | Rule::change_step_role => ("`bước`", "`step`"),
        Rule::same_day_block => ("`trong ngày`", "`same-day`"),
        Rule::requirement => ("`yêu cầu`", "`requirement`"),
        Rule::file_at => ("`nơi nộp`", "`file at`"),
        Rule::stage => ("`giai đoạn`", "`stage`"),
        Rule::draft => ("`dự thảo`", "`draft`"),
        Rule::illustrative => ("`minh họa`", "`illustrative`"),
        Rule::one_of => ("`một trong`", "`one of`"),
        Rule::case => ("`trường hợp`", "`case`"),
        Rule::notice => ("`thông báo trong`", "`notice within`"),
        Rule::resubmit => ("`nộp lại trong`", "`resubmit within`"),
        Rule::restarts => ("`tính lại từ đầu`", "`restarts`"),
        Rule::pauses => ("`tạm dừng`", "`pauses`"),
        Rule::after => ("`sau`", "`after`"),
        Rule::by => ("`do`", "`by`"),
        Rule::within => ("`trong`", "`within`"),
        Rule::step_when | Rule::same_day_when => ("`khi`", "`when`"),
        Rule::mandatory => ("`bắt buộc`", "`mandatory`"),
        Rule::digitise => ("`số hóa`", "`digitise`"),
        Rule::returns_result => ("`trả kết quả`", "`returns result`"),
        Rule::consult => ("`lấy ý kiến`", "`consult`"),
        Rule::step_agency => ("`cơ quan`", "`agency`"),
        Rule::at_least => ("`chờ ít nhất`", "`wait at least`"),
        Rule::wait_applicant => ("`chờ người-nộp`", "`wait for applicant`"),
        Rule::same_day_unless => ("`trừ trường hợp`", "`unless`"),
        Rule::simplify_from | Rule::program_period => ("`từ`", "`from`"),
        Rule::drop_steps | Rule::drop_documents | Rule::drop_requirement => ("`bỏ`", "`drop`"),
        Rule::merge_steps => ("`gộp bước`", "`merge step`"),
        Rule::weekly => ("`mỗi`", "`every`"),
        Rule::dated => ("`ngày`", "`on`"),
        Rule::intake_until => ("`nhận đến`", "`intake until`"),
        Rule::covers_fields | Rule::covers_procedures | Rule::covers_all => ("`áp dụng`", "`covers`"),
        Rule::except_procedures => ("`trừ thủ tục`", "`except procedure`"),
        Rule::rating_period => ("`kỳ`", "`period`"),
        Rule::criterion => ("`tiêu chí`", "`criterion`"),
        Rule::stars => ("`sao`", "`stars`"),
        Rule::otherwise => ("`còn lại`", "`otherwise`"),
        Rule::minimum_sample => ("`mẫu tối thiểu`", "`minimum sample`"),
        _ => ("mệnh đề này", "this clause"),
    };
    Term::new(vi, en)
}

/// A part's name.
pub(super) const fn part(rule: Rule) -> Term {
    match rule {
        Rule::tail_when => Term::new("`khi`", "`when`"),
        Rule::tail_basis => Term::new("`căn cứ`", "`basis`"),
        Rule::tail_reason => Term::new("`lý do`", "`reason`"),
        Rule::tail_announced => Term::new("`thông báo`", "`announced`"),
        Rule::tail_accept => Term::new("`chấp nhận`", "`accept`"),
        _ => Term::new("`minh họa`", "`illustrative`"),
    }
}

/// What could have stood at a place, or nothing for what goes without saying.
pub(super) fn expected(rule: Rule) -> Option<Term> {
    if let Some(keyword) = Keyword::of(rule) {
        return Some(keyword_term(keyword));
    }
    let (vi, en) = match rule {
        Rule::EOI => ("hết mệnh đề", "the end of the clause"),
        Rule::name | Rule::names | Rule::reference | Rule::fee_name => ("một tên", "a name"),
        Rule::weekday => ("một thứ trong tuần", "a weekday"),
        Rule::level => ("một cấp", "a level"),
        Rule::applicant => ("một đối tượng", "a kind of applicant"),
        Rule::channel | Rule::channel_name => ("một cách thức", "a channel"),
        Rule::measure => ("một thước đo", "a measure"),
        Rule::rating_span => ("một kỳ như `quý`", "a period such as `quarter`"),
        Rule::colon => ("dấu `:`", "`:`"),
        Rule::equals => ("dấu `=`", "`=`"),
        Rule::dots => ("dấu `..`", "`..`"),
        Rule::dash => ("dấu `-`", "`-`"),
        Rule::brace => ("dấu `{`", "`{`"),
        Rule::closing_brace => ("dấu `}`", "`}`"),
        Rule::string | Rule::text => ("một đoạn chữ trong `\"…\"`", "a text in `\"…\"`"),
        Rule::number | Rule::whole => ("một số", "a number"),
        Rule::percent => ("một tỷ lệ phần trăm", "a percentage"),
        Rule::money => ("một số tiền", "an amount of money"),
        Rule::date => ("một ngày như `03/10/2025`", "a date such as `2025-10-03`"),
        Rule::yearly_day => ("một ngày trong năm như `30/04`", "a day of the year such as `30/04`"),
        Rule::time | Rule::clock | Rule::clock_words => ("một giờ như `15:00`", "a time such as `15:00`"),
        Rule::window => ("một khung giờ như `07:30-11:30`", "hours such as `07:30-11:30`"),
        Rule::duration => ("một khoảng thời gian như `5 ngày làm việc`", "a duration such as `5 working days`"),
        Rule::unit => ("một đơn vị như `ngày làm việc`", "a unit such as `working days`"),
        Rule::procedure_code => ("một mã thủ tục như `1.001193`", "a procedure code such as `1.001193`"),
        Rule::finding_code => ("một mã phát hiện như `W0301`", "a finding's code such as `W0301`"),
        Rule::citation | Rule::citation_part => {
            ("một căn cứ như `điều 5 luật-hộ-tịch`", "a citation such as `law art 5`")
        }
        Rule::label => ("một số điều, khoản hoặc điểm", "the number of an article, clause or point"),
        Rule::expression | Rule::sum | Rule::call | Rule::function => {
            ("một điều kiện hoặc giá trị", "a condition or value")
        }
        Rule::comparator => ("một phép so sánh", "a comparison"),
        Rule::sum_operator => ("phép cộng trừ", "a sum"),
        Rule::fact_type => ("một kiểu dữ kiện", "a fact's type"),
        Rule::copies => ("số bản như `1 bản chính`", "copies such as `1 original`"),
        Rule::copy_kind => ("loại bản như `bản chính`", "a kind of copy such as `original`"),
        Rule::limit => ("một thời hạn như `5 ngày làm việc`", "a limit such as `5 working days`"),
        Rule::period => ("`từ … đến …`", "`from … to …`"),
        Rule::language_tag | Rule::tail | Rule::decimals => return None,
        _ => return None,
    };
    Some(Term::new(vi, en))
}

/// A keyword in backticks.
pub(super) const fn keyword_term(keyword: Keyword) -> Term {
    Term::quoted(keyword.vietnamese(), keyword.english())
}
