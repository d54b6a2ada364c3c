//! Bytes into texts: decoding, NFC with a map back to the file as it is, and line and column positions.
//!
//! Spans are byte offsets into the file as it stands on disk (after a leading BOM is kept in place), so a finding always
//! points at what the author sees. The parser reads the NFC form and maps its offsets back through [`SourceFile::span`].

mod alias;
mod decode;
#[cfg(feature = "cli")]
pub mod disk;
mod file;
mod span;
#[cfg(feature = "compiler")]
pub mod yaml;

pub(crate) use alias::first_unneeded;
pub use decode::{DecodeError, MAX_FILE_BYTES};
#[cfg(feature = "compiler")]
pub(crate) use file::nfc;
pub use file::{Position, SourceFile};
pub use span::{FileId, Span, Spanned};

use std::sync::Arc;

/// Every file of a catalog, in the order of their paths. A copy shares the files with its original.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Adds a file and returns its id. Paths are relative to the catalog, with `/`.
    ///
    /// # Errors
    /// [`DecodeError`] where the bytes are not UTF-8 text or are too many; nothing is added then.
    pub fn add(&mut self, path: impl Into<String>, bytes: &[u8]) -> Result<FileId, DecodeError> {
        let id = u32::try_from(self.files.len()).map(FileId).map_err(|_| DecodeError::TooManyFiles)?;
        self.files.push(Arc::new(SourceFile::new(id, path.into(), bytes)?));
        Ok(id)
    }

    /// Adds files as [`Sources::add`] does one after the other, and reads them at once on all cores.
    #[cfg(feature = "compiler")]
    pub fn add_all(&mut self, files: &[(&str, &[u8])]) -> Vec<Result<FileId, DecodeError>> {
        use rayon::prelude::*;
        let read = |(path, bytes): &(&str, &[u8])| SourceFile::new(FileId(0), (*path).to_owned(), bytes);
        self.keep(files.par_iter().map(read).collect())
    }

    /// The same of texts that were never bytes.
    #[cfg(feature = "compiler")]
    pub(crate) fn add_texts(&mut self, files: &[(&str, &str)]) -> Vec<Result<FileId, DecodeError>> {
        use rayon::prelude::*;
        let read = |(path, text): &(&str, &str)| SourceFile::written(FileId(0), (*path).to_owned(), text);
        self.keep(files.par_iter().map(read).collect())
    }

    #[cfg(feature = "compiler")]
    fn keep(&mut self, files: Vec<Result<SourceFile, DecodeError>>) -> Vec<Result<FileId, DecodeError>> {
        let mut ids = Vec::with_capacity(files.len());
        for file in files {
            ids.push(file.and_then(|file| {
                let id = u32::try_from(self.files.len()).map(FileId).map_err(|_| DecodeError::TooManyFiles)?;
                self.files.push(Arc::new(file.of(id)));
                Ok(id)
            }));
        }
        ids
    }

    /// Adds a file whose bytes could not be read as text, so that findings can still name it.
    pub fn add_unreadable(&mut self, path: impl Into<String>) -> Option<FileId> {
        let id = u32::try_from(self.files.len()).map(FileId).ok()?;
        self.files.push(Arc::new(SourceFile::unreadable(id, path.into())));
        Some(id)
    }

    /// Gives the file of an id other bytes; its path stays. Where they could not be read as text it has none then.
    ///
    /// # Errors
    /// As [`Sources::add`].
    pub fn replace(&mut self, id: FileId, bytes: &[u8]) -> Result<(), DecodeError> {
        let Some(file) = self.files.get_mut(id.index()) else { return Ok(()) };
        let path = file.path().to_owned();
        match SourceFile::new(id, path.clone(), bytes) {
            Ok(read) => {
                *file = Arc::new(read);
                Ok(())
            }
            Err(error) => {
                *file = Arc::new(SourceFile::unreadable(id, path));
                Err(error)
            }
        }
    }

    /// The file of an id that this value gave out.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index()).map(Arc::as_ref)
    }

    /// Every file.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map(Arc::as_ref)
    }

    /// `path:line` of a span's start, as bundles and findings write it.
    pub fn place(&self, span: Span) -> String {
        match self.get(span.file) {
            Some(file) => format!("{}:{}", file.path(), file.position(span.start).line),
            None => String::new(),
        }
    }

    /// The line that `path:line` names, without the blanks around its text; none where there is no such line.
    pub fn line(&self, place: &str) -> Option<Span> {
        let (path, line) = place.rsplit_once(':')?;
        self.files.iter().find(|file| file.path() == path)?.line(line.parse().ok()?)
    }

    /// The text that a span covers, as the author wrote it.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span))
    }
}
