//! What a whole run keeps of a catalog without errors that block: written as lines of JSON for what is numbers and names, and the texts behind them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::changed::Edited;
use super::entry::{Entry, Known, MANIFEST_FILE, Place, Text};
use crate::bundle::{Language, digest};
use crate::diagnostics::render::Told;
use crate::diagnostics::{Finding, Severity};
use crate::driver::{self, Compiled, Input, MANIFEST, Reception};
use crate::source::{FileId, Span};

/// A file as it was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    path: String,
    digest: String,
    bytes: u64,
    items: Vec<Known>,
}

/// What is kept of a whole run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    manifest: String,
    files: Vec<File>,
    /// Codes of linked procedures and of their stages.
    linked: BTreeSet<String>,
    receptions: Vec<Reception>,
    /// Those of each procedure.
    received: BTreeMap<String, Vec<usize>>,
    pub(super) findings: Vec<Entry>,
    /// The canonical bytes of the bundle.
    pub(super) size: Option<usize>,
    /// How many days limits reach.
    pub(super) reach: Option<u64>,
    /// How many parts more the versions may have.
    pub(super) room: Option<usize>,
    #[serde(skip)]
    texts: String,
}

impl Record {
    /// What is kept of a catalog that was compiled for its findings, which were told so in this language; none of one with an error that
    /// blocks, or that kept something from being proved, acknowledged or not.
    pub fn of(
        compiled: &Compiled,
        (manifest, files): (&[u8], &[Input]),
        told: &[Told<'_>],
        language: Language,
    ) -> Option<Self> {
        let is_sound = compiled.is_understood && !compiled.findings.iter().any(Finding::blocks);
        if !is_sound || compiled.findings.len() != told.len() {
            return None;
        }
        let mut numbers: HashMap<FileId, usize> = HashMap::new();
        let by_path: HashMap<&str, usize> =
            files.iter().enumerate().map(|(number, file)| (file.path.as_str(), number)).collect();
        for source in compiled.sources.iter() {
            let number = if source.path() == MANIFEST { MANIFEST_FILE } else { *by_path.get(source.path())? };
            numbers.insert(source.id(), number);
        }
        let place = |span: Span| Some(Place { file: *numbers.get(&span.file)?, start: span.start, end: span.end });
        let digests: Vec<String> = files.par_iter().map(|file| digest(&file.bytes)).collect();
        let mut kept: Vec<File> = (files.iter().zip(digests))
            .map(|(file, digest)| File { path: file.path.clone(), digest, bytes: length(file), items: Vec::new() })
            .collect();
        for driver::Named { span, kind, name } in &compiled.items {
            let Place { file, start, end } = place(*span)?;
            kept.get_mut(file)?.items.push(Known { kind: *kind, name: name.clone(), start, end });
        }
        let messages: Vec<String> = compiled.findings.par_iter().map(|finding| finding.message(language)).collect();
        let mut texts = String::new();
        let mut add = |text: &str| {
            let start = texts.len();
            texts.push_str(text);
            (start, texts.len())
        };
        let mut findings = Vec::with_capacity(told.len());
        for ((finding, told), message) in compiled.findings.iter().zip(told).zip(&messages) {
            let related = finding.related.iter().filter(|_| told.drawn.is_some());
            let accepted = match finding.accepted {
                Some(span) => Some(place(span)?),
                None => None,
            };
            findings.push(Entry {
                place: place(finding.span)?,
                code: finding.code().to_owned(),
                is_error: finding.severity == Severity::Error,
                accepted,
                message: add(message),
                brief: add(&told.brief),
                drawn: told.drawn.as_deref().map(&mut add),
                beside: related.map(|related| place(related.span)).collect::<Option<_>>()?,
            });
        }
        let versions = compiled.catalog.versions().filter(|(_, version)| version.is_linked());
        let linked = versions
            .flat_map(|(code, version)| {
                std::iter::once(code.to_owned()).chain(version.stages.iter().map(|stage| stage.procedure.node.clone()))
            })
            .collect();
        Some(Self {
            manifest: digest(manifest),
            files: kept,
            linked,
            receptions: compiled.received.kinds.clone(),
            received: compiled.received.of.clone(),
            findings,
            size: compiled.size,
            reach: compiled.catalog.reach,
            room: compiled.catalog.room,
            texts,
        })
    }

    /// As bytes, which [`Record::read`] reads again.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self).ok()?;
        bytes.push(b'\n');
        bytes.extend_from_slice(self.texts.as_bytes());
        Some(bytes)
    }

    /// What was written; none where it was not written so.
    pub fn read(mut bytes: Vec<u8>) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let texts = String::from_utf8(bytes.split_off(end.checked_add(1)?)).ok()?;
        let record: Self = serde_json::from_slice(&bytes).ok()?;
        Some(Self { texts, ..record })
    }

    /// The files that have other bytes now, by their numbers; none where the manifest changed, or a file came or went.
    pub(super) fn changed(&self, manifest: &[u8], files: &[Input]) -> Option<Vec<usize>> {
        let same = self.files.len() == files.len()
            && self.files.iter().zip(files).all(|(was, is)| was.path == is.path)
            && self.manifest == digest(manifest);
        if !same {
            return None;
        }
        let numbered: Vec<(usize, (&File, &Input))> = self.files.iter().zip(files).enumerate().collect();
        let changed = numbered.par_iter().filter(|(_, (was, is))| was.digest != digest(&is.bytes));
        Some(changed.map(|(number, _)| *number).collect())
    }

    /// Where the bytes of a file stood among those of all, one behind the other, and how many they were.
    pub fn stood_at(&self, number: usize) -> Option<(u64, u64)> {
        let start = self.files.get(..number)?.iter().try_fold(0_u64, |sum, file| sum.checked_add(file.bytes))?;
        Some((start, self.files.get(number)?.bytes))
    }

    /// Whether these are the bytes of a file as it was.
    pub fn is(&self, number: usize, bytes: &[u8]) -> bool {
        self.files.get(number).is_some_and(|file| file.digest == digest(bytes))
    }

    /// The path of a file.
    pub(super) fn path(&self, number: usize) -> &str {
        if number == MANIFEST_FILE { MANIFEST } else { self.files.get(number).map_or("", |file| file.path.as_str()) }
    }

    /// How many files stand before the manifest by their paths.
    pub(super) fn before_manifest(&self) -> usize {
        self.files.partition_point(|file| file.path.as_str() < MANIFEST)
    }

    /// Every item, with the number of its file and its own there.
    pub(super) fn items(&self) -> impl Iterator<Item = ((usize, usize), &Known)> {
        self.files
            .iter()
            .enumerate()
            .flat_map(|(file, known)| known.items.iter().enumerate().map(move |(at, item)| ((file, at), item)))
    }

    /// An item.
    pub(super) fn item(&self, (file, at): (usize, usize)) -> Option<&Known> {
        self.files.get(file)?.items.get(at)
    }

    /// Whether a procedure is linked, or a stage of one that is.
    pub(super) fn is_linked(&self, code: &str) -> bool {
        self.linked.contains(code)
    }

    /// Where dossiers of a procedure are received.
    pub(super) fn receptions(&self, code: &str) -> impl Iterator<Item = &Reception> {
        let kinds = self.received.get(code).into_iter().flatten();
        kinds.filter_map(|kind| self.receptions.get(*kind))
    }

    /// Whether dossiers of any of these procedures are received at an office that was looked at for others, too.
    pub(super) fn stands_for_others(&self, codes: &BTreeSet<String>) -> bool {
        codes.iter().flat_map(|code| self.receptions(code)).any(|reception| reception.stands_for_others)
    }

    /// Whether an error stands in a file: then its words, comments among them, may keep findings elsewhere quiet.
    pub(super) fn has_error(&self, number: usize) -> bool {
        self.findings.iter().any(|entry| entry.place.file == number && entry.is_error)
    }

    /// The findings in items that changed, with their numbers.
    pub(super) fn inside(&self, edited: &BTreeMap<usize, Edited>) -> Vec<(usize, &Entry)> {
        let inside = |entry: &Entry| edited.get(&entry.place.file).is_some_and(|edited| edited.changed(entry.place));
        self.findings.iter().enumerate().filter(|(_, entry)| inside(entry)).collect()
    }

    /// The message of a finding.
    pub(super) fn message(&self, entry: &Entry) -> &str {
        self.text(entry.message)
    }

    /// A finding as it was told.
    pub(super) fn told<'r>(&'r self, entry: &'r Entry) -> Told<'r> {
        Told {
            code: Cow::Borrowed(&entry.code),
            severity: entry.severity(),
            accepted: entry.accepted.is_some(),
            brief: Cow::Borrowed(self.text(entry.brief)),
            drawn: entry.drawn.map(|drawn| Cow::Borrowed(self.text(drawn))),
        }
    }

    fn text(&self, (start, end): Text) -> &str {
        self.texts.get(start..end).unwrap_or("")
    }
}

fn length(file: &Input) -> u64 {
    // A file has at most some megabytes.
    u64::try_from(file.bytes.len()).unwrap_or(u64::MAX)
}
