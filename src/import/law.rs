//! The instruments that records rest on, each declared once: by its number, under the title that most records give it.

use std::collections::{BTreeMap, BTreeSet};

use super::out::{Node, one_line, quoted};
use super::phrases::instruments::{self, Kind, Reading};
use super::phrases::names::Names;
use super::record::{Basis, Record};
use super::report::more;

/// Instruments by number.
#[derive(Debug, Default)]
pub(super) struct Law {
    by_number: BTreeMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    kind: Option<Kind>,
    /// Titles with how often they stand.
    titles: BTreeMap<String, u64>,
    /// The name in the catalog.
    name: String,
    /// Whether the catalog declares it already.
    declared: bool,
}

/// A row of a record's legal basis as read.
pub(super) enum Cited {
    /// An instrument's name.
    Name(String),
    /// A row whose number cannot be read.
    Unread(String),
}

impl Law {
    /// Collects the instruments of the records. `declared` are those of the catalog, number to name; `names` every name of the
    /// catalog, which are taken.
    pub(super) fn collect(
        records: &[Record],
        readings: &[Vec<Reading>],
        declared: &BTreeMap<String, String>,
        mut names: Names,
    ) -> Self {
        let mut law = Self::default();
        for (record, readings) in records.iter().zip(readings) {
            for (basis, reading) in record.basis.iter().zip(readings) {
                if let Reading::Number { number, kind } = reading {
                    let entry = law.by_number.entry(number.clone()).or_default();
                    entry.kind = entry.kind.or(*kind);
                    let title = instruments::title(basis.name.as_deref().unwrap_or_default());
                    let title = one_line(title);
                    if !title.is_empty() {
                        let count = entry.titles.entry(title).or_default();
                        more(count);
                    }
                }
            }
        }
        for (number, entry) in &mut law.by_number {
            if let Some(name) = declared.get(&folded(number)) {
                entry.name.clone_from(name);
                entry.declared = true;
            }
        }
        for (number, entry) in law.by_number.iter_mut().filter(|(_, entry)| !entry.declared) {
            let title = entry.title();
            entry.name = names.unique(&instruments::short(&title, entry.kind, Some(number)));
        }
        law
    }

    /// The instrument of a row.
    pub(super) fn cite(&self, basis: &Basis, reading: &Reading) -> Cited {
        let words = || {
            let parts = [basis.code.as_deref(), basis.name.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
        };
        match reading {
            Reading::Number { number, .. } => match self.by_number.get(number) {
                Some(entry) => Cited::Name(entry.name.clone()),
                None => Cited::Unread(words()),
            },
            Reading::Truncated { .. } | Reading::Missing => Cited::Unread(words()),
        }
    }

    /// The declarations of those that the catalog does not declare, by name.
    pub(super) fn declarations(&self) -> Vec<(String, Node)> {
        let mut all: Vec<(String, Node)> = Vec::new();
        for (number, entry) in self.by_number.iter().filter(|(_, entry)| !entry.declared) {
            let title = entry.title();
            let clauses = vec![Node::clause(format!("số hiệu {}", quoted(number))), Node::clause("hiệu lực chưa rõ")];
            let (short, whole) = super::lower::cut(&title);
            let mut node = Node::block(format!("văn bản {} {}", entry.name, quoted(&short)), clauses);
            node.notes.extend(whole);
            let mut seen: BTreeSet<String> = BTreeSet::from([folded(&title)]);
            for other in entry.titles.keys() {
                if seen.insert(folded(other)) {
                    node.add_note(&format!("Tên khác trong bản ghi: {other}"));
                }
            }
            all.push((entry.name.clone(), node));
        }
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }
}

impl Entry {
    /// The title that stands most often, of several the longest, then the first by letters.
    fn title(&self) -> String {
        let best =
            self.titles.iter().max_by(|(a, of_a), (b, of_b)| of_a.cmp(of_b).then(a.len().cmp(&b.len())).then(b.cmp(a)));
        best.map(|(title, _)| title.clone()).unwrap_or_default()
    }
}

/// The numbers of a record's legal basis, a row each.
pub(super) fn read(record: &Record) -> Vec<Reading> {
    let cell = |cell: &Option<String>| cell.clone().unwrap_or_default();
    record.basis.iter().map(|basis| instruments::number(&cell(&basis.code), &cell(&basis.name))).collect()
}

/// A number or title in the form in which two spellings of it are equal.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
