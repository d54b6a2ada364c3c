//! The rules to compare: a bundle's file or standard input, a catalog's directory, or either at a git revision.

use std::path::{Path, PathBuf};

use super::git::{self, Found};
use crate::bundle::MAX_BYTES;
use crate::cli::catalog;
use crate::cli::failure::Failure;
use crate::cli::language::Speech;
use crate::cli::{output, rules};
use crate::diagnostics::render;
use crate::driver::{self, Compiled, Options};
use crate::runtime::RuleSet;
use crate::source::disk::MANIFEST;

/// Both rule sets.
///
/// # Errors
/// [`Failure`] where one cannot be had; a catalog's errors are reported on standard error first.
pub(in crate::cli) fn load(old: &str, new: &str, speech: Speech) -> Result<(RuleSet, RuleSet), Failure> {
    // A revision without a path means the catalog that stands on the other side, else the nearest one.
    Ok((side(old, new, speech)?, side(new, old, speech)?))
}

/// One rule set, named as either of two is.
///
/// # Errors
/// As [`load`].
pub(in crate::cli) fn one(text: &str, speech: Speech) -> Result<RuleSet, Failure> {
    side(text, "", speech)
}

fn side(text: &str, other: &str, speech: Speech) -> Result<RuleSet, Failure> {
    let path = Path::new(text);
    if text == "-" || path.is_file() && !is_manifest(path) {
        return rules::bundle(path);
    }
    if path.exists() {
        let compiled = catalog::compile(&catalog::root(Some(path))?, Options::default())?;
        return built(text, compiled, speech);
    }
    match git::read(text, beside(other).as_deref())? {
        Found::Bundle(bytes) if bytes.len() > MAX_BYTES => {
            Err(Failure::Bundle(crate::runtime::LoadError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }))
        }
        Found::Bundle(bytes) => RuleSet::load(&bytes).map_err(Failure::Bundle),
        Found::Catalog { manifest, files } => {
            built(text, driver::compile(&manifest, files, Options::default()), speech)
        }
    }
}

fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == MANIFEST)
}

/// The directory of a catalog that is named by its path.
fn beside(other: &str) -> Option<PathBuf> {
    let path = Path::new(other);
    if path.is_dir() || path.is_file() && is_manifest(path) {
        return catalog::root(Some(path)).ok();
    }
    None
}

/// What a catalog gives, also where nothing but a proof fails: what a change breaks is what is asked.
fn built(text: &str, compiled: Compiled, speech: Speech) -> Result<RuleSet, Failure> {
    let how = output::human(speech.about(compiled.language));
    let Some(bundle) = compiled.bundle.or(compiled.unproved) else {
        let blocking: Vec<_> = compiled.findings.into_iter().filter(|finding| finding.blocks()).collect();
        output::report(&render::human(&blocking, &compiled.sources, how));
        return Err(Failure::Compared(text.to_owned()));
    };
    // What this program built it can read, else the mistake is its own.
    RuleSet::from_bundle(bundle).map_err(|error| Failure::Internal(error.to_string()))
}
