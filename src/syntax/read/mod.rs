//! Pairs of the grammar into the tree: one file a kind of item, small parts in [`values`] and [`expressions`].
//!
//! A reader returns nothing where it has reported why. Nothing here can fail otherwise: a shape that the grammar does not
//! give would be a mistake of ours and is reported as one.

mod calendars;
mod closed;
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

use std::collections::HashMap;
use std::ops::Range;

use pest::iterators::Pair;

use super::ast;
use super::context::Context;
use super::grammar::{Rule, Stopped, read, read_first};
use super::kinds;
use super::layout::{Layout, MAX_FINDINGS, RawBlock, RawClause};
use super::node::Node;
use super::trouble;
use super::words::{self, Word};
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Joined, Problem, Term};
use crate::source::{FileId, SourceFile, Span, Spanned};

pub(super) use parts::Parts;

/// A clause's own node, and what stands around it.
pub(super) struct Said<'a> {
    /// The node of the clause's kind.
    pub node: Node<'a>,
    /// The parts after it.
    tails: Vec<Node<'a>>,
    /// More parts of a document.
    rest: Option<Node<'a>>,
    /// The clause's own words in the file's NFC text.
    head: Range<usize>,
}

impl<'a> Said<'a> {
    /// Its nodes as they stand in the text, each once.
    fn in_order(&self) -> impl Iterator<Item = &Node<'a>> {
        let rest = self.rest.as_ref();
        let own = move |tail: &&Node<'a>| rest.is_none_or(|rest| tail.start() < rest.start());
        std::iter::once(&self.node).chain(self.tails.iter().filter(own)).chain(rest)
    }
    /// The documentation above the clause, unless a clause that could not be read stands between.
    fn doc(&self, raw: &RawClause) -> Vec<String> {
        if self.head.start == raw.head.start { raw.doc.clone() } else { Vec::new() }
    }
}

/// Whether a finding says that a clause or part stands in the wrong block, which a forgotten brace or a misread head
/// causes for every clause after it.
pub(super) const fn is_out_of_place(problem: &Problem) -> bool {
    matches!(problem, Problem::Syntax(SyntaxProblem::WrongBlock { .. } | SyntaxProblem::PartNotTaken { .. }))
}

/// What the grammar makes of the words of a clause by the kinds that its first word allows.
#[derive(Clone)]
struct Kind<'s> {
    pair: Pair<'s, Rule>,
    /// Its parts, and the byte of the words at which they begin.
    parts: Option<(Pair<'s, Rule>, usize)>,
}

impl<'s> Kind<'s> {
    /// Reads a clause as its block's rule would; nothing where its first word does not tell.
    fn read(folded: &'s str, context: Context) -> Option<Self> {
        let kinds = kinds::of(context, folded);
        let pair = kinds.iter().find_map(|kind| read_first(*kind, folded))?;
        let after = folded.get(pair.as_span().end()..)?.trim_start_matches(' ');
        if after.is_empty() {
            return Some(Self { pair, parts: None });
        }
        let parts = read_first(Rule::parts, after)?;
        if parts.as_span().end() < after.len() {
            return None;
        }
        let before = folded.len().checked_sub(after.len())?;
        Some(Self { pair, parts: Some((parts, before)) })
    }

    /// The clause where its words begin at `head`.
    fn said(self, head: &Range<usize>) -> Option<Said<'s>> {
        let mut tails = Vec::new();
        if let Some((parts, before)) = self.parts {
            tails.push(Node::new(parts, head.start.checked_add(before)?));
        }
        Some(Said { node: Node::new(self.pair, head.start), tails, rest: None, head: head.clone() })
    }
}

/// The longest words that are remembered: longer ones hardly ever stand twice.
const MAX_REMEMBERED_BYTES: usize = 120;

/// The most clauses that are remembered of a file, so that a large one of clauses that are all different holds no more than trees need.
const MAX_REMEMBERED: usize = 2_048;

/// Reads the clauses of one file.
pub(super) struct Reader<'s> {
    file: &'s SourceFile,
    layout: &'s Layout,
    findings: Vec<Finding>,
    expression_nodes: usize,
    /// What was made of words that may stand again: a file's procedures share many short clauses.
    read_before: HashMap<(Context, &'s str), Kind<'s>>,
    /// What the formatter needs besides the tree.
    script: Option<ScriptReader>,
    /// True while clauses of `xếp hạng` are read.
    in_rating: bool,
}

/// What is read besides the tree for [`super::script`]; then the tree has no places, and built-in names in one form.
#[derive(Default)]
struct ScriptReader {
    words: Vec<(usize, Vec<Word>)>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(file: &'s SourceFile, layout: &'s Layout) -> Self {
        let read_before = HashMap::new();
        Self { file, layout, findings: Vec::new(), expression_nodes: 0, read_before, script: None, in_rating: false }
    }

    /// A reader that keeps the words of each clause, for the formatter.
    pub(super) fn of_words(file: &'s SourceFile, layout: &'s Layout) -> Self {
        Self { script: Some(ScriptReader::default()), ..Self::new(file, layout) }
    }

    /// The words that were read, by where their clause begins.
    pub(super) fn take_words(&mut self) -> Vec<(usize, Vec<Word>)> {
        self.script.take().map(|script| script.words).unwrap_or_default()
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
        self.place(node.start(), node.end())
    }

    /// The span of a range of the NFC text; every one is the same in a tree without places.
    fn place(&self, start: usize, end: usize) -> Span {
        if self.script.is_some() { Span { file: FileId(0), start: 0, end: 0 } } else { self.file.span(start, end) }
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
    ///
    /// Where they cannot because a comma or joining word at a line's end is a slip, the lines below it are read as the
    /// clause that they are.
    fn said(&mut self, raw: &RawClause, context: Context) -> Option<Said<'s>> {
        if raw.broken || self.exhausted() {
            return None;
        }
        if raw.head.is_empty() {
            self.headless(raw, context);
            return None;
        }
        let stopped = match self.read_words(raw.head.clone(), context) {
            Ok(said) => {
                self.keep_words(raw.head.start, said.in_order());
                return Some(said);
            }
            Err(stopped) => stopped,
        };
        for joint in &raw.joints {
            let Ok(said) = self.read_words(*joint..raw.head.end, context) else { continue };
            let before = raw.head.start..*joint;
            // Where they can be read up to there, the joining word is taken for a name.
            let stopped = match self.read_words(before.clone(), context) {
                Ok(_) => Stopped { at: before.len(), expected: Vec::new() },
                Err(stopped) => stopped,
            };
            self.explain(before, context, &stopped);
            return Some(said);
        }
        self.explain(raw.head.clone(), context, &stopped);
        None
    }

    fn read_words(&mut self, head: Range<usize>, context: Context) -> Result<Said<'s>, Stopped> {
        let folded = self.layout.folded.get(head.clone()).unwrap_or("");
        if let Some(said) = self.read_kind(folded, context).and_then(|kind| kind.said(&head)) {
            return Ok(said);
        }
        let pairs = read(context.rule(), folded)?;
        let mut nodes = pairs.into_iter().map(|pair| Node::new(pair, head.start));
        let Some(node) = nodes.next() else { return Err(Stopped { at: 0, expected: Vec::new() }) };
        let (rest, mut tails): (Vec<_>, Vec<_>) = nodes.partition(|node| node.rule() == Rule::document_rest);
        let rest = rest.into_iter().next();
        tails.extend(rest.iter().flat_map(|rest| rest.all(Rule::tail)));
        tails.retain(|tail| tail.rule() == Rule::tail);
        Ok(Said { node, tails, rest, head })
    }

    /// As [`Kind::read`]; the same words in the same block are read once.
    fn read_kind(&mut self, folded: &'s str, context: Context) -> Option<Kind<'s>> {
        if folded.len() > MAX_REMEMBERED_BYTES {
            return Kind::read(folded, context);
        }
        if let Some(kind) = self.read_before.get(&(context, folded)) {
            return Some(kind.clone());
        }
        let kind = Kind::read(folded, context)?;
        if self.read_before.len() < MAX_REMEMBERED {
            self.read_before.insert((context, folded), kind.clone());
        }
        Some(kind)
    }

    /// Keeps the words of what was read, where the formatter asks for them.
    fn keep_words<'n>(&mut self, start: usize, nodes: impl Iterator<Item = &'n Node<'s>>)
    where
        's: 'n,
    {
        if let Some(script) = &mut self.script {
            script.words.push((start, words::of(self.layout, start, nodes)));
        }
    }

    fn explain(&mut self, head: Range<usize>, context: Context, stopped: &Stopped) {
        let clean = self.layout.clean.get(head.clone()).unwrap_or("");
        let folded = self.layout.folded.get(head.clone()).unwrap_or("");
        let finding = trouble::explain(self.file, clean, folded, head.start, context, stopped);
        self.push(finding);
    }

    /// A block without the clause that it belongs to.
    fn headless(&mut self, raw: &RawClause, context: Context) {
        let Some(block) = &raw.block else { return };
        let brace = self.file.span(block.open, block.open.checked_add(1).unwrap_or(block.open));
        let expected = match context {
            Context::Item => Term::new("một mục", "an item"),
            _ => Term::new("một mệnh đề", "a clause"),
        };
        self.report(SyntaxProblem::Expected { expected: Joined(vec![expected]), found: "`{`".to_owned() }, brace);
    }

    /// The words after a clause's block.
    fn said_after(&mut self, raw: &RawClause, said: &mut Said<'s>) {
        let Some(range) = raw.after.clone() else { return };
        let folded = self.layout.folded.get(range.clone()).unwrap_or("");
        match read(Rule::after_block, folded) {
            Ok(pairs) => {
                let tails: Vec<Node<'s>> = pairs.into_iter().map(|pair| Node::new(pair, range.start)).collect();
                self.keep_words(range.start, tails.iter());
                said.tails.extend(tails);
            }
            Err(stopped) => self.explain(range, Context::AfterBlock, &stopped),
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
            self.in_rating = context == Context::Rating;
            let Some((kind, takes)) = kind(self, raw, &said) else { continue };
            let tail = self.tail(&said, takes);
            clauses.push(ast::Clause {
                span: self.place(said.head.start, said.head.end),
                words: self.span(&said.node),
                whole: self.place(said.head.start, raw.whole().end),
                doc: said.doc(raw),
                tail,
                kind,
            });
        }
        clauses
    }

    /// What a clause that could not be read holds in its block is read all the same, for its own mistakes, where its
    /// first word tells what the block is.
    fn orphaned(&mut self, raw: &'s RawClause) {
        let Some(block) = raw.block.as_ref().filter(|_| !self.exhausted()) else { return };
        let folded = self.layout.folded.get(raw.head.clone()).unwrap_or("");
        if let Some(context) = Context::of_block(folded) {
            let before = self.findings.len();
            self.discard(&block.clauses, context);
            // The head was misread, so what its block may hold is a guess: only mistakes inside a clause count.
            let own = self.findings.split_off(before.min(self.findings.len()));
            self.findings.extend(own.into_iter().filter(|finding| !is_out_of_place(&finding.problem)));
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
