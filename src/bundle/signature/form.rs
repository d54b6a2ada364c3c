//! The text of a signature's file → its parts, where it has the form that minisign writes and no other.

use super::KeyId;
use super::base64::decode;
use super::error::SignatureError;

/// The first line: nothing signs it, so that it may say only this, which is what minisign writes unasked.
pub(crate) const UNTRUSTED: &str = "signature from minisign secret key";

/// The algorithm of what is hashed before it is signed, and that of minisign before version 0.10.
const HASHED: [u8; 2] = *b"ED";
const UNHASHED: [u8; 2] = *b"Ed";

/// What a signature's file says before anything is verified.
pub(super) struct Parts<'a> {
    /// The key that it says it was made with.
    pub(super) key: KeyId,
    /// The comment that is signed with it.
    pub(super) comment: &'a str,
}

impl<'a> Parts<'a> {
    /// Reads the four lines.
    ///
    /// # Errors
    /// [`SignatureError::Form`] with the first line that is not as minisign writes it, [`SignatureError::Unhashed`] for its old form.
    pub(super) fn read(text: &'a str) -> Result<Self, SignatureError> {
        let wrong = |line| SignatureError::Form { line };
        let mut lines = text.split('\n');
        let mut next = |line| lines.next().filter(|text| !text.contains('\r')).ok_or(wrong(line));
        let (untrusted, signed, comment, global) = (next(1)?, next(2)?, next(3)?, next(4)?);
        if untrusted.strip_prefix("untrusted comment: ") != Some(UNTRUSTED) {
            return Err(wrong(1));
        }
        let bytes = decode(signed).filter(|bytes| bytes.len() == 74).ok_or(wrong(2))?;
        let key = id_of(&bytes).ok_or(wrong(2))?;
        match bytes.first_chunk::<2>() {
            Some(&HASHED) => {}
            Some(&UNHASHED) => return Err(SignatureError::Unhashed),
            _ => return Err(wrong(2)),
        }
        let comment = comment.strip_prefix("trusted comment: ").ok_or(wrong(3))?;
        decode(global).filter(|bytes| bytes.len() == 64).ok_or(wrong(4))?;
        // The fourth line ends, and nothing comes after it.
        match (lines.next(), lines.next()) {
            (Some(""), None) => Ok(Self { key, comment }),
            _ => Err(wrong(5)),
        }
    }
}

/// The number of a public key in base64.
pub(super) fn key_id(line: &str) -> Option<KeyId> {
    id_of(&decode(line)?)
}

/// Keys and signatures alike begin with two letters for the algorithm and the number of the key.
fn id_of(bytes: &[u8]) -> Option<KeyId> {
    let (_, rest) = bytes.split_first_chunk::<2>()?;
    rest.first_chunk::<8>().map(|id| KeyId(*id))
}
