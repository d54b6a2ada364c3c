//! What is written stands whole or not at all: under `kill -9`, on a full disk, behind links and with its permissions.

mod disk;
mod import;
mod kills;
mod places;

use std::collections::BTreeMap;
use std::path::Path;

/// How the name of a file begins that has still to take its place.
const TEMPORARY: &str = ".thutuc-";

/// Every file below a folder by path, hidden ones too; what a killed process left beside them is passed over.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(dir) = pending.pop() {
        for entry in std::fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(folder).unwrap().display().to_string();
            if path.is_dir() {
                pending.push(path);
            } else if !is_temporary(&relative) {
                files.insert(relative, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn is_temporary(path: &str) -> bool {
    path.rsplit('/').next().unwrap().starts_with(TEMPORARY)
}

/// How many temporary files stand below a folder; they are deleted.
fn temporaries(folder: &Path) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found += temporaries(&path);
        } else if is_temporary(path.to_str().unwrap()) {
            std::fs::remove_file(path).unwrap();
            found += 1;
        }
    }
    found
}
