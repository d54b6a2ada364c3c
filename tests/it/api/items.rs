//! A public module → a line for each public item, field, variant, method and trait's implementation that it shows.

use std::collections::BTreeMap;

use syn::{Attribute, Fields, FieldsNamed, ImplItem, Item, ItemImpl, Type};

use super::lines::{Line, has_example, marks, written};
use super::tree::{Place, Tree, is_public, leaves, needs};

/// What is read of a stage.
struct Reader<'t> {
    tree: &'t Tree,
    lines: Vec<Line>,
    /// Where each public type is defined, and where it is shown.
    types: BTreeMap<(Place, String), (String, Vec<String>)>,
}

/// Every public item below a module of the crate's root.
pub(super) fn public(tree: &Tree, module: &str) -> Vec<Line> {
    let mut reader = Reader { tree, lines: Vec::new(), types: BTreeMap::new() };
    reader.module(&[module.to_owned()]);
    for (place, module) in &tree.modules {
        for item in &module.items {
            if let Item::Impl(item) = item
                && let Some(more) = needs(&item.attrs)
            {
                reader.implementation(place, item, &[module.features.clone(), more].concat());
            }
        }
    }
    reader.lines
}

impl Reader<'_> {
    fn module(&mut self, place: &[String]) {
        let module = &self.tree.modules[place];
        for item in &module.items {
            match item {
                Item::Mod(child) if is_public(&child.vis) => {
                    let below = [place, &[child.ident.to_string()]].concat();
                    if self.tree.modules.contains_key(&below) {
                        let features = self.tree.modules[&below].features.clone();
                        self.line(&below.join("::"), format!("pub mod {}", below.join("::")), &features, &child.attrs);
                        self.module(&below);
                    }
                }
                Item::Use(shown) if is_public(&shown.vis) => {
                    let Some(more) = needs(&shown.attrs) else { continue };
                    for (name, path) in leaves(&shown.tree) {
                        let found = self.tree.find(place, &path);
                        let (at, own) = found.unwrap_or_else(|| panic!("`{}` leads nowhere", path.join("::")));
                        let features = [module.features.clone(), more.clone()].concat();
                        self.item(&[place, &[name]].concat().join("::"), &at, &own, &features);
                    }
                }
                Item::Const(_) | Item::Enum(_) | Item::Fn(_) | Item::Struct(_) | Item::Type(_) | Item::Trait(_) => {
                    self.own(place, item, &module.features);
                }
                _ => {}
            }
        }
    }

    /// An item that a public module defines itself.
    fn own(&mut self, place: &[String], item: &Item, features: &[String]) {
        let (visibility, name, attributes) = match item {
            Item::Const(item) => (&item.vis, &item.ident, &item.attrs),
            Item::Enum(item) => (&item.vis, &item.ident, &item.attrs),
            Item::Fn(item) => (&item.vis, &item.sig.ident, &item.attrs),
            Item::Struct(item) => (&item.vis, &item.ident, &item.attrs),
            Item::Type(item) => (&item.vis, &item.ident, &item.attrs),
            Item::Trait(item) => (&item.vis, &item.ident, &item.attrs),
            _ => return,
        };
        if let Some(more) = needs(attributes).filter(|_| is_public(visibility)) {
            let path = format!("{}::{name}", place.join("::"));
            self.item(&path, place, &name.to_string(), &[features, &more].concat());
        }
    }

    fn line(&mut self, path: &str, text: String, features: &[String], attributes: &[Attribute]) {
        let mut features = features.to_vec();
        features.sort();
        features.dedup();
        self.lines.push(Line { path: path.to_owned(), features, text, has_example: has_example(attributes) });
    }

    fn item(&mut self, path: &str, at: &[String], name: &str, features: &[String]) {
        let item = self.tree.item(at, name);
        match item {
            Item::Fn(item) => {
                let text = written(&item.sig).replacen(&format!("fn {name}"), &format!("fn {path}"), 1);
                self.line(path, format!("pub {text}"), features, &item.attrs);
            }
            Item::Const(item) => {
                self.line(path, format!("pub const {path}: {}", written(&item.ty)), features, &item.attrs);
            }
            Item::Struct(item) => {
                let generics = written(&item.generics);
                let hidden = item.fields.iter().any(|field| !is_public(&field.vis));
                let rest = if hidden { " { private fields }" } else { "" };
                self.line(
                    path,
                    format!("{}pub struct {path}{generics}{rest}", marks(&item.attrs)),
                    features,
                    &item.attrs,
                );
                for (number, field) in item.fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
                    let name = field.ident.as_ref().map_or_else(|| number.to_string(), ToString::to_string);
                    let below = format!("{path}.{name}");
                    self.line(&below, format!("pub {below}: {}", written(&field.ty)), features, &field.attrs);
                }
                self.types.insert((at.to_vec(), name.to_owned()), (path.to_owned(), features.to_vec()));
            }
            Item::Enum(item) => {
                let generics = written(&item.generics);
                self.line(path, format!("{}pub enum {path}{generics}", marks(&item.attrs)), features, &item.attrs);
                for variant in &item.variants {
                    let below = format!("{path}::{}", variant.ident);
                    self.line(&below, format!("{below}{}", fields(&variant.fields)), features, &variant.attrs);
                }
                self.types.insert((at.to_vec(), name.to_owned()), (path.to_owned(), features.to_vec()));
            }
            _ => panic!("{path}: a kind of item that nobody reads here"),
        }
    }

    fn implementation(&mut self, place: &[String], item: &ItemImpl, features: &[String]) {
        let Some((path, own)) = self.find(place, &item.self_ty).and_then(|found| self.types.get(&found)).cloned()
        else {
            return;
        };
        let features = [own, features.to_vec()].concat();
        let Some((implemented, _)) = &item.trait_ else {
            for method in &item.items {
                self.method(&path, method, &features);
            }
            return;
        };
        let segments: Vec<String> = implemented.segments.iter().map(|part| part.ident.to_string()).collect();
        // A trait of the runtime's own is none that services see.
        if self.tree.find(place, &segments).is_none() {
            let head = format!("impl{} {} for {path}", written(&item.generics), written(implemented));
            self.line(&path, head, &features, &item.attrs);
        }
    }

    fn method(&mut self, path: &str, item: &ImplItem, features: &[String]) {
        match item {
            ImplItem::Fn(method) if is_public(&method.vis) => {
                let Some(more) = needs(&method.attrs) else { return };
                let name = method.sig.ident.to_string();
                let below = format!("{path}::{name}");
                let text = written(&method.sig).replacen(&format!("fn {name}"), &format!("fn {below}"), 1);
                self.line(&below, format!("pub {text}"), &[features, &more].concat(), &method.attrs);
            }
            ImplItem::Const(value) if is_public(&value.vis) => {
                let below = format!("{path}::{}", value.ident);
                self.line(&below, format!("pub const {below}: {}", written(&value.ty)), features, &value.attrs);
            }
            _ => {}
        }
    }

    fn find(&self, place: &[String], named: &Type) -> Option<(Place, String)> {
        let Type::Path(named) = named else { return None };
        let path: Vec<String> = named.path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.tree.find(place, &path)
    }
}

/// What a variant holds.
fn fields(fields: &Fields) -> String {
    match fields {
        Fields::Unit => String::new(),
        Fields::Unnamed(fields) => {
            let each: Vec<_> =
                fields.unnamed.iter().map(|field| format!("{}{}", marks(&field.attrs), written(&field.ty))).collect();
            format!("({})", each.join(", "))
        }
        Fields::Named(FieldsNamed { named, .. }) => {
            let each: Vec<_> = named
                .iter()
                .map(|field| format!("{}: {}", field.ident.as_ref().expect("a name"), written(&field.ty)))
                .collect();
            format!(" {{ {} }}", each.join(", "))
        }
    }
}
