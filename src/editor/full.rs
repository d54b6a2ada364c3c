//! The whole catalog with its proofs, beside the editor: exactly what `check` says.

use std::sync::Arc;

use super::workspace::Version;
use crate::diagnostics::Finding;
use crate::driver::{self, Memory, Options, Read};
use crate::runtime::RuleSet;
use crate::source::{FileId, Sources};
use crate::syntax::Parsed;

/// A catalog at one moment.
#[derive(Clone, Debug)]
pub struct Job {
    pub(super) version: Version,
    pub(super) sources: Sources,
    pub(super) manifest: Option<FileId>,
    pub(super) trees: Vec<Arc<Parsed>>,
    pub(super) unreadable: Vec<Finding>,
    /// What was proved of the catalog before.
    pub(super) memory: Arc<Memory>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Done {
    pub(super) version: Version,
    pub(super) findings: Vec<Finding>,
    pub(super) rules: Option<RuleSet>,
}

impl Job {
    /// Compiles the catalog; nothing where it has changed meanwhile, which is asked between stages.
    pub fn run(self) -> Option<Done> {
        let mut findings = self.unreadable;
        findings.extend(self.trees.iter().flat_map(|tree| tree.findings.iter().cloned()));
        let trees = self.trees.iter().map(|tree| &tree.file).collect();
        let read = Read { sources: self.sources, manifest: self.manifest, trees, findings };
        let compiled = driver::compile_read(read, Options::default(), &self.memory, &|| self.version.is_last())?;
        self.memory.forget_unused();
        // A bundle that nobody may decide by still tells what its rules say.
        let rules = compiled.bundle.or(compiled.unproved).and_then(|bundle| RuleSet::from_bundle(bundle).ok());
        Some(Done { version: self.version, findings: compiled.findings, rules })
    }

    /// Whether the catalog is still as it was.
    pub fn is_last(&self) -> bool {
        self.version.is_last()
    }
}
