//! Every dependency is in the list that says why it is there, and comes from crates.io.

use std::collections::BTreeSet;

/// The dependencies that `Cargo.toml` names.
fn declared() -> BTreeSet<String> {
    let mut section = "";
    let mut found = BTreeSet::new();
    for line in include_str!("../../Cargo.toml").lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]")
            && let Some((name, _)) = line.split_once(" = ")
        {
            found.insert(name.to_owned());
        }
    }
    found
}

/// The crates of the table in `src/README.md`.
fn explained() -> BTreeSet<String> {
    let (_, section) = include_str!("../../src/README.md").split_once("\n## Dependencies\n").unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let names = rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2));
    names.map(str::to_owned).collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let declared = declared();
    assert!(declared.len() > 30, "{declared:?}");
    assert_eq!(declared, explained());
}

#[test]
fn every_dependency_comes_from_one_registry() {
    let sources = include_str!("../../Cargo.lock").lines().filter_map(|line| line.strip_prefix("source = "));
    let sources: BTreeSet<&str> = sources.collect();
    assert_eq!(sources.into_iter().collect::<Vec<_>>(), ["\"registry+https://github.com/rust-lang/crates.io-index\""]);
}
