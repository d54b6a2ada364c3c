//! What is kept of a catalog on disk between runs, in the user's cache folder: what was proved of it, and what was found ([`super::kept`]).
//!
//! It only saves time. A file that is not there, is of another program, was changed or cannot be written is as if there were none;
//! two processes may write it at once, since each replaces it as a whole.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;

use super::{input, kept, replace};
use crate::bundle::digest;
use crate::driver::Memory;

/// The most bytes that are read of a file.
const MAX_BYTES: u64 = 67_108_864;

/// How the name of the file of proofs begins.
const PROOFS: &str = "proofs-";

/// How the names of all files begin.
const NAMES: [&str; 3] = [PROOFS, kept::RECORD, kept::TEXTS];

/// How long a file is kept that nobody has written: catalogs are moved and deleted, and their files stay.
const MAX_AGE: Duration = Duration::from_secs(90 * 86_400);

/// A catalog's files.
pub(super) struct Cache {
    folder: PathBuf,
    /// How their names end: of which catalog they are.
    catalog: String,
    /// Which program reads and writes them: another one may prove otherwise.
    program: String,
}

impl Cache {
    /// None where there is no folder for it, or nobody can tell which program this is.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("thutuc");
        let root = std::fs::canonicalize(root).ok()?;
        let catalog = digest(root.as_os_str().as_encoded_bytes()).replace(':', "-");
        Some(Self { folder, catalog, program: program()? })
    }

    /// What was proved, or nothing.
    pub(super) fn read(&self) -> Memory {
        self.proofs().unwrap_or_default()
    }

    fn proofs(&self) -> Option<Memory> {
        let text = String::from_utf8(self.load(PROOFS, MAX_BYTES)?).ok()?;
        let (head, proofs) = text.split_once('\n')?;
        (head == self.head(proofs)).then(|| Memory::read(proofs.as_bytes())).flatten()
    }

    /// Keeps what was used of a memory; where it is as before, nothing is written.
    pub(super) fn write(&self, memory: &Memory) {
        if let Some(proofs) = memory.changed() {
            self.store(PROOFS, &[self.head(&proofs).as_bytes(), b"\n", proofs.as_bytes()]);
        }
    }

    /// The first line of the file of proofs: who wrote it, and the digest of the rest.
    fn head(&self, proofs: &str) -> String {
        format!("{} {}", self.program, digest(proofs.as_bytes()))
    }

    /// Which program this is.
    pub(super) fn program(&self) -> &str {
        &self.program
    }

    /// A file of the catalog, whole; none where it has more bytes.
    pub(super) fn load(&self, name: &str, most: u64) -> Option<Vec<u8>> {
        let file = self.file(name);
        if !std::fs::metadata(&file).ok()?.is_file() {
            return None;
        }
        let bytes = input::read(&file, most).ok()?;
        u64::try_from(bytes.len()).is_ok_and(|all| all <= most).then_some(bytes)
    }

    /// A file of the catalog, to be read in part.
    pub(super) fn open(&self, name: &str) -> Option<File> {
        let file = self.file(name);
        std::fs::metadata(&file).ok()?.is_file().then(|| File::open(file).ok()).flatten()
    }

    /// Writes a file of the catalog, as a whole. Without it the next run takes longer, and that is all.
    pub(super) fn store(&self, name: &str, parts: &[&[u8]]) {
        let _ = replace::hastily(&self.file(name), parts);
        let is_ours = |file: &[u8]| NAMES.iter().any(|name| file.starts_with(name.as_bytes()));
        replace::forget(&self.folder, MAX_AGE, |name| is_ours(name.as_encoded_bytes()));
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}{}", self.catalog))
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
