//! Each simplification: the version as it stood before and as it stands after.

use std::collections::BTreeSet;

use thutuc::emit::{self, Options};
use thutuc::model;
use thutuc::syntax::ast::ItemKind;

use super::{assert_snapshot, outline, stored};
use crate::catalog::EXAMPLE;

/// Every version that a simplification made: its code, its place among the versions, and itself.
fn simplified() -> Vec<(&'static str, usize, &'static model::Version)> {
    let procedures = EXAMPLE.catalog.procedures.iter();
    let versions = procedures.flat_map(|(code, procedure)| {
        procedure.versions.iter().enumerate().map(move |(place, version)| (code.as_str(), place, version))
    });
    versions.filter(|(_, _, version)| version.before.is_some()).collect()
}

fn name(code: &str, version: &model::Version) -> String {
    format!("{code}.{}", version.from)
}

#[test]
fn before_and_after() {
    for (code, place, version) in simplified() {
        let before = version.before.as_ref().unwrap();
        let old = model::Version { from: version.from, to: version.to, ..(*before.version).clone() };
        let head = format!("{code} by {} ({})", before.by, EXAMPLE.sources.place(before.span));
        for (kind, version) in [("before", &old), ("after", version)] {
            let text = format!("{head}\n\n{}", outline::of(&written(code, place, version)));
            assert_snapshot("simplifications", &format!("{}.{kind}", name(code, version)), &text);
        }
    }
}

/// A version as the bundle has it when it stands at that place.
fn written(code: &str, place: usize, version: &model::Version) -> thutuc::bundle::Version {
    let mut catalog = EXAMPLE.catalog.clone();
    catalog.procedures.get_mut(code).unwrap().versions[place] = version.clone();
    let bundle = emit::emit(&catalog, &EXAMPLE.sources, Options::default()).unwrap();
    let procedure = bundle.procedures.into_iter().find(|procedure| procedure.id == code).unwrap();
    procedure.versions.into_iter().nth(place).unwrap()
}

#[test]
fn every_simplification_has_its_two_snapshots_and_nothing_else_has() {
    let items = EXAMPLE.trees.iter().flat_map(|(_, file)| &file.items);
    let heads: BTreeSet<_> =
        items.filter(|item| matches!(item.kind, ItemKind::Simplification { .. })).map(|item| item.head).collect();
    let applied: BTreeSet<_> =
        simplified().iter().filter_map(|(_, _, version)| version.before.as_ref()).map(|before| before.span).collect();
    assert_eq!(applied, heads, "a simplification changes no version");
    let names = simplified().into_iter().map(|(code, _, version)| name(code, version));
    let wanted: BTreeSet<String> =
        names.flat_map(|name| ["before", "after"].map(|kind| format!("{name}.{kind}"))).collect();
    assert_eq!(stored("simplifications"), wanted);
}
