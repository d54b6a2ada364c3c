//! A note of the files that an import is about to write into a catalog, which stands only while it does: where one is left, the import
//! was killed, and the files that have what it notes were written by it and by nobody else.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::bundle::digest;
use crate::cli::failure::Failure;
use crate::cli::{input, replace};
use crate::import::{File, Imported};

/// Where it stands in a catalog.
const BEGAN: &str = ".thutuc/import.began";

/// The most bytes that are read of it: many times what officers edit of a nation's procedures.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The files by path.
#[derive(Default, Serialize, Deserialize)]
struct Note {
    files: BTreeMap<String, Noted>,
}

#[derive(Serialize, Deserialize)]
struct Noted {
    /// The digest of the file as it is written.
    digest: String,
    /// What is kept of it for the next import to compare with; none where that is the file itself, which no officer edited.
    last: Option<String>,
}

/// Writes the note, where a file of the catalog is to change.
///
/// # Errors
/// [`Failure::Write`], naming it.
pub(super) fn note(dir: &Path, imported: &Imported) -> Result<(), Failure> {
    if imported.files.is_empty() {
        return Ok(());
    }
    let noted = |(path, text): (&String, &String)| {
        let last = imported.last.get(path).filter(|last| *last != text).cloned();
        (path.clone(), Noted { digest: digest(text.as_bytes()), last })
    };
    let note = Note { files: imported.files.iter().map(noted).collect() };
    let text = serde_json::to_string(&note).map_err(|error| Failure::Internal(error.to_string()))?;
    replace::file(&dir.join(BEGAN), text.as_bytes())
}

/// What a killed import would have kept of the files that it wrote and that nobody has changed since, by path. A note that cannot be
/// read is as if there were none.
pub(super) fn written(dir: &Path, files: &[File]) -> BTreeMap<String, String> {
    let note = read(dir).unwrap_or_default();
    let of_file = |file: &File| {
        let noted = note.files.get(&file.path).filter(|noted| noted.digest == digest(&file.bytes))?;
        let last = noted.last.clone().or_else(|| String::from_utf8(file.bytes.clone()).ok())?;
        Some((file.path.clone(), last))
    };
    files.iter().filter_map(of_file).collect()
}

fn read(dir: &Path) -> Option<Note> {
    let file = dir.join(BEGAN);
    if !file.is_file() {
        return None;
    }
    serde_json::from_slice(&input::read(&file, MAX_BYTES).ok()?).ok()
}

/// Deletes the note: everything that it names is written.
///
/// # Errors
/// [`Failure::Write`], naming it.
pub(super) fn end(dir: &Path) -> Result<(), Failure> {
    let file = dir.join(BEGAN);
    match std::fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::Write(io::Error::new(error.kind(), format!("{}: {error}", file.display()))))
        }
        _ => Ok(()),
    }
}
