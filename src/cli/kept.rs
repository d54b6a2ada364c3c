//! What was found in a catalog when it was last checked as a whole, kept on disk beside what was proved ([`super::cache`]), so that a
//! check after a small change looks at what changed alone ([`crate::incremental`]).
//!
//! Two files: the record, headed by who wrote it, how it was told and the digest of the rest; and the bytes of every file then, one behind
//! the other, each known by its digest in the record.

use std::cell::OnceCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::cache::Cache;
use crate::bundle::digest;
use crate::diagnostics::render::{Human, Told};
use crate::driver::{Compiled, Input, Memory};
use crate::incremental::{self, Record};

/// The most bytes that are read of a record.
const MAX_BYTES: u64 = 134_217_728;

/// How the names of files begin.
pub(super) const RECORD: &str = "checked-";
pub(super) const TEXTS: &str = "texts-";

/// What is kept of a catalog that is told so.
pub(super) struct Kept<'c> {
    cache: &'c Cache,
    how: Human,
}

impl<'c> Kept<'c> {
    pub(super) const fn new(cache: &'c Cache, how: Human) -> Self {
        Self { cache, how }
    }

    /// How it is told.
    pub(super) const fn how(&self) -> Human {
        self.how
    }

    /// What was proved of it.
    pub(super) fn memory(&self) -> Memory {
        self.cache.read()
    }

    /// The record, where one was written so.
    pub(super) fn read(&self) -> Option<Record> {
        let mut head = self.cache.load(RECORD, MAX_BYTES)?;
        let end = head.iter().position(|byte| *byte == b'\n')?;
        let rest = head.split_off(end.checked_add(1)?);
        head.pop();
        (head == self.head(&rest).as_bytes()).then(|| Record::read(rest)).flatten()
    }

    /// What is found in the catalog now, as it is told; none where only a whole run can tell.
    pub(super) fn again<'r>(&self, record: &'r Record, manifest: &[u8], files: &[Input]) -> Option<Vec<Told<'r>>> {
        let texts = OnceCell::new();
        let before = |number: usize| {
            let texts: &Option<File> = texts.get_or_init(|| self.cache.open(TEXTS));
            let (start, length) = record.stood_at(number)?;
            let mut texts = texts.as_ref()?;
            texts.seek(SeekFrom::Start(start)).ok()?;
            let mut bytes = Vec::new();
            texts.take(length).read_to_end(&mut bytes).ok()?;
            record.is(number, &bytes).then_some(bytes)
        };
        incremental::again(record, (manifest, files), before, || self.memory(), self.how)
    }

    /// Keeps what was found of a catalog that was compiled for its findings with a memory, and told so.
    pub(super) fn write(
        &self,
        compiled: &Compiled,
        (manifest, files): (&[u8], &[Input]),
        told: &[Told<'_>],
        memory: &Memory,
    ) {
        self.cache.write(memory);
        let record = Record::of(compiled, (manifest, files), told, self.how.language);
        let Some(bytes) = record.and_then(|record| record.bytes()) else { return };
        let texts: Vec<&[u8]> = files.iter().map(|file| file.bytes.as_slice()).collect();
        // The texts first: a record without them is of use as long as nothing changes.
        self.cache.store(TEXTS, &texts);
        let head = self.head(&bytes);
        self.cache.store(RECORD, &[head.as_bytes(), b"\n", &bytes]);
    }

    /// The first line of a record.
    fn head(&self, rest: &[u8]) -> String {
        let Human { language, colour, width } = self.how;
        format!("{} {language:?} {colour} {width} {}", self.cache.program(), digest(rest))
    }
}
