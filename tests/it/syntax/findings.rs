//! Every finding about text and syntax: a source that gives it, one that does not, and its wording.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::support::{mended, read, shown};
use thutuc::bundle::Language;
use thutuc::diagnostics::messages::SyntaxProblem;
use thutuc::diagnostics::{Explanation, Finding};
use thutuc::driver::{Input, Options, compile};
use thutuc::source::MAX_FILE_BYTES;
use thutuc::syntax::{MAX_CLAUSE_BYTES, MAX_FINDINGS};

/// Codes whose sources are too large for a file, made below; and the one for a mistake of the program itself.
const MADE: [&str; 4] = ["E0113", "E0115", "E0137", "E0139"];
const INTERNAL: &str = "E0199";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/syntax/findings")
}

/// The example of the code's explanation; where that is no text in UTF-8, a file.
fn fixture(code: &str, outcome: &str) -> Option<Vec<u8>> {
    let explanation = Explanation::all().into_iter().find(|explanation| explanation.code == code)?;
    match (explanation.example, outcome) {
        (Some(example), "fails") => Some(example.wrong.as_bytes().to_vec()),
        (Some(example), _) => Some(example.right.as_bytes().to_vec()),
        (None, _) => std::fs::read(folder().join(format!("{code}.{outcome}.tt"))).ok(),
    }
}

/// The syntax findings of bytes, as a whole catalog gives them.
fn found(bytes: &[u8]) -> Vec<Finding> {
    let manifest =
        "catalog: a\ntitle: { vi: \"A\", en: \"A\" }\nlanguage: vi\nhorizon: { from: 2024-01-01, to: 2030-12-31 }\n";
    let input = Input { path: "a.tt".to_owned(), bytes: bytes.to_vec() };
    let compiled = compile(manifest.as_bytes(), vec![input], Options::default());
    let ours = |finding: &Finding| finding.code().get(1..3) == Some("01");
    compiled.findings.into_iter().filter(ours).collect()
}

fn codes(bytes: &[u8]) -> BTreeSet<&'static str> {
    found(bytes).iter().map(Finding::code).collect()
}

/// The codes that the parser alone gives.
fn parsed_codes(text: &str) -> BTreeSet<&'static str> {
    read(text).1.findings.iter().map(Finding::code).collect()
}

#[test]
fn every_code_has_a_source_that_gives_only_it_and_one_that_gives_nothing() {
    for row in SyntaxProblem::ROWS.iter().filter(|row| !MADE.contains(&row.code) && row.code != INTERNAL) {
        let fails = fixture(row.code, "fails").unwrap_or_else(|| panic!("{} has no failing source", row.code));
        let passes = fixture(row.code, "passes").unwrap_or_else(|| panic!("{} has no passing source", row.code));
        assert_eq!(codes(&fails), BTreeSet::from([row.code]), "{}", String::from_utf8_lossy(&fails));
        assert_eq!(codes(&passes), BTreeSet::new(), "{} passes", row.code);
    }
}

#[test]
fn every_wording_is_shown_below_its_source() {
    for row in SyntaxProblem::ROWS {
        let Some(fails) = fixture(row.code, "fails") else { continue };
        let text = match String::from_utf8(fails) {
            Ok(text) => shown(&text),
            Err(bytes) => found(bytes.as_bytes()).iter().map(said).collect(),
        };
        insta::with_settings!({
            snapshot_path => "../../cases/syntax/findings",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(row.code, text) });
    }
}

/// The wording of a finding whose source is not text.
fn said(finding: &Finding) -> String {
    let say = |language| format!("{}\n  {}\n", finding.message(language), finding.help(language).unwrap_or_default());
    format!("{}\n{}{}", finding.code(), say(Language::Vi), say(Language::En))
}

#[test]
fn every_fix_leaves_nothing_to_find() {
    for row in SyntaxProblem::ROWS {
        let Some(Ok(text)) = fixture(row.code, "fails").map(String::from_utf8) else { continue };
        let (_, parsed) = read(&text);
        if parsed.findings.iter().any(|finding| finding.fix.is_some()) {
            let after = mended(&text);
            assert!(read(&after).1.findings.is_empty(), "{}", shown(&after));
        }
    }
}

#[test]
fn a_file_above_the_limit_is_refused() {
    assert_eq!(codes(&vec![b'\n'; MAX_FILE_BYTES + 1]), BTreeSet::from(["E0113"]));
    assert_eq!(codes(&vec![b'\n'; MAX_FILE_BYTES]), BTreeSet::new());
}

#[test]
fn a_clause_above_the_limit_is_refused() {
    let clause = |names: usize| format!("thủ tục 1.000001 {{\n    theo quy trình {}a\n}}\n", "a, ".repeat(names));
    assert_eq!(parsed_codes(&clause(MAX_CLAUSE_BYTES / 3)), BTreeSet::from(["E0115"]));
    assert_eq!(parsed_codes(&clause(MAX_CLAUSE_BYTES / 3 - 20)), BTreeSet::new());
}

#[test]
fn a_condition_of_too_many_parts_is_refused() {
    let requirement = |parts: usize| format!("thủ tục 1.000001 {{\n    yêu cầu {}a\n}}\n", "a và ".repeat(parts));
    assert_eq!(parsed_codes(&requirement(400)), BTreeSet::from(["E0137"]));
    assert_eq!(parsed_codes(&requirement(300)), BTreeSet::new());
}

#[test]
fn findings_beyond_the_limit_are_not_listed() {
    let lines = |count: usize| "chữ\n".repeat(count);
    assert!(parsed_codes(&lines(MAX_FINDINGS + 1)).contains("E0139"));
    assert_eq!(parsed_codes(&lines(MAX_FINDINGS - 1)), BTreeSet::from(["E0103"]));
}

#[test]
fn a_mistake_of_the_program_asks_for_a_report() {
    let problem = SyntaxProblem::Internal { place: "x".to_owned() };
    assert!(problem.help(Language::Vi).is_some_and(|help| help.contains("báo lỗi")));
    assert!(problem.help(Language::En).is_some_and(|help| help.contains("report")));
}
