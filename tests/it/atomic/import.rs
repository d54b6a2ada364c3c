//! An import that was killed is finished by the next one, and what officers edited in between stays theirs.

use std::fs;
use std::path::Path;

use thutuc::bundle::digest;

use super::files;
use super::kills::{Killer, kills};
use crate::command::{Case, thutuc};

const PATH: &str = "chung-thuc/xa.tt";

fn records() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import/records.jsonl")).unwrap()
}

/// A folder with the records, and with them after a year: dearer, and one procedure more.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let first = records();
    let dearer = first.replace("8000", "10000").replace("8,000", "10,000");
    let more = first.lines().next().unwrap().replace("9.000101", "9.000109");
    fs::write(place.path().join("first.jsonl"), &first).unwrap();
    fs::write(place.path().join("second.jsonl"), format!("{}\n{more}\n", dearer.trim_end())).unwrap();
    place
}

fn import(place: &Path, name: &str, into: &str) -> Case {
    let path = |name: &str| place.join(name).display().to_string();
    thutuc(&["import", &path(name), "-o", &path(into), "--from", "2026-06-10", "--format", "json"])
}

/// What an officer writes into a file of the first import.
fn edit(catalog: &Path) {
    let text = fs::read_to_string(catalog.join(PATH)).unwrap();
    assert!(text.contains("thời hạn 3 ngày làm việc"));
    fs::write(catalog.join(PATH), text.replace("thời hạn 3 ngày làm việc", "thời hạn 1 ngày làm việc")).unwrap();
}

#[test]
fn a_killed_import_is_finished_by_the_next() {
    let place = place();
    let whole = place.path().join("d");
    import(place.path(), "first.jsonl", "d").run().status(0);
    let first = files(&whole);
    fs::remove_dir_all(&whole).unwrap();
    let mut killer =
        Killer::of(place.path(), || drop(import(place.path(), "first.jsonl", "d").run().status(0))).and("import.began");
    let mut noted = 0;
    let of = kills(24);
    for _ in 0..of {
        fs::remove_dir_all(&whole).unwrap();
        killer.kill(import(place.path(), "first.jsonl", "d"));
        noted += usize::from(whole.join(".thutuc/import.began").exists());
        import(place.path(), "first.jsonl", "d").run().status(0);
        assert_eq!(files(&whole), first);
    }
    killer.tell("import", of);
    println!("import: {noted} of them between the catalog's files");
}

#[test]
fn a_killed_import_into_a_catalog_that_an_officer_edited_is_finished_by_the_next() {
    let place = place();
    let catalog = place.path().join("d");
    import(place.path(), "first.jsonl", "d").run().status(0);
    edit(&catalog);
    let edited = files(&catalog);
    let mut killer = Killer::of(place.path(), || drop(import(place.path(), "second.jsonl", "d").run().status(0)))
        .and("import.began");
    let second = files(&catalog);
    let text = String::from_utf8(second[PATH].clone()).unwrap();
    assert!(text.contains("thời hạn 1 ngày") && text.contains("10.000 đồng") && text.contains("9.000109"), "{text}");
    let of = kills(24);
    for _ in 0..of {
        fs::remove_dir_all(&catalog).unwrap();
        for (path, bytes) in &edited {
            fs::create_dir_all(catalog.join(path).parent().unwrap()).unwrap();
            fs::write(catalog.join(path), bytes).unwrap();
        }
        killer.kill(import(place.path(), "second.jsonl", "d"));
        import(place.path(), "second.jsonl", "d").run().status(0);
        assert_eq!(files(&catalog), second);
    }
    killer.tell("import again", of);
}

/// What a kill leaves after the catalog's files: nothing of the hidden folder, and the note.
fn killed(catalog: &Path) {
    fs::remove_dir_all(catalog.join(".thutuc")).unwrap();
    let noted =
        |(path, bytes): (&String, &Vec<u8>)| (path.clone(), serde_json::json!({"digest": digest(bytes), "last": null}));
    let rules: serde_json::Map<_, _> =
        files(catalog).iter().filter(|(path, _)| path.ends_with(".tt")).map(noted).collect();
    fs::create_dir(catalog.join(".thutuc")).unwrap();
    fs::write(catalog.join(".thutuc/import.began"), serde_json::json!({"files": rules}).to_string()).unwrap();
}

#[test]
fn a_file_that_an_officer_edited_since_the_kill_is_the_officers() {
    let place = place();
    let catalog = place.path().join("d");
    import(place.path(), "first.jsonl", "d").run().status(0);
    let whole = files(&catalog);
    killed(&catalog);
    import(place.path(), "first.jsonl", "d").run().status(0);
    assert_eq!(files(&catalog), whole);
    killed(&catalog);
    edit(&catalog);
    let edited = fs::read(catalog.join(PATH)).unwrap();
    let said = import(place.path(), "first.jsonl", "d").run().status(1).json();
    let codes: Vec<&str> =
        said["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"E1104"), "{codes:?}");
    assert_eq!(fs::read(catalog.join(PATH)).unwrap(), edited);
    // The others are the import's, and go on.
    let second = import(place.path(), "second.jsonl", "d").run().status(1).json();
    assert_eq!(second["report"]["conflicts"], 0);
}

#[test]
fn an_import_of_other_records_after_a_kill_does_not_forget_what_was_written() {
    let place = place();
    let catalog = place.path().join("d");
    import(place.path(), "first.jsonl", "d").run().status(0);
    let whole = files(&catalog);
    killed(&catalog);
    fs::write(place.path().join("none.jsonl"), "").unwrap();
    import(place.path(), "none.jsonl", "d").run();
    assert_eq!(files(&catalog), whole);
}

#[test]
fn a_note_that_names_files_elsewhere_or_cannot_be_read_does_nothing() {
    let place = place();
    let catalog = place.path().join("d");
    import(place.path(), "first.jsonl", "d").run().status(0);
    let whole = files(&catalog);
    let secret = b"of another";
    fs::write(place.path().join("x.tt"), secret).unwrap();
    let elsewhere = serde_json::json!({"files": {"../x.tt": {"digest": digest(secret), "last": "overwritten"}}});
    for note in [elsewhere.to_string(), "{".to_owned(), "[1]".to_owned(), "[".repeat(100_000)] {
        fs::write(catalog.join(".thutuc/import.began"), note).unwrap();
        import(place.path(), "first.jsonl", "d").run().status(0);
        assert_eq!(files(&catalog), whole);
        assert_eq!(fs::read(place.path().join("x.tt")).unwrap(), secret);
    }
}
