//! Items: what a file declares.

use super::{
    CalendarClause, Citation, Clause, FactType, InstrumentClause, Name, OfficeClause, ProcedureClause, ProgramClause,
    RatingClause, RoleClause, SimplifyClause, Text,
};
use crate::bundle::Level;
use crate::source::{Span, Spanned};

/// A file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// Its items, in the author's order.
    pub items: Vec<Item>,
}

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The whole item, its block included.
    pub span: Span,
    /// Its head, up to the `{`.
    pub head: Span,
    /// Lines of `##` documentation.
    pub doc: Vec<String>,
    /// Parts after the head: `minh họa`, `chấp nhận`, `căn cứ`.
    pub tail: super::Tail,
    /// What it declares.
    pub kind: ItemKind,
}

/// The kinds of items.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// `văn bản`.
    Instrument {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<InstrumentClause>>,
    },
    /// `lịch`.
    Calendar {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<CalendarClause>>,
    },
    /// `chức danh`.
    Role {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<RoleClause>>,
    },
    /// `cơ quan`.
    Office {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<OfficeClause>>,
    },
    /// `dữ kiện`.
    Fact {
        /// Name.
        name: Name,
        /// Type.
        kind: Spanned<FactType>,
        /// Title.
        title: Option<Text>,
    },
    /// `quy trình chung`.
    CommonProcess {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<ProcedureClause>>,
    },
    /// `thủ tục`.
    Procedure {
        /// Code, such as `1.001193`.
        code: Spanned<String>,
        /// Name of the procedure.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<ProcedureClause>>,
    },
    /// `liên thông`.
    Linked {
        /// Code.
        code: Spanned<String>,
        /// Name of the procedure.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<ProcedureClause>>,
    },
    /// `đơn giản hóa`.
    Simplification {
        /// Code of the procedure that it changes.
        code: Spanned<String>,
        /// The instrument that decides it (`theo`), optionally with article.
        by: Option<Citation>,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<SimplifyClause>>,
    },
    /// `mô hình`.
    Program {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Where it runs (`tại`).
        at: Vec<ProgramPlace>,
        /// Clauses.
        clauses: Vec<Clause<ProgramClause>>,
    },
    /// `xếp hạng`.
    Rating {
        /// Name.
        name: Name,
        /// Title.
        title: Option<Text>,
        /// Clauses.
        clauses: Vec<Clause<RatingClause>>,
    },
}

/// Where a program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramPlace {
    /// At one office.
    Office(Name),
    /// `mọi cơ quan cấp L`.
    EveryOffice(Spanned<Level>),
}
