//! The versions of a catalog by what a program may name them by, so that what a program covers is found without asking every version.

use std::collections::{BTreeSet, HashMap};

use super::{Catalog, Program, Version};

/// Every version, and which of them a field, a code or a same-day block tells.
pub struct Covered<'a> {
    versions: Vec<(&'a str, &'a Version)>,
    by_field: HashMap<&'a str, Vec<usize>>,
    by_code: HashMap<&'a str, Vec<usize>>,
    same_day: Vec<usize>,
}

impl<'a> Covered<'a> {
    /// Of a catalog.
    pub fn new(catalog: &'a Catalog) -> Self {
        let versions: Vec<(&str, &Version)> = catalog.versions().collect();
        let (mut by_field, mut by_code): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) = Default::default();
        let mut same_day = Vec::new();
        for (place, (code, version)) in versions.iter().enumerate() {
            if let Some(field) = &version.field {
                by_field.entry(field.node.as_str()).or_default().push(place);
            }
            by_code.entry(*code).or_default().push(place);
            if version.same_day.is_some() {
                same_day.push(place);
            }
        }
        Self { versions, by_field, by_code, same_day }
    }

    /// The versions that a program covers, with their codes, in the order of [`Catalog::versions`].
    pub fn by(&self, program: &Program) -> Vec<(&'a str, &'a Version)> {
        let covers = &program.covers;
        let of_fields = covers.fields.iter().filter_map(|field| self.by_field.get(field.node.as_str()));
        let of_codes = covers.procedures.iter().filter_map(|code| self.by_code.get(code.node.as_str()));
        let of_blocks = covers.all_same_day.then_some(&self.same_day);
        let places: BTreeSet<usize> = of_fields.chain(of_codes).chain(of_blocks).flatten().copied().collect();
        let versions = places.into_iter().filter_map(|place| self.versions.get(place).copied());
        versions.filter(|(code, version)| covers.covers(code, version)).collect()
    }
}
