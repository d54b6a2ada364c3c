//! Writes a file so that a crash leaves the old one or the new one and never part of either, and two files that belong together so that
//! what a crash leaves is a pair or is told to be none.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;

/// What a link leads to, so that the file is replaced and not the link.
pub(super) fn resolved(file: &Path) -> PathBuf {
    std::fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf())
}

/// Writes a file in place of the one that may stand there.
///
/// # Errors
/// [`Failure::Write`], naming the file.
pub(super) fn file(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    prepare(file, bytes)
        .and_then(|ready| put(ready, file))
        .and_then(|()| sync(folder(file)))
        .map_err(|error| failed(&error, file))
}

/// Writes a bundle and its signature in place of those that may stand there, in one folder. Both are whole on disk before either takes
/// its place, so that only two renames lie between the old pair and the new one. The signature goes first: who reads in between, or
/// after a crash in between, finds the old bundle beside a signature of another one, and refuses it. Until the bundle has followed, the
/// old signature stands in `….minisig.before`; an error puts it back, after a crash a person can.
///
/// # Errors
/// [`Failure::Write`], naming the file; the old pair is still there.
pub(super) fn pair(bundle: (&Path, &[u8]), signature: (&Path, &[u8])) -> Result<(), Failure> {
    let ready = [bundle, signature].map(|(file, bytes)| prepare(file, bytes).map_err(|error| failed(&error, file)));
    let [new_bundle, new_signature] = ready;
    let (new_bundle, new_signature) = (new_bundle?, new_signature?);
    let before = beside(signature.0, ".before");
    // Where one is left, a crash came in between: it is the one that belongs to the bundle that stands there.
    let is_kept = before.exists() || keep(signature.0, &before).map_err(|error| failed(&error, &before))?;
    put(new_signature, signature.0).map_err(|error| failed(&error, signature.0))?;
    if let Err(error) = put(new_bundle, bundle.0) {
        let undone = if is_kept { std::fs::rename(&before, signature.0) } else { std::fs::remove_file(signature.0) };
        return Err(undone.map_or_else(|error| failed(&error, &before), |()| failed(&error, bundle.0)));
    }
    sync(folder(bundle.0)).map_err(|error| failed(&error, bundle.0))?;
    if is_kept {
        // It is of no use any more; where it stays, nothing reads it.
        let _ = std::fs::remove_file(&before);
    }
    Ok(())
}

fn failed(error: &io::Error, file: &Path) -> Failure {
    Failure::Write(io::Error::new(error.kind(), format!("{}: {error}", file.display())))
}

fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    PathBuf::from(name)
}

/// Gives a file a second name, or where the system knows no second names, copies it. Whether there is one.
fn keep(file: &Path, second: &Path) -> io::Result<bool> {
    match std::fs::hard_link(file, second) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(_) => std::fs::copy(file, second).map(|_| true),
    }
}

/// Writes beside the file, and syncs.
fn prepare(file: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder(file);
    std::fs::create_dir_all(folder)?;
    let mut temporary = tempfile::Builder::new().prefix(".thutuc-").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    readable(temporary.as_file(), file)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Renames what was written to its place.
fn put(temporary: NamedTempFile, file: &Path) -> io::Result<()> {
    temporary.persist(file).map(drop).map_err(|error| error.error)
}

/// A rename lasts once its folder is synced.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary file is its owner's alone; a new file keeps the permissions of the one that it replaces, else anybody may read
/// it.
#[cfg(unix)]
fn readable(temporary: &std::fs::File, file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).map_or(0o644, |before| before.permissions().mode());
    temporary.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}
