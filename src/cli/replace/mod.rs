//! Writes files so that a crash leaves the old one or the new one and never part of either, and two files that belong together so that
//! what a crash leaves is a pair or is told to be none.

mod leftovers;
mod place;
mod ready;
mod stream;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::Failure;
pub(super) use leftovers::{forget, is_leftover};
use place::Place;
pub(super) use ready::Ready;
pub(super) use stream::Stream;

/// Writes a file in place of the one that may stand there, or of the one that a link there leads to. What is no regular file (a
/// device, a pipe) is written into.
///
/// # Errors
/// [`Failure::Write`], naming the file; [`Failure::Closed`] where the reader of a pipe has gone.
pub(super) fn file(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    all(&[(file, bytes)]).map_err(failure)
}

/// Writes a file as [`file`] does, of parts, without waiting until it is on disk: for what is looked at before it is believed, and is of no
/// other use. What is no regular file is left alone.
///
/// # Errors
/// As the file system says.
pub(super) fn hastily(file: &Path, parts: &[&[u8]]) -> io::Result<()> {
    ready::hastily(file, parts)
}

/// Writes files as [`file`] does. All are whole on disk before the first takes its place, so that a full disk leaves every old one.
///
/// # Errors
/// Naming the file.
pub(super) fn all(files: &[(&Path, &[u8])]) -> io::Result<()> {
    Ready::of(files)?.put()
}

/// Writes a file where none stands.
///
/// # Errors
/// As the file system says, of the kind `AlreadyExists` where one stands; naming the file.
pub(super) fn new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if std::fs::symlink_metadata(file).is_ok() {
        return Err(named(file, &io::Error::from(io::ErrorKind::AlreadyExists)));
    }
    Ready::of(&[(file, bytes)])?.put_new()
}

/// Writes a bundle and its signature in place of those that may stand there. Both are whole on disk before either takes
/// its place, so that only two renames lie between the old pair and the new one. The signature goes first: who reads in between, or
/// after a crash in between, finds the old bundle beside a signature of another one, and refuses it. Until the bundle has followed, the
/// old signature stands in `….minisig.before`; an error puts it back, after a crash a person can.
///
/// # Errors
/// [`Failure::Write`], naming the file; the old pair is still there.
pub(super) fn pair(bundle: (&Path, &[u8]), signature: (&Path, &[u8])) -> Result<(), Failure> {
    exchange(bundle, signature).map_err(failure)
}

fn exchange(bundle: (&Path, &[u8]), signature: (&Path, &[u8])) -> io::Result<()> {
    let (new_bundle, new_signature) = (Ready::of(&[bundle])?, Ready::of(&[signature])?);
    let signature = Place::of(signature.0)?.path().to_path_buf();
    let before = beside(&signature, ".before");
    // Where one is left, a crash came in between: it is the one that belongs to the bundle that stands there.
    let is_kept = before.exists() || keep(&signature, &before).map_err(|error| named(&before, &error))?;
    let renamed = new_signature.rename()?;
    let folders = match new_bundle.rename() {
        Ok(folders) => folders,
        Err(error) => {
            let undone = if is_kept { std::fs::rename(&before, &signature) } else { std::fs::remove_file(&signature) };
            return Err(undone.map_or_else(|error| named(&before, &error), |()| error));
        }
    };
    folders.and(renamed).sync()?;
    if is_kept {
        // It is of no use any more; where it stays, nothing reads it.
        let _ = std::fs::remove_file(&before);
    }
    Ok(())
}

/// What could not be written, as it is told.
pub(super) fn failure(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Write(error),
    }
}

/// An error with the file that it is about, as its user named it.
fn named(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
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
        Err(_) => all(&[(second, &std::fs::read(file)?)]).map(|()| true),
    }
}
