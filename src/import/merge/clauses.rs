//! The rows of blocks: each clause under what identifies it in its block.

use std::fmt::Debug;

use super::items::condition;
use super::outline::{Key, Row};
use super::says::{even, plain};
use crate::source::SourceFile;
use crate::syntax::ast::{
    CalendarClause, Clause, DocumentClause, FeeRow, InstrumentClause, OfficeClause, ProcedureClause, ProgramClause,
    RatingClause, ResultRow, RoleClause, SameDayClause, SimplifyClause, StepClause, StepRow, SupplementClause, Text,
};

/// Writes rows; the file is asked for conditions as they stand.
pub(super) struct Scribe<'s> {
    pub file: &'s SourceFile,
}

/// The rows of a block of clauses without blocks of their own.
pub(super) fn flat<K>(clauses: &[Clause<K>], row: impl Fn(&Clause<K>) -> Row) -> Vec<Row> {
    clauses.iter().map(row).collect()
}

fn leaf<K: Debug>(clause: &Clause<K>, key: Key) -> Row {
    Row::clause(clause, key, &clause.kind, None)
}

fn title(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.main.node.as_str())
}

impl Scribe<'_> {
    pub(super) fn instrument(&self, clause: &Clause<InstrumentClause>) -> Row {
        let key = match &clause.kind {
            InstrumentClause::Number(_) => Key::single("số hiệu", "number"),
            InstrumentClause::InForce(_) | InstrumentClause::ForceUnknown => Key::single("hiệu lực", "in force"),
            InstrumentClause::AmendedBy(_) => Key::single("sửa đổi bởi", "amended by"),
            InstrumentClause::ReplacedBy(_) => Key::single("thay thế bởi", "replaced by"),
            InstrumentClause::RepealedBy(_) => Key::single("bãi bỏ bởi", "repealed by"),
        };
        leaf(clause, key)
    }

    pub(super) fn calendar(&self, clause: &Clause<CalendarClause>) -> Row {
        let key = match &clause.kind {
            CalendarClause::WorkingWeek(days, _) => Key::row("tuần làm việc", "working week", &plain(days)),
            CalendarClause::Holiday(holiday) => Key::row("nghỉ lễ", "holiday", &plain(&holiday.days)),
            CalendarClause::Swap { off, .. } => Key::row("hoán đổi nghỉ", "swap", &plain(off)),
            CalendarClause::Compensate => Key::single("nghỉ bù", "compensate"),
            CalendarClause::Announced(to) => Key::row("đã thông báo đến", "announced to", &plain(to)),
        };
        leaf(clause, key)
    }

    pub(super) fn role(&self, clause: &Clause<RoleClause>) -> Row {
        let RoleClause::SignsFor(role, period) = &clause.kind;
        let key = Key::named("ký thay", "signs for", &role.node);
        leaf(clause, key.when(&period.from.map(|from| from.node), ""))
    }

    pub(super) fn office(&self, clause: &Clause<OfficeClause>) -> Row {
        let key = match &clause.kind {
            OfficeClause::Code(_) => Key::single("mã", "code"),
            OfficeClause::Level(_) => Key::single("cấp", "level"),
            OfficeClause::Calendar(_) => Key::single("lịch", "calendar"),
            OfficeClause::Reception(days, _) => Key::row("tiếp nhận", "reception", &plain(days)),
            OfficeClause::InForce(_) => Key::single("hiệu lực", "in force"),
            OfficeClause::Closed(days) => Key::row("đóng cửa", "closed", &plain(days)),
        };
        leaf(clause, key)
    }

    pub(super) fn procedure(&self, clauses: &[Clause<ProcedureClause>]) -> Vec<Row> {
        clauses.iter().map(|clause| self.procedure_row(clause)).collect()
    }

    pub(super) fn procedure_row(&self, clause: &Clause<ProcedureClause>) -> Row {
        let by_condition = |key: Key| key.when(&clause.tail.when, &even(condition(self.file, clause)));
        let key = match &clause.kind {
            ProcedureClause::Field(_) => Key::single("lĩnh vực", "field"),
            ProcedureClause::Level(_) => Key::single("cấp", "level"),
            ProcedureClause::InForce(_) => Key::single("hiệu lực", "in force"),
            ProcedureClause::PublishedBy(_) => Key::single("quyết định công bố", "published by"),
            ProcedureClause::Basis(citations) => Key::row("căn cứ", "basis", &plain(citations)),
            ProcedureClause::Applicants(_) => Key::single("đối tượng", "applicants"),
            ProcedureClause::Agency(_) => Key::single("cơ quan giải quyết", "agency"),
            ProcedureClause::Coordinates(_) => Key::single("phối hợp", "coordinates"),
            ProcedureClause::Signer(_) => Key::single("người ký", "signer"),
            ProcedureClause::Channels(_) => Key::single("cách thức", "channels"),
            ProcedureClause::Sets(_) => Key::single("số lượng", "sets"),
            ProcedureClause::Result(ResultRow { name, title: text, .. }) => {
                Key::named("kết quả", "result", &name.node).titled(title(text.as_ref()))
            }
            ProcedureClause::Follows(_) => Key::single("theo quy trình", "follows"),
            ProcedureClause::Fee(FeeRow { charge: true, .. }) => by_condition(Key::single("lệ phí", "charge")),
            ProcedureClause::Fee(FeeRow { name, .. }) => {
                let name = name.as_ref().map_or("", |name| &name.node);
                by_condition(Key::named("phí", "fee", name))
            }
            ProcedureClause::Deadline(row) => {
                let key = by_condition(Key::single("thời hạn", "deadline"));
                let exact = format!("{}\0{}", key.exact, plain(&row.from_step));
                Key { exact, ..key }
            }
            ProcedureClause::Extension(_) => by_condition(Key::single("kéo dài thêm", "extended by")),
            ProcedureClause::Reappointment(_) => by_condition(Key::single("hẹn lại tối đa", "reappoint up to")),
            ProcedureClause::Requirement(condition) => Key::row("yêu cầu", "requirement", &plain(condition)),
            ProcedureClause::FileAt(_) => Key::single("nơi nộp", "file at"),
            ProcedureClause::Stage(stage) => Key::named("giai đoạn", "stage", &stage.name.node),
            ProcedureClause::Draft => Key::single("dự thảo", "draft"),
            ProcedureClause::Illustrative => Key::single("minh họa", "illustrative"),
            ProcedureClause::Documents(documents) => {
                let rows = flat(documents, |c| self.document(c));
                return Row::clause(clause, Key::single("hồ sơ", "documents"), &"hồ sơ", Some(rows));
            }
            ProcedureClause::Supplement(clauses) => {
                let rows = flat(clauses, |c| self.supplement(c));
                return Row::clause(clause, Key::single("bổ sung", "supplement"), &"bổ sung", Some(rows));
            }
            ProcedureClause::SameDay(clauses) => {
                let rows = flat(clauses, |c| self.same_day(c));
                return Row::clause(clause, Key::single("trong ngày", "same-day"), &"trong ngày", Some(rows));
            }
            ProcedureClause::Step(step) => {
                let key = Key::named("bước", "step", &step.name.node).titled(title(step.title.as_ref()));
                let own = (&step.name, &step.title);
                return Row::clause(clause, key, &own, Some(self.step(step)));
            }
        };
        leaf(clause, key)
    }

    fn document(&self, clause: &Clause<DocumentClause>) -> Row {
        match &clause.kind {
            DocumentClause::Document(document) => {
                let key = Key::named("giấy tờ", "document", &document.name.node).titled(title(document.title.as_ref()));
                leaf(clause, key.when(&clause.tail.when, ""))
            }
            DocumentClause::OneOf { ordered, members } => {
                let names: Vec<Option<&str>> = members.iter().map(|member| document_name(&member.kind)).collect();
                let key = Key::row("một trong", "one of", &format!("{names:?}"));
                let rows = flat(members, |c| self.document(c));
                Row::clause(clause, key, &("một trong", ordered), Some(rows))
            }
            DocumentClause::Case { title, members } => {
                let named = Key::named("trường hợp", "case", &title.main.node);
                let key = Key { loose: Some("trường hợp".to_owned()), ..named };
                Row::clause(clause, key, title, Some(flat(members, |c| self.document(c))))
            }
        }
    }

    fn step(&self, step: &StepRow) -> Vec<Row> {
        flat(&step.clauses, |clause| {
            let key = match &clause.kind {
                StepClause::After(_) => Key::single("sau", "after"),
                StepClause::By(_) => Key::single("do", "by"),
                StepClause::Within(_) => Key::single("trong", "within"),
                StepClause::When(_) => Key::single("khi", "when"),
                StepClause::Mandatory => Key::single("bắt buộc", "mandatory"),
                StepClause::Digitise => Key::single("số hóa", "digitise"),
                StepClause::ReturnsResult => Key::single("trả kết quả", "returns result"),
                StepClause::Consult(_) => Key::single("lấy ý kiến", "consult"),
                StepClause::Agency(_) => Key::single("cơ quan", "agency"),
                StepClause::AtLeast(_) => Key::single("chờ ít nhất", "wait at least"),
                StepClause::Applicant(..) => Key::single("chờ người-nộp", "wait for applicant"),
                StepClause::Illustrative => Key::single("minh họa", "illustrative"),
            };
            leaf(clause, key)
        })
    }

    fn supplement(&self, clause: &Clause<SupplementClause>) -> Row {
        let key = match &clause.kind {
            SupplementClause::Notice(_) => Key::single("thông báo trong", "notice within"),
            SupplementClause::Resubmit(_) => Key::single("nộp lại trong", "resubmit within"),
            // `tính lại từ đầu` and `tạm dừng` exclude each other.
            SupplementClause::Clock(_) => Key::single("tính lại từ đầu", "restarts"),
        };
        leaf(clause, key)
    }

    fn same_day(&self, clause: &Clause<SameDayClause>) -> Row {
        let key = match &clause.kind {
            SameDayClause::When(condition) => Key::row("khi", "when", &plain(condition)),
            SameDayClause::Unless(condition) => Key::row("trừ trường hợp", "unless", &plain(condition)),
        };
        leaf(clause, key)
    }

    pub(super) fn simplification(&self, clause: &Clause<SimplifyClause>) -> Row {
        let row = |vi, en| Key::row(vi, en, &plain(&clause.kind));
        let key = match &clause.kind {
            SimplifyClause::From(_) => Key::single("từ", "from"),
            SimplifyClause::Basis(_) => row("căn cứ", "basis"),
            SimplifyClause::Deadline { .. } => row("thời hạn", "deadline"),
            SimplifyClause::Extension { .. } => row("kéo dài thêm", "extended by"),
            SimplifyClause::Reappointment { .. } => row("hẹn lại tối đa", "reappoint up to"),
            SimplifyClause::Fee { .. } => row("phí", "fee"),
            SimplifyClause::StepWithin { step, .. } => Key::named("bước", "step", &format!("{} trong", step.node)),
            SimplifyClause::StepRole { step, .. } => Key::named("bước", "step", &format!("{} do", step.node)),
            SimplifyClause::Signer { .. } => Key::single("người ký", "signer"),
            SimplifyClause::DropSteps(_) => row("bỏ bước", "drop step"),
            SimplifyClause::DropDocuments(_) => row("bỏ hồ sơ", "drop documents"),
            SimplifyClause::DropRequirement(_) => row("bỏ yêu cầu", "drop requirement"),
            SimplifyClause::AddChannels(_) => Key::single("cách thức thêm", "channels add"),
            SimplifyClause::AddApplicants(_) => Key::single("đối tượng thêm", "applicants add"),
            SimplifyClause::MergeSteps { steps, into } => {
                let key = Key::named("gộp bước", "merge step", &into.name.node);
                return Row::clause(clause, key, &(steps, &into.name, &into.title), Some(self.step(into)));
            }
        };
        leaf(clause, key)
    }

    pub(super) fn program(&self, clause: &Clause<ProgramClause>) -> Row {
        let row = |vi, en| Key::row(vi, en, &plain(&clause.kind));
        let key = match &clause.kind {
            ProgramClause::Period(_) => Key::single("từ", "from"),
            ProgramClause::Weekly(..) => row("mỗi", "each"),
            ProgramClause::Dated(..) => row("ngày", "on"),
            ProgramClause::IntakeUntil(_) => Key::single("nhận đến", "intake until"),
            ProgramClause::Signer(_) => Key::single("người ký", "signer"),
            ProgramClause::CoversFields(_) => Key::single("áp dụng lĩnh vực", "covers field"),
            ProgramClause::CoversProcedures(_) => Key::single("áp dụng thủ tục", "covers procedure"),
            ProgramClause::CoversAllSameDay => Key::single("áp dụng mọi thủ tục", "covers all"),
            ProgramClause::ExceptProcedures(_) => Key::single("trừ thủ tục", "except procedure"),
            ProgramClause::When(_) => row("khi", "when"),
            ProgramClause::Unless(_) => row("trừ trường hợp", "unless"),
            ProgramClause::Basis(_) => row("căn cứ", "basis"),
            ProgramClause::Illustrative => Key::single("minh họa", "illustrative"),
        };
        leaf(clause, key)
    }

    pub(super) fn rating(&self, clause: &Clause<RatingClause>) -> Row {
        let key = match &clause.kind {
            RatingClause::Period(_) => Key::single("kỳ", "period"),
            RatingClause::Criterion { name, .. } => Key::named("tiêu chí", "criterion", &name.node),
            RatingClause::Stars(stars, _) => Key::named("sao", "stars", &stars.node.to_string()),
            RatingClause::Otherwise(_) => Key::single("còn lại", "otherwise"),
            RatingClause::MinimumSample(_) => Key::single("mẫu tối thiểu", "minimum sample"),
            RatingClause::Basis(citations) => Key::row("căn cứ", "basis", &plain(citations)),
            RatingClause::Illustrative => Key::single("minh họa", "illustrative"),
        };
        leaf(clause, key)
    }
}

fn document_name(document: &DocumentClause) -> Option<&str> {
    match document {
        DocumentClause::Document(document) => Some(&document.name.node),
        DocumentClause::OneOf { .. } | DocumentClause::Case { .. } => None,
    }
}
