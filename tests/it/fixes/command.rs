//! `check --fix` at the command line.

use unicode_normalization::UnicodeNormalization;

use crate::command::{Catalog, small, thutuc};

fn read(catalog: &Catalog, name: &str) -> String {
    std::fs::read_to_string(catalog.folder().join(name)).unwrap()
}

/// The small catalog with a name in other letters and a keyword without its marks.
fn slipped() -> Catalog {
    Catalog::small().edit("khi cần-xác-minh\n", "khi can-xac-minh\n").edit("hẹn lại tối đa", "hen lai toi da")
}

#[test]
fn what_was_mended_is_told_and_the_rest_reported() {
    for language in ["vi", "en"] {
        let catalog = slipped();
        let outcome = thutuc(&["check", &catalog.path(), "--fix", "--lang", language]).run().status(0);
        assert_eq!(read(&catalog, "mau.tt"), read(&Catalog::small(), "mau.tt"));
        assert_eq!(outcome.stdout, "");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("mended_{language}"), outcome.stderr);
        });
        let again = thutuc(&["check", &catalog.path(), "--fix", "--lang", language]).run().status(0);
        assert!(!again.stderr.contains("mau.tt"), "{}", again.stderr);
    }
}

#[test]
fn a_clean_catalog_is_not_touched() {
    let catalog = Catalog::small();
    let times = || std::fs::metadata(catalog.folder().join("mau.tt")).unwrap().modified().unwrap();
    let before = times();
    thutuc(&["check", &catalog.path(), "--fix"]).run().status(0);
    assert_eq!(times(), before);
}

#[test]
fn what_is_left_is_the_result_in_every_form_and_sets_the_status() {
    let catalog = slipped().edit("lịch hành-chính\n", "lịch không-có-đâu\n");
    let outcome = thutuc(&["check", &catalog.path(), "--fix", "--format", "json"]).run().status(1);
    let found = outcome.json();
    let codes: Vec<&str> = found["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    // The calendar is unused since its name is misspelt; it stays.
    assert_eq!(codes, ["W0201", "E0201"]);
    assert!(read(&catalog, "mau.tt").contains("lịch hành-chính \"Lịch làm việc hành chính\""));
    assert!(outcome.stderr.contains("mau.tt:"), "{}", outcome.stderr);
    assert!(read(&catalog, "mau.tt").contains("hẹn lại tối đa 3"));
}

#[test]
fn line_ends_decomposed_letters_and_permissions_stay_as_they_are() {
    let catalog = slipped();
    let odd = |text: String| text.replace('\n', "\r\n").nfd().collect::<String>();
    let text = odd(read(&catalog, "mau.tt"));
    let catalog = catalog.file("mau.tt", &text);
    thutuc(&["check", &catalog.path(), "--fix"]).run().status(0);
    let now = read(&catalog, "mau.tt");
    assert_eq!(now.nfd().collect::<String>(), odd(read(&Catalog::small(), "mau.tt")));
    let unlike = now.lines().zip(text.lines()).filter(|(new, old)| new != old).count();
    assert_eq!(unlike, 1, "only the line of both slips");
}

#[test]
fn it_is_not_for_what_passes_over_findings_or_watches() {
    for other in ["--watch", "--baseline=x.json"] {
        thutuc(&["check", &small(), "--fix", other]).run().status(2);
    }
}
