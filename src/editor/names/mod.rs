//! The names that a file mentions: what it declares and what it uses, each with its kind and its place.
//!
//! A file is read on its own, so nothing is resolved here: a name in a condition is a fact, unless what stands beside it turns
//! out to be a fact that has it among its values.

mod expr;
mod procedure;
mod walk;

use crate::lower::Kind;
use crate::source::Span;
use crate::syntax::ast;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// An item, by its name; of procedures by its code.
    Item(Kind),
    /// A field of procedures, which nothing declares.
    Field,
    /// A value of a fact.
    Value,
    /// A step of a procedure or of a common process.
    Step,
    /// A document.
    Document,
    /// A result.
    Result,
    /// A fee by its name.
    Fee,
    /// A stage of a linked procedure.
    Stage,
    /// A criterion of a rating.
    Criterion,
}

impl NameKind {
    /// Whether the name holds for the whole catalog, not for one procedure and what belongs to it.
    pub const fn is_global(self) -> bool {
        matches!(self, Self::Item(_) | Self::Field)
    }
}

/// One place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it stands for.
    pub kind: NameKind,
    /// The name, in NFC.
    pub name: String,
    /// Where.
    pub span: Span,
    /// Whether it is declared here.
    pub declares: bool,
    /// The item around it, by its place among the file's items.
    pub item: usize,
    /// The fact that it is compared with, or whose value it is.
    pub beside: Option<String>,
}

/// An item of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemNames {
    /// The whole item.
    pub span: Span,
    /// What it declares.
    pub declares: Option<(Kind, String)>,
    /// The code of the procedure that it changes.
    pub simplifies: Option<String>,
    /// The common processes that it follows.
    pub follows: Vec<String>,
    /// The codes of its stages.
    pub stages: Vec<String>,
}

/// What a file mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileNames {
    /// Its items, in the order of the tree's.
    pub items: Vec<ItemNames>,
    /// Every mention, in the order of the text.
    pub mentions: Vec<Mention>,
}

impl FileNames {
    /// Reads a tree.
    pub fn of(file: &ast::File) -> Self {
        let mut walk = walk::Walk::default();
        file.items.iter().for_each(|item| walk.item(item));
        let mut names = walk.done();
        names.mentions.sort_by_key(|mention| (mention.span, mention.kind));
        names
    }

    /// The mention at a byte of the file, its end included: a cursor stands there after the name was written.
    pub fn at(&self, at: u32) -> Option<&Mention> {
        let around = |mention: &&Mention| mention.span.start <= at && at <= mention.span.end;
        // Where two names touch, the one that begins here.
        self.mentions.iter().filter(around).max_by_key(|mention| mention.span.start)
    }

    /// The mentions of an item.
    pub fn of_item(&self, item: usize) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.item == item)
    }
}
