//! What was proved of a catalog, kept on disk between runs: one file a catalog in the user's cache folder.
//!
//! It only saves time. A file that is not there, is of another program, was changed or cannot be written is as if there were none;
//! two processes may write it at once, since each replaces it as a whole.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use etcetera::BaseStrategy;

use super::replace;
use crate::bundle::digest;
use crate::driver::Memory;

/// The most bytes that are read of a file.
const MAX_BYTES: u64 = 67_108_864;

/// A catalog's file.
pub(super) struct Cache {
    file: PathBuf,
    /// Which program reads and writes it: another one may prove otherwise.
    program: String,
}

impl Cache {
    /// None where there is no folder for it, or nobody can tell which program this is.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("thutuc");
        let root = std::fs::canonicalize(root).ok()?;
        let name = digest(root.as_os_str().as_encoded_bytes()).replace(':', "-");
        Some(Self { file: folder.join(name), program: program()? })
    }

    /// What is in the file, or nothing.
    pub(super) fn read(&self) -> Memory {
        self.proofs().unwrap_or_default()
    }

    fn proofs(&self) -> Option<Memory> {
        if std::fs::metadata(&self.file).ok()?.len() > MAX_BYTES {
            return None;
        }
        let bytes = std::fs::read_to_string(&self.file).ok()?;
        let (head, proofs) = bytes.split_once('\n')?;
        (head == self.head(proofs)).then(|| Memory::read(proofs.as_bytes())).flatten()
    }

    /// Keeps what was used of a memory; where it is as before, nothing is written.
    pub(super) fn write(&self, memory: &Memory) {
        if let Some(proofs) = memory.changed() {
            // Without it the next run takes longer, and that is all.
            let _ = replace::file(&self.file, format!("{}\n{proofs}", self.head(&proofs)).as_bytes());
        }
    }

    /// The first line of a file: who wrote it, and the digest of the rest.
    fn head(&self, proofs: &str) -> String {
        format!("{} {}", self.program, digest(proofs.as_bytes()))
    }
}

/// The version of this program, its size and when it was written: the same version may be built of other sources.
fn program() -> Option<String> {
    let about = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("thutuc {} {} {}", env!("CARGO_PKG_VERSION"), about.len(), written.as_nanos()))
}
