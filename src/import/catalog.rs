//! What a catalog holds already: its names and instruments, which procedures the last import wrote, and where.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::law::folded;
use super::phrases::names::Names;
use crate::diagnostics::Finding;
use crate::diagnostics::messages::ImportProblem;
use crate::source::{SourceFile, Sources, Span};
use crate::syntax::{self, ast};

/// A rule file as it is read from disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path relative to the catalog, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The catalog into which records are imported.
#[derive(Clone, Debug, Default)]
pub struct Existing {
    /// Its rule files as they stand, whoever wrote them.
    pub files: Vec<File>,
    /// What the last import wrote, by the same paths.
    pub last: Vec<File>,
}

/// A file that is read, with its tree.
pub(super) struct Tree {
    pub(super) id: crate::source::FileId,
    pub(super) path: String,
    pub(super) items: Arc<Vec<ast::Item>>,
    /// What keeps it from being merged.
    pub(super) errors: Vec<Finding>,
}

/// What stands and what the last import wrote as trees, each with its own texts. Most files are alike in both and are read
/// once: of their items nothing but places in the text is asked.
pub(super) fn both(existing: &Existing, sources: &mut Sources, of_last: &mut Sources) -> (Vec<Tree>, Vec<Tree>) {
    let ours = trees(sources, &existing.files, |_, _| None);
    let standing: BTreeMap<&str, &Tree> = ours.iter().map(|tree| (tree.path.as_str(), tree)).collect();
    let alike = |path: &str, text: &str| {
        let tree = standing.get(path).filter(|tree| tree.errors.is_empty())?;
        (sources.get(tree.id)?.text() == text).then(|| Arc::clone(&tree.items))
    };
    let last = trees(of_last, &existing.last, alike);
    (ours, last)
}

/// Reads files into trees, but for those of which `known` has the items; one that is no text has none and an error.
fn trees(
    sources: &mut Sources,
    files: &[File],
    known: impl Fn(&str, &str) -> Option<Arc<Vec<ast::Item>>> + Sync,
) -> Vec<Tree> {
    let texts: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    let mut added = Vec::new();
    for (file, id) in files.iter().zip(sources.add_all(&texts)) {
        match id {
            Ok(id) => added.push((id, true)),
            Err(_) => added.extend(sources.add_unreadable(file.path.clone()).map(|id| (id, false))),
        }
    }
    let sources = &*sources;
    added
        .par_iter()
        .filter_map(|(id, is_text)| {
            let source = sources.get(*id)?;
            let items = known(source.path(), source.text()).filter(|_| *is_text);
            Some(items.map_or_else(|| tree(source, *is_text), |items| Tree::of(source, items)))
        })
        .collect()
}

impl Tree {
    fn of(source: &SourceFile, items: Arc<Vec<ast::Item>>) -> Self {
        Self { id: source.id(), path: source.path().to_owned(), items, errors: Vec::new() }
    }
}

fn tree(source: &SourceFile, is_text: bool) -> Tree {
    let (id, path) = (source.id(), source.path().to_owned());
    if !is_text {
        let error =
            Finding::new(ImportProblem::ImportUnmerged { path: path.clone() }, Span { file: id, start: 0, end: 0 });
        return Tree { id, path, items: Arc::default(), errors: vec![error] };
    }
    let parsed = syntax::parse(source);
    let errors = parsed.findings.into_iter().filter(Finding::blocks).collect();
    Tree { id, path, items: Arc::new(parsed.file.items), errors }
}

/// Where each procedure stands: its file and the item's span.
pub(super) fn procedures(trees: &[Tree]) -> BTreeMap<String, (String, Span)> {
    let mut found = BTreeMap::new();
    for tree in trees {
        for item in tree.items.iter() {
            if let ast::ItemKind::Procedure { code, .. } | ast::ItemKind::Linked { code, .. } = &item.kind {
                found.entry(code.node.clone()).or_insert_with(|| (tree.path.clone(), item.head));
            }
        }
    }
    found
}

/// The instruments' names by number, and every name that is taken.
pub(super) fn instruments(trees: &[Tree]) -> (BTreeMap<String, String>, Names) {
    let (mut found, mut names) = (BTreeMap::new(), Names::default());
    for item in trees.iter().flat_map(|tree| tree.items.iter()) {
        if let Some(name) = name(&item.kind) {
            names.unique(name);
        }
        if let ast::ItemKind::Instrument { name, clauses, .. } = &item.kind {
            for clause in clauses {
                if let ast::InstrumentClause::Number(number) = &clause.kind {
                    found.entry(folded(&number.node)).or_insert_with(|| name.node.clone());
                }
            }
        }
    }
    (found, names)
}

fn name(kind: &ast::ItemKind) -> Option<&str> {
    use ast::ItemKind as Kind;
    match kind {
        Kind::Instrument { name, .. }
        | Kind::Calendar { name, .. }
        | Kind::Role { name, .. }
        | Kind::Office { name, .. }
        | Kind::Fact { name, .. }
        | Kind::CommonProcess { name, .. }
        | Kind::Program { name, .. }
        | Kind::Rating { name, .. } => Some(&name.node),
        Kind::Procedure { .. } | Kind::Linked { .. } | Kind::Simplification { .. } => None,
    }
}

/// A part of a file that the last import wrote: an instrument, or a procedure with the facts before it. By key, with its text.
pub(super) fn groups(source: &SourceFile, items: &[ast::Item]) -> Vec<(String, String)> {
    let mut groups = Vec::new();
    let mut start = 0_u32;
    let mut first_line = true;
    for item in items {
        let key = match &item.kind {
            ast::ItemKind::Procedure { code, .. } | ast::ItemKind::Linked { code, .. } => code.node.clone(),
            ast::ItemKind::Instrument { name, .. } => name.node.clone(),
            _ => continue,
        };
        let text = source.slice(Span { file: source.id(), start, end: item.span.end });
        // The comment that heads the file is written anew.
        let text = if first_line { text.trim_start().split_once("\n\n").map_or(text, |(_, rest)| rest) } else { text };
        first_line = false;
        groups.push((key, format!("{}\n", text.trim())));
        start = item.span.end;
    }
    groups
}
