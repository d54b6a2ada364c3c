//! Pairs of the grammar into the tree: one file a kind of item, small parts in [`values`] and [`expressions`].
//!
//! A reader returns nothing where it has reported why. Nothing here can fail otherwise: a shape that the grammar does not
//! give would be a mistake of ours and is reported as one.

mod calendars;
mod documents;
mod expressions;
mod items;
mod law;
mod parts;
mod procedures;
mod programs;
mod ratings;
mod simplifications;
mod steps;
mod values;

use super::ast;
use super::context::Context;
use super::grammar::{Rule, read};
use super::layout::{Layout, MAX_FINDINGS, RawBlock, RawClause};
use super::node::Node;
use super::trouble;
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Term};
use crate::source::{SourceFile, Span, Spanned};

pub(super) use parts::Parts;

/// A clause's own node, and what stands around it.
pub(super) struct Said<'a> {
    /// The node of the clause's kind.
    pub node: Node<'a>,
    /// The parts after it.
    tails: Vec<Node<'a>>,
    /// More parts of a document.
    rest: Option<Node<'a>>,
}

/// Reads the clauses of one file.
pub(super) struct Reader<'s> {
    file: &'s SourceFile,
    layout: &'s Layout,
    findings: Vec<Finding>,
    expression_nodes: usize,
}

impl<'s> Reader<'s> {
    pub(super) const fn new(file: &'s SourceFile, layout: &'s Layout) -> Self {
        Self { file, layout, findings: Vec::new(), expression_nodes: 0 }
    }

    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }

    /// Reads every item of the file.
    pub(super) fn file(&mut self) -> ast::File {
        let layout = self.layout;
        ast::File { items: layout.clauses.iter().filter_map(|raw| self.item(raw)).collect() }
    }

    /// Whether so much is wrong already that more findings would help nobody.
    fn exhausted(&self) -> bool {
        self.findings.len() >= MAX_FINDINGS
    }

    fn span(&self, node: &Node<'_>) -> Span {
        self.file.span(node.start(), node.end())
    }

    /// The words of a node as the author wrote them, comments and line ends blanked.
    fn words(&self, node: &Node<'_>) -> &'s str {
        self.layout.clean.get(node.start()..node.end()).unwrap_or("")
    }

    fn spanned<T>(&self, node: &Node<'_>, value: T) -> Spanned<T> {
        Spanned::new(value, self.span(node))
    }

    fn report(&mut self, problem: SyntaxProblem, span: Span) {
        self.push(Finding::new(problem, span));
    }

    fn push(&mut self, finding: Finding) {
        if !self.exhausted() {
            self.findings.push(finding);
        }
    }

    /// A shape that the grammar does not give.
    fn internal<T>(&mut self, node: &Node<'_>) -> Option<T> {
        let span = self.span(node);
        self.report(SyntaxProblem::Internal { place: format!("{:?}", node.rule()) }, span);
        None
    }

    /// Reads a clause's own words in its context, reporting why they cannot be read.
    fn said(&mut self, raw: &RawClause, context: Context) -> Option<Said<'s>> {
        if raw.broken || self.exhausted() {
            return None;
        }
        let folded = self.layout.folded.get(raw.head.clone()).unwrap_or("");
        let pairs = match read(context.rule(), folded) {
            Ok(pairs) => pairs,
            Err(stopped) => {
                let clean = self.layout.clean.get(raw.head.clone()).unwrap_or("");
                let finding = trouble::explain(self.file, clean, folded, raw.head.start, context, &stopped);
                self.push(finding);
                return None;
            }
        };
        let mut nodes = pairs.into_iter().map(|pair| Node::new(pair, raw.head.start));
        let node = nodes.next()?;
        let (rest, mut tails): (Vec<_>, Vec<_>) = nodes.partition(|node| node.rule() == Rule::document_rest);
        let rest = rest.into_iter().next();
        tails.extend(rest.iter().flat_map(|rest| rest.all(Rule::tail)));
        Some(Said { node, tails: tails.into_iter().filter(|tail| tail.rule() == Rule::tail).collect(), rest })
    }

    /// The words after a clause's block.
    fn said_after(&mut self, raw: &RawClause, said: &mut Said<'s>) {
        let Some(range) = raw.after.clone() else { return };
        let folded = self.layout.folded.get(range.clone()).unwrap_or("");
        match read(Rule::after_block, folded) {
            Ok(pairs) => said.tails.extend(pairs.into_iter().map(|pair| Node::new(pair, range.start))),
            Err(stopped) => {
                let clean = self.layout.clean.get(range.clone()).unwrap_or("");
                let finding = trouble::explain(self.file, clean, folded, range.start, Context::AfterBlock, &stopped);
                self.push(finding);
            }
        }
    }

    /// Reads the clauses of a block by `kind`.
    fn clauses<K>(
        &mut self,
        raws: &'s [RawClause],
        context: Context,
        mut kind: impl FnMut(&mut Self, &'s RawClause, &Said<'s>) -> Option<(K, Parts)>,
    ) -> Vec<ast::Clause<K>> {
        let mut clauses = Vec::new();
        for raw in raws {
            let Some(mut said) = self.said(raw, context) else {
                self.orphaned(raw);
                continue;
            };
            self.said_after(raw, &mut said);
            let Some((kind, takes)) = kind(self, raw, &said) else { continue };
            let tail = self.tail(&said, takes);
            clauses.push(ast::Clause {
                span: self.file.span(raw.head.start, raw.head.end),
                whole: self.file.span(raw.whole().start, raw.whole().end),
                doc: raw.doc.clone(),
                tail,
                kind,
            });
        }
        clauses
    }

    /// What a clause that could not be read holds in its block is read all the same, for its own mistakes, where its
    /// first word tells what the block is.
    fn orphaned(&mut self, raw: &'s RawClause) {
        let Some(block) = &raw.block else { return };
        let folded = self.layout.folded.get(raw.head.clone()).unwrap_or("");
        if let Some(context) = Context::of_block(folded) {
            self.discard(&block.clauses, context);
        }
    }

    /// A clause without a block that needs one.
    fn block(&mut self, raw: &'s RawClause, clause: Term) -> &'s [RawClause] {
        match &raw.block {
            Some(block) if !block.implied => &block.clauses,
            other => {
                let span = self.file.span(raw.head.start, raw.head.end);
                let end = span.end;
                let after = Span { start: end, ..span };
                let finding = Finding::new(SyntaxProblem::MissingBlock { clause }, span);
                self.push(if other.is_some() { finding.fix(after, " {") } else { finding });
                other.as_ref().map_or(&[], |block: &RawBlock| &block.clauses)
            }
        }
    }

    /// A clause with a block that takes none.
    fn no_block(&mut self, raw: &RawClause, clause: Term) {
        if let Some(block) = &raw.block {
            let end = block.open.checked_add(1).unwrap_or(block.open);
            let span = self.file.span(block.open, end);
            self.report(SyntaxProblem::UnexpectedBlock { clause }, span);
        }
    }
}
