//! What `check` and `build` keep of a catalog between runs: it changes how long they take and nothing of what they say.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Catalog, thutuc};

/// What a check prints, with its status.
fn check(catalog: &Catalog, cache: &Path, more: &[&str]) -> (i32, String) {
    let path = catalog.path();
    let args = [&["check", &path, "--lang", "en"], more].concat();
    let outcome = thutuc(&args).env("XDG_CACHE_HOME", cache.to_str().unwrap()).run();
    (outcome.status, outcome.stderr)
}

/// The one file that there is in a cache.
fn file(cache: &Path) -> PathBuf {
    let files: Vec<PathBuf> = fs::read_dir(cache.join("thutuc")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.into_iter().next().unwrap()
}

#[test]
fn a_second_run_says_the_same_and_writes_nothing() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let first = check(&catalog, cache.path(), &[]);
    let kept = fs::read(file(cache.path())).unwrap();
    let written = fs::metadata(file(cache.path())).unwrap().modified().unwrap();
    assert_eq!(check(&catalog, cache.path(), &[]), first);
    assert_eq!(fs::read(file(cache.path())).unwrap(), kept);
    assert_eq!(fs::metadata(file(cache.path())).unwrap().modified().unwrap(), written);
}

#[test]
fn what_is_changed_is_proved_again() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let right = check(&catalog, cache.path(), &[]);
    assert_eq!(right.0, 0, "{}", right.1);
    // A clause of the same day that no dossier meets.
    let wrong = Catalog::small().edit("khi cần-xác-minh\n", "khi cần-xác-minh và không cần-xác-minh\n");
    let text = fs::read_to_string(wrong.folder().join("mau.tt")).unwrap();
    let catalog = catalog.file("mau.tt", text);
    let found = check(&catalog, cache.path(), &[]);
    assert_eq!(found.0, 1, "{}", found.1);
    assert!(found.1.contains("E0801"), "{}", found.1);
    // Findings are never kept: they are found again.
    assert_eq!(check(&catalog, cache.path(), &[]), found);
    let catalog = catalog.file("mau.tt", fs::read_to_string(Catalog::small().folder().join("mau.tt")).unwrap());
    assert_eq!(check(&catalog, cache.path(), &[]), right);
}

#[test]
fn a_file_that_is_not_whole_is_as_if_there_were_none() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let said = check(&catalog, cache.path(), &[]);
    let kept = fs::read(file(cache.path())).unwrap();
    let mut flipped = kept.clone();
    let last = flipped.len() - 5;
    flipped[last] ^= 1;
    let end_of_head = kept.iter().position(|byte| *byte == b'\n').unwrap();
    let other_program = [b"another 1.0 ", &kept[..]].concat();
    for broken in [&flipped[..], &kept[..kept.len() / 2], &kept[..end_of_head], b"", b"\xff\xfe\n{}", &other_program] {
        fs::write(file(cache.path()), broken).unwrap();
        assert_eq!(check(&catalog, cache.path(), &[]), said);
        assert_eq!(fs::read(file(cache.path())).unwrap(), kept);
    }
    fs::remove_dir_all(cache.path()).unwrap();
    assert_eq!(check(&catalog, cache.path(), &[]), said);
    assert_eq!(fs::read(file(cache.path())).unwrap(), kept);
}

#[test]
fn without_a_cache_nothing_is_kept() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let said = check(&catalog, cache.path(), &["--no-cache"]);
    assert!(!cache.path().join("thutuc").exists());
    assert_eq!(check(&catalog, cache.path(), &[]), said);
    // Nor where there is no folder for it, which is no fault of the catalog.
    let no_folder = cache.path().join("a-file");
    fs::write(&no_folder, "").unwrap();
    assert_eq!(check(&catalog, &no_folder, &[]), said);
}

#[test]
fn files_of_catalogs_that_are_gone_do_not_stay_for_ever() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let folder = cache.path().join("thutuc");
    fs::create_dir(&folder).unwrap();
    let days = |count: u64| std::time::SystemTime::now() - std::time::Duration::from_secs(count * 86_400);
    for (name, age) in [("proofs-old", 91), ("proofs-new", 89), ("another", 400)] {
        fs::File::create(folder.join(name)).unwrap().set_modified(days(age)).unwrap();
    }
    check(&catalog, cache.path(), &[]);
    let left = |name: &str| folder.join(name).exists();
    assert_eq!(["proofs-old", "proofs-new", "another"].map(left), [false, true, true]);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
}

#[test]
fn several_processes_may_write_it_at_once() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let said: Vec<(i32, String)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|_| scope.spawn(|| check(&catalog, cache.path(), &[]))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(said.iter().all(|one| *one == said[0]), "{said:?}");
    assert_eq!(check(&catalog, cache.path(), &[]), said[0]);
    file(cache.path());
}

#[test]
fn a_bundle_is_the_same_with_and_without_it() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let path = catalog.path();
    let built = |name: &str, more: &[&str]| {
        let output = cache.path().join(name);
        let args = [&["build", &path, "-o", output.to_str().unwrap()], more].concat();
        thutuc(&args).env("XDG_CACHE_HOME", cache.path().to_str().unwrap()).run().status(0);
        fs::read(output).unwrap()
    };
    let first = built("first.json", &["--no-cache"]);
    assert_eq!(built("second.json", &[]), first);
    assert_eq!(built("third.json", &[]), first);
}
