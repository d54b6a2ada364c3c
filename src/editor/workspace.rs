//! A catalog as an editor has it: its files, open ones with what is not saved yet, each read once for each change.
//!
//! Files have the ids that [`driver::compile`] would give them, so that the whole can be compiled from what is read already. A
//! file more means new ids, and all is read anew; one less leaves an empty one behind.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::index::Index;
use super::lines::{Lines, Point, Range};
use super::names::FileNames;
use super::shift::Change;
use super::{full, shift};
use crate::bundle::Language;
use crate::diagnostics::Finding;
use crate::driver::{self, Input, MANIFEST, Memory};
use crate::lower::manifest;
use crate::model::Manifest;
use crate::runtime::RuleSet;
use crate::source::{DecodeError, FileId, SourceFile, Sources, Span};
use crate::syntax::{self, Parsed};

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its tree, comments and findings.
    pub parsed: Arc<Parsed>,
    /// What it mentions.
    pub names: Arc<FileNames>,
    /// Where its lines begin.
    pub lines: Lines,
}

/// A catalog as an editor has it.
#[derive(Debug, Default)]
pub struct Workspace {
    pub(super) sources: Sources,
    pub(super) documents: BTreeMap<FileId, Document>,
    pub(super) index: Index,
    pub(super) manifest: Manifest,
    pub(super) manifest_file: Option<FileId>,
    /// What was found while reading the manifest.
    pub(super) manifest_findings: Vec<Finding>,
    paths: BTreeMap<String, FileId>,
    /// What is known of each file: of the last whole run, and of what was looked at since.
    pub(super) known: BTreeMap<FileId, Vec<Finding>>,
    /// The last rules that could be built.
    rules: Option<Arc<RuleSet>>,
    /// The bytes of files that are no text.
    unread: BTreeMap<FileId, Vec<u8>>,
    version: Version,
    /// What was proved so far.
    memory: Arc<Memory>,
}

/// A state of a catalog, which knows when it is no longer the last one.
#[derive(Clone, Debug, Default)]
pub struct Version(Arc<AtomicBool>);

impl Version {
    /// Whether nothing has changed since.
    pub fn is_last(&self) -> bool {
        !self.0.load(Ordering::Acquire)
    }

    /// The next one; this one is out of date then.
    fn next(&self) -> Self {
        self.0.store(true, Ordering::Release);
        Self::default()
    }
}

impl Workspace {
    /// A catalog with these files; without a manifest it is only a heap of files, of which nothing but the form is known.
    pub fn new(manifest: Option<&[u8]>, files: Vec<Input>) -> Self {
        let mut workspace = Self::default();
        workspace.load(manifest, files);
        workspace
    }

    fn load(&mut self, manifest: Option<&[u8]>, mut files: Vec<Input>) {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let (rules, version) = (self.rules.take(), self.version.next());
        let paths: BTreeMap<FileId, String> =
            std::mem::take(&mut self.paths).into_iter().map(|(path, id)| (id, path)).collect();
        let known = std::mem::take(&mut self.known);
        *self = Self { rules, version, ..Self::default() };
        if let Some(bytes) = manifest {
            let id = self.add(MANIFEST, bytes);
            self.manifest_file = id;
            self.read_manifest();
        }
        let ids: Vec<FileId> = files.iter().filter_map(|file| self.add(&file.path, &file.bytes)).collect();
        let sources = &self.sources;
        let read: Vec<(FileId, Document)> =
            ids.par_iter().filter_map(|id| sources.get(*id).map(|file| (*id, read(file)))).collect();
        for (id, document) in read {
            self.index.add(id, &document.names);
            self.documents.insert(id, document);
        }
        // What is known stays until the next whole run.
        let now = |id: FileId| self.paths.get(paths.get(&id)?).copied();
        for (id, mut findings) in known {
            shift::refile(&mut findings, now);
            if let Some(id) = now(id) {
                self.known.entry(id).or_insert(findings);
            }
        }
    }

    /// Adds a file; of one that is no text, a finding is kept.
    fn add(&mut self, path: &str, bytes: &[u8]) -> Option<FileId> {
        let id = match self.sources.add(path, without_mark(bytes)) {
            Ok(id) => id,
            Err(error) => {
                let id = self.sources.add_unreadable(path)?;
                self.unreadable(id, &error, bytes);
                id
            }
        };
        self.paths.insert(path.to_owned(), id);
        Some(id)
    }

    fn unreadable(&mut self, id: FileId, error: &DecodeError, bytes: &[u8]) {
        let span = Span { file: id, start: 0, end: 0 };
        self.unread.insert(id, bytes.to_vec());
        self.known.insert(id, vec![Finding::new(driver::unreadable(error), span)]);
    }

    fn read_manifest(&mut self) {
        let file = self.manifest_file.and_then(|id| self.sources.get(id));
        let (manifest, findings) = file.map(manifest::read).unwrap_or_default();
        (self.manifest, self.manifest_findings) = (manifest, findings);
    }

    /// Sets the text of a file, which may be a new one. Says whether other files have other ids now.
    pub fn set(&mut self, path: &str, bytes: &[u8]) -> bool {
        let Some(id) = self.paths.get(path).copied() else {
            let mut files = self.inputs();
            files.push(Input { path: path.to_owned(), bytes: bytes.to_vec() });
            let manifest = self.manifest_file.and_then(|id| self.sources.get(id)).map(|file| file.text().to_owned());
            if path == MANIFEST {
                files.retain(|file| file.path != MANIFEST);
                self.load(Some(bytes), files);
            } else {
                self.load(manifest.as_deref().map(str::as_bytes), files);
            }
            return true;
        };
        self.version = self.version.next();
        self.unread.remove(&id);
        let before = self.sources.get(id).map(|file| file.text().to_owned()).unwrap_or_default();
        let replaced = self.sources.replace(id, without_mark(bytes));
        if let Some(file) = self.sources.get(id) {
            let change = Change::between(id, &before, file.text());
            self.known.values_mut().for_each(|findings| shift::apply(findings, change));
            if self.manifest_file == Some(id) {
                self.read_manifest();
            } else {
                let document = read(file);
                if let Some(old) = self.documents.insert(id, document.clone()) {
                    self.index.remove(id, &old.names);
                }
                self.index.add(id, &document.names);
            }
        }
        if let Err(error) = replaced {
            self.unreadable(id, &error, bytes);
        }
        false
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        if let Some(id) = self.paths.get(path).copied() {
            self.set(path, b"");
            self.documents.remove(&id).into_iter().for_each(|document| self.index.remove(id, &document.names));
            self.known.remove(&id);
        }
    }

    /// Every file but the manifest, as it is now.
    fn inputs(&self) -> Vec<Input> {
        let files = self.documents.keys().filter_map(|id| self.sources.get(*id));
        let bytes =
            |file: &SourceFile| self.unread.get(&file.id()).cloned().unwrap_or_else(|| file.text().as_bytes().to_vec());
        files.map(|file| Input { path: file.path().to_owned(), bytes: bytes(file) }).collect()
    }

    /// The state of the catalog: what was worked out for another one is out of date.
    pub fn version(&self) -> Version {
        self.version.clone()
    }

    /// The catalog's language.
    pub const fn language(&self) -> Language {
        self.manifest.language
    }

    /// Whether there is a manifest.
    pub const fn is_catalog(&self) -> bool {
        self.manifest_file.is_some()
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.paths.get(path).copied()
    }

    /// Every path that there is, the manifest's among them.
    pub fn paths(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.paths.iter().map(|(path, id)| (path.as_str(), *id))
    }

    /// The text of a file.
    pub fn source(&self, file: FileId) -> Option<&SourceFile> {
        self.sources.get(file)
    }

    /// A file that was read; nothing for the manifest.
    pub fn document(&self, file: FileId) -> Option<&Document> {
        self.documents.get(&file)
    }

    /// The last rules that could be built.
    pub fn rules(&self) -> Option<&RuleSet> {
        self.rules.as_deref()
    }

    /// The byte of a place in a file.
    pub fn offset(&self, file: FileId, point: Point) -> u32 {
        let text = self.sources.get(file).map_or("", SourceFile::text);
        let offset = match self.documents.get(&file) {
            Some(document) => document.lines.offset(text, point),
            None => Lines::of(text).offset(text, point),
        };
        u32::try_from(offset).unwrap_or(u32::MAX)
    }

    /// A span as editors count.
    pub fn range(&self, span: Span) -> Range {
        let text = self.sources.get(span.file).map_or("", SourceFile::text);
        let of = |lines: &Lines| Range {
            start: lines.point(text, span.start as usize),
            end: lines.point(text, span.end as usize),
        };
        match self.documents.get(&span.file) {
            Some(document) => of(&document.lines),
            None => of(&Lines::of(text)),
        }
    }

    /// The whole catalog as it is now, for a run beside the editor.
    pub fn whole(&self) -> full::Job {
        full::Job {
            version: self.version.clone(),
            sources: self.sources.clone(),
            manifest: self.manifest_file.filter(|id| self.sources.get(*id).is_some_and(SourceFile::is_readable)),
            trees: self.documents.values().map(|document| Arc::clone(&document.parsed)).collect(),
            unreadable: self.unreadable_findings(),
            memory: Arc::clone(&self.memory),
        }
    }

    fn unreadable_findings(&self) -> Vec<Finding> {
        let files = self.sources.iter().filter(|file| !file.is_readable()).map(SourceFile::id);
        files.filter_map(|id| self.known.get(&id)).flatten().cloned().collect()
    }

    /// Takes what a whole run found. False where the catalog has changed since.
    pub fn take(&mut self, done: full::Done) -> bool {
        if !done.version.is_last() {
            return false;
        }
        self.known.clear();
        for finding in done.findings {
            self.known.entry(finding.span.file).or_default().push(finding);
        }
        if let Some(rules) = done.rules {
            self.rules = Some(Arc::new(rules));
        }
        true
    }

    /// What is known to be wrong with a file.
    pub fn findings(&self, file: FileId) -> &[Finding] {
        self.known.get(&file).map_or(&[], Vec::as_slice)
    }
}

fn read(file: &SourceFile) -> Document {
    let parsed = syntax::parse(file);
    let names = FileNames::of(&parsed.file);
    Document { parsed: Arc::new(parsed), names: Arc::new(names), lines: Lines::of(file.text()) }
}

/// Editors leave the mark at the head of a file out of their text.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}
