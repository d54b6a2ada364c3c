//! Loads the rules that a decision is made by: a bundle from a file or standard input, or a catalog compiled on the spot.
//!
//! A catalog whose only errors are refuted proofs is understood, though it must not be built: it decides too, under a warning,
//! so that an officer can look at the dossier that refutes it.

use std::path::Path;

use super::failure::Failure;
use super::language::Speech;
use super::{catalog, input, output, words};
use crate::bundle::MAX_BYTES;
use crate::diagnostics::render;
use crate::driver::Options;
use crate::runtime::RuleSet;
use crate::source::disk::MANIFEST;

/// The rules behind a path: a bundle's file, `-`, a catalog's directory, or none for the nearest catalog.
///
/// # Errors
/// [`Failure::Bundle`] for a bundle that is refused, [`Failure::Catalog`] for a catalog with errors, which are reported on
/// standard error first.
pub(super) fn load(path: Option<&Path>, speech: Speech) -> Result<RuleSet, Failure> {
    match path {
        Some(file) if !is_catalog(file) => bundle(file),
        named => compile(&catalog::root(named)?, speech),
    }
}

/// The rules of a bundle's file.
///
/// # Errors
/// As [`load`].
pub(super) fn bundle(file: &Path) -> Result<RuleSet, Failure> {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    RuleSet::load(&input::read(file, limit)?).map_err(Failure::Bundle)
}

fn is_catalog(path: &Path) -> bool {
    path.is_dir() || path.file_name().is_some_and(|name| name == MANIFEST)
}

fn compile(root: &Path, speech: Speech) -> Result<RuleSet, Failure> {
    let compiled = catalog::compile(root, Options::default())?;
    let language = speech.about(compiled.language);
    if compiled.unproved.is_some() {
        let refuted = compiled.findings.iter().filter(|finding| finding.blocks()).count();
        output::progress(&words::not_proved(language, &root.display(), &refuted));
    }
    let Some(bundle) = compiled.bundle.or(compiled.unproved) else {
        let how = output::human(language);
        let blocking: Vec<_> = compiled.findings.into_iter().filter(|finding| finding.blocks()).collect();
        output::report(&render::human(&blocking, &compiled.sources, how));
        return Err(Failure::Catalog(root.to_path_buf()));
    };
    // What this program built it can read, else the mistake is its own.
    RuleSet::from_bundle(bundle).map_err(|error| Failure::Internal(error.to_string()))
}
