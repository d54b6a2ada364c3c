//! The rows of a procedure's blocks: each clause under what identifies it in its block.

use std::fmt::Debug;

use super::items::condition;
use super::outline::{Key, Row};
use super::says::{even, plain};
use crate::source::SourceFile;
use crate::syntax::ast::{
    Clause, DocumentClause, FeeRow, ProcedureClause, ResultRow, SameDayClause, StepClause, StepRow, SupplementClause,
    Text,
};

/// Writes rows; the file is asked for conditions as they stand.
pub(super) struct Scribe<'s> {
    pub file: &'s SourceFile,
}

/// The rows of a block of clauses without blocks of their own.
pub(super) fn flat<K>(clauses: &[Clause<K>], row: impl Fn(&Clause<K>) -> Row) -> Vec<Row> {
    clauses.iter().map(row).collect()
}

pub(super) fn leaf<K: Debug>(clause: &Clause<K>, key: Key) -> Row {
    Row::clause(clause, key, &clause.kind, None)
}

fn title(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.main.node.as_str())
}

impl Scribe<'_> {
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

    pub(super) fn step(&self, step: &StepRow) -> Vec<Row> {
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
}

fn document_name(document: &DocumentClause) -> Option<&str> {
    match document {
        DocumentClause::Document(document) => Some(&document.name.node),
        DocumentClause::OneOf { .. } | DocumentClause::Case { .. } => None,
    }
}
