//! The catalogs of the files that an editor has open, each read from disk once, with what is not saved yet laid over it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use gen_lsp_types::{Diagnostic, TextDocumentContentChangeEvent, Uri};

use super::{convert, links};
use crate::driver::Input;
use crate::editor::{Lines, Workspace};
use crate::source::{FileId, Span, disk};

/// A text that is open in the editor.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) uri: Uri,
    pub(super) version: i32,
    text: String,
}

/// A catalog, or a lone file outside of any.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) root: PathBuf,
    pub(super) workspace: Workspace,
    pub(super) open: BTreeMap<String, Open>,
    /// Files that changed and were not looked at since.
    pub(super) changed: BTreeSet<String>,
    /// When the whole is to be looked at.
    pub(super) due: Option<Instant>,
    /// What the editor was told, by path, and of which version of the text.
    pub(super) published: BTreeMap<String, (Option<i32>, Vec<Diagnostic>)>,
}

/// Every catalog that was opened, by its root; a lone file is its own.
#[derive(Debug, Default)]
pub(super) struct Catalogs(BTreeMap<PathBuf, Catalog>);

impl Catalogs {
    /// The root of the catalog that a file belongs to, and its path there.
    fn place(path: &Path) -> (PathBuf, String) {
        let root = path.parent().and_then(disk::find_root);
        let within = root.and_then(|root| links::relative(&root, path).map(|relative| (root, relative)));
        let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        within.unwrap_or_else(|| (path.to_path_buf(), name()))
    }

    /// The catalog of a file, read from disk where it is a new one, and the file's path there.
    pub(super) fn opened(&mut self, path: &Path) -> (&mut Catalog, String) {
        let (root, relative) = Self::place(path);
        let catalog = self.0.entry(root.clone()).or_insert_with(|| Catalog::read(root));
        (catalog, relative)
    }

    /// The catalog at a root, read from disk where it is a new one.
    pub(super) fn at(&mut self, root: &Path) -> &mut Catalog {
        self.0.entry(root.to_path_buf()).or_insert_with(|| Catalog::read(root.to_path_buf()))
    }

    /// A catalog that is there, of a file and its path there.
    pub(super) fn of(&mut self, path: &Path) -> Option<(&mut Catalog, String)> {
        let (root, relative) = Self::place(path);
        self.0.get_mut(&root).map(|catalog| (catalog, relative))
    }

    /// Every catalog.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Catalog> {
        self.0.values_mut()
    }

    /// The catalog of a root.
    pub(super) fn get_mut(&mut self, root: &Path) -> Option<&mut Catalog> {
        self.0.get_mut(root)
    }

    /// The catalog of a file, and the file.
    pub(super) fn file(&mut self, uri: &Uri) -> Option<(&mut Catalog, FileId)> {
        let (catalog, relative) = self.of(&links::path(uri)?)?;
        let file = catalog.workspace.file(&relative)?;
        Some((catalog, file))
    }
}

impl Catalog {
    fn read(root: PathBuf) -> Self {
        let is_catalog = root.join(disk::MANIFEST).is_file();
        let manifest = is_catalog.then(|| disk::read_manifest(&root).ok()).flatten();
        let files = if is_catalog { disk::read_rules(&root).unwrap_or_default() } else { Vec::new() };
        let files = files.into_iter().map(|file| Input { path: file.path, bytes: file.bytes }).collect();
        let workspace = Workspace::new(manifest.as_deref(), files);
        Self {
            root,
            workspace,
            open: BTreeMap::new(),
            changed: BTreeSet::new(),
            due: Some(Instant::now()),
            published: BTreeMap::new(),
        }
    }

    /// Takes the text of a file that the editor opened.
    pub(super) fn open(&mut self, relative: &str, uri: Uri, version: i32, text: String) {
        self.set(relative, text.as_bytes());
        self.open.insert(relative.to_owned(), Open { uri, version, text });
    }

    /// Changes an open text.
    pub(super) fn change(&mut self, relative: &str, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(open) = self.open.get_mut(relative) else { return };
        open.version = version;
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => open.text = whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let lines = Lines::of(&open.text);
                    let start = lines.offset(&open.text, convert::point(part.range.start));
                    let end = lines.offset(&open.text, convert::point(part.range.end));
                    if start <= end {
                        open.text.replace_range(start..end, &part.text);
                    }
                }
            }
        }
        let text = open.text.clone();
        self.set(relative, text.as_bytes());
    }

    /// Goes back to the file on disk.
    pub(super) fn close(&mut self, relative: &str) {
        self.open.remove(relative);
        self.reread(relative);
    }

    /// Reads a file from disk that changed there; an open text stays as it is.
    pub(super) fn reread(&mut self, relative: &str) {
        if self.open.contains_key(relative) {
            return;
        }
        let path = if self.root.is_dir() { self.root.join(relative) } else { self.root.clone() };
        match disk::read_file(&path) {
            Ok(bytes) if self.is_same(relative, &bytes) => {}
            Ok(bytes) => self.set(relative, &bytes),
            Err(_) => {
                self.workspace.remove(relative);
                self.later();
            }
        }
    }

    fn is_same(&self, relative: &str, bytes: &[u8]) -> bool {
        let file = self.workspace.file(relative).and_then(|id| self.workspace.source(id));
        file.is_some_and(|file| file.is_readable() && file.text().as_bytes() == bytes)
    }

    fn set(&mut self, relative: &str, bytes: &[u8]) {
        if !self.is_same(relative, bytes) || self.workspace.file(relative).is_none() {
            self.workspace.set(relative, bytes);
            self.changed.insert(relative.to_owned());
            self.later();
        }
    }

    fn later(&mut self) {
        self.due = Some(Instant::now());
    }

    /// The address of a file: as the editor calls it, or as the disk does.
    pub(super) fn uri(&self, file: FileId) -> Option<Uri> {
        let path = self.workspace.source(file)?.path();
        if let Some(open) = self.open.get(path) {
            return Some(open.uri.clone());
        }
        links::uri(&if self.root.is_dir() { self.root.join(path) } else { self.root.clone() })
    }

    /// A span as the protocol has it.
    pub(super) fn range(&self, span: Span) -> gen_lsp_types::Range {
        convert::range(self.workspace.range(span))
    }

    /// A place as the protocol has it.
    pub(super) fn location(&self, span: Span) -> Option<gen_lsp_types::Location> {
        Some(gen_lsp_types::Location { uri: self.uri(span.file)?, range: self.range(span) })
    }
}
