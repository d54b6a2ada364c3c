//! Guards: what they say, how their files are kept, and the real catalog's own.

pub(crate) mod files;
mod shipped;

use thutuc::cli::guards::{Writing, run};
use thutuc::guards::{Guard, Outcome, State, expected};

use crate::catalog::{Compiled, compile};
use crate::command::Catalog;

/// A catalog on disk, compiled.
fn read(catalog: &Catalog) -> Compiled {
    let (manifest, files) = thutuc::source::disk::read_catalog(catalog.folder()).unwrap();
    compile(&manifest, &files)
}

/// The guards that a catalog on disk is to have.
fn guards(catalog: &Catalog) -> Vec<Guard> {
    let compiled = read(catalog);
    expected(&compiled.catalog, &compiled.sources).unwrap()
}

/// Compares a catalog with its folder of guards, and writes.
fn check(catalog: &Catalog, writing: Writing) -> Vec<Outcome> {
    run(catalog.folder(), &guards(catalog), writing).unwrap()
}

/// The states by name.
fn states(outcomes: &[Outcome]) -> Vec<(&str, &'static str)> {
    let state = |outcome: &Outcome| match outcome.state {
        State::Same => "same",
        State::Changed(_) => "changed",
        State::Missing => "missing",
        State::Orphan => "orphan",
        State::Unreadable(_) => "unreadable",
    };
    outcomes.iter().map(|outcome| (outcome.name.as_str(), state(outcome))).collect()
}
