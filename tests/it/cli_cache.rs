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

/// What is kept: proofs, what was found, the texts that it was found in.
const KINDS: [&str; 3] = ["checked-", "proofs-", "texts-"];

/// The files that there are in a cache, one of each kind.
fn files(cache: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(cache.join("thutuc")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let is_of = |(file, kind): (&PathBuf, &&str)| file.file_name().unwrap().to_str().unwrap().starts_with(*kind);
    assert!(files.len() == 3 && files.iter().zip(&KINDS).all(is_of), "{files:?}");
    files
}

/// What stands in them, and when it was written.
fn kept(cache: &Path) -> Vec<(Vec<u8>, std::time::SystemTime)> {
    let read = |file: PathBuf| (fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap());
    files(cache).into_iter().map(read).collect()
}

fn contents(cache: &Path) -> Vec<Vec<u8>> {
    kept(cache).into_iter().map(|(bytes, _)| bytes).collect()
}

#[test]
fn a_second_run_says_the_same_and_writes_nothing() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    let first = check(&catalog, cache.path(), &[]);
    let before = kept(cache.path());
    assert_eq!(check(&catalog, cache.path(), &[]), first);
    assert_eq!(kept(cache.path()), before);
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
    let before = contents(cache.path());
    for (number, kept) in before.iter().enumerate() {
        let mut flipped = kept.clone();
        let last = flipped.len() - 5;
        flipped[last] ^= 1;
        let end_of_head = kept.iter().position(|byte| *byte == b'\n').unwrap();
        let other_program = [b"another 1.0 ", &kept[..]].concat();
        for broken in
            [&flipped[..], &kept[..kept.len() / 2], &kept[..end_of_head], b"", b"\xff\xfe\n{}", &other_program]
        {
            fs::write(&files(cache.path())[number], broken).unwrap();
            assert_eq!(check(&catalog, cache.path(), &[]), said);
            // Proofs are asked for by a whole run alone, and texts where something changed.
            if KINDS[number] == "checked-" {
                assert_eq!(contents(cache.path()), before);
            }
            assert_eq!(check(&catalog, cache.path(), &["--format", "json"]).0, said.0);
        }
        fs::write(&files(cache.path())[number], kept).unwrap();
    }
    fs::remove_dir_all(cache.path()).unwrap();
    assert_eq!(check(&catalog, cache.path(), &[]), said);
    assert_eq!(contents(cache.path()), before);
}

#[test]
fn proofs_that_are_not_whole_are_written_anew() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    check(&catalog, cache.path(), &["--format", "json"]);
    let folder = cache.path().join("thutuc");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let kept = fs::read(&file).unwrap();
    let mut flipped = kept.clone();
    flipped[kept.len() - 5] ^= 1;
    for broken in [&flipped[..], &kept[..kept.len() / 2], b"", b"\xff\xfe\n{}"] {
        fs::write(&file, broken).unwrap();
        check(&catalog, cache.path(), &["--format", "json"]);
        assert_eq!(fs::read(&file).unwrap(), kept);
    }
}

/// A change that is told without a whole run keeps what the last whole run kept.
#[test]
fn a_small_change_is_told_from_what_was_kept() {
    let (catalog, cache) = (Catalog::small(), tempfile::tempdir().unwrap());
    check(&catalog, cache.path(), &[]);
    let before = kept(cache.path());
    let catalog = catalog.edit("phí bản-sao 8.000 đồng", "phí bản-sao 9.000 đồng");
    let said = check(&catalog, cache.path(), &[]);
    assert_eq!(kept(cache.path()), before);
    assert_eq!(check(&catalog, cache.path(), &["--no-cache"]), said);
    // Warnings fail as they do in a whole run.
    let strict = check(&catalog, cache.path(), &["--deny", "warnings"]);
    assert_eq!(check(&catalog, cache.path(), &["--deny", "warnings", "--no-cache"]), strict);
    assert_eq!(kept(cache.path()), before);
    // Texts that are not those of the record are of no use.
    let texts = &files(cache.path())[2];
    fs::write(texts, b"another").unwrap();
    assert_eq!(check(&catalog, cache.path(), &[]), said);
    assert_ne!(kept(cache.path()), before);
    // A report in the other language is not that of the record.
    let path = catalog.path();
    let other = thutuc(&["check", &path, "--lang", "vi"]).env("XDG_CACHE_HOME", cache.path().to_str().unwrap()).run();
    assert!(other.stderr.contains("cảnh báo"), "{}", other.stderr);
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
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 5);
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
    files(cache.path());
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
