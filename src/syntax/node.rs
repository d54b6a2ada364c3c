//! A cursor over what the grammar read: children by rule, words from the text as it was written.

use pest::iterators::Pair;

use super::grammar::Rule;

/// A node of a clause; `base` is the place of the clause in the file's NFC text.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pair: Pair<'a, Rule>,
    base: usize,
}

impl<'a> Node<'a> {
    pub(super) const fn new(pair: Pair<'a, Rule>, base: usize) -> Self {
        Self { pair, base }
    }

    pub(super) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// First byte in the file's NFC text.
    pub(super) fn start(&self) -> usize {
        self.base.checked_add(self.pair.as_span().start()).unwrap_or(self.base)
    }

    /// Byte after the last one that is no blank.
    pub(super) fn end(&self) -> usize {
        let span = self.pair.as_span();
        let length = span.as_str().trim_end().len();
        self.start().checked_add(length).unwrap_or_else(|| self.start())
    }

    /// Byte after the last one, blanks included.
    pub(super) fn whole_end(&self) -> usize {
        self.base.checked_add(self.pair.as_span().end()).unwrap_or_else(|| self.start())
    }

    /// The folded words.
    pub(super) fn folded(&self) -> &'a str {
        self.pair.as_str()
    }

    /// Every child, in order.
    pub(super) fn children(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let base = self.base;
        self.pair.clone().into_inner().map(move |pair| Node { pair, base })
    }

    /// The first child of a rule.
    pub(super) fn one(&self, rule: Rule) -> Option<Node<'a>> {
        self.each(rule).next()
    }

    /// Every child of a rule, one after the other.
    pub(super) fn each(&self, rule: Rule) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.children().filter(move |child| child.rule() == rule)
    }

    /// Every child of a rule.
    pub(super) fn all(&self, rule: Rule) -> Vec<Node<'a>> {
        self.each(rule).collect()
    }

    /// Whether a child of a rule is there.
    pub(super) fn has(&self, rule: Rule) -> bool {
        self.one(rule).is_some()
    }

    /// The first child.
    pub(super) fn first(&self) -> Option<Node<'a>> {
        self.children().next()
    }
}
