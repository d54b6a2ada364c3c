//! The rules of a SARIF log: the explanations of the codes that were found.

use std::collections::BTreeSet;

use super::log::{Configuration, Help, Rule, Text};
use crate::bundle::Language;
use crate::diagnostics::{Explanation, Finding};

/// The rules of the findings, by code.
pub(super) fn rules(findings: &[Finding], language: Language) -> Vec<Rule> {
    let found: BTreeSet<&str> = findings.iter().map(Finding::code).collect();
    let all = Explanation::all().into_iter();
    all.filter(|explanation| found.contains(explanation.code)).map(|known| rule(&known, language)).collect()
}

fn rule(known: &Explanation, language: Language) -> Rule {
    let words = known.words(language);
    let [cure, wrong, right] = match language {
        Language::Vi => ["Cách sửa:", "Ví dụ bị báo mã này:", "Sửa lại:"],
        Language::En => ["Cure:", "An example that gives it:", "Mended:"],
    };
    let text = format!("{}\n\n{cure} {}", words.meaning, words.cure);
    let mut markdown = text.clone();
    if let Some(example) = known.example {
        for (lead, source) in [(wrong, example.wrong), (right, example.right)] {
            markdown.push_str(&format!("\n\n{lead}\n\n```\n{}\n```", source.trim_end()));
        }
    }
    Rule {
        id: known.code,
        short_description: Text { text: known.without_values(language).unwrap_or_else(|| words.meaning.to_owned()) },
        full_description: Text { text: words.meaning.to_owned() },
        help: Help { text, markdown },
        default_configuration: Configuration { level: if known.code.starts_with('E') { "error" } else { "warning" } },
    }
}
