//! Files that are written, whole and synced, beside the places that they are to take.

use std::collections::BTreeSet;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempPath;

use super::leftovers::{self, PREFIX, RANDOM, SUFFIX};
use super::named;
use super::place::{Place, folder};

/// Files that have still to take their places; where they never do, they are deleted.
pub(in crate::cli) struct Ready<'b> {
    files: Vec<One<'b>>,
    folders: Folders,
}

/// A file as its user named it.
struct One<'b> {
    shown: &'b Path,
    way: Way<'b>,
}

enum Way<'b> {
    Renamed { temporary: TempPath, file: PathBuf },
    Written { stream: PathBuf, bytes: &'b [u8] },
}

/// Folders of which entries have changed: a rename lasts once its folder is synced.
#[derive(Default)]
pub(super) struct Folders(BTreeSet<PathBuf>);

impl<'b> Ready<'b> {
    /// Writes all files beside their places, makes their folders, and deletes there what crashes left long ago.
    ///
    /// # Errors
    /// Naming the file; everything stands as before, but for folders.
    pub(in crate::cli) fn of(files: &[(&'b Path, &'b [u8])]) -> io::Result<Self> {
        let mut folders = Folders::default();
        let mut places = Vec::with_capacity(files.len());
        for (shown, bytes) in files {
            let place = Place::of(shown).map_err(|error| named(shown, &error))?;
            if let Place::Regular { file, .. } = &place {
                folders.make(folder(file)).map_err(|error| named(shown, &error))?;
            }
            places.push((*shown, *bytes, place));
        }
        let write = |(shown, bytes, place): (&'b Path, &'b [u8], Place)| {
            let way = match place {
                Place::Regular { file, before } => {
                    let temporary = prepare(&file, before.as_ref(), bytes).map_err(|error| named(shown, &error))?;
                    Way::Renamed { temporary, file }
                }
                Place::Stream(stream) => Way::Written { stream, bytes },
            };
            Ok(One { shown, way })
        };
        Ok(Self { files: places.into_par_iter().map(write).collect::<io::Result<_>>()?, folders })
    }

    /// Puts every file in its place, for good.
    ///
    /// # Errors
    /// Naming the file; those before it have taken their places.
    pub(in crate::cli) fn put(self) -> io::Result<()> {
        self.rename()?.sync()
    }

    /// As [`Self::put`], where nothing stands.
    ///
    /// # Errors
    /// As [`Self::put`]; of the kind `AlreadyExists` where something stands.
    pub(in crate::cli) fn put_new(self) -> io::Result<()> {
        self.each(|temporary, file| temporary.persist_noclobber(file).or_else(|refused| claimed(refused, file)))?.sync()
    }

    /// Puts every file in its place; [`Folders::sync`] makes that last.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub(super) fn rename(self) -> io::Result<Folders> {
        self.each(|temporary, file| temporary.persist(file).map_err(|refused| refused.error))
    }

    fn each(self, put: impl Fn(TempPath, &Path) -> io::Result<()>) -> io::Result<Folders> {
        for One { shown, way } in self.files {
            let done = match way {
                Way::Renamed { temporary, file } => put(temporary, &file),
                Way::Written { stream, bytes } => write(&stream, bytes),
            };
            done.map_err(|error| named(shown, &error))?;
        }
        Ok(self.folders)
    }
}

impl Folders {
    /// Makes a folder and those around it.
    pub(super) fn make(&mut self, path: &Path) -> io::Result<()> {
        if !self.0.insert(path.to_path_buf()) {
            return Ok(());
        }
        let mut missing = path;
        while !missing.exists() {
            missing = folder(missing);
            self.0.insert(missing.to_path_buf());
        }
        std::fs::create_dir_all(path)?;
        leftovers::sweep(path);
        Ok(())
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// # Errors
    /// Naming the folder; its files have taken their places.
    pub(super) fn sync(self) -> io::Result<()> {
        self.0.par_iter().try_for_each(|folder| sync(folder).map_err(|error| named(folder, &error)))
    }
}

/// Writes beside the file, and syncs. It is closed: a process may hold few files open.
fn prepare(file: &Path, before: Option<&Metadata>, bytes: &[u8]) -> io::Result<TempPath> {
    let (mut open, temporary) = empty(file, before)?;
    open.write_all(bytes)?;
    open.sync_all()?;
    Ok(temporary)
}

/// Writes beside the file and puts it in its place, without syncing.
pub(super) fn hastily(file: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let Place::Regular { file, before } = Place::of(file)? else { return Ok(()) };
    Folders::default().make(folder(&file))?;
    let (mut open, temporary) = empty(&file, before.as_ref())?;
    for part in parts {
        open.write_all(part)?;
    }
    temporary.persist(&file).map_err(|refused| refused.error)
}

/// An empty file beside a file's place, and its name.
pub(super) fn empty(file: &Path, before: Option<&Metadata>) -> io::Result<(File, TempPath)> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    Ok(builder.make_in(folder(file), |path| create(path, before))?.into_parts())
}

/// A new file may be read by whom the user's mask allows; one that replaces another keeps its permissions and, where the user may give
/// files away, its owner.
#[cfg(unix)]
fn create(path: &Path, before: Option<&Metadata>) -> io::Result<File> {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
    let mode = if before.is_some() { 0o600 } else { 0o666 };
    let file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    if let Some(before) = before {
        let now = file.metadata()?;
        if (now.uid(), now.gid()) != (before.uid(), before.gid()) {
            let _ = fchown(&file, Some(before.uid()), Some(before.gid()));
        }
        file.set_permissions(std::fs::Permissions::from_mode(before.permissions().mode()))?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn create(path: &Path, _: Option<&Metadata>) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Some file systems know neither a rename that replaces nothing nor second names: there an empty file holds the place.
fn claimed(refused: tempfile::PathPersistError, file: &Path) -> io::Result<()> {
    match refused.error.kind() {
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied => {
            File::create_new(file)?;
            refused.path.persist(file).map_err(|refused| refused.error)
        }
        _ => Err(refused.error),
    }
}

/// At the end of what a stream holds already, where it is a file.
fn write(stream: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut open = open_stream(stream)?;
    open.write_all(bytes)?;
    open.flush()
}

pub(super) fn open_stream(stream: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).open(stream)
}

/// Some file systems cannot sync folders, and some folders may be written and not read: the files are in their places all the same.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
