//! Every code that a catalog can earn, by two small catalogs: one that earns it, shown with what is said, and one in which
//! the same mistake is mended and nothing is said.
//!
//! `tests/cases/findings/CODE-name.tt` (or `.yaml` for the manifest) earns CODE; `CODE-name.ok.tt` is its mended form. Both
//! stand beside `prelude.tt`, which declares what they have in common; what is found there is not theirs and not shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use thutuc::bundle::Language;
use thutuc::diagnostics::{Finding, Problem};
use thutuc::source::Sources;
use thutuc::{checks, lower, syntax};

/// Codes of families 02 to 08 that no fixture can earn, and why.
const WITHOUT: &[(&str, &str)] = &[
    ("E0208", "the parser refuses reversed bounds first"),
    ("E0229", "takes two thousand clauses; the limits are tested where they are kept"),
    ("E0307", "given on writing a bundle, where a draft is taken into it"),
    ("E0505", "the parser refuses parts of a day in limits first"),
    ("E0507", "takes limits of two hundred years together; tested where tables are built"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/findings")
}

/// The fixtures by name without ending, mended ones apart.
fn fixtures() -> (BTreeMap<String, PathBuf>, BTreeMap<String, PathBuf>) {
    let (mut failing, mut mended) = (BTreeMap::new(), BTreeMap::new());
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(name) = name.strip_suffix(".tt").or_else(|| name.strip_suffix(".yaml")) else { continue };
        match name.strip_suffix(".ok") {
            _ if name == "prelude" || name == "thutuc" => {}
            Some(name) => drop(mended.insert(name.to_owned(), path)),
            None => drop(failing.insert(name.to_owned(), path)),
        }
    }
    (failing, mended)
}

/// The findings of every stage up to the checks that lie in the fixture itself.
fn findings(path: &Path) -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let mut add = |name: &str, path: &Path| sources.add(name, &fs::read(path).unwrap()).unwrap();
    let (manifest, own) = if path.extension().is_some_and(|ending| ending == "yaml") {
        let manifest = add("thutuc.yaml", path);
        (manifest, manifest)
    } else {
        (add("thutuc.yaml", &folder().join("thutuc.yaml")), add("case.tt", path))
    };
    let prelude = add("prelude.tt", &folder().join("prelude.tt"));
    let (manifest, mut found) = lower::manifest::read(sources.get(manifest).unwrap());
    let mut files = Vec::new();
    for id in BTreeSet::from([own, prelude]) {
        let file = sources.get(id).unwrap();
        if file.path() != "thutuc.yaml" {
            let parsed = syntax::parse(file);
            found.extend(parsed.findings);
            files.push((id, parsed.file));
        }
    }
    let (catalog, lowered) = lower::lower(&manifest, &sources, &files);
    found.extend(lowered);
    found.extend(checks::check(&catalog, &sources));
    let found = checks::settle(&catalog, found).into_iter().filter(|finding| finding.span.file == own).collect();
    (sources, found)
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
    for (name, path) in failing {
        let (sources, found) = findings(&path);
        let code = name.get(..5).unwrap();
        if !found.iter().any(|finding| finding.code() == code) {
            writeln!(missed, "{name} gives no {code}:\n{}", said(&sources, &found)).unwrap();
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
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
    let names = |fixtures: &BTreeMap<String, PathBuf>| fixtures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&failing), names(&mended));
    let mut left = String::new();
    for (name, path) in mended {
        let (sources, mut found) = findings(&path);
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
    let earned = families.iter().filter(|(family, _)| ("02"..="08").contains(family));
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
    let mut sources = Sources::default();
    let manifest = sources.add("thutuc.yaml", &manifest).unwrap();
    let ids: Vec<_> = files.iter().map(|file| sources.add(file.path.clone(), &file.bytes).unwrap()).collect();
    let (manifest, mut found) = lower::manifest::read(sources.get(manifest).unwrap());
    let mut trees = Vec::new();
    for id in ids {
        let parsed = syntax::parse(sources.get(id).unwrap());
        found.extend(parsed.findings);
        trees.push((id, parsed.file));
    }
    let (catalog, lowered) = lower::lower(&manifest, &sources, &trees);
    found.extend(lowered);
    found.extend(checks::check(&catalog, &sources));
    let found = checks::settle(&catalog, found);
    let errors: Vec<Finding> = found.iter().filter(|finding| finding.blocks()).cloned().collect();
    println!("{}", said(&sources, &found));
    assert!(errors.is_empty(), "{}", said(&sources, &errors));
}
