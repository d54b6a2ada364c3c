//! Where an import finds and leaves files: the catalog's own, and beside them, in a hidden folder, what it wrote, with which the
//! next import compares.

use std::path::Path;

use rayon::prelude::*;

use crate::cli::failure::Failure;
use crate::cli::replace;
use crate::import::{Existing, File, Imported};
use crate::source::disk;

/// The hidden folder of a catalog in which the last import's files stand, by the same paths.
const LAST: &str = ".thutuc/import";

/// The catalog as it stands.
///
/// # Errors
/// [`Failure::Read`] where a file cannot be read.
pub(super) fn existing(dir: &Path) -> Result<Existing, Failure> {
    let read = |folder: &Path| -> Result<Vec<File>, Failure> {
        let files = disk::read_rules(folder).map_err(Failure::Read)?;
        Ok(files.into_iter().map(|file| File { path: file.path, bytes: file.bytes }).collect())
    };
    Ok(Existing { files: read(dir)?, last: read(&dir.join(LAST))? })
}

/// Writes what changed. The catalog's files come first: where a crash keeps the others from being written, the next import finds
/// both sides changed alike and goes on.
///
/// # Errors
/// [`Failure::Write`], naming the file.
pub(super) fn write(dir: &Path, imported: &Imported) -> Result<(), Failure> {
    let put = |root: &Path, (path, text): (&String, &String)| replace::file(&root.join(path), text.as_bytes());
    imported.files.par_iter().try_for_each(|file| put(dir, file))?;
    let last = dir.join(LAST);
    imported.last.par_iter().try_for_each(|file| put(&last, file))
}
