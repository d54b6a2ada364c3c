//! The rows of instruments, calendars, roles, offices, simplifications, programs and ratings: each clause under what identifies
//! it in its block.

use super::clauses::{Scribe, leaf};
use super::outline::{Key, Row};
use super::says::plain;
use crate::syntax::ast::{
    CalendarClause, Clause, InstrumentClause, OfficeClause, ProgramClause, RatingClause, RoleClause, SimplifyClause,
};

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
