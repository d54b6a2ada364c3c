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
pub use human::{Human, human};
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
        let wanted = fix.replacement.trim();
        if finding.message(language).contains(&format!("`{wanted}`")) {
            return None;
        }
        Some(match (wanted.is_empty(), language) {
            (true, Language::Vi) => "xóa chỗ này".to_owned(),
            (true, Language::En) => "delete it".to_owned(),
            (false, Language::Vi) => format!("viết `{wanted}`"),
            (false, Language::En) => format!("write `{wanted}`"),
        })
    })
}
