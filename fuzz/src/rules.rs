//! The rules that targets start from: a small catalog with something of every kind.

use std::sync::OnceLock;

use thutuc::bundle::{Bundle, to_canonical_bytes};
use thutuc::driver::{self, Input, Options};
use thutuc::runtime::RuleSet;

/// The manifest.
pub const MANIFEST: &str = include_str!("../../tests/cases/small/thutuc.yaml");

/// The sources: one procedure with a program, and what it lacks.
pub const SOURCES: [&str; 2] = [include_str!("../../tests/cases/small/mau.tt"), include_str!("../more.tt")];

/// The bundle of the rules, and its bytes.
pub fn bundle() -> &'static (Bundle, Vec<u8>) {
    static BUNDLE: OnceLock<(Bundle, Vec<u8>)> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let input = |(at, text): (usize, &&str)| Input { path: format!("{at}.tt"), bytes: text.as_bytes().to_vec() };
        let files = SOURCES.iter().enumerate().map(input).collect();
        let compiled = driver::compile(MANIFEST.as_bytes(), files, Options::default());
        let errors: Vec<_> = compiled.findings.iter().filter(|finding| finding.blocks()).collect();
        let bundle = compiled.bundle.unwrap_or_else(|| panic!("the rules have errors: {errors:#?}"));
        let bytes = to_canonical_bytes(&bundle).expect("a bundle");
        (bundle, bytes)
    })
}

/// The rules as a service loads them.
pub fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| RuleSet::load(&bundle().1).expect("a bundle of ours"))
}
