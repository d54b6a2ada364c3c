//! Findings as diagnostics: of each file where they, or the version that they are of, are not what the editor was told last.

use std::collections::BTreeSet;

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message,
    PublishDiagnosticsParams,
};

use super::catalogs::Catalog;
use crate::bundle::Language;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Problem, Severity};

/// What the editor does not know yet, of some files or of all: at a keystroke only the files that changed are asked about.
pub(super) fn news(
    catalog: &mut Catalog,
    of: Option<&BTreeSet<String>>,
    language: Language,
) -> Vec<PublishDiagnosticsParams> {
    let mut out = Vec::new();
    let paths: Vec<_> = match of {
        Some(of) => of.iter().filter_map(|path| Some((path.clone(), catalog.workspace.file(path)?))).collect(),
        None => catalog.workspace.paths().map(|(path, file)| (path.to_owned(), file)).collect(),
    };
    for (path, file) in paths {
        let findings = catalog.workspace.findings(file);
        let is_open = catalog.open.contains_key(&path);
        if findings.is_empty() && !catalog.published.contains_key(&path) && !is_open {
            continue;
        }
        let diagnostics: Vec<Diagnostic> =
            findings.iter().map(|finding| diagnostic(catalog, finding, language)).collect();
        let version = catalog.open.get(&path).map(|open| open.version);
        let told = (version, diagnostics);
        if catalog.published.get(&path) == Some(&told) {
            continue;
        }
        let Some(uri) = catalog.uri(file) else { continue };
        out.push(PublishDiagnosticsParams { uri, version, diagnostics: told.1.clone() });
        catalog.published.insert(path, told);
    }
    out
}

/// A finding: its message and its help.
pub(super) fn diagnostic(catalog: &Catalog, finding: &Finding, language: Language) -> Diagnostic {
    let message = match finding.help(language) {
        Some(help) => format!("{}\n{help}", finding.message(language)),
        None => finding.message(language),
    };
    let severity = match (finding.accepted, finding.severity) {
        (Some(_), _) => DiagnosticSeverity::Hint,
        (None, Severity::Error) => DiagnosticSeverity::Error,
        (None, Severity::Warning) => DiagnosticSeverity::Warning,
    };
    let related = finding.related.iter().filter_map(|related| {
        let location = catalog.location(related.span)?;
        Some(DiagnosticRelatedInformation { location, message: related.note.words(language).to_owned() })
    });
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    let is_unused = matches!(finding.problem, Problem::Names(NameProblem::Unused { .. }));
    Diagnostic {
        range: catalog.range(finding.span),
        severity: Some(severity),
        code: Some(Code::String(finding.code().to_owned())),
        code_description: None,
        source: Some("thutuc".to_owned()),
        message: Message::String(message),
        tags: is_unused.then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}
