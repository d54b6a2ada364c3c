//! The results of tests as JUnit XML: a suite a file, a case a scenario.

use std::collections::BTreeMap;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::suite::{State, Suite};
use crate::bundle::Language;
use crate::cli::failure::Failure;
use crate::diagnostics::Finding;
use crate::diagnostics::render::help;
use crate::guards::FOLDER;
use crate::source::Sources;

/// The document.
///
/// # Errors
/// [`Failure::Internal`] where it cannot be written.
pub(super) fn write(suite: &Suite, sources: &Sources, language: Language) -> Result<String, Failure> {
    let mut report = Report::new("thutuc");
    let mut suites: BTreeMap<String, TestSuite> = BTreeMap::new();
    let path = |span: crate::source::Span| sources.get(span.file).map_or("", |file| file.path()).to_owned();
    for (scenario, ran) in &suite.ran {
        let path = path(scenario.span());
        let status = match State::of(scenario, ran) {
            State::Passed => TestCaseStatus::success(),
            State::Unconfirmed => TestCaseStatus::skipped(),
            State::Failed => {
                let failures: Vec<Finding> =
                    ran.failures.iter().map(|failure| failure.finding(&scenario.name.node, sources)).collect();
                unsuccessful(NonSuccessKind::Failure, "scenario", &failures, sources, language)
            }
            State::NotRun => unsuccessful(NonSuccessKind::Error, "scenario", &ran.findings, sources, language),
        };
        let mut case = TestCase::new(scenario.name.node.as_str(), status);
        case.set_classname(path.as_str());
        suites.entry(path.clone()).or_insert_with(|| TestSuite::new(path)).add_test_case(case);
    }
    // What is wrong with a file as a whole belongs to no scenario.
    for finding in suite.of_files() {
        let path = path(finding.span);
        let name = sources.place(finding.span);
        let status = unsuccessful(NonSuccessKind::Error, "file", std::slice::from_ref(finding), sources, language);
        suites.entry(path.clone()).or_insert_with(|| TestSuite::new(path)).add_test_case(TestCase::new(name, status));
    }
    for guarded in &suite.guards {
        let status = match &guarded.finding {
            None => TestCaseStatus::success(),
            Some(finding) => {
                let mut status =
                    unsuccessful(NonSuccessKind::Failure, "guard", std::slice::from_ref(finding), sources, language);
                let said = finding.message(language);
                status.set_description(format!("{said}\n{}", guarded.outcome.difference(language)));
                status
            }
        };
        let mut case = TestCase::new(guarded.outcome.name.as_str(), status);
        case.set_classname(FOLDER);
        suites.entry(FOLDER.to_owned()).or_insert_with(|| TestSuite::new(FOLDER)).add_test_case(case);
    }
    report.add_test_suites(suites.into_values());
    let text = report.to_string().map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(as_jenkins_has_it(&text))
}

/// The schema of Jenkins, by which other readers go too, has `skipped` for a suite and not for all of them together.
fn as_jenkins_has_it(text: &str) -> String {
    let Some((head, rest)) = text.split_once("<testsuites ") else { return text.to_owned() };
    let Some((attributes, body)) = rest.split_once('>') else { return text.to_owned() };
    let kept: Vec<&str> = attributes.split(' ').filter(|attribute| !attribute.starts_with("skipped=")).collect();
    format!("{head}<testsuites {}>{body}", kept.join(" "))
}

fn unsuccessful(
    kind: NonSuccessKind,
    of: &str,
    findings: &[Finding],
    sources: &Sources,
    language: Language,
) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            let related = finding
                .related
                .iter()
                .map(|related| format!("\n  {}: {}", related.note.words(language), sources.place(related.span)));
            let help = help(finding, language).map(|help| format!("\n  {help}")).unwrap_or_default();
            let place = sources.place(finding.span);
            format!("{place}: {}{help}{}", finding.message(language), related.collect::<String>())
        })
        .collect();
    if let Some(first) = findings.first() {
        status.set_message(first.message(language));
    }
    status.set_type(of).set_description(lines.join("\n"));
    status
}
