//! The targets of `fuzz/` over their corpora, without a fuzzer: what was found once is not found again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

// What is public there is so for the fuzzers.
#[allow(unreachable_pub)]
#[path = "../../fuzz/src/lib.rs"]
mod targets;

use targets::{TARGETS, target};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The names in a folder of `fuzz/`, without their endings.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(fuzz().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_target_has_a_fuzzer_and_a_corpus() {
    let all: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names("fuzz_targets"), all);
    assert_eq!(names("corpus"), all);
    let manifest = std::fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for name in &all {
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"")), "{name}");
        let fuzzer = std::fs::read_to_string(fuzz().join(format!("fuzz_targets/{name}.rs"))).unwrap();
        assert!(fuzzer.contains(&format!("thutuc_fuzz::target(\"{name}\")")), "{name}");
    }
}

#[test]
fn every_target_takes_its_corpus_and_parts_of_it() {
    for (name, _) in TARGETS {
        let target = target(name);
        let mut tried = 0;
        for entry in std::fs::read_dir(fuzz().join("corpus").join(name)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            println!("{}", path.display());
            target(&bytes);
            // Half of it, and a byte of it changed: a corpus of one file tries more than one text.
            target(&bytes[..bytes.len() / 2]);
            let mut other = bytes.clone();
            if let Some(byte) = other.get_mut(bytes.len() / 3) {
                *byte ^= 1;
                target(&other);
            }
            tried += 1;
        }
        target(&[]);
        assert!(tried >= 1, "{name} has no corpus");
    }
}
