//! Files beside the sources: the manifest, scenarios, guards, records of the national portal.

use chrono::NaiveDate;
use thutuc::bundle::Language;
use thutuc::diagnostics::render;
use thutuc::driver::{self, Input, Options};
use thutuc::guards::file::Snapshot;
use thutuc::import::{self, Existing};
use thutuc::scenarios;
use thutuc::source::Sources;

/// Any bytes are a manifest or give findings.
pub fn manifest(bytes: &[u8]) {
    let compiled = driver::compile(bytes, Vec::new(), Options::default());
    let _ = render::json(&compiled.findings, &compiled.sources, Language::En);
}

/// Any bytes are scenarios or give findings.
pub fn scenario(bytes: &[u8]) {
    let mut sources = Sources::default();
    let Ok(id) = sources.add("a.yaml", bytes) else { return };
    let (_, findings) = scenarios::read(sources.get(id).expect("a file that was added"));
    let _ = render::json(&findings, &sources, Language::Vi);
}

/// Any bytes are a guard's snapshot, which is written as it was read, or say why not.
pub fn guard(bytes: &[u8]) {
    match Snapshot::parse(bytes) {
        Ok(snapshot) => {
            let written = snapshot.accepted();
            assert_eq!(Snapshot::parse(written.as_bytes()).expect("a snapshot that was written").accepted(), written);
        }
        Err(error) => drop(error.say(Language::Vi)),
    }
}

/// Any bytes are imported; what becomes of them can be read again, and importing them once more changes nothing.
pub fn record(bytes: &[u8]) {
    let input = [import::Input { name: "a.json".to_owned(), bytes: bytes.to_vec() }];
    let day = NaiveDate::from_ymd_opt(2026, 6, 10).expect("a day");
    let imported = import::import(&input, &Existing::default(), day);
    let files = imported.files.iter().filter(|(path, _)| path.ends_with(".tt"));
    let files: Vec<Input> =
        files.map(|(path, text)| Input { path: path.clone(), bytes: text.as_bytes().to_vec() }).collect();
    for file in &files {
        let mut sources = Sources::default();
        let id = sources.add(&*file.path, &file.bytes).expect("imported text");
        let parsed = thutuc::syntax::parse(sources.get(id).expect("a file that was added"));
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(parsed.findings.iter().all(|finding| !finding.blocks()), "{:?}\n{text}", parsed.findings);
    }
}
