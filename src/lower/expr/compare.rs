//! Comparisons and lists: two values of one type; a name beside a choice is one of its values.

use super::{DocumentNames, Typed};
use crate::bundle::FactType;
use crate::diagnostics::messages::{ConditionProblem, NameProblem};
use crate::diagnostics::{Finding, Joined, similar};
use crate::lower::{Context, builtins};
use crate::model::{Comparison, Expr, ExprKind, Type, Value};
use crate::source::Span;
use crate::syntax::ast;

impl Context<'_> {
    pub(super) fn compare(
        &mut self,
        span: Span,
        comparison: ast::Comparison,
        a: &ast::Expr,
        b: &ast::Expr,
        documents: &DocumentNames,
    ) -> Typed {
        // `thuộc-sở-hữu = trường-hợp` reads as `trường-hợp = thuộc-sở-hữu`.
        let turned = self.choice_of(a).is_none() && is_name(a) && self.choice_of(b).is_some();
        let (a, b) = if turned { (b, a) } else { (a, b) };
        let left = self.infer(a, documents);
        if is_choice(&left.kind) {
            return self.compare_choice(span, comparison, left, b);
        }
        if let Some(yes) = truth(b).filter(|_| left.kind == Type::Bool) {
            return self.compared_with_truth(span, comparison, &left, yes);
        }
        let right = self.infer(b, documents);
        if left.is_unknown() || right.is_unknown() {
            return Typed::unknown(span);
        }
        if left.kind != right.kind {
            self.mismatch(span, &left, &right);
            return Typed::unknown(span);
        }
        if left.kind == Type::Bool {
            self.report(NameProblem::ComparedConditions { condition: self.rule(left.expr.span) }, span);
            return Typed::unknown(span);
        }
        let kind = ExprKind::Compare(operator(comparison), Box::new(left.expr), Box::new(right.expr));
        Typed::new(span, kind, Type::Bool)
    }

    /// `a = có`: there are no literals of yes and no, but what is meant is plain.
    fn compared_with_truth(&mut self, span: Span, comparison: ast::Comparison, left: &Typed, yes: bool) -> Typed {
        let name = self.rule(left.expr.span);
        let finding = Finding::new(NameProblem::ComparedConditions { condition: name.clone() }, span);
        let plain = matches!(left.expr.kind, ExprKind::Var(_));
        let finding = match comparison {
            ast::Comparison::Equal | ast::Comparison::NotEqual if plain => {
                let holds = yes == (comparison == ast::Comparison::Equal);
                finding.fix(span, if holds { name } else { format!("không {name}") })
            }
            _ => finding,
        };
        self.findings.push(finding);
        Typed::unknown(span)
    }

    fn compare_choice(&mut self, span: Span, comparison: ast::Comparison, left: Typed, right: &ast::Expr) -> Typed {
        let operator = operator(comparison);
        if !matches!(operator, Comparison::Equal | Comparison::NotEqual) {
            self.report(NameProblem::NoOrder { found: super::term(&left.kind) }, span);
            return Typed::unknown(span);
        }
        let Some(value) = self.value_of(&left, right) else { return Typed::unknown(span) };
        let value = Expr::new(right.span, ExprKind::Value(value));
        Typed::new(span, ExprKind::Compare(operator, Box::new(left.expr), Box::new(value)), Type::Bool)
    }

    /// `a thuộc { … }`: values of the type of `a`.
    pub(super) fn one_of(
        &mut self,
        span: Span,
        item: &ast::Expr,
        values: &[ast::Expr],
        documents: &DocumentNames,
    ) -> Typed {
        let left = self.infer(item, documents);
        if left.is_unknown() {
            return Typed::unknown(span);
        }
        if left.kind == Type::Bool {
            self.report(NameProblem::ComparedConditions { condition: self.rule(left.expr.span) }, span);
            return Typed::unknown(span);
        }
        let mut out = Vec::with_capacity(values.len());
        let mut understood = true;
        for expr in values {
            match self.list_value(&left, expr, documents) {
                Some(value) if out.contains(&value) => {
                    self.report(ConditionProblem::ValueTwice { value: self.rule(expr.span) }, expr.span);
                }
                Some(value) => out.push(value),
                None => understood = false,
            }
        }
        if !understood {
            return Typed::unknown(span);
        }
        Typed::new(span, ExprKind::In(Box::new(left.expr), out), Type::Bool)
    }

    fn list_value(&mut self, left: &Typed, expr: &ast::Expr, documents: &DocumentNames) -> Option<Value> {
        if is_choice(&left.kind) {
            return self.value_of(left, expr);
        }
        let typed = self.infer(expr, documents);
        match typed.expr.kind {
            _ if typed.is_unknown() => None,
            ExprKind::Value(value) if typed.kind == left.kind => Some(value),
            _ => {
                self.mismatch(expr.span, left, &typed);
                None
            }
        }
    }

    /// The value of a choice that an expression names.
    fn value_of(&mut self, choice: &Typed, expr: &ast::Expr) -> Option<Value> {
        let (fact, values) = self.values(choice);
        let ast::ExprKind::Name(path) = &expr.kind else {
            let name = self.rule(expr.span);
            self.report(NameProblem::NotAValue { name, fact, values: Joined(values) }, expr.span);
            return None;
        };
        let name = path.iter().map(|part| part.node.as_str()).collect::<Vec<_>>().join(".");
        if let Some(value) = builtins::closed_value(&choice.kind, &name) {
            return Some(value);
        }
        if matches!(choice.kind, Type::Choice(_)) && values.contains(&name) {
            return Some(Value::Choice(name));
        }
        let similar = similar(&name, values.iter().map(String::as_str));
        let problem = NameProblem::NotAValue { name, fact, values: Joined(values) };
        self.findings.push(Finding::new(problem, expr.span).did_you_mean(similar));
        None
    }

    /// A choice's name as written, and its values.
    fn values(&self, choice: &Typed) -> (String, Vec<String>) {
        let values = match &choice.kind {
            Type::Choice(fact) => match self.facts.get(fact).map(|fact| &fact.kind) {
                Some(FactType::Choice { values }) => values.clone(),
                _ => Vec::new(),
            },
            closed => builtins::closed_values(closed, self.manifest.language),
        };
        (self.rule(choice.expr.span), values)
    }

    /// The choice type of a name, without a finding.
    fn choice_of(&self, expr: &ast::Expr) -> Option<Type> {
        let ast::ExprKind::Name(path) = &expr.kind else { return None };
        let name = path.iter().map(|part| part.node.as_str()).collect::<Vec<_>>().join(".");
        let declared = self.facts.get(&name).map(|fact| Type::of_fact(&name, &fact.kind));
        declared.or_else(|| builtins::built_in(&name).map(|(_, kind)| kind)).filter(is_choice)
    }

    /// Reports two types that do not go together; a bare number beside money gets its `đồng`.
    pub(super) fn mismatch(&mut self, span: Span, left: &Typed, right: &Typed) {
        let problem = NameProblem::Mismatch { left: super::term(&left.kind), right: super::term(&right.kind) };
        let mut finding = Finding::new(problem, span);
        for (one, other) in [(left, right), (right, left)] {
            if let (ExprKind::Value(Value::Number(_)), Type::Money) = (&one.expr.kind, &other.kind) {
                finding = finding.mended_by(self.in_dong(one.expr.span));
            }
        }
        self.findings.push(finding);
    }
}

const fn is_choice(kind: &Type) -> bool {
    matches!(kind, Type::Choice(_) | Type::Channel | Type::Weekday)
}

/// The truth that a word of another language, or of the command line, stands for.
fn truth(expr: &ast::Expr) -> Option<bool> {
    let ast::ExprKind::Name(path) = &expr.kind else { return None };
    let [word] = path.as_slice() else { return None };
    match word.node.to_lowercase().as_str() {
        "có" | "đúng" | "yes" | "true" => Some(true),
        "không" | "sai" | "no" | "false" => Some(false),
        _ => None,
    }
}

const fn is_name(expr: &ast::Expr) -> bool {
    matches!(expr.kind, ast::ExprKind::Name(_))
}

pub(in crate::lower) const fn operator(comparison: ast::Comparison) -> Comparison {
    match comparison {
        ast::Comparison::Equal => Comparison::Equal,
        ast::Comparison::NotEqual => Comparison::NotEqual,
        ast::Comparison::Less => Comparison::Less,
        ast::Comparison::LessOrEqual => Comparison::LessOrEqual,
        ast::Comparison::Greater => Comparison::Greater,
        ast::Comparison::GreaterOrEqual => Comparison::GreaterOrEqual,
    }
}
