//! The words of a clause as the formatter writes them: what each is, and where it stands.
//!
//! Everything that the grammar read is here once, in the order of the text: blanks and comments are not, and what may be
//! left out (`bộ` after a number of sets, the comma before a cut-off) always is. A word of the author's own is its place.

use std::ops::Range;

use super::built_in::{self, Choice, Forms, Role};
use super::grammar::Rule;
use super::keywords::Keyword;
use super::layout::Layout;
use super::node::Node;

/// A word and its place in the file's NFC text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands; empty for one that was left out.
    pub range: Range<usize>,
    /// What it is.
    pub kind: WordKind,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// A keyword.
    Keyword(Keyword),
    /// A closed value or built-in fact: its Vietnamese and its English form.
    Value([&'static str; 2]),
    /// `giấy.NAME`, and whether `khai-thác-được` follows; the name's place.
    Document(Range<usize>, bool),
    /// A name, dotted or not, or a label.
    Name,
    /// A procedure's or a finding's code.
    Code,
    /// A text; what is between its quotes.
    Text(Range<usize>),
    /// A number, and whether it is an amount of money.
    Number(bool),
    /// A date.
    Date,
    /// A day of every year.
    YearlyDay,
    /// A time of day.
    Time,
    /// A citation.
    Citation(Box<CitationWords>),
    /// A sign.
    Sign(Sign),
}

/// The parts of a citation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitationWords {
    /// The instrument.
    pub instrument: Range<usize>,
    /// The article.
    pub article: Option<Range<usize>>,
    /// The clause.
    pub clause: Option<Range<usize>>,
    /// The point.
    pub point: Option<Range<usize>>,
}

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `{` of a list.
    OpenList,
    /// `}` of a list.
    CloseList,
    /// `..`
    Dots,
    /// `-` between two times.
    Dash,
    /// `%`
    Percent,
    /// An operator of an expression, or the `=` of a criterion.
    Operator(&'static str),
}

/// The words of a clause that begins at `start`.
pub(super) fn of<'n, 's: 'n>(layout: &Layout, start: usize, nodes: impl Iterator<Item = &'n Node<'s>>) -> Vec<Word> {
    let mut walk = Walk { layout, cursor: start, words: Vec::new() };
    for node in nodes {
        walk.node(node, Role::Fact);
    }
    walk.words
}

struct Walk<'l> {
    layout: &'l Layout,
    /// The end of what was taken.
    cursor: usize,
    words: Vec<Word>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node<'_>, role: Role) {
        let rule = node.rule();
        if let Some(keyword) = Keyword::of(rule) {
            if matches!(keyword, Keyword::LapseStops | Keyword::LapseAgrees) {
                self.want_comma(node.start());
            }
            return self.take(node, WordKind::Keyword(keyword));
        }
        match rule {
            Rule::name | Rule::label => self.take(node, WordKind::Name),
            Rule::procedure_code | Rule::finding_code => self.take(node, WordKind::Code),
            Rule::string => {
                let inner = node.first().map_or(node.end()..node.end(), |inner| inner.start()..inner.whole_end());
                self.take(node, WordKind::Text(inner));
            }
            Rule::number => self.take(node, WordKind::Number(false)),
            Rule::money | Rule::money_range => self.money(node),
            Rule::date => self.take(node, WordKind::Date),
            Rule::yearly_day => self.take(node, WordKind::YearlyDay),
            Rule::time => self.take(node, WordKind::Time),
            Rule::citation => self.citation(node),
            Rule::weekday => self.closed(node, built_in::weekday),
            Rule::level => self.closed(node, built_in::level),
            Rule::applicant => self.closed(node, built_in::applicant),
            Rule::channel_name => self.closed(node, built_in::channel),
            Rule::rating_span => self.closed(node, built_in::period),
            Rule::measure => self.closed(node, built_in::measure),
            Rule::colon => self.take(node, WordKind::Sign(Sign::Colon)),
            Rule::dots => self.take(node, WordKind::Sign(Sign::Dots)),
            Rule::dash => self.take(node, WordKind::Sign(Sign::Dash)),
            Rule::brace => self.take(node, WordKind::Sign(Sign::OpenList)),
            Rule::closing_brace => self.take(node, WordKind::Sign(Sign::CloseList)),
            Rule::equals | Rule::comparator | Rule::sum_operator => {
                self.take(node, WordKind::Sign(Sign::Operator(operator(node.folded().trim()))));
            }
            Rule::reference => self.reference(node, role),
            Rule::comparison => self.comparison(node, role),
            Rule::cutoff | Rule::since => {
                self.want_comma(node.start());
                self.children(node, role);
            }
            Rule::sets => {
                self.children(node, role);
                if !node.has(Rule::kw_set_unit) {
                    let end = self.cursor;
                    self.words.push(Word { range: end..end, kind: WordKind::Keyword(Keyword::SetUnit) });
                }
            }
            Rule::document => self.document(node),
            Rule::stars => node.children().for_each(|child| self.node(&child, Role::Rated)),
            _ => self.children(node, role),
        }
    }

    fn children(&mut self, node: &Node<'_>, role: Role) {
        node.children().for_each(|child| self.node(&child, role));
        self.signs(node.end());
    }

    /// Takes a word that is a whole node, after the signs before it.
    fn take(&mut self, node: &Node<'_>, kind: WordKind) {
        let range = node.start()..node.end();
        self.signs(range.start);
        self.cursor = range.end;
        self.words.push(Word { range, kind });
    }

    /// Takes the signs that have no rule of their own, up to `end`.
    fn signs(&mut self, end: usize) {
        let gap = self.layout.clean.get(self.cursor..end).unwrap_or("");
        let from = self.cursor;
        for (offset, c) in gap.char_indices() {
            let kind = match c {
                ',' => WordKind::Sign(Sign::Comma),
                '(' => WordKind::Sign(Sign::Open),
                ')' => WordKind::Sign(Sign::Close),
                '*' => WordKind::Sign(Sign::Operator("*")),
                '%' => WordKind::Sign(Sign::Percent),
                '>' => WordKind::Keyword(Keyword::Into),
                _ => continue,
            };
            if let Some(at) = from.checked_add(offset)
                && let Some(after) = at.checked_add(1)
            {
                self.words.push(Word { range: at..after, kind });
            }
        }
        self.cursor = self.cursor.max(end);
    }

    /// Takes the comma before the place `at`, or adds it.
    fn want_comma(&mut self, at: usize) {
        let written = self.layout.clean.get(at..).is_some_and(|rest| rest.starts_with(','));
        self.signs(if written { at.checked_add(1).unwrap_or(at) } else { at });
        let comma = WordKind::Sign(Sign::Comma);
        if self.words.last().is_some_and(|last| last.kind != comma) {
            self.words.push(Word { range: at..at, kind: comma });
        }
    }

    fn closed(&mut self, node: &Node<'_>, forms: fn(&str) -> Option<Forms>) {
        let folded = super::fold(node.folded().trim());
        self.take(node, forms(&folded).map_or(WordKind::Name, WordKind::Value));
    }

    fn money(&mut self, node: &Node<'_>) {
        for child in node.children() {
            match child.rule() {
                Rule::number => self.take(&child, WordKind::Number(true)),
                _ => self.node(&child, Role::Fact),
            }
        }
        self.signs(node.end());
    }

    fn citation(&mut self, node: &Node<'_>) {
        let mut parts = CitationWords::default();
        for child in node.children() {
            let range = |node: &Node<'_>| node.start()..node.end();
            match (child.rule(), child.first().map(|keyword| keyword.rule())) {
                (Rule::name, _) => parts.instrument = range(&child),
                (_, Some(Rule::kw_article)) => parts.article = child.one(Rule::label).as_ref().map(range),
                (_, Some(Rule::kw_clause)) => parts.clause = child.one(Rule::label).as_ref().map(range),
                _ => parts.point = child.one(Rule::label).as_ref().map(range),
            }
        }
        self.take(node, WordKind::Citation(Box::new(parts)));
    }

    /// Parts of a document are separated by commas; the first has none before it, unless a comment stands there.
    fn document(&mut self, node: &Node<'_>) {
        let mut parts = false;
        for child in node.children() {
            let is_head = matches!(child.rule(), Rule::name | Rule::text);
            if is_head {
                self.node(&child, Role::Fact);
                continue;
            }
            let gap = self.cursor..child.start();
            let stays = self.layout.has_comment(gap);
            if parts {
                self.want_comma(child.start());
            } else if !stays {
                self.cursor = child.start();
            }
            parts = true;
            self.node(&child, Role::Fact);
        }
        self.signs(node.end());
    }

    fn comparison(&mut self, node: &Node<'_>, role: Role) {
        if role == Role::Rated {
            return self.children(node, role);
        }
        let sides = node.all(Rule::sum);
        let path = |side: Option<&Node<'_>>| side.and_then(lone_reference).map(|node| self.path(&node));
        let (left, right) = (path(sides.first()), path(sides.get(1)));
        let [first, second] = match (node.has(Rule::values), &left) {
            (true, left) => [Role::Fact, left.as_deref().and_then(Choice::of).map_or(Role::Own, Role::Value)],
            (false, _) if sides.len() == 2 => built_in::beside(left.as_deref(), right.as_deref()),
            (false, _) => [role, role],
        };
        let mut next = first;
        for child in node.children() {
            // A name in brackets or arithmetic stands beside nothing.
            let alone = child.rule() == Rule::values || lone_reference(&child).is_some();
            match child.rule() {
                Rule::sum => {
                    self.node(&child, if alone { next } else { Role::Fact });
                    next = second;
                }
                Rule::values => {
                    for value in child.children() {
                        let role = if lone_reference(&value).is_some() { second } else { Role::Fact };
                        self.node(&value, role);
                    }
                }
                _ => self.node(&child, role),
            }
        }
        self.signs(node.end());
    }

    fn reference(&mut self, node: &Node<'_>, role: Role) {
        let path = self.path(node);
        let forms = match role {
            Role::Fact => built_in::fact(&path),
            Role::Value(choice) => choice.value(&path),
            Role::Rated => built_in::rated(&path),
            Role::Own => None,
        };
        let kind =
            forms.map(WordKind::Value).or_else(|| if role == Role::Fact { self.of_document(node) } else { None });
        self.take(node, kind.unwrap_or(WordKind::Name));
    }

    fn of_document(&self, node: &Node<'_>) -> Option<WordKind> {
        let names = node.all(Rule::name);
        let word = |node: &Node<'_>| self.layout.clean.get(node.start()..node.end()).unwrap_or("");
        let (head, name, drawn) = match names.as_slice() {
            [head, name] => (head, name, None),
            [head, name, drawn] => (head, name, Some(drawn)),
            _ => return None,
        };
        let is_drawn = drawn.map(|drawn| built_in::is(word(drawn), built_in::DRAWN));
        let known = built_in::is(word(head), built_in::DOCUMENT) && is_drawn != Some(false);
        known.then(|| WordKind::Document(name.start()..name.end(), is_drawn.is_some()))
    }

    fn path(&self, node: &Node<'_>) -> String {
        self.layout.clean.get(node.start()..node.end()).unwrap_or("").to_owned()
    }
}

/// The reference that a sum is, where it is nothing else.
fn lone_reference<'a>(sum: &Node<'a>) -> Option<Node<'a>> {
    let only = |node: &Node<'a>| {
        let mut children = node.children();
        let first = children.next()?;
        children.next().is_none().then_some(first)
    };
    // One sum is one product is one atom; a bracketed expression is an atom of another rule.
    let atom = only(sum).and_then(|product| only(&product))?;
    (atom.rule() == Rule::reference).then_some(atom)
}

fn operator(written: &str) -> &'static str {
    match written {
        "=" => "=",
        "!=" | "≠" => "!=",
        "<" => "<",
        "<=" | "≤" => "<=",
        ">" => ">",
        ">=" | "≥" => ">=",
        "+" => "+",
        _ => "-",
    }
}
