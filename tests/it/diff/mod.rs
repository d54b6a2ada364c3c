//! `thutuc diff`: what a change does, dossier by dossier. Every difference is asked of the runtime with both rule sets.

mod brute;
mod catalog;
mod command;
mod editorial;
mod git;
mod kinds;
mod random;
mod shown;

use std::collections::BTreeMap;

use serde_json::Value;
use thutuc::bundle::{Channel, Language};
use thutuc::diagnostics::Witness;
use thutuc::driver::diff::{Change, Class, Diff, Kind, diff};
use thutuc::driver::{self, Input, Options};
use thutuc::runtime::{Request, RuleSet, parse_moment};

use crate::command::cases;

/// The manifest of the small catalog.
pub(crate) fn manifest() -> String {
    std::fs::read_to_string(cases().join("small/thutuc.yaml")).unwrap()
}

/// The rules of the small catalog.
pub(crate) fn small() -> String {
    std::fs::read_to_string(cases().join("small/mau.tt")).unwrap()
}

/// Compiles one file of rules; what only a proof refutes is compared too.
#[track_caller]
pub(crate) fn compile(manifest: &str, text: &str) -> RuleSet {
    files(manifest, &[("mau.tt", text)])
}

/// Compiles several files.
#[track_caller]
pub(crate) fn files(manifest: &str, files: &[(&str, &str)]) -> RuleSet {
    let input = |(path, text): &(&str, &str)| Input { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
    let compiled = driver::compile(manifest.as_bytes(), files.iter().map(input).collect(), Options::default());
    let said = || -> Vec<String> {
        let blocking = compiled.findings.iter().filter(|finding| finding.blocks());
        blocking.map(|finding| format!("{} {}", finding.code(), finding.message(Language::En))).collect()
    };
    let bundle = compiled.bundle.clone().or_else(|| compiled.unproved.clone());
    RuleSet::from_bundle(bundle.unwrap_or_else(|| panic!("{:#?}\n{files:?}", said()))).unwrap()
}

/// Two rule sets and what differs.
pub(crate) struct Compared {
    pub(crate) old: RuleSet,
    pub(crate) new: RuleSet,
    pub(crate) diff: Diff,
}

impl Compared {
    pub(crate) fn of(old: RuleSet, new: RuleSet) -> Self {
        let diff = diff(old.bundle(), new.bundle());
        let compared = Self { old, new, diff };
        compared.diff.changes.iter().for_each(|change| compared.shows(change));
        compared
    }

    /// The small catalog before and after some texts, each of which stands once, are replaced.
    #[track_caller]
    pub(crate) fn edited(edits: &[(&str, &str)]) -> Self {
        Self::between(&small(), edits)
    }

    /// A catalog before and after.
    #[track_caller]
    pub(crate) fn between(text: &str, edits: &[(&str, &str)]) -> Self {
        let after = edits.iter().fold(text.to_owned(), |text, (before, after)| {
            assert_eq!(text.matches(before).count(), 1, "`{before}` does not stand once");
            text.replace(before, after)
        });
        Self::of(compile(&manifest(), text), compile(&manifest(), &after))
    }

    /// The kinds, classes, days and what exactly, in order.
    pub(crate) fn told(&self) -> Vec<(&'static str, &'static str, usize)> {
        let told = |change: &Change| (change.kind.as_str(), change.class.as_str(), change.days);
        self.diff.changes.iter().map(told).collect()
    }

    /// Asserts that a difference's dossier, decided with both, shows it.
    fn shows(&self, change: &Change) {
        let Some(witness) = &change.witness else {
            let without = matches!(change.kind, Kind::Fact | Kind::NotProven);
            assert!(without, "{change:#?} shows no dossier");
            return;
        };
        assert_eq!(change.offices.first().map_or(&witness.office, |office| office), &witness.office);
        if matches!(change.kind, Kind::Applicants | Kind::Signer | Kind::Sets | Kind::Supplement) {
            let (before, after) = change.said.as_ref().unwrap();
            assert_ne!(before, after);
            return;
        }
        let old = self.decided(&self.old, witness, &|name| name.to_owned());
        let new = self.decided(&self.new, witness, &|name| {
            let renamed = self.diff.renamed.iter().find(|(old, _)| old == name);
            renamed.map_or_else(|| name.to_owned(), |(_, new)| new.clone())
        });
        let (before, after) = (member(change, &old), member(change, &new));
        assert_ne!(before, after, "{change:#?}\n{old:#}\n{new:#}");
        let heavier = match change.kind {
            Kind::Committed | Kind::Statutory | Kind::Promised | Kind::Fee => match (&before, &after) {
                (Value::Null, _) => None,
                (_, Value::Null) => None,
                (Value::String(before), Value::String(after)) => Some(after > before),
                (before, after) => Some(after.as_i64() > before.as_i64()),
            },
            Kind::SameDay => Some(before == "eligible"),
            Kind::Refusal => Some(after == "refused"),
            Kind::Complete => Some(before == true),
            _ => None,
        };
        // Of a mixed difference the heavier side is shown.
        if let Some(heavier) = heavier {
            assert_eq!(heavier, change.class != Class::Lighter, "{change:#?}");
        }
    }

    fn decided(&self, rules: &RuleSet, witness: &Witness, name: &dyn Fn(&str) -> String) -> Value {
        let mut facts = BTreeMap::new();
        for (fact, value) in &witness.facts {
            // What one of them does not declare, it does not read.
            if let Ok(Some(value)) = rules.read_json_fact(&name(fact), value) {
                facts.insert(name(fact), value);
            }
        }
        let request = Request {
            procedure: witness.procedure.clone(),
            office: witness.office.clone(),
            received: parse_moment(&witness.received).unwrap(),
            channel: Channel::parse(&witness.channel).unwrap(),
            facts,
            events: Vec::new(),
        };
        match rules.decide(&request) {
            Ok(decision) => {
                let mut json = serde_json::to_value(&decision).unwrap();
                let version = rules.version(&decision.procedure, decision.version).unwrap();
                json["complete"] = rules.evaluate(&request, &version.documents_complete).unwrap().value;
                json
            }
            Err(error) => serde_json::json!({ "error": error.code() }),
        }
    }
}

/// What a decision says of what a difference is about.
fn member(change: &Change, decision: &Value) -> Value {
    let pointer = match change.kind {
        Kind::Committed => "/committed/at",
        Kind::Statutory => "/statutory/at",
        Kind::Promised => "/promised",
        Kind::Reappointment => "/reappointment/at",
        Kind::SameDay | Kind::Refusal => "/same_day/verdict",
        Kind::Fee => "/fee/amount",
        Kind::Complete => "/complete",
        Kind::Document => {
            let all = decision["documents"].as_array().cloned().unwrap_or_default();
            let own = all.into_iter().find(|row| row["id"].as_str() == change.what.as_deref());
            return own.filter(|row| row["required"] == true).unwrap_or(Value::Null);
        }
        _ => "/error",
    };
    decision.pointer(pointer).cloned().unwrap_or(Value::Null)
}
