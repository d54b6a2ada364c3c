//! A bundle's file and its signature's → their bytes as they stood together at one moment, and what tells whether they changed.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Trust;
use super::edition::Edition;
use super::report::ReloadError;
use crate::bundle::{Bundle, MAX_BYTES, SignatureError, Statement, digest, signature_beside};
use crate::runtime::{LoadError, RuleSet};

/// The most bytes of a signature's file.
const MAX_SIGNATURE_BYTES: usize = 16 * 1024;

/// How often to read again while the files are being replaced; the change that goes on is told, and read once more, later.
const TRIES: usize = 5;

/// A file that is watched, and what of it was looked at last.
pub(super) struct Source {
    pub(super) file: PathBuf,
    /// Whether it may be missing.
    pub(super) is_early: bool,
    stamps: Option<[Option<Stamp>; 2]>,
    content: Option<Content>,
}

/// What tells without reading that a file is another one than before.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

/// What was read, told apart by digests.
#[derive(PartialEq, Eq)]
enum Content {
    Read { bundle: String, signature: Option<String> },
    Failed(io::ErrorKind),
}

/// The bytes of a bundle, and of its signature where that is asked for and there.
struct Pair {
    bundle: Vec<u8>,
    signature: Option<Vec<u8>>,
}

impl Source {
    pub(super) const fn new(file: PathBuf, is_early: bool) -> Self {
        Self { file, is_early, stamps: None, content: None }
    }

    /// Whether the files may be others than those that were read last, without reading them.
    pub(super) fn may_have_changed(&self) -> bool {
        self.stamps != Some(stamps(&self.file))
    }

    /// Reads, verifies and loads the file; none where it holds what it held when it was last looked at.
    pub(super) fn look(&mut self, trust: Option<&Trust>) -> Option<Result<Edition, ReloadError>> {
        let read = self.read(trust.is_some());
        let content = match &read {
            Ok(pair) => {
                Content::Read { bundle: digest(&pair.bundle), signature: pair.signature.as_deref().map(digest) }
            }
            Err(error) => Content::Failed(error.kind()),
        };
        if self.content.as_ref() == Some(&content) {
            return None;
        }
        self.content = Some(content);
        Some(match read {
            Ok(pair) => self.load(&pair, trust).map_err(|error| self.refused(error)),
            Err(error) => {
                Err(ReloadError::Read { file: self.file.clone(), kind: error.kind(), why: error.to_string() })
            }
        })
    }

    pub(super) fn refused(&self, error: LoadError) -> ReloadError {
        ReloadError::Load { file: self.file.clone(), error }
    }

    fn load(&self, pair: &Pair, trust: Option<&Trust>) -> Result<Edition, LoadError> {
        let Some(Trust { key, min_sequence }) = trust else {
            return Ok(Edition { rules: RuleSet::load(&pair.bundle)?, statement: Statement::default() });
        };
        let Some(signature) = &pair.signature else {
            let file = signature_beside(&self.file).display().to_string();
            return Err(SignatureError::Missing { file }.into());
        };
        let text = std::str::from_utf8(signature).map_err(|_| SignatureError::Form { line: 1 })?;
        let signed = Bundle::load_signed(&pair.bundle, Some(text), key, *min_sequence)?;
        Ok(Edition { rules: signed.rules, statement: signed.statement })
    }

    /// Reads both files, and again where one was replaced meanwhile: a bundle must not be held against the signature of another.
    fn read(&mut self, with_signature: bool) -> io::Result<Pair> {
        let signature = signature_beside(&self.file);
        let mut tries: usize = 0;
        loop {
            let before = stamps(&self.file);
            let pair = bounded(&self.file, MAX_BYTES).and_then(|bundle| {
                let signature = if with_signature { optional(&signature)? } else { None };
                Ok(Pair { bundle, signature })
            });
            tries = tries.checked_add(1).unwrap_or(TRIES);
            if stamps(&self.file) == before || tries >= TRIES {
                self.stamps = Some(before);
                return pair;
            }
        }
    }
}

fn optional(signature: &Path) -> io::Result<Option<Vec<u8>>> {
    match bounded(signature, MAX_SIGNATURE_BYTES) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// At most `limit` bytes of a file and one more, which is the loader's to refuse.
fn bounded(file: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limit).ok().and_then(|limit| limit.checked_add(1)).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn stamps(bundle: &Path) -> [Option<Stamp>; 2] {
    let stamp = |file: &Path| std::fs::metadata(file).ok().as_ref().map(stamp);
    [stamp(bundle), stamp(&signature_beside(bundle))]
}

fn stamp(file: &Metadata) -> Stamp {
    Stamp { bytes: file.len(), modified: file.modified().ok(), inode: inode(file) }
}

#[cfg(unix)]
fn inode(file: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(file)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}
