//! Loads the rules that a decision is made by: a bundle from a file or standard input, or a catalog compiled on the spot.
//!
//! A catalog whose only errors are refuted proofs is understood, though it must not be built: it decides too, under a warning,
//! so that an officer can look at the dossier that refutes it.

use std::io;
use std::path::Path;

use super::failure::Failure;
use super::language::Speech;
use super::{catalog, input, output, words};
use crate::bundle::{Bundle, MAX_BYTES, PublicKey, SignatureError, signature_beside};
use crate::diagnostics::render;
use crate::driver::Options;
use crate::runtime::{LoadError, RuleSet, Signed};
use crate::source::disk::MANIFEST;

/// The most bytes of a signature's file: four short lines.
const MAX_SIGNATURE_BYTES: u64 = 16 * 1024;

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
    RuleSet::load(&read(file)?).map_err(Failure::Bundle)
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    input::read(file, u64::try_from(MAX_BYTES).unwrap_or(u64::MAX))
}

/// The rules of a bundle's file that a key signed, in the file beside it; what comes on standard input has none.
///
/// # Errors
/// [`Failure::Untrusted`] where its signature is missing or wrong, else as [`load`].
pub(super) fn signed_bundle(file: &Path, key: &PublicKey, min_sequence: u64) -> Result<Signed, Failure> {
    let untrusted = |error| Failure::Untrusted { place: file.to_path_buf(), error };
    let bytes = read(file)?;
    let signature = if file.as_os_str() == "-" { None } else { Some(signature(&signature_beside(file))?) };
    let signature = signature.map(|found| found.map_err(untrusted)).transpose()?;
    Bundle::load_signed(&bytes, signature.as_deref(), key, min_sequence).map_err(|error| match error {
        LoadError::Signature(error) => untrusted(error),
        other => Failure::Bundle(other),
    })
}

/// The text of a signature's file.
fn signature(file: &Path) -> Result<Result<String, SignatureError>, Failure> {
    match input::read(file, MAX_SIGNATURE_BYTES) {
        Ok(bytes) => Ok(String::from_utf8(bytes).map_err(|_| SignatureError::Form { line: 1 })),
        Err(Failure::Read(error)) if error.kind() == io::ErrorKind::NotFound => {
            Ok(Err(SignatureError::Missing { file: file.display().to_string() }))
        }
        Err(failure) => Err(failure),
    }
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
