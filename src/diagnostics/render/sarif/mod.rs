//! Findings into a SARIF 2.1.0 log, which code scanning services read: the rules that they come from with their explanations, each
//! finding with its places, its fingerprint, its mend, what acknowledges it and the dossier that refutes a proof.
//!
//! Only the rules of what was found stand in it. Braces in a text stay single, as readers format a text only where it has
//! arguments.

mod log;
mod rules;
mod uri;

pub use log::SarifLog;

use super::details::whole;
use super::hush;
use super::json::{JsonWitness, place};
use crate::bundle::Language;
use crate::diagnostics::{Finding, Fingerprint, Fix};
use crate::source::{Sources, Span};
use log::{
    Artifact, Base, Bases, Change, Driver, Fingerprints, Location, Mend, Outcome, Physical, Properties, Region,
    Replacement, Rule, Run, Suppression, Text, Tool,
};

/// The base of every address: the root of the repository.
const BASE: &str = "%SRCROOT%";

/// What every part of the log is made from.
struct Maker<'a> {
    sources: &'a Sources,
    language: Language,
    prefix: &'a str,
}

/// A log of the findings, in their order. `prefix` leads from the root of the repository to the catalog, with `/` at its end
/// unless it is empty.
pub fn sarif(findings: &[Finding], sources: &Sources, language: Language, prefix: &str) -> SarifLog {
    let maker = Maker { sources, language, prefix };
    let rules = rules::rules(findings, language);
    let results = findings.iter().map(|finding| maker.outcome(finding, &rules)).collect();
    let (language, root) = match language {
        Language::Vi => ("vi", "gốc của kho mã nguồn"),
        Language::En => ("en", "the root of the repository"),
    };
    let driver = Driver { name: "thutuc", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    let run = Run {
        tool: Tool { driver },
        language,
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: Bases { root: Base { description: Text { text: root.to_owned() } } },
        results,
    };
    SarifLog { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }
}

impl Maker<'_> {
    fn outcome(&self, finding: &Finding, rules: &[Rule]) -> Outcome {
        let related = finding.related.iter().enumerate().map(|(id, related)| {
            let message = Text { text: related.note.words(self.language).to_owned() };
            Location { id: Some(id), message: Some(message), ..self.location(related.span) }
        });
        Outcome {
            rule_id: finding.code(),
            rule_index: rules.iter().position(|rule| rule.id == finding.code()),
            level: finding.severity.as_str(),
            message: Text { text: literal(&hush(&whole(finding, self.language))) },
            locations: [self.location(finding.span)],
            related_locations: related.collect(),
            partial_fingerprints: Fingerprints { item: Fingerprint::of(finding, self.sources).digest() },
            suppressions: finding.accepted.iter().map(|span| self.suppression(*span)).collect(),
            fixes: finding.fix.iter().map(|fix| self.mend(fix)).collect(),
            properties: finding.witness.as_deref().map(|witness| Properties { witness: JsonWitness::from(witness) }),
        }
    }

    fn location(&self, span: Span) -> Location {
        let (artifact_location, region) = self.physical(span);
        Location { id: None, physical_location: Physical { artifact_location, region }, message: None }
    }

    fn physical(&self, span: Span) -> (Artifact, Region) {
        let (path, start, end) = place(self.sources, span);
        let region =
            Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column };
        (Artifact { uri: uri::relative(&format!("{}{path}", self.prefix)), uri_base_id: BASE }, region)
    }

    /// The clause that acknowledges a finding says why in its own words.
    fn suppression(&self, span: Span) -> Suppression {
        let words: Vec<&str> = self.sources.text(span).split_whitespace().collect();
        Suppression {
            kind: "inSource",
            status: "accepted",
            justification: hush(&words.join(" ")).into_owned(),
            location: self.location(span),
        }
    }

    /// A fix, called what an editor calls it, with the changes of each file.
    fn mend(&self, fix: &Fix) -> Mend {
        let mut changes: Vec<Change> = Vec::new();
        for edit in &fix.edits {
            let (artifact_location, deleted_region) = self.physical(edit.span);
            let inserted_content = Text { text: edit.replacement.clone() };
            let replacement = Replacement { deleted_region, inserted_content };
            match changes.iter_mut().find(|change| change.artifact_location.uri == artifact_location.uri) {
                Some(change) => change.replacements.push(replacement),
                None => changes.push(Change { artifact_location, replacements: vec![replacement] }),
            }
        }
        Mend { description: Text { text: literal(&hush(&fix.title(self.language))) }, artifact_changes: changes }
    }
}

/// A text in which nothing is a link: SARIF reads `[text](address)` as one.
fn literal(text: &str) -> String {
    text.replace("](", "]\\(")
}
