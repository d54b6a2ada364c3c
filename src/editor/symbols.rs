//! What files declare, for outlines and for finding one's way in a catalog.

use super::names::{Mention, NameKind};
use super::workspace::{Document, Workspace};
use crate::diagnostics::bare;
use crate::lower::Kind;
use crate::source::{FileId, Span};
use crate::syntax::ast::{Item, ItemKind, ProcedureClause, Text};

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A name, see [`NameKind`].
    Name(NameKind),
    /// A simplification, which has the code of its procedure.
    Simplification,
}

/// Something that a file declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is.
    pub kind: SymbolKind,
    /// Its name or code.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The whole of it.
    pub span: Span,
    /// Its name.
    pub name_span: Span,
    /// What it declares itself.
    pub children: Vec<Symbol>,
}

/// What a file declares.
pub fn symbols(workspace: &Workspace, file: FileId) -> Vec<Symbol> {
    let Some(document) = workspace.document(file) else { return Vec::new() };
    let items = document.parsed.file.items.iter().enumerate();
    items.filter_map(|(at, item)| symbol(document, at, item)).collect()
}

fn symbol(document: &Document, at: usize, item: &Item) -> Option<Symbol> {
    let (kind, name) = match &item.kind {
        ItemKind::Simplification { code, .. } => (SymbolKind::Simplification, code),
        _ => crate::lower::name_of(item).map(|(kind, name)| (SymbolKind::Name(NameKind::Item(kind)), name))?,
    };
    let is_part =
        |mention: &&Mention| mention.declares && !mention.kind.is_global() && item.span.contains(mention.span);
    let children = document.names.of_item(at).filter(is_part).map(|mention| part(mention, item)).collect();
    let title = title(item).map(|title| title.main.node.clone());
    Some(Symbol { kind, name: name.node.clone(), title, span: item.span, name_span: name.span, children })
}

fn part(mention: &Mention, item: &Item) -> Symbol {
    let (title, span) = clause_of(mention, item).unwrap_or((None, mention.span));
    let (kind, name) = (SymbolKind::Name(mention.kind), mention.name.clone());
    Symbol { kind, name, title, span, name_span: mention.span, children: Vec::new() }
}

/// The title and the place of the clause that declares a step, a stage or a result.
fn clause_of(mention: &Mention, item: &Item) -> Option<(Option<String>, Span)> {
    let (ItemKind::Procedure { clauses, .. }
    | ItemKind::Linked { clauses, .. }
    | ItemKind::CommonProcess { clauses, .. }) = &item.kind
    else {
        return None;
    };
    let clause = clauses.iter().find(|clause| clause.whole.contains(mention.span))?;
    let title = match &clause.kind {
        ProcedureClause::Step(row) => &row.title,
        ProcedureClause::Result(row) => &row.title,
        ProcedureClause::Stage(_) | ProcedureClause::Fee(_) => &None,
        _ => return None,
    };
    Some((title.as_ref().map(|title| title.main.node.clone()), clause.whole))
}

/// The title of an item.
pub(super) const fn title(item: &Item) -> Option<&Text> {
    match &item.kind {
        ItemKind::Instrument { title, .. }
        | ItemKind::Calendar { title, .. }
        | ItemKind::Role { title, .. }
        | ItemKind::Office { title, .. }
        | ItemKind::Fact { title, .. }
        | ItemKind::CommonProcess { title, .. }
        | ItemKind::Procedure { title, .. }
        | ItemKind::Linked { title, .. }
        | ItemKind::Simplification { title, .. }
        | ItemKind::Program { title, .. }
        | ItemKind::Rating { title, .. } => title.as_ref(),
    }
}

/// An item that was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: SymbolKind,
    /// Its name or code.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its name's place.
    pub span: Span,
}

/// The most items that a search gives.
const MOST: usize = 256;

/// The items whose name or title has all words of a query, tone marks or not; procedures first.
pub fn symbols_of_catalog(workspace: &Workspace, query: &str) -> Vec<Found> {
    let words: Vec<String> = query.split_whitespace().map(bare).collect();
    let mut found = Vec::new();
    for document in workspace.documents.values() {
        for item in &document.parsed.file.items {
            let (kind, name) = match (&item.kind, crate::lower::name_of(item)) {
                (ItemKind::Simplification { code, .. }, _) => (SymbolKind::Simplification, code),
                (_, Some((kind, name))) => (SymbolKind::Name(NameKind::Item(kind)), name),
                (_, None) => continue,
            };
            let title = title(item).map(|title| title.main.node.clone());
            let text = bare(&format!("{} {}", name.node, title.as_deref().unwrap_or("")));
            if words.iter().all(|word| text.contains(word.as_str())) {
                found.push(Found { kind, name: name.node.clone(), title, span: name.span });
            }
        }
    }
    let is_other = |found: &Found| found.kind != SymbolKind::Name(NameKind::Item(Kind::Procedure));
    found.sort_by_key(is_other);
    found.truncate(MOST);
    found
}
