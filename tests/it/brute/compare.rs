//! Holds the findings of one catalog against what enumeration saw.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use thutuc::bundle::Bundle;
use thutuc::diagnostics::{Finding, Severity};
use thutuc::driver::{Compiled, Input, Memory, Options, compile_with};
use thutuc::runtime::RuleSet;

use super::catalogs::Small;
use super::oracle::enumerate;
use super::seen::{Key, Seen};
use super::witnesses::Shown;

/// What became of a catalog.
pub(crate) enum Verdict {
    /// It has other errors than proofs find: those.
    Discarded(BTreeSet<String>),
    /// It has more dossiers than are to be tried.
    Large,
    /// A proof gave up and said so.
    NotProven,
    Compared {
        codes: BTreeSet<String>,
        dossiers: usize,
        wrong: Vec<String>,
    },
}

const PATH: &str = "thu.tt";

fn compiled(manifest: &str, text: &str) -> Compiled {
    let file = Input { path: PATH.to_owned(), bytes: text.as_bytes().to_vec() };
    // What was proved of one says nothing of another, however alike they are.
    static MEMORY: LazyLock<Memory> = LazyLock::new(Memory::default);
    compile_with(manifest.as_bytes(), vec![file], Options::default(), &MEMORY)
}

fn bundle(compiled: &Compiled) -> Option<Bundle> {
    compiled.bundle.clone().or_else(|| compiled.unproved.clone())
}

/// Compares a catalog none of whose procedures has more than `most` dossiers.
pub(crate) fn compare(small: &Small, most: usize) -> Verdict {
    let text = small.whole();
    let of = compiled(&small.manifest, &text);
    let Some(own) = bundle(&of) else {
        let errors = of.findings.iter().filter(|finding| finding.severity == Severity::Error);
        return Verdict::Discarded(errors.map(|finding| finding.code().to_owned()).collect());
    };
    if of.findings.iter().any(|finding| finding.code() == "E0803") {
        return Verdict::NotProven;
    }
    let Ok(rules) = RuleSet::from_bundle(own) else {
        return Verdict::Discarded(BTreeSet::from(["loading".to_owned()]));
    };
    let without = (!small.simplification.is_empty())
        .then(|| bundle(&compiled(&small.manifest, &small.text)))
        .flatten()
        .and_then(|bundle| RuleSet::from_bundle(bundle).ok());
    let mut said: BTreeMap<Key, &Finding> = BTreeMap::new();
    let mut codes = BTreeSet::new();
    let mut shown = Vec::new();
    for finding in &of.findings {
        let Some(key) = key(finding, &of, &text) else { continue };
        codes.insert(finding.code().to_owned());
        if let Some(witness) = &finding.witness {
            shown.push(Shown::new(key.clone(), witness.as_ref().clone()));
        }
        said.insert(key, finding);
    }
    let mut seen = Seen::default();
    let all: Vec<String> = rules.bundle().procedures.iter().map(|procedure| procedure.id.clone()).collect();
    for code in all {
        if !enumerate(&rules, without.as_ref(), (&code, &text, most), &mut shown, &mut seen) {
            return Verdict::Large;
        }
    }
    seen.settle();
    let mut wrong = std::mem::take(&mut seen.wrong);
    for (key, finding) in &said {
        if !seen.broken.contains_key(key) {
            wrong.push(format!(
                "{} {key:?} is refuted and no dossier breaks it: {:?}",
                finding.code(),
                finding.witness
            ));
        }
    }
    let has = |family: &str| said.keys().any(|key| key.0 == family);
    for (key, dossier) in &seen.broken {
        let is_told = match key.0 {
            // Follows from what is refuted itself.
            // Of fees one finding is told.
            "dearer" | "incomparable" => has("dearer") || has("incomparable"),
            "same day lost" => has("longer") || has("lost") || has("narrower"),
            _ => said.contains_key(key),
        };
        if !is_told {
            wrong.push(format!("{key:?} is passed and broken by {dossier}"));
        }
    }
    Verdict::Compared { codes, dossiers: seen.dossiers, wrong }
}

/// The family and place of a finding of the proofs.
fn key(finding: &Finding, of: &Compiled, text: &str) -> Option<Key> {
    let file = of.sources.get(finding.span.file).unwrap();
    let line = file.position(finding.span.start).line;
    let owner = || {
        let heads = ["thủ tục ", "liên thông ", "đơn giản hóa ", "mô hình "];
        let lines: Vec<&str> = text.lines().take(line).collect();
        let head = lines.into_iter().rev().find(|line| heads.iter().any(|head| line.starts_with(head))).unwrap();
        let head = heads.iter().find_map(|word| head.strip_prefix(word)).unwrap();
        head.split(' ').next().unwrap().to_owned()
    };
    Some(match finding.code() {
        "E0510" | "E0511" | "E0609" => ("limit", line.to_string()),
        "E0512" => ("stages", owner()),
        "E0513" => ("open limit", owner()),
        "E0514" => ("limit unused", line.to_string()),
        "E0515" => ("open fee", owner()),
        "E0516" => ("fee unused", line.to_string()),
        "E0608" => ("session", owner()),
        "E0712" => ("longer", owner()),
        "E0713" => ("lost", owner()),
        "E0714" => ("dearer", owner()),
        "E0715" => ("incomparable", owner()),
        "E0716" => ("more", owner()),
        "E0717" => ("narrower", owner()),
        "W0802" => ("no change", line.to_string()),
        "E0801" => ("never", line.to_string()),
        "E0802" => ("always", line.to_string()),
        _ => return None,
    })
}
