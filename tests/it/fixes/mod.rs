//! Fixes: what each code's does, that together they never bring an error, and `check --fix`.

mod command;
mod guard;
mod pages;
mod slips;

use std::collections::BTreeMap;

use thutuc::driver::{self, Input, MANIFEST, Options};
use thutuc::fixes::{self, Checked, Fixed};

/// A file of a catalog.
pub(crate) fn file(path: &str, text: &str) -> Input {
    Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// How a catalog whose first file is its manifest is checked, proofs included.
pub(crate) fn check(files: &[Input]) -> Checked {
    assert_eq!(files[0].path, MANIFEST);
    let compiled = driver::compile(&files[0].bytes, files[1..].to_vec(), Options::default());
    Checked { sources: compiled.sources, findings: compiled.findings }
}

/// The errors by file and code that nothing acknowledges.
pub(crate) fn errors(checked: &Checked) -> BTreeMap<(String, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.blocks()) {
        let path = checked.sources.get(finding.span.file).unwrap().path().to_owned();
        *counts.entry((path, finding.code())).or_default() += 1;
    }
    counts
}

/// Applies every fix and holds it to its promises: no error that was not there, nothing left to apply, and no line changed but where
/// a fix says so.
#[track_caller]
pub(crate) fn fixed(files: Vec<Input>, mut check: impl FnMut(&[Input]) -> Checked) -> Fixed {
    let before = errors(&check(&files));
    let fixed = fixes::all(files.clone(), &mut check);
    let text = |file: &Input| String::from_utf8_lossy(&file.bytes).into_owned();
    let said = || fixed.applied.iter().map(|one| format!("{one:?}\n")).collect::<String>();
    for (key, count) in errors(&fixed.checked) {
        assert!(before.get(&key).is_some_and(|known| count <= *known), "{key:?} is new:\n{}", said());
    }
    if fixed.applied.is_empty() {
        assert!(fixed.files == files);
        return fixed;
    }
    let again = fixes::all(fixed.files.clone(), &mut check);
    assert!(again.applied.is_empty(), "not at once: {:?}\nafter\n{}", again.applied, said());
    assert!(again.files == fixed.files);
    let put: Vec<&str> = fixed
        .applied
        .iter()
        .flat_map(|one| &one.fix.edits)
        .flat_map(|edit| edit.replacement.lines())
        .map(str::trim)
        .collect();
    let deletes = fixed.applied.iter().any(|one| one.fix.edits.iter().any(|edit| edit.replacement.trim().is_empty()));
    for (old, new) in files.iter().zip(&fixed.files) {
        let old_text = text(old);
        let old_lines: std::collections::BTreeSet<&str> = old_text.lines().collect();
        for line in text(new).lines().filter(|line| !old_lines.contains(line)) {
            let is_edited = put.iter().any(|put| !put.is_empty() && line.contains(put));
            assert!(is_edited || deletes, "`{line}` changed in {}:\n{}", old.path, said());
        }
    }
    fixed
}
