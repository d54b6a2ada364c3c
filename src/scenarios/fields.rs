//! The members of one mapping, taken out by their keys: what is unknown, missing or twice becomes a finding at its place.

use std::collections::HashSet;

use super::read::MAX_FINDINGS;
use crate::diagnostics::messages::ScenarioProblem;
use crate::diagnostics::{Finding, Term, bare, nearest};
use crate::source::Span;
use crate::source::yaml::{Kind, Node};

/// A mapping whose keys are looked up.
pub(super) struct Fields<'a> {
    /// Where it begins.
    pub(super) span: Span,
    members: &'a [(Node, Node)],
}

/// A list of keys and values.
pub(super) const MAPPING: Term = Term::new("các dòng `mục: giá trị`", "lines of `key: value`");

impl<'a> Fields<'a> {
    /// The members of a mapping; a finding for any other value, for keys that are none of `known` and for those twice.
    pub(super) fn of(node: &'a Node, known: &[&str], findings: &mut Vec<Finding>) -> Option<Self> {
        let Kind::Map(members) = &node.kind else {
            findings.push(Finding::new(ScenarioProblem::ScenarioShape { expected: MAPPING }, node.span));
            return None;
        };
        let mut seen = HashSet::new();
        for (key, _) in members {
            if findings.len() >= MAX_FINDINGS {
                break;
            }
            let name = key.text().unwrap_or_default();
            if !known.contains(&name) {
                let similar =
                    meant(name).filter(|key| known.contains(key)).or_else(|| nearest(name, known.iter().copied()));
                let problem = ScenarioProblem::ScenarioKey { key: name.to_owned(), keys: listed(known) };
                findings.push(Finding::new(problem, key.span).did_you_mean(similar));
            } else if !seen.insert(name) {
                findings.push(twice(key, name));
            }
        }
        Some(Self { span: node.span, members })
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        self.members.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &str, findings: &mut Vec<Finding>) -> Option<&'a Node> {
        let value = self.get(key);
        if value.is_none() {
            findings.push(lacks(key, self.span));
        }
        value
    }
}

/// The key that a Vietnamese word stands for: keys are English, as the members of a decision are.
fn meant(name: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 16] = [
        ("ten", "name"),
        ("thu-tuc", "procedure"),
        ("co-quan", "office"),
        ("nhan", "received"),
        ("nhan-luc", "received"),
        ("hinh-thuc", "channel"),
        ("cach-thuc", "channel"),
        ("du-kien", "facts"),
        ("su-kien", "events"),
        ("xac-nhan", "confirmed"),
        ("cho-doi", "expect"),
        ("ket-qua", "expect"),
        ("cot", "columns"),
        ("dong", "rows"),
        ("mo-hinh", "program"),
        ("phien", "session"),
    ];
    let bare = bare(name.trim());
    WORDS.iter().find(|(word, _)| *word == bare).map(|(_, key)| *key)
}

/// A key that must be there and is not.
pub(super) fn lacks(key: &str, span: Span) -> Finding {
    Finding::new(ScenarioProblem::ScenarioLacks { key: key.to_owned() }, span)
}

/// A key that stands twice.
pub(super) fn twice(key: &Node, name: &str) -> Finding {
    Finding::new(ScenarioProblem::ScenarioTwice { key: name.to_owned() }, key.span)
}

/// Names in backticks, with commas.
pub(super) fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
