//! How much two bundles differ in what changes no dossier: items whose wording, law, names or order changed and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::change::Change;
use super::renamed::Renamed;
use crate::bundle::Bundle;
use crate::calendar::Built;
use crate::model::Catalog;

/// The lists of a bundle whose items are counted.
const LISTS: [&str; 8] = ["instruments", "calendars", "roles", "offices", "facts", "procedures", "programs", "ratings"];

/// The bundle as plain values, without where anything stands.
fn plain(bundle: &Bundle) -> Map<String, Json> {
    let Ok(Json::Object(mut whole)) = serde_json::to_value(bundle) else { return Map::new() };
    for member in ["revision", "sources"] {
        whole.remove(member);
    }
    whole.values_mut().for_each(strip);
    whole
}

fn strip(value: &mut Json) {
    match value {
        Json::Object(members) => {
            members.remove("source");
            members.values_mut().for_each(strip);
        }
        Json::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Two bundles without where anything stands.
pub(super) struct Plain {
    old: Map<String, Json>,
    new: Map<String, Json>,
}

impl Plain {
    pub(super) fn new(old: &Bundle, new: &Bundle) -> Self {
        Self { old: plain(old), new: plain(new) }
    }

    pub(super) fn is_same(&self) -> bool {
        self.old == self.new
    }

    /// The number of items that differ though no change is about them.
    pub(super) fn count(&self, changes: &[Change], renamed: &Renamed, catalogs: (&Catalog, &Catalog)) -> usize {
        let mut count = 0_usize;
        let mut add = |more: bool| count = count.checked_add(usize::from(more)).unwrap_or(count);
        for member in ["catalog", "title", "language"] {
            add(self.old.get(member) != self.new.get(member));
        }
        for list in LISTS {
            let (old, new) = (items(self.old.get(list)), items(self.new.get(list)));
            let new: BTreeMap<&str, &Json> = match list {
                "facts" => new.into_iter().map(|(id, item)| (renamed.fact(id), item)).collect(),
                _ => new,
            };
            let ids: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
            for id in ids {
                let is_same = match (list, old.get(id), new.get(id)) {
                    ("calendars", Some(old), Some(new)) => same_calendar(old, new),
                    (_, old, new) => old == new,
                };
                add(!is_same && !is_told(list, id, changes, catalogs));
            }
        }
        count
    }
}

/// Whether what differs about an item is a change of its own, or a part of one.
fn is_told(list: &str, id: &str, changes: &[Change], (old, new): (&Catalog, &Catalog)) -> bool {
    let any = !changes.is_empty();
    match list {
        "procedures" => changes.iter().any(|change| change.procedure.as_deref() == Some(id)),
        "offices" => any && old.offices.get(id) != new.offices.get(id),
        "programs" => any && old.programs.get(id) != new.programs.get(id),
        "facts" => any && old.facts.get(id).map(|fact| &fact.kind) != new.facts.get(id).map(|fact| &fact.kind),
        "calendars" => {
            let days = |catalog: &Catalog| {
                let built = catalog.calendars.get(id).and_then(|calendar| calendar.built.clone());
                let parts = |built: std::sync::Arc<Built>| {
                    let parts = built.table.parts().clone();
                    (parts.first_day, parts.days, parts.desks, parts.patterns)
                };
                built.map(parts)
            };
            any && days(old) != days(new)
        }
        _ => false,
    }
}

/// Whether two calendars are the same as far as both go: how far they go follows from the longest limit.
fn same_calendar(old: &Json, new: &Json) -> bool {
    let days = |of: &Json| of.get("days").and_then(Json::as_str).map_or(0, str::len);
    let common = days(old).min(days(new));
    let cut = |of: &Json| {
        let mut of = of.clone();
        if let Some(members) = of.as_object_mut().filter(|_| days(old) != days(new)) {
            // A patch is to the table, and goes as far.
            members.remove("patches");
            for list in ["days", "desks"] {
                let text = members.get(list).and_then(Json::as_str).and_then(|text| text.get(..common));
                let text = text.map(Json::from);
                members.extend(text.map(|text| (list.to_owned(), text)));
            }
        }
        of
    };
    cut(old) == cut(new)
}

fn items(list: Option<&Json>) -> BTreeMap<&str, &Json> {
    let items = list.and_then(Json::as_array).into_iter().flatten();
    items.filter_map(|item| Some((item.get("id")?.as_str()?, item))).collect()
}
