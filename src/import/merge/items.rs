//! The rows of a file: its items.

use super::clauses::{Scribe, flat};
use super::outline::{HeadParts, Key, Label, Row, with_tail};
use super::says::plain;
use crate::diagnostics::Term;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{self, Clause, Item, ItemKind, Name, ProcedureClause, SimplifyClause, Text};

/// Every item of a file.
pub(super) fn rows(file: &SourceFile, tree: &ast::File) -> Vec<Row> {
    let scribe = Scribe { file };
    tree.items.iter().map(|item| row(&scribe, item)).collect()
}

fn row(scribe: &Scribe<'_>, item: &Item) -> Row {
    let mut draft = None;
    let (key, title, rest, rows) = match &item.kind {
        ItemKind::Instrument { name, title, clauses } => {
            (named("văn bản", "instrument", name), title, String::new(), Some(flat(clauses, |c| scribe.instrument(c))))
        }
        ItemKind::Calendar { name, title, clauses } => {
            (named("lịch", "calendar", name), title, String::new(), Some(flat(clauses, |c| scribe.calendar(c))))
        }
        ItemKind::Role { name, title, clauses } => {
            (named("chức danh", "role", name), title, String::new(), Some(flat(clauses, |c| scribe.role(c))))
        }
        ItemKind::Office { name, title, clauses } => {
            (named("cơ quan", "office", name), title, String::new(), Some(flat(clauses, |c| scribe.office(c))))
        }
        ItemKind::Fact { name, kind, title } => (named("dữ kiện", "fact", name), title, plain(kind), None),
        ItemKind::CommonProcess { name, title, clauses } => {
            let key = named("quy trình chung", "common process", name);
            (key, title, String::new(), Some(scribe.procedure(clauses)))
        }
        ItemKind::Procedure { code, title, clauses } | ItemKind::Linked { code, title, clauses } => {
            let procedure = matches!(item.kind, ItemKind::Procedure { .. });
            let (vi, en) = if procedure { ("thủ tục", "procedure") } else { ("liên thông", "linked") };
            let (on_head, clauses): (Vec<_>, Vec<_>) =
                clauses.iter().partition(|clause| item.head.contains(clause.whole));
            draft = on_head.first().map(|clause| clause.whole);
            // Versions of one procedure are told apart by the day from which they are in force.
            let from = clauses.iter().find_map(|clause| match &clause.kind {
                ProcedureClause::InForce(period) => period.from.as_ref().map(|from| from.node),
                _ => None,
            });
            let rows = clauses.iter().map(|clause| scribe.procedure_row(clause)).collect();
            (version(vi, en, &code.node, &from), title, String::new(), Some(rows))
        }
        ItemKind::Simplification { code, by, title, clauses } => {
            let from = clauses.iter().find_map(|clause| match &clause.kind {
                SimplifyClause::From(from) => Some(from.node),
                _ => None,
            });
            let rows = flat(clauses, |c| scribe.simplification(c));
            (version("đơn giản hóa", "simplify", &code.node, &from), title, plain(by), Some(rows))
        }
        ItemKind::Program { name, title, at, clauses } => {
            (named("mô hình", "program", name), title, plain(at), Some(flat(clauses, |c| scribe.program(c))))
        }
        ItemKind::Rating { name, title, clauses } => {
            (named("xếp hạng", "rating", name), title, String::new(), Some(flat(clauses, |c| scribe.rating(c))))
        }
    };
    let rest = with_tail(&format!("{}\0{rest}", key.label.name), &item.tail);
    let says = format!("{rest}\0{}\0{}", plain(title), draft.is_some());
    let parts = Some(HeadParts { title: title.as_ref().map(text_span), draft });
    Row { key, head: item.head, whole: item.span, words: says.clone(), says, parts, rest, rows }
}

fn named(vi: &'static str, en: &'static str, name: &Name) -> Key {
    Key::named(vi, en, &name.node)
}

fn version(vi: &'static str, en: &'static str, code: &str, from: &impl std::fmt::Debug) -> Key {
    let label = Label { kind: Term::new(vi, en), name: code.to_owned() };
    let loose = Some(format!("{vi} {code}"));
    Key { label, exact: format!("{vi} {code}\0{from:?}"), loose, title: None }
}

fn text_span(text: &Text) -> Span {
    text.other.as_ref().map_or(text.main.span, |(_, other)| text.main.span.to(other.span))
}

/// What is written for a condition.
pub(super) fn condition<'s, K>(file: &'s SourceFile, clause: &Clause<K>) -> &'s str {
    clause.tail.when.as_ref().map_or("", |when| file.slice(when.span))
}
