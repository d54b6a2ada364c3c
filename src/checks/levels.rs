//! Gives warnings the level that the manifest sets (`lints: { W0301: error }`): not reported, as they are, or as errors.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Severity};
use crate::model::LintLevel;

pub(super) fn apply(levels: &BTreeMap<String, LintLevel>, findings: &mut Vec<Finding>) {
    let level = |finding: &Finding| {
        let level = levels.get(finding.code()).copied();
        // The level of an error cannot be changed, which the manifest's reader reports.
        level.filter(|_| finding.code().starts_with('W'))
    };
    findings.retain(|finding| level(finding) != Some(LintLevel::Off));
    for finding in findings {
        match level(finding) {
            Some(LintLevel::Error) => finding.severity = Severity::Error,
            Some(LintLevel::Warning) => finding.severity = Severity::Warning,
            Some(LintLevel::Off) | None => {}
        }
    }
}
