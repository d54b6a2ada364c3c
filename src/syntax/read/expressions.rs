//! Conditions and amounts.
//!
//! Depth and size are bounded: parentheses by the layout, `không` and the number of parts here, so that whoever walks an
//! expression may recurse.

use super::Reader;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
use crate::syntax::ast::{Comparison, Expr, ExprKind};
use crate::syntax::built_in;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::MAX_BRACKET_DEPTH;
use crate::syntax::node::Node;

/// The most parts that one expression may have.
const MAX_EXPRESSION_PARTS: usize = 400;

impl<'s> Reader<'s> {
    /// Reads an expression, whole or not at all.
    pub(super) fn expression(&mut self, node: &Node<'s>) -> Option<Expr> {
        self.expression_nodes = 0;
        let mut read = self.disjunction(node);
        if self.script.is_some()
            && let Some(read) = &mut read
        {
            built_in::canonical(read, self.in_rating);
        }
        if self.expression_nodes > MAX_EXPRESSION_PARTS {
            let span = self.span(node);
            self.report(SyntaxProblem::ExpressionTooLarge { limit: MAX_EXPRESSION_PARTS }, span);
            return None;
        }
        read
    }

    pub(super) fn expression_in(&mut self, node: &Node<'s>) -> Option<Expr> {
        match node.one(Rule::expression) {
            Some(expression) => self.expression(&expression),
            None => self.internal(node),
        }
    }

    fn disjunction(&mut self, node: &Node<'s>) -> Option<Expr> {
        self.mixed(node);
        self.chain(node, Rule::conjunction, ExprKind::Or, |reader, part| {
            reader.chain(part, Rule::negation, ExprKind::And, Self::negation)
        })
    }

    /// Warns of `và` beside `hoặc`; brackets around what `và` joins mend it.
    fn mixed(&mut self, node: &Node<'s>) {
        if node.each(Rule::conjunction).nth(1).is_none() {
            return;
        }
        let parts = node.all(Rule::conjunction);
        let joined: Vec<&Node<'s>> = parts.iter().filter(|part| part.all(Rule::negation).len() > 1).collect();
        if joined.is_empty() || self.script.is_some() {
            return;
        }
        let text = self.file.text();
        let (mut bracketed, mut from) = (String::new(), node.start());
        for part in joined {
            // Blanks before the next word may belong to the part.
            let end = text
                .get(part.start()..part.end())
                .map_or(part.end(), |words| words.trim_end().len().checked_add(part.start()).unwrap_or(part.end()));
            let (Some(before), Some(words)) = (text.get(from..part.start()), text.get(part.start()..end)) else {
                return;
            };
            bracketed.extend([before, "(", words, ")"]);
            from = end;
        }
        let end = text
            .get(node.start()..node.end())
            .map_or(node.end(), |words| words.trim_end().len().checked_add(node.start()).unwrap_or(node.end()));
        bracketed.push_str(text.get(from..end).unwrap_or(""));
        let span = self.place(node.start(), end);
        let finding = Finding::new(SyntaxProblem::MixedJoining {}, span);
        // A comment among the words would swallow a bracket.
        self.push(if bracketed.contains('#') { finding } else { finding.fix(span, bracketed) });
    }

    /// One part as it is, more as a list.
    fn chain(
        &mut self,
        node: &Node<'s>,
        rule: Rule,
        join: fn(Vec<Expr>) -> ExprKind,
        mut read: impl FnMut(&mut Self, &Node<'s>) -> Option<Expr>,
    ) -> Option<Expr> {
        let mut rest = node.each(rule);
        let first = read(self, &rest.next()?)?;
        let Some(second) = rest.next() else { return Some(first) };
        let mut parts = vec![first, read(self, &second)?];
        for part in rest {
            parts.push(read(self, &part)?);
        }
        self.count()?;
        Some(Expr { span: self.span(node), kind: join(parts) })
    }

    /// Counts a part; nothing where there are too many, which [`Reader::expression`] reports.
    fn count(&mut self) -> Option<()> {
        self.expression_nodes = self.expression_nodes.checked_add(1)?;
        (self.expression_nodes <= MAX_EXPRESSION_PARTS).then_some(())
    }

    fn negation(&mut self, node: &Node<'s>) -> Option<Expr> {
        let nots = node.all(Rule::kw_not);
        if nots.len() > MAX_BRACKET_DEPTH {
            let span = self.span(node);
            self.report(SyntaxProblem::TooDeep { limit: MAX_BRACKET_DEPTH }, span);
            return None;
        }
        let mut inner = self.comparison(&node.one(Rule::comparison)?)?;
        for not in nots.iter().rev() {
            self.count()?;
            let span = self.span(not).to(inner.span);
            inner = Expr { span, kind: ExprKind::Not(Box::new(inner)) };
        }
        Some(inner)
    }

    fn comparison(&mut self, node: &Node<'s>) -> Option<Expr> {
        let mut sums = node.each(Rule::sum);
        let left = self.sum(&sums.next()?)?;
        let span = self.span(node);
        if let Some(values) = node.one(Rule::values) {
            self.count()?;
            let mut list = Vec::new();
            for value in values.all(Rule::sum) {
                list.push(self.sum(&value)?);
            }
            return Some(Expr { span, kind: ExprKind::In(Box::new(left), list) });
        }
        let Some(operator) = node.one(Rule::comparator) else { return Some(left) };
        self.count()?;
        let comparison = match operator.folded().trim() {
            "=" => Comparison::Equal,
            "!=" | "≠" => Comparison::NotEqual,
            "<" => Comparison::Less,
            "<=" | "≤" => Comparison::LessOrEqual,
            ">" => Comparison::Greater,
            _ => Comparison::GreaterOrEqual,
        };
        let right = self.sum(&sums.next()?)?;
        Some(Expr { span, kind: ExprKind::Compare(comparison, Box::new(left), Box::new(right)) })
    }

    fn sum(&mut self, node: &Node<'s>) -> Option<Expr> {
        let mut products = node.each(Rule::product);
        let mut left = self.product(&products.next()?)?;
        for (operator, product) in node.each(Rule::sum_operator).zip(products) {
            self.count()?;
            let right = self.product(&product)?;
            let span = left.span.to(right.span);
            if operator.folded().starts_with('-') && self.touches_word(&operator) {
                let minus = self.span(&operator);
                self.push(Finding::new(SyntaxProblem::MinusSpacing {}, minus).fix(minus, " -"));
            }
            let kind = if operator.folded().starts_with('+') { ExprKind::Add } else { ExprKind::Subtract };
            left = Expr { span, kind: kind(Box::new(left), Box::new(right)) };
        }
        Some(left)
    }

    /// Whether no blank stands before an operator.
    fn touches_word(&self, operator: &Node<'s>) -> bool {
        let before = self.layout.clean.get(..operator.start()).unwrap_or("");
        before.ends_with(|c: char| !c.is_whitespace())
    }

    fn product(&mut self, node: &Node<'s>) -> Option<Expr> {
        let mut product: Option<Expr> = None;
        for atom in node.children() {
            let right = self.atom(&atom)?;
            product = Some(match product {
                None => right,
                Some(left) => {
                    self.count()?;
                    Expr { span: left.span.to(right.span), kind: ExprKind::Multiply(Box::new(left), Box::new(right)) }
                }
            });
        }
        product
    }

    fn atom(&mut self, node: &Node<'s>) -> Option<Expr> {
        self.count()?;
        let kind = match node.rule() {
            Rule::expression => return self.disjunction(node),
            Rule::call => self.call(node)?,
            Rule::percent => ExprKind::Percent(self.percent(node)?.node),
            Rule::date => ExprKind::Date(self.date(node)?.node),
            Rule::time => ExprKind::Time(self.time(node)?),
            Rule::money => ExprKind::Money(self.money(&node.one(Rule::number)?)?),
            Rule::number => match self.decimal(node)? {
                (hundredths, true) => ExprKind::Decimal(hundredths),
                (whole, false) => ExprKind::Number(whole),
            },
            Rule::reference => ExprKind::Name(node.each(Rule::name).map(|name| self.name(&name)).collect()),
            _ => return self.internal(node),
        };
        Some(Expr { span: self.span(node), kind })
    }

    fn call(&mut self, node: &Node<'s>) -> Option<ExprKind> {
        let mut arguments = Vec::new();
        for argument in node.all(Rule::expression) {
            arguments.push(self.disjunction(&argument)?);
        }
        let called = node.one(Rule::function).and_then(|called| called.first())?.rule();
        let single = |mut arguments: Vec<Expr>| if arguments.len() == 1 { arguments.pop().map(Box::new) } else { None };
        match called {
            Rule::kw_min => Some(ExprKind::Min(arguments)),
            Rule::kw_max => Some(ExprKind::Max(arguments)),
            other => match single(arguments) {
                Some(date) if other == Rule::kw_days_from => Some(ExprKind::DaysFrom(date)),
                Some(date) => Some(ExprKind::YearsFrom(date)),
                None => {
                    let span = self.span(node);
                    self.report(SyntaxProblem::OneArgument { function: self.words(node).to_owned() }, span);
                    None
                }
            },
        }
    }
}
