//! Findings into the JSON document of `check --format json`.
//!
//! Lines and columns count from 1, columns in Unicode characters of the file as it stands on disk; paths are relative to
//! the catalog, with `/`. Members never vanish, save `accepted`, which stands only at an acknowledged finding.

use std::collections::BTreeMap;

use serde::Serialize;

use super::help;
use crate::bundle::Language;
use crate::diagnostics::{Finding, Witness};
use crate::source::{Sources, Span};

/// One finding as it stands in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JsonFinding {
    /// The stable code.
    pub code: &'static str,
    /// `error` or `warning`, after the catalog's `lints`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The file.
    pub path: String,
    /// The first character.
    pub start: JsonPosition,
    /// The character after the last one.
    pub end: JsonPosition,
    /// Other places that belong to it.
    pub related: Vec<JsonRelated>,
    /// The dossier that refutes a proof.
    pub witness: Option<JsonWitness>,
    /// `path:line` of the clause that acknowledges it (`chấp nhận`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct JsonPosition {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode characters, from 1.
    pub column: usize,
}

/// A related place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JsonRelated {
    /// What stands there.
    pub message: String,
    /// The file.
    pub path: String,
    /// The first character.
    pub start: JsonPosition,
    /// The character after the last one.
    pub end: JsonPosition,
}

/// A dossier that refutes a proof.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JsonWitness {
    /// Procedure code.
    pub procedure: String,
    /// Office id.
    pub office: String,
    /// Moment of receipt.
    pub received: String,
    /// Channel.
    pub channel: String,
    /// Facts by canonical name.
    pub facts: BTreeMap<String, serde_json::Value>,
    /// What was promised.
    pub expected: String,
    /// What comes out.
    pub found: String,
}

impl From<&Witness> for JsonWitness {
    fn from(witness: &Witness) -> Self {
        Self {
            procedure: witness.procedure.clone(),
            office: witness.office.clone(),
            received: witness.received.clone(),
            channel: witness.channel.clone(),
            facts: witness.facts.clone(),
            expected: witness.expected.clone(),
            found: witness.found.clone(),
        }
    }
}

/// Findings in the form of `check --format json`, in their order.
pub fn json(findings: &[Finding], sources: &Sources, language: Language) -> Vec<JsonFinding> {
    findings.iter().map(|finding| one(finding, sources, language)).collect()
}

fn one(finding: &Finding, sources: &Sources, language: Language) -> JsonFinding {
    let (path, start, end) = place(sources, finding.span);
    let related = finding.related.iter().map(|related| {
        let (path, start, end) = place(sources, related.span);
        JsonRelated { message: related.note.words(language).to_owned(), path, start, end }
    });
    JsonFinding {
        code: finding.code(),
        severity: finding.severity.as_str(),
        message: finding.message(language),
        help: help(finding, language),
        path,
        start,
        end,
        related: related.collect(),
        witness: finding.witness.as_deref().map(JsonWitness::from),
        accepted: finding.accepted.map(|span| sources.place(span)),
    }
}

/// The file of a span, its first character and the one after its last.
pub(super) fn place(sources: &Sources, span: Span) -> (String, JsonPosition, JsonPosition) {
    let Some(file) = sources.get(span.file) else {
        let first = JsonPosition { line: 1, column: 1 };
        return (String::new(), first, first);
    };
    let at = |offset| {
        let position = file.position(offset);
        JsonPosition { line: position.line, column: position.column }
    };
    (file.path().to_owned(), at(span.start), at(span.end))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::diagnostics::messages::SyntaxProblem;

    #[test]
    fn columns_of_decomposed_text_count_its_characters() {
        let text: String = "thủ tục\r\n  thừa x\r\n".nfd().collect();
        let mut sources = Sources::default();
        let id = sources.add("a/b.tt", text.as_bytes()).unwrap();
        let file = sources.get(id).unwrap();
        let at = file.nfc().find('x').unwrap();
        let finding = Finding::new(SyntaxProblem::UnknownItem { word: "x".to_owned() }, file.span(at, at + 1));
        let json = json(&[finding], &sources, Language::En);
        // `thừa` is four letters, of which `ừ` is written as three characters: u, horn, grave.
        assert_eq!(json[0].start, JsonPosition { line: 2, column: 10 });
        assert_eq!(json[0].end, JsonPosition { line: 2, column: 11 });
        assert_eq!(json[0].path, "a/b.tt");
    }
}
