//! Reads a catalog from disk: the only file of the compiler that touches the file system.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::MAX_FILE_BYTES;

/// The file that marks a catalog's root.
pub const MANIFEST: &str = "thutuc.yaml";

/// How the name of a scenario file ends.
pub const SCENARIOS: &str = ".scenarios.yaml";

/// The nearest directory with a manifest, from `start` upwards.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|dir| dir.join(MANIFEST).is_file()).map(Path::to_path_buf)
}

/// A file as read: its path relative to the root, with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Path.
    pub path: String,
    /// Bytes.
    pub bytes: Vec<u8>,
}

/// The manifest and every `.tt` file below a root, sorted by path. Hidden folders are passed over, links to folders are
/// not followed.
///
/// # Errors
/// Where a folder or file cannot be read, with its path in the message.
pub fn read_catalog(root: &Path) -> io::Result<(Vec<u8>, Vec<Read>)> {
    Ok((read_manifest(root)?, read_rules(root)?))
}

/// The manifest of a root.
///
/// # Errors
/// As [`read_catalog`].
pub fn read_manifest(root: &Path) -> io::Result<Vec<u8>> {
    read(&root.join(MANIFEST))
}

/// Every `.tt` file below a folder, as [`read_catalog`] finds them; none where there is no folder.
///
/// # Errors
/// As [`read_catalog`].
pub fn read_rules(folder: &Path) -> io::Result<Vec<Read>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    read_where(folder, |_, name| ends_in(name, ".tt"))
}

/// One file, of which no more is read than it takes to refuse one that is too large.
///
/// # Errors
/// As [`read_catalog`].
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read(path)
}

/// Scenario files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenarios {
    /// Those that are read, sorted by path.
    pub files: Vec<Read>,
    /// Paths of files that look like them and have another ending, sorted: `x.scenarios.yml`, `x.scenario.yaml`.
    pub strays: Vec<String>,
}

/// Every scenario file below a root, as [`read_catalog`] finds rules.
///
/// # Errors
/// As [`read_catalog`].
pub fn read_scenarios(root: &Path) -> io::Result<Scenarios> {
    let mut strays = Vec::new();
    let files = read_where(root, |path, name| {
        let is_wanted = ends_in(name, SCENARIOS);
        if !is_wanted && is_stray(name) {
            strays.push(path.to_owned());
        }
        is_wanted
    })?;
    strays.sort();
    Ok(Scenarios { files, strays })
}

fn is_stray(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".txt").unwrap_or(&name);
    [".scenarios.yaml", ".scenarios.yml", ".scenario.yaml", ".scenario.yml"].iter().any(|ending| name.ends_with(ending))
}

fn ends_in(name: &str, ending: &str) -> bool {
    name.len() > ending.len() && name.ends_with(ending)
}

/// The most files of a catalog, and the most bytes of all.
pub const MAX_FILES: usize = 20_000;
const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Holds that a catalog has no more than is read.
fn bounded(root: &Path, files: usize, bytes: usize) -> io::Result<()> {
    if files > MAX_FILES {
        return Err(named(root, &refused(format!("quá {MAX_FILES} tệp / more than {MAX_FILES} files"))));
    }
    if bytes > MAX_BYTES {
        let why = format!("các tệp có tất cả hơn {MAX_BYTES} byte / its files have more than {MAX_BYTES} bytes in all");
        return Err(named(root, &refused(why)));
    }
    Ok(())
}

fn refused(why: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why.into())
}

/// How many files are read at once: what a catalog may have is held to after each such number.
const AT_ONCE: usize = 16;

/// The files of which `wanted` says so, by their path relative to the root and their name.
fn read_where(root: &Path, mut wanted: impl FnMut(&str, &str) -> bool) -> io::Result<Vec<Read>> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    let mut pending = vec![root.to_path_buf()];
    while let Some(dir) = pending.pop() {
        for entry in std::fs::read_dir(&dir).map_err(|error| named(&dir, &error))? {
            let entry = entry.map_err(|error| named(&dir, &error))?;
            let kind = entry.file_type().map_err(|error| named(&entry.path(), &error))?;
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let hidden = name.starts_with('.');
            if kind.is_dir() && !hidden {
                pending.push(path);
            } else if !kind.is_dir() && !hidden {
                let relative = path.strip_prefix(root).unwrap_or(&path);
                let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                let relative = parts.join("/");
                if wanted(&relative, &name) {
                    found.push((relative, path));
                    bounded(root, found.len(), 0)?;
                }
            }
        }
    }
    found.sort();
    let (mut files, mut bytes): (Vec<Read>, usize) = (Vec::with_capacity(found.len()), 0);
    for some in found.chunks(AT_ONCE) {
        let read = |(relative, path): &(String, PathBuf)| Ok(Read { bytes: read(path)?, path: relative.clone() });
        files.extend(some.par_iter().map(read).collect::<io::Result<Vec<_>>>()?);
        let more = files.iter().rev().take(some.len()).map(|file| file.bytes.len());
        bytes = more.fold(bytes, |sum, more| sum.checked_add(more).unwrap_or(usize::MAX));
        bounded(root, files.len(), bytes)?;
    }
    Ok(files)
}

/// At most one byte more than a source may have, which is enough to refuse it. Pipes and devices, which may never end, are
/// refused.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let read = || {
        // Asked before opening: opening a pipe waits for whoever writes it.
        if !std::fs::metadata(path)?.is_file() {
            return Err(refused("không phải là tệp thường / not a regular file"));
        }
        let most = u64::try_from(MAX_FILE_BYTES).ok().and_then(|limit| limit.checked_add(1)).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| named(path, &error))
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
