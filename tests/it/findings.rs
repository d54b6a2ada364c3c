//! Every code that a catalog can earn, by two small catalogs: one that earns it, shown with what is said, and one in which
//! the same mistake is mended and nothing is said.
//!
//! The first of each code is the example of its explanation, `src/diagnostics/codes/CODE.md`. Further ones are
//! `tests/cases/findings/CODE-name.tt`, each with its mended form `CODE-name.ok.tt`. All stand beside `prelude.tt`, which declares what they have in common; what is found there is not theirs and not shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use thutuc::bundle::Language;
use thutuc::diagnostics::{ExampleFile, Explanation, Finding, Problem};
use thutuc::driver::{self, Compiled, Input, Options};
use thutuc::import;
use thutuc::runtime::RuleSet;
use thutuc::scenarios::{self, Rules};
use thutuc::source::Sources;

/// Codes of families 02 to 08 that no fixture can earn, and why.
const WITHOUT: &[(&str, &str)] = &[
    ("E0208", "takes two thousand clauses; tested where the limits are kept"),
    ("E0803", "takes thousands of ways; tested where proofs are"),
    ("E1015", "takes a hundred mistakes; tested where scenario files are"),
    ("W1002", "given for a file; tested where scenario files are"),
    ("W1003", "given for a file; tested where scenario files are"),
    ("E1020", "given for a folder of guards; tested where guards are"),
    ("E1021", "given for a folder of guards; tested where guards are"),
    ("E1022", "given for a folder of guards; tested where guards are"),
    ("E1023", "given for a folder of guards; tested where guards are"),
    ("E1013", "takes ten thousand scenarios; tested where scenario files are"),
    ("E0307", "given on writing a bundle, where a draft is taken into it"),
    ("E1101", "given for a whole file; tested where records are read"),
    ("E1103", "given for two records; tested where records are imported"),
    ("E1104", "given for a catalog; tested where records are imported"),
    ("E1105", "given for a second import; tested where records are imported"),
    ("E1106", "given for a catalog; tested where records are imported"),
    ("W1114", "given for every record; tested where records are imported"),
];

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/findings")
}

/// A source that earns a code, or its mended form.
pub(crate) struct Fixture {
    pub(crate) file: ExampleFile,
    pub(crate) text: String,
}

/// The fixtures by name, mended ones apart: the explanations' examples by their codes alone.
pub(crate) fn fixtures() -> (BTreeMap<String, Fixture>, BTreeMap<String, Fixture>) {
    let (mut failing, mut mended) = (BTreeMap::new(), BTreeMap::new());
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(name) = name.strip_suffix(".tt") else { continue };
        let fixture = || Fixture { file: ExampleFile::Rules, text: fs::read_to_string(&path).unwrap() };
        match name.strip_suffix(".ok") {
            _ if name == "prelude" => {}
            Some(name) => drop(mended.insert(name.to_owned(), fixture())),
            None => drop(failing.insert(name.to_owned(), fixture())),
        }
    }
    for explanation in Explanation::all() {
        let Some(example) = explanation.example.filter(|_| explanation.code.get(1..3) != Some("01")) else { continue };
        let fixture = |text: &str| Fixture { file: example.file, text: text.to_owned() };
        failing.insert(explanation.code.to_owned(), fixture(example.wrong));
        mended.insert(explanation.code.to_owned(), fixture(example.right));
    }
    (failing, mended)
}

/// The findings that lie in the fixture itself. What the manifest turns off, because no fixture is about it, is on in those
/// of its own code.
fn findings(name: &str, fixture: &Fixture) -> (Sources, Vec<Finding>) {
    let text = Some(fixture.text.as_str());
    let manifest = fs::read_to_string(folder().join("thutuc.yaml")).unwrap();
    let on = manifest.replace(&format!("{}: off", name.get(..5).unwrap()), "W0201: warning");
    match fixture.file {
        ExampleFile::Rules => compiled(Some(&on), text),
        ExampleFile::Manifest => compiled(text, None),
        ExampleFile::Scenarios => tested(&fixture.text),
        ExampleFile::Record => imported(&fixture.text),
    }
}

/// What is found in `case.scenarios.yaml`, run against the prelude's rules.
fn tested(text: &str) -> (Sources, Vec<Finding>) {
    let read = |name: &str| fs::read(folder().join(name)).unwrap();
    let prelude = Input { path: "prelude.tt".to_owned(), bytes: read("prelude.tt") };
    let mut compiled = driver::compile(&read("thutuc.yaml"), vec![prelude], Options::default());
    let id = compiled.sources.add("case.scenarios.yaml", text.as_bytes()).unwrap();
    let (scenarios, mut found) = scenarios::read(compiled.sources.get(id).unwrap());
    let rules = Rules::new(RuleSet::from_bundle(compiled.bundle.unwrap()).unwrap(), &scenarios).unwrap();
    for scenario in &scenarios {
        let ran = scenarios::run(scenario, &rules);
        found.extend(ran.findings);
        found.extend(ran.failures.iter().map(|failure| failure.finding(&scenario.name.node, &compiled.sources)));
        found.extend(scenario.unconfirmed());
    }
    (compiled.sources, found)
}

/// What is found in importing a record. That it does not say its first day is told of every record.
fn imported(text: &str) -> (Sources, Vec<Finding>) {
    let input = import::Input { name: "case.json".to_owned(), bytes: text.as_bytes().to_vec() };
    let day = NaiveDate::from_ymd_opt(2026, 6, 10).unwrap();
    let mut imported = import::import(&[input], &import::Existing::default(), day);
    imported.findings.retain(|finding| finding.code() != "W1114");
    (imported.sources, imported.findings)
}

/// What is found in `case.tt` beside the prelude, or without it in the manifest.
pub(crate) fn compiled(manifest: Option<&str>, case: Option<&str>) -> (Sources, Vec<Finding>) {
    let read = |name: &str| fs::read(folder().join(name)).unwrap();
    let manifest = manifest.map_or_else(|| read("thutuc.yaml"), |text| text.as_bytes().to_vec());
    let mut files = vec![Input { path: "prelude.tt".to_owned(), bytes: read("prelude.tt") }];
    files.extend(case.map(|text| Input { path: "case.tt".to_owned(), bytes: text.as_bytes().to_vec() }));
    let own = if case.is_some() { "case.tt" } else { "thutuc.yaml" };
    let compiled = driver::compile(&manifest, files, Options::default());
    let is_own = |finding: &Finding| compiled.sources.get(finding.span.file).unwrap().path() == own;
    let found = compiled.findings.into_iter().filter(is_own).collect();
    (compiled.sources, found)
}

/// Each finding: code, place, what stands there, what is said in both languages, and the help.
fn said(sources: &Sources, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = sources.place(finding.span);
        let there = sources.text(finding.span).lines().next().unwrap_or_default();
        let accepted = if finding.accepted.is_some() { " (accepted)" } else { "" };
        writeln!(out, "{}{accepted} {place}: {there}", finding.code()).unwrap();
        for language in [Language::Vi, Language::En] {
            writeln!(out, "  {}", finding.message(language)).unwrap();
            if let Some(help) = finding.help(language) {
                writeln!(out, "    {help}").unwrap();
            }
        }
    }
    out
}

#[test]
fn each_fixture_earns_its_code() {
    let (failing, _) = fixtures();
    let mut missed = String::new();
    for (name, fixture) in failing {
        let (sources, found) = findings(&name, &fixture);
        let code = name.get(..5).unwrap();
        if !found.iter().any(|finding| finding.code() == code) {
            writeln!(missed, "{name} gives no {code}:\n{}", said(&sources, &found)).unwrap();
            continue;
        }
        let source = fixture.text;
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name.clone(), format!("{source}\n---\n{}", said(&sources, &found))));
    }
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn each_fixture_has_a_mended_form_in_which_nothing_is_found() {
    let (failing, mended) = fixtures();
    let names = |fixtures: &BTreeMap<String, Fixture>| fixtures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&failing), names(&mended));
    let mut left = String::new();
    for (name, fixture) in mended {
        let (sources, mut found) = findings(&name, &fixture);
        found.retain(|finding| finding.accepted.is_none());
        if !found.is_empty() {
            writeln!(left, "{name}.ok gives\n{}", said(&sources, &found)).unwrap();
        }
    }
    assert!(left.is_empty(), "{left}");
}

#[test]
fn every_code_has_a_fixture() {
    let (failing, _) = fixtures();
    let shown: BTreeSet<&str> = failing.keys().filter_map(|name| name.get(..5)).collect();
    let excepted: BTreeSet<&str> = WITHOUT.iter().map(|(code, _)| *code).collect();
    let families = Problem::families();
    let earned = families.iter().filter(|(family, _)| ("02"..="08").contains(family) || ["10", "11"].contains(family));
    let codes: BTreeSet<&str> = earned.flat_map(|(_, rows)| rows.iter()).map(|row| row.code).collect();
    let lacking: Vec<&&str> =
        codes.iter().filter(|code| !shown.contains(**code) && !excepted.contains(**code)).collect();
    assert!(lacking.is_empty(), "no fixture for {lacking:?}");
    let needless: Vec<&&str> =
        excepted.iter().filter(|code| shown.contains(**code) || !codes.contains(**code)).collect();
    assert!(needless.is_empty(), "excepted for nothing: {needless:?}");
}

#[test]
fn the_example_catalog_is_without_errors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let (manifest, files) = thutuc::source::disk::read_catalog(&root).unwrap();
    let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
    let Compiled { sources, findings: found, .. } = driver::compile(&manifest, files, Options::default());
    let errors: Vec<Finding> = found.iter().filter(|finding| finding.blocks()).cloned().collect();
    assert!(errors.is_empty(), "{}", said(&sources, &errors));
}
