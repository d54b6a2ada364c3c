//! The editor's answers: what it finds at a keystroke is what the whole run finds, and the whole run is `compile`.

use std::path::Path;

use thutuc::diagnostics::Finding;
use thutuc::driver::{self, Input, MANIFEST, Options, compile};
use thutuc::editor::{Workspace, is_late};
use thutuc::source::FileId;
use thutuc::source::disk::read_catalog;

use crate::syntax::mutations::slip;
use crate::syntax::support::Random;

/// Slips that are held against all stages but the proofs.
const SLIPS: usize = 60;
/// Slips after which the whole run is compared with `compile`.
const WHOLE: usize = 3;

/// The rules of names across files are joined by the whole run: one finding for all uses of a name that nothing declares, on
/// the declaration that it may have meant.
const JOINED: &[&str] = &["E0201"];

fn shipped() -> (Vec<u8>, Vec<Input>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let (manifest, files) = read_catalog(&root).unwrap();
    (manifest, files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect())
}

fn whole(workspace: &mut Workspace) {
    let done = workspace.whole().run().unwrap();
    assert!(workspace.take(done));
}

/// Findings of one file, those that its own items decide.
fn decided<'f>(findings: impl IntoIterator<Item = &'f Finding>, file: FileId) -> Vec<String> {
    let own = |finding: &&Finding| finding.span.file == file && !is_late(finding) && !JOINED.contains(&finding.code());
    let mut found: Vec<String> = findings
        .into_iter()
        .filter(own)
        .map(|f| format!("{} {}..{} {:?} {:?}", f.code(), f.span.start, f.span.end, f.problem, f.accepted.is_some()))
        .collect();
    found.sort();
    found
}

/// What every stage but the proofs finds in a file, of the whole catalog.
fn without_proofs(workspace: &Workspace, manifest: &[u8], files: &[Input], file: FileId) -> Vec<Finding> {
    let mut sources = thutuc::source::Sources::default();
    let head = sources.add(MANIFEST, manifest).unwrap();
    let manifest = thutuc::lower::manifest::read(sources.get(head).unwrap()).0;
    let mut trees = Vec::new();
    let mut found = Vec::new();
    for file in files {
        let id = sources.add(&file.path, &file.bytes).unwrap();
        assert_eq!(workspace.file(&file.path), Some(id));
        let parsed = &workspace.document(id).unwrap().parsed;
        found.extend(parsed.findings.iter().cloned());
        trees.push(parsed.file.clone());
    }
    let items: Vec<_> = trees.iter().flat_map(|tree| &tree.items).collect();
    driver::check_items(&manifest, &sources, &items, &thutuc::lower::Nowhere, found, file)
}

#[test]
fn the_whole_run_is_what_compile_says() {
    let (manifest, mut files) = shipped();
    let mut workspace = Workspace::new(Some(&manifest), files.clone());
    let mut random = Random(11);
    for round in 0..WHOLE {
        if round > 0 {
            let which = random.below(files.len());
            let text = String::from_utf8(files[which].bytes.clone()).unwrap();
            files[which].bytes = slip(&text, &mut random).text.into_bytes();
            workspace.set(&files[which].path, &files[which].bytes);
        }
        whole(&mut workspace);
        let compiled = compile(&manifest, files.clone(), Options::default());
        let known: Vec<&Finding> = workspace.paths().flat_map(|(_, file)| workspace.findings(file)).collect();
        let mut expected: Vec<&Finding> = compiled.findings.iter().collect();
        expected.sort_by_key(|finding| (compiled.sources.get(finding.span.file).unwrap().path(), finding.span));
        assert_eq!(known, expected);
        if let Some(bundle) = compiled.bundle {
            assert_eq!(workspace.rules().unwrap().bundle().revision, bundle.revision);
        }
    }
}

#[test]
fn a_keystroke_finds_what_all_stages_find() {
    let (manifest, files) = shipped();
    let mut workspace = Workspace::new(Some(&manifest), files.clone());
    let mut random = Random(5);
    let mut wrong = Vec::new();
    for round in 0..files.len() + SLIPS {
        // First every file as it is, then slips of the hand.
        let (which, what, bytes) = if round < files.len() {
            (round, "as it is".to_owned(), files[round].bytes.clone())
        } else {
            let which = random.below(files.len());
            let slipped = slip(std::str::from_utf8(&files[which].bytes).unwrap(), &mut random);
            (which, slipped.what, slipped.text.into_bytes())
        };
        let path = &files[which].path;
        workspace.set(path, &bytes);
        let file = workspace.file(path).unwrap();
        workspace.check(file);
        let mut changed = files.clone();
        changed[which].bytes = bytes;
        let quick = decided(workspace.findings(file), file);
        let all = decided(&without_proofs(&workspace, &manifest, &changed, file), file);
        if quick != all {
            wrong.push(format!("{path} {what}:\n  quick {quick:#?}\n  all {all:#?}"));
        }
        workspace.set(path, &files[which].bytes);
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
