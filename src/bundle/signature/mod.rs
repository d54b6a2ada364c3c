//! A bundle and the signature beside it, in the form of minisign (Ed25519) → what the signer states of the bundle, or why it is not
//! to be trusted.
//!
//! Stricter than the minisign program, so that no byte of either file can change unseen: only what is hashed before it is signed, only the
//! form that minisign itself writes, and no words of the signer's own in the first line, which nothing signs. What the signed comment
//! says must be understood as a whole: a misspelt `activate` would put rules in force too early.

mod base64;
mod error;
mod form;
mod statement;

use std::fmt;
use std::path::{Path, PathBuf};

pub use error::SignatureError;
pub use statement::Statement;

#[cfg(feature = "cli")]
pub(crate) use base64::decode as decode_base64;
#[cfg(feature = "cli")]
pub(crate) use form::UNTRUSTED;

use form::Parts;

/// The number by which minisign names a key, told apart by people as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyId([u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", u64::from_le_bytes(self.0))
    }
}

/// The public half of the key that bundles are signed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    key: minisign_verify::PublicKey,
    id: KeyId,
}

impl PublicKey {
    /// Reads a public key as minisign writes it: the text of its file, or the one line of base64 alone.
    ///
    /// # Errors
    /// [`SignatureError::Key`] for anything else.
    pub fn read(text: &str) -> Result<Self, SignatureError> {
        let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        let line = match lines.as_slice() {
            [line] => line,
            [comment, line] if comment.starts_with("untrusted comment:") => line,
            _ => return Err(SignatureError::Key),
        };
        let key = minisign_verify::PublicKey::from_base64(line).map_err(|_| SignatureError::Key)?;
        let id = form::key_id(line).ok_or(SignatureError::Key)?;
        Ok(Self { key, id })
    }

    /// Its number.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// Checks that these bytes are what this key signed, and reads what the signer states of them. Nothing else is asked of the
    /// bytes: that they are a bundle is the loader's to say.
    ///
    /// # Errors
    /// [`SignatureError`], [`SignatureError::Older`] where the sequence is below `min_sequence`.
    pub fn verify(&self, bytes: &[u8], signature: &str, min_sequence: u64) -> Result<Statement, SignatureError> {
        let parts = Parts::read(signature)?;
        if parts.key != self.id {
            return Err(SignatureError::OtherKey { signed: parts.key, trusted: self.id });
        }
        let decoded = minisign_verify::Signature::decode(signature).map_err(|_| SignatureError::Form { line: 2 })?;
        if self.key.verify(bytes, &decoded, false).is_err() {
            return Err(error::why_not(bytes, &parts));
        }
        let statement = Statement::read(parts.comment)?;
        if statement.sequence < min_sequence {
            return Err(SignatureError::Older { stated: statement.sequence, least: min_sequence });
        }
        Ok(statement)
    }
}

/// Where the signature of a bundle's file stands: `BUNDLE.minisig` beside it.
pub fn signature_beside(bundle: &Path) -> PathBuf {
    let mut path = bundle.as_os_str().to_owned();
    path.push(".minisig");
    PathBuf::from(path)
}
