//! A bundle's bytes and a secret key of minisign → the text of the signature beside it.

mod password;

use std::io::Cursor;
use std::path::{Path, PathBuf};

use minisign::{ErrorKind, PublicKey as Published, SecretKey, SecretKeyBox};

use super::failure::Failure;
use super::{clock, input};
use crate::bundle::{KeyId, Language, PublicKey, Statement, UNTRUSTED, decode_base64};

/// A file of a key has two lines, of which the first may say anything.
const MAX_KEY_BYTES: u64 = 16 * 1024;

/// The bytes of a secret key: what it is for, how it is encrypted, its number, both halves, a checksum.
const SECRET_KEY_BYTES: usize = 158;

/// Where the kind of encryption stands among them; zeros mean none.
const ENCRYPTION: std::ops::Range<usize> = 2..4;

/// A secret key that was read and, where it is encrypted, opened.
pub(super) struct Signer {
    key: SecretKey,
    published: PublicKey,
}

impl Signer {
    /// Reads a secret key as minisign writes it. The password of an encrypted one is read from the open file `password_fd`, else asked
    /// for on the terminal; never is it an argument, which every process of the machine may read.
    ///
    /// # Errors
    /// [`Failure::SecretKey`], [`Failure::NoPassword`], [`Failure::Password`], [`Failure::PasswordFd`], [`Failure::Read`].
    pub(super) fn open(file: &Path, password_fd: Option<u32>, language: Language) -> Result<Self, Failure> {
        let bad = || Failure::SecretKey(file.to_path_buf());
        let text = String::from_utf8(input::read(file, MAX_KEY_BYTES)?).map_err(|_| bad())?;
        let line = text.lines().nth(1).ok_or_else(bad)?;
        let bytes = decode_base64(line.trim_end()).filter(|bytes| bytes.len() == SECRET_KEY_BYTES).ok_or_else(bad)?;
        let is_encrypted = bytes.get(ENCRYPTION) != Some(&[0, 0]);
        let key = if is_encrypted {
            let password = password::read(file, password_fd, language)?;
            SecretKeyBox::from(text).into_secret_key(Some(password)).map_err(|error| match error.kind() {
                ErrorKind::Verify => Failure::Password(file.to_path_buf()),
                _ => bad(),
            })?
        } else {
            // Read without its checksum, which minisign leaves empty where there is no password.
            SecretKey::from_bytes(&bytes).map_err(|_| bad())?
        };
        let published = Published::from_secret_key(&key).map_err(|_| bad())?;
        let published = PublicKey::read(&published.to_base64()).map_err(|_| bad())?;
        let signer = Self { key, published };
        // The two halves of a key must belong together, which a signature tells.
        signer.sign(&[], &Statement::default()).map_err(|_| bad())?;
        Ok(signer)
    }

    /// The number of its key.
    pub(super) const fn id(&self) -> KeyId {
        self.published.id()
    }

    /// The text of the signature of these bytes, which was verified again.
    ///
    /// # Errors
    /// [`Failure::Internal`] where it does not verify, or the system has no random numbers.
    pub(super) fn sign(&self, bytes: &[u8], statement: &Statement) -> Result<String, Failure> {
        let stated = Statement { timestamp: clock::seconds(), ..statement.clone() };
        let signed = minisign::sign(None, &self.key, Cursor::new(bytes), Some(&stated.comment()), Some(UNTRUSTED));
        let text = signed.map_err(|error| Failure::Internal(error.to_string()))?.into_string();
        match self.published.verify(bytes, &text, statement.sequence) {
            Ok(read) if read == stated => Ok(text),
            Ok(_) => Err(Failure::Internal("signed comment".to_owned())),
            Err(error) => Err(Failure::Internal(error.to_string())),
        }
    }
}

/// Reads the public key that is trusted.
///
/// # Errors
/// [`Failure::Untrusted`] naming the file, where it is no public key.
pub(super) fn public_key(file: &Path) -> Result<PublicKey, Failure> {
    let text = String::from_utf8_lossy(&input::read(file, MAX_KEY_BYTES)?).into_owned();
    PublicKey::read(&text).map_err(|error| Failure::Untrusted { place: PathBuf::from(file), error })
}
