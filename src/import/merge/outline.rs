//! A tree as rows of one shape: whatever an item or clause is, it has a key, words of its own and perhaps a block.

use std::fmt::Debug;

use super::says::plain;
use crate::diagnostics::Term;
use crate::source::Span;
use crate::syntax::ast::{Clause, Tail};

/// What an item or clause is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its kind: the keywords that it begins with.
    pub kind: Term,
    /// What tells it from others of its kind: a name, a code, a title, a condition as written; empty for a clause that
    /// stands once.
    pub name: String,
}

/// By what a row is found again in another text.
pub(super) struct Key {
    pub label: Label,
    /// What identifies it.
    pub exact: String,
    /// What is left of that where one like it is the only one.
    pub loose: Option<String>,
    /// Its title, by which it is found after it was renamed.
    pub title: Option<String>,
}

/// The parts of an item's head that change by themselves.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HeadParts {
    /// Its title, with the one in the other language.
    pub title: Option<Span>,
    /// `dự thảo`.
    pub draft: Option<Span>,
}

/// An item or a clause.
pub(super) struct Row {
    pub key: Key,
    /// Its words up to its block.
    pub head: Span,
    /// The whole of it.
    pub whole: Span,
    /// What its own words say, without the parts after them.
    pub words: String,
    /// What it says, without its block.
    pub says: String,
    /// For an item, what changes by itself.
    pub parts: Option<HeadParts>,
    /// What its head says besides those parts.
    pub rest: String,
    /// Its block's rows, where it may have a block.
    pub rows: Option<Vec<Row>>,
}

impl Key {
    /// A clause that stands once in its block.
    pub(super) fn single(vi: &'static str, en: &'static str) -> Self {
        let label = Label { kind: Term::new(vi, en), name: String::new() };
        Self { label, exact: vi.to_owned(), loose: None, title: None }
    }

    /// A clause with a name.
    pub(super) fn named(vi: &'static str, en: &'static str, name: &str) -> Self {
        let label = Label { kind: Term::new(vi, en), name: name.to_owned() };
        Self { label, exact: format!("{vi} {name}"), loose: None, title: None }
    }

    /// A clause of which several may stand in a block, told apart by what they say.
    pub(super) fn row(vi: &'static str, en: &'static str, says: &str) -> Self {
        Self { exact: format!("{vi}\0{says}"), loose: Some(vi.to_owned()), ..Self::single(vi, en) }
    }

    /// Tells this one from others alike by a condition; `written` is the condition as it stands.
    pub(super) fn when(self, condition: &impl Debug, written: &str) -> Self {
        let loose = Some(self.exact.clone());
        let exact = format!("{}\0{}", self.exact, plain(condition));
        let name = match (self.label.name.as_str(), written) {
            (_, "") => self.label.name,
            ("", _) => format!("khi {written}"),
            (name, _) => format!("{name} khi {written}"),
        };
        Self { label: Label { kind: self.label.kind, name }, exact, loose, title: self.title }
    }

    /// With a title, by which it is found after it was renamed.
    pub(super) fn titled(self, title: Option<&str>) -> Self {
        Self { title: title.map(|title| format!("{:?}\0{title}", self.label.kind)), ..self }
    }
}

impl Row {
    /// A clause; `own` is what its kind says without its block.
    pub(super) fn clause<K>(clause: &Clause<K>, key: Key, own: &impl Debug, rows: Option<Vec<Row>>) -> Self {
        let words = plain(own);
        let says = with_tail(&words, &clause.tail);
        let (head, whole) = (clause.span, clause.whole);
        Self { key, head, whole, words, says, parts: None, rest: String::new(), rows }
    }
}

/// What words say with the parts after them.
pub(super) fn with_tail(words: &str, tail: &Tail) -> String {
    format!("{words}\0{}", plain(tail))
}
