//! What there is to say of a finding beside its message, each line with its lead: what to write instead, the law, the dossier
//! that refutes a proof, what should come out and what does.

use super::{help, witness};
use crate::bundle::Language;
use crate::diagnostics::{Finding, Witness};

/// A line: its lead, such as `gợi ý: `, and what it says.
pub(super) type Line = (String, String);

/// The lines of a finding.
pub(super) fn details(finding: &Finding, language: Language) -> Vec<Line> {
    let [suggestion, law] = match language {
        Language::Vi => ["gợi ý: ", "căn cứ: "],
        Language::En => ["help: ", "law: "],
    };
    let mut lines = Vec::new();
    lines.extend(help(finding, language).map(|help| (suggestion.to_owned(), help)));
    lines.extend(finding.problem.note(language).map(|note| (law.to_owned(), note)));
    lines.extend(finding.witness.iter().flat_map(|witness| refutation(witness, language)));
    lines
}

fn refutation(dossier: &Witness, language: Language) -> Vec<Line> {
    let [witness, expected, found] = match language {
        Language::Vi => ["hồ sơ phản chứng: ", "phải là: ", "lại ra: "],
        Language::En => ["witness: ", "expected: ", "found: "],
    };
    let mut lines = vec![(witness.to_owned(), witness::dossier(dossier, language))];
    for (lead, text) in [(expected, &dossier.expected), (found, &dossier.found)] {
        let (end, parts) = witness::outcome(text, language);
        lines.push((lead.to_owned(), end));
        lines.extend(parts.into_iter().map(|part| ("  - ".to_owned(), part)));
    }
    lines
}

/// The message and these lines as one text.
pub(super) fn whole(finding: &Finding, language: Language) -> String {
    let lines = details(finding, language).into_iter().map(|(lead, text)| format!("{lead}{text}"));
    std::iter::once(finding.message(language)).chain(lines).collect::<Vec<_>>().join("\n")
}
