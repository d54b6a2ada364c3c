//! `thutuc fmt`: in place, checked, shown, from standard input; status, streams and files left alone.

use unicode_normalization::UnicodeNormalization;

use crate::command::{Catalog, thutuc};

/// A source that is not in the style, and the same in it.
const LOOSE: &str = "chức danh a   \"A\"  # một\n";
const TIDY: &str = "chức danh a \"A\"  # một\n";

fn read(catalog: &Catalog, name: &str) -> String {
    std::fs::read_to_string(catalog.folder().join(name)).unwrap()
}

/// The small catalog in the style, with one file more.
fn catalog(name: &str, text: &str) -> Catalog {
    let catalog = Catalog::small();
    thutuc(&["fmt", &catalog.path()]).run().status(0);
    catalog.file(name, text)
}

#[test]
fn files_are_formatted_in_place_and_then_stay() {
    let catalog = catalog("b/them.tt", LOOSE);
    let outcome = thutuc(&["fmt", &catalog.path()]).run().status(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", "đã trình bày lại 1 trong 2 tệp\n"));
    assert_eq!(read(&catalog, "b/them.tt"), TIDY);
    let outcome = thutuc(&["fmt", "--lang", "vi"]).within(catalog.folder()).run().status(0);
    assert_eq!(outcome.stderr, "đã trình bày lại 0 trong 2 tệp\n");
    thutuc(&["check", &catalog.path()]).run().status(0);
}

#[test]
fn check_names_files_and_writes_nothing() {
    let catalog = catalog("b/them.tt", LOOSE);
    let outcome = thutuc(&["fmt", "--check"]).within(catalog.folder()).run().status(1);
    assert!(outcome.stdout.replace('\\', "/").ends_with("b/them.tt\n"), "{}", outcome.stdout);
    assert_eq!((outcome.stdout.lines().count(), outcome.stderr.as_str()), (1, ""));
    assert_eq!(read(&catalog, "b/them.tt"), LOOSE);
    let catalog = catalog.file("b/them.tt", TIDY);
    assert_eq!(thutuc(&["fmt", "--check", &catalog.path()]).run().status(0).stdout, "");
}

#[test]
fn diff_shows_the_lines_and_writes_nothing() {
    let catalog = catalog("b.tt", LOOSE);
    let outcome = thutuc(&["fmt", "--diff", "b.tt"]).within(catalog.folder()).run().status(1);
    assert_eq!(outcome.stdout, format!("--- b.tt\n+++ b.tt\n@@ -1 +1 @@\n-{LOOSE}+{TIDY}"));
    assert_eq!(read(&catalog, "b.tt"), LOOSE);
    assert_eq!(thutuc(&["fmt", "--diff", "mau.tt"]).within(catalog.folder()).run().status(0).stdout, "");
}

#[test]
fn a_catalog_turns_into_english_and_back_to_its_first_bytes() {
    let catalog = catalog("b.tt", TIDY);
    let first = read(&catalog, "mau.tt");
    thutuc(&["fmt", "--lang", "en", &catalog.path()]).run().status(0);
    assert!(read(&catalog, "mau.tt").contains("procedure "));
    assert_eq!(read(&catalog, "b.tt"), "role a \"A\"  # một\n");
    thutuc(&["check", &catalog.path()]).run().status(0);
    // The catalog's own language is the default.
    thutuc(&["fmt", &catalog.path()]).run().status(0);
    assert_eq!(read(&catalog, "mau.tt"), first);
}

#[test]
fn standard_input_goes_to_standard_output_in_its_own_language() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str], text: &str| thutuc(args).within(folder.path()).input(text).run();
    assert_eq!(run(&["fmt", "-"], LOOSE).status(0).stdout, TIDY);
    assert_eq!(run(&["fmt", "-"], "role  a\n").status(0).stdout, "role a\n");
    assert_eq!(run(&["fmt", "-", "--lang", "vi"], "role  a\n").status(0).stdout, "chức danh a\n");
    assert_eq!(run(&["fmt", "-", "--check"], LOOSE).status(1).stdout, "-\n");
    assert_eq!(run(&["fmt", "-", "--check"], TIDY).status(0).stdout, "");
}

#[test]
fn a_file_with_errors_is_left_alone_and_the_others_are_formatted() {
    let broken = "thủ tụk 1 {}  \n";
    let catalog = catalog("a.tt", broken).file("b.tt", LOOSE).file("c.tt", [0xFF, 0xFE, b'a', 0]);
    let outcome = thutuc(&["fmt", &catalog.path(), "--lang", "vi"]).run().status(1);
    assert!(outcome.stderr.contains("E0103") && outcome.stderr.contains("E0109"), "{}", outcome.stderr);
    assert_eq!((read(&catalog, "a.tt").as_str(), read(&catalog, "b.tt").as_str()), (broken, TIDY));
    let outcome = thutuc(&["fmt", "-"]).input(broken).run().status(1);
    assert_eq!(outcome.stdout, "");
}

#[test]
fn decomposed_text_and_windows_line_ends_become_plain() {
    let text: String = "chức danh a \"A\"\r\n".nfd().collect();
    let catalog = catalog("b.tt", &text);
    thutuc(&["fmt", &catalog.path()]).run().status(0);
    assert_eq!(read(&catalog, "b.tt"), "chức danh a \"A\"\n");
}

#[test]
fn what_is_not_there_is_status_2() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = thutuc(&["fmt", "khong-co.tt"]).within(folder.path()).run().status(2);
    assert!(outcome.stderr.contains("khong-co.tt"), "{}", outcome.stderr);
    thutuc(&["fmt"]).within(folder.path()).run().status(2);
}

#[cfg(unix)]
#[test]
fn a_link_stays_one() {
    let catalog = catalog("b/them.tt", LOOSE);
    let link = catalog.folder().join("noi.tt");
    std::os::unix::fs::symlink(catalog.folder().join("b/them.tt"), &link).unwrap();
    thutuc(&["fmt", &link.display().to_string()]).run().status(0);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(&catalog, "b/them.tt"), TIDY);
}
