//! The findings of one file at each keystroke: read, lowered and checked with the items that it rests on, without proofs.
//!
//! What only the whole catalog decides stays as the last whole run left it, moved with the text: proofs, and whether something
//! is used or covered at all. Everything else is what the whole run will say, which a test holds.

use super::closure;
use super::workspace::Workspace;
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::{Finding, Problem};
use crate::driver;
use crate::source::FileId;
use crate::syntax::ast::Item;

/// What takes the whole catalog: proofs and what is written (`E0510` and on), and what looks at every item.
pub const LATE: &[&str] = &[
    "E0510", "E0511", "E0512", "E0513", "E0514", "E0515", "E0516", "E0602", "E0608", "E0609", "E0610", "E0712",
    "E0713", "E0714", "E0715", "E0716", "E0717", "E0801", "E0802", "E0803", "E0952", "E0953", "W0201", "W0202",
    "W0340", "W0341", "W0501", "W0502", "W0503", "W0504", "W0505", "W0602", "W0604", "W0802",
];

/// Whether a finding is left to the whole run.
pub fn is_late(finding: &Finding) -> bool {
    match &finding.problem {
        Problem::Names(NameProblem::AcceptsNothing { code }) => LATE.contains(&code.as_str()),
        _ => LATE.contains(&finding.code()),
    }
}

impl Workspace {
    /// Looks at a file that changed; what is known of it is up to date then, but for what is left to the whole run.
    pub fn check(&mut self, file: FileId) {
        let mut findings = if self.is_catalog() { self.checked(file) } else { self.read_only(file) };
        let before = self.known.remove(&file).unwrap_or_default();
        findings.extend(before.into_iter().filter(is_late));
        findings.sort_by(|a, b| (a.span, a.code()).cmp(&(b.span, b.code())));
        self.known.insert(file, findings);
    }

    /// What the form alone tells.
    fn read_only(&self, file: FileId) -> Vec<Finding> {
        self.documents.get(&file).map(|document| document.parsed.findings.clone()).unwrap_or_default()
    }

    fn checked(&self, file: FileId) -> Vec<Finding> {
        let places = closure::of(self, file);
        let item = |(file, at): &closure::Place| self.documents.get(file)?.parsed.file.items.get(*at);
        let items: Vec<&Item> = places.iter().filter_map(item).collect();
        // Elsewhere an unread clause may be what is missing here.
        let read = self.documents.values().flat_map(|document| &document.parsed.findings);
        let found = self.manifest_findings.iter().chain(read).cloned().collect();
        let found = driver::check_items(&self.manifest, &self.sources, &items, &self.index, found, file);
        found.into_iter().filter(|finding| !is_late(finding)).collect()
    }
}
