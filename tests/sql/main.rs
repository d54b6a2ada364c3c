//! Bundles, generated dossiers and what the runtime decides of them, for the comparison with the SQL of `thutuc sql` on real engines
//! (`.ci/sql/run`). `THUTUC_SQL` names the folder that is written, `THUTUC_SQL_ROWS` how many dossiers each bundle has, and
//! `THUTUC_SQL_SEED` which; `THUTUC_SQL_BUNDLE` a
//! bundle that is asked beside the hostile one.

// Helpers outside the test functions may fail a test as the tests themselves do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::arithmetic_side_effects)]

mod decided;
mod dossiers;
mod hostile;
mod measured;
#[allow(dead_code)]
#[path = "../it/runtime/random.rs"]
mod random;

use std::path::{Path, PathBuf};

use thutuc::bundle::{Bundle, to_canonical_bytes};
use thutuc::runtime::RuleSet;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().expect(name))
}

fn write(dir: &Path, bundle: &Bundle, rows: u64, seed: u64) {
    std::fs::create_dir_all(dir).unwrap();
    let bytes = to_canonical_bytes(bundle).unwrap();
    std::fs::write(dir.join("bundle.json"), &bytes).unwrap();
    let rules = RuleSet::load(&bytes).unwrap();
    let mut generator = dossiers::Generator::new(&rules, seed);
    let mut given = csv::Writer::from_path(dir.join("dossiers.csv")).unwrap();
    let mut expected = csv::Writer::from_path(dir.join("expected.csv")).unwrap();
    given.write_record(generator.header()).unwrap();
    expected.write_record(decided::HEADER).unwrap();
    let mut measures = measured::Measures::default();
    for number in 0..rows {
        let dossier = generator.next(number);
        given.write_record(generator.record(&dossier)).unwrap();
        expected.write_record(decided::record(&rules, &dossier)).unwrap();
        measures.add(&rules, &dossier);
    }
    let mut measured = csv::Writer::from_path(dir.join("measures.csv")).unwrap();
    measured.write_record(measured::HEADER).unwrap();
    measures.records().into_iter().for_each(|record| measured.write_record(record).unwrap());
    measured.flush().unwrap();
    let (begin, end) = measured::period();
    std::fs::write(dir.join("period.csv"), format!("begin,end\n{begin},{end}\n")).unwrap();
    given.flush().unwrap();
    expected.flush().unwrap();
}

#[test]
fn dossiers_and_decisions_are_written() {
    let dir = PathBuf::from(std::env::var_os("THUTUC_SQL").expect("THUTUC_SQL names the folder to write"));
    let rows = number("THUTUC_SQL_ROWS", 1000);
    let seed = number("THUTUC_SQL_SEED", 1);
    if let Some(bundle) = std::env::var_os("THUTUC_SQL_BUNDLE") {
        let rules = RuleSet::load(&std::fs::read(bundle).unwrap()).unwrap();
        write(&dir.join("procedures"), rules.bundle(), rows, seed);
    }
    write(&dir.join("hostile"), &hostile::bundle(), rows, seed);
}
