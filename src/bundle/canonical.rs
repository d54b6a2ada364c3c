//! Turns a bundle into its one canonical byte sequence (RFC 8785) and that into its revision.
//!
//! Integers beyond 2^53 - 1 are refused: RFC 8785 writes numbers as doubles, and a service in another language would
//! read something else than what was written.

use std::cmp::Ordering;

use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::Bundle;
use super::formatter::canonical;
use super::pieces::pieces;

/// The greatest magnitude of an integer in a bundle: 2^53 - 1, what a double holds exactly (RFC 7493 section 2.2).
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// The member that is no part of what it is the digest of.
const REVISION: &str = "revision";

/// Why a value has no canonical form.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CanonicalError {
    /// A number that is no whole number of at most [`MAX_INTEGER`].
    #[error("the number {0} is no whole number between -(2^53 - 1) and 2^53 - 1")]
    Number(String),
    /// The value cannot be written as JSON.
    #[error("cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// The bytes of a bundle as they stand in its file: canonical JSON by RFC 8785, without a line end.
///
/// # Errors
/// [`CanonicalError`] for a number that not every reader would read alike.
///
/// # Example
/// ```
/// use thutuc::bundle::to_canonical_bytes;
/// use thutuc::runtime::RuleSet;
///
/// let file = std::fs::read("tests/fixtures/signed/bundle.json")?;
/// assert_eq!(to_canonical_bytes(RuleSet::load(&file)?.bundle())?, file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_canonical_bytes(bundle: &Bundle) -> Result<Vec<u8>, CanonicalError> {
    Ok(pieces(bundle, true)?.concat())
}

/// The revision of a bundle as JSON: `sha256:` and the hex digest of its canonical bytes without the member `revision`,
/// whatever that member holds. Members that this version does not know count as well.
///
/// # Errors
/// [`CanonicalError`], as [`to_canonical_bytes`].
///
/// # Example
/// ```
/// let file = std::fs::read("tests/fixtures/signed/bundle.json")?;
/// let bundle: serde_json::Value = serde_json::from_slice(&file)?;
/// assert_eq!(bundle["revision"], thutuc::bundle::revision(&bundle)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn revision(bundle: &Value) -> Result<String, CanonicalError> {
    Ok(digest(&canonical(bundle, Some(REVISION))?))
}

/// `sha256:` and the hex digest of `bytes`.
///
/// # Example
/// ```
/// let empty = thutuc::bundle::digest(b"");
/// assert_eq!(empty, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
/// ```
pub fn digest(bytes: &[u8]) -> String {
    digest_of(&[bytes])
}

/// The same of bytes that stand in several places.
pub(super) fn digest_of(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    parts.iter().for_each(|bytes| digest.update(bytes));
    let mut text = String::from("sha256:");
    for byte in digest.finalize() {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

/// The bundle with the format and the revision that belong to it.
///
/// # Errors
/// [`CanonicalError`], as [`to_canonical_bytes`].
///
/// # Example
/// ```
/// use thutuc::bundle::{from_canonical_bytes, seal, to_canonical_bytes};
///
/// let file = std::fs::read("tests/fixtures/signed/bundle.json")?;
/// let mut bundle = from_canonical_bytes(&file).ok_or("no canonical bundle")?;
/// let before = bundle.revision.clone();
/// bundle.title.en = Some("A sample".to_owned());
/// let sealed = seal(bundle)?;
/// assert_ne!(sealed.revision, before);
/// assert_eq!(from_canonical_bytes(&to_canonical_bytes(&sealed)?), Some(sealed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn seal(bundle: Bundle) -> Result<Bundle, CanonicalError> {
    Ok(seal_measured(bundle)?.0)
}

/// As [`seal`], and how many canonical bytes the sealed bundle has.
pub(crate) fn seal_measured(mut bundle: Bundle) -> Result<(Bundle, usize), CanonicalError> {
    bundle.format = super::FORMAT.to_owned();
    let pieces = pieces(&bundle, false)?;
    let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
    bundle.revision = digest_of(&pieces);
    // A bundle has other members, so that this one brings a comma: `,"revision":"…"`.
    let more = [REVISION.len(), bundle.revision.len(), 6].iter().sum::<usize>();
    let all = pieces.iter().map(|piece| piece.len()).sum::<usize>().checked_add(more).unwrap_or(usize::MAX);
    Ok((bundle, all))
}

/// The order of members' names: by their UTF-16 code units (RFC 8785 section 3.2.3).
pub(super) fn by_code_units(one: &str, other: &str) -> Ordering {
    // Below U+E000, bytes have the order of code units.
    let plain = |name: &str| name.bytes().all(|byte| byte < 0xEE);
    if plain(one) && plain(other) { one.cmp(other) } else { one.encode_utf16().cmp(other.encode_utf16()) }
}
