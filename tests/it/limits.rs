//! Input that would cost without bounds is refused, or costs no more than its length: each of these once took minutes or gigabytes.

use thutuc::bundle::Language;
use thutuc::diagnostics::{nearest, similar};
use thutuc::guards::file::{Snapshot, Unreadable};
use thutuc::import::{self, Existing};
use thutuc::scenarios;
use thutuc::source::Sources;

use crate::checks::manifest;
use crate::command::{Catalog, small, thutuc};

/// What hides the beginning of a value from whoever only counts quotes.
const HIDING: [&str; 4] = ["a: x''\n", "a: \"b\\\\\"\n", "a: |\n  it's\n", "a: !t x\n"];

/// Two lists that unfold into four hundred million values.
fn unfolding() -> String {
    let list = |item: &str| format!("[{}]", vec![item; 20_000].join(","));
    format!("b: &x {}\nc: {}\n", list("1"), list("*x"))
}

#[test]
fn aliases_of_facts_are_refused_wherever_they_hide() {
    for (at, hiding) in HIDING.iter().enumerate() {
        let deep = format!("{hiding}b: {}", "[".repeat(100_000));
        for facts in [format!("{hiding}{}", unfolding()), deep] {
            let catalog = Catalog::small().file("facts.yaml", facts);
            let file = catalog.folder().join("facts.yaml").display().to_string();
            let args =
                ["decide", &small(), "--procedure", "1.001193", "--office", "yên-định", "--at", "2025-10-03T14:00"];
            let more = ["--channel", "counter", "--format", "json", "--facts", &file];
            let outcome = thutuc(&[&args[..], &more].concat()).run().status(2);
            assert_eq!(outcome.json()["error"]["code"], "bad_facts", "{at}");
        }
    }
}

#[test]
fn a_manifest_unfolds_nothing_that_hides() {
    for hiding in HIDING {
        let list = |item: &str| format!("[{}]", vec![item; 1_000].join(","));
        let text = format!("{}{hiding}b: &x {}\nc: {}\n", manifest("{}"), list("1"), list("*x"));
        let compiled = thutuc::driver::compile(text.as_bytes(), Vec::new(), Default::default());
        assert!(compiled.findings.iter().any(|finding| finding.code() == "E0219"), "{hiding}");
    }
    // Bullets in a text are none.
    let bullets = format!("{}a: |\n  * một\n  * hai & ba\n", manifest("{}"));
    let compiled = thutuc::driver::compile(bullets.as_bytes(), Vec::new(), Default::default());
    assert!(compiled.findings.iter().all(|finding| finding.code() != "E0219"), "{:?}", compiled.findings);
}

#[test]
fn the_head_of_a_guard_is_short_and_flat() {
    for head in [format!("a: x''\nb: {}", "[".repeat(10_000)), "a: &x 1\nb: *x".to_owned(), "# dài\n".repeat(10_000)] {
        let error = Snapshot::parse(format!("---\n{head}\n---\nx\n").as_bytes()).unwrap_err();
        assert!(matches!(error, Unreadable::BadMetadata(_)), "{error:?}");
    }
}

fn codes(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let id = sources.add("a.scenarios.yaml", text.as_bytes()).unwrap();
    let (_, findings) = scenarios::read(sources.get(id).unwrap());
    findings.iter().map(|finding| finding.code().to_owned()).collect()
}

#[test]
fn scenarios_have_so_many_facts_columns_and_findings() {
    let head = "- name: Một\n  procedure: 1.001193\n  office: a\n  received: 2025-10-03T14:00\n  channel: counter\n";
    let facts: String = (0..100_000).map(|number| format!("    f{number}: 1\n")).collect();
    let text = format!("{head}  facts:\n{facts}  expect: {{ slip: required }}\n");
    assert_eq!(codes(&text), ["E0208"]);
    let columns: Vec<String> = (0..40_000).map(|number| format!("f{number}")).collect();
    let text = format!("{head}  expect: {{ slip: required }}\n  columns: [{}]\n  rows: []\n", columns.join(", "));
    assert!(codes(&text).contains(&"E0208".to_owned()), "{:?}", codes(&text).len());
    let wrong: String = (0..200_000).map(|number| format!("  k{number}: 1\n")).collect();
    for text in [format!("{head}{wrong}"), "- a\n".repeat(500_000), format!("{head}  expect:\n{wrong}")] {
        let codes = codes(&text);
        assert!(codes.len() == 501 && codes.last().is_some_and(|last| last == "E0139"), "{}", codes.len());
    }
}

#[test]
fn a_header_of_rows_has_so_many_bytes_and_is_read_once() {
    let names = |count: usize| (0..count).map(|number| format!(",f{number}")).collect::<String>();
    let said = |header: &str| {
        let catalog = Catalog::small().file("rows.csv", format!("procedure,office,received,channel{header}\n"));
        let file = catalog.folder().join("rows.csv").display().to_string();
        thutuc(&["decide", &small(), "--batch", &file, "--lang", "en"]).run()
    };
    // Unknown columns are told in every row, of which there is none.
    said(&names(60_000)).status(0);
    said(&names(200_000)).status(2);
}

#[test]
fn records_are_so_many_and_so_long() {
    let said = |bytes: &str| {
        let input = [import::Input { name: "a.json".to_owned(), bytes: bytes.as_bytes().to_vec() }];
        let imported = import::import(&input, &Existing::default(), "2026-06-10".parse().unwrap());
        imported.findings.iter().map(|finding| finding.message(Language::En)).collect::<Vec<_>>()
    };
    let many = said(&"1,".repeat(200_000));
    assert!(many.len() == 1 && many[0].contains("more than 100000 records"), "{many:?}");
    let lines = said(&"{}\n".repeat(200_000));
    assert!(lines.len() == 1 && lines[0].contains("more than 100000 records"), "{lines:?}");
    let long = said(&format!("{{\"a\": \"{}\"}}", "b".repeat(1_100_000)));
    assert!(long.len() == 1 && long[0].contains("more than 1048576 bytes"), "{long:?}");
}

#[test]
fn long_names_are_compared_with_none() {
    let [one, other] = ["a", "b"].map(|letter| letter.repeat(30_000));
    let names: Vec<&str> = std::iter::repeat_n(other.as_str(), 1_000).collect();
    assert_eq!(nearest(&one, names.iter().copied()), None);
    assert_eq!(similar("luật", names), None);
}

#[test]
fn a_catalog_has_so_many_files() {
    let catalog = Catalog::small();
    for number in 0..=20_000 {
        std::fs::File::create(catalog.folder().join(format!("{number}.tt"))).unwrap();
    }
    let outcome = thutuc(&["check", &catalog.path()]).run().status(2);
    assert!(outcome.stderr.contains("more than 20000 files"), "{}", outcome.stderr);
}

#[test]
fn members_that_no_bundle_has_do_not_multiply() {
    let members: String = (0..400_000).map(|number| format!(",\"z{number:07}\":1")).collect();
    let text = format!("{{\"a\":1{members}}}");
    assert!(thutuc::bundle::from_canonical_bytes(text.as_bytes()).is_none());
    assert!(thutuc::runtime::RuleSet::load(text.as_bytes()).is_err());
}
