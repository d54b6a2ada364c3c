//! A file that is written piece by piece beside the place that it takes when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::named;
use super::place::{Place, folder};
use super::ready::{Folders, empty, open_stream};

/// A file that has still to take its place; where it never does, it is deleted.
pub(in crate::cli) struct Stream {
    shown: PathBuf,
    writer: BufWriter<File>,
    /// Its temporary name and its place; none for what is written into as it is.
    way: Option<(TempPath, PathBuf)>,
    folders: Folders,
}

impl Stream {
    /// Begins a file, and makes its folder.
    ///
    /// # Errors
    /// Naming the file.
    pub(in crate::cli) fn begin(shown: &Path) -> io::Result<Self> {
        Self::new(shown).map_err(|error| named(shown, &error))
    }

    fn new(shown: &Path) -> io::Result<Self> {
        let mut folders = Folders::default();
        let (file, way) = match Place::of(shown)? {
            Place::Regular { file, before } => {
                folders.make(folder(&file))?;
                let (open, temporary) = empty(&file, before.as_ref())?;
                (open, Some((temporary, file)))
            }
            Place::Stream(stream) => (open_stream(&stream)?, None),
        };
        Ok(Self { shown: shown.to_path_buf(), writer: BufWriter::new(file), way, folders })
    }

    /// Writes more.
    ///
    /// # Errors
    /// Naming the file.
    pub(in crate::cli) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes).map_err(|error| named(&self.shown, &error))
    }

    /// Puts the file in its place, for good.
    ///
    /// # Errors
    /// Naming the file.
    pub(in crate::cli) fn put(self) -> io::Result<()> {
        let Self { shown, writer, way, folders } = self;
        let put = || -> io::Result<()> {
            let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
            let Some((temporary, place)) = way else { return Ok(()) };
            file.sync_all()?;
            drop(file);
            temporary.persist(place).map_err(|refused| refused.error)
        };
        put().map_err(|error| named(&shown, &error))?;
        folders.sync()
    }
}
