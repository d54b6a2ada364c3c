//! What the findings of a file rest on: its items, what they name, what changes them, and what is named alike.
//!
//! The findings of a file are decided by few items of a catalog. What would need all of them (whether a name is used, what a
//! program covers) is left to the whole run, see [`super::quick`].

use std::collections::BTreeSet;

use super::names::{FileNames, Mention, NameKind};
use super::workspace::Workspace;
use crate::lower::{Kind, is_built_in};
use crate::source::FileId;

/// An item of a workspace: its file and its place in it.
pub(super) type Place = (FileId, usize);

/// The most users of one thing that are looked at: of a common process, those that follow it.
const MOST_USERS: usize = 24;

/// The items that the findings of a file rest on, in the order of the files.
pub(super) fn of(workspace: &Workspace, file: FileId) -> BTreeSet<Place> {
    let mut closure = Closure { workspace, seen: BTreeSet::new(), pending: Vec::new() };
    let Some(names) = closure.names(file) else { return BTreeSet::new() };
    for (at, item) in names.items.iter().enumerate() {
        closure.add((file, at));
        if let Some((kind, name)) = &item.declares {
            closure.declared(*kind, name);
            match kind {
                // Its clauses are read with those who follow it.
                Kind::CommonProcess => closure.users(NameKind::Item(*kind), name, MOST_USERS),
                // What is said of its force is said where somebody cites it.
                Kind::Instrument => closure.citing(name),
                _ => {}
            }
        }
    }
    for mention in names.mentions.iter().filter(|mention| !mention.declares) {
        closure.undeclared(mention);
    }
    while let Some(place) = closure.pending.pop() {
        closure.item(place);
    }
    closure.seen
}

struct Closure<'w> {
    workspace: &'w Workspace,
    seen: BTreeSet<Place>,
    pending: Vec<Place>,
}

impl<'w> Closure<'w> {
    fn names(&self, file: FileId) -> Option<&'w FileNames> {
        self.workspace.documents.get(&file).map(|document| document.names.as_ref())
    }

    fn add(&mut self, place: Place) {
        if self.seen.insert(place) {
            self.pending.push(place);
        }
    }

    /// What an item names, and what changes it.
    fn item(&mut self, (file, at): Place) {
        let Some(names) = self.names(file) else { return };
        let Some(item) = names.items.get(at) else { return };
        for mention in names.of_item(at) {
            match mention.kind {
                NameKind::Item(kind) => self.declared(kind, &mention.name),
                // Only a program names documents of others; that one of them has it is enough to know the name.
                NameKind::Document if matches!(item.declares, Some((Kind::Program, _))) => self.document(mention),
                _ => {}
            }
        }
        if let Some((Kind::Procedure, code)) = &item.declares {
            self.simplifications(code);
        }
    }

    /// The items that declare a name, or one that only spelling tells from it.
    fn declared(&mut self, kind: Kind, name: &str) {
        for alike in self.workspace.index.alike(kind, name) {
            for file in self.workspace.index.files(true, NameKind::Item(kind), alike) {
                let Some(names) = self.names(file) else { continue };
                for (at, item) in names.items.iter().enumerate() {
                    let is_it = |(of, name): &(Kind, String)| *of == kind && name == alike;
                    if item.declares.as_ref().is_some_and(is_it) {
                        self.add((file, at));
                    }
                }
            }
        }
    }

    fn simplifications(&mut self, code: &str) {
        for file in self.workspace.index.files(false, NameKind::Item(Kind::Procedure), code) {
            let Some(names) = self.names(file) else { continue };
            for (at, item) in names.items.iter().enumerate() {
                if item.simplifies.as_deref() == Some(code) {
                    self.add((file, at));
                }
            }
        }
    }

    fn document(&mut self, mention: &Mention) {
        let Some(file) = self.workspace.index.files(true, NameKind::Document, &mention.name).next() else { return };
        let Some(names) = self.names(file) else { return };
        let is_it = |other: &&Mention| other.declares && other.kind == mention.kind && other.name == mention.name;
        if let Some(declared) = names.mentions.iter().find(is_it) {
            self.add((file, declared.item));
        }
    }

    /// The items that name something, as far as they are looked at.
    fn users(&mut self, kind: NameKind, name: &str, most: usize) {
        let mut left = most;
        for file in self.workspace.index.files(false, kind, name) {
            let Some(names) = self.names(file) else { continue };
            let is_use = |mention: &&Mention| !mention.declares && mention.kind == kind && mention.name == name;
            for mention in names.mentions.iter().filter(is_use) {
                self.add((file, mention.item));
                let Some(rest) = left.checked_sub(1).filter(|rest| *rest > 0) else { return };
                left = rest;
            }
        }
    }

    /// An item whose rules cite an instrument; else common processes that do, with one that follows each.
    fn citing(&mut self, name: &str) {
        let kind = NameKind::Item(Kind::Instrument);
        let mut processes: Vec<&str> = Vec::new();
        for file in self.workspace.index.files(false, kind, name) {
            let Some(names) = self.names(file) else { continue };
            let is_use = |mention: &&Mention| !mention.declares && mention.kind == kind && mention.name == name;
            for mention in names.mentions.iter().filter(is_use) {
                match names.items.get(mention.item).and_then(|item| item.declares.as_ref()) {
                    Some((Kind::Instrument, _)) => {}
                    Some((Kind::CommonProcess, process)) => processes.push(process),
                    _ => return self.add((file, mention.item)),
                }
            }
        }
        processes.dedup();
        for process in processes {
            self.users(NameKind::Item(Kind::CommonProcess), process, 1);
        }
    }

    /// All uses of one name that nothing declares are one finding.
    fn undeclared(&mut self, mention: &Mention) {
        let NameKind::Item(kind) = mention.kind else { return };
        let is_there = self.workspace.index.files(true, mention.kind, &mention.name).next().is_some();
        let is_value = mention.beside.is_some()
            && (self.workspace.index.files(true, NameKind::Value, &mention.name).next().is_some()
                || mention.beside.as_deref().is_some_and(is_built_in));
        let is_known = is_there || is_value || (kind == Kind::Fact && is_built_in(&mention.name));
        if !is_known {
            self.users(mention.kind, &mention.name, MOST_USERS);
        }
    }
}
