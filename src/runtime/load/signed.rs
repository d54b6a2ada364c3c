//! A bundle and its signature → rules that a trusted key stands behind. The signature is checked before anything else of the file is
//! read.

use super::LoadError;
use super::error::too_large;
use crate::bundle::{Bundle, MAX_BYTES, PublicKey, SignatureError, Statement};
use crate::runtime::RuleSet;

/// Rules of a signed bundle.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Signed {
    /// The rules.
    pub rules: RuleSet,
    /// What their signer states of them. Whether they may decide already ([`Statement::is_active`]) is asked by whoever knows the time.
    pub statement: Statement,
}

impl Bundle {
    /// Loads a bundle that is signed: from the bytes of its file and the text of the file `BUNDLE.minisig` beside it, which is none
    /// where there is no such file. An edition whose sequence is below `min_sequence` is refused; 0 takes any, and those that state no
    /// sequence. The rules come compiled, as [`RuleSet::load`] gives them.
    ///
    /// # Errors
    /// [`LoadError::Signature`] for anything but what the key signed, and whatever [`RuleSet::load`] refuses.
    ///
    /// # Example
    /// ```
    /// use thutuc::bundle::{Bundle, PublicKey, SignatureError};
    /// use thutuc::runtime::LoadError;
    ///
    /// let key = PublicKey::read(&std::fs::read_to_string("tests/fixtures/signed/test.pub")?)?;
    /// let bytes = std::fs::read("tests/fixtures/signed/bundle.json")?;
    /// let signature = std::fs::read_to_string("tests/fixtures/signed/bundle.json.minisig")?;
    /// let signed = Bundle::load_signed(&bytes, Some(&signature), &key, 7)?;
    /// assert_eq!((signed.statement.sequence, signed.rules.bundle().catalog.as_str()), (7, "mau"));
    ///
    /// let unsigned = Bundle::load_signed(&bytes, None, &key, 7);
    /// assert!(matches!(unsigned, Err(LoadError::Signature(SignatureError::Unsigned { .. }))));
    /// let older = Bundle::load_signed(&bytes, Some(&signature), &key, 8);
    /// assert!(matches!(older, Err(LoadError::Signature(SignatureError::Older { .. }))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn load_signed(
        bytes: &[u8],
        signature: Option<&str>,
        key: &PublicKey,
        min_sequence: u64,
    ) -> Result<Signed, LoadError> {
        if bytes.len() > MAX_BYTES {
            return Err(too_large(bytes));
        }
        let signature = signature.ok_or(SignatureError::Unsigned { trusted: key.id() })?;
        let statement = key.verify(bytes, signature, min_sequence)?;
        let rules = RuleSet::load(bytes)?;
        let revision = &rules.bundle().revision;
        match &statement.revision {
            Some(named) if named != revision => {
                let (named, revision) = (Some(named.clone()), revision.clone());
                Err(SignatureError::OtherBundle { named, revision }.into())
            }
            _ => Ok(Signed { rules, statement }),
        }
    }
}
