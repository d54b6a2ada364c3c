//! The files of guards: reads the folder `guards` of a catalog, compares, and accepts what the rules give now or leaves it beside
//! the accepted file for review, as insta does.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::replace;
use crate::guards::{self, FOLDER, Guard, Outcome, State, file};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Accepts everything: `--update`.
    Accept,
    /// Leaves what differs as `NAME.snap.new`.
    Pending,
    /// Nothing: in CI.
    Nothing,
}

impl Writing {
    /// What to write, as insta decides it: nothing is left pending with `CI` set or `INSTA_UPDATE=no`. An `update` that was asked
    /// for is done anywhere.
    pub fn of_environment(update: bool) -> Self {
        let is_on = |name: &str| {
            let value = std::env::var(name).unwrap_or_default();
            !matches!(value.as_str(), "" | "0" | "false")
        };
        match std::env::var("INSTA_UPDATE").as_deref() {
            _ if update => Self::Accept,
            Ok("no") => Self::Nothing,
            _ if is_on("CI") => Self::Nothing,
            _ => Self::Pending,
        }
    }
}

/// A file or the folder that cannot be read or written; the error names it.
#[derive(Debug)]
pub enum Failed {
    /// Cannot be read.
    Read(io::Error),
    /// Cannot be written or deleted.
    Write(io::Error),
}

/// Compares the guards that a catalog is to have with its folder, and writes.
///
/// # Errors
/// [`Failed`]; where it is a write, all accepted files are as they were.
pub fn run(root: &Path, expected: &[Guard], writing: Writing) -> Result<Vec<Outcome>, Failed> {
    let folder = root.join(FOLDER);
    let found = read(&folder).map_err(Failed::Read)?;
    let outcomes = guards::compare(expected, &found.accepted);
    match writing {
        Writing::Nothing => return Ok(outcomes),
        Writing::Accept => accept(root, &outcomes.iter().collect::<Vec<_>>()).map_err(Failed::Write)?,
        Writing::Pending => leave(&folder, &outcomes).map_err(Failed::Write)?,
    }
    // A pending file is of no use once nothing differs, or its simplification is gone.
    let is_open = |name: &String| {
        let open = |outcome: &Outcome| outcome.name == *name && outcome.guard.is_some() && outcome.state != State::Same;
        writing == Writing::Pending && outcomes.iter().any(open)
    };
    for name in found.pending.iter().filter(|name| !is_open(name)) {
        remove(&pending(&folder, name)).map_err(Failed::Write)?;
    }
    Ok(outcomes)
}

/// Accepts what the rules give now for these guards: all files are written, or none is.
///
/// # Errors
/// Where a file cannot be written or deleted, with its path in the message.
pub fn accept(root: &Path, outcomes: &[&Outcome]) -> io::Result<()> {
    let folder = &root.join(FOLDER);
    let path = |outcome: &Outcome| folder.join(format!("{}.snap", outcome.name));
    let moved: Vec<&Outcome> = outcomes.iter().copied().filter(|outcome| outcome.state != State::Same).collect();
    let text = |outcome: &&Outcome| Some((path(outcome), outcome.guard.as_ref()?.snapshot().accepted()));
    write(&moved.iter().filter_map(text).collect::<Vec<_>>())?;
    for outcome in moved {
        if outcome.guard.is_none() {
            remove(&path(outcome))?;
        }
        remove(&pending(folder, &outcome.name))?;
    }
    Ok(())
}

fn leave(folder: &Path, outcomes: &[Outcome]) -> io::Result<()> {
    let moved = outcomes.iter().filter(|outcome| outcome.state != State::Same);
    let text = |outcome: &Outcome| Some((pending(folder, &outcome.name), outcome.guard.as_ref()?.snapshot().pending()));
    let files: Vec<(PathBuf, String)> = moved.filter_map(text).collect();
    for (path, _) in files.iter().filter(|(path, _)| path.is_symlink()) {
        // Nobody asked for this file: a link of a stranger's catalog must not lead it elsewhere.
        remove(path)?;
    }
    write(&files)
}

fn pending(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.snap.new"))
}

/// What lies in the folder.
#[derive(Default)]
struct Found {
    /// The bytes of accepted files by name.
    accepted: BTreeMap<String, Vec<u8>>,
    /// The names of pending files.
    pending: Vec<String>,
}

/// Files that end otherwise are left alone. No more of a file is read than shows that it is too long.
fn read(folder: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(named(folder, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| named(folder, &error))?;
        let path = entry.path();
        let is_file = path.is_file();
        let Ok(name) = entry.file_name().into_string() else { continue };
        if let Some(name) = name.strip_suffix(".snap.new").filter(|_| is_file) {
            found.pending.push(name.to_owned());
        } else if let Some(name) = name.strip_suffix(".snap").filter(|_| is_file) {
            let most = u64::try_from(file::MAX_BYTES).ok().and_then(|most| most.checked_add(1)).unwrap_or(u64::MAX);
            let mut bytes = Vec::new();
            let opened = std::fs::File::open(&path);
            opened.and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(|error| named(&path, &error))?;
            found.accepted.insert(name.to_owned(), bytes);
        }
    }
    Ok(found)
}

fn write(files: &[(PathBuf, String)]) -> io::Result<()> {
    replace::all(&files.iter().map(|(path, text)| (path.as_path(), text.as_bytes())).collect::<Vec<_>>())
}

fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(path, &error)),
        _ => Ok(()),
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
