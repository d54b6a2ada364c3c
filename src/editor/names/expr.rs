//! Names in conditions and amounts.

use super::NameKind;
use super::walk::Walk;
use crate::lower::Kind;
use crate::syntax::ast::{Expr, ExprKind, Name};
use crate::syntax::fold;

const FACT: NameKind = NameKind::Item(Kind::Fact);

impl Walk {
    pub(super) fn expr(&mut self, expr: &Expr) {
        self.beside(expr, None);
    }

    /// An expression that is compared with a fact of that name.
    fn beside(&mut self, expr: &Expr, other: Option<&str>) {
        match &expr.kind {
            ExprKind::Or(parts) | ExprKind::And(parts) | ExprKind::Min(parts) | ExprKind::Max(parts) => {
                parts.iter().for_each(|part| self.expr(part));
            }
            ExprKind::Not(one) | ExprKind::DaysFrom(one) | ExprKind::YearsFrom(one) => self.expr(one),
            ExprKind::Compare(_, a, b) => {
                self.beside(a, lone(b));
                self.beside(b, lone(a));
            }
            ExprKind::In(of, values) => {
                self.expr(of);
                values.iter().for_each(|value| self.beside(value, lone(of)));
            }
            ExprKind::Add(a, b) | ExprKind::Subtract(a, b) | ExprKind::Multiply(a, b) => {
                self.expr(a);
                self.expr(b);
            }
            ExprKind::Name(path) => self.name(path, other),
            ExprKind::Number(_)
            | ExprKind::Decimal(_)
            | ExprKind::Percent(_)
            | ExprKind::Money(_)
            | ExprKind::Date(_)
            | ExprKind::Time(_) => {}
        }
    }

    fn name(&mut self, path: &[Name], other: Option<&str>) {
        match path {
            [name] => self.mention(FACT, name, false, other),
            [head, name, ..] if is_document(&head.node) => self.use_of(NameKind::Document, name),
            // A built-in fact.
            _ => {}
        }
    }
}

/// The first word of `giấy.NAME`.
fn is_document(word: &str) -> bool {
    matches!(fold(word).as_str(), "giấy" | "document")
}

/// The name that an expression is, where it is one word.
fn lone(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Name(path) => match path.as_slice() {
            [name] => Some(&name.node),
            _ => None,
        },
        _ => None,
    }
}
