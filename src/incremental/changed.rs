//! A file as it was and as it is: which of its items changed, and where the others stand now.

use std::collections::BTreeSet;

use crate::driver::Input;
use crate::editor::{Change, FileNames, ItemNames, Mention};
use crate::lower::Kind;
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax;
use crate::syntax::ast::{Item, ItemKind};

use super::entry::Place;

/// A file that changed.
pub(super) struct Edited {
    was: Version,
    is: Version,
    /// The numbers of the items that changed, in order.
    pub(super) items: Vec<usize>,
}

/// A file at one time.
pub(super) struct Version {
    sources: Sources,
    tree: syntax::ast::File,
    names: FileNames,
}

impl Version {
    /// None where it is no text, or something is wrong with its form.
    fn read(path: &str, bytes: &[u8]) -> Option<Self> {
        let mut sources = Sources::default();
        let id = sources.add(path, bytes).ok()?;
        let parsed = syntax::parse(sources.get(id)?);
        let names = FileNames::of(&parsed.file);
        parsed.findings.is_empty().then_some(Self { sources, tree: parsed.file, names })
    }

    fn file(&self) -> Option<&SourceFile> {
        self.sources.iter().next()
    }

    /// Its text.
    pub(super) fn text(&self) -> &str {
        self.file().map_or("", SourceFile::text)
    }

    /// What one of its items mentions.
    pub(super) fn mentions(&self, item: usize) -> impl Iterator<Item = &Mention> {
        self.names.of_item(item)
    }

    fn span(&self, item: usize) -> Option<Span> {
        self.tree.items.get(item).map(|item| item.span)
    }

    fn words(&self, item: &Item) -> &str {
        self.file().map_or("", |file| file.slice(item.span))
    }

    /// The lines around a place that a drawing of it may show, the first one's number among them.
    fn around(&self, place: Place) -> Option<(usize, &str)> {
        let text = self.text();
        let start = usize::try_from(place.start).ok()?;
        let end = usize::try_from(place.end).ok()?;
        let (head, tail) = (text.get(..start)?, text.get(end..)?);
        let from = head.rmatch_indices('\n').nth(CONTEXT).map_or(0, |(at, _)| at);
        let to = tail.match_indices('\n').nth(CONTEXT).map_or(text.len(), |(at, _)| end.checked_add(at).unwrap_or(end));
        Some((text.get(..from)?.matches('\n').count(), text.get(from..to)?))
    }
}

/// How many lines before and after a place may be shown with it, and one more.
const CONTEXT: usize = 2;

impl Edited {
    /// What changed of a file; none where that is more than clauses of procedures and of simplifications, or they name something else of what
    /// stands elsewhere.
    pub(super) fn between(before: &[u8], now: &Input) -> Option<Self> {
        let (was, is) = rayon::join(|| Version::read(&now.path, before), || Version::read(&now.path, &now.bytes));
        let (was, is) = (was?, is?);
        if !same_names(&was.names, &is.names) || was.tree.items.len() != is.tree.items.len() {
            return None;
        }
        let pairs = was.tree.items.iter().zip(&is.tree.items).enumerate();
        let changed = pairs.filter(|(_, (a, b))| was.words(a) != is.words(b) || a.doc != b.doc);
        let items: Vec<usize> = changed
            .map(|(number, (a, b))| (is_procedure(a) && is_procedure(b)).then_some(number))
            .collect::<Option<_>>()?;
        Some(Self { was, is, items })
    }

    /// The file as it was.
    pub(super) const fn before(&self) -> &Version {
        &self.was
    }

    /// The file as it is.
    pub(super) const fn now(&self) -> &Version {
        &self.is
    }

    /// Whether a place of the file as it was lies in an item that changed.
    pub(super) fn changed(&self, place: Place) -> bool {
        self.is_in_changed(&self.was, place)
    }

    /// The same of a place of the file as it is.
    pub(super) fn changed_now(&self, place: Place) -> bool {
        self.is_in_changed(&self.is, place)
    }

    fn is_in_changed(&self, version: &Version, place: Place) -> bool {
        self.items.iter().any(|item| version.span(*item).is_some_and(|span| holds(span, place)))
    }

    /// Where a place is now that lies in an item; none where its own text changed.
    pub(super) fn moved(&self, place: Place) -> Option<Place> {
        let item =
            (0..self.was.tree.items.len()).find(|item| self.was.span(*item).is_some_and(|span| holds(span, place)))?;
        let (was, is) = (self.was.span(item)?, self.is.span(item)?);
        let from = Span {
            file: FileId(0),
            start: place.start.checked_sub(was.start)?,
            end: place.end.checked_sub(was.start)?,
        };
        let change = Change::between(FileId(0), self.was.file()?.slice(was), self.is.file()?.slice(is));
        let to = change.moved(from)?;
        Some(Place { start: to.start.checked_add(is.start)?, end: to.end.checked_add(is.start)?, ..place })
    }

    /// The line of a place of the file as it is.
    pub(super) fn line(&self, place: Place) -> Option<usize> {
        Some(self.is.file()?.position(place.start).line)
    }

    /// Whether what a drawing of a place shows stands where it stood.
    pub(super) fn shows_the_same(&self, place: Place) -> bool {
        self.moved(place) == Some(place) && self.was.around(place).is_some_and(|was| self.is.around(place) == Some(was))
    }
}

fn holds(span: Span, place: Place) -> bool {
    span.start <= place.start && place.end <= span.end
}

const fn is_procedure(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Procedure { .. } | ItemKind::Simplification { .. })
}

/// Whether two files have the same items in the same order, and name the same of what stands elsewhere.
fn same_names(a: &FileNames, b: &FileNames) -> bool {
    let items = |names: &FileNames| {
        let all = names.items.iter().map(|item| {
            let ItemNames { span: _, declares, simplifies, follows, stages } = item;
            (declares.clone(), simplifies.clone(), follows.clone(), stages.clone())
        });
        all.collect::<Vec<_>>()
    };
    let elsewhere = |names: &FileNames| {
        let global = names.mentions.iter().filter(|mention| mention.kind.is_global());
        global.map(|mention| (mention.item, mention.kind, mention.name.clone())).collect::<BTreeSet<_>>()
    };
    items(a) == items(b) && elsewhere(a) == elsewhere(b)
}

/// Whether an item declares a procedure, or changes one.
pub(super) const fn is_of_procedures(kind: Option<Kind>) -> bool {
    matches!(kind, None | Some(Kind::Procedure))
}
