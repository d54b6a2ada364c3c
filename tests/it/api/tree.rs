//! Folders of Rust sources → their modules, and names → where they are defined.

use std::collections::BTreeMap;
use std::path::Path;

use quote::ToTokens;
use syn::{Attribute, Ident, Item, UseTree, Visibility};

use super::expand::expanded;

/// The features that the runtime has; what needs another one is not its own.
const FEATURES: [&str; 3] = ["bulk", "arrow", "reload"];

/// A module's place: `["runtime", "decide"]`.
pub(super) type Place = Vec<String>;

/// A module as its file has it.
pub(super) struct Module {
    pub(super) items: Vec<Item>,
    /// The features without which it is not there.
    pub(super) features: Vec<String>,
}

/// All modules of some stages.
pub(super) struct Tree {
    pub(super) modules: BTreeMap<Place, Module>,
}

impl Tree {
    pub(super) fn read(src: &Path, stages: &[&str]) -> Self {
        let mut tree = Self { modules: BTreeMap::new() };
        for stage in stages {
            tree.add(src, vec![(*stage).to_owned()], Vec::new());
        }
        tree
    }

    fn add(&mut self, src: &Path, place: Place, features: Vec<String>) {
        let folder = place.iter().fold(src.to_owned(), |folder, name| folder.join(name));
        let file = Some(folder.join("mod.rs")).filter(|file| file.exists()).unwrap_or(folder.with_extension("rs"));
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let items =
            expanded(syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items);
        for item in &items {
            if let Item::Mod(module) = item
                && module.content.is_none()
                && let Some(more) = needs(&module.attrs)
            {
                let below = place.iter().cloned().chain([module.ident.to_string()]).collect();
                self.add(src, below, features.iter().cloned().chain(more).collect());
            }
        }
        self.modules.insert(place, Module { items, features });
    }

    /// Where a path that stands in a module leads: the module that defines the last name, and that name. None for what is
    /// defined in none of these modules.
    pub(super) fn find(&self, from: &[String], path: &[String]) -> Option<(Place, String)> {
        let (name, before) = path.split_last()?;
        let mut place = from.to_vec();
        for (step, segment) in before.iter().enumerate() {
            place = match segment.as_str() {
                "crate" => Vec::new(),
                "self" => place,
                "super" => place.split_last()?.1.to_vec(),
                child => {
                    let below: Place = place.iter().cloned().chain([child.to_owned()]).collect();
                    match self.modules.contains_key(&below) {
                        true => below,
                        // A module that was imported, in the first step.
                        false if step == 0 => {
                            let (at, name) = self.find(from, std::slice::from_ref(segment))?;
                            at.into_iter().chain([name]).collect()
                        }
                        false => return None,
                    }
                }
            };
        }
        self.named(&place, name)
    }

    fn named(&self, place: &[String], name: &str) -> Option<(Place, String)> {
        let module = self.modules.get(place)?;
        if module.items.iter().any(|item| ident(item).is_some_and(|ident| ident == name)) {
            return Some((place.to_vec(), name.to_owned()));
        }
        module.items.iter().find_map(|item| {
            let Item::Use(import) = item else { return None };
            let path = leaves(&import.tree).into_iter().find(|(shown, _)| shown == name)?.1;
            if path.as_slice() == [name.to_owned()] { None } else { self.find(place, &path) }
        })
    }

    /// The item of a name that a module defines.
    pub(super) fn item(&self, place: &[String], name: &str) -> &Item {
        let items = &self.modules[place].items;
        items.iter().find(|item| ident(item).is_some_and(|ident| ident == name)).expect("an item that was found")
    }
}

/// The name that an item defines in its module.
fn ident(item: &Item) -> Option<&Ident> {
    Some(match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Mod(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    })
}

/// What `use` brings: each name with the path that it stands for.
pub(super) fn leaves(tree: &UseTree) -> Vec<(String, Place)> {
    match tree {
        UseTree::Path(path) => {
            let first = path.ident.to_string();
            let below = leaves(&path.tree).into_iter();
            let longer = |(shown, rest): (String, Place)| match rest.as_slice() {
                // `a::{self}` is `a`.
                [name] if name == "self" => (first.clone(), vec![first.clone()]),
                _ => (shown, std::iter::once(first.clone()).chain(rest).collect()),
            };
            below.map(longer).collect()
        }
        UseTree::Name(name) => vec![(name.ident.to_string(), vec![name.ident.to_string()])],
        UseTree::Rename(name) => vec![(name.rename.to_string(), vec![name.ident.to_string()])],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

/// The features that attributes ask for; none where the runtime alone has not what they stand at.
pub(super) fn needs(attributes: &[Attribute]) -> Option<Vec<String>> {
    let mut features = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
        let condition = attribute.meta.to_token_stream().to_string();
        let feature = condition.split('"').nth(1)?;
        features.push(FEATURES.iter().find(|own| **own == feature)?.to_string());
    }
    Some(features)
}

pub(super) const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
