//! Findings into what a person or a program reads: a report for the terminal, one JSON document, a SARIF log, annotations of
//! GitHub.
//!
//! Source text is attached here and nowhere else. Characters that a terminal would act on (controls, bidirectional marks)
//! are replaced before they are shown to a person, so that a hostile file cannot rewrite a report about itself.

#[cfg(feature = "cli")]
mod details;
#[cfg(feature = "cli")]
mod github;
#[cfg(feature = "cli")]
mod human;
#[cfg(feature = "cli")]
mod hush;
mod json;
#[cfg(feature = "cli")]
mod sarif;
#[cfg(feature = "cli")]
mod snippet;
#[cfg(feature = "cli")]
mod witness;
#[cfg(feature = "cli")]
mod wrap;

#[cfg(feature = "cli")]
pub use github::{Annotation, Level, github};
#[cfg(feature = "cli")]
pub use human::{Drawn, Human, Told, human, in_brief, report, tell};
#[cfg(feature = "cli")]
pub use hush::hush;
pub use json::{JsonFinding, JsonPosition, JsonRelated, JsonWitness, json};
#[cfg(feature = "cli")]
pub use sarif::{SarifLog, sarif};
#[cfg(feature = "cli")]
pub use witness::facts;
#[cfg(feature = "cli")]
pub use wrap::wrap;

use super::Finding;
use crate::bundle::Language;

/// What to write instead: the finding's own help, else the replacement of its fix, where the message does not name it.
pub fn help(finding: &Finding, language: Language) -> Option<String> {
    finding.help(language).or_else(|| {
        let fix = finding.fix.as_ref()?;
        let wanted = fix.first().map(|edit| edit.replacement.trim()).filter(|wanted| !wanted.is_empty());
        if wanted.is_some_and(|wanted| finding.message(language).contains(&format!("`{wanted}`"))) {
            return None;
        }
        Some(match (fix.title, wanted, language) {
            (None, Some(wanted), Language::Vi) => format!("viết `{wanted}`"),
            (None, Some(wanted), Language::En) => format!("write `{wanted}`"),
            _ => fix.title(language),
        })
    })
}
