//! Places, items and findings of a record, each written as a plain list.

use serde::{Deserialize, Serialize};

use crate::diagnostics::Severity;
use crate::lower::Kind;

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(usize, u32, u32)", into = "(usize, u32, u32)")]
pub(super) struct Place {
    /// The file, by its number among the `.tt` files in the order of their paths; [`MANIFEST_FILE`] for the manifest.
    pub(super) file: usize,
    /// First byte.
    pub(super) start: u32,
    /// First byte after.
    pub(super) end: u32,
}

impl From<(usize, u32, u32)> for Place {
    fn from((file, start, end): (usize, u32, u32)) -> Self {
        Self { file, start, end }
    }
}

impl From<Place> for (usize, u32, u32) {
    fn from(Place { file, start, end }: Place) -> Self {
        (file, start, end)
    }
}

/// The number of the manifest.
pub(super) const MANIFEST_FILE: usize = usize::MAX;

/// An item of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KnownParts", into = "KnownParts")]
pub(super) struct Known {
    /// None for a simplification.
    pub(super) kind: Option<Kind>,
    /// What it declares; of a simplification the code of what it changes.
    pub(super) name: String,
    pub(super) start: u32,
    pub(super) end: u32,
}

type KnownParts = (Option<usize>, String, u32, u32);

/// The kinds by their numbers.
const KINDS: [Kind; 9] = [
    Kind::Instrument,
    Kind::Calendar,
    Kind::Role,
    Kind::Office,
    Kind::Fact,
    Kind::CommonProcess,
    Kind::Procedure,
    Kind::Program,
    Kind::Rating,
];

impl From<KnownParts> for Known {
    fn from((kind, name, start, end): KnownParts) -> Self {
        Self { kind: kind.and_then(|kind| KINDS.get(kind).copied()), name, start, end }
    }
}

impl From<Known> for KnownParts {
    fn from(Known { kind, name, start, end }: Known) -> Self {
        (kind.and_then(|kind| KINDS.iter().position(|of| *of == kind)), name, start, end)
    }
}

/// A finding of a whole run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "EntryParts", into = "EntryParts")]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) code: String,
    pub(super) is_error: bool,
    /// The clause that acknowledges it.
    pub(super) accepted: Option<Place>,
    pub(super) message: Text,
    pub(super) brief: Text,
    pub(super) drawn: Option<Text>,
    /// Other places that its drawing names.
    pub(super) beside: Vec<Place>,
}

type EntryParts = (Place, String, bool, Option<Place>, Text, Text, Option<Text>, Vec<Place>);

impl From<EntryParts> for Entry {
    fn from((place, code, is_error, accepted, message, brief, drawn, beside): EntryParts) -> Self {
        Self { place, code, is_error, accepted, message, brief, drawn, beside }
    }
}

impl From<Entry> for EntryParts {
    fn from(entry: Entry) -> Self {
        let Entry { place, code, is_error, accepted, message, brief, drawn, beside } = entry;
        (place, code, is_error, accepted, message, brief, drawn, beside)
    }
}

/// A part of the texts: its first byte and the first after it.
pub(super) type Text = (usize, usize);

impl Entry {
    /// Its weight.
    pub(super) const fn severity(&self) -> Severity {
        if self.is_error { Severity::Error } else { Severity::Warning }
    }
}
