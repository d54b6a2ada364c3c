//! Sources: read, checked, printed.

use chrono::NaiveDate;
use thutuc::bundle::{Language, to_canonical_bytes};
use thutuc::diagnostics::{Severity, render};
use thutuc::driver::{self, Input, Options};
use thutuc::format;
use thutuc::runtime::RuleSet;
use thutuc::source::{SourceFile, Sources};
use thutuc::syntax;

use super::bundles::decide;
use super::draw::Draw;
use super::rules::{MANIFEST, SOURCES};

/// The longest text that is proved: proofs have budgets, and a target has no day for each.
const LONGEST: usize = 4_096;

/// Any bytes are read into a tree and findings that can be shown.
pub fn source(bytes: &[u8]) {
    let mut sources = Sources::default();
    let Ok(id) = sources.add("a.tt", bytes) else { return };
    let parsed = syntax::parse(sources.get(id).expect("a file that was added"));
    for language in [Language::Vi, Language::En] {
        let _ = render::json(&parsed.findings, &sources, language);
    }
}

/// What can be read is printed once and for all, with the same comments and without a mistake.
pub fn format(bytes: &[u8]) {
    let mut sources = Sources::default();
    let Ok(id) = sources.add("a.tt", bytes) else { return };
    let file = sources.get(id).expect("a file that was added");
    let Ok(printed) = format::format(file, Language::Vi) else { return };
    let (before, after) = (syntax::parse(file), again(&printed, Language::Vi, &printed));
    assert_eq!(before.comments.len(), after.comments.len(), "comments of {printed}");
    let english = format_text(&printed, Language::En);
    again(&english, Language::En, &english);
    assert_eq!(format_text(&format_text(&english, Language::Vi), Language::En), english);
}

fn format_text(text: &str, language: Language) -> String {
    let mut sources = Sources::default();
    let id = sources.add("a.tt", text.as_bytes()).expect("printed text");
    format::format(sources.get(id).expect("a file that was added"), language).expect("printed text is read")
}

/// Holds that printed text is printed as it is; what is read of it.
fn again(text: &str, language: Language, expected: &str) -> syntax::Parsed {
    assert_eq!(format_text(text, language), expected);
    let mut sources = Sources::default();
    let id = sources.add("a.tt", text.as_bytes()).expect("printed text");
    let file: &SourceFile = sources.get(id).expect("a file that was added");
    let parsed = syntax::parse(file);
    assert!(parsed.findings.iter().all(|finding| finding.severity != Severity::Error), "{text}");
    parsed
}

/// A text beside the small catalog is compiled; what has no error can be loaded and asked.
pub fn catalog(bytes: &[u8]) {
    if bytes.len() > LONGEST {
        return;
    }
    let input = |(at, text): (usize, &&str)| Input { path: format!("{at}.tt"), bytes: text.as_bytes().to_vec() };
    let mut files: Vec<Input> = SOURCES.iter().take(1).enumerate().map(input).collect();
    files.push(Input { path: "a.tt".to_owned(), bytes: bytes.to_vec() });
    let compiled = driver::compile(MANIFEST.as_bytes(), files.clone(), Options { drafts: true, ..Options::default() });
    let _ = render::json(&compiled.findings, &compiled.sources, Language::Vi);
    let findings_only = Options { drafts: true, findings_only: true };
    let found = driver::compile(MANIFEST.as_bytes(), files, findings_only);
    assert_eq!(found.findings, compiled.findings);
    let Some(bundle) = compiled.bundle else { return };
    let rules = RuleSet::load(&to_canonical_bytes(&bundle).expect("a sealed bundle")).expect("a bundle of ours");
    let day = NaiveDate::from_ymd_opt(2025, 9, 5).expect("a day");
    decide(&rules, &mut Draw::new(bytes), day);
}
