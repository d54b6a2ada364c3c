//! Do the guards and scenarios of `procedures/` notice a change of its rules? One token at a time is changed in the
//! simplifications, same-day clauses and programs; of each mutant that still compiles, `diff` says whether it changes some
//! dossier, and if so a guard must differ or a scenario fail. Some of the mutants that change none are confirmed by deciding
//! thousands of random dossiers by both rule sets.
//!
//! `cargo run --release --manifest-path .ci/mutants/Cargo.toml` prints the totals and ends with status 1 where a mutant lives
//! or there are fewer than two hundred. `-- --list` prints every mutant with its fate, `-- --every 2` judges each second one only.

mod dossiers;
mod judge;
mod mutate;

use std::path::Path;
use std::process::ExitCode;

use rayon::prelude::*;

use judge::{Catalog, Fate};
use mutate::Mutant;

/// The fewest mutants that must compile.
const FEWEST: usize = 200;

/// How many of those that change nothing are decided by brute force.
const SAMPLE: usize = 20;

/// The largest part of mutants, in percent, that may change nothing without being explained one by one.
const EQUIVALENT: usize = 15;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let list = arguments.iter().any(|argument| argument == "--list");
    let every = arguments.iter().position(|argument| argument == "--every").map_or(1, |at| {
        arguments
            .get(at + 1)
            .and_then(|count| count.parse().ok())
            .filter(|count| *count > 0)
            .expect("a count behind --every")
    });
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures");
    let catalog = Catalog::read(&root);
    let mutants: Vec<Mutant> =
        catalog.rules.iter().flat_map(|file| mutate::mutants(&file.path, &file.bytes)).step_by(every).collect();
    let judged: Vec<(Mutant, Fate)> = mutants
        .into_par_iter()
        .map(|mutant| {
            let fate = catalog.judge(&mutant);
            (mutant, fate)
        })
        .collect();
    let of =
        |wanted: Fate| judged.iter().filter(|(_, fate)| *fate == wanted).map(|(mutant, _)| mutant).collect::<Vec<_>>();
    if list {
        judged.iter().for_each(|(mutant, fate)| println!("{fate:?}\t{mutant}"));
    }
    let (refused, killed, lives, same) = (of(Fate::Refused), of(Fate::Killed), of(Fate::Lives), of(Fate::Equivalent));
    let compiled = killed.len() + lives.len() + same.len();
    println!("{} mutants, of which the check refuses {}; {compiled} compile", judged.len(), refused.len());
    println!("killed by guards or scenarios: {}", killed.len());
    println!("equivalent by diff: {} ({} %)", same.len(), same.len() * 100 / compiled.max(1));
    println!("living: {}", lives.len());
    lives.iter().for_each(|mutant| println!("  LIVES {mutant}"));
    if same.len() * 100 > compiled * EQUIVALENT {
        println!("more than {EQUIVALENT} % are equivalent; each of them:");
        same.iter().for_each(|mutant| println!("  {mutant}"));
    }
    let step = same.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<&&Mutant> = same.iter().step_by(step).collect();
    let told: Vec<Result<usize, String>> = sample.par_iter().map(|mutant| catalog.confirm(mutant)).collect();
    let wrong: Vec<&String> = told.iter().filter_map(|told| told.as_ref().err()).collect();
    let dossiers: usize = told.iter().filter_map(|told| told.as_ref().ok()).sum();
    println!(
        "confirmed by brute force: {} of {}, {dossiers} dossiers decided twice",
        told.len() - wrong.len(),
        told.len()
    );
    wrong.iter().for_each(|told| println!("  NOT EQUIVALENT {told}"));
    let good = lives.is_empty() && wrong.is_empty() && compiled >= FEWEST / every;
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
