//! The fix of each code, on the example of its explanation and on the further fixtures: alone it takes the finding away; together with
//! the others it brings no error.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use thutuc::bundle::Language;
use thutuc::diagnostics::{Applies, ExampleFile, Explanation, Finding, Fix, Severity, edited};
use thutuc::driver::{Input, MANIFEST};
use thutuc::fixes::Checked;
use thutuc::source::Sources;

use super::{errors, file, fixed};
use crate::findings::{fixtures, folder};

/// Every wrong example in a catalog, by its name: those of syntax, which stand alone elsewhere, among them.
fn catalogs() -> BTreeMap<String, Vec<Input>> {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let (mut failing, _) = fixtures();
    for explanation in Explanation::all() {
        if let Some(example) = explanation.example {
            let fixture = crate::findings::Fixture { file: example.file, text: example.wrong.to_owned() };
            failing.insert(explanation.code.to_owned(), fixture);
        }
    }
    failing
        .into_iter()
        .filter_map(|(name, fixture)| {
            let files = match fixture.file {
                ExampleFile::Rules => vec![
                    file(MANIFEST, &read("thutuc.yaml")),
                    file("case.tt", &fixture.text),
                    file("prelude.tt", &read("prelude.tt")),
                ],
                ExampleFile::Manifest => vec![file(MANIFEST, &fixture.text), file("prelude.tt", &read("prelude.tt"))],
                ExampleFile::Scenarios | ExampleFile::Record => return None,
            };
            Some((name, files))
        })
        .collect()
}

/// Checks a catalog without the warnings of the prelude, of which an example uses only a part.
fn check(files: &[Input]) -> Checked {
    let mut checked = super::check(files);
    let prelude = checked.sources.iter().find(|file| file.path() == "prelude.tt").unwrap().id();
    checked.findings.retain(|finding| finding.span.file != prelude || finding.severity == Severity::Error);
    checked
}

/// The files after one fix.
fn after(files: &[Input], checked: &Checked, fix: &Fix) -> Vec<Input> {
    let mut files = files.to_vec();
    for input in &mut files {
        let source = checked.sources.iter().find(|source| source.path() == input.path).unwrap();
        let edits = fix.edits.iter().filter(|edit| edit.span.file == source.id());
        input.bytes = edited(source.text(), edits).expect("edits lie on characters").into_bytes();
    }
    files
}

fn count(checked: &Checked, code: &str) -> usize {
    checked.findings.iter().filter(|finding| finding.code() == code).count()
}

#[test]
fn the_fix_of_a_code_takes_its_finding_away() {
    let mut shown = String::new();
    let mut failures = String::new();
    for (name, files) in catalogs() {
        let checked = check(&files);
        let code = name.get(..5).unwrap();
        let own: Vec<&Finding> = checked.findings.iter().filter(|finding| finding.code() == code).collect();
        let Some((finding, fix)) = own.iter().find_map(|finding| Some((finding, finding.fix.as_ref()?))) else {
            continue;
        };
        let when = match fix.applies {
            Applies::Always => "always",
            Applies::OnceSound => "once nothing else is wrong",
            Applies::OnRequest => "when asked for",
        };
        writeln!(shown, "{name} ({when}): {} / {}", fix.title(Language::Vi), fix.title(Language::En)).unwrap();
        for edit in &fix.edits {
            writeln!(shown, "    {:?} -> {:?}", checked.sources.text(edit.span), edit.replacement).unwrap();
        }
        let mended = check(&after(&files, &checked, fix));
        if count(&mended, code) >= count(&checked, code) {
            writeln!(failures, "{name}: {} stays", checked.sources.place(finding.span)).unwrap();
        }
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(shown) });
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn all_fixes_of_an_example_together_bring_no_error() {
    let mut mended = BTreeSet::new();
    for (name, files) in catalogs().into_iter().filter(|(name, _)| !name.starts_with("E01")) {
        let before = errors(&check(&files));
        let fixed = fixed(files, check);
        if !before.is_empty() && errors(&fixed.checked).is_empty() {
            mended.insert(name);
        }
    }
    println!("{} examples with errors have none left: {mended:?}", mended.len());
    assert!(mended.len() >= 10, "{mended:?}");
}

/// Examples of syntax are parts of a procedure, whose other parts are missed once it can be read: only their syntax is looked at.
#[test]
fn an_example_of_syntax_can_be_read_once_its_fix_is_applied() {
    let mut left = String::new();
    for (name, files) in catalogs().into_iter().filter(|(name, _)| name.starts_with("E01") || name.starts_with("W01")) {
        let is_sure = |finding: &Finding| finding.fix.as_ref().is_some_and(|fix| fix.applies == Applies::Always);
        if !syntax(&files).findings.iter().all(is_sure) {
            continue;
        }
        let fixed = fixed(files, syntax);
        if let Some(finding) = fixed.checked.findings.first() {
            writeln!(left, "{name}: {}", finding.message(Language::En)).unwrap();
        }
    }
    assert!(left.is_empty(), "{left}");
}

/// What cannot be read of an example.
fn syntax(files: &[Input]) -> Checked {
    let mut sources = Sources::default();
    let case = files.iter().find(|file| file.path == "case.tt").unwrap();
    let id = sources.add("case.tt", &case.bytes).unwrap();
    let mut findings = thutuc::syntax::parse(sources.get(id).unwrap()).findings;
    thutuc::mends::offer(&mut findings, &sources);
    Checked { sources, findings }
}
