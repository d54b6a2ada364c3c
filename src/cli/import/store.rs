//! Where an import finds and leaves files: the catalog's own, and beside them, in a hidden folder, what it wrote, with which the
//! next import compares.

use std::path::{Path, PathBuf};

use super::began;
use crate::cli::failure::Failure;
use crate::cli::replace::{self, Ready};
use crate::import::{Existing, File, Imported};
use crate::source::disk;

/// The hidden folder of a catalog in which the last import's files stand, by the same paths.
const LAST: &str = ".thutuc/import";

/// The catalog as it stands, once what an import that was killed left is finished.
///
/// # Errors
/// [`Failure::Read`] or [`Failure::Write`] where a file cannot be read or written.
pub(super) fn existing(dir: &Path) -> Result<Existing, Failure> {
    let read = |folder: &Path| -> Result<Vec<File>, Failure> {
        let files = disk::read_rules(folder).map_err(Failure::Read)?;
        Ok(files.into_iter().map(|file| File { path: file.path, bytes: file.bytes }).collect())
    };
    let files = read(dir)?;
    let last = dir.join(LAST);
    put(&below(&last, began::written(dir, &files).iter()))?;
    began::end(dir)?;
    Ok(Existing { files, last: read(&last)? })
}

/// Writes what changed, and the manifest where there is a new one. All is whole on disk before any of it takes its place, so that a
/// full disk leaves the catalog as it was. The catalog's files go first, after a note of them: where a crash keeps the others from
/// following, the next import knows by it what this one wrote.
///
/// # Errors
/// [`Failure::Write`], naming the file.
pub(super) fn write(dir: &Path, manifest: Option<&str>, imported: &Imported) -> Result<(), Failure> {
    let mut files: Files<'_> = manifest.map(|text| (dir.join(disk::MANIFEST), text)).into_iter().collect();
    files.extend(below(dir, imported.files.iter()));
    let last = below(&dir.join(LAST), imported.last.iter());
    let (files, last) = (borrowed(&files), borrowed(&last));
    let (files, last) = (Ready::of(&files), Ready::of(&last));
    let (files, last) = (files.map_err(replace::failure)?, last.map_err(replace::failure)?);
    began::note(dir, imported)?;
    files.put().and_then(|()| last.put()).map_err(replace::failure)?;
    began::end(dir)
}

/// Paths and texts.
type Files<'t> = Vec<(PathBuf, &'t str)>;

fn below<'t>(folder: &Path, files: impl Iterator<Item = (&'t String, &'t String)>) -> Files<'t> {
    files.map(|(path, text)| (folder.join(path), text.as_str())).collect()
}

fn borrowed<'f>(files: &'f Files<'_>) -> Vec<(&'f Path, &'f [u8])> {
    files.iter().map(|(path, text)| (path.as_path(), text.as_bytes())).collect()
}

fn put(files: &Files<'_>) -> Result<(), Failure> {
    replace::all(&borrowed(files)).map_err(replace::failure)
}
