//! What was proved of a catalog, kept on disk between runs: one file a catalog in the user's cache folder.
//!
//! It only saves time. A file that is not there, is of another program, was changed or cannot be written is as if there were none;
//! two processes may write it at once, since each replaces it as a whole.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;

use super::{input, replace};
use crate::bundle::digest;
use crate::driver::Memory;

/// The most bytes that are read of a file.
const MAX_BYTES: u64 = 67_108_864;

/// How the names of files begin.
const NAME: &str = "proofs-";

/// How long a file is kept that nobody has written: catalogs are moved and deleted, and their files stay.
const MAX_AGE: Duration = Duration::from_secs(90 * 86_400);

/// A catalog's file.
pub(super) struct Cache {
    folder: PathBuf,
    file: PathBuf,
    /// Which program reads and writes it: another one may prove otherwise.
    program: String,
}

impl Cache {
    /// None where there is no folder for it, or nobody can tell which program this is.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("thutuc");
        let root = std::fs::canonicalize(root).ok()?;
        let name = format!("{NAME}{}", digest(root.as_os_str().as_encoded_bytes()).replace(':', "-"));
        Some(Self { file: folder.join(name), folder, program: program()? })
    }

    /// What is in the file, or nothing.
    pub(super) fn read(&self) -> Memory {
        self.proofs().unwrap_or_default()
    }

    fn proofs(&self) -> Option<Memory> {
        if !std::fs::metadata(&self.file).ok()?.is_file() {
            return None;
        }
        let bytes = input::read(&self.file, MAX_BYTES).ok()?;
        let text =
            String::from_utf8(bytes).ok().filter(|text| u64::try_from(text.len()).is_ok_and(|all| all <= MAX_BYTES))?;
        let (head, proofs) = text.split_once('\n')?;
        (head == self.head(proofs)).then(|| Memory::read(proofs.as_bytes())).flatten()
    }

    /// Keeps what was used of a memory; where it is as before, nothing is written.
    pub(super) fn write(&self, memory: &Memory) {
        if let Some(proofs) = memory.changed() {
            // Without it the next run takes longer, and that is all.
            let _ = replace::file(&self.file, format!("{}\n{proofs}", self.head(&proofs)).as_bytes());
            replace::forget(&self.folder, MAX_AGE, |name| name.as_encoded_bytes().starts_with(NAME.as_bytes()));
        }
    }

    /// The first line of a file: who wrote it, and the digest of the rest.
    fn head(&self, proofs: &str) -> String {
        format!("{} {}", self.program, digest(proofs.as_bytes()))
    }
}

/// The version of this program, and which file it is: the same version may be built of other sources, and some stores give every file
/// the same time of writing, though not of coming to be.
fn program() -> Option<String> {
    let file = std::fs::canonicalize(std::env::current_exe().ok()?).ok()?;
    let about = std::fs::metadata(&file).ok()?;
    let since = |time: SystemTime| time.duration_since(UNIX_EPOCH).ok().map(|since| since.as_nanos());
    let times = (since(about.modified().ok()?)?, about.created().ok().and_then(since));
    let version = env!("CARGO_PKG_VERSION");
    // The path may hold a line end.
    let named = digest(file.as_os_str().as_encoded_bytes());
    Some(format!("thutuc {version} {} {times:?} {named}", about.len()))
}
