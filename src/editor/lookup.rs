//! What a name stands for, and everywhere it does.
//!
//! Names of items and fields hold for the whole catalog. A step, document, fee, result or stage belongs to its procedure: to every
//! version of it, its simplifications, the common processes that it follows and all who follow those, as far as they mention
//! that name; a document also to the programs that ask for it and to the linked procedures whose stage has it.

use std::collections::{BTreeMap, BTreeSet};

use super::closure::Place;
use super::names::{FileNames, ItemNames, Mention, NameKind};
use super::workspace::Workspace;
use crate::lower::Kind;
use crate::source::{FileId, Span};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it is.
    pub kind: NameKind,
    /// Its name.
    pub name: String,
    /// Where the name stands that was asked about.
    pub span: Span,
    /// The item there, by its place among the file's items.
    pub item: usize,
    /// The fact, where it is one of its values.
    pub fact: Option<String>,
}

const FACT: NameKind = NameKind::Item(Kind::Fact);

/// What stands at a byte of a file.
pub fn target(workspace: &Workspace, file: FileId, at: u32) -> Option<Target> {
    let mention = workspace.document(file)?.names.at(at)?;
    Some(resolved(workspace, mention))
}

fn resolved(workspace: &Workspace, mention: &Mention) -> Target {
    let value = mention.kind == FACT && is_value(workspace, mention);
    Target {
        kind: if value { NameKind::Value } else { mention.kind },
        name: mention.name.clone(),
        span: mention.span,
        item: mention.item,
        fact: mention.beside.clone().filter(|_| value || mention.kind == NameKind::Value),
    }
}

/// Whether a name in a condition is a value of the fact beside it.
fn is_value(workspace: &Workspace, mention: &Mention) -> bool {
    let Some(fact) = &mention.beside else { return false };
    let is_it = |other: &Mention| {
        other.kind == NameKind::Value && other.name == mention.name && other.beside.as_ref() == Some(fact)
    };
    let files = workspace.index.files(true, NameKind::Value, &mention.name);
    let mut names = files.filter_map(|file| workspace.documents.get(&file));
    names.any(|document| document.names.mentions.iter().any(is_it))
}

/// Every place where the same thing is named, in the order of the files.
pub fn mentions<'w>(workspace: &'w Workspace, target: &Target) -> Vec<&'w Mention> {
    let all = |kind: NameKind| {
        let files = workspace.index.files(false, kind, &target.name);
        files.filter_map(|file| workspace.documents.get(&file)).flat_map(move |document| {
            document.names.mentions.iter().filter(move |mention| mention.kind == kind && mention.name == target.name)
        })
    };
    match target.kind {
        FACT => all(FACT).filter(|mention| !is_value(workspace, mention)).collect(),
        kind if kind.is_global() => all(kind).collect(),
        NameKind::Value => {
            let declared = all(NameKind::Value).filter(|mention| mention.beside == target.fact);
            let used = all(FACT).filter(|mention| mention.beside == target.fact);
            let mut found: Vec<&Mention> = declared.chain(used).collect();
            found.sort_by_key(|mention| mention.span);
            found
        }
        kind => {
            let items = together(workspace, target);
            all(kind).filter(|mention| items.contains(&(mention.span.file, mention.item))).collect()
        }
    }
}

/// The places where something is declared.
pub fn definitions<'w>(workspace: &'w Workspace, target: &Target) -> Vec<&'w Mention> {
    let mut found = mentions(workspace, target);
    found.retain(|mention| mention.declares);
    found
}

/// What ties items that mention the same name of a procedure's part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Code(String),
    Process(String),
    /// A program that names the document, with everyone who has it.
    Programs,
}

/// The items that mean the same by the name as the one where it was asked.
pub(super) fn together(workspace: &Workspace, target: &Target) -> BTreeSet<Place> {
    let here = (target.span.file, target.item);
    // A criterion is its rating's alone.
    if target.kind == NameKind::Criterion {
        return BTreeSet::from([here]);
    }
    let mut items: BTreeMap<Place, Vec<Tie>> = BTreeMap::new();
    for file in workspace.index.files(false, target.kind, &target.name) {
        let Some(names) = workspace.documents.get(&file).map(|document| &document.names) else { continue };
        let is_it = |mention: &&Mention| mention.kind == target.kind && mention.name == target.name;
        for mention in names.mentions.iter().filter(is_it) {
            items.entry((file, mention.item)).or_default();
        }
    }
    let item = |place: &Place| workspace.documents.get(&place.0).and_then(|document| document.names.items.get(place.1));
    let mut processes: BTreeSet<&str> = BTreeSet::new();
    let mut is_programmed = false;
    for place in items.keys() {
        match item(place).and_then(|item| item.declares.as_ref()) {
            Some((Kind::CommonProcess, name)) => drop(processes.insert(name)),
            Some((Kind::Program, _)) => is_programmed = true,
            _ => {}
        }
    }
    let places: Vec<Place> = items.keys().copied().collect();
    for place in places {
        let Some(found) = item(&place) else { continue };
        let mut ties = ties(workspace, found, target.kind);
        ties.retain(|tie| !matches!(tie, Tie::Process(name) if !processes.contains(name.as_str())));
        if is_programmed && target.kind == NameKind::Document {
            ties.push(Tie::Programs);
        }
        items.insert(place, ties);
    }
    grown(here, &items)
}

/// What is tied to an item, and to what is tied to it.
fn grown(here: Place, items: &BTreeMap<Place, Vec<Tie>>) -> BTreeSet<Place> {
    let mut by_tie: BTreeMap<&Tie, Vec<Place>> = BTreeMap::new();
    for (place, ties) in items {
        ties.iter().for_each(|tie| by_tie.entry(tie).or_default().push(*place));
    }
    let mut found = BTreeSet::from([here]);
    let mut pending = vec![here];
    while let Some(place) = pending.pop() {
        for tie in items.get(&place).into_iter().flatten() {
            for other in by_tie.remove(tie).into_iter().flatten() {
                if found.insert(other) {
                    pending.push(other);
                }
            }
        }
    }
    found
}

fn ties(workspace: &Workspace, item: &ItemNames, kind: NameKind) -> Vec<Tie> {
    let mut ties = Vec::new();
    match &item.declares {
        Some((Kind::Procedure, code)) => ties.push(Tie::Code(code.clone())),
        Some((Kind::CommonProcess, name)) => ties.push(Tie::Process(name.clone())),
        _ => {}
    }
    ties.extend(item.simplifies.clone().map(Tie::Code));
    if kind == NameKind::Document {
        ties.extend(item.stages.iter().cloned().map(Tie::Code));
    }
    let mut seen = BTreeSet::new();
    let mut pending: Vec<String> = item.follows.clone();
    while let Some(name) = pending.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        for file in workspace.index.files(true, NameKind::Item(Kind::CommonProcess), &name) {
            let names: Option<&FileNames> = workspace.documents.get(&file).map(|document| document.names.as_ref());
            for item in names.into_iter().flat_map(|names| &names.items) {
                if item.declares.as_ref().is_some_and(|(kind, of)| *kind == Kind::CommonProcess && *of == name) {
                    pending.extend(item.follows.iter().cloned());
                }
            }
        }
    }
    ties.extend(seen.into_iter().map(Tie::Process));
    ties
}
