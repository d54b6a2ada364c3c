//! Which files mention a name: the names of a catalog, kept up to date file by file.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{FileNames, NameKind};
use crate::lower::{Elsewhere, Kind};
use crate::source::FileId;
use crate::syntax::fold;

type Files = BTreeSet<FileId>;

/// The files that mention each name, those that declare it apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    declared: BTreeMap<NameKind, BTreeMap<String, Files>>,
    mentioned: BTreeMap<NameKind, BTreeMap<String, Files>>,
    /// Names of items by what spelling leaves of them.
    folded: BTreeMap<(Kind, String), BTreeSet<String>>,
}

impl Index {
    pub(super) fn add(&mut self, file: FileId, names: &FileNames) {
        for mention in &names.mentions {
            let of_kind = self.mentioned.entry(mention.kind).or_default();
            insert(of_kind, &mention.name, file);
            if mention.declares {
                insert(self.declared.entry(mention.kind).or_default(), &mention.name, file);
            }
            if let (NameKind::Item(kind), true) = (mention.kind, mention.declares) {
                self.folded.entry((kind, fold(&mention.name))).or_default().insert(mention.name.clone());
            }
        }
    }

    pub(super) fn remove(&mut self, file: FileId, names: &FileNames) {
        for mention in &names.mentions {
            for map in [&mut self.mentioned, &mut self.declared] {
                if let Some(of_kind) = map.get_mut(&mention.kind)
                    && let Some(files) = of_kind.get_mut(&mention.name)
                {
                    files.remove(&file);
                    if files.is_empty() {
                        of_kind.remove(&mention.name);
                    }
                }
            }
            if let (NameKind::Item(kind), true) = (mention.kind, mention.declares)
                && self.files(true, mention.kind, &mention.name).next().is_none()
            {
                let key = (kind, fold(&mention.name));
                if let Some(names) = self.folded.get_mut(&key) {
                    names.remove(&mention.name);
                    if names.is_empty() {
                        self.folded.remove(&key);
                    }
                }
            }
        }
    }

    /// The files that mention a name, or only those that declare it.
    pub(super) fn files(&self, declaring: bool, kind: NameKind, name: &str) -> impl Iterator<Item = FileId> + use<'_> {
        let map = if declaring { &self.declared } else { &self.mentioned };
        map.get(&kind).and_then(|names| names.get(name)).into_iter().flatten().copied()
    }

    /// Every declared name of a kind, in order.
    pub(super) fn declared(&self, kind: NameKind) -> impl Iterator<Item = &str> {
        self.declared.get(&kind).into_iter().flat_map(|names| names.keys().map(String::as_str))
    }

    /// Every name of a kind that stands somewhere, in order.
    pub(super) fn mentioned(&self, kind: NameKind) -> impl Iterator<Item = &str> {
        self.mentioned.get(&kind).into_iter().flat_map(|names| names.keys().map(String::as_str))
    }

    /// The declared names that only spelling tells from this one, itself included.
    pub(super) fn alike(&self, kind: Kind, name: &str) -> impl Iterator<Item = &str> {
        self.folded.get(&(kind, fold(name))).into_iter().flatten().map(String::as_str)
    }
}

impl Elsewhere for Index {
    fn names(&self, kind: Kind) -> Box<dyn Iterator<Item = &str> + '_> {
        Box::new(self.declared(NameKind::Item(kind)))
    }
}

fn insert(names: &mut BTreeMap<String, Files>, name: &str, file: FileId) {
    match names.get_mut(name) {
        Some(files) => drop(files.insert(file)),
        None => drop(names.insert(name.to_owned(), Files::from([file]))),
    }
}
