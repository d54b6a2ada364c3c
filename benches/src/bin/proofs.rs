//! How long proofs take: the real catalog, and ten and a hundred times its procedures.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin proofs` prints the median of some runs for each size, and
//! the ratio to the first: linear growth is 10 and 100.

use std::path::Path;
use std::time::{Duration, Instant};

use thutuc::driver::{Input, Options, compile};
use thutuc::model::Catalog;
use thutuc::prove::{Memory, prove};
use thutuc::source::disk::read_catalog;

const SIZES: [(usize, usize); 3] = [(1, 15), (10, 5), (100, 3)];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../procedures");
    let (manifest, files) = read_catalog(&root).expect("the catalog is there");
    let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let compiled = compile(&manifest, files, Options::default());
    println!("{} procedures, {} versions", compiled.catalog.procedures.len(), compiled.catalog.versions().count());
    let mut first = None;
    for (times, runs) in SIZES {
        let catalog = multiplied(&compiled.catalog, times);
        let mut took: Vec<Duration> = (0..runs)
            .map(|_| {
                let began = Instant::now();
                let findings = prove(&catalog, &[], &Memory::default());
                assert!(findings.len() >= times, "each copy has its accepted findings");
                began.elapsed()
            })
            .collect();
        took.sort_unstable();
        let median = took[took.len() / 2];
        let base = *first.get_or_insert(median);
        println!(
            "{times:>4}x  {:>9.1} ms  {:>7.2} times the first",
            median.as_secs_f64() * 1e3,
            median.as_secs_f64() / base.as_secs_f64()
        );
    }
}

/// The catalog with so many copies of each procedure, each under a code of its own.
fn multiplied(catalog: &Catalog, times: usize) -> Catalog {
    let mut out = catalog.clone();
    for copy in 1..times {
        for (code, procedure) in &catalog.procedures {
            out.procedures.insert(format!("{code}.{copy:03}"), procedure.clone());
        }
    }
    out
}
