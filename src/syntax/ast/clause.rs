//! Clauses: what the blocks of items hold.

use chrono::NaiveDate;

use super::{Citation, Copies, Cutoff, Expr, Limit, Name, Period, Text, Weekdays, Window};
use crate::bundle::{Applicant, Channel, ChannelMode, Clock, Lapse, Level, Measure, RatingPeriod, Weekday};
use crate::calendar::Duration;
use crate::source::{Span, Spanned};

/// A clause with the parts that any clause may carry.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause<K> {
    /// The clause's own line or lines, without its block.
    pub span: Span,
    /// Its kind's own words, without the parts after them.
    pub words: Span,
    /// The clause with its block.
    pub whole: Span,
    /// Lines of `##` documentation.
    pub doc: Vec<String>,
    /// Its parts after the kind's own words.
    pub tail: Tail,
    /// What it says.
    pub kind: K,
}

/// Parts that may follow a clause; the parser reports one that its kind does not take.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tail {
    /// `khi COND`.
    pub when: Option<Expr>,
    /// `căn cứ …`.
    pub basis: Vec<Citation>,
    /// `lý do "…"`.
    pub reason: Option<Text>,
    /// `thông báo DATE`.
    pub announced: Option<Spanned<NaiveDate>>,
    /// `chấp nhận CODE …`.
    pub accept: Vec<Accept>,
    /// `minh họa`.
    pub illustrative: Option<Span>,
}

/// `chấp nhận CODE căn cứ …` or `chấp nhận CODE lý do "…"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Accept {
    /// The whole part.
    pub span: Span,
    /// The finding's code.
    pub code: Spanned<String>,
    /// The law that contains the conflict.
    pub basis: Vec<Citation>,
    /// Why a warning is accepted.
    pub reason: Option<Text>,
}

/// Clauses of `văn bản`.
#[derive(Clone, Debug, PartialEq)]
pub enum InstrumentClause {
    /// `số hiệu "…"`.
    Number(Spanned<String>),
    /// `hiệu lực từ … đến …`.
    InForce(Period),
    /// `hiệu lực chưa rõ`.
    ForceUnknown,
    /// `sửa đổi bởi …`.
    AmendedBy(Vec<Name>),
    /// `thay thế bởi …`.
    ReplacedBy(Vec<Name>),
    /// `bãi bỏ bởi …`.
    RepealedBy(Vec<Name>),
}

/// Clauses of `lịch`.
#[derive(Clone, Debug, PartialEq)]
pub enum CalendarClause {
    /// `tuần làm việc …`; rows add up.
    WorkingWeek(Weekdays, Vec<Window>),
    /// `nghỉ lễ …`.
    Holiday(Holiday),
    /// `hoán đổi nghỉ D làm bù D`.
    Swap {
        /// The working day that is off.
        off: Spanned<NaiveDate>,
        /// The rest day that is worked.
        work: Spanned<NaiveDate>,
    },
    /// `nghỉ bù khi trùng ngày nghỉ hằng tuần`.
    Compensate,
    /// `đã thông báo đến D`.
    Announced(Spanned<NaiveDate>),
}

/// A row of holidays.
#[derive(Clone, Debug, PartialEq)]
pub struct Holiday {
    /// The days.
    pub days: Vec<HolidayDays>,
    /// Years in which the row is law.
    pub period: Period,
    /// Its name.
    pub title: Option<Text>,
    /// Whether it is compensated when it falls on a weekly rest day.
    pub compensation: Compensation,
}

/// Days of a holiday row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolidayDays {
    /// `30/04`.
    Yearly {
        /// Where it stands.
        span: Span,
        /// Day, 1 to 31.
        day: u32,
        /// Month, 1 to 12.
        month: u32,
    },
    /// `10/03 âm lịch`; day 30 is the month's last day.
    Lunar {
        /// Where it stands.
        span: Span,
        /// Day, 1 to 30.
        day: u32,
        /// Month, 1 to 12.
        month: u32,
    },
    /// `27/01/2025` or `27/01/2025 đến 31/01/2025`, both inclusive.
    Dated {
        /// First day.
        from: Spanned<NaiveDate>,
        /// Last day.
        to: Spanned<NaiveDate>,
    },
}

/// What a row says of compensatory rest (Labour Code 45/2019/QH14 art. 111(3)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compensation {
    /// As the calendar has it.
    #[default]
    Default,
    /// `không nghỉ bù`.
    Never,
    /// `chưa rõ nghỉ bù`.
    Unknown,
}

/// Clauses of `chức danh`.
#[derive(Clone, Debug, PartialEq)]
pub enum RoleClause {
    /// `ký thay ROLE [từ …] [đến …]`.
    SignsFor(Name, Period),
}

/// Clauses of `cơ quan`.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeClause {
    /// `mã "…"`.
    Code(Spanned<String>),
    /// `cấp …`.
    Level(Spanned<Level>),
    /// `lịch NAME`.
    Calendar(Name),
    /// `tiếp nhận …`; rows add up.
    Reception(Weekdays, Vec<Window>),
    /// `hiệu lực từ … đến …`.
    InForce(Period),
    /// `đóng cửa D`; the reason is in the tail.
    Closed(Vec<Spanned<NaiveDate>>),
}

/// Type of a fact, bounds inclusive as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// `có/không`.
    Bool,
    /// `số lo..hi`.
    Number(i64, i64),
    /// `tiền lo..hi`.
    Money(i64, i64),
    /// `ngày`.
    Date,
    /// `giờ`.
    Time,
    /// `một trong { … }`.
    Choice(Vec<Name>),
}

/// Clauses of `thủ tục`, `liên thông` and `quy trình chung`.
#[derive(Clone, Debug, PartialEq)]
pub enum ProcedureClause {
    /// `lĩnh vực NAME`.
    Field(Name),
    /// `cấp L, …`.
    Level(Vec<Spanned<Level>>),
    /// `hiệu lực từ … đến …`.
    InForce(Period),
    /// `quyết định công bố "…"`.
    PublishedBy(Spanned<String>),
    /// `căn cứ …`.
    Basis(Vec<Citation>),
    /// `đối tượng …`.
    Applicants(Vec<Spanned<Applicant>>),
    /// `cơ quan giải quyết "…"`.
    Agency(Text),
    /// `phối hợp "…"`.
    Coordinates(Vec<Text>),
    /// `người ký ROLE`.
    Signer(Name),
    /// `cách thức …`.
    Channels(Vec<ChannelOffer>),
    /// `số lượng N bộ`.
    Sets(Spanned<u32>),
    /// `kết quả NAME "…" mã "…" N bản chính`.
    Result(ResultRow),
    /// `theo quy trình NAME, …`.
    Follows(Vec<Name>),
    /// `hồ sơ { … }`.
    Documents(Vec<Clause<DocumentClause>>),
    /// `lệ phí …` or `phí [NAME] …`.
    Fee(FeeRow),
    /// `thời hạn …`.
    Deadline(DeadlineRow),
    /// `kéo dài thêm D`.
    Extension(Spanned<Duration>),
    /// `hẹn lại tối đa D`.
    Reappointment(Spanned<Duration>),
    /// `bổ sung { … }`.
    Supplement(Vec<Clause<SupplementClause>>),
    /// `bước NAME "…" { … }`.
    Step(StepRow),
    /// `trong ngày { … }`.
    SameDay(Vec<Clause<SameDayClause>>),
    /// `yêu cầu COND`; the reason is in the tail.
    Requirement(Expr),
    /// `nơi nộp mọi cơ quan cấp L`.
    FileAt(Spanned<Level>),
    /// `giai đoạn NAME CODE [sau …] [trong D]`; `khi` is in the tail.
    Stage(StageRow),
    /// `dự thảo`.
    Draft,
    /// `minh họa` as a clause of its own.
    Illustrative,
}

/// A channel and, for online, how far it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelOffer {
    /// Where it stands.
    pub span: Span,
    /// The channel.
    pub channel: Channel,
    /// `toàn trình` or `một phần`.
    pub mode: Option<ChannelMode>,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultRow {
    /// Name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// National result code.
    pub code: Option<Spanned<String>>,
    /// How many.
    pub copies: Vec<Copies>,
}

/// A row of a fee.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeRow {
    /// True for `lệ phí`, false for `phí`.
    pub charge: bool,
    /// The name of a `phí`.
    pub name: Option<Name>,
    /// The amount.
    pub amount: Amount,
}

/// An amount of a fee.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// An expression over facts.
    Expr(Expr),
    /// `theo "…"`: set elsewhere.
    SetBy(Text),
}

/// A row of limits; `khi` and `căn cứ` are in the tail.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadlineRow {
    /// The limit.
    pub limit: Spanned<Limit>,
    /// The cut-off.
    pub cutoff: Option<Cutoff>,
    /// `kể từ khi BƯỚC`.
    pub from_step: Option<Name>,
}

/// Clauses of `hồ sơ`, of groups and of cases.
// Most of them are documents, so a box for the largest kind would cost more than it saves.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentClause {
    /// A document; `khi` is in the tail.
    Document(DocumentRow),
    /// `một trong [theo thứ tự] { … }`.
    OneOf {
        /// True for `theo thứ tự`.
        ordered: bool,
        /// Its members.
        members: Vec<Clause<DocumentClause>>,
    },
    /// `trường hợp "…" { … }`.
    Case {
        /// Its title.
        title: Text,
        /// Its members.
        members: Vec<Clause<DocumentClause>>,
    },
}

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    /// Name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// How many of each kind.
    pub copies: Vec<Copies>,
    /// `mẫu "CT01"`.
    pub form: Option<Spanned<String>>,
    /// `xuất trình`.
    pub presented: Option<Span>,
    /// `số hóa`.
    pub digitise: Option<Span>,
    /// `nếu có`.
    pub optional: Option<Span>,
    /// `khai thác từ "…"`.
    pub drawn_from: Option<Text>,
}

/// A step with its block.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRow {
    /// Name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// Clauses.
    pub clauses: Vec<Clause<StepClause>>,
}

/// Clauses of `bước`.
#[derive(Clone, Debug, PartialEq)]
pub enum StepClause {
    /// `sau …`.
    After(Vec<Name>),
    /// `do ROLE`.
    By(Name),
    /// `trong D`.
    Within(Spanned<Duration>),
    /// `khi COND`.
    When(Expr),
    /// `bắt buộc`.
    Mandatory,
    /// `số hóa`.
    Digitise,
    /// `trả kết quả`.
    ReturnsResult,
    /// `lấy ý kiến "…"`.
    Consult(Text),
    /// `cơ quan "…"`.
    Agency(Text),
    /// `chờ ít nhất D`.
    AtLeast(Spanned<Duration>),
    /// `chờ người-nộp [tối đa D[, quá thì dừng | quá thì coi như đồng ý]]`.
    Applicant(Option<Spanned<Duration>>, Option<Lapse>),
    /// `minh họa` as a clause of its own.
    Illustrative,
}

/// Clauses of `bổ sung`.
#[derive(Clone, Debug, PartialEq)]
pub enum SupplementClause {
    /// `thông báo trong D`.
    Notice(Spanned<Duration>),
    /// `nộp lại trong D`.
    Resubmit(Spanned<Duration>),
    /// `tính lại từ đầu` or `tạm dừng`.
    Clock(Clock),
}

/// Clauses of `trong ngày`; the reason is in the tail.
#[derive(Clone, Debug, PartialEq)]
pub enum SameDayClause {
    /// `khi COND`.
    When(Expr),
    /// `trừ trường hợp COND`.
    Unless(Expr),
}

/// A stage of a linked procedure; `khi` is in the tail.
#[derive(Clone, Debug, PartialEq)]
pub struct StageRow {
    /// Name.
    pub name: Name,
    /// Code of its procedure.
    pub code: Spanned<String>,
    /// Stages that it comes after.
    pub after: Vec<Name>,
    /// Its limit.
    pub within: Option<Spanned<Duration>>,
}

/// Clauses of `đơn giản hóa`: each names its row by its whole left side.
#[derive(Clone, Debug, PartialEq)]
pub enum SimplifyClause {
    /// `từ D`.
    From(Spanned<NaiveDate>),
    /// `căn cứ …`.
    Basis(Vec<Citation>),
    /// `thời hạn … thành …`.
    Deadline {
        /// The row as it stands.
        row: DeadlineRow,
        /// Its `khi`.
        when: Option<Expr>,
        /// The new limit.
        limit: Spanned<Limit>,
        /// The new cut-off, where one is written.
        cutoff: Option<Cutoff>,
    },
    /// `kéo dài thêm D [khi …] thành D`.
    Extension {
        /// As it stands.
        from: Spanned<Duration>,
        /// Its `khi`.
        when: Option<Expr>,
        /// The new duration.
        to: Spanned<Duration>,
    },
    /// `hẹn lại tối đa D [khi …] thành D`.
    Reappointment {
        /// As it stands.
        from: Spanned<Duration>,
        /// Its `khi`.
        when: Option<Expr>,
        /// The new duration.
        to: Spanned<Duration>,
    },
    /// `lệ phí … thành …`, `phí … thành …`.
    Fee {
        /// The row as it stands.
        row: FeeRow,
        /// Its `khi`.
        when: Option<Expr>,
        /// The new amount.
        to: Amount,
    },
    /// `bước NAME trong D thành D`.
    StepWithin {
        /// The step.
        step: Name,
        /// As it stands.
        from: Spanned<Duration>,
        /// The new duration.
        to: Spanned<Duration>,
    },
    /// `bước NAME do ROLE thành ROLE`.
    StepRole {
        /// The step.
        step: Name,
        /// As it stands.
        from: Name,
        /// The new role.
        to: Name,
    },
    /// `người ký ROLE thành ROLE`.
    Signer {
        /// As it stands.
        from: Name,
        /// The new role.
        to: Name,
    },
    /// `bỏ bước NAME, …`.
    DropSteps(Vec<Name>),
    /// `bỏ hồ sơ NAME, …`.
    DropDocuments(Vec<Name>),
    /// `bỏ yêu cầu COND`.
    DropRequirement(Expr),
    /// `gộp bước A, B thành C "…" { … }`.
    MergeSteps {
        /// The steps that become one.
        steps: Vec<Name>,
        /// The step that they become.
        into: StepRow,
    },
    /// `cách thức thêm …`.
    AddChannels(Vec<ChannelOffer>),
    /// `đối tượng thêm …`.
    AddApplicants(Vec<Spanned<Applicant>>),
}

/// Clauses of `mô hình`.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgramClause {
    /// `từ D [đến D]`.
    Period(Period),
    /// `mỗi thứ-sáu 07:30-11:30 [địa điểm "…"]`.
    Weekly(Vec<Spanned<Weekday>>, Vec<Window>, Option<Text>),
    /// `ngày D, D 08:00-11:30 [địa điểm "…"]`.
    Dated(Vec<Spanned<NaiveDate>>, Vec<Window>, Option<Text>),
    /// `nhận đến T`, minutes since midnight.
    IntakeUntil(Spanned<u16>),
    /// `người ký ROLE`.
    Signer(Name),
    /// `áp dụng lĩnh vực …`.
    CoversFields(Vec<Name>),
    /// `áp dụng thủ tục …`.
    CoversProcedures(Vec<Spanned<String>>),
    /// `áp dụng mọi thủ tục trả trong ngày`.
    CoversAllSameDay,
    /// `trừ thủ tục …`.
    ExceptProcedures(Vec<Spanned<String>>),
    /// `khi COND`; the reason is in the tail.
    When(Expr),
    /// `trừ trường hợp COND`; the reason is in the tail.
    Unless(Expr),
    /// `căn cứ …`.
    Basis(Vec<Citation>),
    /// `minh họa` as a clause of its own.
    Illustrative,
}

/// Clauses of `xếp hạng`.
#[derive(Clone, Debug, PartialEq)]
pub enum RatingClause {
    /// `kỳ quý`.
    Period(Spanned<RatingPeriod>),
    /// `tiêu chí NAME = MEASURE trọng số N từ P đến P trụ cột "…"`.
    Criterion {
        /// Name.
        name: Name,
        /// What it measures.
        measure: Spanned<Measure>,
        /// Its weight.
        weight: Spanned<u32>,
        /// The value that gives no points, hundredths of a percent.
        from: Spanned<i64>,
        /// The value that gives all points, hundredths of a percent.
        to: Spanned<i64>,
        /// Its pillar.
        pillar: Option<Text>,
    },
    /// `sao N khi COND`, the condition over `điểm` and measures.
    Stars(Spanned<u32>, Expr),
    /// `còn lại sao N`.
    Otherwise(Spanned<u32>),
    /// `mẫu tối thiểu N`.
    MinimumSample(Spanned<u32>),
    /// `căn cứ …`.
    Basis(Vec<Citation>),
    /// `minh họa` as a clause of its own.
    Illustrative,
}
