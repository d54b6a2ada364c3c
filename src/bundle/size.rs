//! How many bytes a value or a digest takes in a bundle's file, for the compiler, which holds a bundle to its bounds before it writes one.

use std::io;

use serde::Serialize;

use super::CanonicalError;

/// How many bytes the canonical form of a value has.
pub(crate) fn size(value: &impl Serialize) -> Result<usize, CanonicalError> {
    let mut counted = Counted(0);
    // Members in another order take as much room.
    serde_json::to_writer(&mut counted, value)?;
    Ok(counted.0)
}

/// Counts what is written.
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_add(bytes.len()).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How many bytes [`super::digest`] gives: `sha256:` and 64 digits.
pub(crate) const DIGEST_BYTES: usize = 71;
