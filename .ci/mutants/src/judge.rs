//! The catalog as it stands, and what becomes of it with one change: refused by the check, killed by a guard or a scenario,
//! alike for every dossier, or living.

use std::collections::BTreeMap;
use std::path::Path;

use thutuc::bundle::Bundle;
use thutuc::driver::{Compiled, Input, Options, compile, diff};
use thutuc::guards;
use thutuc::runtime::RuleSet;
use thutuc::scenarios::{self, Rules, Scenario};
use thutuc::source::Sources;
use thutuc::source::disk::{Read, read_catalog, read_scenarios};

use crate::dossiers;
use crate::mutate::Mutant;

/// What became of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is no rule set.
    Refused,
    /// A guard differs or a scenario fails.
    Killed,
    /// No dossier gets another decision.
    Equivalent,
    /// Some dossier gets another decision, and nothing says so.
    Lives,
}

/// The catalog with its scenarios and guards.
pub struct Catalog {
    manifest: Vec<u8>,
    pub rules: Vec<Read>,
    scenarios: Vec<Scenario>,
    guards: BTreeMap<String, Vec<u8>>,
    bundle: Bundle,
}

impl Catalog {
    /// Reads it; it must be sound, with every scenario passing and every guard as it is.
    pub fn read(root: &Path) -> Self {
        let (manifest, rules) = read_catalog(root).expect("the catalog is there");
        let mut sources = Sources::default();
        let mut scenarios = Vec::new();
        for file in read_scenarios(root).expect("its scenarios are there").files {
            let id = sources.add(file.path, &file.bytes).expect("scenarios are text");
            let (read, findings) = scenarios::read(sources.get(id).expect("it was added"));
            assert!(findings.is_empty(), "a scenario file has findings");
            scenarios.extend(read.into_iter().filter(|scenario| scenario.confirmed));
        }
        let mut guards = BTreeMap::new();
        for entry in std::fs::read_dir(root.join(guards::FOLDER)).expect("its guards are there") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|ending| ending == "snap") {
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                guards.insert(name, std::fs::read(&path).expect("a guard"));
            }
        }
        let inputs = inputs(&rules, None);
        let compiled = compile(&manifest, inputs, Options::default());
        let bundle = compiled.bundle.clone().expect("the catalog is sound");
        let catalog = Self { manifest, rules, scenarios, guards, bundle };
        assert!(
            !catalog.is_noticed(&compiled, &catalog.bundle),
            "guards and scenarios hold before anything is changed"
        );
        catalog
    }

    fn compile(&self, mutant: &Mutant) -> Compiled {
        compile(&self.manifest, inputs(&self.rules, Some(mutant)), Options::default())
    }

    /// What becomes of a mutant. One that proofs alone refute is judged by the others as well: a proof may be accepted.
    pub fn judge(&self, mutant: &Mutant) -> Fate {
        let compiled = self.compile(mutant);
        let Some(bundle) = compiled.bundle.as_ref().or(compiled.unproved.as_ref()) else { return Fate::Refused };
        if self.is_noticed(&compiled, bundle) {
            return Fate::Killed;
        }
        let found = diff::diff(&self.bundle, bundle);
        if found.changes.is_empty() { Fate::Equivalent } else { Fate::Lives }
    }

    fn is_noticed(&self, compiled: &Compiled, bundle: &Bundle) -> bool {
        let Ok(expected) = guards::expected(&compiled.catalog, &compiled.sources) else { return true };
        if guards::compare(&expected, &self.guards).iter().any(|outcome| outcome.state != guards::State::Same) {
            return true;
        }
        let rules = RuleSet::from_bundle(bundle.clone()).expect("what was built loads");
        let rules = Rules::new(rules, &self.scenarios).expect("calendars are as they were known");
        self.scenarios.iter().any(|scenario| !scenarios::run(scenario, &rules).passed())
    }

    /// Decides random dossiers by both rule sets; how many.
    ///
    /// # Errors
    /// The first dossier that is decided otherwise.
    pub fn confirm(&self, mutant: &Mutant) -> Result<usize, String> {
        let compiled = self.compile(mutant);
        let bundle = compiled.bundle.or(compiled.unproved).expect("it compiled before");
        let load = |bundle: &Bundle| RuleSet::from_bundle(bundle.clone()).expect("what was built loads");
        dossiers::agree(&load(&self.bundle), &load(&bundle), mutant)
    }
}

fn inputs(rules: &[Read], mutant: Option<&Mutant>) -> Vec<Input> {
    let bytes = |file: &Read| match mutant.filter(|mutant| mutant.path == file.path) {
        None => file.bytes.clone(),
        Some(mutant) => {
            let (before, after) = (&file.bytes[..mutant.at.start], &file.bytes[mutant.at.end..]);
            [before, mutant.after.as_bytes(), after].concat()
        }
    };
    rules.iter().map(|file| Input { path: file.path.clone(), bytes: bytes(file) }).collect()
}
