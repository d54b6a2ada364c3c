//! What is to be formatted: files, the sources below folders, standard input, each with the language of its catalog.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::super::{catalog, input};
use crate::bundle::Language;
use crate::driver;
use crate::source::{MAX_FILE_BYTES, disk};

/// A source to format.
pub(super) struct Target {
    /// Its path as the command line leads to it.
    pub(super) shown: String,
    /// The file; none for standard input.
    pub(super) file: Option<PathBuf>,
    pub(super) bytes: Vec<u8>,
    /// The language of the catalog that it belongs to.
    pub(super) language: Option<Language>,
}

/// The sources that `paths` name, each once: of the nearest catalog where there are none.
///
/// # Errors
/// [`Failure`] where there is no catalog, or one of them cannot be read.
pub(super) fn read(paths: &[PathBuf]) -> Result<Vec<Target>, Failure> {
    let mut found = Found::default();
    if paths.is_empty() {
        found.folder(&catalog::root(None)?)?;
    }
    for path in paths {
        if path.as_os_str() == "-" {
            found.standard_input()?;
        } else if path.is_dir() {
            found.folder(path)?;
        } else if path.file_name().is_some_and(|name| name == disk::MANIFEST) {
            found.folder(&catalog::root(Some(path))?)?;
        } else {
            let bytes = disk::read_file(path).map_err(Failure::Read)?;
            found.file(path.clone(), bytes);
        }
    }
    Ok(found.targets)
}

#[derive(Default)]
struct Found {
    targets: Vec<Target>,
    seen: BTreeSet<PathBuf>,
    /// The language of each catalog that was looked at, by its folder.
    languages: BTreeMap<PathBuf, Option<Language>>,
}

impl Found {
    fn standard_input(&mut self) -> Result<(), Failure> {
        if !self.seen.insert(PathBuf::from("-")) {
            return Ok(());
        }
        let limit = u64::try_from(MAX_FILE_BYTES).ok().and_then(|limit| limit.checked_add(1)).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        input::open(Path::new("-"))
            .map_err(Failure::Read)?
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(Failure::Read)?;
        let here = std::env::current_dir().map_err(Failure::Read)?;
        let language = self.language(&here);
        self.targets.push(Target { shown: "-".to_owned(), file: None, bytes, language });
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Failure> {
        for read in disk::read_rules(folder).map_err(Failure::Read)? {
            // A folder `.` would only make each path longer.
            let file = if folder.as_os_str() == "." { PathBuf::from(read.path) } else { folder.join(read.path) };
            self.file(file, read.bytes);
        }
        Ok(())
    }

    fn file(&mut self, file: PathBuf, bytes: Vec<u8>) {
        let whole = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
        if !self.seen.insert(whole.clone()) {
            return;
        }
        let language = whole.parent().and_then(|folder| self.language(folder));
        self.targets.push(Target { shown: file.display().to_string(), file: Some(file), bytes, language });
    }

    /// The language of the nearest catalog upwards; none where there is none.
    fn language(&mut self, folder: &Path) -> Option<Language> {
        let root = disk::find_root(folder)?;
        let read = || disk::read_file(&root.join(disk::MANIFEST)).ok().and_then(|bytes| driver::language(&bytes));
        *self.languages.entry(root.clone()).or_insert_with(read)
    }
}
