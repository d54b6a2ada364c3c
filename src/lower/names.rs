//! The first pass: every declared name by kind. Refuses a name declared twice and names that differ only in spelling.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Note, Term, similar, terms};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Item, ItemKind};
use crate::syntax::fold;

/// Kinds of declared names; each kind is a namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `văn bản`.
    Instrument,
    /// `lịch`.
    Calendar,
    /// `chức danh`.
    Role,
    /// `cơ quan`.
    Office,
    /// `dữ kiện`.
    Fact,
    /// `quy trình chung`.
    CommonProcess,
    /// `thủ tục` and `liên thông`: the code.
    Procedure,
    /// `mô hình`.
    Program,
    /// `xếp hạng`.
    Rating,
}

/// Names that are declared elsewhere, where only a part of a catalog is lowered: what a misspelt name may have meant.
pub trait Elsewhere: Sync {
    /// Every name of a kind.
    fn names(&self, kind: Kind) -> Box<dyn Iterator<Item = &str> + '_>;
}

/// Nothing is declared elsewhere: the catalog is whole.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl Elsewhere for Nowhere {
    fn names(&self, _: Kind) -> Box<dyn Iterator<Item = &str> + '_> {
        Box::new(std::iter::empty())
    }
}

impl Kind {
    /// The word for it.
    pub const fn term(self) -> Term {
        match self {
            Self::Instrument => terms::INSTRUMENT,
            Self::Calendar => terms::CALENDAR,
            Self::Role => terms::ROLE,
            Self::Office => terms::OFFICE,
            Self::Fact => terms::FACT,
            Self::CommonProcess => terms::COMMON_PROCESS,
            Self::Procedure => terms::PROCEDURE,
            Self::Program => terms::PROGRAM,
            Self::Rating => terms::RATING,
        }
    }
}

/// Every declared name with its first place.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<Kind, BTreeMap<String, Span>>);

impl Names {
    /// Collects the names of all items.
    pub(super) fn declare(items: &[&Item]) -> (Self, Vec<Finding>) {
        let mut names = Self::default();
        let mut findings = Vec::new();
        let mut spellings: BTreeMap<(Kind, String), Spanned<String>> = BTreeMap::new();
        for item in items {
            let Some((kind, name)) = name_of(item) else { continue };
            let declared = names.0.entry(kind).or_default();
            if let Some(first) = declared.get(&name.node) {
                // A procedure has one item a version.
                if kind != Kind::Procedure {
                    let problem = NameProblem::Twice { what: kind.term(), name: name.node.clone() };
                    findings.push(Finding::new(problem, name.span).related(*first, Note::First));
                }
                continue;
            }
            declared.insert(name.node.clone(), name.span);
            match spellings.get(&(kind, fold(&name.node))) {
                Some(first) => findings.push(alike(kind.term(), name, first)),
                None => drop(spellings.insert((kind, fold(&name.node)), name.clone())),
            }
        }
        (names, findings)
    }

    /// The place of a declaration.
    pub(super) fn get(&self, kind: Kind, name: &str) -> Option<Span> {
        self.0.get(&kind)?.get(name).copied()
    }

    /// Every name of a kind that is declared here, in order.
    pub(super) fn of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.0.get(&kind).into_iter().flat_map(|names| names.keys().map(String::as_str))
    }
}

/// The finding for two names that only spelling tells apart; the fix writes the first one.
pub(super) fn alike(what: Term, name: &Spanned<String>, first: &Spanned<String>) -> Finding {
    let problem = NameProblem::Alike { what, name: name.node.clone(), other: first.node.clone() };
    Finding::new(problem, name.span).related(first.span, Note::First).fix(name.span, first.node.clone())
}

/// The name that an item declares.
pub fn name_of(item: &Item) -> Option<(Kind, &Spanned<String>)> {
    Some(match &item.kind {
        ItemKind::Instrument { name, .. } => (Kind::Instrument, name),
        ItemKind::Calendar { name, .. } => (Kind::Calendar, name),
        ItemKind::Role { name, .. } => (Kind::Role, name),
        ItemKind::Office { name, .. } => (Kind::Office, name),
        ItemKind::Fact { name, .. } => (Kind::Fact, name),
        ItemKind::CommonProcess { name, .. } => (Kind::CommonProcess, name),
        ItemKind::Procedure { code, .. } | ItemKind::Linked { code, .. } => (Kind::Procedure, code),
        ItemKind::Program { name, .. } => (Kind::Program, name),
        ItemKind::Rating { name, .. } => (Kind::Rating, name),
        ItemKind::Simplification { .. } => return None,
    })
}

impl Context<'_> {
    /// The name where it is declared; else a finding with the nearest one.
    pub(super) fn resolve(&mut self, kind: Kind, name: &Spanned<String>) -> Option<Spanned<String>> {
        if self.names.get(kind, &name.node).is_some() {
            return Some(name.clone());
        }
        let similar = similar(&name.node, self.names.of(kind).chain(self.elsewhere.names(kind)));
        let problem = NameProblem::Unknown { what: kind.term(), name: name.node.clone() };
        self.findings.push(Finding::new(problem, name.span).did_you_mean(similar));
        None
    }

    /// True where this item is the one that its name stands for: the first.
    pub(super) fn is_first(&self, kind: Kind, name: &Spanned<String>) -> bool {
        self.names.get(kind, &name.node) == Some(name.span)
    }
}
