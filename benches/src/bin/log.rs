//! Made-up dossiers for `replay`, and whether what turned is what `diff` says can turn:
//!
//! `log generate BUNDLE COUNT > log.csv` and `log held DOSSIERS.csv DIFF.json`.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};

use thutuc::runtime::RuleSet;
use thutuc_benches::Random;

#[path = "../../../tests/it/logs/agreement.rs"]
mod agreement;
#[path = "../../../tests/it/logs/dossiers.rs"]
mod dossiers;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["generate", bundle, count] => {
            let rules = RuleSet::load(&std::fs::read(bundle).expect("the bundle")).expect("a bundle");
            let mut random = Random(11);
            let mut out = BufWriter::new(std::io::stdout().lock());
            let count = count.parse().expect("how many dossiers");
            dossiers::write(&rules, count, &mut |bound| random.below(bound), &mut out).expect("standard output");
            out.flush().expect("standard output");
        }
        ["held", dossiers, diff] => {
            let diff = serde_json::from_slice(&std::fs::read(diff).expect("the differences")).expect("JSON");
            let dossiers = BufReader::new(File::open(dossiers).expect("the dossiers"));
            for (what, count) in agreement::held(dossiers, &diff) {
                println!("{what}: {count}");
            }
        }
        _ => panic!("log generate BUNDLE COUNT, or log held DOSSIERS.csv DIFF.json"),
    }
}
